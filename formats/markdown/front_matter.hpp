// SPDX-License-Identifier: Apache-2.0
#pragma once

/// What stands over the text of a Markdown file: YAML between `---` and `---` or `...` (Jekyll, pandoc), TOML between
/// two lines of `+++` (Hugo).

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "galley/diagnostics.hpp"
#include "galley/document.hpp"

namespace galley::markdown {

struct Field;

/// A value of YAML or TOML: a text, a list or a map.
struct Value {
  std::string text;
  std::vector<Value> list;
  std::vector<Field> map;

  /// The value of a key of the map, or nullptr.
  const Value* find(std::string_view key) const;
};

/// What a key of a map says.
struct Field {
  std::string key;
  Value value;
};

struct FrontMatter {
  bool present = false;
  std::size_t size = 0;  ///< bytes of the text that it takes up, with its marks
  Value fields;          ///< a map
};

/// The front matter that `text` begins with, if any. What is malformed is not front matter, with a warning.
FrontMatter read_front_matter(std::string_view text, Diagnostics& diagnostics);

/// What front matter says of an article and its document.
struct ArticleFields {
  std::string title;
  std::string kicker;
  std::string deck;
  Byline byline;
  Dateline dateline;
  std::string language;
  Metadata metadata;
};

/// Reads the fields by the names that Jekyll, Hugo, pandoc and newspapers use. Any other one is metadata of its name.
ArticleFields article_fields(const Value& fields);

/// The document's language and metadata as Galley wrote them.
void read_own_fields(const Value& fields, Document& document);

/// Prints language and metadata so that read_own_fields() gives them back; empty if there are none.
std::string print_front_matter(const Document& document);

}  // namespace galley::markdown

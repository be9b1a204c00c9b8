// SPDX-License-Identifier: Apache-2.0
#pragma once

/// The logical structure that a tagged PDF tells (ISO 32000-1, 14.7 and 14.8), as a tree of values.

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "pdf_text/file.hpp"

namespace galley::pdf {

/// Some content of a page that an element holds.
struct TaggedContent {
  std::int32_t page = -1;   ///< from 0
  std::int64_t stream = 0;  ///< 0: the page's own content, else the form's object number
  std::int32_t mark = -1;   ///< MCID
  std::int64_t object = 0;  ///< instead of a mark: an annotation or an XObject
};

struct TagKid {
  std::uint32_t element = 0;  ///< index; 0: it is content
  TaggedContent content;
};

struct TagElement {
  std::string tag;       ///< as written
  std::string standard;  ///< what the role map makes of it
  std::string language;
  std::string alternative_text;
  std::optional<std::string> actual_text;
  std::uint32_t column_span = 1;
  std::uint32_t row_span = 1;
  bool row_header = false;                                      ///< Scope Row or Both
  bool column_header = false;                                   ///< Scope Column or Both
  bool ordered = false;                                         ///< ListNumbering other than none and bullets
  std::string identifier;                                       ///< ID
  std::int64_t kept_picture = 0;                                ///< object number of the file behind a figure; 0: none
  std::uint32_t refers_to = 0;                                  ///< index of the first element that Ref names; 0: none
  std::vector<std::pair<std::string, std::string>> properties;  ///< UserProperties
  std::vector<TagKid> kids;
};

/// The value of an element's user property; nothing when it has none of this name.
std::optional<std::string> property(const TagElement& element, std::string_view name);

/// The elements, parents before their kids; the first is the root itself. Empty when the document has no tags. Cycles
/// and repetitions are cut.
std::vector<TagElement> structure_tree(const pdf_text::File& file, const Limits& limits);

}  // namespace galley::pdf

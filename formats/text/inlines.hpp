// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Running text with light marks: emphasis, code, links, note references, ruby and the attributes that say
/// the rest. CommonMark 0.31, chapter 6, is the pattern.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "galley/document.hpp"
#include "galley/plugin.hpp"
#include "text/attributes.hpp"
#include "text/links.hpp"

namespace galley::text {

/// What the text defines elsewhere and its marks refer to.
struct Definitions {
  std::unordered_map<std::string, LinkTarget> links;  ///< by normalized label
  std::unordered_set<std::string> notes;              ///< labels, without `^`

  bool empty() const { return links.empty() && notes.empty(); }
};

struct InlineRules {
  bool marks = true;                         ///< false: all text is literal
  bool separators = false;                   ///< U+2028, NEL and the like stand in the text: line breaks
  const Definitions* definitions = nullptr;  ///< may be null
  const Context* context = nullptr;          ///< for limits and diagnostics; may be null
};

/// A run of text with the attributes that stood at its end.
struct MarkedText {
  Inlines content;
  Attributes attributes;
};

/// Parses runs of text, one after another; keeps its working memory between them. `\n` in a run is a line
/// break. Takes time and memory linear in the text, whatever it holds; throws Error(limit) past
/// `context->limits.nodes`.
class InlineParser {
 public:
  explicit InlineParser(const InlineRules& rules);
  ~InlineParser();

  Inlines parse(std::string_view text);

  /// A run that attributes may end.
  MarkedText parse_marked(std::string_view text);

  /// The same in a cell of a table, where a pipe has a backslash before it even in code.
  MarkedText parse_cell(std::string_view text);

  /// Inlines made so far.
  std::uint64_t nodes() const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace galley::text

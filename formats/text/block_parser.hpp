// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Lines to blocks: paragraphs, lists, quotes, tables, figures, code, breaks, headings and notes.

#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "galley/document.hpp"
#include "galley/plugin.hpp"
#include "text/attributes.hpp"
#include "text/inlines.hpp"
#include "text/lines.hpp"
#include "text/marks.hpp"
#include "text/wrapping.hpp"

namespace galley::text {

/// How lines that follow each other without a blank line become paragraphs.
enum class WrapMode : std::uint8_t {
  automatic,  ///< joined in text whose lines were broken to a width, else each a paragraph
  join,       ///< joined
  keep,       ///< each a paragraph
};

struct BlockRules {
  bool marks = true;           ///< light marks count
  bool indented_code = false;  ///< four columns of indent are code, not the beginning of a paragraph
  WrapMode wrap = WrapMode::automatic;
  Wrapping wrapping;  ///< of this text, for WrapMode::automatic
};

/// A block of the outermost level, a heading, or the mark of a new article.
struct Parsed {
  enum class Kind : std::uint8_t { block, heading, article };
  Kind kind = Kind::block;
  std::uint32_t level = 0;  ///< of a heading: number of marks
  std::uint32_t line = 0;
  std::uint32_t blank_before = 0;  ///< blank lines above
  bool page_break = false;         ///< a form feed above
  Block block;                     ///< of a heading: a Paragraph; of an article mark: nothing
  Attributes attributes;           ///< but for the anchor, which is in the block
  std::string source;              ///< of a byline or dateline with marks of its own: the line as it stands
};

/// A note as it stands in the text. Notes without anything between are a group, and belong to one article.
struct ParsedNote {
  std::string label;
  Blocks blocks;
  std::uint32_t group = 0;
  std::size_t position = 0;  ///< how many Parsed came before
};

struct ParsedText {
  std::vector<Parsed> blocks;
  std::vector<ParsedNote> notes;
};

class BlockParser {
 public:
  BlockParser(const BlockRules& rules, const InlineRules& inline_rules, HyphenatedWords& hyphenated,
              const Context& context);

  /// Parses a whole text; takes the marks off `lines` on the way. References to notes have names of the form
  /// label, U+001F, group: the same label may be used again for another article.
  ParsedText parse(std::span<Line> lines);

  /// Only finds what is defined.
  void collect(std::span<Line> lines, Definitions& definitions);

 private:
  using Sequence = std::vector<Parsed>;
  /// Where a sequence of blocks stands.
  struct Place {
    std::uint32_t depth = 0;
    Inlines* attribution = nullptr;  ///< of the quote whose blocks they are
  };

  void sequence(std::span<Line> lines, const Place& place, Sequence& out);
  Blocks blocks(std::span<Line> lines, const Place& place);

  /// Each of these reads what begins at line `i` and moves `i` behind it; those that return bool may leave all
  /// as it is and return false.
  bool marked(std::span<Line> lines, std::size_t& i, const Place& place, Sequence& out);
  void heading(const Line& line, std::uint32_t level, std::string_view content, const Place& place, Sequence& out);
  void fenced(std::span<Line> lines, std::size_t& i, const Fence& fence, Sequence& out);
  void indented(std::span<Line> lines, std::size_t& i, Sequence& out);
  bool quote(std::span<Line> lines, std::size_t& i, const Place& place, Sequence& out);
  bool list(std::span<Line> lines, std::size_t& i, const Place& place, Sequence& out);
  bool table(std::span<Line> lines, std::size_t& i, Sequence& out);
  bool figure(std::span<Line> lines, std::size_t& i, Sequence& out);
  bool definition(std::span<Line> lines, std::size_t& i, const Place& place, Sequence& out);
  void paragraphs(std::span<Line> lines, std::size_t& i, const Place& place, Sequence& out);

  /// Takes an item's lines, `columns` columns from the left of each; returns how many lines it has.
  std::size_t item_lines(std::span<Line> lines, std::uint32_t columns, const Place& place);

  /// Does `next` belong to the paragraph that `line` is of?
  bool continues(const Line& line, const Line& next, std::uint32_t base_indent, const Place& place) const;

  /// The logical paragraphs of lines that follow each other, each with its first line.
  struct Paragraphs {
    std::deque<std::string> joined;  ///< what some of the texts are in
    std::vector<std::pair<const Line*, std::string_view>> texts;
  };
  Paragraphs split_paragraphs(std::span<const Line> lines, const Place& place);
  bool ends_group(const Line& line) const;
  void add_paragraph(const Line& line, std::string_view text, const Place& place, bool last, Sequence& out);
  void add(const Line& line, Block::Value value, Sequence& out);
  void use_attributes(Parsed& parsed, Attributes attributes);
  bool too_deep(const Place& place, const Line& line);
  MarkedText inline_text(std::string_view text);
  Inlines note_scoped(Inlines inlines) const;

  const BlockRules& rules_;
  HyphenatedWords& hyphenated_;
  const Context& context_;
  InlineParser inlines_;
  bool notes_in_use_ = false;
  Definitions* collected_ = nullptr;  ///< set while only definitions are looked for

  std::vector<ParsedNote> notes_;
  std::uint32_t note_group_ = 0;
  bool in_notes_ = false;  ///< the last thing of the outermost level was a note
  Attributes pending_;     ///< from lines of attributes, for the next block
  std::uint32_t blank_before_ = 0;
  std::uint64_t blocks_ = 0;
  bool told_depth_ = false;
  const Line* no_table_before_ = nullptr;  ///< rows before it were looked through for a table in vain
};

/// The text of a line of a paragraph, without indent of any kind.
std::string_view paragraph_text(std::string_view line);

}  // namespace galley::text

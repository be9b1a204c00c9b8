// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <deque>
#include <memory>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "docx/shared_names.hpp"
#include "docx/xml_part.hpp"
#include "word_processing/style_names.hpp"
#include "word_processing/symbols.hpp"

namespace galley::docx {

enum class Toggle : std::int8_t { unset, off, on };
enum class VerticalAlignment : std::int8_t { unset, baseline, superscript, subscript };

/// The run properties that matter to an article (ECMA-376 Part 1, 17.3.2). The views point into the XML they were
/// read from.
struct RunFormat {
  Toggle strong = Toggle::unset;
  Toggle emphasis = Toggle::unset;
  Toggle hidden = Toggle::unset;
  Toggle struck = Toggle::unset;  ///< struck through, once or twice
  Toggle right_to_left = Toggle::unset;
  VerticalAlignment vertical = VerticalAlignment::unset;
  SymbolFont symbols = SymbolFont::unset;
  bool monospaced = false;
  bool lowered = false;       ///< w:position is negative
  std::uint16_t size = 0;     ///< in half-points; 0: not told
  std::string_view language;  ///< of text in the Latin and other simple scripts
  std::string_view east_asian_language;
  std::string_view complex_language;  ///< of right-to-left and other complex scripts

  /// Lets `over` replace what it sets.
  void overlay(const RunFormat& over);
};

/// Reads a w:rPr; `style` receives the w:rStyle. Properties before a tracked change are what `original` asks for.
RunFormat read_run_format(const XmlPart& part, const pugi::xml_node& run_properties, std::string_view* style,
                          bool original = false);

inline constexpr std::int32_t unset_number = -1;
inline constexpr std::uint8_t unset_outline = 0xFF;
inline constexpr std::uint8_t body_outline = 9;  ///< w:outlineLvl of body text

struct ParagraphStyle {
  ParagraphRole role = ParagraphRole::none;
  std::uint8_t level = 0;  ///< of a heading or list style, from 1
  std::uint8_t outline = unset_outline;
  std::int32_t number = unset_number;  ///< w:numId; 0 takes numbering away
  std::uint8_t number_level = 0;
  std::int32_t indent = 0;  ///< of the left (starting) edge, in twentieths of a point
  bool ruled = false;       ///< has a border below or above
  RunFormat run;            ///< with the defaults of the document, all the chain resolved
};

struct CharacterStyle {
  CharacterRole role = CharacterRole::none;
  RunFormat run;
};

/// All styles of a document, with their chains of w:basedOn resolved once.
class Styles {
 public:
  Styles();

  /// Reads styles.xml and keeps it; cycles in chains are cut.
  void read(std::unique_ptr<XmlPart> part);

  /// The style of a paragraph with this w:pStyle, empty for none. An identifier that styles.xml does not define gives
  /// the default style with the role that the identifier itself names ("Heading1").
  const ParagraphStyle& paragraph(std::string_view id);

  /// nullptr when there is no such character style.
  const CharacterStyle* character(std::string_view id) const;

  /// The defaults of the document.
  const RunFormat& defaults() const { return defaults_; }

  /// The paragraph style that belongs to a level of a numbering, or nothing: (numId, level) pairs of styles with
  /// w:numPr, for w:numStyleLink.
  std::int32_t numbering_of_style(std::string_view id) const;

 private:
  struct Raw;
  void resolve(std::vector<Raw>& raw, std::size_t index, std::vector<std::size_t>& chain);

  std::unique_ptr<XmlPart> part_;
  RunFormat defaults_;
  ParagraphStyle default_paragraph_;
  std::deque<ParagraphStyle> paragraphs_;
  std::vector<CharacterStyle> characters_;
  std::unordered_map<std::string_view, const ParagraphStyle*> paragraph_ids_;
  std::unordered_map<std::string_view, std::size_t> character_ids_;
  std::unordered_map<std::string_view, std::int32_t> numbering_ids_;  // of numbering styles
};

}  // namespace galley::docx

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <pugixml.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "word_processing/languages.hpp"
#include "word_processing/style_names.hpp"
#include "word_processing/symbols.hpp"

namespace galley::odt {

enum class Toggle : std::int8_t { unset, off, on };
enum class Position : std::int8_t { unset, baseline, raised, lowered, both };

/// What style:text-properties say that matters to an article (ODF 1.3, part 3, 20.2).
struct TextFormat {
  std::array<Toggle, 3> strong{};  ///< by word_processing::ScriptKind, as the three below
  std::array<Toggle, 3> emphasis{};
  Toggle hidden = Toggle::unset;
  Toggle struck = Toggle::unset;
  Toggle monospaced = Toggle::unset;
  Position position = Position::unset;
  word_processing::SymbolFont symbols = word_processing::SymbolFont::unset;
  std::uint16_t size = 0;    ///< in half-points; 0: not told
  double relative_size = 0;  ///< of the parent's; 0: not told
  word_processing::RunLanguages languages;

  /// Lets `over` replace what it sets.
  void overlay(const TextFormat& over);
};

/// A style with its parents resolved.
struct TextStyle {
  word_processing::ParagraphRole role = word_processing::ParagraphRole::none;
  word_processing::CharacterRole character_role = word_processing::CharacterRole::none;
  std::uint8_t level = 0;  ///< of a heading style, from 1
  std::string_view list_style;
  bool ruled = false;  ///< has a border below or above
  TextFormat direct;   ///< of an automatic style: what was set by hand
  TextFormat named;    ///< of the named styles below it, without the default style
};

/// One level of a list style (ODF 1.3, part 3, 16.30).
struct ListLevel {
  enum class Kind : std::uint8_t { none, ordered, bullet } kind = Kind::bullet;
  std::int32_t start = 1;
};

/// All styles of a document. Elements and names are looked up in the trees, which must outlive this.
class Styles {
 public:
  /// Takes in the styles of office:styles and office:automatic-styles. Earlier calls give way to later ones.
  void read(const pugi::xml_node& root);

  /// An unknown name gives a style with the role that the name itself tells.
  const TextStyle& paragraph(std::string_view name);
  const TextStyle& text(std::string_view name);

  /// The list level of a style, from 0; nothing when the document does not define the style.
  std::optional<ListLevel> list_level(std::string_view list_style, std::size_t level);

  /// Of the default paragraph style.
  const TextFormat& defaults() const { return defaults_; }

 private:
  struct Source {
    pugi::xml_node node;
    bool automatic = false;
  };
  using Sources = std::unordered_map<std::string_view, Source>;
  using Resolved = std::unordered_map<std::string_view, TextStyle>;

  TextStyle resolve(const Sources& sources, std::string_view name, bool is_paragraph) const;
  TextFormat read_format(const pugi::xml_node& properties) const;

  Sources paragraphs_;
  Sources texts_;
  Resolved resolved_paragraphs_;
  Resolved resolved_texts_;
  std::unordered_map<std::string_view, pugi::xml_node> lists_;
  std::unordered_map<std::string_view, std::string_view> font_families_;
  std::unordered_set<std::string_view> monospaced_fonts_;
  TextFormat defaults_;
};

}  // namespace galley::odt

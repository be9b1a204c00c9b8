// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "word_processing/reading.hpp"
#include "word_processing/symbols.hpp"

namespace galley::rtf {

/// An entry of \fonttbl.
struct Font {
  std::string_view encoding;  ///< empty: the document's
  word_processing::SymbolFont symbols = word_processing::SymbolFont::none;
};

/// An entry of \stylesheet.
struct NamedStyle {
  word_processing::ParagraphRole role = word_processing::ParagraphRole::none;
  std::uint8_t level = 0;
  word_processing::CharacterRole character_role = word_processing::CharacterRole::none;
  bool strong = false;
  bool emphasis = false;
};

/// One level of an entry of \listtable.
struct ListLevel {
  enum class Kind : std::uint8_t { none, ordered, bullet } kind = Kind::ordered;
  std::int32_t start = 1;
};

/// An entry of \listtable, and one of \listoverridetable, which paragraphs refer to.
struct ListDefinition {
  std::int32_t id = 0;
  std::vector<ListLevel> levels;
};
struct ListOverride {
  std::int32_t list = 0;
  bool restarts = false;
  std::vector<std::int32_t> starts;
  std::array<std::int32_t, 9> next{};  ///< the numbers that come; 0: none was counted
};

/// All that the stories of one document share.
struct RtfReading : word_processing::Reading {
  explicit RtfReading(Context& the_context) : Reading(the_context) {}

  std::string_view encoding = "windows-1252";  ///< of the document
  std::int32_t default_font = 0;
  std::array<std::int32_t, 3> default_languages{};
  std::unordered_map<std::int32_t, Font> fonts;
  std::unordered_map<std::int32_t, NamedStyle> paragraph_styles;
  std::unordered_map<std::int32_t, NamedStyle> character_styles;
  std::unordered_map<std::int32_t, ListDefinition> lists;
  std::unordered_map<std::int32_t, ListOverride> overrides;
  std::vector<std::string> exact_languages;  ///< that marks of ours tell
  Metadata metadata;
};

}  // namespace galley::rtf

// SPDX-License-Identifier: Apache-2.0
#include "word_processing/text_direction.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace galley::word_processing {

namespace {

enum class Direction : std::uint8_t { neutral, left_to_right, right_to_left };

struct Character {
  Direction direction = Direction::neutral;
  std::size_t length = 1;
};

Character character_at(std::string_view text, std::size_t i) {
  const auto c = static_cast<unsigned char>(text[i]);
  if (c < 0x80) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return {letter ? Direction::left_to_right : Direction::neutral, 1};
  }
  const std::size_t length = c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
  const auto next = i + 1 < text.size() ? static_cast<unsigned char>(text[i + 1]) : 0U;
  if (c >= 0xD6 && c <= 0xDF && !(c == 0xD6 && next < 0x90)) return {Direction::right_to_left, length};  // U+0590 on
  if (c == 0xE0 && next >= 0xA0 && next <= 0xA3) return {Direction::right_to_left, length};              // to U+08FF
  const auto last = i + 2 < text.size() ? static_cast<unsigned char>(text[i + 2]) : 0U;
  if (c == 0xEF &&
      ((next == 0xAC && last >= 0x9D) || (next > 0xAC && next <= 0xB7) || (next >= 0xB9 && next <= 0xBB))) {
    return {Direction::right_to_left, length};  // presentation forms, U+FB1D on
  }
  if (c == 0xC2 || c == 0xE2) return {Direction::neutral, length};  // signs and punctuation
  return {Direction::left_to_right, length};
}

}  // namespace

bool is_right_to_left(std::string_view language) {
  static constexpr auto languages = std::to_array<std::string_view>(
      {"ar", "he", "fa", "ur", "ps", "sd", "ug", "yi", "dv", "ckb", "syr", "arc", "iw"});
  const std::string_view primary = language.substr(0, language.find('-'));
  return std::find(languages.begin(), languages.end(), primary) != languages.end();
}

std::vector<DirectedText> split_by_direction(std::string_view text, bool right_to_left) {
  std::vector<DirectedText> parts;
  const bool plain = std::none_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte >= 0xD6 && byte <= 0xDF) || byte == 0xE0 || byte == 0xEF;
  });
  if (plain && !right_to_left) {
    parts.push_back({text, false});
    return parts;
  }
  Direction current = right_to_left ? Direction::right_to_left : Direction::left_to_right;
  std::size_t start = 0;
  std::size_t i = 0;
  while (i < text.size()) {
    const Character character = character_at(text, i);
    if (character.direction != Direction::neutral && character.direction != current) {
      if (i > start) parts.push_back({text.substr(start, i - start), current == Direction::right_to_left});
      start = i;
      current = character.direction;
    }
    i += character.length;
  }
  if (start < text.size()) parts.push_back({text.substr(start), current == Direction::right_to_left});
  return parts;
}

}  // namespace galley::word_processing

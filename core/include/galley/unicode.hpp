// SPDX-License-Identifier: Apache-2.0
#pragma once

/// UTF-8 and the few properties of characters that articles need, from Unicode 15.
///
///     for (char32_t c : galley::CodePoints(text)) han += galley::is_han(c);
///
/// All functions are pure and may be called from any thread.

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>

#include "galley/export.hpp"

namespace galley {

/// U+FFFD, which stands for what cannot be decoded.
inline constexpr char32_t replacement_character = U'\uFFFD';

/// One code point as it stands in a string.
struct DecodedCodePoint {
  char32_t value;        ///< replacement_character when the bytes are no UTF-8
  std::uint32_t length;  ///< bytes, at least 1; of a fault: its maximal subpart (Unicode 15, 3.9)
  bool valid;
};

/// Decodes what stands at `offset`, which must be less than `text.size()`.
constexpr DecodedCodePoint decode_utf8(std::string_view text, std::size_t offset) {
  const auto byte = [&](std::size_t i) -> std::uint32_t {
    return offset + i < text.size() ? static_cast<unsigned char>(text[offset + i]) : 0U;
  };
  const auto continues = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
  const std::uint32_t b0 = byte(0);
  if (b0 < 0x80U) return {b0, 1, true};
  // U+1000 to U+CFFF, nearly all of the text that is not ASCII: any continuation bytes are valid.
  if (b0 >= 0xE1U && b0 <= 0xECU && text.size() - offset >= 3 && continues(1) && continues(2))
    return {(b0 & 0x0FU) << 12U | (byte(1) & 0x3FU) << 6U | (byte(2) & 0x3FU), 3, true};
  if (b0 < 0xC2U || b0 > 0xF4U) return {replacement_character, 1, false};
  if (b0 < 0xE0U) {
    if (!continues(1)) return {replacement_character, 1, false};
    return {(b0 & 0x1FU) << 6U | (byte(1) & 0x3FU), 2, true};
  }
  const std::uint32_t b1 = byte(1);
  // The second byte rules out overlong forms, surrogates and what lies over U+10FFFF (Unicode table 3-7).
  const std::uint32_t low = b0 == 0xE0U ? 0xA0U : b0 == 0xF0U ? 0x90U : 0x80U;
  const std::uint32_t high = b0 == 0xEDU ? 0x9FU : b0 == 0xF4U ? 0x8FU : 0xBFU;
  if (b1 < low || b1 > high) return {replacement_character, 1, false};
  if (!continues(2)) return {replacement_character, 2, false};
  if (b0 < 0xF0U) return {(b0 & 0x0FU) << 12U | (b1 & 0x3FU) << 6U | (byte(2) & 0x3FU), 3, true};
  if (!continues(3)) return {replacement_character, 3, false};
  return {(b0 & 0x07U) << 18U | (b1 & 0x3FU) << 12U | (byte(2) & 0x3FU) << 6U | (byte(3) & 0x3FU), 4, true};
}

/// Appends a code point; a surrogate or a number over U+10FFFF as U+FFFD.
GALLEY_API void append_utf8(std::string& text, char32_t code_point);

/// How many bytes from the start are valid UTF-8: `text.size()` if all are.
GALLEY_API std::size_t valid_utf8_prefix(std::string_view text);

/// Is all of it UTF-8?
inline bool is_valid_utf8(std::string_view text) { return valid_utf8_prefix(text) == text.size(); }

/// The text with U+FFFD for each maximal part that is no UTF-8, as browsers and ICU do it.
GALLEY_API std::string repair_utf8(std::string_view text);

/// How many code points there are; a fault counts one.
GALLEY_API std::size_t count_code_points(std::string_view text);

/// The code points of a string, faults as U+FFFD. Does not own the text.
class CodePoints {
 public:
  class iterator {
   public:
    using iterator_category = std::forward_iterator_tag;
    using value_type = char32_t;
    using difference_type = std::ptrdiff_t;
    using pointer = const char32_t*;
    using reference = char32_t;

    iterator() = default;
    iterator(std::string_view text, std::size_t offset) : text_(text), offset_(offset) { decode(); }

    char32_t operator*() const { return current_.value; }
    iterator& operator++() {
      offset_ += current_.length;
      decode();
      return *this;
    }
    iterator operator++(int) {
      iterator old = *this;
      ++*this;
      return old;
    }
    bool operator==(const iterator& other) const { return offset_ == other.offset_; }

    std::size_t offset() const { return offset_; }          ///< in bytes, where the code point begins
    std::size_t length() const { return current_.length; }  ///< in bytes

   private:
    void decode() {
      if (offset_ < text_.size()) current_ = decode_utf8(text_, offset_);
    }

    std::string_view text_;
    std::size_t offset_ = 0;
    DecodedCodePoint current_{0, 1, true};
  };

  explicit CodePoints(std::string_view text) : text_(text) {}
  iterator begin() const { return {text_, 0}; }
  iterator end() const { return {text_, text_.size()}; }

 private:
  std::string_view text_;
};

/// The last code point before `end` (in bytes, over 0 and within the text); U+FFFD for a fault.
GALLEY_API char32_t code_point_before(std::string_view text, std::size_t end);

GALLEY_API bool is_han(char32_t c);     ///< script Han: ideographs, radicals, 々, 〇
GALLEY_API bool is_kana(char32_t c);    ///< Hiragana, Katakana and their sound and length marks, half-width too
GALLEY_API bool is_hangul(char32_t c);  ///< syllables and jamo

/// Takes two columns: East_Asian_Width W or F (UAX #11).
GALLEY_API bool is_wide(char32_t c);

/// Combining marks: general category M.
GALLEY_API bool is_mark(char32_t c);

/// General category L or N.
GALLEY_API bool is_letter_or_digit(char32_t c);

/// General category P.
GALLEY_API bool is_punctuation(char32_t c);

/// Property White_Space: also no-break, ideographic and typographic spaces.
GALLEY_API bool is_white_space(char32_t c);

/// Columns on a terminal: 0 for marks, controls and format characters, 2 for wide ones, else 1.
GALLEY_API int column_width(char32_t c);

}  // namespace galley

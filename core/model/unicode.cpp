// SPDX-License-Identifier: Apache-2.0
#include "galley/unicode.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

namespace galley {

namespace {

// The ideographs that Unicode began with: by far the most that is asked about, and letters of two columns all.
bool is_common_ideograph(char32_t c) { return c >= 0x4E00 && c < 0x9FA6; }

struct Range {
  char32_t first;
  char32_t last;
};

template <std::size_t N>
bool within(const std::array<Range, N>& ranges, char32_t c) {
  const auto* range =
      std::upper_bound(ranges.begin(), ranges.end(), c, [](char32_t value, const Range& r) { return value < r.first; });
  return range != ranges.begin() && c <= (range - 1)->last;
}

// Scripts.txt of Unicode 15; the planes 2 and 3 are whole, since nothing but ideographs is planned there.
constexpr auto han = std::to_array<Range>({{0x2E80, 0x2E99},
                                           {0x2E9B, 0x2EF3},
                                           {0x2F00, 0x2FD5},
                                           {0x3005, 0x3005},
                                           {0x3007, 0x3007},
                                           {0x3021, 0x3029},
                                           {0x3038, 0x303B},
                                           {0x3400, 0x4DBF},
                                           {0x4E00, 0x9FFF},
                                           {0xF900, 0xFA6D},
                                           {0xFA70, 0xFAD9},
                                           {0x16FE2, 0x16FE3},
                                           {0x16FF0, 0x16FF1},
                                           {0x20000, 0x2FFFD},
                                           {0x30000, 0x3FFFD}});

constexpr auto kana = std::to_array<Range>({{0x3041, 0x3096},
                                            {0x3099, 0x309F},
                                            {0x30A1, 0x30FA},
                                            {0x30FC, 0x30FF},
                                            {0x31F0, 0x31FF},
                                            {0x32D0, 0x32FE},
                                            {0x3300, 0x3357},
                                            {0xFF66, 0xFF9F},
                                            {0x1AFF0, 0x1AFFE},
                                            {0x1B000, 0x1B122},
                                            {0x1B132, 0x1B155},
                                            {0x1B164, 0x1B167}});

constexpr auto hangul = std::to_array<Range>({{0x1100, 0x11FF},
                                              {0x302E, 0x302F},
                                              {0x3131, 0x318E},
                                              {0x3200, 0x321E},
                                              {0x3260, 0x327E},
                                              {0xA960, 0xA97C},
                                              {0xAC00, 0xD7FB},
                                              {0xFFA0, 0xFFDC}});

utf8proc_category_t category(char32_t c) { return utf8proc_category(static_cast<utf8proc_int32_t>(c)); }

}  // namespace

void append_utf8(std::string& text, char32_t c) {
  if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) c = replacement_character;
  const auto put = [&](char32_t byte) { text.push_back(static_cast<char>(byte)); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0 | c >> 6);
    put(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    put(0xE0 | c >> 12);
    put(0x80 | (c >> 6 & 0x3F));
    put(0x80 | (c & 0x3F));
  } else {
    put(0xF0 | c >> 18);
    put(0x80 | (c >> 12 & 0x3F));
    put(0x80 | (c >> 6 & 0x3F));
    put(0x80 | (c & 0x3F));
  }
}

std::size_t valid_utf8_prefix(std::string_view text) {
  std::size_t i = 0;
  while (i < text.size()) {
    if (text.size() - i >= 8) {
      std::uint64_t eight = 0;
      std::memcpy(&eight, text.data() + i, 8);
      if ((eight & 0x8080808080808080U) == 0) {
        i += 8;
        continue;
      }
    }
    // Han, Kana and Hangul: runs of three bytes, E1 to EC or EE to EF and two continuations.
    while (text.size() - i >= 4) {
      std::uint32_t four = 0;
      std::memcpy(&four, text.data() + i, 4);
      if constexpr (std::endian::native == std::endian::big) four = __builtin_bswap32(four);
      if ((four & 0x00C0C0F0U) != 0x008080E0U) break;
      const std::uint32_t lead = four & 0xFFU;
      if (lead == 0xE0U || lead == 0xEDU) break;
      i += 3;
    }
    if (i >= text.size()) break;
    const DecodedCodePoint decoded = decode_utf8(text, i);
    if (!decoded.valid) return i;
    i += decoded.length;
  }
  return i;
}

std::string repair_utf8(std::string_view text) {
  std::string repaired;
  repaired.reserve(text.size());
  while (true) {
    const std::size_t valid = valid_utf8_prefix(text);
    repaired.append(text.substr(0, valid));
    if (valid == text.size()) return repaired;
    append_utf8(repaired, replacement_character);
    text.remove_prefix(valid + decode_utf8(text, valid).length);
  }
}

std::size_t count_code_points(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < text.size(); ++count) i += decode_utf8(text, i).length;
  return count;
}

char32_t code_point_before(std::string_view text, std::size_t end) {
  std::size_t start = end - 1;
  while (start > 0 && end - start < 4 && (static_cast<unsigned char>(text[start]) & 0xC0U) == 0x80U) --start;
  const DecodedCodePoint decoded = decode_utf8(text.substr(0, end), start);
  return start + decoded.length == end ? decoded.value : replacement_character;
}

bool is_han(char32_t c) { return is_common_ideograph(c) || (c >= 0x2E80 && within(han, c)); }

bool is_kana(char32_t c) { return c >= 0x3041 && within(kana, c); }

bool is_hangul(char32_t c) { return c >= 0x1100 && within(hangul, c); }

bool is_wide(char32_t c) { return is_common_ideograph(c) || (c >= 0x1100 && column_width(c) == 2); }

bool is_mark(char32_t c) {
  if (c < 0x300) return false;
  const utf8proc_category_t kind = category(c);
  return kind == UTF8PROC_CATEGORY_MN || kind == UTF8PROC_CATEGORY_MC || kind == UTF8PROC_CATEGORY_ME;
}

bool is_letter_or_digit(char32_t c) {
  if (c < 0x80) return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
  if (is_common_ideograph(c)) return true;
  const utf8proc_category_t kind = category(c);
  return (kind >= UTF8PROC_CATEGORY_LU && kind <= UTF8PROC_CATEGORY_LO) ||
         (kind >= UTF8PROC_CATEGORY_ND && kind <= UTF8PROC_CATEGORY_NO);
}

bool is_punctuation(char32_t c) {
  const utf8proc_category_t kind = category(c);
  return kind >= UTF8PROC_CATEGORY_PC && kind <= UTF8PROC_CATEGORY_PO;
}

bool is_white_space(char32_t c) {
  if (c < 0x80) return c == ' ' || (c >= '\t' && c <= '\r');
  if (c > 0x3000) return false;
  return c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 ||
         c == 0x202F || c == 0x205F || c == 0x3000;
}

int column_width(char32_t c) {
  if (c < 0x80) return c >= 0x20 && c != 0x7F ? 1 : 0;
  if (c >= 0x1160 && c <= 0x11FF) return 0;  // medial and final jamo join the syllable before them
  return utf8proc_charwidth(static_cast<utf8proc_int32_t>(c));
}

}  // namespace galley

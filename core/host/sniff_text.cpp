// SPDX-License-Identifier: Apache-2.0
#include "host/sniff_text.hpp"

#include <algorithm>
#include <cstdint>

namespace galley {

namespace {

using namespace std::string_view_literals;

constexpr std::size_t looked_at = 64 << 10;

std::uint8_t byte_at(std::string_view bytes, std::size_t at) { return static_cast<std::uint8_t>(bytes[at]); }

/// Control characters that text files hold: tab, line ends, form feed, vertical tab, backspace (overstriking),
/// ESC (ISO-2022), SUB (end of a DOS file).
bool is_text_control(std::uint32_t c) { return (c >= 0x08 && c <= 0x0d) || c == 0x1b || c == 0x1a; }

bool is_bad_control(std::uint32_t c) { return (c < 0x20 && !is_text_control(c)) || c == 0x7f; }

/// The size of the well-formed UTF-8 sequence at `at` (Unicode 15, table 3-7); 0 when there is none, and
/// what is left when the text ends within one.
std::size_t utf8_sequence(std::string_view bytes, std::size_t at) {
  const std::uint8_t lead = byte_at(bytes, at);
  if (lead < 0x80) return 1;
  std::size_t size = 0;
  std::uint8_t low = 0x80;
  std::uint8_t high = 0xbf;
  if (lead >= 0xc2 && lead <= 0xdf) {
    size = 2;
  } else if (lead >= 0xe0 && lead <= 0xef) {
    size = 3;
    if (lead == 0xe0) low = 0xa0;
    if (lead == 0xed) high = 0x9f;
  } else if (lead >= 0xf0 && lead <= 0xf4) {
    size = 4;
    if (lead == 0xf0) low = 0x90;
    if (lead == 0xf4) high = 0x8f;
  } else {
    return 0;
  }
  for (std::size_t i = 1; i < size; ++i) {
    if (at + i == bytes.size()) return i;
    const std::uint8_t c = byte_at(bytes, at + i);
    if (c < low || c > high) return 0;
    low = 0x80;
    high = 0xbf;
  }
  return size;
}

/// Text in UTF-8 or in an encoding that keeps to ASCII's control characters. UTF-8 proves itself and may
/// hold a stray one; else hardly any is allowed.
bool is_byte_text(std::string_view bytes) {
  std::size_t bad = 0;
  bool utf8 = true;
  for (std::size_t i = 0; i < bytes.size();) {
    const std::uint8_t c = byte_at(bytes, i);
    if (c == 0) return false;
    if (is_bad_control(c)) ++bad;
    const std::size_t size = utf8 ? utf8_sequence(bytes, i) : 1;
    if (size == 0) utf8 = false;
    i += std::max<std::size_t>(size, 1);
  }
  return utf8 ? bad * 20 <= bytes.size() : bad * 200 <= bytes.size();
}

bool is_private_or_none(std::uint32_t c) {
  return (c >= 0xe000 && c <= 0xf8ff) || (c >= 0xfdd0 && c <= 0xfdef) || (c & 0xfffe) == 0xfffe || c >= 0xf0000;
}

/// Judges code units of 16 or 32 bits. Binary data soon has an unpaired surrogate, a control character or
/// a code point that stands for nothing.
class WideText {
 public:
  void add(std::uint32_t c) {
    ++count_;
    if (c > 0x10ffff || (c >= 0xd800 && c <= 0xdfff)) broken_ = true;
    if (is_bad_control(c) || is_private_or_none(c)) ++bad_;
    if (c == '\n' || c == '\r' || c == ' ' || c == 0x3000 || c == 0x3001 || c == 0x3002) ++separators_;
  }
  bool holds() const { return !broken_ && bad_ * 50 <= count_; }
  /// Without a byte order mark there must be some sign of sentences.
  bool convinces() const { return holds() && count_ > 0 && separators_ * 200 >= count_ && separators_ > 0; }

 private:
  std::size_t count_ = 0;
  std::size_t bad_ = 0;
  std::size_t separators_ = 0;
  bool broken_ = false;
};

WideText read_utf16(std::string_view bytes, bool big_endian) {
  WideText text;
  const auto unit_at = [&](std::size_t at) {
    const std::uint32_t first = byte_at(bytes, at);
    const std::uint32_t second = byte_at(bytes, at + 1);
    return big_endian ? first << 8 | second : second << 8 | first;
  };
  for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
    const std::uint32_t unit = unit_at(i);
    if (unit >= 0xd800 && unit <= 0xdbff) {
      if (i + 3 >= bytes.size()) break;
      const std::uint32_t low = unit_at(i + 2);
      i += 2;
      text.add(low >= 0xdc00 && low <= 0xdfff ? 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00) : 0xd800);
    } else {
      text.add(unit);
    }
  }
  return text;
}

WideText read_utf32(std::string_view bytes, bool big_endian) {
  WideText text;
  for (std::size_t i = 0; i + 3 < bytes.size(); i += 4) {
    std::uint32_t c = 0;
    for (std::size_t k = 0; k < 4; ++k) c = c << 8 | byte_at(bytes, i + (big_endian ? k : 3 - k));
    text.add(c);
  }
  return text;
}

}  // namespace

bool looks_like_text(std::string_view bytes) {
  const bool whole = bytes.size() <= looked_at;
  bytes = bytes.substr(0, looked_at);
  if (bytes.starts_with("\xef\xbb\xbf"sv)) return is_byte_text(bytes.substr(3));
  if (bytes.starts_with("\xff\xfe\0\0"sv)) return read_utf32(bytes.substr(4), false).holds();
  if (bytes.starts_with("\0\0\xfe\xff"sv)) return read_utf32(bytes.substr(4), true).holds();
  if (bytes.starts_with("\xff\xfe"sv)) return read_utf16(bytes.substr(2), false).holds();
  if (bytes.starts_with("\xfe\xff"sv)) return read_utf16(bytes.substr(2), true).holds();
  if (is_byte_text(bytes)) return true;
  if (bytes.empty() || (whole && bytes.size() % 2 != 0)) return false;
  if (read_utf16(bytes, false).convinces() || read_utf16(bytes, true).convinces()) return true;
  return (!whole || bytes.size() % 4 == 0) &&
         (read_utf32(bytes, false).convinces() || read_utf32(bytes, true).convinces());
}

}  // namespace galley

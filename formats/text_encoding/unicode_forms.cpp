// SPDX-License-Identifier: Apache-2.0
#include "text_encoding/unicode_forms.hpp"

#include <algorithm>
#include <cstring>

#include "galley/unicode.hpp"

namespace galley::text_encoding {
namespace {

unsigned byte_at(std::string_view bytes, std::size_t at) { return static_cast<unsigned char>(bytes[at]); }

template <bool big>
char32_t unit16(std::string_view bytes, std::size_t at) {
  return big ? byte_at(bytes, at) << 8 | byte_at(bytes, at + 1) : byte_at(bytes, at + 1) << 8 | byte_at(bytes, at);
}

template <bool big>
char32_t unit32(std::string_view bytes, std::size_t at) {
  return big ? unit16<big>(bytes, at) << 16 | unit16<big>(bytes, at + 2)
             : unit16<big>(bytes, at + 2) << 16 | unit16<big>(bytes, at);
}

bool is_lead(char32_t unit) { return unit >= 0xD800 && unit < 0xDC00; }
bool is_trail(char32_t unit) { return unit >= 0xDC00 && unit < 0xE000; }

template <bool big>
void append_from_utf16(std::string& utf8, std::string_view bytes, const BadBytes& bad) {
  std::size_t at = 0;
  for (; at + 2 <= bytes.size(); at += 2) {
    char32_t c = unit16<big>(bytes, at);
    if (is_lead(c) && at + 4 <= bytes.size() && is_trail(unit16<big>(bytes, at + 2))) {
      c = 0x10000 + ((c - 0xD800) << 10) + (unit16<big>(bytes, at + 2) - 0xDC00);
      at += 2;
    } else if (is_lead(c) || is_trail(c)) {
      bad(at, 2);
    }
    append_utf8(utf8, c);
  }
  if (at < bytes.size()) {
    bad(at, bytes.size() - at);
    append_utf8(utf8, 0xFFFD);
  }
}

template <bool big>
void append_from_utf32(std::string& utf8, std::string_view bytes, const BadBytes& bad) {
  std::size_t at = 0;
  for (; at + 4 <= bytes.size(); at += 4) {
    const char32_t c = unit32<big>(bytes, at);
    if (c > 0x10FFFF || is_lead(c) || is_trail(c)) bad(at, 4);
    append_utf8(utf8, c);
  }
  if (at < bytes.size()) {
    bad(at, bytes.size() - at);
    append_utf8(utf8, 0xFFFD);
  }
}

/// Characters that text is made of, whatever the language, as far as one unit tells.
bool is_textual(char32_t c) {
  if (c < 0x20) return c == '\t' || c == '\n' || c == '\r' || c == '\f';
  if (c < 0x7F) return true;
  if (c < 0xA0) return false;
  if (c >= 0x10000) return (c >= 0x1D400 && c < 0x1FB00) || (c >= 0x20000 && c < 0x32400);
  if ((c & 0xFF) == 0) return c == 0x3000 || c == 0x4E00;  // more often ASCII in the other byte order
  return c < 0x2070 || (c >= 0x20A0 && c < 0x2800) || (c >= 0x3000 && c < 0xE000) || (c >= 0xF900 && c < 0xFFF0);
}

struct Tally {
  std::size_t textual = 0;
  std::size_t basic = 0;  ///< space, line end or ASCII letter or digit
  std::size_t total = 0;

  void add(char32_t c) {
    ++total;
    textual += is_textual(c) ? 1 : 0;
    basic += c == '\n' || c == '\r' || (c >= 0x20 && c < 0x7F) ? 1 : 0;
  }
  bool convincing() const { return total > 0 && basic > 0 && textual * 10 >= total * 9; }
};

template <typename Unit>
Tally tally(std::string_view bytes, std::size_t width, Unit unit) {
  Tally result;
  for (std::size_t at = 0; at + width <= bytes.size(); at += width) result.add(unit(bytes, at));
  return result;
}

}  // namespace

std::optional<ByteOrderMark> byte_order_mark(std::string_view bytes) {
  using namespace std::string_view_literals;
  if (bytes.starts_with("\xEF\xBB\xBF"sv)) return ByteOrderMark{Scheme::utf8, 3};
  if (bytes.starts_with("\0\0\xFE\xFF"sv)) return ByteOrderMark{Scheme::utf32be, 4};
  // UTF-16 that begins with U+0000 is no text.
  if (bytes.starts_with("\xFF\xFE\0\0"sv)) return ByteOrderMark{Scheme::utf32le, 4};
  if (bytes.starts_with("\xFE\xFF"sv)) return ByteOrderMark{Scheme::utf16be, 2};
  if (bytes.starts_with("\xFF\xFE"sv)) return ByteOrderMark{Scheme::utf16le, 2};
  return std::nullopt;
}

std::optional<Scheme> unicode_form_without_mark(std::string_view bytes) {
  // Text in an encoding of bytes has no NUL; text in UTF-16 has one in every line end and ASCII character.
  constexpr std::size_t looked_at = 256 * 1024;
  const std::string_view sample = bytes.substr(0, looked_at);
  if (sample.size() < 2 || std::memchr(sample.data(), '\0', sample.size()) == nullptr) return std::nullopt;
  if (tally(sample, 4, unit32<false>).convincing()) return Scheme::utf32le;
  if (tally(sample, 4, unit32<true>).convincing()) return Scheme::utf32be;
  const Tally little = tally(sample, 2, unit16<false>);
  const Tally big = tally(sample, 2, unit16<true>);
  const bool is_big = big.textual != little.textual ? big.textual > little.textual : big.basic > little.basic;
  if (!(is_big ? big : little).convincing()) return std::nullopt;
  // Bytes of ASCII with a stray NUL pair up to characters that look Chinese: but they are ASCII.
  const auto nul = static_cast<std::size_t>(std::count(sample.begin(), sample.end(), '\0'));
  if (nul * 50 < sample.size()) {
    std::string without(sample);
    without.erase(std::remove(without.begin(), without.end(), '\0'), without.end());
    if (valid_utf8_prefix(without) + 3 >= without.size()) return std::nullopt;
  }
  return is_big ? Scheme::utf16be : Scheme::utf16le;
}

void append_from_unicode_form(std::string& utf8, std::string_view bytes, Scheme scheme, const BadBytes& bad) {
  utf8.reserve(utf8.size() + bytes.size());
  switch (scheme) {
    case Scheme::utf16be:
      return append_from_utf16<true>(utf8, bytes, bad);
    case Scheme::utf32le:
      return append_from_utf32<false>(utf8, bytes, bad);
    case Scheme::utf32be:
      return append_from_utf32<true>(utf8, bytes, bad);
    default:
      return append_from_utf16<false>(utf8, bytes, bad);
  }
}

void append_as_unicode_form(std::string& bytes, std::string_view utf8, Scheme scheme) {
  const bool big = scheme == Scheme::utf16be || scheme == Scheme::utf32be;
  const bool wide = scheme == Scheme::utf32le || scheme == Scheme::utf32be;
  const auto append = [&](char32_t unit, int size) {
    for (int i = 0; i < size; ++i) bytes += static_cast<char>(unit >> 8 * (big ? size - 1 - i : i) & 0xFF);
  };
  for (const char32_t c : CodePoints(utf8)) {
    if (wide) {
      append(c, 4);
    } else if (c < 0x10000) {
      append(c, 2);
    } else {
      append(0xD800 + ((c - 0x10000) >> 10), 2);
      append(0xDC00 + ((c - 0x10000) & 0x3FF), 2);
    }
  }
}

}  // namespace galley::text_encoding

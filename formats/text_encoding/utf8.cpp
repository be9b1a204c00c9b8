// SPDX-License-Identifier: Apache-2.0
#include "text_encoding/utf8.hpp"

#include <cstring>

namespace galley::text_encoding {
namespace {

bool is_continuation(unsigned char byte) { return (byte & 0xC0) == 0x80; }

/// Length of the well-formed sequence at p, or 0. The second byte's range depends on the first (Unicode 15,
/// table 3-7): no overlong forms, no surrogates, nothing past U+10FFFF.
std::size_t sequence_length(const unsigned char* p, const unsigned char* end) {
  const auto left = static_cast<std::size_t>(end - p);
  const unsigned char lead = p[0];
  if (lead < 0x80) return 1;
  if (lead < 0xC2) return 0;
  if (lead < 0xE0) return left >= 2 && is_continuation(p[1]) ? 2 : 0;
  if (lead < 0xF0) {
    if (left < 3 || !is_continuation(p[1]) || !is_continuation(p[2])) return 0;
    if (lead == 0xE0 && p[1] < 0xA0) return 0;
    if (lead == 0xED && p[1] > 0x9F) return 0;
    return 3;
  }
  if (lead > 0xF4 || left < 4 || !is_continuation(p[1]) || !is_continuation(p[2]) || !is_continuation(p[3])) return 0;
  if (lead == 0xF0 && p[1] < 0x90) return 0;
  if (lead == 0xF4 && p[1] > 0x8F) return 0;
  return 4;
}

}  // namespace

std::size_t valid_utf8_prefix(std::string_view bytes) {
  const auto* const begin = reinterpret_cast<const unsigned char*>(bytes.data());
  const unsigned char* const end = begin + bytes.size();
  const unsigned char* p = begin;
  while (p < end) {
    // Two runs make most text: ASCII, eight at a time, and three-byte characters of the scripts of East Asia.
    while (end - p >= 8) {
      std::uint64_t eight;
      std::memcpy(&eight, p, 8);
      if ((eight & 0x8080808080808080u) != 0) break;
      p += 8;
    }
    while (end - p >= 3 && p[0] >= 0xE1 && p[0] <= 0xEF && p[0] != 0xED && is_continuation(p[1]) &&
           is_continuation(p[2])) {
      p += 3;
    }
    if (p == end) break;
    const std::size_t length = sequence_length(p, end);
    if (length == 0) break;
    p += length;
  }
  return static_cast<std::size_t>(p - begin);
}

std::size_t bad_utf8_length(std::string_view bytes, std::size_t at) {
  const auto byte = [&](std::size_t i) {
    return at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : static_cast<unsigned char>(0);
  };
  const unsigned char lead = byte(0);
  if (lead < 0xC2 || lead > 0xF4) return 1;
  const std::size_t wanted = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  const unsigned char low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
  const unsigned char high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
  if (byte(1) < low || byte(1) > high) return 1;
  std::size_t length = 2;
  while (length < wanted && is_continuation(byte(length))) ++length;
  return length < wanted ? length : wanted - 1;
}

void append_code_point(std::string& text, char32_t code_point) {
  if (code_point > 0x10FFFF || (code_point >= 0xD800 && code_point <= 0xDFFF)) code_point = 0xFFFD;
  if (code_point < 0x80) {
    text += static_cast<char>(code_point);
    return;
  }
  char buffer[4];
  std::size_t length = 0;
  if (code_point < 0x800) {
    buffer[length++] = static_cast<char>(0xC0 | code_point >> 6);
  } else {
    if (code_point < 0x10000) {
      buffer[length++] = static_cast<char>(0xE0 | code_point >> 12);
    } else {
      buffer[length++] = static_cast<char>(0xF0 | code_point >> 18);
      buffer[length++] = static_cast<char>(0x80 | (code_point >> 12 & 0x3F));
    }
    buffer[length++] = static_cast<char>(0x80 | (code_point >> 6 & 0x3F));
  }
  buffer[length++] = static_cast<char>(0x80 | (code_point & 0x3F));
  text.append(buffer, length);
}

}  // namespace galley::text_encoding

// SPDX-License-Identifier: Apache-2.0
#pragma once

/// UTF-8 (RFC 3629): the checks and steps that every text format needs.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace galley::text_encoding {

/// How many bytes at the start of `bytes` are valid UTF-8: bytes.size() when all are.
std::size_t valid_utf8_prefix(std::string_view bytes);

inline bool is_utf8(std::string_view bytes) { return valid_utf8_prefix(bytes) == bytes.size(); }

/// Length of the bad sequence at `at` of bytes that are not valid there: the longest start of a well-formed
/// sequence, or one byte (Unicode 15, 3.9, "maximal subparts"). At least 1.
std::size_t bad_utf8_length(std::string_view bytes, std::size_t at);

/// The code point at `at` of valid UTF-8; moves `at` behind it.
inline char32_t next_code_point(std::string_view text, std::size_t& at) {
  const auto byte = [&](std::size_t i) { return static_cast<char32_t>(static_cast<unsigned char>(text[i])); };
  const char32_t lead = byte(at);
  if (lead < 0x80) {
    ++at;
    return lead;
  }
  if (lead < 0xE0) {
    at += 2;
    return (lead & 0x1F) << 6 | (byte(at - 1) & 0x3F);
  }
  if (lead < 0xF0) {
    at += 3;
    return (lead & 0x0F) << 12 | (byte(at - 2) & 0x3F) << 6 | (byte(at - 1) & 0x3F);
  }
  at += 4;
  return (lead & 0x07) << 18 | (byte(at - 3) & 0x3F) << 12 | (byte(at - 2) & 0x3F) << 6 | (byte(at - 1) & 0x3F);
}

/// The code point that ends before `at` (greater than 0) of valid UTF-8; moves `at` to its start.
inline char32_t previous_code_point(std::string_view text, std::size_t& at) {
  do {
    --at;
  } while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80);
  std::size_t behind = at;
  return next_code_point(text, behind);
}

/// Appends a code point; U+FFFD in place of a surrogate or what lies past U+10FFFF.
void append_code_point(std::string& text, char32_t code_point);

}  // namespace galley::text_encoding

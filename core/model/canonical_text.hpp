// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Canonical form of single strings. Each function looks first and changes nothing that is as it should be.

#include <cstddef>
#include <string>
#include <string_view>

namespace galley::model {

/// White space of running text: space, tab and the C0 line and page ends.
constexpr bool is_run_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

/// Bytes of the valid character at `offset` that may stand in canonical text: 0 for faults of UTF-8, for controls (C0,
/// DEL and C1, which HTML cannot hold) and for U+FFFE and U+FFFF, which XML 1.0 cannot hold.
inline std::size_t sound_length(std::string_view text, std::size_t offset);

/// What stands for something of sound_length 0, and how many bytes that takes.
struct Replacement {
  std::string_view text;  ///< UTF-8; empty: nothing
  std::size_t length = 0;
};

/// Controls go; the next-line control, which parts words, is a space; the rest is U+FFFD.
Replacement replacement_at(std::string_view text, std::size_t offset);

/// One line: runs of white space are one space, none at the ends, no controls.
void canonicalize_line(std::string& text);

/// An address or anchor: no controls, no white space at the ends; what is inside counts.
void canonicalize_address(std::string& text);

/// Lines apart by '\n' with tabs, none empty at the end.
void canonicalize_lines(std::string& text);

/// A well-formed BCP 47 tag in the case that RFC 5646, 2.1.1 recommends, or empty; and empty if it is `around`.
void canonicalize_language(std::string& language, std::string_view around);

/// Is it YYYY, YYYY-MM or YYYY-MM-DD, and a date of the calendar?
bool is_iso_date(std::string_view text);

}  // namespace galley::model

namespace galley::model {

inline std::size_t sound_length(std::string_view text, std::size_t i) {
  const auto byte = [&](std::size_t k) { return static_cast<unsigned char>(text[k]); };
  const unsigned char c = byte(i);
  if (c < 0x80) return c >= 0x20 && c != 0x7F ? 1 : 0;
  const std::size_t left = text.size() - i;
  const auto continues = [&](std::size_t k) { return (byte(i + k) & 0xC0) == 0x80; };
  if (c < 0xC2) return 0;
  if (c < 0xE0) return left >= 2 && continues(1) && (c > 0xC2 || byte(i + 1) > 0x9F) ? 2 : 0;
  if (c < 0xF0) {
    if (left < 3 || !continues(1) || !continues(2)) return 0;
    if ((c == 0xE0 && byte(i + 1) < 0xA0) || (c == 0xED && byte(i + 1) > 0x9F)) return 0;
    return c == 0xEF && byte(i + 1) == 0xBF && byte(i + 2) >= 0xBE ? 0 : 3;
  }
  if (c > 0xF4 || left < 4 || !continues(1) || !continues(2) || !continues(3)) return 0;
  if ((c == 0xF0 && byte(i + 1) < 0x90) || (c == 0xF4 && byte(i + 1) > 0x8F)) return 0;
  return 4;
}

}  // namespace galley::model

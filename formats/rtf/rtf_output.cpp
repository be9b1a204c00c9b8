// SPDX-License-Identifier: Apache-2.0
#include "rtf/rtf_output.hpp"

#include <cstdint>

#include "galley/unicode.hpp"

namespace galley::rtf {

namespace {

void append_unit(std::string& rtf, std::uint32_t unit) {
  rtf += "\\u";
  rtf += std::to_string(unit < 0x8000 ? static_cast<std::int32_t>(unit) : static_cast<std::int32_t>(unit) - 0x10000);
  rtf += '?';
}

}  // namespace

void append_escaped(std::string& rtf, std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const char c = text[i];
    if ((c & 0x80) == 0) {
      ++i;
      if (c == '\\' || c == '{' || c == '}') {
        rtf += '\\';
        rtf += c;
      } else if (c == '\t') {
        rtf += "\\tab ";
      } else if (c == '\n') {
        rtf += "\\line ";
      } else if (c >= ' ' && c != 0x7F) {
        rtf += c;
      } else {
        append_unit(rtf, static_cast<std::uint32_t>(c));
      }
      continue;
    }
    const DecodedCodePoint point = decode_utf8(text, i);
    i += point.length;
    const std::uint32_t value = point.value;
    if (value == 0xA0) {
      rtf += "\\~";
    } else if (value == 0xAD) {
      rtf += "\\-";
    } else if (value == 0x2011) {
      rtf += "\\_";
    } else if (value < 0x10000) {
      append_unit(rtf, value);
    } else {
      append_unit(rtf, 0xD800 + ((value - 0x10000) >> 10));
      append_unit(rtf, 0xDC00 + ((value - 0x10000) & 0x3FF));
    }
  }
}

void append_hexadecimal(std::string& rtf, std::string_view bytes) {
  constexpr std::size_t bytes_in_line = 64;
  constexpr std::string_view digits = "0123456789abcdef";
  rtf.reserve(rtf.size() + bytes.size() * 2 + bytes.size() / bytes_in_line + 1);
  std::size_t in_line = 0;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    rtf += digits[byte >> 4];
    rtf += digits[byte & 15];
    if (++in_line == bytes_in_line) {
      rtf += '\n';
      in_line = 0;
    }
  }
}

void append_mark(std::string& rtf, std::string_view text) {
  rtf += "{\\*\\galleymark ";
  append_escaped(rtf, text);
  rtf += '}';
}

}  // namespace galley::rtf

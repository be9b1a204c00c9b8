// SPDX-License-Identifier: Apache-2.0
#include "batch/readable.hpp"

#include <array>
#include <cstdio>
#include <ctime>

#include "galley/unicode.hpp"

namespace galley::batch {
namespace {

void append_hex(std::string& out, std::uint32_t value, int digits) {
  for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) out += "0123456789abcdef"[(value >> shift) & 15];
}

/// Would it move the cursor, or the text around it? Controls, line and paragraph separators, bidirectional
/// embeddings, overrides and isolates.
bool misleads(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

void append_escaped(std::string& out, char32_t c) {
  switch (c) {
    case '\n':
      out += "\\n";
      break;
    case '\t':
      out += "\\t";
      break;
    case '\r':
      out += "\\r";
      break;
    case 0x1B:
      out += "\\e";
      break;
    default:
      out += "\\u{";
      append_hex(out, c, 4);
      out += '}';
  }
}

/// "1.25 ms" of 1.25 and "ms".
std::string with_unit(double value, std::string_view unit) {
  std::array<char, 32> digits{};
  // %g drops zeros at the end; what rounds to four digits is better off without an exponent.
  std::snprintf(digits.data(), digits.size(), value >= 999.5 ? "%.0f" : "%.3g", value);
  return std::string(digits.data()) + " " + std::string(unit);
}

}  // namespace

std::string shown(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const DecodedCodePoint point = decode_utf8(text, i);
    if (!point.valid) {
      for (std::uint32_t k = 0; k < point.length; ++k) {
        out += "\\x";
        append_hex(out, static_cast<unsigned char>(text[i + k]), 2);
      }
    } else if (misleads(point.value)) {
      append_escaped(out, point.value);
    } else {
      out += text.substr(i, point.length);
    }
    i += point.length;
  }
  return out;
}

std::string grouped(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t i = digits.size(); i > 3;) {
    i -= 3;
    digits.insert(i, 1, ',');
  }
  return digits;
}

std::string short_duration(std::uint64_t microseconds) {
  const auto value = static_cast<double>(microseconds);
  if (value < 1e3) return with_unit(value, "µs");
  if (value < 1e6) return with_unit(value / 1e3, "ms");
  if (value < 60e6) return with_unit(value / 1e6, "s");
  if (value < 3600e6) return with_unit(value / 60e6, "min");
  return with_unit(value / 3600e6, "h");
}

std::string short_size(std::uint64_t bytes) {
  auto value = static_cast<double>(bytes);
  constexpr std::array<std::string_view, 6> units{"B", "kB", "MB", "GB", "TB", "PB"};
  std::size_t unit = 0;
  while (value >= 999.5 && unit + 1 < units.size()) {
    value /= 1000;
    ++unit;
  }
  return with_unit(value, units[unit]);
}

std::string utc_time(std::int64_t milliseconds) {
  const std::time_t seconds = milliseconds / 1000;
  std::tm parts{};
  if (::gmtime_r(&seconds, &parts) == nullptr) return "?";
  std::array<char, 32> text{};
  const std::size_t size = std::strftime(text.data(), text.size(), "%Y-%m-%d %H:%M:%S", &parts);
  return {text.data(), size};
}

}  // namespace galley::batch

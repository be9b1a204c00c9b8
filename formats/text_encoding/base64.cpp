// SPDX-License-Identifier: Apache-2.0
#include "text_encoding/base64.hpp"

#include <array>
#include <cstdint>

namespace galley::text_encoding {

namespace {

constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::uint8_t space = 64;
constexpr std::uint8_t padding = 65;
constexpr std::uint8_t fault = 66;

constexpr std::array<std::uint8_t, 256> values = [] {
  std::array<std::uint8_t, 256> table{};
  for (std::uint8_t& value : table) value = fault;
  for (std::size_t i = 0; i < alphabet.size(); ++i) {
    table[static_cast<unsigned char>(alphabet[i])] = static_cast<std::uint8_t>(i);
  }
  for (const char c : {' ', '\t', '\r', '\n'}) table[static_cast<unsigned char>(c)] = space;
  table['='] = padding;
  return table;
}();

}  // namespace

void append_base64(std::string& text, std::string_view bytes) {
  constexpr std::size_t bytes_in_line = 57;
  text.reserve(text.size() + (bytes.size() + 2) / 3 * 4 + bytes.size() / bytes_in_line + 1);
  const auto byte = [&](std::size_t i) { return static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[i])); };
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    const std::size_t left = bytes.size() - i;
    const std::uint32_t group = byte(i) << 16U | (left > 1 ? byte(i + 1) << 8U : 0U) | (left > 2 ? byte(i + 2) : 0U);
    const char digits[4] = {alphabet[group >> 18U], alphabet[group >> 12U & 63U],
                            left > 1 ? alphabet[group >> 6U & 63U] : '=', left > 2 ? alphabet[group & 63U] : '='};
    text.append(digits, 4);
    if (left <= 3 || (i + 3) % bytes_in_line == 0) text += '\n';
  }
}

std::optional<std::string> decode_base64(std::string_view text) {
  std::string bytes;
  bytes.reserve(text.size() / 4 * 3);
  std::uint32_t group = 0;
  int digits = 0;
  int padded = 0;
  for (const char c : text) {
    const std::uint8_t value = values[static_cast<unsigned char>(c)];
    if (value == space) continue;
    if (value == padding) {
      ++padded;
      continue;
    }
    if (value == fault || padded > 0) return std::nullopt;
    group = group << 6U | value;
    if (++digits == 4) {
      const char three[3] = {static_cast<char>(group >> 16U), static_cast<char>(group >> 8U), static_cast<char>(group)};
      bytes.append(three, 3);
      group = 0;
      digits = 0;
    }
  }
  if (digits == 1 || padded > 2 || (padded > 0 && digits + padded != 4)) return std::nullopt;
  if (digits >= 2) bytes += static_cast<char>(group >> (digits == 2 ? 4U : 10U));
  if (digits == 3) bytes += static_cast<char>(group >> 2U);
  return bytes;
}

}  // namespace galley::text_encoding

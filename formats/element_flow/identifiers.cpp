// SPDX-License-Identifier: Apache-2.0
#include "element_flow/identifiers.hpp"

#include <algorithm>

#include "text_encoding/base64.hpp"

namespace galley::element_flow {

namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }

/// ASCII only: what other letters a name may have depends on the edition of XML.
bool is_name(std::string_view text) {
  return !text.empty() && is_letter(text.front()) && std::all_of(text.begin(), text.end(), [](char c) {
    return is_letter(c) || (c >= '0' && c <= '9') || c == '-' || c == '.';
  });
}

}  // namespace

std::string identifier_of(std::string_view anchor) {
  if (anchor.empty()) return {};
  if (is_name(anchor) && !anchor.starts_with("g-")) return std::string(anchor);
  static constexpr char digits[] = "0123456789abcdef";
  std::string result = "g-a";
  for (const char c : anchor) {
    result += digits[static_cast<unsigned char>(c) >> 4];
    result += digits[static_cast<unsigned char>(c) & 15];
  }
  return result;
}

std::string note_identifier(std::size_t article, std::string_view note) {
  return "g-" + std::to_string(article) + "-" + std::string(note);
}

std::string address_of(std::string_view target) {
  return target.starts_with('#') ? "#" + identifier_of(target.substr(1)) : std::string(target);
}

std::string iri_of(std::string_view address) {
  static constexpr char digits[] = "0123456789ABCDEF";
  const auto is_hex = [](char c) { return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'f'); };
  // Before a colon, only a scheme may stand.
  const std::size_t colon = std::min(address.find_first_of("/?#:"), address.size());
  const bool has_colon = colon < address.size() && address[colon] == ':';
  const bool has_scheme =
      has_colon && colon > 0 && address[0] != '_' && is_letter(address[0]) &&
      std::all_of(address.begin(), address.begin() + static_cast<std::ptrdiff_t>(colon), [](char c) {
        return c != '_' && (is_letter(c) || (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.');
      });
  std::string result = has_colon && !has_scheme ? "./" : "";
  bool fragment = false;
  for (std::size_t i = 0; i < address.size(); ++i) {
    const char c = address[i];
    const bool escape = c == '%' && i + 2 < address.size() && is_hex(address[i + 1]) && is_hex(address[i + 2]);
    const bool allowed = is_letter(c) || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80 || escape ||
                         std::string_view("-._~:/?@!$&'()*+,;=").find(c) != std::string_view::npos ||
                         (c == '#' && !fragment);
    fragment = fragment || c == '#';
    if (allowed) {
      result += c;
    } else {
      result += '%';
      result += digits[static_cast<unsigned char>(c) >> 4];
      result += digits[static_cast<unsigned char>(c) & 15];
    }
  }
  // A scheme must have something after it.
  return has_scheme && colon + 1 == address.size() ? "./" + result : result;
}

std::string data_address(std::string_view media_type, std::string_view bytes) {
  std::string result = "data:" + std::string(media_type) + ";base64,";
  std::string lines;
  text_encoding::append_base64(lines, bytes);
  std::copy_if(lines.begin(), lines.end(), std::back_inserter(result), [](char c) { return c != '\n'; });
  return result;
}

}  // namespace galley::element_flow

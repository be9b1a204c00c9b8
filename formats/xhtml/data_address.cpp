// SPDX-License-Identifier: Apache-2.0
#include "xhtml/data_address.hpp"

#include <utility>

#include "text_encoding/base64.hpp"
#include "xhtml/characters.hpp"

namespace galley::xhtml {

std::string percent_decoded(std::string_view text) {
  const auto digit = [](char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
  };
  std::string result;
  result.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size() && digit(text[i + 1]) >= 0 && digit(text[i + 2]) >= 0) {
      result += static_cast<char>(digit(text[i + 1]) * 16 + digit(text[i + 2]));
      i += 2;
    } else {
      result += text[i];
    }
  }
  return result;
}

bool has_scheme(std::string_view address) {
  const auto end = address.find_first_of(":/?#");
  return end != std::string_view::npos && end > 0 && address[end] == ':';
}

bool is_data_address(std::string_view address) { return lower_case(address.substr(0, 5)) == "data:"; }

std::optional<Media> media_of_data_address(std::string_view address) {
  const auto comma = address.find(',');
  if (!is_data_address(address) || comma == std::string_view::npos) return std::nullopt;
  const std::string_view head = address.substr(5, comma - 5);
  Media media;
  media.media_type = head.substr(0, head.find(';'));
  if (media.media_type.empty()) media.media_type = "text/plain";
  media.data = percent_decoded(address.substr(comma + 1));
  if (head.ends_with(";base64")) {
    std::optional<std::string> bytes = text_encoding::decode_base64(media.data);
    if (!bytes) return std::nullopt;
    media.data = std::move(*bytes);
  }
  return media;
}

void append_data_address(std::string& out, const Media& media) {
  out.append("data:").append(media.media_type).append(";base64,");
  std::string lines;
  text_encoding::append_base64(lines, media.data);
  for (const char c : lines) {
    if (c != '\n') out += c;
  }
}

}  // namespace galley::xhtml

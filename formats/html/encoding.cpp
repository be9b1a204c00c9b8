// SPDX-License-Identifier: Apache-2.0
#include "html/encoding.hpp"

#include <algorithm>

#include "galley/unicode.hpp"
#include "text_encoding/decode.hpp"
#include "text_encoding/labels.hpp"
#include "text_encoding/unicode_forms.hpp"
#include "xhtml/characters.hpp"

namespace galley::html {
namespace {

// The standard looks at 1024 bytes; pages with scripts before the declaration are common enough.
constexpr std::size_t looked_at = 8192;

// The value after "charset" and "=" in an attribute's text or in a tag.
std::string_view charset_after(std::string_view text, std::size_t at) {
  at += 7;
  while (at < text.size() && xhtml::is_space(text[at])) ++at;
  if (at >= text.size() || text[at] != '=') return {};
  ++at;
  while (at < text.size() && (xhtml::is_space(text[at]) || text[at] == '"' || text[at] == '\'')) ++at;
  const auto end = std::min(text.find_first_of(" \t\r\n\f\"';/>", at), text.size());
  return text.substr(at, end - at);
}

bool is_label(std::string_view label) { return text_encoding::encoding_of_label(label) != nullptr; }

}  // namespace

std::string declared_encoding(std::string_view bytes) {
  const std::string head = xhtml::lower_case(bytes.substr(0, looked_at));
  const std::string_view text = head;
  if (text.starts_with("<?xml")) {
    const std::string_view declaration = text.substr(0, text.find('>'));
    const auto at = declaration.find("encoding");
    if (at != std::string_view::npos) {
      const auto quote = declaration.find_first_of("\"'", at);
      if (quote != std::string_view::npos) {
        const auto end = declaration.find(declaration[quote], quote + 1);
        const std::string_view label =
            declaration.substr(quote + 1, end == std::string_view::npos ? end : end - quote - 1);
        if (is_label(label)) return std::string(label);
      }
    }
  }
  for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
    if (text.substr(at, 4) == "<!--") {
      at = text.find("-->", at + 4);
      if (at == std::string_view::npos) break;
      continue;
    }
    if (text.substr(at, 5) != "<meta") continue;
    const std::string_view tag = text.substr(at, std::min(text.find('>', at), text.size()) - at);
    const auto charset = tag.find("charset");
    if (charset == std::string_view::npos) continue;
    std::string_view label = charset_after(tag, charset);
    // Who can read this tag as ASCII has no UTF-16 before him (HTML, 13.2.3.2, 15).
    if (label.starts_with("utf-16")) label = "utf-8";
    if (is_label(label)) return std::string(label);
  }
  return {};
}

std::string decoded_page(std::string_view bytes, std::string_view encoding, Diagnostics& diagnostics) {
  std::string declared;
  if (encoding.empty() && !text_encoding::byte_order_mark(bytes)) declared = declared_encoding(bytes);
  // Saved pages often keep a declaration that is no longer true. No other encoding gives so much valid UTF-8.
  constexpr std::size_t enough = 8;
  if (!declared.empty() && !text_encoding::encoding_of_label(declared)->name.starts_with("UTF") &&
      valid_utf8_prefix(bytes) == bytes.size()) {
    const auto sequences = std::count_if(bytes.begin(), bytes.end(),
                                         [](char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0xC0; });
    if (static_cast<std::size_t>(sequences) >= enough) {
      diagnostics.warning(code::malformed, "the page declares the encoding " + declared + " but is UTF-8");
      declared = "utf-8";
    }
  }
  const text_encoding::Decoded decoded =
      text_encoding::decode(bytes, {.encoding = encoding.empty() ? std::string_view(declared) : encoding}, diagnostics);
  std::string text(decoded.text());
  // A null character would end the text for the parser.
  std::replace(text.begin(), text.end(), '\0', ' ');
  return text;
}

}  // namespace galley::html

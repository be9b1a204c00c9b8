// SPDX-License-Identifier: Apache-2.0
#include "word_processing/xml_output.hpp"

namespace galley::word_processing {

namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

template <bool in_attribute>
void append_escaped(std::string& xml, std::string_view text) {
  std::size_t done = 0;
  const auto put = [&](std::size_t at, std::size_t length, std::string_view instead) {
    xml.append(text, done, at - done);
    xml += instead;
    done = at + length;
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c >= 0x40 && c != 0xEF) continue;
    switch (c) {
      case '&':
        put(i, 1, "&amp;");
        break;
      case '<':
        put(i, 1, "&lt;");
        break;
      case '>':
        put(i, 1, "&gt;");
        break;
      case '"':
        if (in_attribute) put(i, 1, "&quot;");
        break;
      case '\t':
        if (in_attribute) put(i, 1, "&#9;");
        break;
      case '\n':
        if (in_attribute) put(i, 1, "&#10;");
        break;
      case '\r':
        put(i, 1, "&#13;");
        break;
      case 0xEF:  // U+FFFE and U+FFFF are EF BF BE and EF BF BF
        if (i + 2 < text.size() && text[i + 1] == '\xBF' && (text[i + 2] == '\xBE' || text[i + 2] == '\xBF')) {
          put(i, 3, replacement);
        }
        break;
      default:
        if (c < 0x20) put(i, 1, replacement);
        break;
    }
  }
  xml.append(text, done, text.size() - done);
}

}  // namespace

void append_text_escaped(std::string& xml, std::string_view text) { append_escaped<false>(xml, text); }
void append_attribute_escaped(std::string& xml, std::string_view value) { append_escaped<true>(xml, value); }

void append_attribute(std::string& xml, std::string_view name, std::string_view value) {
  xml += ' ';
  xml += name;
  xml += "=\"";
  append_attribute_escaped(xml, value);
  xml += '"';
}

}  // namespace galley::word_processing

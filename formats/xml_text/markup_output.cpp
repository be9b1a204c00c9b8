// SPDX-License-Identifier: Apache-2.0
#include "xml_text/markup_output.hpp"

#include <array>

namespace galley::xml_text {

namespace {

using Escapes = std::array<bool, 256>;

constexpr Escapes escapes_of(std::string_view characters) {
  Escapes escapes{};
  for (const char c : characters) escapes[static_cast<unsigned char>(c)] = true;
  return escapes;
}

// A reader makes a line feed of a carriage return (XML 1.0, 2.11), and a space of any white space in an
// attribute (3.3.3).
constexpr Escapes in_text = escapes_of("<>&\r");
constexpr Escapes in_attribute = escapes_of("<>&\"\r\n\t");

std::string_view escaped(char c) {
  switch (c) {
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '&':
      return "&amp;";
    case '"':
      return "&quot;";
    case '\r':
      return "&#13;";
    case '\n':
      return "&#10;";
    default:
      return "&#9;";
  }
}

void append_escaped(std::string& buffer, std::string_view characters, const Escapes& escapes) {
  std::size_t done = 0;
  for (std::size_t i = 0; i < characters.size(); ++i) {
    if (!escapes[static_cast<unsigned char>(characters[i])]) continue;
    buffer += characters.substr(done, i - done);
    buffer += escaped(characters[i]);
    done = i + 1;
  }
  buffer += characters.substr(done);
}

}  // namespace

void MarkupOutput::attribute(std::string_view name, std::string_view value) {
  buffer_ += ' ';
  buffer_ += name;
  buffer_ += "=\"";
  append_escaped(buffer_, value, in_attribute);
  buffer_ += '"';
}

void MarkupOutput::text(std::string_view characters) { append_escaped(buffer_, characters, in_text); }

}  // namespace galley::xml_text

// SPDX-License-Identifier: Apache-2.0
#include "pdf_text/glyph_names.hpp"

#include <unordered_map>

#include <podofo/podofo.h>
#include <utf8proc.h>

#include "galley/unicode.hpp"

namespace galley::pdf_text {
namespace {

char32_t hexadecimal(std::string_view digits) {
  char32_t value = 0;
  for (const char c : digits) {
    if (c >= '0' && c <= '9') {
      value = value * 16 + static_cast<char32_t>(c - '0');
    } else if (c >= 'A' && c <= 'F') {
      value = value * 16 + static_cast<char32_t>(c - 'A' + 10);
    } else {
      return 0;
    }
  }
  return value;
}

/// The Adobe Glyph List is PoDoFo's, which searches it from the start at each question.
char32_t listed(std::string_view name) {
  static std::unordered_map<std::string, char32_t> known;
  const auto found = known.find(std::string(name));
  if (found != known.end()) return found->second;
  const PoDoFo::pdf_utf16be unit = PoDoFo::PdfDifferenceEncoding::NameToUnicodeID(PoDoFo::PdfName(std::string(name)));
  const auto character = static_cast<char32_t>((unit & 0xFF) << 8 | unit >> 8);
  if (known.size() < 10'000) known.emplace(name, character);
  return character;
}

bool append_component(std::string_view name, std::string& text) {
  if (name.size() >= 7 && name.substr(0, 3) == "uni" && (name.size() - 3) % 4 == 0) {
    bool any = false;
    for (std::size_t i = 3; i < name.size(); i += 4) {
      const char32_t character = hexadecimal(name.substr(i, 4));
      if (character != 0) any = append_character(character, text) || any;
    }
    if (any) return true;
  }
  if (name.size() >= 5 && name.size() <= 7 && name[0] == 'u') {
    if (const char32_t character = hexadecimal(name.substr(1)); character != 0)
      return append_character(character, text);
  }
  const char32_t character = listed(name);
  return character != 0 && append_character(character, text);
}

}  // namespace

bool append_glyph_name(std::string_view name, std::string& text) {
  if (name.empty() || name == ".notdef" || name.size() > 128) return false;
  if (const std::size_t dot = name.find('.'); dot != std::string_view::npos && dot != 0) name = name.substr(0, dot);
  bool any = false;
  while (!name.empty()) {
    const std::size_t end = std::min(name.find('_'), name.size());
    any = append_component(name.substr(0, end), text) || any;
    name.remove_prefix(std::min(end + 1, name.size()));
  }
  return any;
}

bool append_character(char32_t character, std::string& text) {
  if (character == 0 || character > 0x10FFFF || character == 0xFFFD || character == 0xFFFE || character == 0xFFFF) {
    return false;
  }
  if (character < 0x20 || (character >= 0x7F && character < 0xA0)) {
    if (character != '\t' && character != '\n' && character != '\r') return false;
    character = ' ';
  }
  if (character >= 0xD800 && character < 0xE000) return false;
  const bool presentation_form = (character >= 0xFB00 && character <= 0xFB4F) ||
                                 (character >= 0xFB50 && character <= 0xFDFB) ||
                                 (character >= 0xFE70 && character <= 0xFEFC);
  if (presentation_form) {
    utf8proc_int32_t parts[32];
    int boundary = 0;
    const utf8proc_ssize_t count =
        utf8proc_decompose_char(static_cast<utf8proc_int32_t>(character), parts, 32,
                                static_cast<utf8proc_option_t>(UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE), &boundary);
    if (count > 0 && count <= 32) {
      for (utf8proc_ssize_t i = 0; i < count; ++i) append_utf8(text, static_cast<char32_t>(parts[i]));
      return true;
    }
  }
  append_utf8(text, character);
  return true;
}

}  // namespace galley::pdf_text

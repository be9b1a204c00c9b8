// SPDX-License-Identifier: Apache-2.0
#include "pdf_text/form_value.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include <podofo/podofo.h>
#include <utf8proc.h>

#include "galley/unicode.hpp"
#include "pdf_text/content_tokenizer.hpp"
#include "pdf_text/glyph_names.hpp"
#include "pdf_text/standard_widths.hpp"

namespace galley::pdf_text {
namespace {

constexpr int most_parents = 32;
constexpr std::size_t most_bytes = 1U << 20;
constexpr std::size_t most_options = 10'000;
constexpr std::int64_t multiple_lines = 1 << 12;
constexpr std::int64_t password = 1 << 13;

/// An attribute of a field, which its ancestors may give (12.7.3.1).
const PdfObject* inherited(const PdfObject* field, const char* key) {
  for (int i = 0; field != nullptr && i < most_parents; ++i) {
    if (const PdfObject* value = entry(field, key)) return value;
    field = entry(field, "Parent");
  }
  return nullptr;
}

std::string string_or_stream(const PdfObject* value) {
  if (value != nullptr && value->HasStream()) return text_of_bytes(stream_data(value, most_bytes));
  return text_of(value);
}

/// What a choice shows for the value that it exports.
std::string shown_choice(const PdfObject* options, const std::string& exported) {
  for (const PdfObject* option : elements(options, most_options)) {
    const std::vector<const PdfObject*> pair = elements(option, 2);
    if (pair.size() == 2 && text_of(pair[0]) == exported) return text_of(pair[1]);
  }
  return exported;
}

/// The size that a default appearance string sets (12.7.3.3).
double size_in(const std::string& appearance) {
  ContentTokenizer tokens(appearance);
  double last = 0;
  double size = 0;
  for (Token token = tokens.next(); token.kind != TokenKind::end; token = tokens.next()) {
    if (token.kind == TokenKind::number) last = token.number;
    if (token.kind == TokenKind::keyword && token.text == "Tf") size = last;
  }
  return size > 0 && size < 500 ? size : 0;
}

struct Character {
  std::string text;
  float width;  // of the font size
  bool space;
  bool right_to_left;
};

std::vector<Character> characters_of(std::string_view line) {
  std::vector<Character> characters;
  for (std::size_t i = 0; i < line.size();) {
    const DecodedCodePoint point = decode_utf8(line, i);
    i += point.length;
    Character character{{}, 0, false, false};
    if (!point.valid || !append_character(point.value, character.text)) continue;
    const utf8proc_property_t* property = utf8proc_get_property(static_cast<utf8proc_int32_t>(point.value));
    character.right_to_left =
        property->bidi_class == UTF8PROC_BIDI_CLASS_R || property->bidi_class == UTF8PROC_BIDI_CLASS_AL;
    character.space = character.text == " ";
    character.width = point.value >= 0x20 && point.value < 0x100
                          ? static_cast<float>(helvetica_widths[point.value - 0x20]) / 1000
                          : static_cast<float>(utf8proc_charwidth(static_cast<utf8proc_int32_t>(point.value))) / 2;
    characters.push_back(std::move(character));
  }
  return characters;
}

/// Lines as they are set: at line ends, and at the last space that still fits.
std::vector<std::vector<Character>> set_lines(const std::string& text, float width) {
  std::vector<std::vector<Character>> lines;
  for (std::size_t begin = 0; begin <= text.size();) {
    std::size_t end = text.find('\n', begin);
    if (end == std::string::npos) end = text.size();
    std::vector<Character> rest = characters_of(std::string_view(text).substr(begin, end - begin));
    begin = end + 1;
    std::size_t start = 0;
    std::size_t space = 0;
    float used = 0;
    for (std::size_t i = start; i < rest.size(); ++i) {
      if (rest[i].space) space = i;
      used += rest[i].width;
      if (used <= width || space <= start) continue;
      lines.emplace_back(rest.begin() + static_cast<std::ptrdiff_t>(start),
                         rest.begin() + static_cast<std::ptrdiff_t>(space));
      start = space + 1;
      used = 0;
      for (std::size_t j = start; j <= i; ++j) used += rest[j].width;
    }
    lines.emplace_back(rest.begin() + static_cast<std::ptrdiff_t>(start), rest.end());
  }
  return lines;
}

void show_line(const std::vector<Character>& line, double left, double baseline, double size,
               layout::PageContent& page) {
  const bool backwards =
      std::any_of(line.begin(), line.end(), [](const Character& character) { return character.right_to_left; });
  double x = left;
  for (std::size_t i = 0; i < line.size() && page.glyphs.size() < most_glyphs_of_page; ++i) {
    // Glyphs stand where they would be seen, so that who reads the page finds one rule for all of it.
    const Character& character = line[backwards ? line.size() - 1 - i : i];
    layout::Glyph glyph;
    glyph.x = static_cast<float>(x);
    glyph.y = static_cast<float>(baseline);
    glyph.advance = static_cast<float>(character.width * size);
    glyph.size = static_cast<float>(size);
    glyph.text_begin = static_cast<std::uint32_t>(page.text.size());
    glyph.text_length = static_cast<std::uint16_t>(character.text.size());
    glyph.font = static_cast<std::uint16_t>(page.fonts.size() - 1);
    page.text += character.text;
    page.glyphs.push_back(glyph);
    x += character.width * size;
  }
}

}  // namespace

FormValue form_value(const PdfObject* annotation, const PdfObject* catalog) {
  FormValue value;
  const PdfObject* form = entry(catalog, "AcroForm");
  const PdfObject* appearance = inherited(annotation, "DA");
  if (appearance == nullptr) appearance = entry(form, "DA");
  value.size = size_in(bytes_of(appearance));
  if (is_name(entry(annotation, "Subtype"), "FreeText")) {
    value.text = text_of(entry(annotation, "Contents"));
    value.lines = true;
  } else {
    const std::string type = name_of(inherited(annotation, "FT"));
    const auto flags = static_cast<std::int64_t>(number_of(inherited(annotation, "Ff"), 0));
    const PdfObject* given = inherited(annotation, "V");
    if (type == "Tx" && (flags & password) == 0) {
      value.text = string_or_stream(given);
      value.lines = (flags & multiple_lines) != 0;
    } else if (type == "Ch") {
      const PdfObject* options = inherited(annotation, "Opt");
      if (given != nullptr && given->IsArray()) {
        for (const PdfObject* one : elements(given, most_options)) {
          if (!value.text.empty()) value.text += '\n';
          value.text += shown_choice(options, text_of(one));
        }
        value.lines = true;
      } else {
        value.text = shown_choice(options, text_of(given));
      }
    }
  }
  value.text.resize(std::min(value.text.size(), most_bytes));
  std::string plain;
  for (std::size_t i = 0; i < value.text.size(); ++i) {
    if (value.text[i] == '\r') {
      plain += '\n';
      if (i + 1 < value.text.size() && value.text[i + 1] == '\n') ++i;
    } else {
      plain += value.text[i];
    }
  }
  value.text = std::move(plain);
  return value;
}

void show_value(const FormValue& value, const layout::Rectangle& box, ContentBudget& budget,
                layout::PageContent& page) {
  const double height = box.height();
  const double width = box.width();
  if (value.text.empty() || !(width > 0) || !(height > 0) || !std::isfinite(box.left + box.top + width + height))
    return;
  if (page.fonts.size() >= 0xFFFF || page.glyphs.size() >= most_glyphs_of_page) return;
  if (budget.operators < value.text.size()) return;
  budget.operators -= value.text.size();
  layout::Font font;
  font.name = "Helvetica";
  page.fonts.push_back(std::move(font));
  constexpr double margin = 2;
  constexpr double line_height = 1.15;
  const double size = value.size > 0 ? value.size : std::clamp(height * 0.7, 4.0, 12.0);
  const std::vector<std::vector<Character>> lines =
      set_lines(value.text, value.lines ? static_cast<float>((width - 2 * margin) / size) : 1e9F);
  double baseline = value.lines || lines.size() > 1 ? box.top + margin + size * 0.8 : box.top + height / 2 + size * 0.3;
  for (const std::vector<Character>& line : lines) {
    show_line(line, box.left + margin, baseline, size, page);
    baseline += size * line_height;
  }
}

}  // namespace galley::pdf_text

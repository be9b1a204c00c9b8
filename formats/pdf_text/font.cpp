// SPDX-License-Identifier: Apache-2.0
#include "pdf_text/font.hpp"

#include <algorithm>
#include <cctype>
#include <cmath>

#include <podofo/podofo.h>

#include "galley/unicode.hpp"
#include "pdf_text/glyph_names.hpp"
#include "pdf_text/predefined_cmaps.hpp"
#include "pdf_text/standard_widths.hpp"
#include "pdf_text/usual_glyph_order.hpp"

namespace galley::pdf_text {
namespace {

constexpr std::uint64_t largest_map = std::uint64_t{16} << 20;

std::string lower(std::string text) {
  for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return text;
}

std::string without_subset_prefix(const std::string& name) {
  if (name.size() > 7 && name[6] == '+' &&
      std::all_of(name.begin(), name.begin() + 6, [](char c) { return c >= 'A' && c <= 'Z'; })) {
    return name.substr(7);
  }
  return name;
}

void describe_by_name(layout::Font& font) {
  const std::string name = lower(font.name);
  const auto holds = [&](const char* word) { return name.find(word) != std::string::npos; };
  font.bold = holds("bold") || holds("black") || holds("heavy") || holds("semibold") || holds("demi") ||
              holds("-medium") || holds("cmbx") || holds("simhei") || name.ends_with(".b") || name.ends_with(".bi");
  font.italic = holds("italic") || holds("oblique") || holds("cmti") || holds("cmsl") || holds("slanted") ||
                name.ends_with(".i") || name.ends_with(".bi");
  font.monospaced = holds("mono") || holds("courier") || holds("consol") || holds("typewriter") || holds("cmtt");
}

const PoDoFo::PdfEncoding* encoding_named(const std::string& name) {
  if (name == "WinAnsiEncoding") return PoDoFo::PdfEncodingFactory::GlobalWinAnsiEncodingInstance();
  if (name == "MacRomanEncoding") return PoDoFo::PdfEncodingFactory::GlobalMacRomanEncodingInstance();
  if (name == "MacExpertEncoding") return PoDoFo::PdfEncodingFactory::GlobalMacExpertEncodingInstance();
  if (name == "StandardEncoding") return PoDoFo::PdfEncodingFactory::GlobalStandardEncodingInstance();
  return nullptr;
}

/// The character of a code in one of PoDoFo's encodings, which are big-endian; 0 for none.
char32_t in_encoding(const PoDoFo::PdfEncoding* encoding, std::uint32_t code) {
  const PoDoFo::pdf_utf16be unit = encoding->GetCharCode(static_cast<int>(code));
  return static_cast<char32_t>((unit & 0xFF) << 8 | unit >> 8);
}

float as_width(double value) {
  // A width beyond these says nothing about where the next glyph stands.
  return static_cast<float>(std::clamp(std::isfinite(value) ? value : 0, -20.0, 20.0));
}

/// The code in names such as a73, C0065 or C4b, which bitmap fonts use: one or two letters and a number.
std::optional<std::uint32_t> number_in_name(std::string_view name, std::uint32_t base) {
  std::size_t letters = 0;
  while (letters < name.size() && letters < (base == 16 ? 1U : 2U) &&
         std::isalpha(static_cast<unsigned char>(name[letters])) != 0) {
    ++letters;
  }
  if (letters == 0 || letters == name.size() || name.size() - letters > 4) return std::nullopt;
  std::uint32_t value = 0;
  for (const char c : name.substr(letters)) {
    const int digit = c >= '0' && c <= '9'                 ? c - '0'
                      : base == 16 && c >= 'a' && c <= 'f' ? c - 'a' + 10
                      : base == 16 && c >= 'A' && c <= 'F' ? c - 'A' + 10
                                                           : -1;
    if (digit < 0) return std::nullopt;
    value = value * base + static_cast<std::uint32_t>(digit);
  }
  return value;
}

std::uint32_t as_code(double value) {
  return value >= 0 && value <= 0xFFFFFF ? static_cast<std::uint32_t>(value) : 0xFFFFFFFF;
}

}  // namespace

TextFont::TextFont(const PdfObject* dictionary, ContentBudget& budget) : budget_(budget), program_(budget) {
  dictionary = resolved(dictionary);
  const std::string subtype = name_of(entry(dictionary, "Subtype"));
  description_.name = without_subset_prefix(name_of(entry(dictionary, "BaseFont")));
  describe_by_name(description_);
  if (const PdfObject* map = entry(dictionary, "ToUnicode"); map != nullptr && map->HasStream()) {
    to_unicode_ = ToUnicode::parse(stream_data_within(map, largest_map, budget_.font_bytes));
  } else if (map != nullptr) {
    codes_are_unicode_ = name_of(map).starts_with("Identity-");
  }
  composite_ = subtype == "Type0" || entry(dictionary, "DescendantFonts") != nullptr;
  if (composite_) {
    read_composite(dictionary);
  } else {
    read_simple(dictionary);
  }
}

void TextFont::read_descriptor(const PdfObject* descriptor) {
  program_.set_descriptor(descriptor);
  if (descriptor == nullptr) return;
  const auto flags = static_cast<std::int64_t>(number_of(entry(descriptor, "Flags"), 0));
  symbolic_ = (flags & 4) != 0 && (flags & 32) == 0;
  description_.monospaced = description_.monospaced || (flags & 1) != 0;
  description_.italic = description_.italic || (flags & 64) != 0 || number_of(entry(descriptor, "ItalicAngle"), 0) != 0;
  description_.bold = description_.bold || (flags & (1 << 18)) != 0 ||
                      number_of(entry(descriptor, "FontWeight"), 400) >= 600 ||
                      number_of(entry(descriptor, "StemV"), 0) >= 140;
  const double ascent = number_of(entry(descriptor, "Ascent"), 0) / 1000;
  const double descent = -number_of(entry(descriptor, "Descent"), 0) / 1000;
  if (ascent > 0.3 && ascent < 2) description_.ascent = static_cast<float>(ascent);
  if (descent > 0.02 && descent < 1) description_.descent = static_cast<float>(descent);
}

void TextFont::read_simple(const PdfObject* dictionary) {
  read_descriptor(entry(dictionary, "FontDescriptor"));
  if (is_name(entry(dictionary, "Subtype"), "Type3")) {
    const std::vector<const PdfObject*> matrix = elements(entry(dictionary, "FontMatrix"), 6);
    glyph_unit_ = matrix.size() == 6 ? number_of(matrix[0], 0.001) : 0.001;
    if (glyph_unit_ == 0) glyph_unit_ = 0.001;
  }
  read_simple_encoding(dictionary);
  read_simple_widths(dictionary);
}

void TextFont::read_simple_encoding(const PdfObject* dictionary) {
  const PdfObject* encoding = entry(dictionary, "Encoding");
  const std::string font = description_.name;
  const PoDoFo::PdfEncoding* base = encoding_named(name_of(encoding));
  if (base == nullptr) base = encoding_named(name_of(entry(encoding, "BaseEncoding")));
  if (base == nullptr && !program_.embedded()) {
    if (font.rfind("Symbol", 0) == 0) {
      base = PoDoFo::PdfEncodingFactory::GlobalSymbolEncodingInstance();
    } else if (font.find("Dingbats") != std::string::npos) {
      base = PoDoFo::PdfEncodingFactory::GlobalZapfDingbatsEncodingInstance();
    }
  }
  true_type_ = is_name(entry(dictionary, "Subtype"), "TrueType");
  const bool type3 = is_name(entry(dictionary, "Subtype"), "Type3");
  if (base == nullptr && !type3 && !(program_.embedded() && (encoding == nullptr || symbolic_))) {
    // Without a word of an encoding, the font's own one counts, which is the standard one (9.6.6.1); with one that
    // only differs, TrueType fonts mean that of Windows more often than not.
    base = dictionary == nullptr || (true_type_ && (encoding != nullptr || symbolic_))
               ? PoDoFo::PdfEncodingFactory::GlobalWinAnsiEncodingInstance()
               : PoDoFo::PdfEncodingFactory::GlobalStandardEncodingInstance();
  }
  if (base != nullptr) {
    for (int code = 0; code < 256; ++code) {
      const char32_t character = in_encoding(base, static_cast<std::uint32_t>(code));
      if (character >= 0x20) append_character(character, encoding_text_[static_cast<std::size_t>(code)]);
    }
  }
  std::uint32_t code = 0;
  std::size_t hexadecimal_names = 0;
  for (const PdfObject* difference : elements(entry(encoding, "Differences"), 4096)) {
    if (const std::optional<double> number = number_of(difference)) {
      code = as_code(*number);
    } else if (difference->IsName()) {
      if (code < 256) {
        encoding_name_[code] = name_of(difference);
        // One number in the names that only base 16 can read settles it for all of them.
        if (!number_in_name(encoding_name_[code], 10) && number_in_name(encoding_name_[code], 16) &&
            encoding_name_[code].size() == 3) {
          ++hexadecimal_names;
        }
        std::string text;
        if (append_glyph_name(encoding_name_[code], text)) {
          encoding_text_[code] = std::move(text);
        } else {
          encoding_text_[code].clear();
        }
      }
      ++code;
    }
  }
  if (hexadecimal_names > 1) name_number_base_ = 16;
}

void TextFont::read_simple_widths(const PdfObject* dictionary) {
  const PdfObject* descriptor = entry(dictionary, "FontDescriptor");
  const std::vector<const PdfObject*> widths = elements(entry(dictionary, "Widths"), 256);
  const std::uint32_t first = as_code(number_of(entry(dictionary, "FirstChar"), 0));
  const double missing = number_of(entry(descriptor, "MissingWidth"), 0);
  widths_.fill(as_width(missing * glyph_unit_));
  for (std::size_t i = 0; i < widths.size() && first + i < 256; ++i) {
    widths_[first + i] = as_width(number_of(widths[i], missing) * glyph_unit_);
  }
  if (!widths.empty()) return;

  // One of the standard 14 fonts, or a font as good as one (9.6.2.2).
  const std::string name = lower(description_.name);
  const bool times = name.find("times") != std::string::npos || name.find("serif") != std::string::npos;
  const StandardWidths& standard = times ? (description_.bold ? times_bold_widths : times_widths)
                                         : (description_.bold ? helvetica_bold_widths : helvetica_widths);
  for (std::size_t code = 0; code < 256; ++code) {
    double width = 0.6;
    if (name.find("cour") != std::string::npos) {
      width = 0.6;
    } else if (encoding_text_[code].empty()) {
      width = times ? 0.25 : 0.278;  // that of .notdef, which is that of a space
    } else {
      const char32_t character = decode_utf8(encoding_text_[code], 0).value;
      width = character >= 0x20 && character < 0x100 ? standard[character - 0x20] / 1000.0 : 0.5;
    }
    widths_[code] = as_width(width);
  }
}

void TextFont::read_composite(const PdfObject* dictionary) {
  const std::vector<const PdfObject*> descendants = elements(entry(dictionary, "DescendantFonts"), 1);
  const PdfObject* descendant = descendants.empty() ? nullptr : descendants[0];
  read_descriptor(entry(descendant, "FontDescriptor"));

  true_type_ = is_name(entry(descendant, "Subtype"), "CIDFontType2");
  const PdfObject* encoding = entry(dictionary, "Encoding");
  if (encoding != nullptr && encoding->IsName()) cmap_ = predefined_cmap(name_of(encoding));
  if (encoding != nullptr && encoding->HasStream()) {
    const std::shared_ptr<CMap> embedded =
        parse_cmap(stream_data_within(encoding, largest_map, budget_.font_bytes), predefined_cmap);
    if (!embedded->base) {
      const PdfObject* base = entry(encoding, "UseCMap");
      if (base != nullptr && base->IsName()) embedded->base = predefined_cmap(name_of(base));
    }
    if (number_of(entry(encoding, "WMode"), 0) == 1) embedded->vertical = true;
    cmap_ = embedded;
  }
  if (!cmap_) cmap_ = predefined_cmap(name_of(encoding).ends_with("V") ? "Identity-V" : "Identity-H");
  vertical_ = cmap_->vertical;
  description_.vertical = vertical_;

  const PdfObject* info = entry(descendant, "CIDSystemInfo");
  // The registry is Adobe's for all orderings that are known, whoever put a name of his own there.
  collection_ = "Adobe-" + bytes_of(entry(info, "Ordering"));
  if (const PdfObject* map = entry(descendant, "CIDToGIDMap"); map != nullptr && map->HasStream()) {
    cid_to_gid_ = stream_data_within(map, 1 << 17, budget_.font_bytes);
    identity_cid_to_gid_ = false;
  }
  default_width_ = as_width(number_of(entry(descendant, "DW"), 1000) / 1000);
  if (const auto dw2 = elements(entry(descendant, "DW2"), 2); dw2.size() == 2) {
    default_origin_y_ = as_width(number_of(dw2[0], 880) / 1000);
    default_vertical_advance_ = -as_width(number_of(dw2[1], -1000) / 1000);
  }
  read_widths(entry(descendant, "W"));
  read_vertical_metrics(entry(descendant, "W2"));
}

void TextFont::read_widths(const PdfObject* array) {
  const std::vector<const PdfObject*> values = elements(array);
  for (std::size_t i = 0; i + 1 < values.size();) {
    const std::uint32_t first = as_code(number_of(values[i], -1));
    if (resolved(values[i + 1])->IsArray()) {
      const std::vector<const PdfObject*> widths = elements(values[i + 1], 65536);
      for (std::size_t j = 0; j < widths.size() && first + j <= 0xFFFF; ++j) {
        cid_widths_[first + static_cast<std::uint32_t>(j)] = as_width(number_of(widths[j], 1000) / 1000);
      }
      i += 2;
    } else if (i + 2 < values.size()) {
      const std::uint32_t last = std::min<std::uint32_t>(as_code(number_of(values[i + 1], -1)), 0xFFFF);
      const float width = as_width(number_of(values[i + 2], 1000) / 1000);
      // A range is bounded by 65,536, and ranges by the array: but their product must be too.
      for (std::uint32_t cid = first; cid <= last && cid_widths_.size() < 65'536; ++cid) cid_widths_[cid] = width;
      i += 3;
      if (cid_widths_.size() >= 65'536) break;
    } else {
      break;
    }
  }
}

void TextFont::read_vertical_metrics(const PdfObject* array) {
  const std::vector<const PdfObject*> values = elements(array);
  for (std::size_t i = 0; i + 1 < values.size() && cid_vertical_.size() < 65'536;) {
    const std::uint32_t first = as_code(number_of(values[i], -1));
    if (resolved(values[i + 1])->IsArray()) {
      const std::vector<const PdfObject*> metrics = elements(values[i + 1], 3 * 65536);
      for (std::size_t j = 0; j + 2 < metrics.size() && first + j / 3 <= 0xFFFF; j += 3) {
        cid_vertical_[first + static_cast<std::uint32_t>(j / 3)] = {-as_width(number_of(metrics[j], -1000) / 1000),
                                                                    as_width(number_of(metrics[j + 1], 500) / 1000),
                                                                    as_width(number_of(metrics[j + 2], 880) / 1000)};
      }
      i += 2;
    } else if (i + 4 < values.size()) {
      const std::uint32_t last = std::min<std::uint32_t>(as_code(number_of(values[i + 1], -1)), 0xFFFF);
      const VerticalMetrics metrics{-as_width(number_of(values[i + 2], -1000) / 1000),
                                    as_width(number_of(values[i + 3], 500) / 1000),
                                    as_width(number_of(values[i + 4], 880) / 1000)};
      for (std::uint32_t cid = first; cid <= last && cid_vertical_.size() < 65'536; ++cid) cid_vertical_[cid] = metrics;
      i += 5;
    } else {
      break;
    }
  }
}

bool TextFont::append_to_unicode(std::uint32_t code, std::string& text) const {
  std::string mapped;
  if (codes_are_unicode_ && composite_) return append_character(code, text);
  if (!to_unicode_.append(code, mapped)) return false;
  bool any = false;
  for (std::size_t i = 0; i < mapped.size();) {
    const DecodedCodePoint point = decode_utf8(mapped, i);
    i += point.length;
    // A private character says no more than the code itself: the encoding or the font may know better.
    if (point.value >= 0xE000 && point.value < 0xF900) continue;
    if (point.valid) any = append_character(point.value, text) || any;
  }
  return any;
}

FontGlyph TextFont::look_up_simple(std::uint32_t code) {
  FontGlyph glyph;
  glyph.known = true;
  glyph.width = widths_[code];
  if (append_to_unicode(code, glyph.text)) return glyph;
  if (!encoding_text_[code].empty()) {
    glyph.text = encoding_text_[code];
    return glyph;
  }
  if (encoding_name_[code].empty() || program_.embedded()) {
    program_.append_code(code, glyph.text);
  }
  if (glyph.text.empty()) {
    const std::optional<std::uint32_t> number = number_in_name(encoding_name_[code], name_number_base_);
    if (number && ((*number > 0x20 && *number < 0x7F) || (*number >= 0xC0 && *number <= 0xFF))) {
      // The letters above are the same in all that TeX calls T1 and in Latin-1, but for a few.
      append_character(static_cast<char32_t>(*number), glyph.text);
    }
  }
  // No map at all: most such codes are what they are in Latin text.
  if (glyph.text.empty() && code > 0x20 && (code < 0x7F || (true_type_ && code >= 0x80))) {
    append_character(in_encoding(PoDoFo::PdfEncodingFactory::GlobalWinAnsiEncodingInstance(), code), glyph.text);
  }
  return glyph;
}

bool TextFont::append_in_usual_order(std::uint32_t glyph, std::string& text) {
  if (!true_type_ || collection_ != "Adobe-Identity") return false;
  if (!usual_order_) usual_order_ = identity_cid_to_gid_ && has_usual_order(cid_widths_);
  const std::optional<char32_t> character = *usual_order_ ? in_usual_order(glyph) : std::nullopt;
  return character && append_character(*character, text);
}

FontGlyph TextFont::look_up_composite(std::uint32_t code) {
  FontGlyph glyph;
  glyph.known = true;
  const std::uint32_t cid = cmap_->cid(code);
  const auto width = cid_widths_.find(cid);
  glyph.width = width == cid_widths_.end() ? default_width_ : width->second;
  glyph.vertical_advance = default_vertical_advance_;
  glyph.origin_x = glyph.width / 2;
  glyph.origin_y = default_origin_y_;
  if (const auto vertical = cid_vertical_.find(cid); vertical != cid_vertical_.end()) {
    glyph.vertical_advance = vertical->second.advance;
    glyph.origin_x = vertical->second.origin_x;
    glyph.origin_y = vertical->second.origin_y;
  }
  if (append_to_unicode(code, glyph.text)) return glyph;
  if (const char32_t character = character_of_cid(collection_, cid); character != 0) {
    append_character(character, glyph.text);
    return glyph;
  }
  std::uint32_t index = cid;
  if (!identity_cid_to_gid_) {
    const std::size_t at = std::size_t{cid} * 2;
    index = at + 1 < cid_to_gid_.size()
                ? static_cast<unsigned char>(cid_to_gid_[at]) << 8 | static_cast<unsigned char>(cid_to_gid_[at + 1])
                : 0;
  }
  if (program_.embedded() && program_.append_glyph(index, glyph.text)) return glyph;
  append_in_usual_order(index, glyph.text);
  return glyph;
}

TextFont::Shown TextFont::next(std::string_view text) {
  if (!composite_) {
    const auto code = static_cast<unsigned char>(text[0]);
    FontGlyph& glyph = simple_glyphs_[code];
    if (!glyph.known) glyph = look_up_simple(code);
    return {&glyph, 1, code == 32};
  }
  const CMap::Code code = cmap_->next_code(text);
  // A long code and a short one of the same number are different codes.
  FontGlyph& glyph = composite_glyphs_[code.value ^ (code.bytes << 30)];
  if (!glyph.known) glyph = look_up_composite(code.value);
  return {&glyph, code.bytes, code.bytes == 1 && code.value == 32};
}

}  // namespace galley::pdf_text

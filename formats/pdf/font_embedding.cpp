// SPDX-License-Identifier: Apache-2.0
#include "pdf/font_embedding.hpp"

#include <algorithm>
#include <cmath>

#include <hb-ot.h>
#include <hb-subset.h>

#include "galley/error.hpp"
#include "pdf/composite_glyphs.hpp"

namespace galley::pdf {
namespace {

using PoDoFo::PdfArray;
using PoDoFo::PdfDictionary;
using PoDoFo::PdfVariant;

PdfVariant number(std::int64_t value) { return {static_cast<PoDoFo::pdf_int64>(value)}; }

struct BlobDeleter {
  void operator()(hb_blob_t* blob) const { hb_blob_destroy(blob); }
};
struct FaceDeleter {
  void operator()(hb_face_t* face) const { hb_face_destroy(face); }
};
struct InputDeleter {
  void operator()(hb_subset_input_t* input) const { hb_subset_input_destroy(input); }
};
struct PlanDeleter {
  void operator()(hb_subset_plan_t* plan) const { hb_subset_plan_destroy(plan); }
};
using Blob = std::unique_ptr<hb_blob_t, BlobDeleter>;
using Face = std::unique_ptr<hb_face_t, FaceDeleter>;

std::string_view bytes_of(hb_blob_t* blob) {
  unsigned length = 0;
  const char* data = hb_blob_get_data(blob, &length);
  return {data, length};
}

/// Tables that a PDF does not look at (ISO 32000-1, 9.9), and that cost time to make.
constexpr hb_tag_t dropped_tables[] = {
    HB_TAG('G', 'S', 'U', 'B'), HB_TAG('G', 'P', 'O', 'S'), HB_TAG('G', 'D', 'E', 'F'), HB_TAG('V', 'O', 'R', 'G'),
    HB_TAG('B', 'A', 'S', 'E'), HB_TAG('v', 'h', 'e', 'a'), HB_TAG('v', 'm', 't', 'x'), HB_TAG('n', 'a', 'm', 'e'),
    HB_TAG('D', 'S', 'I', 'G'), HB_TAG('c', 'm', 'a', 'p'), HB_TAG('O', 'S', '/', '2'), HB_TAG('p', 'o', 's', 't'),
    HB_TAG('m', 'o', 'r', 'x'), HB_TAG('k', 'e', 'r', 'n'), HB_TAG('f', 'v', 'a', 'r'), HB_TAG('g', 'v', 'a', 'r'),
    HB_TAG('H', 'V', 'A', 'R'), HB_TAG('M', 'V', 'A', 'R'), HB_TAG('a', 'v', 'a', 'r'), HB_TAG('S', 'T', 'A', 'T'),
    HB_TAG('J', 'S', 'T', 'F'), HB_TAG('m', 'e', 't', 'a'), HB_TAG('h', 'd', 'm', 'x'), HB_TAG('V', 'D', 'M', 'X'),
    HB_TAG('L', 'T', 'S', 'H'), HB_TAG('P', 'C', 'L', 'T'), HB_TAG('M', 'A', 'T', 'H'), HB_TAG('C', 'O', 'L', 'R'),
    HB_TAG('C', 'P', 'A', 'L'), HB_TAG('S', 'V', 'G', ' ')};

void append_hex(std::string& text, std::uint32_t value, int digits) {
  static constexpr char hex[] = "0123456789ABCDEF";
  for (int i = digits - 1; i >= 0; --i) text += hex[(value >> (4 * i)) & 15];
}

void append_utf16_hex(std::string& text, std::u32string_view characters) {
  for (const char32_t c : characters) {
    if (c < 0x10000) {
      append_hex(text, c, 4);
    } else {
      append_hex(text, 0xD800 + ((c - 0x10000) >> 10), 4);
      append_hex(text, 0xDC00 + ((c - 0x10000) & 0x3FF), 4);
    }
  }
}

}  // namespace

EmbeddedFont::EmbeddedFont(const typesetting::Font& font, const typesetting::ClusterTexts& texts, ObjectFile& file)
    : font_(font), file_(file), texts_(texts), uses_(1) {
  codes_.resize(font.glyph_count(), 0);
  if (font.is_cff()) {
    // The glyphs of a CFF that is not CID-keyed are shown by their index (ISO 32000-1, 9.7.4.2).
    const Blob cff(hb_face_reference_table(font.face(), HB_TAG('C', 'F', 'F', ' ')));
    renumbered_ = is_cid_keyed(bytes_of(cff.get()));
    if (!renumbered_) uses_.resize(font.glyph_count());
  }
}

std::uint16_t EmbeddedFont::add_code(std::uint32_t glyph, typesetting::GlyphText text) {
  // Codes in order of first use are small numbers that repeat, and deflate to two thirds of what indices do.
  if (renumbered_ && uses_.size() > 0xFFFF) throw Error(ErrorKind::limit, "a font is used for more than 65,535 signs");
  const auto code = static_cast<std::uint16_t>(renumbered_ ? uses_.size() : glyph);
  if (renumbered_) uses_.emplace_back();
  uses_[code] = {glyph, text};
  return code;
}

EmbeddedFont::Code EmbeddedFont::use(std::uint32_t glyph, typesetting::GlyphText text) {
  if (font_.composite(glyph) != nullptr) {
    const auto [known, is_new] = other_codes_.try_emplace(std::uint64_t{glyph} << 32 | text, 0);
    if (is_new) known->second = add_code(glyph, text);
    return {known->second, true};
  }
  if (glyph >= codes_.size()) glyph = 0;
  std::uint16_t& first = codes_[glyph];
  if (first == 0 && glyph != 0) {
    first = add_code(glyph, text);
    return {first, true};
  }
  if (uses_[first].text == text) return {first, true};
  // In a TrueType font a map leads from any code to any glyph; in a CFF a glyph has one CID.
  if (font_.is_cff() || glyph == 0) return {first, false};
  const auto [known, is_new] = other_codes_.try_emplace(std::uint64_t{glyph} << 32 | text, 0);
  if (is_new) known->second = add_code(glyph, text);
  return {known->second, true};
}

std::set<std::uint32_t> EmbeddedFont::glyphs() const {
  std::set<std::uint32_t> used;
  for (const Use& use : uses_) {
    const typesetting::CompositeGlyph* composite = font_.composite(use.glyph);
    if (composite == nullptr) {
      used.insert(use.glyph);
    } else {
      for (const auto& part : composite->parts) used.insert(part.glyph);
    }
  }
  return used;
}

void EmbeddedFont::use_vertical(std::uint32_t glyph) {
  const auto [entry, is_new] = vertical_origins_.try_emplace(glyph, 0);
  if (!is_new) return;
  hb_position_t x = 0;
  hb_position_t y = 0;
  hb_font_get_glyph_v_origin(font_.shaper_font(), glyph, &x, &y);
  entry->second = static_cast<int>(std::lround(y * 1000.0 / static_cast<double>(font_.units_per_em())));
}

ObjectNumber EmbeddedFont::horizontal() {
  if (horizontal_ == 0) horizontal_ = file_.reserve();
  return horizontal_;
}

ObjectNumber EmbeddedFont::vertical() {
  if (vertical_ == 0) vertical_ = file_.reserve();
  return vertical_;
}

std::string EmbeddedFont::to_unicode() const {
  std::string map =
      "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
      "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
      "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
      "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n";
  std::vector<std::pair<std::uint16_t, std::u32string>> entries;
  for (std::size_t code = 1; code < uses_.size(); ++code) {
    const typesetting::GlyphText text = uses_[code].text;
    if (text == typesetting::no_text) continue;
    const bool cluster = (text & typesetting::cluster_text) != 0;
    entries.emplace_back(static_cast<std::uint16_t>(code),
                         cluster ? texts_[text] : std::u32string(1, static_cast<char32_t>(text)));
  }
  // Codes follow each other, so they are said once for a hundred (Adobe Technical Note 5014 allows no more); a range
  // keeps its first byte.
  constexpr std::size_t most_in_range = 100;
  for (std::size_t begin = 0; begin < entries.size();) {
    std::size_t end = begin + 1;
    while (end < entries.size() && end - begin < most_in_range && entries[end].first == entries[end - 1].first + 1 &&
           entries[end].first >> 8 == entries[begin].first >> 8) {
      ++end;
    }
    map += "1 beginbfrange\n<";
    append_hex(map, entries[begin].first, 4);
    map += "><";
    append_hex(map, entries[end - 1].first, 4);
    map += ">[";
    for (std::size_t i = begin; i < end; ++i) {
      map += '<';
      append_utf16_hex(map, entries[i].second);
      map += '>';
    }
    map += "]\nendbfrange\n";
    begin = end;
  }
  map += "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";
  return map;
}

PdfArray EmbeddedFont::widths(std::int64_t& usual) const {
  std::map<std::int64_t, std::size_t> counts;
  std::map<std::uint16_t, std::int64_t> by_cid;
  for (std::size_t code = 1; code < uses_.size(); ++code) {
    if (uses_[code].glyph == 0) continue;
    const auto width = static_cast<std::int64_t>(std::lround(font_.width(uses_[code].glyph) * 1000));
    by_cid[static_cast<std::uint16_t>(code)] = width;
    ++counts[width];
  }
  usual = 1000;
  std::size_t most = 0;
  for (const auto& [width, count] : counts) {
    if (count > most) {
      most = count;
      usual = width;
    }
  }
  PdfArray array;
  for (auto entry = by_cid.begin(); entry != by_cid.end();) {
    if (entry->second == usual) {
      ++entry;
      continue;
    }
    array.push_back(number(entry->first));
    PdfArray run;
    std::uint16_t next = entry->first;
    while (entry != by_cid.end() && entry->first == next && entry->second != usual) {
      run.push_back(number(entry->second));
      ++entry;
      ++next;
    }
    array.push_back(run);
  }
  return array;
}

PdfDictionary EmbeddedFont::descriptor(ObjectNumber font_file, const std::string& font_name, bool cff) const {
  const typesetting::Font::Box box = font_.bounding_box();
  PdfArray bounds;
  for (const int side : {box.left, box.bottom, box.right, box.top}) bounds.push_back(number(side));
  PdfDictionary dictionary;
  dictionary.AddKey(name("Type"), name("FontDescriptor"));
  dictionary.AddKey(name("FontName"), PoDoFo::PdfName(font_name));
  // 9.8.2: nothing is told of serifs; symbolic, since no standard Latin encoding applies.
  dictionary.AddKey(name("Flags"), number(4 | (font_.fixed_pitch() ? 1 : 0) | (font_.italic() ? 64 : 0)));
  dictionary.AddKey(name("FontBBox"), bounds);
  dictionary.AddKey(name("ItalicAngle"), number(font_.italic_angle()));
  dictionary.AddKey(name("Ascent"), number(font_.ascent()));
  dictionary.AddKey(name("Descent"), number(font_.descent()));
  dictionary.AddKey(name("CapHeight"), number(font_.cap_height()));
  dictionary.AddKey(name("XHeight"), number(font_.x_height()));
  dictionary.AddKey(name("StemV"), number(font_.bold() ? 140 : 80));
  dictionary.AddKey(cff ? name("FontFile3") : name("FontFile2"), reference(font_file));
  return dictionary;
}

void EmbeddedFont::write_font_file(ObjectNumber file_number, ObjectNumber map_number) {
  const std::unique_ptr<hb_subset_input_t, InputDeleter> input(hb_subset_input_create_or_fail());
  if (!input) throw Error(ErrorKind::limit, "out of memory");
  hb_set_t* glyphs = hb_subset_input_glyph_set(input.get());
  for (const std::uint32_t glyph : this->glyphs()) hb_set_add(glyphs, glyph);
  hb_set_add(glyphs, 0);
  hb_set_t* dropped = hb_subset_input_set(input.get(), HB_SUBSET_SETS_DROP_TABLE_TAG);
  for (const hb_tag_t tag : dropped_tables) hb_set_add(dropped, tag);
  unsigned flags = HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_NOTDEF_OUTLINE;
  // Without subroutines a subset is smaller once deflated, and made in two thirds of the time.
  if (font_.is_cff()) flags |= HB_SUBSET_FLAGS_DESUBROUTINIZE;
  if (!renumbered_) flags |= HB_SUBSET_FLAGS_RETAIN_GIDS;
  hb_subset_input_set_flags(input.get(), flags);
  const std::unique_ptr<hb_subset_plan_t, PlanDeleter> plan(hb_subset_plan_create_or_fail(font_.face(), input.get()));
  const Face subset(plan ? hb_subset_plan_execute_or_fail(plan.get()) : nullptr);
  if (!subset) throw Error(ErrorKind::unsupported, "the font " + font_.path() + " cannot be subset");
  // The code of each glyph of the subset, and the other way.
  std::vector<std::uint16_t> codes(hb_face_get_glyph_count(subset.get()), 0);
  std::string map;
  std::vector<typesetting::CompositeGlyph> composites;
  if (renumbered_) {
    const hb_map_t* new_glyphs = hb_subset_plan_old_to_new_glyph_mapping(plan.get());
    for (std::size_t code = 0; code < uses_.size(); ++code) {
      if (const typesetting::CompositeGlyph* composite = font_.composite(uses_[code].glyph)) {
        const std::size_t to = codes.size() + composites.size();
        composites.push_back(*composite);
        for (auto& part : composites.back().parts) part.glyph = hb_map_get(new_glyphs, part.glyph);
        map += static_cast<char>(to >> 8);
        map += static_cast<char>(to);
        continue;
      }
      const hb_codepoint_t to = hb_map_get(new_glyphs, uses_[code].glyph);
      const bool there = to < codes.size();
      if (there) codes[to] = static_cast<std::uint16_t>(code);
      map += static_cast<char>(there ? to >> 8 : 0);
      map += static_cast<char>(there ? to : 0);
    }
  }
  PdfDictionary dictionary;
  if (font_.is_cff()) {
    dictionary.AddKey(name("Subtype"), name("CIDFontType0C"));
    const Blob table(hb_face_reference_table(subset.get(), HB_TAG('C', 'F', 'F', ' ')));
    std::string cff(bytes_of(table.get()));
    if (renumbered_) {
      codes.erase(codes.begin());
      if (!set_cids(cff, codes)) throw Error(ErrorKind::unsupported, "the font " + font_.path() + " cannot be subset");
    }
    file_.write_stream(file_number, dictionary, cff, true);
    return;
  }
  std::string bytes;
  if (composites.empty()) {
    const Blob whole(hb_face_reference_blob(subset.get()));
    bytes = bytes_of(whole.get());
  } else {
    bytes = with_composites(subset.get(), composites);
  }
  dictionary.AddKey(name("Length1"), number(static_cast<std::int64_t>(bytes.size())));
  file_.write_stream(file_number, dictionary, bytes);
  file_.write_stream(map_number, {}, map);
}

void EmbeddedFont::write() {
  if (horizontal_ == 0 && vertical_ == 0) return;
  const ObjectNumber file_number = file_.reserve();
  const ObjectNumber map_number = font_.is_cff() ? 0 : file_.reserve();
  const ObjectNumber unicode_number = file_.reserve();
  const ObjectNumber descriptor_number = file_.reserve();
  write_font_file(file_number, map_number);
  // 9.6.4: the tag tells subsets of one font apart; here it follows from what is in it.
  std::uint64_t hash = 0xCBF29CE484222325;
  for (const std::uint32_t glyph : glyphs()) hash = (hash ^ glyph) * 0x100000001B3;
  std::string font_name;
  for (int i = 0; i < 6; ++i) {
    font_name += static_cast<char>('A' + hash % 26);
    hash /= 26;
  }
  font_name += "+" + font_.postscript_name();
  file_.write(descriptor_number, descriptor(file_number, font_name, font_.is_cff()));
  file_.write_stream(unicode_number, {}, to_unicode());

  PdfDictionary system;
  system.AddKey(name("Registry"), PoDoFo::PdfString("Adobe"));
  system.AddKey(name("Ordering"), PoDoFo::PdfString("Identity"));
  system.AddKey(name("Supplement"), number(0));
  const auto write_type0 = [&](ObjectNumber number_of_font, bool vertical) {
    PdfDictionary descendant;
    descendant.AddKey(name("Type"), name("Font"));
    descendant.AddKey(name("Subtype"), font_.is_cff() ? name("CIDFontType0") : name("CIDFontType2"));
    descendant.AddKey(name("BaseFont"), PoDoFo::PdfName(font_name));
    descendant.AddKey(name("CIDSystemInfo"), system);
    descendant.AddKey(name("FontDescriptor"), reference(descriptor_number));
    std::int64_t usual = 1000;
    const PdfArray width_array = widths(usual);
    descendant.AddKey(name("DW"), number(usual));
    if (!width_array.empty()) descendant.AddKey(name("W"), width_array);
    if (!font_.is_cff()) {
      descendant.AddKey(name("CIDToGIDMap"), reference(map_number));
    }
    if (vertical && !vertical_origins_.empty()) {
      const int usual_origin = vertical_origins_.begin()->second;
      PdfArray metrics;
      metrics.push_back(number(usual_origin));
      metrics.push_back(number(-1000));
      descendant.AddKey(name("DW2"), metrics);
      PdfArray others;
      for (const auto& [glyph, origin] : vertical_origins_) {
        if (origin == usual_origin) continue;
        const std::uint16_t cid = codes_[glyph];
        for (const std::int64_t value :
             {std::int64_t{cid}, std::int64_t{cid}, std::int64_t{-1000},
              static_cast<std::int64_t>(std::lround(font_.width(glyph) * 500)), std::int64_t{origin}}) {
          others.push_back(number(value));
        }
      }
      if (!others.empty()) descendant.AddKey(name("W2"), others);
    }
    const ObjectNumber descendant_number = file_.reserve();
    file_.write(descendant_number, descendant);
    PdfArray descendants;
    descendants.push_back(reference(descendant_number));
    PdfDictionary font;
    font.AddKey(name("Type"), name("Font"));
    font.AddKey(name("Subtype"), name("Type0"));
    font.AddKey(name("BaseFont"),
                PoDoFo::PdfName(font_name + (font_.is_cff() ? (vertical ? "-Identity-V" : "-Identity-H") : "")));
    font.AddKey(name("Encoding"), vertical ? name("Identity-V") : name("Identity-H"));
    font.AddKey(name("DescendantFonts"), descendants);
    font.AddKey(name("ToUnicode"), reference(unicode_number));
    file_.write(number_of_font, font);
  };
  if (horizontal_ != 0) write_type0(horizontal_, false);
  if (vertical_ != 0) write_type0(vertical_, true);
}

}  // namespace galley::pdf

// SPDX-License-Identifier: Apache-2.0
#include "typesetting/shaper.hpp"

#include <algorithm>

#include <hb-ot.h>
#include <unicode/uchar.h>

#include "galley/error.hpp"
#include "typesetting/unicode.hpp"

namespace galley::typesetting {
namespace {

constexpr std::size_t most_remembered = std::size_t{32} << 20;

bool takes_slant(hb_script_t script) {
  // Scripts with no tradition of slanted letters are left upright.
  return script == HB_SCRIPT_LATIN || script == HB_SCRIPT_GREEK || script == HB_SCRIPT_CYRILLIC ||
         script == HB_SCRIPT_COMMON || script == HB_SCRIPT_ARMENIAN || script == HB_SCRIPT_GEORGIAN;
}

}  // namespace

bool joins_previous(char32_t c) {
  if (c < 0x300) return false;
  if (c >= 0x4E00 && c < 0xA000) return false;
  if ((c >= 0xFE00 && c < 0xFE10) || c == 0x200D || c == 0x200C || (c >= 0xE0100 && c < 0xE01F0)) return true;
  const auto category = u_charType(static_cast<UChar32>(c));
  return category == U_NON_SPACING_MARK || category == U_COMBINING_SPACING_MARK || category == U_ENCLOSING_MARK;
}

Shaper::Shaper(FontLibrary& fonts, ClusterTexts& texts) : fonts_(fonts), texts_(texts), buffer_(hb_buffer_create()) {
  hb_buffer_set_flags(buffer_, HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES);
}

Shaper::~Shaper() { hb_buffer_destroy(buffer_); }

ShapingContext& Shaper::context(const FontRequest& request, hb_direction_t direction) {
  const auto [entry, is_new] = contexts_.try_emplace({request, direction});
  ShapingContext& context = entry->second;
  if (is_new) {
    context.chain = &fonts_.chain(request);
    context.script = request.script == HB_SCRIPT_COMMON ? HB_SCRIPT_LATIN : request.script;
    context.language = hb_language_from_string(request.language.c_str(), -1);
    context.bold = request.bold;
    context.italic = request.italic && takes_slant(request.script);
    context.direction = direction;
  }
  return context;
}

void Shaper::shape(const ShapingContext& context, const Font& font, std::u16string_view text, ShapedText& shaped) {
  shaped.font = &font;
  shaped.embolden = context.bold && !font.bold();
  shaped.slant = context.italic && !font.italic();
  hb_buffer_reset(buffer_);
  hb_buffer_set_flags(buffer_, HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES);
  hb_buffer_add_utf16(buffer_, reinterpret_cast<const std::uint16_t*>(text.data()), static_cast<int>(text.size()), 0,
                      static_cast<int>(text.size()));
  hb_buffer_set_direction(buffer_, context.direction);
  hb_buffer_set_script(buffer_, context.script);
  hb_buffer_set_language(buffer_, context.language);
  hb_shape(font.shaper_font(), buffer_, nullptr, 0);
  unsigned count = 0;
  const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer_, &count);
  const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(buffer_, &count);
  const float scale = 1.0F / static_cast<float>(font.units_per_em());
  const bool vertical = HB_DIRECTION_IS_VERTICAL(context.direction);
  const bool backward = HB_DIRECTION_IS_BACKWARD(context.direction);
  shaped.glyphs.resize(count);
  shaped.clusters.resize(count);
  for (unsigned i = 0; i < count; ++i) {
    Glyph& glyph = shaped.glyphs[i];
    glyph.id = infos[i].codepoint;
    shaped.clusters[i] = static_cast<std::uint16_t>(infos[i].cluster);
    if (vertical) {
      hb_position_t x = 0;
      hb_position_t y = 0;
      hb_font_get_glyph_v_origin(font.shaper_font(), glyph.id, &x, &y);
      // HarfBuzz counts from the horizontal origin; what is left is how far off the middle a font places it.
      glyph.advance = static_cast<float>(-positions[i].y_advance) * scale;
      glyph.dx = static_cast<float>(positions[i].x_offset + x) * scale;
      glyph.dy = static_cast<float>(positions[i].y_offset + y) * scale;
    } else {
      glyph.advance = static_cast<float>(positions[i].x_advance) * scale;
      glyph.dx = static_cast<float>(positions[i].x_offset) * scale;
      glyph.dy = static_cast<float>(positions[i].y_offset) * scale;
    }
    shaped.width += glyph.advance;
  }
  if (!vertical && !font.is_cff()) join_clusters(infos, positions, count, text, backward, shaped);
  if (backward && !vertical) {
    std::reverse(shaped.glyphs.begin(), shaped.glyphs.end());
    std::reverse(shaped.clusters.begin(), shaped.clusters.end());
  }
  count = static_cast<unsigned>(shaped.glyphs.size());
  for (std::size_t begin = 0; begin < count;) {
    std::size_t end = begin + 1;
    while (end < count && shaped.clusters[end] == shaped.clusters[begin]) ++end;
    share_text(text, begin, end, end < count ? shaped.clusters[end] : text.size(), shaped);
    begin = end;
  }
  say_all(text, shaped);
}

/// Sees to it that the glyphs say just the text, whatever shaping left out (joiners, variation selectors) or moved.
void Shaper::say_all(std::u16string_view text, ShapedText& shaped) {
  std::u32string wanted;
  for (std::size_t i = 0; i < text.size();) wanted += next_code_point(text, i);
  std::u32string said;
  for (const Glyph& glyph : shaped.glyphs) {
    if (glyph.text == no_text) continue;
    if ((glyph.text & cluster_text) != 0) {
      said += texts_[glyph.text];
    } else {
      said += static_cast<char32_t>(glyph.text);
    }
  }
  // A glyph that says a soft hyphen alone is the hyphen of a line end.
  const bool hyphen = std::any_of(shaped.glyphs.begin(), shaped.glyphs.end(),
                                  [](const Glyph& glyph) { return glyph.text == U'\u00AD'; });
  if ((said == wanted && !hyphen) || wanted.empty()) return;
  if (shaped.glyphs.empty()) {
    // Nothing to be seen: a blank that takes no room.
    shaped.glyphs.emplace_back().id = shaped.font->glyph(U' ');
    shaped.clusters.push_back(0);
  }
  for (Glyph& glyph : shaped.glyphs) glyph.text = no_text;
  shaped.glyphs.front().text = texts_.whole(wanted);
}

/// Makes one glyph of each cluster that has marks, more glyphs than characters, or is off the baseline (as letters of
/// Naskh are that descend to the next): then it says what it stands for, wherever a reader of the page believes its
/// parts to be. Text from right to left gets a glyph for each character instead, the first of which draws all: readers
/// that turn such text around by where its glyphs are would turn the characters of one glyph around too.
void Shaper::join_clusters(const hb_glyph_info_t* infos, const hb_glyph_position_t* positions, unsigned count,
                           std::u16string_view text, bool backward, ShapedText& shaped) {
  constexpr unsigned most_parts = 16;
  std::vector<Glyph> glyphs;
  std::vector<std::uint16_t> clusters;
  const auto cluster_end = [&](unsigned begin) {
    unsigned end = begin + 1;
    while (end < count && infos[end].cluster == infos[begin].cluster) ++end;
    return end;
  };
  const auto is_narrow = [&](unsigned begin, unsigned end) {
    int advance = 0;
    for (unsigned i = begin; i < end; ++i) advance += positions[i].x_advance;
    return advance == 0;
  };
  for (unsigned begin = 0; begin < count;) {
    unsigned end = cluster_end(begin);
    // What takes no room belongs to its neighbour: the alef of a lam-alef.
    if (backward) {
      while (end < count && is_narrow(begin, end)) end = cluster_end(end);
    } else {
      while (end < count && is_narrow(end, cluster_end(end))) end = cluster_end(end);
    }
    const unsigned last = end - 1;
    const std::size_t from = std::min(infos[begin].cluster, infos[last].cluster);
    std::size_t to = text.size();
    if (!backward && end < count) to = infos[end].cluster;
    if (backward && begin > 0) to = infos[begin - 1].cluster;
    std::vector<std::uint16_t> places;  // of the characters
    for (std::size_t i = from; i < to;) {
      places.push_back(static_cast<std::uint16_t>(i));
      next_code_point(text, i);
    }
    const unsigned parts = end - begin;
    bool join = parts > places.size() || (backward && places.size() > 1);
    for (unsigned i = begin; i < end; ++i) {
      join = join || (parts > 1 && positions[i].x_advance == 0) || positions[i].x_offset != 0 ||
             positions[i].y_offset != 0;
    }
    CompositeGlyph composite;
    std::uint32_t whole = 0;
    if (join && parts <= most_parts && !places.empty()) {
      for (unsigned i = begin; i < end; ++i) {
        composite.parts.push_back(
            {infos[i].codepoint, composite.advance + positions[i].x_offset, positions[i].y_offset});
        composite.advance += positions[i].x_advance;
      }
      const int slices = backward ? static_cast<int>(places.size()) : 1;
      const int slice = composite.advance / slices;
      const int first = composite.advance - slice * (slices - 1);  // of the first character, which is at the right
      for (auto& part : composite.parts) part.x -= composite.advance - first;
      composite.advance = first;
      whole = shaped.font->compose(composite);
      const auto add = [&](std::uint32_t id, int advance, std::uint16_t place) {
        Glyph& glyph = glyphs.emplace_back();
        glyph.id = id;
        glyph.advance = static_cast<float>(advance) / static_cast<float>(shaped.font->units_per_em());
        clusters.push_back(place);
      };
      const std::uint32_t blank = whole != 0 && slices > 1 ? shaped.font->compose({{}, slice}) : 0;
      if (slices > 1 && blank == 0) whole = 0;
      if (whole != 0) {
        for (int i = slices - 1; i > 0; --i) add(blank, slice, places[static_cast<std::size_t>(i)]);
        add(whole, first, places.front());
      }
    }
    if (whole == 0) {
      glyphs.insert(glyphs.end(), shaped.glyphs.begin() + begin, shaped.glyphs.begin() + end);
      clusters.insert(clusters.end(), shaped.clusters.begin() + begin, shaped.clusters.begin() + end);
    }
    begin = end;
  }
  shaped.glyphs = std::move(glyphs);
  shaped.clusters = std::move(clusters);
}

/// Gives the characters of one cluster to its glyphs, in their order, so that the glyphs together say just the text:
/// to each glyph at least one character, as long as there are any. Which glyph says which matters to no reader.
void Shaper::share_text(std::u16string_view text, std::size_t begin, std::size_t end, std::size_t to,
                        ShapedText& shaped) {
  std::u32string characters;
  for (std::size_t i = shaped.clusters[begin]; i < to;) characters += next_code_point(text, i);
  if (end - begin == 1 && characters.size() == 1) {
    shaped.glyphs[begin].text = characters[0];
    return;
  }
  std::size_t spare = end - begin > characters.size() ? end - begin - characters.size() : 0;  // glyphs without text
  std::size_t next = 0;
  for (std::size_t i = begin; i < end; ++i) {
    Glyph& glyph = shaped.glyphs[i];
    const std::size_t left = end - i - 1;  // glyphs after this one
    if (spare > 0) {
      // A part of a vowel sign that was taken apart, as in Thai and Tamil: no character's own glyph.
      const bool own = std::any_of(characters.begin(), characters.end(),
                                   [&](char32_t c) { return shaped.font->glyph(c) == glyph.id; });
      if (!own || left < spare) {
        --spare;
        continue;
      }
    }
    const std::size_t wanted =
        left == 0 ? characters.size() - next : std::min<std::size_t>(1, characters.size() - next);
    if (wanted == 1) glyph.text = characters[next];
    if (wanted > 1) glyph.text = texts_.add(characters.substr(next, wanted));
    next += wanted;
  }
}

void Shaper::shape_missing(ShapingContext& context, std::u16string_view text, std::vector<ShapedText>& shaped) {
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = i;
    const char32_t character = next_code_point(text, i);
    if (joins_previous(character) && begin > 0 && !shaped.empty() && !shaped.back().glyphs.empty()) {
      Glyph& base = shaped.back().glyphs.back();
      std::u32string both =
          (base.text & cluster_text) != 0 ? texts_[base.text] : std::u32string(1, static_cast<char32_t>(base.text));
      if (base.text == no_text) both.clear();
      base.text = texts_.add(both + character);
      continue;
    }
    fonts_.report_missing(character);
    const Font* font = nullptr;
    char32_t box = 0;
    for (const char32_t sign : {U'\u25A1', U'\u25AF', U'\uFFFD'}) {
      if (font == nullptr) font = context.chain->font_for(box = sign);
    }
    if (font == nullptr) font = context.chain->first();
    if (font == nullptr) {
      throw Error(ErrorKind::unsupported,
                  "no font that can be used is installed; the Debian packages fonts-noto-core and fonts-noto-cjk have "
                  "fonts for most scripts");
    }
    ShapedText& piece = shaped.emplace_back();
    piece.font = font;
    Glyph glyph;
    glyph.id = font->glyph(box);
    glyph.text = character;
    glyph.advance = font->width(glyph.id);
    piece.width = glyph.advance;
    piece.glyphs.push_back(glyph);
    piece.clusters.push_back(static_cast<std::uint16_t>(begin));
  }
}

const std::vector<ShapedText>& Shaper::word(ShapingContext& context, std::u16string_view text) {
  const auto found = context.words.find(text);
  if (found != context.words.end()) return found->second;
  std::vector<ShapedText>& shaped = context.words[std::u16string(text)];
  remembered_ += 96 + text.size() * (sizeof(Glyph) + 6);
  // A piece is as many characters as one font has.
  const Font* font = nullptr;
  bool have_font = false;
  std::size_t begin = 0;
  const auto finish = [&](std::size_t end) {
    if (!have_font || end == begin) return;
    const std::u16string_view part = text.substr(begin, end - begin);
    const std::size_t first = shaped.size();
    if (font == nullptr) {
      shape_missing(context, part, shaped);
    } else {
      shape(context, *font, part, shaped.emplace_back());
    }
    for (std::size_t piece = first; piece < shaped.size(); ++piece) {
      for (std::uint16_t& cluster : shaped[piece].clusters) cluster = static_cast<std::uint16_t>(cluster + begin);
    }
  };
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t here = i;
    const char32_t character = next_code_point(text, i);
    if (have_font && (joins_previous(character) || character == 0x2060 || character == 0x00AD)) continue;
    const Font* wanted = context.chain->font_for(character);
    if (have_font && wanted == font) continue;
    finish(here);
    begin = here;
    font = wanted;
    have_font = true;
  }
  finish(text.size());
  return shaped;
}

const ShapedText& Shaper::character(ShapingContext& context, char32_t character) {
  std::unique_ptr<ShapingContext::Block>& block = context.characters[character >> 8];
  if (!block) block = std::make_unique<ShapingContext::Block>();
  const ShapedText*& known = (*block)[character & 0xFF];
  if (known == nullptr) {
    std::u16string text;
    append_utf16(text, character);
    auto shaped = std::make_unique<ShapedText>();
    if (const Font* font = context.chain->font_for(character)) {
      shape(context, *font, text, *shaped);
    } else {
      std::vector<ShapedText> missing;
      shape_missing(context, text, missing);
      if (!missing.empty()) *shaped = std::move(missing.front());
    }
    known = shaped.get();
    context.shaped_characters.push_back(std::move(shaped));
  }
  return *known;
}

void Shaper::forget() {
  if (remembered_ < most_remembered) return;
  for (auto& [key, context] : contexts_) context.words.clear();
  remembered_ = 0;
}

}  // namespace galley::typesetting

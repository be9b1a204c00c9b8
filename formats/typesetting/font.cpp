// SPDX-License-Identifier: Apache-2.0
#include "typesetting/font.hpp"

#include <cmath>
#include <limits>

#include <hb-ot.h>

namespace galley::typesetting {
namespace {

constexpr hb_tag_t tag(const char (&name)[5]) { return HB_TAG(name[0], name[1], name[2], name[3]); }

/// A table's bytes, for as long as this lives.
class Table {
 public:
  Table(hb_face_t* face, hb_tag_t name) : blob_(hb_face_reference_table(face, name)) {
    data_ = reinterpret_cast<const unsigned char*>(hb_blob_get_data(blob_, &length_));
  }
  ~Table() { hb_blob_destroy(blob_); }
  Table(const Table&) = delete;
  Table& operator=(const Table&) = delete;

  unsigned length() const { return length_; }
  int u16(unsigned offset) const { return offset + 2 <= length_ ? data_[offset] << 8 | data_[offset + 1] : 0; }
  int i16(unsigned offset) const { return static_cast<std::int16_t>(u16(offset)); }

 private:
  hb_blob_t* blob_;
  const unsigned char* data_ = nullptr;
  unsigned length_ = 0;
};

std::string name_of(hb_face_t* face, hb_ot_name_id_t id) {
  char buffer[128];
  unsigned size = sizeof(buffer);
  hb_ot_name_get_utf8(face, id, hb_language_from_string("en", -1), &size, buffer);
  return {buffer, size};
}

}  // namespace

std::unique_ptr<Font> Font::open(const std::string& path, unsigned index) {
  hb_blob_t* blob = hb_blob_create_from_file_or_fail(path.c_str());
  if (blob == nullptr) return nullptr;
  std::unique_ptr<Font> font(new Font);
  const unsigned faces = hb_face_count(blob);
  if (index < faces) font->face_ = hb_face_create(blob, index);
  hb_blob_destroy(blob);
  if (font->face_ == nullptr) return nullptr;
  font->path_ = path;
  font->index_ = index;
  font->glyph_count_ = hb_face_get_glyph_count(font->face_);
  font->units_per_em_ = hb_face_get_upem(font->face_);
  const Table cff(font->face_, tag("CFF "));
  const Table glyf(font->face_, tag("glyf"));
  const Table head(font->face_, tag("head"));
  const Table cmap(font->face_, tag("cmap"));
  font->cff_ = cff.length() > 0;
  if (font->glyph_count_ < 2 || font->units_per_em_ < 16 || head.length() < 54 || cmap.length() < 4 ||
      (cff.length() == 0 && glyf.length() == 0)) {
    return nullptr;
  }
  font->font_ = hb_font_create(font->face_);
  hb_font_set_scale(font->font_, static_cast<int>(font->units_per_em_), static_cast<int>(font->units_per_em_));
  font->read_metrics();
  return font;
}

Font::~Font() {
  hb_font_destroy(font_);
  hb_face_destroy(face_);
}

void Font::read_metrics() {
  const auto thousandths = [this](int units) {
    return static_cast<int>(std::lround(units * 1000.0 / static_cast<double>(units_per_em_)));
  };
  const Table head(face_, tag("head"));
  const Table os2(face_, tag("OS/2"));
  const Table post(face_, tag("post"));
  const Table hhea(face_, tag("hhea"));
  box_ = {thousandths(head.i16(36)), thousandths(head.i16(38)), thousandths(head.i16(40)), thousandths(head.i16(42))};
  ascent_ = thousandths(os2.length() >= 72 ? os2.i16(68) : hhea.i16(4));
  descent_ = thousandths(os2.length() >= 72 ? os2.i16(70) : hhea.i16(6));
  weight_ = os2.length() >= 6 ? os2.u16(4) : 400;
  italic_ = os2.length() >= 64 && (os2.u16(62) & 1) != 0;
  const int licence = os2.length() >= 10 ? os2.u16(8) : 0;
  // "Restricted licence" counts only if it stands alone: the least restrictive bit rules (OpenType, OS/2).
  may_embed_ = (licence & 0x000F) != 0x0002 && (licence & 0x0300) == 0;
  const bool has_heights = os2.length() >= 96 && os2.u16(0) >= 2;
  cap_height_ = has_heights && os2.i16(88) > 0 ? thousandths(os2.i16(88)) : 700;
  x_height_ = has_heights && os2.i16(86) > 0 ? thousandths(os2.i16(86)) : 500;
  italic_angle_ = post.length() >= 8 ? post.i16(4) : 0;
  fixed_pitch_ = post.length() >= 16 && (post.u16(12) | post.u16(14)) != 0;
  postscript_name_ = name_of(face_, HB_OT_NAME_ID_POSTSCRIPT_NAME);
  family_ = name_of(face_, HB_OT_NAME_ID_FONT_FAMILY);
  // A PDF name that any reader takes: printable ASCII without delimiters.
  std::string safe;
  for (const char c : postscript_name_.empty() ? family_ : postscript_name_) {
    const bool letter = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-';
    if (letter) safe += c;
  }
  postscript_name_ = safe.empty() ? "Font" : safe;
}

std::uint32_t Font::compose(const CompositeGlyph& composite) const {
  // Together with the glyphs of the file they must leave a glyph index in 16 bits.
  if (cff_ || composites_.size() + glyph_count_ >= 0xFF00) return 0;
  const auto [known, is_new] =
      known_composites_.try_emplace(composite, first_composite + static_cast<std::uint32_t>(composites_.size()));
  if (is_new) composites_.push_back(&known->first);
  return known->second;
}

float Font::width(std::uint32_t glyph) const {
  if (const CompositeGlyph* whole = composite(glyph)) {
    return static_cast<float>(whole->advance) / static_cast<float>(units_per_em_);
  }
  if (widths_.empty()) widths_.resize(glyph_count_, std::numeric_limits<float>::quiet_NaN());
  if (glyph >= widths_.size()) return 0;
  float& width = widths_[glyph];
  if (std::isnan(width)) {
    width = static_cast<float>(hb_font_get_glyph_h_advance(font_, glyph)) / static_cast<float>(units_per_em_);
  }
  return width;
}

std::vector<OutlineSegment> Font::outline(std::uint32_t glyph) const {
  using Segments = std::vector<OutlineSegment>;
  static hb_draw_funcs_t* const functions = [] {
    hb_draw_funcs_t* funcs = hb_draw_funcs_create();
    hb_draw_funcs_set_move_to_func(
        funcs,
        [](hb_draw_funcs_t*, void* to, hb_draw_state_t*, float x, float y, void*) {
          static_cast<Segments*>(to)->push_back({'m', 1, {x}, {y}});
        },
        nullptr, nullptr);
    hb_draw_funcs_set_line_to_func(
        funcs,
        [](hb_draw_funcs_t*, void* to, hb_draw_state_t*, float x, float y, void*) {
          static_cast<Segments*>(to)->push_back({'l', 1, {x}, {y}});
        },
        nullptr, nullptr);
    hb_draw_funcs_set_cubic_to_func(
        funcs,
        [](hb_draw_funcs_t*, void* to, hb_draw_state_t*, float x1, float y1, float x2, float y2, float x3, float y3,
           void*) {
          static_cast<Segments*>(to)->push_back({'c', 3, {x1, x2, x3}, {y1, y2, y3}});
        },
        nullptr, nullptr);
    hb_draw_funcs_set_close_path_func(
        funcs,
        [](hb_draw_funcs_t*, void* to, hb_draw_state_t*, void*) {
          static_cast<Segments*>(to)->push_back({'h', 0, {}, {}});
        },
        nullptr, nullptr);
    hb_draw_funcs_make_immutable(funcs);
    return funcs;
  }();
  Segments segments;
  hb_font_get_glyph_shape(font_, glyph, functions, &segments);
  return segments;
}

std::uint32_t Font::glyph(char32_t character) const {
  hb_codepoint_t glyph = 0;
  return hb_font_get_nominal_glyph(font_, character, &glyph) ? glyph : 0;
}

}  // namespace galley::typesetting

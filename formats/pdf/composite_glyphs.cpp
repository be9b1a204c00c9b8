// SPDX-License-Identifier: Apache-2.0
#include "pdf/composite_glyphs.hpp"

#include <algorithm>
#include <memory>

namespace galley::pdf {
namespace {

struct BlobDeleter {
  void operator()(hb_blob_t* blob) const { hb_blob_destroy(blob); }
};
using Blob = std::unique_ptr<hb_blob_t, BlobDeleter>;

std::string table(hb_face_t* face, hb_tag_t tag) {
  const Blob blob(hb_face_reference_table(face, tag));
  unsigned length = 0;
  const char* data = hb_blob_get_data(blob.get(), &length);
  return {data, length};
}

void add_number(std::string& bytes, std::uint32_t value, int size) {
  for (int i = size - 1; i >= 0; --i) bytes += static_cast<char>(value >> (8 * i));
}

void set_number(std::string& bytes, std::size_t at, std::uint32_t value, int size) {
  for (int i = 0; i < size && at + static_cast<std::size_t>(i) < bytes.size(); ++i) {
    bytes[at + static_cast<std::size_t>(i)] = static_cast<char>(value >> (8 * (size - 1 - i)));
  }
}

std::uint32_t number(const std::string& bytes, std::size_t at, int size) {
  std::uint32_t value = 0;
  for (int i = 0; i < size; ++i) {
    const std::size_t place = at + static_cast<std::size_t>(i);
    value = value << 8 | (place < bytes.size() ? static_cast<unsigned char>(bytes[place]) : 0U);
  }
  return value;
}

std::string description(hb_font_t* font, const typesetting::CompositeGlyph& composite) {
  int left = 32767;
  int bottom = 32767;
  int right = -32768;
  int top = -32768;
  for (const auto& part : composite.parts) {
    hb_glyph_extents_t box;
    if (!hb_font_get_glyph_extents(font, part.glyph, &box) || box.width == 0) continue;
    left = std::min(left, box.x_bearing + part.x);
    right = std::max(right, box.x_bearing + box.width + part.x);
    top = std::max(top, box.y_bearing + part.y);
    bottom = std::min(bottom, box.y_bearing + box.height + part.y);
  }
  if (left > right) left = right = bottom = top = 0;
  std::string glyph;
  add_number(glyph, 0xFFFF, 2);
  for (const int side : {left, bottom, right, top}) add_number(glyph, static_cast<std::uint32_t>(side), 2);
  for (std::size_t i = 0; i < composite.parts.size(); ++i) {
    constexpr std::uint32_t words = 1;
    constexpr std::uint32_t offsets = 2;
    constexpr std::uint32_t more = 0x20;
    add_number(glyph, words | offsets | (i + 1 < composite.parts.size() ? more : 0), 2);
    add_number(glyph, composite.parts[i].glyph, 2);
    add_number(glyph, static_cast<std::uint32_t>(composite.parts[i].x), 2);
    add_number(glyph, static_cast<std::uint32_t>(composite.parts[i].y), 2);
  }
  return glyph;
}

}  // namespace

std::string with_composites(hb_face_t* face, const std::vector<typesetting::CompositeGlyph>& composites) {
  std::string glyf = table(face, HB_TAG('g', 'l', 'y', 'f'));
  std::string old_loca = table(face, HB_TAG('l', 'o', 'c', 'a'));
  std::string head = table(face, HB_TAG('h', 'e', 'a', 'd'));
  std::string hhea = table(face, HB_TAG('h', 'h', 'e', 'a'));
  std::string old_hmtx = table(face, HB_TAG('h', 'm', 't', 'x'));
  std::string maxp = table(face, HB_TAG('m', 'a', 'x', 'p'));
  const unsigned count = hb_face_get_glyph_count(face);
  const bool long_offsets = number(head, 50, 2) != 0;
  const std::uint32_t metrics = number(hhea, 34, 2);

  // All offsets long and all metrics full, which any number of glyphs may have.
  std::string loca;
  for (unsigned i = 0; i <= count; ++i) {
    add_number(loca,
               long_offsets ? number(old_loca, std::size_t{i} * 4, 4) : number(old_loca, std::size_t{i} * 2, 2) * 2, 4);
  }
  std::string hmtx;
  for (unsigned i = 0; i < count; ++i) {
    const unsigned entry = metrics == 0 ? 0 : std::min(i, metrics - 1);
    add_number(hmtx, number(old_hmtx, std::size_t{entry} * 4, 2), 2);
    const std::size_t bearing =
        i < metrics ? std::size_t{i} * 4 + 2 : std::size_t{metrics} * 4 + (i - metrics) * std::size_t{2};
    add_number(hmtx, number(old_hmtx, bearing, 2), 2);
  }
  hb_font_t* font = hb_font_create(face);
  glyf.resize(number(loca, std::size_t{count} * 4, 4));
  std::uint32_t most_parts = number(maxp, 28, 2);
  for (const auto& composite : composites) {
    // One without parts is blank: it takes no room in the table either.
    const std::string glyph = composite.parts.empty() ? std::string() : description(font, composite);
    glyf += glyph;
    while (glyf.size() % 4 != 0) glyf += '\0';
    add_number(loca, static_cast<std::uint32_t>(glyf.size()), 4);
    add_number(hmtx, static_cast<std::uint32_t>(std::max(composite.advance, 0)), 2);
    add_number(hmtx, number(glyph, 2, 2), 2);
    most_parts = std::max(most_parts, static_cast<std::uint32_t>(composite.parts.size()));
  }
  hb_font_destroy(font);
  const auto total = static_cast<std::uint32_t>(count + composites.size());
  set_number(head, 50, 1, 2);
  set_number(hhea, 34, total, 2);
  set_number(maxp, 4, total, 2);
  // What a composite may add up to: more than any has, so that no interpreter runs short.
  const std::uint32_t points = std::min(65535U, std::max(number(maxp, 10, 2), number(maxp, 6, 2) * most_parts));
  const std::uint32_t contours = std::min(65535U, std::max(number(maxp, 12, 2), number(maxp, 8, 2) * most_parts));
  set_number(maxp, 10, points, 2);
  set_number(maxp, 12, contours, 2);
  set_number(maxp, 28, most_parts, 2);
  set_number(maxp, 30, number(maxp, 30, 2) + 1, 2);

  hb_face_t* builder = hb_face_builder_create();
  const auto add = [builder](hb_tag_t tag, const std::string& bytes) {
    hb_blob_t* blob =
        hb_blob_create(bytes.data(), static_cast<unsigned>(bytes.size()), HB_MEMORY_MODE_DUPLICATE, nullptr, nullptr);
    hb_face_builder_add_table(builder, tag, blob);
    hb_blob_destroy(blob);
  };
  add(HB_TAG('g', 'l', 'y', 'f'), glyf);
  add(HB_TAG('l', 'o', 'c', 'a'), loca);
  add(HB_TAG('h', 'e', 'a', 'd'), head);
  add(HB_TAG('h', 'h', 'e', 'a'), hhea);
  add(HB_TAG('h', 'm', 't', 'x'), hmtx);
  add(HB_TAG('m', 'a', 'x', 'p'), maxp);
  const Blob whole(hb_face_reference_blob(builder));
  unsigned length = 0;
  const char* data = hb_blob_get_data(whole.get(), &length);
  std::string bytes(data, length);
  hb_face_destroy(builder);
  return bytes;
}

}  // namespace galley::pdf

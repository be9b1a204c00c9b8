// SPDX-License-Identifier: Apache-2.0
#include "pdf/complete_text.hpp"

#include "pdf/marked_text.hpp"

namespace galley::pdf {
namespace {

// A hyphen that stands for nothing: the word goes on in the next line.
constexpr std::string_view soft_hyphen = "\xC2\xAD";

}  // namespace

void CompleteTexts::add_page(const layout::PageContent& page) {
  const auto number = static_cast<std::int32_t>(page.number) - 1;
  const std::vector<std::int32_t> identified = identified_marks(page);
  const auto key_of = [&](std::int32_t mark) {
    const layout::Mark& of = page.marks[static_cast<std::size_t>(mark)];
    return Key{number, of.content, of.identifier};
  };
  for (const layout::Picture& picture : page.pictures) {
    const std::int32_t mark = picture.mark < 0 ? -1 : identified[static_cast<std::size_t>(picture.mark)];
    if (mark >= 0 && picture.object != 0) pictures_.try_emplace(key_of(mark), picture.object);
  }
  std::int32_t open = -1;
  std::string* text = nullptr;
  for (const layout::Glyph& glyph : page.glyphs) {
    if (glyph.text_length == 0) continue;
    if (glyph.mark >= 0 && page.marks[static_cast<std::size_t>(glyph.mark)].artifact) continue;
    ++glyphs_;
    const std::int32_t mark = glyph.mark < 0 ? -1 : identified[static_cast<std::size_t>(glyph.mark)];
    if (mark < 0) continue;
    ++held_;
    if (mark != open) text = &texts_[key_of(mark)];
    open = mark;
    const std::string_view said = page.text_of(glyph);
    if (said != soft_hyphen) *text += said;
  }
}

const std::string* CompleteTexts::find(std::int32_t page, std::int64_t stream, std::int32_t mark) const {
  const auto found = texts_.find({page, stream, mark});
  return found == texts_.end() ? nullptr : &found->second;
}

std::int64_t CompleteTexts::picture(std::int32_t page, std::int64_t stream, std::int32_t mark) const {
  const auto found = pictures_.find({page, stream, mark});
  return found == pictures_.end() ? 0 : found->second;
}

}  // namespace galley::pdf

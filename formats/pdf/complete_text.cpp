// SPDX-License-Identifier: Apache-2.0
#include "pdf/complete_text.hpp"

#include <algorithm>

#include "pdf/marked_text.hpp"

namespace galley::pdf {
namespace {

/// What a glyph adds to the text. One soft hyphen is a hyphen that stands for nothing: the word goes on in the next
/// line. More of them and nothing else are one less, as ClusterTexts says them.
std::string_view without_line_end(std::string_view said) {
  constexpr std::string_view soft_hyphen = "\xC2\xAD";
  for (std::size_t i = 0; i < said.size(); i += soft_hyphen.size()) {
    if (said.substr(i, soft_hyphen.size()) != soft_hyphen) return said;
  }
  return said.substr(std::min(soft_hyphen.size(), said.size()));
}

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
    *text += without_line_end(page.text_of(glyph));
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

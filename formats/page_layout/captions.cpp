// SPDX-License-Identifier: Apache-2.0
#include "page_layout/captions.hpp"

#include <algorithm>
#include <string_view>

namespace galley::layout {
namespace {

constexpr std::size_t reach = 3;  // blocks before and after a picture that its caption may be among

// "Figure 3", "Abb. 2:", 图1: words that captions begin with.
bool is_caption_label(std::string_view text) {
  for (const std::string_view word :
       {"Figure",  "Fig.", "FIGURE", "FIG.", "Photo", "Abbildung", "Abb.", "Bild",  "Foto",    "Figura", "Рис.",
        "Рисунок", "图",   "圖",     "図",   "写真",  "شكل",       "איור", "Table", "Tabelle", "TABLE",  "表"}) {
    if (!text.starts_with(word)) continue;
    const std::string_view rest = text.substr(word.size(), 12);
    return rest.find_first_of("0123456789:") != std::string_view::npos || rest.find("：") != std::string_view::npos;
  }
  return false;
}

// How well a text says what a picture shows; 0: not at all. It stands right below or above, or beside it; small,
// emphasised, or with a word that captions begin with.
int caption_fit(const LayoutBlock& picture, const LayoutBlock& text, float body_size) {
  if (text.kind != BlockKind::text || text.page != picture.page || text.lines > 8 ||
      text.size >= display_size * body_size || text.note || text.aside != picture.aside)
    return 0;
  const bool slanted = !text.runs.empty() && std::all_of(text.runs.begin(), text.runs.end(), [](const Run& run) {
    return has(run.style, Style::emphasis);
  });
  const bool label = is_caption_label(text.text());
  const bool small = text.size < 0.95F * body_size;
  if (!label && !small && !slanted && !text.centred) return 0;
  const float slack = 2 * text.size;
  const float below = text.placed.top - picture.placed.bottom;
  const float above = picture.placed.top - text.placed.bottom;
  const bool under =
      text.placed.left >= picture.placed.left - slack && text.placed.right <= picture.placed.right + slack;
  const int worth = (label ? 4 : 0) + static_cast<int>(small) + static_cast<int>(slanted);
  if (under && below > -2 && below < 2.2F * text.size) return 3 + worth;
  if (under && above > -2 && above < 2.2F * text.size && (label || small)) return 2 + worth;
  const float beside = std::max(text.placed.left - picture.placed.right, picture.placed.left - text.placed.right);
  const bool level =
      text.placed.top >= picture.placed.top - slack && text.placed.bottom <= picture.placed.bottom + slack;
  return level && beside > -2 && beside < 2.5F * text.size && (label || small) ? 1 + worth : 0;
}

}  // namespace

std::vector<std::size_t> find_captions(const std::vector<LayoutBlock>& blocks, float body_size) {
  std::vector<std::size_t> captions(blocks.size());
  for (std::size_t i = 0; i < blocks.size(); ++i) captions[i] = i;
  std::vector<bool> taken(blocks.size(), false);
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (blocks[i].kind != BlockKind::picture) continue;
    int best = 0;
    for (std::size_t k = i > reach ? i - reach : 0; k < std::min(blocks.size(), i + reach + 1); ++k) {
      const int fit = taken[k] ? 0 : caption_fit(blocks[i], blocks[k], body_size);
      if (fit <= best) continue;
      best = fit;
      captions[i] = k;
    }
    if (best > 0) taken[captions[i]] = true;
  }
  return captions;
}

}  // namespace galley::layout

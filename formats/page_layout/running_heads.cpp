// SPDX-License-Identifier: Apache-2.0
#include "page_layout/running_heads.hpp"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <limits>
#include <map>
#include <set>
#include <utility>

#include "galley/unicode.hpp"
#include "structure/sentence.hpp"

namespace galley::layout {
namespace {

constexpr float same_height = 4;  // points between the places of one head on several pages

constexpr std::size_t longest_head = 80;  // characters
constexpr float small_head = 0.92F;       // of the body's type

// The text with one # for each number, so that pages differ no more.
std::string pattern_of(std::string_view text) {
  std::string pattern;
  for (const char c : text) {
    if (c >= '0' && c <= '9') {
      if (pattern.empty() || pattern.back() != '#') pattern += '#';
    } else {
      pattern += c;
    }
  }
  return pattern;
}

bool has_number(std::string_view pattern) { return pattern.find('#') != std::string_view::npos; }

// A foot note that nothing leads to is text all the same.
bool is_prose(const LayoutBlock& block) { return block.note && structure::ends_sentence(block.text()); }

bool is_roman(std::string_view text) {
  return !text.empty() && text.size() <= 7 && text.find_first_not_of("ivxlc") == std::string_view::npos;
}

// On a single page nothing comes again. With a page number at its foot, one short line in plain type far above all else
// is the name of the paper; what belongs to the text stands nearer to it or is set to be seen.
void mark_lone_head(const std::vector<LayoutBlock>& blocks, float body_size, std::vector<bool>& running) {
  constexpr float apart = 1.8F;  // of the type
  float text_top = std::numeric_limits<float>::max();
  float text_bottom = 0;
  for (const LayoutBlock& block : blocks) {
    if (block.margin != 0) continue;
    text_top = std::min(text_top, block.placed.top);
    text_bottom = std::max(text_bottom, block.placed.bottom);
  }
  const bool numbered = std::any_of(blocks.begin(), blocks.end(), [&](const LayoutBlock& block) {
    return block.margin != 0 && block.placed.top > text_bottom && is_page_number(block.text());
  });
  std::vector<std::size_t> heads;
  std::size_t strips = 0;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (blocks[i].margin == 0 || blocks[i].note_number >= 0 || blocks[i].placed.bottom > text_top) continue;
    heads.push_back(i);
    strips = std::max<std::size_t>(strips, blocks[i].margin);
  }
  if (!numbered || strips != 1) return;
  for (const std::size_t i : heads) {
    const LayoutBlock& block = blocks[i];
    const std::string text = block.text();
    const bool plain = !block.strong && block.size <= 1.02F * body_size && block.characters <= longest_head &&
                       !structure::ends_sentence(text);
    if (plain && text_top - block.placed.bottom >= apart * block.size) running[i] = true;
  }
}

}  // namespace

bool is_page_number(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  if (text.empty() || text.size() > 40) return false;
  if (is_roman(text)) return true;
  std::string pattern = pattern_of(text);
  if (!has_number(pattern)) return false;
  std::string lower;
  for (const char c : pattern) {
    if (c != ' ') lower += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  static const std::set<std::string, std::less<>> known = {
      "#",     "-#-",    "–#–",        "—#—",         "#/#",        "#of#",    "page#",      "page#of#", "page#/#",
      "p.#",   "seite#", "seite#von#", "s.#",         "page#sur#",  "página#", "página#de#", "стр.#",    "страница#",
      "第#页", "第#頁",  "第#页共#页", "第#页/共#页", "第#頁共#頁", "#页",     "#頁",        "[#]",      "(#)",
      "·#·",   "•#•",    "|#|",        "~#~",         "#|#",        "صفحة#",   "#ページ",    "- # -"};
  return known.contains(lower);
}

std::vector<bool> running_pictures(const std::vector<LayoutBlock>& blocks) {
  constexpr std::size_t least_pages = 3;
  std::vector<bool> running(blocks.size(), false);
  std::map<std::int64_t, std::vector<std::size_t>> by_object;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (blocks[i].kind == BlockKind::picture && blocks[i].picture != 0) by_object[blocks[i].picture].push_back(i);
  }
  for (const auto& [object, all] : by_object) {
    if (all.size() < least_pages) continue;
    std::map<std::pair<int, int>, std::vector<std::size_t>> by_place;
    for (const std::size_t i : all) {
      const Rectangle& box = blocks[i].placed;
      by_place[{static_cast<int>(std::lround(box.left / same_height)),
                static_cast<int>(std::lround(box.top / same_height))}]
          .push_back(i);
    }
    for (const auto& [place, there] : by_place) {
      std::set<std::uint32_t> pages;
      for (const std::size_t i : there) pages.insert(blocks[i].page);
      for (const std::size_t i : there) running[i] = pages.size() >= least_pages;
    }
  }
  return running;
}

std::vector<bool> running_heads(const std::vector<LayoutBlock>& blocks, float body_size, std::size_t page_count) {
  std::vector<bool> running(blocks.size(), false);
  const auto is_margin_text = [](const LayoutBlock& block) { return block.margin != 0 && block.note_number < 0; };
  struct Seen {
    std::size_t block;
    std::uint32_t page;
    float top;
  };
  std::map<std::string, std::vector<Seen>> by_pattern;
  std::map<std::pair<int, int>, std::vector<Seen>> by_place;  // height and size: heads that name what the page holds
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const LayoutBlock& block = blocks[i];
    if (!is_margin_text(block)) continue;
    const std::string text = block.text();
    if (is_page_number(text)) {
      running[i] = true;
      continue;
    }
    std::string pattern = pattern_of(text);
    if (has_number(pattern) && !is_prose(block)) {
      by_place[{static_cast<int>(std::lround(block.placed.bottom / same_height)),
                static_cast<int>(std::lround(block.size * 2))}]
          .push_back({i, block.page, block.placed.top});
    }
    by_pattern[std::move(pattern)].push_back({i, block.page, block.placed.top});
  }
  for (const auto& [pattern, all] : by_pattern) {
    for (const Seen& one : all) {
      running[one.block] = running[one.block] || std::any_of(all.begin(), all.end(), [&](const Seen& other) {
                             return other.page != one.page && std::fabs(other.top - one.top) <= same_height;
                           });
      if (all.size() > 2'000) break;
    }
    if (all.size() > 2'000) {
      // So often on so many pages is no chance.
      for (const Seen& one : all) running[one.block] = true;
    }
  }
  for (const auto& [place, all] : by_place) {
    std::set<std::uint32_t> pages;
    for (const Seen& one : all) pages.insert(one.page);
    if (pages.size() < 3 || pages.size() * 3 < page_count) continue;
    for (const Seen& one : all) running[one.block] = true;
  }
  // Browsers print date and title at the head, the address and n/m at the foot, of a single page too.
  std::map<std::uint32_t, std::pair<bool, bool>> browser;  // page: address and count at the foot
  for (const LayoutBlock& block : blocks) {
    if (!is_margin_text(block)) continue;
    const std::string text = block.text();
    const std::string pattern = pattern_of(text);
    const bool address = text.find("://") != std::string::npos || text.starts_with("about:");
    const bool count = pattern.ends_with(" #/#") || pattern == "#/#";
    auto& [has_address, has_count] = browser[block.page];
    has_address = has_address || address;
    has_count = has_count || count;
  }
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const LayoutBlock& block = blocks[i];
    if (!is_margin_text(block) || running[i]) continue;
    const auto found = browser.find(block.page);
    if (found == browser.end() || !found->second.first || !found->second.second) continue;
    const std::string text = block.text();
    const std::string pattern = pattern_of(text);
    if (pattern.find("#/#/#") != std::string::npos || pattern.find("#.#.#") != std::string::npos ||
        text.find("://") != std::string::npos || pattern.ends_with("#/#"))
      running[i] = true;
  }
  if (page_count == 1) mark_lone_head(blocks, body_size, running);
  // What stands on one line with a page number, or in smaller type than the text on a page that has one.
  std::set<std::pair<std::uint32_t, std::uint32_t>> numbered;
  std::set<std::uint32_t> pages;
  for (const LayoutBlock& block : blocks) {
    if (!is_margin_text(block) || !is_page_number(block.text())) continue;
    numbered.insert({block.page, block.margin});
    pages.insert(block.page);
  }
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const LayoutBlock& block = blocks[i];
    if (!is_margin_text(block) || running[i] || block.characters > longest_head) continue;
    const bool small = block.size < small_head * body_size && pages.contains(block.page) && !is_prose(block);
    if (small || numbered.contains({block.page, block.margin})) running[i] = true;
  }
  return running;
}

}  // namespace galley::layout

// SPDX-License-Identifier: Apache-2.0
#include "page_layout/page_notes.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <utility>

#include "galley/unicode.hpp"

namespace galley::layout {
namespace {

constexpr float smaller = 0.95F;             // of the body: the type of notes
constexpr float near_rule = 2.5F;            // of the type: from the rule to the first note
constexpr std::size_t most_mark = 4;         // characters
constexpr std::size_t enough_for_mark = 32;  // bytes: a mark and what follows it
constexpr std::size_t least_note = 12;       // characters beside its mark, at the foot of a page
constexpr std::size_t most_rules = 300;      // of a page that are looked at
constexpr std::uint32_t farthest_note = 12;  // pages from its mark, where notes are numbered through

bool is_symbol(char32_t c) { return c == U'*' || c == U'†' || c == U'‡' || c == U'§' || c == U'¶' || c == U'∗'; }

// Digits, symbols, or one small letter; in brackets or not.
std::string mark_in(std::string_view text) {
  std::string mark;
  std::size_t count = 0;
  bool digits = false;
  bool symbols = false;
  bool letter = false;
  for (const char32_t c : CodePoints(text)) {
    if (is_white_space(c) || c == U'[' || c == U']' || c == U'(' || c == U')') continue;
    if (++count > most_mark) return {};
    if (c >= U'0' && c <= U'9') {
      digits = true;
    } else if (is_symbol(c)) {
      symbols = true;
    } else if (c >= U'a' && c <= U'z' && count == 1) {
      letter = true;
    } else {
      return {};
    }
    append_utf8(mark, c);
  }
  if (static_cast<int>(digits) + static_cast<int>(symbols) + static_cast<int>(letter) != 1) return {};
  return mark;
}

bool side_by_side(const Rectangle& a, const Rectangle& b) {
  return std::min(a.right, b.right) - std::max(a.left, b.left) < 1;
}

// Is there a rule over the block, and nothing between the two?
bool is_under_rule(const std::vector<Rectangle>& rules, const LayoutBlock& block,
                   const std::vector<LayoutBlock>& blocks, std::size_t begin) {
  return std::any_of(rules.begin(), rules.end(), [&](const Rectangle& rule) {
    const float gap = block.placed.top - rule.bottom;
    if (gap < -1 || gap > near_rule * block.size || side_by_side(rule, block.placed)) return false;
    return std::none_of(
        blocks.begin() + static_cast<std::ptrdiff_t>(begin), blocks.end(), [&](const LayoutBlock& other) {
          const float middle = (other.placed.top + other.placed.bottom) / 2;
          return middle > rule.bottom && middle < block.placed.top && !side_by_side(other.placed, block.placed);
        });
  });
}

}  // namespace

NoteMark note_mark(const std::vector<Run>& runs) {
  NoteMark mark;
  if (runs.empty()) return mark;
  if (has(runs.front().style, Style::superscript)) {
    mark.text = mark_in(runs.front().text);
    mark.raised = true;
    if (mark.text.empty()) return mark;
    mark.length = runs.front().text.size();
    if (runs.size() > 1 && runs[1].text.starts_with(' ')) ++mark.length;
    return mark;
  }
  // The mark may be a link back to the text, or in a style of its own.
  std::string first;
  for (std::size_t i = 0; i < runs.size() && first.size() < enough_for_mark; ++i) first += runs[i].text;
  std::size_t at = 0;
  std::size_t count = 0;
  bool digits = false;
  while (at < first.size() && count < most_mark) {
    const DecodedCodePoint c = decode_utf8(first, at);
    const bool digit = c.value >= U'0' && c.value <= U'9';
    if (!digit && !(is_symbol(c.value) && !digits)) break;
    digits = digits || digit;
    at += c.length;
    ++count;
  }
  if (count == 0) return mark;
  mark.text = first.substr(0, at);
  if (at < first.size() && (first[at] == '.' || first[at] == ')')) ++at;
  const bool space = at < first.size() && first[at] == ' ';
  if (space) ++at;
  // 3 000 tonnes, 1.5 and 1987 begin no note.
  const char32_t next = at < first.size() ? decode_utf8(first, at).value : 0;
  if (digits && (count > 3 || (next >= U'0' && next <= U'9') || (!space && !is_letter_or_digit(next)))) return {};
  mark.length = at;
  return mark;
}

void mark_notes(const PageContent& page, const PageChunks& chunks, float text_size, std::size_t begin,
                std::vector<LayoutBlock>& blocks) {
  std::vector<Rectangle> rules;
  for (const Rule& rule : page.rules) {
    const Rectangle box = chunks.frame.of_page(rule.box);
    if (box.width() > box.height() && box.width() > 2 * chunks.body_size) rules.push_back(box);
    if (rules.size() >= most_rules) break;
  }
  const Rectangle paper = chunks.frame.of_page({0, 0, page.width, page.height});
  std::vector<std::size_t> order;
  for (std::size_t i = begin; i < blocks.size(); ++i) order.push_back(i);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return blocks[a].placed.top > blocks[b].placed.top; });
  // From the foot upwards, as long as nothing but notes stands below.
  std::vector<std::size_t> pending;  // without a mark: the second paragraph of a note, or no note at all
  std::vector<Rectangle> others;
  const auto give_up = [&] {
    for (const std::size_t i : pending) others.push_back(blocks[i].placed);
    pending.clear();
  };
  for (const std::size_t i : order) {
    LayoutBlock& block = blocks[i];
    // At the page's foot a note may stand alone, and page numbers stand below notes.
    if (block.margin != 0) {
      const NoteMark mark = note_mark(block.runs);
      const bool apart = block.size <= smaller * text_size || is_under_rule(rules, block, blocks, begin);
      block.note = !mark.text.empty() && apart && block.characters > least_note + mark.length;
      continue;
    }
    const bool blocked = std::any_of(others.begin(), others.end(), [&](const Rectangle& other) {
      return !side_by_side(other, block.placed) && other.top >= block.placed.top;
    });
    const bool small = block.size <= smaller * text_size;
    const bool under = block.kind == BlockKind::text && !blocked && is_under_rule(rules, block, blocks, begin);
    const bool low = block.placed.bottom > paper.top + 0.4F * paper.height();
    if (block.kind != BlockKind::text || block.aside || block.turned || blocked || !low ||
        block.size > 1.02F * text_size) {
      give_up();
      others.push_back(block.placed);
      continue;
    }
    const NoteMark mark = note_mark(block.runs);
    if (!mark.text.empty() && (small || under)) {
      block.note = true;
      for (const std::size_t below : pending) blocks[below].note = small && blocks[below].size <= smaller * text_size;
      pending.clear();
      continue;
    }
    if (small || mark.raised) {
      // Under the rule it may go on from the page before.
      pending.push_back(i);
      continue;
    }
    // Notes in type as large as the text's have a rule above the first of them.
    if (!mark.text.empty()) {
      pending.push_back(i);
      continue;
    }
    give_up();
    others.push_back(block.placed);
  }
  // Marked blocks below the first one, which has the rule.
  for (std::size_t i = begin + 1; i < blocks.size(); ++i) {
    const NoteMark mark = note_mark(blocks[i].runs);
    if (!blocks[i].note && blocks[i - 1].note && blocks[i].kind == BlockKind::text && !mark.text.empty() &&
        std::fabs(blocks[i].size - blocks[i - 1].size) < 0.5F &&
        blocks[i].placed.top >= blocks[i - 1].placed.bottom - 1)
      blocks[i].note = true;
  }
  for (std::size_t i = begin; i < blocks.size(); ++i) {
    if (!blocks[i].note) continue;
    if (i > begin && !blocks[i - 1].note && blocks[i - 1].page == blocks[i].page) blocks[i - 1].last = true;
  }
}

namespace {

// Where a number clings to the end of a word or to what closes a sentence: raised by the font itself, which no place
// and no size tells. Bytes into the text; npos: not there, or more than once. `next`: what stands behind the text.
std::size_t clinging_mark(std::string_view before, std::string_view text, std::string_view next,
                          const std::string& mark) {
  std::size_t found = std::string::npos;
  for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at + 1)) {
    const std::string_view ahead = at > 0 ? text.substr(0, at) : before;
    if (ahead.empty()) continue;
    const char32_t last = code_point_before(ahead, ahead.size());
    const std::string_view behind = at + mark.size() < text.size() ? text.substr(at + mark.size()) : next;
    const char32_t after = behind.empty() ? U' ' : decode_utf8(behind, 0).value;
    const bool word = is_letter_or_digit(last) && !(last >= U'0' && last <= U'9') && !(last < 0x80 && last < U'a');
    const bool stop = last == U'.' || last == U',' || last == U'”' || last == U'"' || last == U';';
    if ((!word && !stop) || is_letter_or_digit(after)) continue;
    // Decimals and dates have digits on both sides of the stop.
    if (stop && ahead.size() > 1 && ahead[ahead.size() - 2] >= '0' && ahead[ahead.size() - 2] <= '9') continue;
    if (found != std::string::npos) return std::string::npos;
    found = at;
  }
  return found;
}

bool refer_to(LayoutBlock& block, const std::string& mark, std::int32_t number) {
  for (std::size_t r = 0; r < block.runs.size(); ++r) {
    if (block.runs[r].note >= 0) continue;
    // The mark may be a run of its own: a link to the note.
    const std::string_view before = r > 0 ? std::string_view(block.runs[r - 1].text) : std::string_view();
    const std::string_view behind =
        r + 1 < block.runs.size() ? std::string_view(block.runs[r + 1].text) : std::string_view();
    const std::size_t at = clinging_mark(before, block.runs[r].text, behind, mark);
    if (at == std::string::npos) continue;
    Run reference = block.runs[r];
    Run rest = block.runs[r];
    reference.text = mark;
    reference.note = number;
    rest.text = rest.text.substr(at + mark.size());
    block.runs[r].text.resize(at);
    // Runs are never empty.
    if (at == 0) block.runs.erase(block.runs.begin() + static_cast<std::ptrdiff_t>(r--));
    const auto next = block.runs.begin() + static_cast<std::ptrdiff_t>(r) + 1;
    if (rest.text.empty()) {
      block.runs.insert(next, std::move(reference));
    } else {
      block.runs.insert(next, {std::move(reference), std::move(rest)});
    }
    return true;
  }
  return false;
}

// A page may hold one line that stands where running heads do.
bool is_text(const LayoutBlock& block) {
  constexpr std::size_t longest_head = 60;  // characters without spaces
  return block.kind == BlockKind::text && !block.note && (block.margin == 0 || block.characters > longest_head);
}

// How often each mark begins a note of the document.
std::map<std::string, std::size_t> count_marks(const std::vector<LayoutBlock>& blocks) {
  std::map<std::string, std::size_t> counts;
  for (const LayoutBlock& block : blocks) {
    if (!block.note) continue;
    const NoteMark mark = note_mark(block.runs);
    if (!mark.text.empty()) ++counts[mark.text];
  }
  return counts;
}

// Notes whose marks are raised in no way that place or size tells.
void link_clinging_marks(std::vector<LayoutBlock>& blocks, const std::map<std::string, std::size_t>& counts,
                         std::int32_t& count) {
  // Pages with text, up to the note's: notes that found no room have pages of their own behind the text, or stand
  // pages after the one that they belong to. Only where notes are numbered through are they looked for far away.
  std::vector<std::pair<std::size_t, std::size_t>> pages;
  for (std::size_t n = 0; n < blocks.size(); ++n) {
    if (n == 0 || blocks[n].page != blocks[n - 1].page) {
      std::size_t next = n;
      bool has_text = false;
      for (; next < blocks.size() && blocks[next].page == blocks[n].page; ++next)
        has_text = has_text || is_text(blocks[next]);
      if (has_text) pages.emplace_back(n, next);
    }
    if (!blocks[n].note || blocks[n].note_number >= 0) continue;
    const NoteMark mark = note_mark(blocks[n].runs);
    if (mark.text.empty() || mark.text[0] < '0' || mark.text[0] > '9') continue;
    const auto lead_from = [&](std::size_t from, std::size_t to) {
      for (std::size_t i = from; i < to; ++i) {
        if (blocks[i].note || blocks[i].kind != BlockKind::text || !refer_to(blocks[i], mark.text, count)) continue;
        blocks[n].note_number = count++;
        return true;
      }
      return false;
    };
    const auto found = counts.find(mark.text);
    const std::size_t reach = found != counts.end() && found->second == 1 ? farthest_note : 2;
    for (std::size_t back = 0; back < std::min(reach, pages.size()); ++back) {
      const auto [from, to] = pages[pages.size() - 1 - back];
      if (lead_from(from, to)) break;
    }
  }
}

// 10⁴ and km²: what is raised behind these is no mark of a note.
bool is_power(std::string_view before, std::string_view mark) {
  std::size_t begin = before.size();
  while (begin > 0 && is_letter_or_digit(static_cast<unsigned char>(before[begin - 1]))) --begin;
  const std::string_view word = before.substr(begin);
  if (word == "10") return mark[0] >= '0' && mark[0] <= '9';
  static constexpr std::array<std::string_view, 8> units = {"mm", "cm", "dm", "m", "km", "nm", "ft", "sq"};
  return (mark == "2" || mark == "3") && std::find(units.begin(), units.end(), word) != units.end();
}

// Several marks behind each other, such as 1, 2, become runs of their own.
void part_marks(std::vector<Run>& runs) {
  for (std::size_t r = 0; r < runs.size(); ++r) {
    const std::string text = runs[r].text;
    const std::size_t comma = text.find(',');
    if (!has(runs[r].style, Style::superscript) || comma == std::string::npos ||
        text.find_first_not_of("0123456789, ") != std::string::npos)
      continue;
    // The mark, what parts it from the next, the rest.
    std::size_t next = text.find_first_of("0123456789", comma);
    if (next == std::string::npos) next = text.size();
    std::vector<Run> parts;
    for (const std::string& part : {text.substr(0, comma), text.substr(comma, next - comma), text.substr(next)}) {
      if (part.empty()) continue;
      parts.push_back(runs[r]);
      parts.back().text = part;
    }
    if (parts.size() < 2) continue;
    runs.erase(runs.begin() + static_cast<std::ptrdiff_t>(r));
    runs.insert(runs.begin() + static_cast<std::ptrdiff_t>(r), parts.begin(), parts.end());
    r += comma == 0 ? 0 : 1;
  }
}

}  // namespace

std::size_t link_notes(std::vector<LayoutBlock>& blocks) {
  // Notes of each page by their marks; a mark may come again on a page that was set together with another.
  std::map<std::pair<std::uint32_t, std::string>, std::vector<std::size_t>> notes;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (!blocks[i].note) continue;
    const NoteMark mark = note_mark(blocks[i].runs);
    if (!mark.text.empty()) notes[{blocks[i].page, mark.text}].push_back(i);
  }
  if (notes.empty()) return 0;
  const std::map<std::string, std::size_t> counts = count_marks(blocks);
  std::int32_t count = 0;
  for (LayoutBlock& block : blocks) {
    if (block.note || block.kind != BlockKind::text) continue;
    part_marks(block.runs);
    for (std::size_t r = 0; r < block.runs.size(); ++r) {
      Run& run = block.runs[r];
      if (!has(run.style, Style::superscript) || run.note >= 0) continue;
      const std::string mark = mark_in(run.text);
      if (mark.empty() || (r > 0 && is_power(block.runs[r - 1].text, mark))) continue;
      const auto often = counts.find(mark);
      const std::uint32_t reach = often != counts.end() && often->second == 1 ? farthest_note : 2;
      for (std::uint32_t page = block.page; page < block.page + reach; ++page) {
        const auto found = notes.find({page, mark});
        if (found == notes.end()) continue;
        const auto free = std::find_if(found->second.begin(), found->second.end(),
                                       [&](std::size_t note) { return blocks[note].note_number < 0; });
        if (free == found->second.end()) continue;
        blocks[*free].note_number = run.note = count++;
        break;
      }
    }
  }
  link_clinging_marks(blocks, counts, count);
  // What goes on from the note before it, without a mark of its own, is part of it.
  std::int32_t open = -1;
  for (LayoutBlock& block : blocks) {
    if (!block.note) continue;
    const NoteMark mark = note_mark(block.runs);
    if (block.note_number >= 0) {
      open = block.note_number;
      erase_front(block.runs, mark.length);
    } else if (mark.text.empty() && open >= 0) {
      block.note_number = open;
    } else {
      open = -1;
    }
  }
  return static_cast<std::size_t>(count);
}

}  // namespace galley::layout

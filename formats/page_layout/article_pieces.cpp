// SPDX-License-Identifier: Apache-2.0
#include "page_layout/article_pieces.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "galley/unicode.hpp"
#include "page_layout/paragraph_breaks.hpp"
#include "page_layout/running_heads.hpp"
#include "structure/characters.hpp"
#include "structure/sentence.hpp"

namespace galley::layout {
namespace {

constexpr float display_size = 1.15F;

float body_size_of(const std::vector<LayoutBlock>& blocks) {
  std::map<int, std::size_t> counts;
  for (const LayoutBlock& block : blocks) {
    if (block.kind == BlockKind::text && !block.margin)
      counts[static_cast<int>(std::lround(block.size * 4))] += block.characters;
  }
  std::size_t most = 0;
  float size = 0;
  for (const auto& [key, count] : counts) {
    if (count > most) {
      most = count;
      size = static_cast<float>(key) / 4;
    }
  }
  return size;
}

class PieceMaker {
 public:
  PieceMaker(std::vector<LayoutBlock> blocks, const FlowState& state, const PieceOptions& options,
             Diagnostics& diagnostics)
      : blocks_(std::move(blocks)), state_(state), options_(options), diagnostics_(diagnostics) {}

  std::vector<structure::Piece> run() {
    body_ = body_size_of(blocks_);
    if (body_ <= 0) body_ = 10;
    take_out_running_heads();
    measure_habits();
    join_broken();
    return pieces();
  }

 private:
  bool is_body(const LayoutBlock& block) const {
    return block.kind == BlockKind::text && !block.turned && std::fabs(block.size - body_) <= 0.09F * body_;
  }
  bool is_display(const LayoutBlock& block) const {
    return block.kind == BlockKind::text && block.size >= display_size * body_;
  }

  void take_out_running_heads() {
    const std::vector<bool> running = running_heads(blocks_, options_.page_count);
    std::size_t kept = 0;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (running[i]) {
        diagnostics_.inferred("running-head", "at the page's edge and a page number or the same on other pages",
                              {.page = blocks_[i].page, .item = "«" + blocks_[i].text().substr(0, 80) + "»"});
        continue;
      }
      if (kept != i) blocks_[kept] = std::move(blocks_[i]);
      ++kept;
    }
    blocks_.resize(kept);
  }

  void measure_habits() {
    std::size_t set_in = 0;
    std::size_t paragraphs = 0;
    for (const LayoutBlock& block : blocks_) {
      if (!is_body(block) || block.lines < 2 || block.first) continue;
      ++paragraphs;
      set_in += static_cast<std::size_t>(block.indented);
    }
    indents_ = set_in * 5 >= paragraphs * 3 && set_in >= 2;
  }

  bool continues(const LayoutBlock& before, const LayoutBlock& after) const {
    if (std::fabs(before.size - after.size) > 0.06F * before.size || before.strong != after.strong) return false;
    if (before.right_to_left != after.right_to_left) return false;
    // First lines that are set in may look centred where the right edge is ragged.
    if (!indents_ && (before.centred || after.centred)) return false;
    const std::string end = before.text();
    const std::string begin = after.text();
    const char32_t first = begin.empty() ? 0 : *CodePoints(begin).begin();
    const bool hyphen = structure::ending_of(end) == structure::Ending::hyphen;
    if (hyphen && structure::is_lower(first)) return true;
    if (list_marker(begin).certain) return false;
    const float needed = structure::is_unspaced(first) ? std::max(after.first_word, 2.1F * after.size)
                                                       : after.first_word + 0.35F * after.size;
    const bool full = before.end_room <= std::max(needed, 1.5F * after.size);
    const bool sentence = structure::ends_sentence(end);
    if (structure::is_lower(first) && !sentence) return true;
    if (!full) return false;
    if (indents_) return !after.indented;
    return !sentence && structure::ending_of(end) != structure::Ending::colon;
  }

  // Text that stops where a column or a page ends, and goes on where the next begins.
  void join_broken() {
    std::size_t open = blocks_.size();
    std::vector<bool> gone(blocks_.size(), false);
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      LayoutBlock& block = blocks_[i];
      if (block.aside || block.margin || block.kind != BlockKind::text) continue;
      if (!is_body(block)) {
        if (is_display(block) || block.strong) open = blocks_.size();
        continue;
      }
      if (block.first && open < blocks_.size() && continues(blocks_[open], block)) {
        LayoutBlock& target = blocks_[open];
        append_line(target.runs, block.runs, state_.habits);
        target.characters += block.characters;
        target.lines += block.lines;
        target.end_room = block.end_room;
        target.last = block.last;
        gone[i] = true;
        if (!block.last) open = blocks_.size();
        continue;
      }
      open = block.last ? i : blocks_.size();
    }
    std::size_t kept = 0;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (gone[i]) continue;
      if (kept != i) blocks_[kept] = std::move(blocks_[i]);
      ++kept;
    }
    blocks_.resize(kept);
  }

  Block paragraph_of(const LayoutBlock& block, bool plain_strong) const {
    return {Paragraph{inlines_of(block.runs, state_.links, plain_strong)}, {}};
  }

  static void erase_front(std::vector<Run>& runs, std::size_t bytes) {
    while (bytes > 0 && !runs.empty()) {
      const std::size_t part = std::min(bytes, runs.front().text.size());
      runs.front().text.erase(0, part);
      bytes -= part;
      if (!runs.front().text.empty()) break;
      runs.erase(runs.begin());
    }
  }

  // A list that begins at `begin`: how many blocks it takes; 0: none does.
  std::size_t list_length(std::size_t begin) const {
    const ListMarker first = list_marker(blocks_[begin].text());
    if (first.length == 0 || is_display(blocks_[begin])) return 0;
    std::size_t end = begin + 1;
    std::int32_t number = first.number;
    while (end < blocks_.size() && blocks_[end].kind == BlockKind::text && !is_display(blocks_[end])) {
      const ListMarker next = list_marker(blocks_[end].text());
      if (next.length == 0 || next.ordered != first.ordered) break;
      if (next.ordered && next.number != number + 1) break;
      number = next.number;
      ++end;
    }
    const std::size_t length = end - begin;
    return length >= 2 || first.certain ? length : 0;
  }

  Block list_of(std::size_t begin, std::size_t length) {
    List list;
    const ListMarker first = list_marker(blocks_[begin].text());
    list.ordered = first.ordered;
    list.start = first.ordered ? first.number : 1;
    for (std::size_t i = begin; i < begin + length; ++i) {
      erase_front(blocks_[i].runs, list_marker(blocks_[i].text()).length);
      list.items.push_back({{paragraph_of(blocks_[i], false)}});
    }
    return {std::move(list), {}};
  }

  Block table_of(const LayoutBlock& block) const {
    Table table;
    table.header_rows = block.header_rows;
    for (const std::vector<LayoutCell>& row : block.rows) {
      TableRow& made = table.rows.emplace_back();
      for (const LayoutCell& cell : row) {
        TableCell& to = made.cells.emplace_back();
        to.column_span = cell.column_span;
        to.row_span = cell.row_span;
        Inlines content = inlines_of(cell.runs, state_.links, false);
        if (!content.empty()) to.blocks.push_back({Paragraph{std::move(content)}, {}});
      }
    }
    return {std::move(table), {}};
  }

  // Small or emphasised text right under a picture, no wider than it, says what it shows.
  bool is_caption(const LayoutBlock& picture, const LayoutBlock& text) const {
    if (text.kind != BlockKind::text || text.page != picture.page || text.lines > 6 || is_display(text)) return false;
    const float gap = text.box.top - picture.box.bottom;
    if (gap < -2 || gap > 2.2F * text.size) return false;
    if (text.box.left < picture.box.left - 2 * text.size || text.box.right > picture.box.right + 2 * text.size)
      return false;
    const bool slanted = !text.runs.empty() && std::all_of(text.runs.begin(), text.runs.end(), [](const Run& run) {
      return has(run.style, Style::emphasis);
    });
    return text.size < 0.95F * body_ || slanted || text.centred;
  }

  std::vector<structure::Piece> pieces() {
    std::vector<structure::Piece> result;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      LayoutBlock& block = blocks_[i];
      structure::Piece piece;
      piece.place.page = block.page;
      if (block.kind == BlockKind::picture) {
        if (!options_.picture) continue;
        Figure figure = options_.picture(block.picture);
        if (figure.media.empty()) continue;
        if (i + 1 < blocks_.size() && is_caption(block, blocks_[i + 1])) {
          figure.caption = inlines_of(blocks_[i + 1].runs, state_.links, blocks_[i + 1].strong);
          ++i;
        }
        piece.block.value = std::move(figure);
        piece.role = structure::Role::body;
        result.push_back(std::move(piece));
        continue;
      }
      if (block.kind == BlockKind::table) {
        piece.block = table_of(block);
        piece.role = structure::Role::body;
        diagnostics_.inferred("inferred-table", "rules or aligned columns", {.page = block.page, .item = "table"});
        result.push_back(std::move(piece));
        continue;
      }
      if (const std::size_t length = list_length(i)) {
        piece.block = list_of(i, length);
        piece.role = structure::Role::body;
        diagnostics_.inferred("inferred-list", "lines that begin with bullets or numbers in order",
                              {.page = block.page, .item = "list"});
        result.push_back(std::move(piece));
        i += length - 1;
        continue;
      }
      piece.relative_size = block.size / body_;
      if (std::fabs(piece.relative_size - 1) < 0.03) piece.relative_size = 1;
      piece.strong = block.strong;
      piece.block = paragraph_of(block, block.strong);
      piece.space_before = static_cast<std::uint32_t>(std::clamp(std::lround(block.space_before), 0L, 9L));
      if (block.aside || (is_body(block) && block.lines > 3)) piece.role = structure::Role::body;
      result.push_back(std::move(piece));
    }
    return result;
  }

  std::vector<LayoutBlock> blocks_;
  const FlowState& state_;
  const PieceOptions& options_;
  Diagnostics& diagnostics_;
  float body_ = 10;
  bool indents_ = false;
};

}  // namespace

Inlines inlines_of(const std::vector<Run>& runs, const std::vector<LinkArea>& links, bool plain_strong) {
  Inlines inlines;
  std::int32_t open = -1;
  for (const Run& run : runs) {
    Style style = run.style;
    if (plain_strong) style = static_cast<Style>(static_cast<unsigned>(style) & ~static_cast<unsigned>(Style::strong));
    const bool linked = run.link >= 0 && static_cast<std::size_t>(run.link) < links.size() &&
                        !links[static_cast<std::size_t>(run.link)].target.empty();
    if (!linked) {
      append_text(inlines, run.text, style);
      open = -1;
      continue;
    }
    const std::string& target = links[static_cast<std::size_t>(run.link)].target;
    if (open < 0 || links[static_cast<std::size_t>(open)].target != target) inlines.push_back({Link{target, {}, {}}});
    open = run.link;
    append_text(std::get<Link>(inlines.back().value).content, run.text, style);
  }
  return inlines;
}

std::vector<structure::Piece> article_pieces(std::vector<LayoutBlock> blocks, const FlowState& state,
                                             const PieceOptions& options, Diagnostics& diagnostics) {
  return PieceMaker(std::move(blocks), state, options, diagnostics).run();
}

}  // namespace galley::layout

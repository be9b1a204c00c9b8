// SPDX-License-Identifier: Apache-2.0
#include "page_layout/article_pieces.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "galley/unicode.hpp"
#include "page_layout/captions.hpp"
#include "page_layout/line_end_hyphens.hpp"
#include "page_layout/list_pieces.hpp"
#include "page_layout/page_notes.hpp"
#include "page_layout/paragraph_breaks.hpp"
#include "page_layout/running_heads.hpp"
#include "structure/characters.hpp"
#include "structure/sentence.hpp"

namespace galley::layout {
namespace {

float body_size_of(const std::vector<LayoutBlock>& blocks) {
  std::map<int, std::size_t> counts;
  for (const LayoutBlock& block : blocks) {
    if (block.kind == BlockKind::text && block.margin == 0)
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

bool is_quoted(char32_t first, char32_t last) {
  switch (first) {
    case U'“':
      return last == U'”';
    case U'„':
      return last == U'“' || last == U'”';
    case U'«':
      return last == U'»';
    case U'»':
      return last == U'«';
    case U'「':
      return last == U'」';
    case U'"':
      return last == U'"';
    default:
      return false;
  }
}

class PieceMaker {
 public:
  PieceMaker(std::vector<LayoutBlock> blocks, const FlowState& state, const PieceOptions& options,
             Diagnostics& diagnostics)
      : blocks_(std::move(blocks)), state_(state), options_(options), diagnostics_(diagnostics) {}

  LayoutPieces run() {
    body_ = body_size_of(blocks_);
    if (body_ <= 0) body_ = 10;
    link_notes(blocks_);
    take_out_running_heads();
    measure_habits();
    join_broken();
    decide_hyphens(blocks_);
    take_out_notes();
    captions_ = find_captions(blocks_, body_);
    is_caption_.assign(blocks_.size(), false);
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (captions_[i] != i) is_caption_[captions_[i]] = true;
    }
    result_.pieces = pieces();
    return std::move(result_);
  }

 private:
  bool is_body(const LayoutBlock& block) const {
    return block.kind == BlockKind::text && !block.turned && std::fabs(block.size - body_) <= 0.09F * body_;
  }
  bool is_display(const LayoutBlock& block) const {
    return block.kind == BlockKind::text && block.size >= display_size * body_;
  }

  void take_out_running_heads() {
    std::vector<bool> running = running_heads(blocks_, body_, options_.page_count);
    keep_all_there_is(running);
    const std::vector<bool> badges = running_pictures(blocks_);
    std::size_t kept = 0;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (badges[i]) {
        diagnostics_.inferred("running-picture", "at the same place on other pages",
                              {.page = blocks_[i].page, .item = "picture"});
        continue;
      }
      if (running[i]) {
        diagnostics_.inferred("running-head", "at the page's edge and a page number or the same on other pages",
                              {.page = blocks_[i].page, .item = "«" + blocks_[i].text().substr(0, 80) + "»"});
        continue;
      }
      if (kept != i) blocks_[kept] = std::move(blocks_[i]);
      ++kept;
    }
    blocks_.resize(kept);
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (blocks_[i].margin != 0 && blocks_[i].note_number < 0) make_text_of_margin(i);
    }
  }

  // Where pages hold nothing but lines that come again, those are what they say.
  void keep_all_there_is(std::vector<bool>& running) const {
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (!running[i] && blocks_[i].kind != BlockKind::picture) return;
    }
    for (std::size_t i = 0; i < blocks_.size(); ++i) running[i] = running[i] && is_page_number(blocks_[i].text());
  }

  // The last line of a paragraph may stand alone at the head of a page: as other text does, it ends somewhere in its
  // column.
  void make_text_of_margin(std::size_t index) {
    LayoutBlock& block = blocks_[index];
    block.margin = 0;
    block.note = false;
    const std::size_t begin = index > 3 ? index - 3 : 0;
    for (std::size_t i = begin; i < std::min(blocks_.size(), index + 4); ++i) {
      const LayoutBlock& other = blocks_[i];
      if (i == index || other.page != block.page || other.lines < 2 || other.kind != BlockKind::text) continue;
      const float begins =
          block.right_to_left ? other.placed.right - block.placed.right : block.placed.left - other.placed.left;
      if (begins < -1 || begins > 4 * block.size) continue;
      block.end_room = std::max(
          0.0F, block.right_to_left ? block.placed.left - other.placed.left : other.placed.right - block.placed.right);
      block.indented = begins > 0.6F * block.size;
      return;
    }
  }

  void measure_habits() {
    std::size_t set_in = 0;
    std::size_t paragraphs = 0;
    std::size_t lines = 0;
    std::size_t flush = 0;
    for (const LayoutBlock& block : blocks_) {
      if (is_body(block) && block.lines >= 2) {
        lines += block.lines - 1;
        flush += block.flush;
      }
      if (!is_body(block) || block.lines < 2 || block.first) continue;
      ++paragraphs;
      set_in += static_cast<std::size_t>(block.indented);
    }
    indents_ = set_in * 5 >= paragraphs * 3 && set_in >= 2;
    justified_ = flush * 4 >= lines * 3;
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
    if (list_marker(begin).length > 0) return false;
    // What follows an item hangs under its text; what else follows begins where lines of its paragraph do.
    const bool level = std::fabs(after.indent - before.hang) < 0.5F * after.size;
    const bool item = list_marker(end).length > 0;
    if (item && before.lines > 1 && !level) return false;
    const float needed = structure::is_unspaced(first) ? std::max(after.first_word, 2.1F * after.size)
                                                       : after.first_word + 0.35F * after.size;
    const bool full = before.end_room <= std::max(needed, 1.5F * after.size);
    const bool sentence = structure::ends_sentence(end);
    if (structure::is_lower(first) && !sentence) return true;
    if (!full) return false;
    if (indents_) return !after.indented || (item && level);
    // Nothing but the room at the line's end parts paragraphs here: few end with a line that has none, more sentences
    // do within a paragraph.
    if (sentence && !before.aside && !after.aside && before.lines >= 2) {
      const bool flush = before.lines >= 4 ? before.flush * 4 >= (before.lines - 1) * 3 : justified_;
      return before.end_room < (flush ? 0.3F * before.size : after.first_word);
    }
    return !sentence && structure::ending_of(end) != structure::Ending::colon;
  }

  // A line without others of its size in its region fills it whatever its length: a byline above columns.
  bool is_alone(std::size_t i) const {
    const LayoutBlock& block = blocks_[i];
    if (block.lines != 1 || !block.last) return false;
    return block.first || i == 0 || std::fabs(blocks_[i - 1].size - block.size) > 0.06F * block.size;
  }

  // A line of which nothing tells how long it may be, and text that goes on: in the same word or sentence, or as wide.
  static bool is_begun_by(const LayoutBlock& line, const LayoutBlock& after) {
    const std::string begin = after.text();
    const char32_t first = begin.empty() ? 0 : *CodePoints(begin).begin();
    if (structure::is_lower(first) && !structure::ends_sentence(line.text())) return true;
    const float width = line.placed.width() + line.indent;
    return after.lines >= 2 && std::fabs(width - after.placed.width()) < 0.5F * line.size;
  }

  // Words of the text said again in larger type and quotation marks, between paragraphs.
  bool is_pull_quote(std::size_t index) const {
    const LayoutBlock& block = blocks_[index];
    if (!is_display(block) || block.margin != 0 || index == 0 || index + 1 >= blocks_.size()) return false;
    if (!is_body(blocks_[index - 1]) || !is_body(blocks_[index + 1]) || blocks_[index - 1].page != block.page)
      return false;
    const std::string text = block.text();
    return !text.empty() && is_quoted(*CodePoints(text).begin(), code_point_before(text, text.size()));
  }

  bool is_small(const LayoutBlock& block) const {
    return block.kind == BlockKind::text && !block.turned && block.size < 0.95F * body_;
  }

  // What stands below the text at a column's foot in smaller type, be it no note: permissions, addresses of authors.
  void end_text_above_small_type() {
    std::size_t text = blocks_.size();
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      const LayoutBlock& block = blocks_[i];
      if (block.first) text = blocks_.size();
      if (is_body(block) && !block.aside) {
        text = i;
      } else if (!is_small(block)) {
        text = blocks_.size();
      }
      if (block.last && text < i) blocks_[text].last = true;
    }
  }

  // Text that stops where a column or a page ends, and goes on where the next begins.
  void join_broken() {
    end_text_above_small_type();
    std::size_t open = blocks_.size();
    std::vector<bool> gone(blocks_.size(), false);
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      LayoutBlock& block = blocks_[i];
      if (block.aside || block.margin != 0 || block.note || block.kind != BlockKind::text) continue;
      if (is_pull_quote(i)) {
        // Text goes on around it.
        block.quote = true;
        if (!gone[i - 1]) {
          blocks_[i - 1].last = true;
          open = i - 1;
        }
        blocks_[i + 1].first = true;
        continue;
      }
      if (!is_body(block)) {
        if (is_display(block) || block.strong) open = blocks_.size();
        continue;
      }
      if (block.first && open < blocks_.size() && continues(blocks_[open], block) &&
          (!is_alone(open) || is_begun_by(blocks_[open], block))) {
        LayoutBlock& target = blocks_[open];
        append_line(target.runs, block.runs, state_.habits);
        target.characters += block.characters;
        target.lines += block.lines;
        target.flush += block.flush;
        target.end_room = block.end_room;
        target.hang = block.hang;
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

  void take_out_notes() {
    std::erase_if(blocks_, [&](LayoutBlock& block) {
      if (block.note_number < 0) return false;
      const std::string id = note_id(block.note_number);
      auto found = std::find_if(result_.notes.begin(), result_.notes.end(), [&](const Note& n) { return n.id == id; });
      if (found == result_.notes.end()) {
        diagnostics_.inferred("inferred-note", "at the foot of the text, with a mark that a raised one leads to",
                              {.page = block.page, .item = "note «" + block.text().substr(0, 40) + "»"});
        found = result_.notes.insert(result_.notes.end(), {id, {}});
      }
      found->blocks.push_back(paragraph_of(block, false));
      return true;
    });
  }

  // Fetched once; empty for one that cannot be had.
  Figure figure_of(std::size_t index) {
    if (!options_.picture) return {};
    const auto [figure, is_new] = figures_.try_emplace(index);
    if (is_new) figure->second = options_.picture(blocks_[index].picture);
    return figure->second;
  }

  // Does the picture that a caption belongs to come with it?
  bool has_picture(std::size_t caption) {
    const std::size_t begin = caption > 3 ? caption - 3 : 0;
    for (std::size_t i = begin; i < std::min(blocks_.size(), caption + 4); ++i) {
      if (blocks_[i].kind == BlockKind::picture && captions_[i] == caption) return !figure_of(i).media.empty();
    }
    return false;
  }

  std::vector<structure::Piece> pieces() {
    std::vector<structure::Piece> result;
    bool small = false;  // the text before is in small type
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      LayoutBlock& block = blocks_[i];
      structure::Piece piece;
      piece.place.page = block.page;
      if (is_caption_[i] && has_picture(i)) continue;
      if (block.kind == BlockKind::picture) {
        Figure figure = figure_of(i);
        if (figure.media.empty()) continue;
        if (const std::size_t caption = captions_[i]; caption != i) {
          figure.caption = inlines_of(blocks_[caption].runs, state_.links, blocks_[caption].strong);
          diagnostics_.inferred("inferred-caption", "small or labelled text beside a picture",
                                {.page = block.page, .item = "caption"});
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
      if (block.quote) {
        piece.block.value = Quote{{paragraph_of(block, block.strong)}, {}};
        piece.role = structure::Role::body;
        diagnostics_.inferred("inferred-quote", "in quotation marks and larger type, between paragraphs",
                              {.page = block.page, .item = "quote"});
        result.push_back(std::move(piece));
        continue;
      }
      FoundList found = list_at(
          blocks_, i, [&](std::size_t k) { return blocks_[k].kind == BlockKind::text && !is_display(blocks_[k]); },
          [&](const LayoutBlock& item) { return paragraph_of(item, false); });
      if (found.length > 0) {
        piece.block = {std::move(found.list), {}};
        piece.role = structure::Role::body;
        diagnostics_.inferred("inferred-list", "lines that begin with bullets or numbers in order",
                              {.page = block.page, .item = "list"});
        result.push_back(std::move(piece));
        i += found.length - 1;
        continue;
      }
      piece.relative_size = block.size / body_;
      if (std::fabs(piece.relative_size - 1) < 0.03) piece.relative_size = 1;
      piece.strong = block.strong;
      piece.block = paragraph_of(block, block.strong);
      piece.space_before = static_cast<std::uint32_t>(std::clamp(std::lround(block.space_before), 0L, 9L));
      if (block.aside || block.turned || (is_body(block) && block.lines > 3)) piece.role = structure::Role::body;
      // Lines below others in small type are no headings among them.
      small = is_small(block) && !block.strong && (block.lines > 2 || (small && !block.first));
      if (small) piece.role = structure::Role::body;
      result.push_back(std::move(piece));
    }
    return result;
  }

  std::vector<LayoutBlock> blocks_;
  const FlowState& state_;
  const PieceOptions& options_;
  Diagnostics& diagnostics_;
  float body_ = 10;
  bool indents_ = false;    // first lines are set in
  bool justified_ = false;  // lines end where their column does
  LayoutPieces result_;
  std::vector<std::size_t> captions_;  // of each block; itself: none
  std::vector<bool> is_caption_;
  std::map<std::size_t, Figure> figures_;
};

}  // namespace

std::string note_id(std::int32_t number) { return "note-" + std::to_string(number + 1); }

Inlines inlines_of(const std::vector<Run>& runs, const std::vector<LinkArea>& links, bool plain_strong) {
  Inlines inlines;
  std::int32_t open = -1;
  const auto target_of = [&](const Run& run) {
    const bool linked = run.link >= 0 && static_cast<std::size_t>(run.link) < links.size();
    return linked ? std::string_view(links[static_cast<std::size_t>(run.link)].target) : std::string_view();
  };
  for (std::size_t i = 0; i < runs.size(); ++i) {
    const Run& run = runs[i];
    if (run.note >= 0) {
      inlines.push_back({NoteReference{note_id(run.note)}});
      open = -1;
      continue;
    }
    Style style = run.style;
    if (plain_strong) style = static_cast<Style>(static_cast<unsigned>(style) & ~static_cast<unsigned>(Style::strong));
    if (target_of(run).empty()) {
      // A link that goes on in the next line has an area in each; the line end belongs to it.
      if (run.text == " " && open >= 0 && i + 1 < runs.size() &&
          target_of(runs[i + 1]) == links[static_cast<std::size_t>(open)].target) {
        append_text(std::get<Link>(inlines.back().value).content, run.text, style);
        continue;
      }
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

LayoutPieces article_pieces(std::vector<LayoutBlock> blocks, const FlowState& state, const PieceOptions& options,
                            Diagnostics& diagnostics) {
  return PieceMaker(std::move(blocks), state, options, diagnostics).run();
}

}  // namespace galley::layout

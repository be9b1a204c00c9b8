// SPDX-License-Identifier: Apache-2.0
#include "page_layout/page_flow.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <optional>
#include <utility>

#include "galley/unicode.hpp"
#include "page_layout/chunk.hpp"
#include "page_layout/paragraph_breaks.hpp"
#include "page_layout/ruled_table.hpp"
#include "page_layout/upright_lines.hpp"
#include "page_layout/visual_order.hpp"

namespace galley::layout {
namespace {

constexpr float margin_part = 0.12F;  // of the page's height: where running heads and feet stand
constexpr std::size_t most_margin_strips = 2;
constexpr float background_part = 0.7F;  // of the page: larger pictures and grounds lie behind the text
constexpr float least_picture = 18;      // points
constexpr std::size_t least_aside = 2;   // chunks in a box that is read for itself
constexpr float initial_size = 1.9F;     // of the text beside it
constexpr float initial_rise = 0.2F;     // of its size, over its cap height: where its first line may be

float area(const Rectangle& box) { return std::max(box.width(), 0.0F) * std::max(box.height(), 0.0F); }

bool holds(const Rectangle& outer, const Rectangle& inner, float slack) {
  return inner.left >= outer.left - slack && inner.right <= outer.right + slack && inner.top >= outer.top - slack &&
         inner.bottom <= outer.bottom + slack;
}

float overlap(const Rectangle& a, const Rectangle& b) {
  const Rectangle both{std::max(a.left, b.left), std::max(a.top, b.top), std::min(a.right, b.right),
                       std::min(a.bottom, b.bottom)};
  return both.width() > 0 && both.height() > 0 ? area(both) : 0;
}

using Members = std::vector<std::uint32_t>;

// A part of the page that is one thing for what is around it.
struct Part {
  enum class Kind : std::uint8_t { aside, table, picture } kind = Kind::aside;
  Rectangle box;  // in the frame
  Members chunks;
  std::size_t source = 0;
};

class PageReading {
 public:
  PageReading(const PageContent& page, FlowState& state)
      : page_(page), state_(state), chunks_(gather_chunks(page, {state.use_marks})) {}

  PageFlow run() {
    flow_.body_size = chunks_.body_size;
    flow_.height = page_.height;
    taken_.assign(chunks_.chunks.size(), false);
    right_to_left_ = mostly_right_to_left();
    state_.habits.right_to_left = right_to_left_;
    find_tables();
    find_asides();
    find_pictures();
    const auto [head, foot] = take_margins();
    for (const Members& strip : head) add_margin(strip);
    Members body;
    for (std::size_t i = 0; i < chunks_.chunks.size(); ++i) {
      if (!taken_[i]) body.push_back(static_cast<std::uint32_t>(i));
    }
    std::vector<std::size_t> parts;
    for (std::size_t i = 0; i < parts_.size(); ++i) parts.push_back(i);
    read(body, parts, false);
    for (const Members& strip : foot) add_margin(strip);
    return std::move(flow_);
  }

 private:
  Rectangle page_box(const Rectangle& box) const { return chunks_.frame.to_page(box); }
  Rectangle frame_box(const Rectangle& box) const { return chunks_.frame.of_page(box); }

  bool mostly_right_to_left() const {
    std::size_t right = 0;
    std::size_t left = 0;
    for (const char32_t c : CodePoints(page_.text)) {
      if (layout::is_right_to_left(c)) {
        ++right;
      } else if (is_letter_or_digit(c)) {
        ++left;
      }
    }
    return right > left;
  }

  void find_tables() {
    tables_ = ruled_tables(page_);
    for (std::size_t t = 0; t < tables_.size(); ++t) {
      Part part;
      part.kind = Part::Kind::table;
      part.box = frame_box(tables_[t].box);
      part.source = t;
      for (std::size_t i = 0; i < chunks_.chunks.size(); ++i) {
        const Rectangle& box = chunks_.chunks[i].box;
        const Rectangle middle{(box.left + box.right) / 2, (box.top + box.bottom) / 2, (box.left + box.right) / 2,
                               (box.top + box.bottom) / 2};
        if (!taken_[i] && holds(part.box, middle, 0)) part.chunks.push_back(static_cast<std::uint32_t>(i));
      }
      // A frame around columns of text is no table.
      if (part.chunks.size() < 2) continue;
      for (const std::uint32_t member : part.chunks) taken_[member] = true;
      parts_.push_back(std::move(part));
    }
  }

  void find_asides() {
    std::vector<Rectangle> boxes;
    const float page_area = page_.width * page_.height;
    for (const Ground& ground : page_.grounds) {
      if (area(ground.box) > background_part * page_area || ground.box.height() < 2 * chunks_.body_size) continue;
      boxes.push_back(frame_box(ground.box));
    }
    std::stable_sort(boxes.begin(), boxes.end(),
                     [](const Rectangle& a, const Rectangle& b) { return area(a) > area(b); });
    if (boxes.size() > 200) boxes.resize(200);
    std::size_t free = 0;
    for (const bool taken : taken_) free += static_cast<std::size_t>(!taken);
    for (const Rectangle& box : boxes) {
      Members inside;
      bool crosses = false;
      for (std::size_t i = 0; i < chunks_.chunks.size(); ++i) {
        if (taken_[i]) continue;
        const Rectangle& chunk = chunks_.chunks[i].box;
        if (holds(box, chunk, 1)) {
          inside.push_back(static_cast<std::uint32_t>(i));
        } else if (overlap(box, chunk) > 0.5F * area(chunk)) {
          crosses = true;
        }
      }
      if (crosses || inside.size() < least_aside || inside.size() * 10 > free * 8) continue;
      for (const std::uint32_t member : inside) taken_[member] = true;
      parts_.push_back({Part::Kind::aside, box, std::move(inside), 0});
    }
  }

  void find_pictures() {
    for (std::size_t i = 0; i < page_.pictures.size() && i < 500; ++i) {
      const Picture& picture = page_.pictures[i];
      const Rectangle box{std::max(picture.box.left, 0.0F), std::max(picture.box.top, 0.0F),
                          std::min(picture.box.right, page_.width), std::min(picture.box.bottom, page_.height)};
      if (box.width() < least_picture || box.height() < least_picture) continue;
      if (area(box) > background_part * page_.width * page_.height && !chunks_.chunks.empty()) continue;
      if (state_.use_marks && picture.mark >= 0 && page_.marks[static_cast<std::size_t>(picture.mark)].artifact)
        continue;
      parts_.push_back({Part::Kind::picture, frame_box(box), {}, i});
    }
  }

  // What stands alone at the head and the foot of the page.
  std::pair<std::vector<Members>, std::vector<Members>> take_margins() {
    struct Strip {
      float top;
      float bottom;
      Members members;
      bool text;
    };
    struct Piece {
      Rectangle box;
      std::int64_t chunk;
    };
    std::vector<Piece> pieces;
    for (std::size_t i = 0; i < chunks_.chunks.size(); ++i) {
      if (!taken_[i]) pieces.push_back({page_box(chunks_.chunks[i].box), static_cast<std::int64_t>(i)});
    }
    for (const Part& part : parts_) pieces.push_back({page_box(part.box), -1});
    std::stable_sort(pieces.begin(), pieces.end(),
                     [](const Piece& a, const Piece& b) { return a.box.top < b.box.top; });
    std::vector<Strip> strips;
    for (const Piece& piece : pieces) {
      if (strips.empty() || piece.box.top >= strips.back().bottom)
        strips.push_back({piece.box.top, piece.box.bottom, {}, true});
      Strip& strip = strips.back();
      strip.bottom = std::max(strip.bottom, piece.box.bottom);
      if (piece.chunk < 0) {
        strip.text = false;
      } else {
        strip.members.push_back(static_cast<std::uint32_t>(piece.chunk));
      }
    }
    std::vector<Members> head;
    std::vector<Members> foot;
    const float body = std::max(chunks_.body_size, 4.0F);
    const auto is_margin = [&](const Strip& strip, float gap) {
      if (!strip.text || strip.bottom - strip.top > 2.2F * body) return false;
      float size = 0;
      for (const std::uint32_t m : strip.members) size = std::max(size, chunks_.chunks[m].size);
      return size <= 1.6F * body && gap > 0.9F * body;
    };
    std::size_t begin = 0;
    while (begin < most_margin_strips && begin + 1 < strips.size()) {
      // Two lines of a running head may stand close: the gap that counts is the one below the last of them.
      std::size_t last = begin;
      if (!is_margin(strips[last], strips[last + 1].top - strips[last].bottom) ||
          strips[last].top > margin_part * page_.height)
        break;
      head.push_back(std::move(strips[begin].members));
      ++begin;
    }
    std::size_t end = strips.size();
    while (strips.size() - end < most_margin_strips && end > begin + 1) {
      if (!is_margin(strips[end - 1], strips[end - 1].top - strips[end - 2].bottom) ||
          strips[end - 1].bottom < (1 - margin_part) * page_.height)
        break;
      foot.insert(foot.begin(), std::move(strips[end - 1].members));
      --end;
    }
    for (const std::vector<Members>* side : {&head, &foot}) {
      for (const Members& strip : *side) {
        for (const std::uint32_t member : strip) taken_[member] = true;
      }
    }
    return {std::move(head), std::move(foot)};
  }

  void add_margin(const Members& strip) {
    for (const TextLine& line : make_lines(page_, chunks_, strip, state_.habits)) {
      LayoutBlock block = new_block(line);
      block.margin = true;
      block.first = block.last = true;
      append(block, line);
      flow_.blocks.push_back(std::move(block));
    }
  }

  LayoutBlock new_block(const TextLine& line) const {
    LayoutBlock block;
    block.page = page_.number;
    block.box = page_box(line.box);
    block.size = line.size;
    block.strong = line.strong;
    block.turned = line.turned;
    block.right_to_left = line.right_to_left;
    block.first_word = line.first_word;
    return block;
  }

  // Links of lines count in the page; those of blocks in the flow.
  std::vector<Run> with_flow_links(const std::vector<Run>& runs) {
    std::vector<Run> mapped = runs;
    for (Run& run : mapped) {
      if (run.link < 0) continue;
      const auto [it, is_new] = link_indices_.try_emplace(run.link, static_cast<std::int32_t>(state_.links.size()));
      if (is_new) state_.links.push_back(page_.links[static_cast<std::size_t>(run.link)]);
      run.link = it->second;
    }
    return mapped;
  }

  void append(LayoutBlock& block, const TextLine& line) {
    append_line(block.runs, page_.links.empty() ? line.runs : with_flow_links(line.runs), state_.habits);
    block.characters += line.characters;
    const Rectangle box = page_box(line.box);
    block.box.left = std::min(block.box.left, box.left);
    block.box.top = std::min(block.box.top, box.top);
    block.box.right = std::max(block.box.right, box.right);
    block.box.bottom = std::max(block.box.bottom, box.bottom);
  }

  struct Ready {
    Region region;
    std::vector<TextLine> lines;
  };

  // Reads some chunks and parts, in order.
  void read(const Members& members, const std::vector<std::size_t>& parts, bool aside) {
    std::vector<Atom> atoms;
    Members initials;
    for (const std::uint32_t member : members) {
      const Chunk& chunk = chunks_.chunks[member];
      if (is_initial(chunk, members)) {
        initials.push_back(member);
        continue;
      }
      atoms.push_back({chunk.box, chunk.size, false, member});
    }
    const auto first_part = static_cast<std::uint32_t>(chunks_.chunks.size());
    for (const std::size_t part : parts)
      atoms.push_back({parts_[part].box, 0, false, first_part + static_cast<std::uint32_t>(part)});
    add_rules(atoms);
    OrderOptions options;
    options.body_size = std::max(chunks_.body_size, 1.0F);
    options.right_to_left = right_to_left_;
    options.gutters = state_.gutters;
    std::vector<Ready> ready;
    PitchCount pitches;
    column_edges_.clear();
    for (Region& region : order_regions(atoms, options)) {
      // Parts cut the lines around them.
      Members text;
      std::vector<std::uint32_t> inside;
      for (const std::uint32_t index : region.atoms) (index < first_part ? text : inside).push_back(index);
      std::stable_sort(inside.begin(), inside.end(), [&](std::uint32_t a, std::uint32_t b) {
        return parts_[a - first_part].box.top < parts_[b - first_part].box.top;
      });
      for (const std::uint32_t index : inside) {
        const Part& part = parts_[index - first_part];
        Region above = region;
        above.atoms.clear();
        const float middle = (part.box.top + part.box.bottom) / 2;
        std::erase_if(text, [&](std::uint32_t m) {
          const Rectangle& box = chunks_.chunks[m].box;
          if ((box.top + box.bottom) / 2 >= middle) return false;
          above.atoms.push_back(m);
          return true;
        });
        if (!above.atoms.empty()) ready.push_back({std::move(above), {}});
        Region alone = region;
        alone.atoms = {index};
        ready.push_back({std::move(alone), {}});
      }
      if (!text.empty()) {
        region.atoms = std::move(text);
        ready.push_back({std::move(region), {}});
      }
    }
    for (Ready& one : ready) {
      if (one.region.atoms.front() >= first_part || one.region.table) continue;
      one.lines = make_lines(page_, chunks_, one.region.atoms, state_.habits);
      join_initials(one.lines, initials);
      pitches.add(one.lines);
      measure_edges(one);
    }
    const LinePitches usual = pitches.usual();
    for (Ready& one : ready) {
      if (one.region.atoms.front() >= first_part) {
        add_part(parts_[one.region.atoms.front() - first_part]);
      } else if (one.region.table) {
        add_aligned_table(one.region);
      } else {
        add_paragraphs(one, usual, aside);
      }
    }
  }

  void add_rules(std::vector<Atom>& atoms) const {
    std::size_t count = 0;
    const bool upright = chunks_.frame == Frame{1, 0};
    for (const Rule& rule : page_.rules) {
      if (!upright || !rule.horizontal() || rule.box.width() < 4 * chunks_.body_size) continue;
      if (std::any_of(parts_.begin(), parts_.end(), [&](const Part& p) { return holds(p.box, rule.box, 2); })) continue;
      // An underline is no rule.
      const bool underline = std::any_of(chunks_.chunks.begin(), chunks_.chunks.end(), [&](const Chunk& c) {
        return rule.box.top > c.box.top && rule.box.top < c.baseline + 0.3F * c.size && rule.box.left < c.box.right &&
               rule.box.right > c.box.left && rule.box.width() < 1.1F * c.box.width() + 2;
      });
      if (underline) continue;
      atoms.push_back({frame_box(rule.box), 0, true, 0});
      if (++count >= 300) break;
    }
  }

  bool is_initial(const Chunk& chunk, const Members& members) const {
    if (chunk.turned || chunk.glyphs.size() > 2 || chunk.size < initial_size * chunks_.body_size) return false;
    // Text of the usual size stands beside it, on more than one line.
    std::size_t beside = 0;
    for (const std::uint32_t member : members) {
      const Chunk& other = chunks_.chunks[member];
      if (other.turned || other.size > chunk.size / initial_size + 0.5F) continue;
      const float gap = right_to_left_ ? chunk.box.left - other.box.right : other.box.left - chunk.box.right;
      const float middle = (other.box.top + other.box.bottom) / 2;
      if (gap > -0.2F * other.size && gap < 1.2F * other.size && middle > chunk.box.top - initial_rise * chunk.size &&
          middle < chunk.box.bottom)
        ++beside;
    }
    return beside >= 2;
  }

  void join_initials(std::vector<TextLine>& lines, Members& initials) {
    std::erase_if(initials, [&](std::uint32_t member) {
      const Chunk& chunk = chunks_.chunks[member];
      bool found = false;
      for (TextLine& line : lines) {
        const float gap = right_to_left_ ? chunk.box.left - line.box.right : line.box.left - chunk.box.right;
        const float middle = (line.box.top + line.box.bottom) / 2;
        if (gap <= -0.2F * line.size || gap >= 1.2F * line.size || middle < chunk.box.top - initial_rise * chunk.size ||
            middle > chunk.box.bottom + 0.2F * line.size)
          continue;
        line.beside_initial = found;
        if (!found) {
          LineHabits habits = state_.habits;
          const TextLine initial = make_line(page_, chunk.glyphs, chunk.size, habits);
          // It is set otherwise only because it is large.
          Run run{initial.text(), line.runs.front().style, line.runs.front().link};
          if (line.runs.front().style == run.style) {
            line.runs.front().text.insert(0, run.text);
          } else {
            line.runs.insert(line.runs.begin(), std::move(run));
          }
          found = true;
        }
        (right_to_left_ ? line.box.right : line.box.left) = right_to_left_ ? chunk.box.right : chunk.box.left;
      }
      return found;
    });
  }

  static bool is_centred(const TextLine& line, const RegionMeasure& measure) {
    const float left = line.box.left - measure.left;
    const float right = measure.right - line.box.right;
    return left > 1.2F * line.size && right > 1.2F * line.size && std::fabs(left - right) < 1.5F * line.size;
  }

  // Where text of the usual size begins and ends in the column that a region is in, on this page.
  Gutter text_edges(const Ready& one) const {
    const auto found = column_edges_.find(column_key(one.region));
    Gutter edges{one.region.box.left, one.region.box.right};
    if (found != column_edges_.end()) edges = found->second;
    if (one.lines.size() < 3) {
      edges.left = std::min(edges.left, one.region.column_left);
      edges.right = std::max(edges.right, one.region.column_right);
    }
    return edges;
  }

  static std::pair<int, int> column_key(const Region& region) {
    return {static_cast<int>(std::lround(region.column_left / 4)),
            static_cast<int>(std::lround(region.column_right / 4))};
  }

  void measure_edges(const Ready& one) {
    for (const TextLine& line : one.lines) {
      if (line.turned || std::fabs(line.size - chunks_.body_size) > 0.1F * chunks_.body_size) continue;
      const auto [it, is_new] =
          column_edges_.try_emplace(column_key(one.region), Gutter{line.box.left, line.box.right});
      it->second.left = std::min(it->second.left, line.box.left);
      it->second.right = std::max(it->second.right, line.box.right);
    }
  }

  void add_paragraphs(const Ready& one, const LinePitches& pitches, bool aside) {
    const std::vector<TextLine>& lines = one.lines;
    if (lines.empty()) return;
    RegionMeasure measure{one.region.box.left, one.region.box.right, chunks_.body_size};
    if (lines.size() < 3) {
      measure.left = std::min(measure.left, one.region.column_left);
      measure.right = std::max(measure.right, one.region.column_right);
    }
    const std::vector<bool> starts = paragraph_starts(lines, measure, pitches);
    const auto [body_left, body_right] = text_edges(one);
    const std::size_t begin = flow_.blocks.size();
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const TextLine& line = lines[i];
      if (starts[i]) {
        LayoutBlock block = new_block(line);
        block.aside = aside;
        const float indent = line.right_to_left ? body_right - line.box.right : line.box.left - body_left;
        block.indented = indent > 0.6F * line.size && indent < 5 * line.size && !line.beside_initial;
        block.centred = is_centred(line, measure);
        if (i > 0) {
          block.space_before =
              std::max(0.0F, (line.baseline - lines[i - 1].baseline) / std::max(line.size * 1.4F, 0.1F));
        } else {
          block.space_before = 1;
        }
        block.lines = 0;
        flow_.blocks.push_back(std::move(block));
      }
      LayoutBlock& block = flow_.blocks.back();
      append(block, line);
      ++block.lines;
      block.strong = block.strong && line.strong;
      block.centred = block.centred && is_centred(line, measure);
      block.end_room = std::max(0.0F, line.right_to_left ? line.box.left - body_left : body_right - line.box.right);
    }
    flow_.blocks[begin].first = true;
    flow_.blocks.back().last = true;
  }

  std::vector<Run> cell_text(const Members& members, bool& strong) {
    std::vector<Run> runs;
    strong = true;
    for (const TextLine& line : make_lines(page_, chunks_, members, state_.habits)) {
      append_line(runs, page_.links.empty() ? line.runs : with_flow_links(line.runs), state_.habits);
      strong = strong && line.strong;
    }
    return runs;
  }

  void finish_table(LayoutBlock block) {
    block.kind = BlockKind::table;
    block.page = page_.number;
    block.first = block.last = true;
    // Bold rows at the top, over others that are not, head the columns.
    const auto is_strong = [](const std::vector<LayoutCell>& row) {
      return std::all_of(row.begin(), row.end(), [](const LayoutCell& c) { return c.runs.empty() || c.strong; });
    };
    while (block.header_rows < block.rows.size() && is_strong(block.rows[block.header_rows])) ++block.header_rows;
    if (block.header_rows == block.rows.size()) block.header_rows = 0;
    for (std::size_t i = 0; i < block.header_rows; ++i) {
      for (LayoutCell& cell : block.rows[i]) {
        for (Run& run : cell.runs)
          run.style = static_cast<Style>(static_cast<unsigned>(run.style) & ~static_cast<unsigned>(Style::strong));
      }
    }
    flow_.blocks.push_back(std::move(block));
  }

  void add_aligned_table(const Region& region) {
    LayoutBlock block;
    block.box = page_box(region.box);
    // Rows begin where the first column does.
    struct Row {
      Rectangle box;
      std::vector<Members> cells;
    };
    Members sorted = region.atoms;
    std::stable_sort(sorted.begin(), sorted.end(), [&](std::uint32_t a, std::uint32_t b) {
      return chunks_.chunks[a].baseline < chunks_.chunks[b].baseline;
    });
    std::vector<Row> rows;
    for (const std::uint32_t member : sorted) {
      const Chunk& chunk = chunks_.chunks[member];
      if (rows.empty() || chunk.box.top + 0.5F * chunk.box.height() > rows.back().box.bottom) {
        rows.push_back({chunk.box, std::vector<Members>(region.table_columns.size() + 1)});
      }
      Row& row = rows.back();
      row.box.bottom = std::max(row.box.bottom, chunk.box.bottom);
      const float middle = (chunk.box.left + chunk.box.right) / 2;
      const auto column =
          static_cast<std::size_t>(std::upper_bound(region.table_columns.begin(), region.table_columns.end(), middle) -
                                   region.table_columns.begin());
      row.cells[right_to_left_ ? row.cells.size() - 1 - column : column].push_back(member);
    }
    for (const Row& row : rows) {
      std::vector<LayoutCell>& cells = block.rows.emplace_back();
      for (const Members& members : row.cells) {
        LayoutCell& cell = cells.emplace_back();
        if (!members.empty()) cell.runs = cell_text(members, cell.strong);
      }
    }
    finish_table(std::move(block));
  }

  void add_part(const Part& part) {
    if (part.kind == Part::Kind::aside) return read(part.chunks, {}, true);
    LayoutBlock block;
    block.page = page_.number;
    block.box = page_box(part.box);
    if (part.kind == Part::Kind::picture) {
      block.kind = BlockKind::picture;
      block.picture = page_.pictures[part.source].object;
      block.first = block.last = true;
      flow_.blocks.push_back(std::move(block));
      return;
    }
    const RuledTable& table = tables_[part.source];
    std::vector<Members> members(table.cells.size());
    for (const std::uint32_t member : part.chunks) {
      const Rectangle box = page_box(chunks_.chunks[member].box);
      members[table.cell_at((box.left + box.right) / 2, (box.top + box.bottom) / 2)].push_back(member);
    }
    block.rows.resize(table.row_count);
    for (std::size_t i = 0; i < table.cells.size(); ++i) {
      const RuledCell& from = table.cells[i];
      LayoutCell cell;
      cell.column_span = from.column_span;
      cell.row_span = from.row_span;
      if (!members[i].empty()) cell.runs = cell_text(members[i], cell.strong);
      auto& row = block.rows[from.row];
      row.insert(right_to_left_ ? row.begin() : row.end(), std::move(cell));
    }
    finish_table(std::move(block));
  }

  const PageContent& page_;
  FlowState& state_;
  PageChunks chunks_;
  PageFlow flow_;
  std::vector<bool> taken_;
  std::vector<Part> parts_;
  std::vector<RuledTable> tables_;
  std::map<std::int32_t, std::int32_t> link_indices_;
  std::map<std::pair<int, int>, Gutter> column_edges_;
  bool right_to_left_ = false;
};

}  // namespace

PageFlow flow_of_page(const PageContent& page, FlowState& state) {
  if (const std::optional<PageContent> told = with_vertical_lines(page)) return PageReading(*told, state).run();
  return PageReading(page, state).run();
}

}  // namespace galley::layout

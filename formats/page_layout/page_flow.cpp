// SPDX-License-Identifier: Apache-2.0
#include "page_layout/page_flow.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "page_layout/bullets.hpp"
#include "page_layout/chunk.hpp"
#include "page_layout/initials.hpp"
#include "page_layout/page_habits.hpp"
#include "page_layout/page_margins.hpp"
#include "page_layout/page_notes.hpp"
#include "page_layout/page_parts.hpp"
#include "page_layout/paragraph_breaks.hpp"
#include "page_layout/table_cells.hpp"
#include "page_layout/upright_lines.hpp"
#include "page_layout/upright_page.hpp"
#include "structure/sentence.hpp"

namespace galley::layout {
namespace {

constexpr std::size_t most_rules = 300;

// A page with as much text as this, all of it marked as no part of the document: then the marks are wrong.
bool is_all_artifacts(const PageContent& page) {
  constexpr std::size_t more_than_furniture = 400;  // glyphs
  std::size_t artifacts = 0;
  for (const Glyph& glyph : page.glyphs) {
    if (glyph.text_length == 0) continue;
    if (glyph.mark < 0 || !page.marks[static_cast<std::size_t>(glyph.mark)].artifact) return false;
    ++artifacts;
  }
  return artifacts > more_than_furniture;
}

class PageReading {
 public:
  PageReading(const PageContent& page, FlowState& state)
      : page_(page),
        state_(state),
        use_marks_(state.use_marks && !is_all_artifacts(page)),
        chunks_(gather_chunks(page, {use_marks_})) {}

  PageFlow run() {
    flow_.body_size = chunks_.body_size;
    flow_.height = page_.height;
    learn_habits(page_, chunks_, state_.habits);
    right_to_left_ = state_.habits.right_to_left;
    parts_ = find_parts(page_, chunks_, use_marks_);
    const PageMargins margins = take_margins(page_, chunks_, parts_);
    for (const Members& strip : margins.head) add_margin(strip);
    Members body;
    for (std::size_t i = 0; i < chunks_.chunks.size(); ++i) {
      if (!parts_.taken[i]) body.push_back(static_cast<std::uint32_t>(i));
    }
    std::vector<std::size_t> parts;
    for (std::size_t i = 0; i < parts_.parts.size(); ++i) parts.push_back(i);
    const std::size_t begin = flow_.blocks.size();
    read(std::move(body), parts, false);
    for (const Members& strip : margins.foot) add_margin(strip);
    for (const Members& side : margins.sides) add_margin(side);
    mark_notes(page_, chunks_, text_size(), begin, flow_.blocks);
    return std::move(flow_);
  }

 private:
  Rectangle page_box(const Rectangle& box) const { return chunks_.frame.to_page(box); }

  // Of most of the document so far: a page may hold more notes than text.
  float text_size() {
    for (const Chunk& chunk : chunks_.chunks)
      state_.sizes[static_cast<int>(std::lround(chunk.size * 4))] += chunk.glyphs.size();
    const auto most = std::max_element(state_.sizes.begin(), state_.sizes.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    if (most == state_.sizes.end()) return chunks_.body_size;
    return std::max(chunks_.body_size, static_cast<float>(most->first) / 4);
  }

  // A strip may hold several things apart from each other: a name at the left, a number at the right.
  void add_margin(const Members& strip) {
    Members sorted = strip;
    std::stable_sort(sorted.begin(), sorted.end(), [&](std::uint32_t a, std::uint32_t b) {
      return chunks_.chunks[a].box.left < chunks_.chunks[b].box.left;
    });
    std::vector<Members> groups;
    float end = 0;
    for (const std::uint32_t member : sorted) {
      const Chunk& chunk = chunks_.chunks[member];
      if (groups.empty() || chunk.box.left - end > 2 * chunk.size) groups.emplace_back();
      end = groups.back().empty() ? chunk.box.right : std::max(end, chunk.box.right);
      groups.back().push_back(member);
    }
    if (right_to_left_) std::reverse(groups.begin(), groups.end());
    ++strips_;
    for (const Members& group : groups) {
      std::vector<TextLine> lines = make_lines(page_, chunks_, group, state_.habits);
      for (const TextLine& line : lines) {
        LayoutBlock block = new_block(line);
        block.margin = strips_;
        block.first = block.last = true;
        append(block, line);
        flow_.blocks.push_back(std::move(block));
      }
      show_region(group, lines, RegionKind::margin);
    }
  }

  LayoutBlock new_block(const TextLine& line) const {
    LayoutBlock block;
    block.page = page_.number;
    block.box = page_box(line.box);
    block.placed = line.box;
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

  static void enclose(Rectangle& box, const Rectangle& more) {
    box.left = std::min(box.left, more.left);
    box.top = std::min(box.top, more.top);
    box.right = std::max(box.right, more.right);
    box.bottom = std::max(box.bottom, more.bottom);
  }

  void append(LayoutBlock& block, const TextLine& line) {
    append_line(block.runs, page_.links.empty() ? line.runs : with_flow_links(line.runs), state_.habits);
    block.characters += line.characters;
    enclose(block.box, page_box(line.box));
    enclose(block.placed, line.box);
  }

  void show_region(const Members& members, const std::vector<TextLine>& lines, RegionKind kind) {
    if (!state_.explain || members.empty()) return;
    RegionShown& shown = flow_.regions.emplace_back();
    shown.kind = kind;
    shown.box = page_box(chunks_.chunks[members.front()].box);
    for (const std::uint32_t member : members) enclose(shown.box, page_box(chunks_.chunks[member].box));
    for (const TextLine& line : lines) shown.lines.push_back(page_box(line.box));
  }

  struct Ready {
    Region region;
    std::vector<TextLine> lines;
  };

  // Parts cut the lines around them.
  void cut_at_parts(Region region, std::uint32_t first_part, std::vector<Ready>& ready) const {
    Members text;
    Members inside;
    for (const std::uint32_t index : region.atoms) (index < first_part ? text : inside).push_back(index);
    const auto part_of = [&](std::uint32_t index) -> const PagePart& { return parts_.parts[index - first_part]; };
    std::stable_sort(inside.begin(), inside.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return part_of(a).box.top < part_of(b).box.top; });
    for (const std::uint32_t index : inside) {
      Region above = region;
      above.atoms.clear();
      const float middle = (part_of(index).box.top + part_of(index).box.bottom) / 2;
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
    if (text.empty()) return;
    region.atoms = std::move(text);
    ready.push_back({std::move(region), {}});
  }

  Atom atom_of(std::uint32_t member) const {
    constexpr std::size_t end_glyphs = 3;  // what closes a sentence, and what may stand behind it
    const Chunk& chunk = chunks_.chunks[member];
    Atom atom{.box = chunk.box, .size = chunk.size, .index = member};
    if (chunk.turned && !chunks_.vertical && chunk.box.height() > chunk.size) {
      // A turned line names what it runs along, such as an axis; it holds no lines together that stand beside it.
      const float middle = (chunk.box.top + chunk.box.bottom) / 2;
      atom.box.top = middle - chunk.size / 2;
      atom.box.bottom = middle + chunk.size / 2;
    }
    const std::size_t count = std::min(end_glyphs, chunk.glyphs.size());
    std::string end;
    for (std::size_t i = 0; i < count; ++i) {
      const Placed& placed =
          right_to_left_ ? chunk.glyphs[count - 1 - i] : chunk.glyphs[chunk.glyphs.size() - count + i];
      end += page_.text_of(page_.glyphs[placed.glyph]);
    }
    atom.ends_sentence = structure::ends_sentence(end);
    const Placed& first = right_to_left_ ? chunk.glyphs.back() : chunk.glyphs.front();
    const std::string_view begin = page_.text_of(page_.glyphs[first.glyph]);
    atom.begins_quote =
        begin == "“" || begin == "„" || begin == "«" || begin == "»" || begin == "\"" || begin == "「" || begin == "”";
    return atom;
  }

  // Reads some chunks and parts, in order.
  void read(Members members, const std::vector<std::size_t>& parts, bool aside) {
    Members initials = take_initials(chunks_, members, right_to_left_);
    std::vector<Atom> atoms;
    atoms.reserve(members.size() + parts.size());
    for (const std::uint32_t member : members) atoms.push_back(atom_of(member));
    const auto first_part = static_cast<std::uint32_t>(chunks_.chunks.size());
    for (const std::size_t part : parts)
      atoms.push_back({.box = parts_.parts[part].box, .index = first_part + static_cast<std::uint32_t>(part)});
    OrderOptions options;
    options.body_size = std::max(chunks_.body_size, 1.0F);
    options.right_to_left = right_to_left_;
    options.gutters = state_.gutters;
    add_rules(atoms, options);
    std::vector<Ready> ready;
    PitchCount pitches;
    auto edges_around = std::exchange(column_edges_, {});
    for (Region& region : order_regions(atoms, options)) cut_at_parts(std::move(region), first_part, ready);
    for (Ready& one : ready) {
      if (one.region.atoms.front() >= first_part || one.region.table) continue;
      one.lines = make_lines(page_, chunks_, one.region.atoms, state_.habits);
      join_initials(page_, chunks_, state_.habits, one.lines, initials);
      pitches.add(one.lines);
      measure_edges(one);
    }
    const LinePitches usual = pitches.usual();
    // A large letter whose text stands elsewhere after all.
    if (!initials.empty()) {
      Ready alone;
      alone.region.atoms = std::move(initials);
      alone.lines = make_lines(page_, chunks_, alone.region.atoms, state_.habits);
      add_paragraphs(alone, usual, aside);
    }
    for (Ready& one : ready) {
      if (one.region.atoms.front() >= first_part) {
        add_part(parts_.parts[one.region.atoms.front() - first_part]);
      } else if (one.region.table) {
        add_table_of(aligned_cells(chunks_, one.region.atoms, one.region.table_columns), one.region.box,
                     one.region.atoms);
      } else {
        add_paragraphs(one, usual, aside);
      }
    }
    column_edges_ = std::move(edges_around);
  }

  void add_rules(std::vector<Atom>& atoms, OrderOptions& options) const {
    std::size_t count = 0;
    for (const Rule& rule : page_.rules) {
      const Rectangle box = chunks_.frame.of_page(rule.box);
      const bool along = box.width() >= box.height();
      if (std::max(box.width(), box.height()) < (along ? 4.0F : 2.0F) * chunks_.body_size) continue;
      if (std::any_of(parts_.parts.begin(), parts_.parts.end(),
                      [&](const PagePart& p) { return holds(p.box, box, 2); }))
        continue;
      if (++count >= most_rules) break;
      if (!along) {
        options.separators.push_back(box);
        continue;
      }
      // An underline is no rule.
      const bool underline = std::any_of(chunks_.chunks.begin(), chunks_.chunks.end(), [&](const Chunk& c) {
        return box.top > c.box.top && box.top < c.baseline + 0.3F * c.size && box.left < c.box.right &&
               box.right > c.box.left && box.width() < 1.1F * c.box.width() + 2;
      });
      if (!underline) atoms.push_back({.box = box, .rule = true});
    }
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
    show_region(one.region.atoms, lines, aside ? RegionKind::aside : RegionKind::text);
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
        block.indent = indent;
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
      if (block.lines > 0 && block.end_room < 0.3F * block.size) ++block.flush;
      append(block, line);
      ++block.lines;
      block.hang = line.right_to_left ? body_right - line.box.right : line.box.left - body_left;
      block.strong = block.strong && line.strong;
      block.centred = block.centred && is_centred(line, measure);
      block.end_room = std::max(0.0F, line.right_to_left ? line.box.left - body_left : body_right - line.box.right);
    }
    flow_.blocks[begin].first = true;
    flow_.blocks.back().last = true;
  }

  LayoutCell cell_of(const Members& members) {
    LayoutCell cell;
    cell.strong = !members.empty();
    for (const TextLine& line : make_lines(page_, chunks_, members, state_.habits)) {
      append_line(cell.runs, page_.links.empty() ? line.runs : with_flow_links(line.runs), state_.habits);
      cell.strong = cell.strong && line.strong;
    }
    return cell;
  }

  void finish_table(LayoutBlock block, const Rectangle& box, const Members& members) {
    block.kind = BlockKind::table;
    block.page = page_.number;
    block.placed = box;
    block.box = page_box(box);
    block.first = block.last = true;
    find_header_rows(block);
    flow_.blocks.push_back(std::move(block));
    show_region(members, {}, RegionKind::table);
  }

  void add_table_of(const std::vector<std::vector<Members>>& rows, const Rectangle& box, const Members& all) {
    LayoutBlock block;
    for (const std::vector<Members>& row : rows) {
      std::vector<LayoutCell>& cells = block.rows.emplace_back();
      for (const Members& members : row) cells.push_back(cell_of(members));
      if (right_to_left_) std::reverse(cells.begin(), cells.end());
    }
    finish_table(std::move(block), box, all);
  }

  void add_part(const PagePart& part) {
    if (part.kind == PagePart::Kind::aside) return read(part.chunks, {}, true);
    if (part.kind == PagePart::Kind::lined_table) {
      const LinedTable& table = parts_.lined_tables[part.source];
      return add_table_of(table.rows, table.box, table.chunks);
    }
    LayoutBlock block;
    if (part.kind == PagePart::Kind::picture) {
      block.page = page_.number;
      block.placed = part.box;
      block.box = page_box(part.box);
      block.kind = BlockKind::picture;
      block.picture = page_.pictures[part.source].object;
      block.first = block.last = true;
      flow_.blocks.push_back(std::move(block));
      return;
    }
    const RuledTable& table = parts_.tables[part.source];
    std::vector<Members> members(table.cells.size());
    for (const std::uint32_t member : part.chunks) {
      const Rectangle box = page_box(chunks_.chunks[member].box);
      members[table.cell_at((box.left + box.right) / 2, (box.top + box.bottom) / 2)].push_back(member);
    }
    std::vector<bool> spanned(table.row_count, false);
    for (const RuledCell& cell : table.cells) {
      for (std::size_t row = cell.row; cell.row_span > 1 && row < cell.row + cell.row_span; ++row)
        spanned.at(row) = true;
    }
    for (std::size_t i = 0, row = 0; row < table.row_count; ++row) {
      std::vector<Members> own;
      const std::size_t first = i;
      for (; i < table.cells.size() && table.cells[i].row == row; ++i) own.push_back(members[i]);
      const std::vector<std::vector<Members>> rows =
          spanned[row] ? std::vector<std::vector<Members>>{own} : rows_between_rules(page_, chunks_, own);
      for (const std::vector<Members>& cells : rows) {
        std::vector<LayoutCell>& made = block.rows.emplace_back();
        for (std::size_t k = 0; k < cells.size(); ++k) {
          LayoutCell cell = cell_of(cells[k]);
          cell.column_span = table.cells[first + k].column_span;
          cell.row_span = table.cells[first + k].row_span;
          made.push_back(std::move(cell));
        }
        if (right_to_left_) std::reverse(made.begin(), made.end());
      }
    }
    finish_table(std::move(block), part.box, part.chunks);
  }

  const PageContent& page_;
  FlowState& state_;
  bool use_marks_;
  PageChunks chunks_;
  PageFlow flow_;
  PageParts parts_;
  std::map<std::int32_t, std::int32_t> link_indices_;
  std::map<std::pair<int, int>, Gutter> column_edges_;
  std::uint32_t strips_ = 0;
  bool right_to_left_ = false;
};

PageFlow flow_of_upright(const PageContent& page, FlowState& state) {
  const std::optional<PageContent> marked = with_bullets(page);
  const PageContent& content = marked ? *marked : page;
  if (const std::optional<PageContent> told = with_vertical_lines(content)) return PageReading(*told, state).run();
  return PageReading(content, state).run();
}

}  // namespace

PageFlow flow_of_page(const PageContent& page, FlowState& state) {
  const std::optional<UprightPage> turned = upright_page(page);
  if (!turned) return flow_of_upright(page, state);
  PageFlow flow = flow_of_upright(turned->page, state);
  for (LayoutBlock& block : flow.blocks) block.box = turned->to_page(block.box);
  for (RegionShown& region : flow.regions) {
    region.box = turned->to_page(region.box);
    for (Rectangle& line : region.lines) line = turned->to_page(line);
  }
  return flow;
}

}  // namespace galley::layout

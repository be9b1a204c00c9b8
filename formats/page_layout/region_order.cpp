// SPDX-License-Identifier: Apache-2.0
#include "page_layout/region_order.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace galley::layout {
namespace {

constexpr float infinity = std::numeric_limits<float>::infinity();
constexpr int deepest = 24;
constexpr std::size_t most_atoms = 12'000;
constexpr float least_gutter = 0.4F;         // of the body size; chunks end at wider gaps, or where columns are known
constexpr std::size_t most_head_strips = 8;  // kicker, headline, deck and byline, in one line or two
constexpr std::size_t sure_rows = 3;         // on both sides of a gutter

using Intervals = std::vector<Gutter>;  // sorted, apart from each other
using Members = std::vector<std::uint32_t>;

struct Strip {
  float top = 0;
  float bottom = 0;
  Members atoms;
  Intervals free;  // from -infinity to infinity
  float size = 0;  // the largest in it
};

struct Block {
  std::vector<Strip> strips;
  Intervals free;
  std::vector<Gutter> columns;  // accepted gutters; empty: read line by line
  bool table = false;
};

Intervals intersect(const Intervals& a, const Intervals& b, float least) {
  Intervals both;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    const float left = std::max(a[i].left, b[j].left);
    const float right = std::min(a[i].right, b[j].right);
    if (right - left >= least) both.push_back({left, right});
    if (a[i].right < b[j].right) {
      ++i;
    } else {
      ++j;
    }
  }
  return both;
}

bool is_inner(const Gutter& gutter) { return gutter.left != -infinity && gutter.right != infinity; }

class Cutter {
 public:
  Cutter(const std::vector<Atom>& atoms, const OrderOptions& options)
      : atoms_(atoms), options_(options), least_gutter_(std::max(least_gutter * options.body_size, 1.0F)) {}

  std::vector<Region> run() {
    known_ = options_.gutters;
    Members all(atoms_.size());
    float left = infinity;
    float right = -infinity;
    for (std::size_t i = 0; i < all.size(); ++i) {
      all[i] = static_cast<std::uint32_t>(i);
      left = std::min(left, atoms_[i].box.left);
      right = std::max(right, atoms_[i].box.right);
    }
    const Gutter column{left, right};
    cut(all, column, 0);
    if (doubtful_ && learnt_.size() > 0) {
      // What was doubtful may stand beside a gutter that was found later.
      known_.insert(known_.end(), learnt_.begin(), learnt_.end());
      regions_.clear();
      cut(all, column, 0);
    }
    return std::move(regions_);
  }

 private:
  void leaf(const Members& members, const Gutter& column, const Block* table = nullptr) {
    Region region;
    region.box = {infinity, infinity, -infinity, -infinity};
    for (const std::uint32_t member : members) {
      const Atom& atom = atoms_[member];
      if (atom.rule) continue;
      region.atoms.push_back(atom.index);
      region.box.left = std::min(region.box.left, atom.box.left);
      region.box.top = std::min(region.box.top, atom.box.top);
      region.box.right = std::max(region.box.right, atom.box.right);
      region.box.bottom = std::max(region.box.bottom, atom.box.bottom);
    }
    if (region.atoms.empty()) return;
    region.column_left = column.left;
    region.column_right = column.right;
    if (table != nullptr) {
      region.table = true;
      for (const Gutter& gutter : table->columns) region.table_columns.push_back((gutter.left + gutter.right) / 2);
    }
    regions_.push_back(std::move(region));
  }

  Intervals free_of(const Members& members, float least) const {
    std::vector<Gutter> taken;
    taken.reserve(members.size());
    for (const std::uint32_t member : members) taken.push_back({atoms_[member].box.left, atoms_[member].box.right});
    std::sort(taken.begin(), taken.end(), [](const Gutter& a, const Gutter& b) { return a.left < b.left; });
    Intervals free;
    float end = -infinity;
    for (const Gutter& t : taken) {
      if (t.left - end >= least) free.push_back({end, t.left});
      end = std::max(end, t.right);
    }
    free.push_back({end, infinity});
    return free;
  }

  std::vector<Strip> strips_of(const Members& members) const {
    Members sorted = members;
    std::stable_sort(sorted.begin(), sorted.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return atoms_[a].box.top < atoms_[b].box.top; });
    std::vector<Strip> strips;
    for (const std::uint32_t member : sorted) {
      const Atom& atom = atoms_[member];
      if (strips.empty() || atom.box.top >= strips.back().bottom) {
        Strip& strip = strips.emplace_back();
        strip.top = atom.box.top;
        strip.bottom = atom.box.bottom;
      }
      Strip& strip = strips.back();
      strip.bottom = std::max(strip.bottom, atom.box.bottom);
      strip.atoms.push_back(member);
      strip.size = std::max(strip.size, atom.size);
    }
    for (Strip& strip : strips) strip.free = free_of(strip.atoms, least_gutter_);
    return strips;
  }

  static Intervals inner(const Intervals& free) {
    Intervals result;
    for (const Gutter& gutter : free) {
      if (is_inner(gutter)) result.push_back(gutter);
    }
    return result;
  }

  // Is there anything of the strip on this side of a gutter?
  bool has_left(const Strip& strip, const Gutter& gutter) const {
    return std::any_of(strip.atoms.begin(), strip.atoms.end(),
                       [&](std::uint32_t m) { return atoms_[m].box.left < gutter.left; });
  }
  bool has_right(const Strip& strip, const Gutter& gutter) const {
    return std::any_of(strip.atoms.begin(), strip.atoms.end(),
                       [&](std::uint32_t m) { return atoms_[m].box.right > gutter.right; });
  }

  // How many of the gutters the strip leaves some white of.
  static std::size_t kept(const Intervals& gutters, const Intervals& both) {
    std::size_t count = 0;
    for (const Gutter& gutter : gutters) {
      count += static_cast<std::size_t>(std::any_of(
          both.begin(), both.end(), [&](const Gutter& g) { return g.left >= gutter.left && g.right <= gutter.right; }));
    }
    return count;
  }

  // A row with white of its own below items of a list, whose markers white parts from their text: no item.
  bool is_table_below_items(const Block& block, const Intervals& gutters, const Strip& strip, const Intervals& own,
                            const Intervals& both) const {
    if (gutters.size() != 1 || own.size() < 2 || kept(own, both) > 0) return false;
    const Gutter& gutter = gutters.front();
    if (options_.right_to_left ? has_right(strip, gutter) : has_left(strip, gutter)) return false;
    const std::size_t begin = block.strips.size() > 8 ? block.strips.size() - 8 : 0;
    for (std::size_t i = begin; i < block.strips.size(); ++i) {
      for (const std::uint32_t m : block.strips[i].atoms) {
        const Rectangle& box = atoms_[m].box;
        const bool marker = options_.right_to_left ? box.left > gutter.left : box.right < gutter.right;
        if (marker && box.width() > 2.5F * options_.body_size) return false;
      }
    }
    return true;
  }

  bool joins(const Block& block, const Strip& strip) const {
    const Intervals gutters = inner(block.free);
    const Intervals own = inner(strip.free);
    const Intervals both = intersect(block.free, strip.free, least_gutter_);
    const Strip& last = block.strips.back();
    if (gutters.empty()) {
      if (own.empty()) return true;
      // Lines in one column only, above where the others begin, belong to it if they look like its text.
      const bool crossed = kept(own, both) < own.size();
      const float size = strip.size;
      return !crossed && std::fabs(last.size - size) <= 0.1F * size && strip.top - last.bottom < 1.5F * size;
    }
    const std::size_t left = kept(gutters, both);
    if (left == gutters.size()) return !is_table_below_items(block, gutters, strip, own, both);
    // It spans columns: then it parts the text above it from that below, unless columns run on beside it.
    return std::any_of(both.begin(), both.end(),
                       [&](const Gutter& g) { return is_inner(g) && has_left(strip, g) && has_right(strip, g); });
  }

  struct Side {
    std::size_t rows = 0;
    float width = 0;  // of the widest row
    std::vector<float> lefts;
    std::vector<float> fills;      // width of each row
    std::vector<float> baselines;  // box bottoms
  };

  Side side_of(const Block& block, float left, float right) const {
    Side side;
    std::vector<Rectangle> boxes;
    for (const Strip& strip : block.strips) {
      for (const std::uint32_t m : strip.atoms) {
        const Atom& atom = atoms_[m];
        if (atom.rule || atom.box.left < left || atom.box.right > right) continue;
        boxes.push_back(atom.box);
      }
    }
    std::sort(boxes.begin(), boxes.end(), [](const Rectangle& a, const Rectangle& b) { return a.bottom < b.bottom; });
    for (std::size_t i = 0; i < boxes.size();) {
      float begin = boxes[i].left;
      float end = boxes[i].right;
      std::size_t j = i + 1;
      while (j < boxes.size() && boxes[j].bottom - boxes[i].bottom < 0.4F * boxes[i].height()) {
        begin = std::min(begin, boxes[j].left);
        end = std::max(end, boxes[j].right);
        ++j;
      }
      side.lefts.push_back(begin);
      side.fills.push_back(end - begin);
      side.baselines.push_back(boxes[i].bottom);
      side.width = std::max(side.width, end - begin);
      i = j;
    }
    side.rows = side.lefts.size();
    return side;
  }

  static float shared_rows(const Side& a, const Side& b, float tolerance) {
    std::size_t shared = 0;
    for (std::size_t i = 0, j = 0; i < a.rows && j < b.rows;) {
      if (std::fabs(a.baselines[i] - b.baselines[j]) <= tolerance) {
        ++shared;
        ++i;
        ++j;
      } else if (a.baselines[i] < b.baselines[j]) {
        ++i;
      } else {
        ++j;
      }
    }
    return static_cast<float>(shared) / static_cast<float>(std::max<std::size_t>(std::min(a.rows, b.rows), 1));
  }

  static float median_fill(const Side& side) {
    std::vector<float> fills = side.fills;
    if (fills.empty()) return 0;
    std::nth_element(fills.begin(), fills.begin() + static_cast<std::ptrdiff_t>(fills.size() / 2), fills.end());
    return fills[fills.size() / 2] / std::max(side.width, 0.1F);
  }

  // How many of the rows begin where the column does.
  float aligned(const Side& side) const {
    if (side.rows == 0) return 0;
    const bool right = options_.right_to_left;
    float edge = -infinity;
    const auto begin = [&](std::size_t i) { return right ? side.lefts[i] + side.fills[i] : -side.lefts[i]; };
    for (std::size_t i = 0; i < side.rows; ++i) edge = std::max(edge, begin(i));
    std::size_t count = 0;
    for (std::size_t i = 0; i < side.rows; ++i)
      count += static_cast<std::size_t>(edge - begin(i) < 0.3F * options_.body_size);
    return static_cast<float>(count) / static_cast<float>(side.rows);
  }

  // Columns begin at one edge; the white that wide word spaces leave in justified lines runs between ragged ones.
  bool parts_text(const Side& left, const Side& right, float width) const {
    const std::size_t rows = std::min(left.rows, right.rows);
    const float edge = aligned(options_.right_to_left ? left : right);
    const float body = options_.body_size;
    if (rows < sure_rows) return false;
    if (width >= 2.5F * body) return true;
    if (width >= 1.4F * body) return edge >= 0.5F || rows >= 12;
    return edge >= 0.5F && (rows >= 6 || edge >= 0.9F);
  }

  bool is_known(const Gutter& gutter) const {
    return std::any_of(known_.begin(), known_.end(), [&](const Gutter& k) {
      return std::min(k.right, gutter.right) - std::max(k.left, gutter.left) >= 0.6F * (k.right - k.left);
    });
  }

  // Does a vertical rule run down the white beside most of the block?
  bool has_separator(const Gutter& gutter, const Block& block) const {
    const float top = block.strips.front().top;
    const float bottom = block.strips.back().bottom;
    return std::any_of(options_.separators.begin(), options_.separators.end(), [&](const Rectangle& rule) {
      const float shared = std::min(rule.bottom, bottom) - std::max(rule.top, top);
      return rule.left >= gutter.left - 1 && rule.right <= gutter.right + 1 && shared > 0.6F * (bottom - top);
    });
  }

  void decide(Block& block) {
    const Intervals gutters = inner(block.free);
    if (gutters.empty()) return;
    std::vector<Side> sides;
    for (std::size_t i = 0; i <= gutters.size(); ++i) {
      sides.push_back(side_of(block, i == 0 ? -infinity : gutters[i - 1].right - 0.01F,
                              i == gutters.size() ? infinity : gutters[i].left + 0.01F));
    }
    const float body = options_.body_size;
    // Short pieces in rows are a table, not columns of text.
    std::size_t ragged = 0;
    std::size_t in_rows = 0;
    std::size_t most_rows = 0;
    for (std::size_t i = 0; i < sides.size(); ++i) {
      most_rows = std::max(most_rows, sides[i].rows);
      if (median_fill(sides[i]) < 0.75F || sides[i].width < 5 * body) ++ragged;
      if (i > 0 && shared_rows(sides[i - 1], sides[i], 0.3F * body) >= 0.75F) ++in_rows;
    }
    if (most_rows >= 3 && gutters.size() >= 2 && in_rows == gutters.size() && ragged * 3 >= sides.size() * 2) {
      block.table = true;
      block.columns = gutters;
      return;
    }
    for (std::size_t i = 0; i < gutters.size(); ++i) {
      const Side& left = sides[i];
      const Side& right = sides[i + 1];
      const std::size_t rows = std::min(left.rows, right.rows);
      if (rows == 0) continue;
      const bool narrow = std::min(left.width, right.width) < 4 * body;
      const bool labels = narrow && shared_rows(left, right, 0.4F * body) > 0.8F;
      if (labels) continue;
      const float width = gutters[i].right - gutters[i].left;
      if (has_separator(gutters[i], block)) {
        block.columns.push_back(gutters[i]);
        continue;
      }
      if (parts_text(left, right, width) || (rows >= sure_rows && is_known(gutters[i]))) {
        block.columns.push_back(gutters[i]);
        learnt_.push_back(gutters[i]);
        continue;
      }
      doubtful_ = true;
      const bool filled = left.rows >= 2 && right.rows >= 2 && median_fill(left) > 0.9F && median_fill(right) > 0.9F &&
                          left.width > 8 * body && right.width > 8 * body;
      if (is_known(gutters[i]) || filled) block.columns.push_back(gutters[i]);
    }
  }

  // Lines in the first column below all others belong to what spans the columns next, if they stand nearer to it.
  void move_introduction(Block& block, Block& next) const {
    const Intervals gutters = inner(block.free);
    if (gutters.empty()) return;
    std::size_t begin = block.strips.size();
    while (begin > 1) {
      const Strip& strip = block.strips[begin - 1];
      const bool alone = std::none_of(gutters.begin(), gutters.end(), [&](const Gutter& g) {
        return options_.right_to_left ? has_left(strip, g) : has_right(strip, g);
      });
      if (!alone || block.strips.size() - begin >= 4) break;
      --begin;
    }
    // The widest white among the candidates is where it parts.
    std::size_t cut = block.strips.size();
    float widest = next.strips.front().top - block.strips.back().bottom;
    for (std::size_t i = std::max<std::size_t>(begin, 1); i < block.strips.size(); ++i) {
      const float gap = block.strips[i].top - block.strips[i - 1].bottom;
      if (gap > widest * 1.2F && gap > 0.8F * options_.body_size) {
        widest = gap;
        cut = i;
      }
    }
    if (cut == block.strips.size()) return;
    next.strips.insert(next.strips.begin(), block.strips.begin() + static_cast<std::ptrdiff_t>(cut),
                       block.strips.end());
    block.strips.resize(cut);
  }

  // A headline above an odd number of columns may be no wider than the middle one. What stands there alone, centred
  // over all of them, before the first and the last begin, is read before them.
  void part_centred_heads(std::vector<Block>& blocks) const {
    for (std::size_t b = 0; b < blocks.size(); ++b) {
      const Intervals gutters = inner(blocks[b].free);
      if (gutters.size() < 2) continue;
      const std::vector<Strip>& strips = blocks[b].strips;
      Gutter all{infinity, -infinity};
      for (const Strip& strip : strips) {
        const Gutter reach = reach_of(strip);
        all.left = std::min(all.left, reach.left);
        all.right = std::max(all.right, reach.right);
      }
      std::size_t count = 0;
      while (count < strips.size() && count < most_head_strips) {
        const Gutter reach = reach_of(strips[count]);
        const bool middle = reach.left >= gutters.front().right - 0.01F && reach.right <= gutters.back().left + 0.01F;
        const float off = std::fabs(reach.left + reach.right - all.left - all.right) / 2;
        if (!middle || off > options_.body_size) break;
        ++count;
      }
      if (count == 0 || count == strips.size()) continue;
      Block below;
      below.strips.assign(strips.begin() + static_cast<std::ptrdiff_t>(count), strips.end());
      blocks[b].strips.resize(count);
      for (Block* block : {&blocks[b], &below}) {
        block->free = block->strips.front().free;
        for (const Strip& strip : block->strips) block->free = intersect(block->free, strip.free, least_gutter_);
      }
      blocks.insert(blocks.begin() + static_cast<std::ptrdiff_t>(b) + 1, std::move(below));
      ++b;
    }
  }

  Gutter reach_of(const Strip& strip) const {
    Gutter reach{infinity, -infinity};
    for (const std::uint32_t m : strip.atoms) {
      reach.left = std::min(reach.left, atoms_[m].box.left);
      reach.right = std::max(reach.right, atoms_[m].box.right);
    }
    return reach;
  }

  // Heads of sections stand anywhere in their columns: one as large as that which the strip begins with has text beside
  // it that no wide white parts from what is above.
  bool is_section_head(const std::vector<Strip>& strips, std::size_t which, float wide) const {
    float size = 0;
    for (const std::uint32_t m : strips[which].atoms) {
      if (atoms_[m].box.top - strips[which].top < 0.8F * atoms_[m].size) size = std::max(size, atoms_[m].size);
    }
    const Rectangle* above = nullptr;
    for (std::size_t i = 0; i < strips.size(); ++i) {
      const Strip& strip = strips[i];
      const bool parted = i == 0 || strip.top - strips[i - 1].bottom >= wide;
      for (const std::uint32_t m : strip.atoms) {  // from the top down
        const Atom& atom = atoms_[m];
        if (atom.rule || std::fabs(atom.size - size) > 0.05F * size) continue;
        // The second line of a headline begins nothing.
        const bool goes_on = above != nullptr && atom.box.top - above->bottom < size && atom.box.left < above->right &&
                             atom.box.right > above->left;
        if (!goes_on && (!parted || atom.box.top - strip.top >= 0.8F * size)) return true;
        above = &atom.box;
      }
    }
    return false;
  }

  // White through all columns with a headline below it in the first: another article, in columns of its own.
  void split_at_headlines(std::vector<Block>& blocks) const {
    const float body = options_.body_size;
    for (std::size_t b = 0; b < blocks.size(); ++b) {
      if (blocks[b].columns.empty() || blocks[b].table) continue;
      std::vector<float> gaps;
      const std::vector<Strip>& strips = blocks[b].strips;
      for (std::size_t i = 1; i < strips.size(); ++i) gaps.push_back(strips[i].top - strips[i - 1].bottom);
      if (gaps.empty()) continue;
      std::vector<float> sorted = gaps;
      std::nth_element(sorted.begin(), sorted.begin() + static_cast<std::ptrdiff_t>(sorted.size() / 2), sorted.end());
      const float usual = gaps.size() >= 6 ? sorted[sorted.size() / 2] : 0;
      const float wide = std::max(0.7F * body, 1.6F * usual);
      const Gutter& edge = options_.right_to_left ? blocks[b].columns.back() : blocks[b].columns.front();
      for (std::size_t i = 1; i < strips.size(); ++i) {
        if (gaps[i - 1] < wide) continue;
        const bool headline = std::any_of(strips[i].atoms.begin(), strips[i].atoms.end(), [&](std::uint32_t m) {
          const Atom& atom = atoms_[m];
          const bool first =
              options_.right_to_left ? atom.box.left >= edge.right - 0.01F : atom.box.right <= edge.left + 0.01F;
          return first && !atom.rule && atom.size >= 1.3F * body && atom.box.top - strips[i].top < 0.8F * atom.size;
        });
        if (!headline || is_section_head(strips, i, wide)) continue;
        Block below = blocks[b];
        below.strips.assign(strips.begin() + static_cast<std::ptrdiff_t>(i), strips.end());
        blocks[b].strips.resize(i);
        blocks.insert(blocks.begin() + static_cast<std::ptrdiff_t>(b) + 1, std::move(below));
        break;
      }
    }
  }

  void cut(const Members& members, const Gutter& column, int depth) {
    if (members.empty()) return;
    if (members.size() == 1 || depth > deepest || members.size() > most_atoms) return leaf(members, column);
    std::vector<Block> blocks;
    for (Strip& strip : strips_of(members)) {
      if (blocks.empty() || !joins(blocks.back(), strip)) {
        Block& block = blocks.emplace_back();
        block.free = strip.free;
        block.strips.push_back(std::move(strip));
      } else {
        Block& block = blocks.back();
        block.free = intersect(block.free, strip.free, least_gutter_);
        block.strips.push_back(std::move(strip));
      }
    }
    for (std::size_t i = 0; i + 1 < blocks.size(); ++i) {
      if (inner(blocks[i + 1].free).empty()) move_introduction(blocks[i], blocks[i + 1]);
    }
    part_centred_heads(blocks);
    for (Block& block : blocks) decide(block);
    split_at_headlines(blocks);
    Members lines;
    for (const Block& block : blocks) {
      Members all;
      for (const Strip& strip : block.strips) all.insert(all.end(), strip.atoms.begin(), strip.atoms.end());
      if (block.columns.empty()) {
        lines.insert(lines.end(), all.begin(), all.end());
        continue;
      }
      leaf(lines, column);
      lines.clear();
      if (block.table) {
        leaf(all, column, &block);
        continue;
      }
      const std::size_t count = block.columns.size() + 1;
      std::vector<Members> parts(count);
      for (const std::uint32_t m : all) {
        std::size_t part = 0;
        while (part + 1 < count && atoms_[m].box.left >= block.columns[part].right - 0.01F) ++part;
        parts[part].push_back(m);
      }
      for (std::size_t i = 0; i < count; ++i) {
        const std::size_t part = options_.right_to_left ? count - 1 - i : i;
        Gutter inside;
        inside.left = part == 0 ? column.left : block.columns[part - 1].right;
        inside.right = part + 1 == count ? column.right : block.columns[part].left;
        // A part as large as the whole would be cut for ever.
        if (parts[part].size() == members.size()) {
          leaf(parts[part], inside);
        } else {
          cut(parts[part], inside, depth + 1);
        }
      }
    }
    leaf(lines, column);
  }

  const std::vector<Atom>& atoms_;
  const OrderOptions& options_;
  float least_gutter_;
  std::vector<Gutter> known_;
  std::vector<Gutter> learnt_;
  bool doubtful_ = false;
  std::vector<Region> regions_;
};

}  // namespace

std::vector<Region> order_regions(const std::vector<Atom>& atoms, const OrderOptions& options) {
  return Cutter(atoms, options).run();
}

}  // namespace galley::layout

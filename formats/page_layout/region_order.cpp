// SPDX-License-Identifier: Apache-2.0
#include "page_layout/region_order.hpp"

#include <algorithm>
#include <utility>

#include "page_layout/block_columns.hpp"
#include "page_layout/column_strips.hpp"
#include "page_layout/stacked_articles.hpp"

namespace galley::layout {
namespace {

constexpr int deepest = 24;
constexpr std::size_t most_atoms = 12'000;
constexpr float least_gutter = 0.4F;  // of the body size; chunks end at wider gaps, or where columns are known

class Cutter {
 public:
  Cutter(const std::vector<Atom>& atoms, const OrderOptions& options)
      : page_{atoms, options, std::max(least_gutter * options.body_size, 1.0F)} {}

  std::vector<Region> run() {
    known_.known = page_.options.gutters;
    AtomIndices all(page_.atoms.size());
    float left = unbounded;
    float right = -unbounded;
    for (std::size_t i = 0; i < all.size(); ++i) {
      all[i] = static_cast<std::uint32_t>(i);
      left = std::min(left, page_.atoms[i].box.left);
      right = std::max(right, page_.atoms[i].box.right);
    }
    const Gutter column{left, right};
    cut(all, column, 0);
    if (known_.doubtful && !known_.learnt.empty()) {
      // What was doubtful may stand beside a gutter that was found later.
      known_.known.insert(known_.known.end(), known_.learnt.begin(), known_.learnt.end());
      regions_.clear();
      cut(all, column, 0);
    }
    return std::move(regions_);
  }

 private:
  void leaf(const AtomIndices& members, const Gutter& column, const StripBlock* table = nullptr) {
    Region region;
    region.box = {unbounded, unbounded, -unbounded, -unbounded};
    for (const std::uint32_t member : members) {
      const Atom& atom = page_.atoms[member];
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

  void cut(const AtomIndices& members, const Gutter& column, int depth) {
    if (members.empty()) return;
    if (members.size() == 1 || depth > deepest || members.size() > most_atoms) return leaf(members, column);
    std::vector<StripBlock> blocks = gather_strips(page_, strips_of(page_, members));
    for (std::size_t i = 0; i + 1 < blocks.size(); ++i) {
      if (inner(blocks[i + 1].free).empty()) {
        move_introduction(page_, blocks[i], blocks[i + 1]);
      } else {
        move_first_lines(page_, blocks[i], blocks[i + 1]);
      }
    }
    part_centred_heads(page_, blocks);
    for (StripBlock& block : blocks) find_columns(page_, known_, block);
    split_at_headlines(page_, blocks);
    AtomIndices lines;
    for (const StripBlock& block : blocks) {
      AtomIndices all;
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
      std::vector<AtomIndices> parts(count);
      for (const std::uint32_t m : all) {
        std::size_t part = 0;
        while (part + 1 < count && page_.atoms[m].box.left >= block.columns[part].right - 0.01F) ++part;
        parts[part].push_back(m);
      }
      for (std::size_t i = 0; i < count; ++i) {
        const std::size_t part = page_.options.right_to_left ? count - 1 - i : i;
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

  OrderedPage page_;
  KnownGutters known_;
  std::vector<Region> regions_;
};

}  // namespace

std::vector<Region> order_regions(const std::vector<Atom>& atoms, const OrderOptions& options) {
  return Cutter(atoms, options).run();
}

}  // namespace galley::layout

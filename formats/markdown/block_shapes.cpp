// SPDX-License-Identifier: Apache-2.0
#include "markdown/block_shapes.hpp"

#include <algorithm>

namespace galley::markdown {

bool would_run_together(const Block& first, const Block& second) {
  if (!second.id.empty()) return false;  // an anchor stands between them
  const auto* list = std::get_if<List>(&first.value);
  const auto* next = std::get_if<List>(&second.value);
  if (list != nullptr && next != nullptr) return list->ordered == next->ordered;
  return std::holds_alternative<Quote>(first.value) && std::holds_alternative<Quote>(second.value);
}

bool is_tight(const ListItem& item) {
  if (item.blocks.empty() || !std::holds_alternative<Paragraph>(item.blocks.front().value)) return false;
  if (item.blocks.size() > 2) return false;
  return std::all_of(item.blocks.begin() + 1, item.blocks.end(), [](const Block& block) {
    const auto* list = std::get_if<List>(&block.value);
    if (list == nullptr || !block.id.empty() || (list->ordered && list->start != 1)) return false;
    return std::all_of(list->items.begin(), list->items.end(), is_tight);
  });
}

}  // namespace galley::markdown

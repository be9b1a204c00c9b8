// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <utility>

#include "odt/block_writer.hpp"
#include "word_processing/mark_names.hpp"

namespace galley::odt {

namespace {

/// Whether a list item may hold a block (ODF 1.3, part 3, 5.3.3): paragraphs and lists, so whatever is made of them.
bool fits_item(const Block& block, const Block* previous) {
  if (std::holds_alternative<Table>(block.value)) return false;
  const auto* quote = std::get_if<Quote>(&block.value);
  if (quote == nullptr) return true;
  if (previous != nullptr && std::holds_alternative<Quote>(previous->value)) return false;
  return !quote->blocks.empty() && std::all_of(quote->blocks.begin(), quote->blocks.end(), [](const Block& b) {
    return std::holds_alternative<Paragraph>(b.value);
  });
}

/// Whether a list has to be closed within one of its items, or within one of a list in it.
bool is_interrupted(const List& list) {
  return std::any_of(list.items.begin(), list.items.end(), [](const ListItem& item) {
    const Block* previous = nullptr;
    for (const Block& block : item.blocks) {
      const auto* inner = std::get_if<List>(&block.value);
      if (!fits_item(block, previous) || (inner != nullptr && is_interrupted(*inner))) return true;
      previous = &block;
    }
    return false;
  });
}

}  // namespace

void BlockWriter::open_list(ListFrame& frame) {
  xml_ += frame.ordered ? "<text:list text:style-name=\"Numbers\"" : "<text:list text:style-name=\"Bullets\"";
  if (!frame.begun && !frame.name.empty()) xml_ += " xml:id=\"" + frame.name + "\"";
  if (frame.begun) xml_ += " text:continue-list=\"" + frame.name + "\"";
  xml_ += '>';
  frame.list_is_open = true;
}

/// Opens an item, and before it whatever lists around it are closed.
void BlockWriter::begin_item(std::size_t level) {
  for (std::size_t i = 0; i < level; ++i) {
    ListFrame& around = lists_[i];
    if (!around.list_is_open) open_list(around);
    if (!around.item_is_open) xml_ += "<text:list-item>";
    around.item_is_open = true;
  }
  ListFrame& frame = lists_[level];
  if (!frame.list_is_open) open_list(frame);
  if (frame.item_is_open) xml_ += "</text:list-item>";
  xml_ += "<text:list-item";
  if (!frame.begun && frame.ordered && frame.start != 1) {
    xml_ += " text:start-value=\"" + std::to_string(frame.start) + "\"";
  }
  xml_ += '>';
  frame.begun = true;
  frame.item_is_open = true;
}

void BlockWriter::close_lists() {
  for (auto frame = lists_.rbegin(); frame != lists_.rend(); ++frame) {
    if (std::exchange(frame->item_is_open, false)) xml_ += "</text:list-item>";
    if (std::exchange(frame->list_is_open, false)) xml_ += "</text:list>";
  }
}

void BlockWriter::list(const List& list, const std::string& id) {
  if (!id.empty()) waiting_anchors_.push_back(id);
  const std::size_t level = lists_.size();
  ListFrame made{.ordered = list.ordered, .start = list.start, .name = {}};
  if (!id.empty() || is_interrupted(list)) {
    made.name = "galley_list" + std::to_string(++state_.last_list);
    holds_anchor(made.name, id);
  }
  lists_.push_back(std::move(made));
  for (const ListItem& each : list.items) item(each, level);
  const ListFrame& frame = lists_.back();
  if (frame.item_is_open) xml_ += "</text:list-item>";
  if (frame.list_is_open) xml_ += "</text:list>";
  lists_.pop_back();
}

void BlockWriter::item(const ListItem& item, std::size_t level) {
  constexpr std::string_view style = "List_20_Contents";
  begin_item(level);
  // The number stands beside a paragraph.
  const bool text_first = !item.blocks.empty() && std::holds_alternative<Paragraph>(item.blocks.front().value);
  if (!text_first) empty_paragraph(style);
  const Block* previous = nullptr;
  for (std::size_t i = 0; i < item.blocks.size(); ++i) {
    const Block& each = item.blocks[i];
    if (fits_item(each, previous)) {
      block(each, previous, {.paragraph_style = style, .in_quote = false});
      previous = &each;
      // A list in it may have been closed with all those around it.
      if (lists_[level].item_is_open || i + 1 == item.blocks.size()) continue;
      ++i;
    }
    // From here on the item goes on outside of the list.
    close_lists();
    open_section(word_processing::mark_name::item, std::to_string(level) + "_");
    const auto around = std::exchange(lists_, {});
    const Blocks rest(item.blocks.begin() + static_cast<std::ptrdiff_t>(i), item.blocks.end());
    blocks(rest, {.paragraph_style = style, .in_quote = false});
    close_section();
    lists_ = around;
    break;
  }
}

}  // namespace galley::odt

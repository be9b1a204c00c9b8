// SPDX-License-Identifier: Apache-2.0
#include "typesetting/note_reach.hpp"

namespace galley::typesetting {
namespace {

using Identifiers = std::vector<std::string>;

void collect(const Inlines& inlines, Identifiers& found) {
  for (const Inline& piece : inlines) {
    if (const auto* reference = std::get_if<NoteReference>(&piece.value)) found.push_back(reference->note);
    if (const auto* link = std::get_if<Link>(&piece.value)) collect(link->content, found);
  }
}

void collect(const Blocks& blocks, Identifiers& found) {
  for (const Block& block : blocks) {
    if (const auto* paragraph = std::get_if<Paragraph>(&block.value)) {
      collect(paragraph->content, found);
    } else if (const auto* list = std::get_if<List>(&block.value)) {
      for (const ListItem& item : list->items) collect(item.blocks, found);
    } else if (const auto* table = std::get_if<Table>(&block.value)) {
      collect(table->caption, found);
      for (const TableRow& row : table->rows) {
        for (const TableCell& cell : row.cells) collect(cell.blocks, found);
      }
    } else if (const auto* figure = std::get_if<Figure>(&block.value)) {
      collect(figure->caption, found);
      collect(figure->credit, found);
    } else if (const auto* quote = std::get_if<Quote>(&block.value)) {
      collect(quote->blocks, found);
      collect(quote->attribution, found);
    }
  }
}

}  // namespace

NoteReach::NoteReach(const std::vector<Note>& notes) : notes_(notes), reached_(notes.size(), false) {
  for (std::size_t i = 0; i < notes.size(); ++i) indices_.emplace(notes[i].id, i);
}

void NoteReach::reach(std::size_t index) {
  if (reached_[index]) return;
  reached_[index] = true;
  std::vector<std::size_t> open{index};
  while (!open.empty()) {
    Identifiers found;
    collect(notes_[open.back()].blocks, found);
    open.pop_back();
    for (const std::string& id : found) {
      const auto known = indices_.find(id);
      if (known == indices_.end() || reached_[known->second]) continue;
      reached_[known->second] = true;
      open.push_back(known->second);
    }
  }
}

}  // namespace galley::typesetting

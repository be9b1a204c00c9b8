// SPDX-License-Identifier: Apache-2.0
#include "filters/flat_text.hpp"

#include <unordered_set>

#include "structure/characters.hpp"

namespace galley::filters {
namespace {

bool is_address_character(char32_t c) { return c > ' ' && c < 0x7F && c != '"' && c != '<' && c != '>'; }

}  // namespace

FlatText::FlatText(Inlines& inlines) {
  collect(inlines);
  fix_addresses();
}

void FlatText::collect(Inlines& inlines) {
  for (Inline& piece : inlines) {
    if (auto* text = std::get_if<Text>(&piece.value)) {
      const bool code = has(text->style, Style::code);
      for (std::size_t position = 0; position < text->text.size();) {
        const DecodedCodePoint decoded = decode_utf8(text->text, position);
        position += decoded.length;
        cells_.push_back({code ? object_mark : decoded.value, code ? nullptr : text, code || !decoded.valid});
      }
    } else if (auto* link = std::get_if<Link>(&piece.value)) {
      collect(link->content);
    } else if (std::holds_alternative<LineBreak>(piece.value)) {
      cells_.push_back({'\n', nullptr, true});
    } else if (std::holds_alternative<Ruby>(piece.value)) {
      cells_.push_back({object_mark, nullptr, true});
    }
    // A note reference hangs on the text before it and parts nothing.
  }
}

// Runs of ASCII that hold "://", "www." or "@" are addresses.
void FlatText::fix_addresses() {
  std::size_t i = 0;
  while (i < cells_.size()) {
    if (!is_address_character(cells_[i].c)) {
      ++i;
      continue;
    }
    std::size_t end = i;
    bool address = false;
    while (end < cells_.size() && is_address_character(cells_[end].c)) {
      const char32_t c = cells_[end].c;
      address = address || (c == '@' && end > i) || (c == '/' && at(end + 1) == '/' && end > i && at(end - 1) == ':') ||
                (c == '.' && end >= i + 3 && at(end - 1) == 'w' && at(end - 2) == 'w' && at(end - 3) == 'w');
      ++end;
    }
    // Marks at the end belong to the sentence.
    std::size_t last = end;
    while (address && last > i) {
      const char32_t c = cells_[last - 1].c;
      if (c != '.' && c != ',' && c != ';' && c != ':' && c != '!' && c != '?' && c != ')' && c != '\'') break;
      --last;
    }
    for (std::size_t k = i; address && k < last; ++k) cells_[k].fixed = true;
    i = end;
  }
}

void FlatText::settle() {
  if (!changed_) return;
  std::vector<Cell> settled;
  settled.reserve(cells_.size() + 8);
  for (const Cell& cell : cells_) {
    if (cell.before != 0) settled.push_back({cell.before, cell.owner});
    if (!cell.dropped) settled.push_back({cell.c, cell.owner, cell.fixed});
    if (cell.after != 0) settled.push_back({cell.after, cell.owner});
  }
  cells_ = std::move(settled);
}

bool FlatText::store() {
  if (!changed_) return false;
  settle();
  std::unordered_set<Text*> emptied;
  for (const Cell& cell : cells_) {
    if (cell.owner == nullptr) continue;
    if (emptied.insert(cell.owner).second) cell.owner->text.clear();
    append_utf8(cell.owner->text, cell.c);
  }
  changed_ = false;
  return true;
}

}  // namespace galley::filters

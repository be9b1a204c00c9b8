// SPDX-License-Identifier: Apache-2.0
#pragma once

/// The characters of a run of inlines in one row, so that marks can be judged by what stands beside them
/// across changes of style, and changed where they stand.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "galley/document.hpp"

namespace galley::filters {

/// One character, or one inline that is none.
struct Cell {
  char32_t c = 0;         ///< object_mark for code, ruby and the like; '\n' for a line break
  Text* owner = nullptr;  ///< null: cannot change
  bool fixed = false;     ///< part of code, of an address or of a number
  bool dropped = false;
  char32_t before = 0;  ///< inserted before it; 0: nothing
  char32_t after = 0;   ///< inserted after it
};

class FlatText {
 public:
  /// Stands for what is no text: it is neither a letter nor a space.
  static constexpr char32_t object_mark = 0xFFFC;

  /// The inlines must outlive this and stay where they are.
  explicit FlatText(Inlines& inlines);

  std::size_t size() const { return cells_.size(); }
  Cell& operator[](std::size_t i) { return cells_[i]; }
  const Cell& operator[](std::size_t i) const { return cells_[i]; }

  /// The character at `i`, or 0 beyond either end. `i` may be -1 as a size_t.
  char32_t at(std::size_t i) const { return i < cells_.size() ? cells_[i].c : 0; }

  bool may_change(std::size_t i) const { return cells_[i].owner != nullptr && !cells_[i].fixed && !cells_[i].dropped; }

  /// Puts another character in place of the one at `i`.
  void change(std::size_t i, char32_t c) {
    changed_ = changed_ || cells_[i].c != c;
    cells_[i].c = c;
  }
  void drop(std::size_t i) { changed_ = cells_[i].dropped = true; }
  void insert_before(std::size_t i, char32_t c) {
    changed_ = true;
    cells_[i].before = c;
  }
  void insert_after(std::size_t i, char32_t c) {
    changed_ = true;
    cells_[i].after = c;
  }

  /// Takes what was dropped out of the row, and what was inserted in: for the next pass.
  void settle();

  /// Writes the changes back to the inlines. Returns whether there were any.
  bool store();

 private:
  void collect(Inlines& inlines);
  void fix_addresses();

  std::vector<Cell> cells_;
  bool changed_ = false;
};

}  // namespace galley::filters

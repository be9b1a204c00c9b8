// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Finds the labels of credits (本报记者, By, Foto:) in a line, by the table.

#include <cstddef>
#include <optional>
#include <string_view>

#include "structure/convention_table.hpp"

namespace galley::structure {

struct LabelMatch {
  const Label* label = nullptr;  ///< for compound labels (人民日报记者) the entry that they end in
  std::size_t end = 0;           ///< behind the label itself
  std::size_t names = 0;         ///< behind the colon and the spaces after it
  char32_t mark = 0;             ///< the colon or the like after it; ':' for colons of all kinds
  bool slashed = false;          ///< a slash before it binds it to the name there: 张三/文
  bool touches = false;          ///< nothing at all stands after it, and the line goes on
};

/// The longest label of `convention` that stands at `position`. `credit_start`: a credit may begin here
/// (the line's start, or a separator before).
std::optional<LabelMatch> match_label(std::string_view line, std::size_t position, bool credit_start,
                                      const Convention& convention);

/// Where the word that `position` stands within ends, if no label of `convention` can begin before that and no credit
/// begins here; else `position`.
std::size_t behind_word(std::string_view line, std::size_t position, const Convention& convention);

/// The entry for a label as printed, in this convention; compound labels find the entry they end in.
/// `placement`: where the names stand; null if there is none.
const Label* find_label(std::string_view label, const Convention& convention);

}  // namespace galley::structure

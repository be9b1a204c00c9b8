// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>

#include "galley/document.hpp"

namespace galley::model {

/// Finds the notes of an article by identifier; of several with one identifier the first.
class NoteIndex {
 public:
  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  /// `article` must outlive the index, and its notes stay where they are.
  explicit NoteIndex(const Article& article);

  std::size_t find(std::string_view id) const;

 private:
  std::size_t count_;
  bool numbered_ = true;  ///< identifiers are n1, n2, ... in order, and need no table
  std::unordered_map<std::string_view, std::size_t> table_;
};

/// Orders the notes of an article, whose references all have a note, and numbers them anew.
void canonicalize_notes(Article& article);

}  // namespace galley::model

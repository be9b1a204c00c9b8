// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "galley/document.hpp"

namespace galley::typesetting {

/// Which notes a reader comes to, by references in the text and in notes themselves.
class NoteReach {
 public:
  explicit NoteReach(const std::vector<Note>& notes);

  /// Marks a note, and all that are reached from it.
  void reach(std::size_t index);

  bool reached(std::size_t index) const { return reached_[index]; }

 private:
  const std::vector<Note>& notes_;
  std::map<std::string, std::size_t> indices_;
  std::vector<bool> reached_;
};

}  // namespace galley::typesetting

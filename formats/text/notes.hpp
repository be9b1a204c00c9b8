// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Gives notes to the articles whose text refers to them.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "text/block_parser.hpp"

namespace galley::text {

/// A reference means the next group of notes that has its label: the notes of an article stand at its end. If
/// there is none, it means the last one before: notes may be kept at the top, too.
class NoteBook {
 public:
  explicit NoteBook(std::vector<ParsedNote> notes);

  bool empty() const { return notes_.empty(); }

  /// Puts a block in the place of each note that the text does not lead to, so that it is known which article it
  /// is in.
  void mark_unreferenced(std::vector<Parsed>& blocks) const;

  /// Takes those blocks out of an article again, and gives it its notes.
  void attach(Article& article) const;

 private:
  std::size_t find(std::string_view reference) const;

  std::vector<ParsedNote> notes_;
  std::map<std::string, std::vector<std::size_t>, std::less<>> by_label_;
};

}  // namespace galley::text

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "odt/write_state.hpp"

namespace galley::odt {

/// What holds for all the text of one article.
struct ArticleContext {
  const Article* article = nullptr;
  std::string_view language;      ///< its own, which all its paragraphs tell; empty: the document's
  std::string_view writing_mode;  ///< of its paragraphs; empty: from left to right
  bool right_to_left = false;
  std::unordered_map<std::string, std::string> note_names;   ///< text:id of each note
  std::unordered_map<std::string, std::size_t> note_places;  ///< in Article::notes
  std::unordered_set<std::string> written_notes;
};

/// Writes the content of paragraphs.
class RunWriter {
 public:
  /// All must outlive the writer. `in_note`: notes in it are references to such as stand in the article.
  RunWriter(WriteState& state, ArticleContext& article, std::string& xml, bool in_note)
      : state_(state), article_(article), xml_(xml), in_note_(in_note) {}

  void inlines(const Inlines& inlines);

  /// Text as typed: line feeds, tabs and spaces count.
  void lines(std::string_view text);

  void bookmark(std::string_view name);

  /// A note where it is referred to first.
  void note(const Note& note, const std::string& name);

 private:
  void text(const Text& text);
  void note_reference(const NoteReference& reference);

  WriteState& state_;
  ArticleContext& article_;
  std::string& xml_;
  bool in_note_;
};

/// An address as a package's content has it: relative ones begin inside the package, a folder of its own.
std::string package_reference(std::string_view address);

}  // namespace galley::odt

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "rtf/write_state.hpp"

namespace galley::rtf {

/// Writes the content of paragraphs.
class RunWriter {
 public:
  /// All must outlive the writer. `in_note`: notes in it are references to such as stand in the article.
  RunWriter(WriteState& state, ArticleContext& article, std::string& rtf, bool in_note)
      : state_(state), article_(article), rtf_(rtf), in_note_(in_note) {}

  void inlines(const Inlines& inlines);

  /// Text with nothing to it.
  void plain(std::string_view text) { by_direction(text, {}, {}); }

  void bookmark(std::string_view name);

  /// A note where it is referred to first.
  void note(const Note& note, const std::string& name);

 private:
  void text(const Text& text);
  void by_direction(std::string_view text, std::string_view words, std::string_view language);
  void link(const Link& link);
  void note_reference(const NoteReference& reference);
  void ruby(const Ruby& pair);

  WriteState& state_;
  ArticleContext& article_;
  std::string& rtf_;
  bool in_note_;
};

}  // namespace galley::rtf

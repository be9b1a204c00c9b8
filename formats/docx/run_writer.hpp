// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "docx/write_state.hpp"

namespace galley::docx {

/// Writes the runs of paragraphs of one article into one part.
class RunWriter {
 public:
  RunWriter(WriteState& state, RelationshipWriter& relationships, std::string& xml)
      : state_(state), relationships_(relationships), xml_(xml) {}

  /// The article whose text comes; `language` is the article's own, `notes` its notes by identifier.
  struct ArticleContext {
    std::string_view language;  ///< effective: of the article, or of the document
    bool told = false;          ///< it differs from the document's, so every run says so
    bool right_to_left = false;
    std::unordered_map<std::string, std::uint32_t>* written_notes = nullptr;  ///< footnote of each note so far
    const Article* article = nullptr;
    bool in_note = false;
  };
  void begin_article(const ArticleContext& article) { article_ = article; }
  const ArticleContext& article() const { return article_; }

  void inlines(const Inlines& inlines);

  /// One run of plain text with a character style, empty for none.
  void styled_text(std::string_view text, std::string_view character_style);

  /// Text as typed: line feeds and tabs count.
  void lines(std::string_view text);

  void bookmark(std::string_view name);

  /// Opens and closes a hyperlink around what is written between the two.
  void open_link(std::string_view target, std::string_view title);
  void close_link();

 private:
  void text(const Text& text);
  void run(std::string_view characters, std::string_view language, Style style, std::string_view character_style,
           bool right_to_left);
  void run_properties(std::string_view language, Style style, std::string_view character_style, bool right_to_left);
  void characters(std::string_view characters);
  void by_direction(std::string_view text, std::string_view language, Style style, std::string_view character_style);
  void note_reference(const NoteReference& reference);
  void ruby(const Ruby& pair);

  WriteState& state_;
  RelationshipWriter& relationships_;
  std::string& xml_;
  ArticleContext article_;
  bool in_link_ = false;
};

/// Writes the note of an article with this identifier into the footnotes, if there is one and it is not there yet;
/// gives its footnote's number, or 0.
std::uint32_t write_note(WriteState& state, const RunWriter::ArticleContext& article, const std::string& id,
                         bool& is_first);

}  // namespace galley::docx

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "galley/document.hpp"
#include "xhtml/anchors.hpp"

namespace galley::markdown {

/// What the articles of one file share.
struct FileSurroundings {
  const xhtml::Anchors& anchors;
  /// The address of a picture that the document holds; empty: it is left out.
  std::function<std::string(const Figure&)> picture;
};

/// Writes one article. Blocks are written as lines, each behind the prefix of the containers around it.
class ArticleWriter {
 public:
  /// The first note of the article has the label `first_note`.
  ArticleWriter(const Article& article, std::size_t first_note, const FileSurroundings& surroundings);

  std::string write();

 private:
  // article_writer.cpp
  void header();
  std::string byline() const;
  std::string dateline() const;
  void sections(const std::vector<Section>& sections, std::uint32_t level);
  void notes();

  // block_writer.cpp
  void blocks(const Blocks& blocks);
  void block(const Block& block);
  void list(const List& list);
  void tight_items(const List& list);
  void html_list(const List& list);
  void quote(const Quote& quote);
  void figure(const Figure& figure);
  void preformatted(const Preformatted& text);
  void separate();
  void line(std::string_view text);
  void paragraph(const std::string& text);
  /// Writes what `function` writes inside a container: the first line behind `first_prefix`, others behind `prefix`.
  void contained(const std::string& first_prefix, std::string_view prefix, const std::function<void()>& function);

  // table_writer.cpp
  void table(const Table& table);
  void pipe_table(const Table& table);
  void html_table(const Table& table);
  void html_cell(const TableCell& cell, bool head);

  // inline_writer.cpp
  std::string inlines(const Inlines& inlines, bool one_line = false, bool in_table = false) const;
  void text(std::string& out, const Text& text, const Inlines& all, std::size_t at, bool line_start,
            bool in_table) const;
  void link(std::string& out, const Link& link, bool in_table) const;
  std::string anchor(const std::string& id) const;
  std::string address_of(const Link& link) const;

  const Article& article_;
  const FileSurroundings& surroundings_;
  std::unordered_map<std::string_view, std::size_t> note_numbers_;
  std::size_t first_note_;
  mutable std::vector<bool> referred_;  // by note: was a reference to it written?
  bool settled_ = false;                // it is known which notes are referred to
  std::string out_;
  std::string prefix_;        // of lines, by the containers around
  std::string first_prefix_;  // of the next line alone
  bool has_first_prefix_ = false;
  bool gap_ = false;  // a blank line is due before the next block
};

}  // namespace galley::markdown

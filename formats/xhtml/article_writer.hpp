// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "xhtml/article_markup.hpp"

namespace galley::xhtml {

class ArticleWriter {
 public:
  ArticleWriter(std::string& out, const Article& article, std::string_view language,
                const MarkupSurroundings& surroundings);

  std::vector<OutlineEntry> write();

 private:
  // article_writer.cpp
  void header();
  void byline();
  void name(const CreditName& name, bool wide);
  void dateline();
  void line(std::string_view tag, std::string_view name, std::string_view attributes, const Inlines& content);
  void sections(const std::vector<Section>& sections, std::uint32_t level, const std::string& number);
  void notes();
  void note(const Note& note, std::size_t number);

  // block_writer.cpp
  void blocks(const Blocks& blocks);
  void block(const Block& block);
  void open(std::string_view tag, const std::string& id, std::string_view attributes = {});
  void close(std::string_view tag);
  void compact(const Blocks& blocks);
  void list(const List& list, const std::string& id);
  void table(const Table& table, const std::string& id);
  void figure(const Figure& figure, const std::string& id);
  void quote(const Quote& quote, const std::string& id);
  void preformatted(const Preformatted& text, const std::string& id);

  // inline_writer.cpp
  void inlines(const Inlines& inlines);
  void text(const Text& text);
  void characters(std::string_view text);
  void link(const Link& link);
  void open_link(const Link& link, std::string_view part);
  void reference(const NoteReference& reference);

  std::string& out_;
  const Article& article_;
  std::string_view language_;
  const MarkupSurroundings& surroundings_;
  std::vector<OutlineEntry> outline_;
  std::map<std::string, std::size_t, std::less<>> note_numbers_;  // from 1
  std::vector<std::size_t> references_;                           // by note: how many so far
  std::string note_label_;                                        // waits for the first paragraph of a note
};

}  // namespace galley::xhtml

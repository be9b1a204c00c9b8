// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "odt/odt_file.hpp"
#include "odt/styles.hpp"
#include "word_processing/mark_names.hpp"
#include "word_processing/story_builder.hpp"

namespace galley::odt {

/// All that the readers of one document share.
struct OdtReading : word_processing::Reading {
  OdtReading(OdtFile& the_file, Context& the_context) : Reading(the_context), file(the_file) {}

  OdtFile& file;
  Styles styles;
  std::unordered_map<std::string, std::string> media_keys;                        ///< by reference
  std::map<std::pair<std::string_view, std::size_t>, std::int32_t> next_numbers;  ///< by list style and level
  std::unordered_map<std::string_view, std::string_view> list_styles;             ///< by the xml:id of the list
  std::unordered_map<std::string_view, std::int32_t> list_ends;                   ///< the next number, likewise
  std::uint32_t last_note = 0;
};

/// Reads one story: the body, a note, a text box, a cell, a list item.
class StoryReader {
 public:
  explicit StoryReader(OdtReading& reading) : reading_(reading), builder_(reading, reading.file.content_name()) {}

  /// The blocks in a container (office:text, text:note-body, table:table-cell, ...).
  word_processing::RawPieces read(const pugi::xml_node& container);

 private:
  struct ListContext {
    std::string_view style;
    std::size_t level = 0;  ///< how many lists are around
  };

  /// A list that the next one may go on with.
  struct OpenList {
    List list;
    std::string_view style;
    std::vector<std::string> names;
  };

  /// What holds for the text within a span.
  struct RunState {
    TextFormat direct;
    bool strong = false;  ///< by the names of styles
    bool emphasis = false;
    bool code = false;
    bool part_of_header = false;  ///< a part of a byline or dateline, whose looks say nothing
  };

  // story_reader.cpp
  void blocks(const pugi::xml_node& container);
  void block(const pugi::xml_node& node);
  void section(const pugi::xml_node& node);
  void paragraph(const pugi::xml_node& node, bool heading);
  std::vector<std::string> anchors_of_holder(std::string_view name) const;
  word_processing::RawPieces sub_story(const pugi::xml_node& container, ListContext lists);

  // text_reader.cpp
  void runs(const pugi::xml_node& container);
  void run_element(const pugi::xml_node& node, std::string_view name);
  void span(const pugi::xml_node& node);
  void link(const pugi::xml_node& node);
  void note(const pugi::xml_node& node);
  void note_reference(const pugi::xml_node& node);
  void ruby(const pugi::xml_node& node);
  void bookmark(const pugi::xml_node& node);
  void characters(std::string_view text);
  void literal(std::string_view text);
  Style style_of(std::string_view text) const;

  // list_reader.cpp
  void list(const pugi::xml_node& node);
  void flush_list();
  void add_to_open_list(std::size_t level, word_processing::RawPieces pieces);

  // table_reader.cpp
  void table(const pugi::xml_node& node);

  // frame_reader.cpp
  void frame(const pugi::xml_node& node);
  bool picture(const pugi::xml_node& image, const std::string& alternative);
  std::string media_of(const pugi::xml_node& image, std::string& source);
  void place(word_processing::RawPiece piece);

  OdtReading& reading_;
  word_processing::StoryBuilder builder_;
  ListContext lists_;
  std::optional<OpenList> open_list_;
  word_processing::StyledParagraph open_;
  bool in_paragraph_ = false;
  bool after_space_ = true;  ///< white space that comes is no text (ODF 1.3, part 3, 6.1.2)
  std::string waiting_article_;
  std::vector<std::string> waiting_names_;  ///< of the section that the next block begins
  const TextStyle* style_ = nullptr;        ///< of the open paragraph
  std::vector<RunState> runs_;
  std::string last_language_;
  bool is_absent_ = false;  ///< a cell that only fills a gap
};

/// Whether text of an element is shown at all: scripts, the lists of tracked changes and the like are not.
bool is_shown(std::string_view element);

}  // namespace galley::odt

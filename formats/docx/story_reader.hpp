// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "docx/read_state.hpp"
#include "docx/shared_names.hpp"
#include "word_processing/story_builder.hpp"

namespace galley::docx {

/// Reads one story (ECMA-376 Part 1, 17.2): the body, a note, a text box, a cell. Blocks that hold others (tables, text
/// boxes, content controls with blocks of ours) are read by a story reader of their own.
class StoryReader {
 public:
  /// `part` holds the story, `relationships` are the part's. All must outlive the reader.
  StoryReader(ReadState& state, const XmlPart& part, const Relationships& relationships)
      : state_(state), part_(part), relationships_(relationships), builder_(state, part.name()) {}

  /// The blocks in a container (w:body, w:tc, w:footnote, w:txbxContent, ...).
  RawPieces read(const pugi::xml_node& container);

 private:
  /// What a w:pPr says, its style and the numbering taken together.
  struct ParagraphFormat {
    const ParagraphStyle* style = nullptr;
    ParagraphRole role = ParagraphRole::none;
    std::uint8_t level = 0;
    std::int32_t number = unset_number;
    std::uint8_t number_level = 0;
    std::int32_t indent = 0;
    bool ruled = false;
    bool mark_is_gone = false;  ///< by a tracked change: the paragraph runs on into the next one
  };

  /// A stretch of a byline or dateline with its own character style.
  struct Segment {
    CharacterRole role = CharacterRole::none;
    std::uint32_t credit = 0;  ///< which content control of ours it is in, from 1; 0: none
    std::string text;
    std::string contact;
  };

  /// A paragraph as far as it is read. It outlives a w:p when its mark was deleted.
  struct OpenParagraph : StyledParagraph {
    ParagraphFormat format;
    std::vector<Segment> segments;
    std::vector<std::string> credit_roles;
    std::string when;
    bool has_sequence = false;
  };

  struct Field {
    std::string instruction;
    bool in_code = true;
    bool is_link = false;
    bool hides_result = false;
    std::string target;
    std::string tip;
  };

  // story_reader.cpp: containers and blocks
  void blocks(const pugi::xml_node& container);
  void block(const pugi::xml_node& node, Tag tag);
  bool is_unknown_text(const pugi::xml_node& node) const;
  void unknown_element(const pugi::xml_node& node);
  void content_control(const pugi::xml_node& node);
  void alternate_content(const pugi::xml_node& node, bool in_run);
  pugi::xml_node chosen_alternative(const pugi::xml_node& node) const;
  void bookmark(const pugi::xml_node& node, bool in_paragraph);
  void bookmark_end(const pugi::xml_node& node);
  RawPieces sub_story(const pugi::xml_node& container);
  Place place() const { return {.part = part_.name(), .page = 0, .line = 0, .column = 0, .offset = -1, .item = {}}; }

  // paragraph_reader.cpp
  void paragraph(const pugi::xml_node& node);
  ParagraphFormat paragraph_format(const pugi::xml_node& properties);
  void finish_paragraph();
  void set_format(const ParagraphFormat& format);
  bool may_be_listed();
  void place_in_list();
  void begin_article(std::string mark);
  static Byline byline_of(const OpenParagraph& open);
  static Dateline dateline_of(const OpenParagraph& open);

  // run_reader.cpp, run_format_reader.cpp, text_reader.cpp, field_reader.cpp
  void runs(const pugi::xml_node& container);
  void run_level(const pugi::xml_node& node, Tag tag);
  void block_in_paragraph(const pugi::xml_node& node, Tag tag);
  void run(const pugi::xml_node& node);
  void run_content(const pugi::xml_node& node, Tag tag);
  void text(std::string_view text);
  void literal(std::string_view text);
  void symbol(SymbolFont font, std::uint32_t code);
  void hyperlink(const pugi::xml_node& node);
  void inline_control(const pugi::xml_node& node);
  void field_character(const pugi::xml_node& node);
  void field_begins_result(Field& field);
  void note_reference(const pugi::xml_node& node, char kind);
  void ruby(const pugi::xml_node& node);
  std::string text_below(const pugi::xml_node& node, int depth) const;
  void set_run_format(const pugi::xml_node& properties);
  std::string_view language_of(std::string_view text);

  // drawing_reader.cpp
  void drawing(const pugi::xml_node& node);
  void place_piece(RawPiece piece);
  void place_figure(Figure figure);
  std::string media_of(std::string_view relationship_id, std::string& source);

  // table_reader.cpp
  void table(const pugi::xml_node& node);

  ReadState& state_;
  const XmlPart& part_;
  const Relationships& relationships_;
  StoryBuilder builder_;

  OpenParagraph open_;
  bool carried_ = false;  ///< open_ holds the text of a paragraph whose mark was deleted
  std::string waiting_mark_;
  std::vector<Field> fields_;
  std::string note_bookmark_;  ///< the bookmark that is open, if it is one around a note's reference
  std::uint32_t credit_ = 0;
  bool is_absent_ = false;  ///< a cell that only fills a gap

  // the run under way
  Style style_ = Style::none;
  bool hidden_ = false;
  bool struck_ = false;
  bool strong_directly_ = false;
  bool emphasis_directly_ = false;
  SymbolFont symbols_ = SymbolFont::none;
  std::uint16_t size_ = 0;
  CharacterRole character_role_ = CharacterRole::none;
  RunFormat told_;  ///< languages that the run, its style or its paragraph's style tells
  std::string last_language_;
  std::string buffer_;
};

/// The blocks of one note, read when it is first referred to: `kind` is 'f' or 'e'. Empty when there is no such note.
void read_note(ReadState& state, char kind, const std::string& id);

/// Whether there is such a note.
bool has_note(const ReadState& state, char kind, const std::string& id);

}  // namespace galley::docx

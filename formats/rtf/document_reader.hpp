// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <pugixml.hpp>

#include "rtf/format.hpp"
#include "rtf/rtf_reading.hpp"
#include "rtf/story.hpp"
#include "rtf/tokenizer.hpp"

namespace galley::rtf {

/// Goes through a file once and puts what it finds into a RtfReading and the stories.
class DocumentReader {
 public:
  DocumentReader(RtfReading& reading, std::string_view bytes) : reading_(reading), tokens_(bytes) {}

  /// The pieces of the body.
  word_processing::RawPieces read();

  /// Whether the group that is the document was closed.
  bool is_complete() const { return is_complete_; }

 private:
  struct Field {
    std::string instruction;
    std::string target;
    std::string tip;
    bool is_link = false;
    bool hides_result = false;
    bool shows_picture = false;
  };
  struct Shape {
    std::string alternative;
    std::vector<Figure> figures;
    std::string property;
  };

  // document_reader.cpp: groups and destinations
  void open_group();
  void close_group();
  void word(const Token& token);
  void symbol(const Token& token);
  void begin_destination(Destination destination, std::string_view name);
  void end_destination(Destination destination);
  bool is_in(Destination destination) const { return groups_.back().destination == destination; }
  bool in_story() const {
    return is_in(Destination::story) || is_in(Destination::footnote) || is_in(Destination::text_box);
  }

  // formatting.cpp: what control words set
  void act(Word word, const Token& token);
  bool act_on_characters(Word word, const Token& token);
  bool act_on_paragraphs(Word word, const Token& token);
  bool act_on_rows(Word word, const Token& token);
  bool act_on_definitions(Word word, const Token& token);

  // text.cpp: characters
  void bytes(std::string_view text);
  void byte(const Token& token);
  void decode_pending();
  void flush();
  void characters(std::string_view text);
  void literal(std::string_view text);
  void character(char32_t c);
  void begin_paragraph();
  void end_paragraph();
  void set_role();
  std::size_t table_depth() const;
  Style style_of(std::string_view text) const;

  // definitions.cpp: what the groups at the beginning define
  void define_font();
  void define_style();
  void end_list_group();
  void end_instruction();
  void end_field();
  void end_info_entry(std::string text);
  void end_time();
  void place_in_list();

  // picture.cpp, marks.cpp
  void end_picture();
  void place_figure(Figure figure);
  void end_shape();
  void read_marks(const std::string& text);
  void read_media(const std::string& text);
  void mark(std::string_view text);

  RtfReading& reading_;
  Tokenizer tokens_;
  std::vector<GroupState> groups_{1};
  std::vector<std::unique_ptr<Story>> stories_;
  std::vector<std::string> note_keys_;
  std::vector<std::string> captures_;  ///< text of the destinations that are not stories
  std::vector<Field> fields_;
  std::vector<std::size_t> outer_fields_{0};  ///< how many fields are around each story
  std::vector<Shape> shapes_;
  pugi::xml_document marks_tree_;

  std::string pending_;  ///< bytes that are not decoded yet
  std::string text_;     ///< that is not given on yet
  bool pending_is_ascii_ = true;
  std::uint32_t skipped_ = 0;  ///< characters that stand for a \u before them
  char32_t high_surrogate_ = 0;
  bool is_complete_ = false;
  bool in_paragraph_ = false;
  std::string last_language_;
  bool is_lone_note_ = false;

  RowDefinition row_;
  RowDefinition nested_row_;
  std::int32_t font_ = 0;
  Font font_entry_;
  std::int32_t style_number_ = 0;
  bool style_is_character_ = false;
  std::uint8_t style_outline_ = 0xFF;
  ListDefinition list_;
  ListOverride override_;
  std::int32_t override_number_ = 0;
  std::string picture_data_;
  int picture_nibble_ = -1;
  std::uint32_t picture_type_ = 0;
  std::string info_word_;
  std::string property_name_;
  std::array<std::int32_t, 6> time_{};
  std::string open_bookmark_;
  std::unordered_map<std::string, std::string> notes_by_bookmark_;
  std::uint32_t last_note_ = 0;
};

}  // namespace galley::rtf

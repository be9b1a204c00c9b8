// SPDX-License-Identifier: Apache-2.0
#include "rtf/document_reader.hpp"

#include <algorithm>
#include <utility>

namespace galley::rtf {

using namespace word_processing;  // NOLINT(google-build-using-namespace)

namespace {

/// Destinations whose text is kept until their group ends.
bool is_captured(Destination destination) {
  switch (destination) {
    case Destination::font_table:
    case Destination::style_sheet:
    case Destination::instruction:
    case Destination::info_entry:
    case Destination::property_name:
    case Destination::property_value:
    case Destination::shape_name:
    case Destination::shape_value:
    case Destination::bookmark_start:
    case Destination::bookmark_end:
    case Destination::page_head:
    case Destination::mark:
    case Destination::marks:
    case Destination::media:
      return true;
    default:
      return false;
  }
}

}  // namespace

RawPieces DocumentReader::read() {
  stories_.push_back(std::make_unique<Story>(reading_));
  std::uint32_t count = 0;
  bool ended = false;
  while (!ended) {
    if ((++count & 0xFFF) == 0) reading_.context.check_cancelled();
    const Token token = tokens_.next();
    const bool skips = is_in(Destination::skip);
    switch (token.kind) {
      case TokenKind::end:
        ended = true;
        break;
      case TokenKind::group_begin:
        open_group();
        break;
      case TokenKind::group_end:
        close_group();
        ended = groups_.size() == 1;  // what follows the last group is no part of the document
        is_complete_ = ended;
        break;
      case TokenKind::word:
        if (!skips) {
          word(token);
        } else if (token.text == "bin") {
          tokens_.binary(token.number);
        }
        break;
      case TokenKind::symbol:
        if (!skips) symbol(token);
        break;
      case TokenKind::byte:
        if (!skips) byte(token);
        break;
      case TokenKind::text:
        if (!skips) bytes(token.text);
        break;
    }
  }
  flush();
  while (groups_.size() > 1) close_group();
  if (in_paragraph_) end_paragraph();
  while (stories_.size() > 1) {
    stories_.pop_back();  // notes whose groups do not end were closed with them
  }
  return stories_.front()->finish();
}

void DocumentReader::open_group() {
  flush();
  skipped_ = 0;
  if (groups_.size() > reading_.context.limits.depth) refuse_depth(reading_);
  reading_.count_node();
  GroupState state = groups_.back();
  state.begins_destination = false;
  state.ignorable = false;
  groups_.push_back(state);
  if (state.destination == Destination::unicode_pair) {
    groups_.back().destination = Destination::skip;  // what comes before \ud
    groups_[groups_.size() - 2].destination = Destination::story;
  }
}

void DocumentReader::close_group() {
  flush();
  skipped_ = 0;
  if (groups_.size() == 1) return;
  const GroupState& state = groups_.back();
  const Destination destination = state.destination;
  if (state.begins_destination) {
    end_destination(destination);
  } else if (destination == Destination::font_table) {
    define_font();
  } else if (destination == Destination::style_sheet) {
    define_style();
  } else if (destination == Destination::list_table || destination == Destination::override_table) {
    end_list_group();
  }
  groups_.pop_back();
}

void DocumentReader::word(const Token& token) {
  if (token.text == "u") {
    act_on_characters({Action::unicode, 0}, token);  // changes no format: text goes on
    return;
  }
  flush();
  const Word word = word_named(token.text);
  GroupState& state = groups_.back();
  if (word.action == Action::destination) {
    begin_destination(static_cast<Destination>(word.argument), token.text);
    state.ignorable = false;
    return;
  }
  // A group that begins with \* and a word that means nothing to us is passed over (RTF 1.9.1, "Destination").
  if (state.ignorable) {
    const bool known = word.action == Action::character_style || word.action == Action::paragraph_style;
    if (!known) {
      state.destination = Destination::skip;
      return;
    }
    state.ignorable = false;
  }
  act(word, token);
}

void DocumentReader::symbol(const Token& token) {
  switch (token.text[0]) {
    case '*':
      groups_.back().ignorable = true;
      return;
    case '\\':
    case '{':
    case '}':
      bytes(token.text);
      return;
    case '~':
      character(U'\u00A0');
      return;
    case '-':
      character(U'\u00AD');
      return;
    case '_':
      character(U'\u2011');
      return;
    case '\t':
      character(U'\t');
      return;
    case '\r':
    case '\n':
      flush();
      if (in_story()) end_paragraph();
      return;
    default:
      flush();
      return;
  }
}

void DocumentReader::begin_destination(Destination destination, std::string_view name) {
  GroupState& state = groups_.back();
  const Destination outer = state.destination;
  // The parts of a document's beginning keep to themselves.
  if (outer == Destination::font_table || outer == Destination::style_sheet || outer == Destination::list_table ||
      outer == Destination::override_table) {
    if (destination != Destination::skip) return;
  }
  if (is_captured(destination)) captures_.emplace_back();
  state.begins_destination = true;
  state.destination = destination;
  switch (destination) {
    case Destination::field:
      fields_.emplace_back();
      break;
    case Destination::picture:
      picture_data_.clear();
      picture_nibble_ = -1;
      picture_type_ = 0;
      if (shapes_.empty() || outer != Destination::shape_value) shapes_.emplace_back();
      break;
    case Destination::shape:
      shapes_.emplace_back();
      state.destination = Destination::shape;
      break;
    case Destination::info_entry:
      info_word_ = name;
      break;
    case Destination::time:
      info_word_ = name;
      time_ = {};
      break;
    case Destination::footnote: {
      std::string key = open_bookmark_.starts_with("_galley_n") ? open_bookmark_ : "f" + std::to_string(++last_note_);
      if (!open_bookmark_.empty()) notes_by_bookmark_.emplace(open_bookmark_, key);
      note_keys_.push_back(std::move(key));
      [[fallthrough]];
    }
    case Destination::text_box:
      stories_.push_back(std::make_unique<Story>(reading_));
      outer_fields_.push_back(fields_.size());
      state.paragraph = ParagraphFormat();
      in_paragraph_ = false;
      break;
    case Destination::annotation:
      ++reading_.tally.comments;
      state.destination = Destination::skip;
      state.begins_destination = false;
      break;
    case Destination::object:
      ++reading_.tally.objects;
      state.destination = Destination::story;
      state.begins_destination = false;
      break;
    case Destination::math:
      ++reading_.tally.equations;
      state.destination = Destination::story;
      state.begins_destination = false;
      break;
    case Destination::story:
      state.begins_destination = false;
      if (name == "fldrslt" && !fields_.empty()) {
        const Field& field = fields_.back();
        if (field.hides_result) state.destination = Destination::skip;
        if (field.is_link && in_paragraph_) stories_.back()->open().inlines.open_link(field.target, field.tip);
        begin_paragraph();  // which opens the links that it stands in
      }
      break;
    case Destination::numbering:
      state.paragraph.old_list = false;
      break;
    default:
      break;
  }
}

void DocumentReader::end_destination(Destination destination) {
  std::string text;
  if (is_captured(destination) && !captures_.empty()) {
    text = std::move(captures_.back());
    captures_.pop_back();
  }
  switch (destination) {
    case Destination::font_table:
      captures_.push_back(std::move(text));  // a table without groups in it
      define_font();
      captures_.pop_back();
      break;
    case Destination::field:
      end_field();
      break;
    case Destination::instruction:
      if (!fields_.empty()) fields_.back().instruction += text;
      end_instruction();
      break;
    case Destination::info_entry:
      end_info_entry(std::move(text));
      break;
    case Destination::time:
      end_time();
      break;
    case Destination::property_name:
      property_name_ = std::move(text);
      break;
    case Destination::property_value:
      if (!property_name_.empty() && !text.empty() && reading_.metadata.size() < 10'000) {
        reading_.metadata.push_back({property_name_, std::move(text), {}, {}});
      }
      break;
    case Destination::picture:
      end_picture();
      break;
    case Destination::shape:
      end_shape();
      break;
    case Destination::shape_name:
      if (!shapes_.empty()) shapes_.back().property = std::move(text);
      break;
    case Destination::shape_value:
      if (!shapes_.empty() && shapes_.back().property == "wzDescription") shapes_.back().alternative = std::move(text);
      break;
    case Destination::bookmark_start:
      begin_paragraph();
      stories_.back()->open().anchors.push_back(text);
      open_bookmark_ = std::move(text);
      break;
    case Destination::bookmark_end:
      open_bookmark_.clear();
      break;
    case Destination::page_head:
      if (text.find_first_not_of(" \t") != std::string::npos) ++reading_.tally.page_heads;
      break;
    case Destination::footnote: {
      if (in_paragraph_) end_paragraph();
      Blocks blocks = plain_blocks(stories_.back()->finish());
      stories_.pop_back();
      outer_fields_.pop_back();
      in_paragraph_ = true;
      std::string key = std::move(note_keys_.back());
      note_keys_.pop_back();
      reading_.notes.emplace(key, std::move(blocks));
      if (std::exchange(is_lone_note_, false)) {
        reading_.lone_notes[reading_.current_article].push_back(std::move(key));
      } else if (!groups_.back().character.hidden) {
        stories_.back()->open().inlines.add({NoteReference{std::move(key)}});
      }
      break;
    }
    case Destination::text_box: {
      if (in_paragraph_) end_paragraph();
      RawPieces pieces = stories_.back()->finish();
      stories_.pop_back();
      outer_fields_.pop_back();
      in_paragraph_ = true;
      for (RawPiece& piece : pieces) stories_.back()->open().place(std::move(piece));
      break;
    }
    case Destination::numbering: {
      // What it tells is of the paragraph around it.
      const ParagraphFormat& told = groups_.back().paragraph;
      if (groups_.size() > 1) groups_[groups_.size() - 2].paragraph = told;
      break;
    }
    case Destination::mark:
      mark(text);
      break;
    case Destination::marks:
      read_marks(text);
      break;
    case Destination::media:
      read_media(text);
      break;
    default:
      break;
  }
}

}  // namespace galley::rtf

// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "rtf/code_pages.hpp"
#include "rtf/document_reader.hpp"

namespace galley::rtf {

namespace {

std::uint8_t small(std::int32_t number, std::int32_t most) {
  return static_cast<std::uint8_t>(std::clamp(number, 0, most));
}

}  // namespace

void DocumentReader::act(Word word, const Token& token) {
  if (word.action == Action::none) return;
  if (act_on_characters(word, token) || act_on_paragraphs(word, token) || act_on_rows(word, token)) return;
  act_on_definitions(word, token);
}

bool DocumentReader::act_on_characters(Word word, const Token& token) {
  CharacterFormat& format = groups_.back().character;
  const bool on = !token.has_number || token.number != 0;
  switch (word.action) {
    case Action::character:
      character(static_cast<char32_t>(word.argument));
      return true;
    case Action::character_reset: {
      const std::int32_t exact = format.exact_language;
      format = CharacterFormat();
      format.font = reading_.default_font;
      format.exact_language = exact;
      return true;
    }
    case Action::character_style:
      format.style = token.number;
      if (is_in(Destination::style_sheet)) {
        style_number_ = token.number;
        style_is_character_ = true;
      }
      return true;
    case Action::right_to_left_run:
    case Action::left_to_right_run:
      format.double_byte = false;
      return true;
    case Action::double_byte_run:
      format.double_byte = true;
      return true;
    case Action::single_byte_run:
      format.double_byte = false;
      return true;
    case Action::strong:
      format.strong = on;
      return true;
    case Action::emphasis:
      format.emphasis = on;
      return true;
    case Action::complex_strong:
      format.complex_strong = on;
      return true;
    case Action::complex_emphasis:
      format.complex_emphasis = on;
      return true;
    case Action::hidden:
      format.hidden = on;
      return true;
    case Action::struck:
      format.struck = on;
      return true;
    case Action::deleted:
      format.deleted = on;
      return true;
    case Action::raised:
      format.raised = on;
      return true;
    case Action::lowered:
      format.lowered = on;
      return true;
    case Action::on_line:
      format.raised = format.lowered = false;
      return true;
    case Action::moved_up:
      format.raised = !token.has_number || token.number > 0;
      return true;
    case Action::moved_down:
      format.lowered = !token.has_number || token.number > 0;
      return true;
    case Action::font:
      format.font = token.number;
      if (format.double_byte) format.double_byte_font = token.number;
      if (is_in(Destination::font_table)) {
        font_ = token.number;
        font_entry_ = Font();
      }
      return true;
    case Action::associated_font:
      if (format.double_byte) format.double_byte_font = token.number;
      return true;
    case Action::size:
      format.size = static_cast<std::uint16_t>(std::clamp(token.has_number ? token.number : 24, 1, 3276));
      return true;
    case Action::language:
      format.language = token.number;
      return true;
    case Action::east_asian_language:
      format.east_asian_language = token.number;
      return true;
    case Action::complex_language:
      format.complex_language = token.number;
      return true;
    case Action::unicode: {
      const std::uint32_t unit = static_cast<std::uint32_t>(token.number) & 0xFFFFU;
      skipped_ = 0;
      if (unit >= 0xD800 && unit < 0xDC00) {
        high_surrogate_ = unit;
      } else if (unit >= 0xDC00 && unit < 0xE000) {
        if (high_surrogate_ != 0) character(0x10000 + ((high_surrogate_ - 0xD800) << 10) + (unit - 0xDC00));
        high_surrogate_ = 0;
      } else {
        // A few writers give the code point itself.
        const bool whole = token.number > 0xFFFF && token.number <= 0x10FFFF;
        character(whole ? static_cast<char32_t>(token.number) : static_cast<char32_t>(unit));
      }
      skipped_ = groups_.back().unicode_skip;
      return true;
    }
    case Action::unicode_skip:
      groups_.back().unicode_skip = small(token.number, 255);
      return true;
    default:
      return false;
  }
}

bool DocumentReader::act_on_paragraphs(Word word, const Token& token) {
  ParagraphFormat& format = groups_.back().paragraph;
  switch (word.action) {
    case Action::line:
      if (!in_story() || groups_.back().character.hidden) return true;
      begin_paragraph();
      stories_.back()->open().line_break();
      return true;
    case Action::space:
      if (in_story()) characters(" ");
      return true;
    case Action::paragraph_end:
      if (in_story()) {
        end_paragraph();
      } else if (is_in(Destination::page_head) && !captures_.empty()) {
        captures_.back() += ' ';
      }
      return true;
    case Action::paragraph_reset:
      format = ParagraphFormat();
      return true;
    case Action::paragraph_style:
      format.style = token.number;
      if (is_in(Destination::style_sheet)) {
        style_number_ = token.number;
        style_is_character_ = false;
      }
      return true;
    case Action::in_table:
      format.in_table = true;
      return true;
    case Action::table_depth:
      format.table_depth = small(token.number, 250);
      format.in_table = token.number > 0;
      return true;
    case Action::outline_level:
      format.outline = small(token.number, 9);
      if (is_in(Destination::style_sheet)) style_outline_ = format.outline;
      return true;
    case Action::list_number:
      format.list = token.number;
      if (is_in(Destination::override_table)) override_number_ = token.number;
      return true;
    case Action::list_level:
      format.list_level = small(token.number, 8);
      return true;
    case Action::ruled:
      format.ruled = true;
      return true;
    case Action::old_bullet:
      format.old_list = true;
      format.old_ordered = false;
      return true;
    case Action::old_body:
      format.old_list = true;
      format.old_ordered = true;
      return true;
    case Action::old_level:
      format.old_list = true;
      format.old_ordered = true;
      format.old_level = small(token.number - 1, 8);
      return true;
    case Action::old_continued:
      format.old_continues = true;
      return true;
    case Action::old_start:
      format.old_start = token.number;
      return true;
    default:
      return false;
  }
}

bool DocumentReader::act_on_rows(Word word, const Token& token) {
  RowDefinition& row = is_in(Destination::nested_row) ? nested_row_ : row_;
  switch (word.action) {
    case Action::cell_end:
    case Action::nested_cell_end:
      if (in_story()) {
        begin_paragraph();
        set_role();
        place_in_list();
        in_paragraph_ = false;
        const std::size_t nested = std::max<std::size_t>(groups_.back().paragraph.table_depth, 2);
        stories_.back()->end_cell(word.action == Action::cell_end ? 1 : nested);
      }
      return true;
    case Action::row_end:
      if (in_story()) stories_.back()->end_row(1, row_);
      return true;
    case Action::nested_row_end:
      stories_.back()->end_row(std::max<std::size_t>(groups_.back().paragraph.table_depth, 2), nested_row_);
      return true;
    case Action::row_begin:
      row = RowDefinition();
      return true;
    case Action::cell_edge:
      row.next.edge = std::clamp(token.number, -1'000'000, 1'000'000);
      if (row.cells.size() < 10'000) row.cells.push_back(row.next);
      row.next = RowDefinition::Cell();
      return true;
    case Action::row_merge_end:
      row.next.goes_on_sideways = true;
      return true;
    case Action::column_merge_begin:
      row.next.begins_down = true;
      return true;
    case Action::column_merge_end:
      row.next.goes_on_down = true;
      return true;
    case Action::header_row:
      row.header = true;
      return true;
    default:
      return false;
  }
}

bool DocumentReader::act_on_definitions(Word word, const Token& token) {
  switch (word.action) {
    case Action::binary: {
      const std::string_view data = tokens_.binary(token.number);
      if (is_in(Destination::picture)) picture_data_ += data;
      return true;
    }
    case Action::code_page: {
      const std::int32_t page = word.argument != 0 ? static_cast<std::int32_t>(word.argument) : token.number;
      if (const std::string_view encoding = encoding_of_code_page(page); !encoding.empty()) {
        reading_.encoding = encoding;
      } else if (page != 0 && page != 437 && page != 850) {
        reading_.context.diagnostics.warning(
            code::guessed_encoding, "the code page " + std::to_string(page) + " is not known; windows-1252 is taken");
      }
      return true;
    }
    case Action::font_charset:
      if (token.number == 2) font_entry_.symbols = word_processing::SymbolFont::symbol;
      font_entry_.encoding = encoding_of_charset(token.number);
      return true;
    case Action::font_code_page:
      if (const std::string_view encoding = encoding_of_code_page(token.number); !encoding.empty()) {
        font_entry_.encoding = encoding;
      }
      return true;
    case Action::default_font:
      reading_.default_font = token.number;
      groups_.back().character.font = token.number;
      return true;
    case Action::default_language:
      reading_.default_languages[0] = token.number;
      return true;
    case Action::default_east_asian_language:
      reading_.default_languages[1] = token.number;
      return true;
    case Action::default_complex_language:
      reading_.default_languages[2] = token.number;
      return true;
    case Action::picture_type:
      picture_type_ = word.argument;
      return true;
    case Action::list_begin:
      if (is_in(Destination::list_table)) list_ = ListDefinition();
      return true;
    case Action::level_begin:
      if (list_.levels.size() < 9) list_.levels.emplace_back();
      return true;
    case Action::level_format:
      if (!list_.levels.empty() && is_in(Destination::list_table)) {
        list_.levels.back().kind = token.number == 23    ? ListLevel::Kind::bullet
                                   : token.number == 255 ? ListLevel::Kind::none
                                                         : ListLevel::Kind::ordered;
      }
      return true;
    case Action::level_start:
      if (is_in(Destination::override_table)) {
        if (override_.starts.size() < 9) override_.starts.push_back(token.number);
      } else if (!list_.levels.empty()) {
        list_.levels.back().start = token.number;
      }
      return true;
    case Action::list_id:
      (is_in(Destination::override_table) ? override_.list : list_.id) = token.number;
      return true;
    case Action::override_begin:
      override_ = ListOverride();
      override_number_ = 0;
      return true;
    case Action::override_start_on:
      override_.restarts = true;
      return true;
    case Action::year:
    case Action::month:
    case Action::day:
    case Action::hour:
    case Action::minute:
    case Action::second:
      time_[static_cast<std::size_t>(word.action) - static_cast<std::size_t>(Action::year)] = token.number;
      return true;
    default:
      return false;
  }
}

}  // namespace galley::rtf

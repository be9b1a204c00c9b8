// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <utility>

#include "galley/unicode.hpp"
#include "rtf/code_pages.hpp"
#include "rtf/document_reader.hpp"
#include "rtf/language_codes.hpp"

namespace galley::rtf {

using namespace word_processing;  // NOLINT(google-build-using-namespace)

namespace {

constexpr std::size_t longest_capture = std::size_t{64} << 20;

int hexadecimal(char c) {
  return c >= '0' && c <= '9'   ? c - '0'
         : c >= 'a' && c <= 'f' ? c - 'a' + 10
         : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                : -1;
}

}  // namespace

/// Characters as the file has them. Those that stand for a \u are passed over.
void DocumentReader::bytes(std::string_view text) {
  if (is_in(Destination::picture)) {
    for (const char c : text) {
      const int digit = hexadecimal(c);
      if (digit < 0) continue;
      if (picture_nibble_ < 0) {
        picture_nibble_ = digit;
      } else {
        picture_data_ += static_cast<char>(picture_nibble_ << 4 | digit);
        picture_nibble_ = -1;
      }
    }
    return;
  }
  const std::size_t passed = std::min<std::size_t>(skipped_, text.size());
  skipped_ -= static_cast<std::uint32_t>(passed);
  text.remove_prefix(passed);
  if (text.empty()) return;
  pending_ += text;
  pending_is_ascii_ =
      pending_is_ascii_ && std::none_of(text.begin(), text.end(), [](char c) { return (c & 0x80) != 0; });
}

void DocumentReader::byte(const Token& token) {
  if (!token.has_number) return;
  if (skipped_ > 0) {
    --skipped_;
    return;
  }
  pending_ += static_cast<char>(token.number);
  if (token.number >= 0x80) pending_is_ascii_ = false;
}

/// Decodes the bytes that are waiting: a character may be made of several, each written in its own way.
void DocumentReader::decode_pending() {
  if (pending_.empty()) return;
  high_surrogate_ = 0;
  const std::string raw = std::exchange(pending_, {});
  if (std::exchange(pending_is_ascii_, true)) {
    text_ += raw;
    return;
  }
  const CharacterFormat& format = groups_.back().character;
  const std::int32_t number =
      format.double_byte && format.double_byte_font >= 0 ? format.double_byte_font : format.font;
  std::string_view encoding = reading_.encoding;
  if (is_in(Destination::font_table)) {
    if (!font_entry_.encoding.empty()) encoding = font_entry_.encoding;
  } else if (const auto font = reading_.fonts.find(number); in_story() && font != reading_.fonts.end()) {
    if (!font->second.encoding.empty()) encoding = font->second.encoding;
  }
  text_ += decoded(raw, encoding, reading_.context.diagnostics);
}

/// Gives on the text that was gathered, which is all of one format.
void DocumentReader::flush() {
  decode_pending();
  if (!text_.empty()) characters(std::exchange(text_, {}));
}

void DocumentReader::character(char32_t c) {
  decode_pending();
  append_utf8(text_, c);
}

void DocumentReader::characters(std::string_view text) {
  if (in_story()) {
    literal(text);
    return;
  }
  if (is_in(Destination::font_table) && !captures_.empty()) {
    // Each font ends with a semicolon, whether it has a group of its own or not.
    for (std::size_t end = text.find(';'); end != std::string_view::npos; end = text.find(';')) {
      captures_.back() += text.substr(0, end);
      define_font();
      text.remove_prefix(end + 1);
    }
  }
  switch (groups_.back().destination) {
    case Destination::skip:
    case Destination::field:
    case Destination::shape:
    case Destination::picture:
    case Destination::list_table:
    case Destination::override_table:
    case Destination::info:
    case Destination::time:
    case Destination::numbering:
    case Destination::nested_row:
    case Destination::unicode_pair:
      return;
    default:
      if (!captures_.empty() && captures_.back().size() + text.size() <= longest_capture) captures_.back() += text;
  }
}

void DocumentReader::begin_paragraph() {
  if (in_paragraph_) return;
  in_paragraph_ = true;
  last_language_.clear();
  set_role();
  for (std::size_t i = outer_fields_.back(); i < fields_.size(); ++i) {
    const Field& field = fields_[i];
    if (field.is_link) stories_.back()->open().inlines.open_link(field.target, field.tip);
  }
}

/// What the paragraph's formatting says it is.
void DocumentReader::set_role() {
  const ParagraphFormat& format = groups_.back().paragraph;
  StyledParagraph& open = stories_.back()->open();
  const auto style = reading_.paragraph_styles.find(format.style);
  const NamedStyle named = style == reading_.paragraph_styles.end() ? NamedStyle() : style->second;
  const bool typed = open.keeps_lines() && open.bytes > 0;
  const bool set_before = open.bytes > 0;
  if (!typed && !(set_before && named.role == ParagraphRole::preformatted)) open.role = named.role;
  open.level = named.level;
  open.strong = named.strong;
  open.ruled = format.ruled;
  const bool free =
      open.role == ParagraphRole::none || open.role == ParagraphRole::body || open.role == ParagraphRole::heading;
  if (format.outline != 0xFF && free) {
    open.role = format.outline == 9 ? ParagraphRole::none : ParagraphRole::heading;
    open.level = format.outline == 9 ? 0 : static_cast<std::uint8_t>(format.outline + 1);
  }
}

std::size_t DocumentReader::table_depth() const {
  const ParagraphFormat& format = groups_.back().paragraph;
  return format.in_table ? std::max<std::size_t>(format.table_depth, 1) : 0;
}

void DocumentReader::end_paragraph() {
  begin_paragraph();
  set_role();
  place_in_list();
  in_paragraph_ = false;
  stories_.back()->end_paragraph(table_depth());
}

Style DocumentReader::style_of(std::string_view text) const {
  const GroupState& state = groups_.back();
  const CharacterFormat& format = state.character;
  bool has_letters = false;
  const bool complex = script_kind(text, has_letters) == ScriptKind::complex_script;
  const auto named = reading_.character_styles.find(format.style);
  const CharacterRole role =
      named == reading_.character_styles.end() ? CharacterRole::none : named->second.character_role;
  Style style = text_style(role);
  // Our own files tell it by styles and set it for the eye besides.
  if (!reading_.marks.present() && !is_part_of_header(role)) {
    const auto around = reading_.paragraph_styles.find(state.paragraph.style);
    const bool strong_anyway = around != reading_.paragraph_styles.end() && around->second.strong;
    const bool emphasis_anyway = around != reading_.paragraph_styles.end() && around->second.emphasis;
    if ((complex ? format.complex_strong : format.strong) && !strong_anyway) style = style | Style::strong;
    if ((complex ? format.complex_emphasis : format.emphasis) && !emphasis_anyway) style = style | Style::emphasis;
  }
  if (format.raised) style = style | Style::superscript;
  if (format.lowered) style = style | Style::subscript;
  return style;
}

void DocumentReader::literal(std::string_view text) {
  if (text.empty()) return;
  const CharacterFormat& format = groups_.back().character;
  if (format.hidden) {
    ++reading_.tally.hidden;
    return;
  }
  if (format.deleted) {
    ++reading_.tally.deletions;
    return;
  }
  for (std::size_t i = outer_fields_.back(); i < fields_.size(); ++i) {
    if (fields_[i].hides_result) return;
  }
  if (format.struck) ++reading_.tally.struck;
  std::string mapped;
  if (const auto font = reading_.fonts.find(format.font);
      font != reading_.fonts.end() && font->second.symbols > SymbolFont::none) {
    mapped = text_of_symbols(font->second.symbols, text, reading_.tally.symbols);
    text = mapped;
  }
  begin_paragraph();
  StyledParagraph& open = stories_.back()->open();
  if (open.bytes == 0) set_role();
  RunLanguages told;
  const bool ours = reading_.marks.present();
  if (ours) {
    if (format.exact_language >= 0) {
      told.fill(reading_.exact_languages[static_cast<std::size_t>(format.exact_language)]);
    }
  } else {
    const std::array<std::int32_t, 3> codes{format.language, format.east_asian_language, format.complex_language};
    for (std::size_t i = 0; i < codes.size(); ++i) {
      if (codes[i] != reading_.default_languages[i]) told[i] = language_of_code(codes[i]);
    }
  }
  const Style style = style_of(text);
  if (open.keeps_lines()) {
    open.text(text, style, {});
  } else {
    open.text(text, style, language_of_run(reading_.languages, told, text, ours, last_language_));
  }
  if (has(style, Style::strong) && !ours) open.strong_bytes += text.size();
  if (has(style, Style::emphasis) && !ours) open.emphasis_bytes += text.size();
  if (text.size() > open.largest_run) {
    open.largest_run = text.size();
    open.size = format.size;
  }
}

}  // namespace galley::rtf

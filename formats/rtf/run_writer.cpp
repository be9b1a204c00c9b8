// SPDX-License-Identifier: Apache-2.0
#include "rtf/run_writer.hpp"

#include "rtf/block_writer.hpp"
#include "rtf/language_codes.hpp"
#include "rtf/rtf_output.hpp"
#include "rtf/style_table.hpp"
#include "word_processing/text_direction.hpp"

namespace galley::rtf {

namespace {

std::string_view name_of(Style style) {
  const bool strong = has(style, Style::strong);
  const bool emphasis = has(style, Style::emphasis);
  if (has(style, Style::code)) {
    return strong && emphasis ? "Code Emphasis Strong"
           : strong           ? "Code Strong"
           : emphasis         ? "Code Emphasis"
                              : "HTML Code";
  }
  return strong && emphasis ? "Emphasis Strong" : strong ? "Strong" : emphasis ? "Emphasis" : "";
}

/// A string between double quotes in a field's instruction.
void append_quoted(std::string& rtf, std::string_view text) {
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '\\' || c == '"') quoted += '\\';
    quoted += c;
  }
  quoted += '"';
  append_escaped(rtf, quoted);
}

/// An argument of a formula: its own signs have a backslash before them.
void append_argument(std::string& rtf, std::string_view text) {
  std::string argument;
  for (const char c : text) {
    if (c == '\\' || c == '(' || c == ')' || c == ',') argument += '\\';
    argument += c;
  }
  append_escaped(rtf, argument);
}

}  // namespace

void RunWriter::bookmark(std::string_view name) {
  for (const char* word : {"{\\*\\bkmkstart ", "{\\*\\bkmkend "}) {
    rtf_ += word;
    append_escaped(rtf_, name);
    rtf_ += '}';
  }
}

/// Splits where the direction changes: a run is set in one or the other.
void RunWriter::by_direction(std::string_view text, std::string_view words, std::string_view language) {
  for (const word_processing::DirectedText& part : word_processing::split_by_direction(text, article_.right_to_left)) {
    const bool directed = part.right_to_left || article_.right_to_left;
    const bool group = directed || !words.empty() || !language.empty();
    if (group) {
      rtf_ += '{';
      if (directed) rtf_ += part.right_to_left ? "\\rtlch\\fcs1" : "\\ltrch\\fcs0";
      rtf_ += words;
      if (!words.empty() || directed) rtf_ += ' ';
      if (!language.empty()) append_mark(rtf_, "g " + std::string(language));
    }
    append_escaped(rtf_, part.text);
    if (group) rtf_ += '}';
  }
}

void RunWriter::text(const Text& text) {
  std::string words;
  if (const std::string_view name = name_of(text.style); !name.empty()) {
    const WrittenStyle& style = written_character_style(name);
    words += "\\cs" + std::to_string(style.number);
    words += style.character;
  }
  if (has(text.style, Style::superscript)) words += "\\super";
  if (has(text.style, Style::subscript)) words += "\\sub";
  if (const std::int32_t code = code_of_language(text.language); !text.language.empty() && code != 0) {
    const std::string number = std::to_string(code);
    words += "\\lang" + number + "\\langfe" + number + "\\alang" + number;
  }
  by_direction(text.text, words, text.language);
}

void RunWriter::link(const Link& link) {
  rtf_ += "{\\field{\\*\\fldinst HYPERLINK ";
  if (link.target.starts_with('#')) {
    const auto name = state_.bookmark_names.find(link.target.substr(1));
    rtf_ += "\\\\l ";
    append_quoted(rtf_, name == state_.bookmark_names.end() ? link.target.substr(1) : name->second);
  } else {
    append_quoted(rtf_, link.target);
  }
  if (!link.title.empty()) {
    rtf_ += " \\\\o ";
    append_quoted(rtf_, link.title);
  }
  rtf_ += "}{\\fldrslt{\\ul\\cf6 ";
  inlines(link.content);
  rtf_ += "}}}";
}

void RunWriter::note(const Note& note, const std::string& name) {
  article_.written_notes.insert(note.id);
  rtf_ += "{\\*\\bkmkstart " + name + "}{\\super\\chftn}{\\footnote";
  const std::size_t before = rtf_.size();
  BlockWriter blocks(state_, article_, rtf_, true);
  blocks.begin_note();
  blocks.blocks(note.blocks, {.paragraph_style = "footnote text", .list_depth = 0, .in_quote = false});
  // The end of the note is the end of its last paragraph.
  const bool ends_with_text = !note.blocks.empty() && std::holds_alternative<Paragraph>(note.blocks.back().value);
  if (ends_with_text && rtf_.ends_with("\\par\n")) rtf_.resize(rtf_.size() - 5);
  if (rtf_.size() == before) rtf_ += "\\pard\\plain\\s43 {\\super\\chftn}";
  rtf_ += "}{\\*\\bkmkend " + name + "}";
}

void RunWriter::note_reference(const NoteReference& reference) {
  const auto name = article_.note_names.find(reference.note);
  if (name == article_.note_names.end()) return;
  const std::size_t place = article_.note_places.at(reference.note);
  if (!in_note_ && !article_.written_notes.contains(reference.note)) {
    note(article_.article->notes[place], name->second);
    return;
  }
  rtf_ += "{\\field{\\*\\fldinst NOTEREF " + name->second + " \\\\f \\\\h}{\\fldrslt{\\super " +
          std::to_string(place + 1) + "}}}";
}

void RunWriter::ruby(const Ruby& pair) {
  rtf_ += "{\\field{\\*\\fldinst EQ \\\\* jc2 \\\\* hps10 \\\\o\\\\ad(\\\\s\\\\up 9(";
  append_argument(rtf_, pair.reading);
  rtf_ += "),";
  append_argument(rtf_, pair.base);
  rtf_ += ")}{\\fldrslt ";
  append_escaped(rtf_, pair.base);
  rtf_ += "}}";
}

void RunWriter::inlines(const Inlines& inlines) {
  for (const Inline& each : inlines) {
    if (const auto* run = std::get_if<Text>(&each.value)) {
      text(*run);
    } else if (const auto* target = std::get_if<Link>(&each.value)) {
      link(*target);
    } else if (const auto* reference = std::get_if<NoteReference>(&each.value)) {
      note_reference(*reference);
    } else if (const auto* pair = std::get_if<Ruby>(&each.value)) {
      ruby(*pair);
    } else {
      rtf_ += "\\line ";
    }
  }
}

}  // namespace galley::rtf

// SPDX-License-Identifier: Apache-2.0
#include "docx/run_writer.hpp"

#include <algorithm>
#include <array>

#include "docx/xml_output.hpp"

namespace galley::docx {

namespace {

enum class Direction : std::uint8_t { neutral, left_to_right, right_to_left };

struct Character {
  Direction direction = Direction::neutral;
  std::size_t length = 1;
};

Character character_at(std::string_view text, std::size_t i) {
  const auto c = static_cast<unsigned char>(text[i]);
  if (c < 0x80) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return {letter ? Direction::left_to_right : Direction::neutral, 1};
  }
  const std::size_t length = c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
  const auto next = i + 1 < text.size() ? static_cast<unsigned char>(text[i + 1]) : 0U;
  if (c >= 0xD6 && c <= 0xDF && !(c == 0xD6 && next < 0x90)) return {Direction::right_to_left, length};  // U+0590 on
  if (c == 0xE0 && next >= 0xA0 && next <= 0xA3) return {Direction::right_to_left, length};              // to U+08FF
  const auto last = i + 2 < text.size() ? static_cast<unsigned char>(text[i + 2]) : 0U;
  if (c == 0xEF &&
      ((next == 0xAC && last >= 0x9D) || (next > 0xAC && next <= 0xB7) || (next >= 0xB9 && next <= 0xBB))) {
    return {Direction::right_to_left, length};  // presentation forms, U+FB1D on
  }
  if (c == 0xC2 || c == 0xE2) return {Direction::neutral, length};  // signs and punctuation
  return {Direction::left_to_right, length};
}

std::string_view style_of(Style style) {
  const bool strong = has(style, Style::strong);
  const bool emphasis = has(style, Style::emphasis);
  if (has(style, Style::code)) {
    return strong && emphasis ? "CodeEmphasisStrong" : strong ? "CodeStrong" : emphasis ? "CodeEmphasis" : "HTMLCode";
  }
  return strong && emphasis ? "EmphasisStrong" : strong ? "Strong" : emphasis ? "Emphasis" : "";
}

}  // namespace

bool is_right_to_left(std::string_view language) {
  static constexpr auto languages = std::to_array<std::string_view>(
      {"ar", "he", "fa", "ur", "ps", "sd", "ug", "yi", "dv", "ckb", "syr", "arc", "iw"});
  const std::string_view primary = language.substr(0, language.find('-'));
  return std::find(languages.begin(), languages.end(), primary) != languages.end();
}

void RunWriter::bookmark(std::string_view name) {
  const std::string id = std::to_string(++state_.last_bookmark);
  xml_ += "<w:bookmarkStart";
  append_attribute(xml_, "w:id", id);
  append_attribute(xml_, "w:name", name);
  xml_ += "/><w:bookmarkEnd";
  append_attribute(xml_, "w:id", id);
  xml_ += "/>";
}

void RunWriter::run_properties(std::string_view language, Style style, std::string_view character_style,
                               bool right_to_left) {
  std::string_view name = character_style.empty() ? style_of(style) : character_style;
  if (name.empty() && in_link_) name = "Hyperlink";
  const bool raised = has(style, Style::superscript);
  const bool lowered = has(style, Style::subscript);
  if (language.empty() && article_.told) language = article_.language;
  if (name.empty() && !raised && !lowered && !right_to_left && language.empty()) return;
  xml_ += "<w:rPr>";
  if (!name.empty()) {
    xml_ += "<w:rStyle";
    append_attribute(xml_, "w:val", state_.style(name));
    xml_ += "/>";
  }
  const bool looks_linked = in_link_ && name != "Hyperlink";
  if (looks_linked) xml_ += "<w:color w:val=\"0B5394\"/>";
  // Word raises or lowers; for both at once the raised text is moved down.
  if (raised && lowered) xml_ += "<w:position w:val=\"-6\"/>";
  if (looks_linked) xml_ += "<w:u w:val=\"single\"/>";
  if (raised || lowered) {
    xml_ += raised ? "<w:vertAlign w:val=\"superscript\"/>" : "<w:vertAlign w:val=\"subscript\"/>";
  }
  if (right_to_left) xml_ += "<w:rtl/>";
  if (!language.empty()) {
    xml_ += "<w:lang";
    append_attribute(xml_, "w:val", language);
    append_attribute(xml_, "w:eastAsia", language);
    append_attribute(xml_, "w:bidi", language);
    xml_ += "/>";
  }
  xml_ += "</w:rPr>";
}

/// Character data in w:t, with elements for what Word does not take as characters.
void RunWriter::characters(std::string_view text) {
  constexpr std::string_view soft_hyphen = "\xC2\xAD";
  constexpr std::string_view no_break_hyphen = "\xE2\x80\x91";
  while (!text.empty()) {
    const std::size_t soft = text.find(soft_hyphen);
    const std::size_t hard = text.find(no_break_hyphen);
    const std::size_t end = std::min({soft, hard, text.size()});
    if (end > 0) {
      const bool edge = text[0] == ' ' || text[end - 1] == ' ' || text[0] == '\t' || text[end - 1] == '\t' ||
                        text.substr(0, end).find("  ") != std::string_view::npos;
      xml_ += edge ? "<w:t xml:space=\"preserve\">" : "<w:t>";
      append_text_escaped(xml_, text.substr(0, end));
      xml_ += "</w:t>";
    }
    if (end == text.size()) return;
    xml_ += end == soft ? "<w:softHyphen/>" : "<w:noBreakHyphen/>";
    text.remove_prefix(end + (end == soft ? soft_hyphen.size() : no_break_hyphen.size()));
  }
}

void RunWriter::run(std::string_view text, std::string_view language, Style style, std::string_view character_style,
                    bool right_to_left) {
  if (text.empty()) return;
  xml_ += "<w:r>";
  run_properties(language, style, character_style, right_to_left);
  characters(text);
  xml_ += "</w:r>";
}

/// Splits where the direction changes: Word formats a run as one or the other (ECMA-376 Part 1, 17.3.2.30).
void RunWriter::by_direction(std::string_view text, std::string_view language, Style style,
                             std::string_view character_style) {
  const bool plain = std::none_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte >= 0xD6 && byte <= 0xDF) || byte == 0xE0 || byte == 0xEF;
  });
  if (plain && !article_.right_to_left) {
    run(text, language, style, character_style, false);
    return;
  }
  Direction current = article_.right_to_left ? Direction::right_to_left : Direction::left_to_right;
  std::size_t start = 0;
  std::size_t i = 0;
  while (i < text.size()) {
    const Character character = character_at(text, i);
    if (character.direction != Direction::neutral && character.direction != current) {
      run(text.substr(start, i - start), language, style, character_style, current == Direction::right_to_left);
      start = i;
      current = character.direction;
    }
    i += character.length;
  }
  run(text.substr(start), language, style, character_style, current == Direction::right_to_left);
}

void RunWriter::text(const Text& text) { by_direction(text.text, text.language, text.style, {}); }

void RunWriter::styled_text(std::string_view text, std::string_view character_style) {
  by_direction(text, {}, Style::none, character_style);
}

void RunWriter::lines(std::string_view text) {
  xml_ += "<w:r>";
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of("\n\t"), text.size());
    characters(text.substr(0, end));
    if (end == text.size()) break;
    xml_ += text[end] == '\n' ? "<w:br/>" : "<w:tab/>";
    text.remove_prefix(end + 1);
  }
  xml_ += "</w:r>";
}

void RunWriter::open_link(std::string_view target, std::string_view title) {
  xml_ += "<w:hyperlink";
  if (target.starts_with('#')) {
    const std::string anchor(target.substr(1));
    const auto name = state_.bookmark_names.find(anchor);
    append_attribute(xml_, "w:anchor", name == state_.bookmark_names.end() ? anchor : name->second);
  } else {
    const std::string written = relationship_target(target);
    if (written != target) state_.marks.add_once("target", written, {{"key", written}, {"meant", target}});
    append_attribute(xml_, "r:id",
                     relationships_.add(std::string(RelationshipWriter::office) + "hyperlink", written, true));
  }
  if (!title.empty()) append_attribute(xml_, "w:tooltip", title);
  xml_ += " w:history=\"1\">";
  in_link_ = true;
}

void RunWriter::close_link() {
  xml_ += "</w:hyperlink>";
  in_link_ = false;
}

void RunWriter::note_reference(const NoteReference& reference) {
  bool is_first = false;
  const std::uint32_t footnote = write_note(state_, article_, reference.note, is_first);
  if (footnote == 0) return;
  const std::string number = std::to_string(footnote);
  const std::string name = std::string(Marks::note_prefix) + number;
  const std::string style(state_.style("FootnoteReference"));
  // A note of a note, and a second reference, have no place in Word but as a cross-reference.
  if (is_first && !article_.in_note) {
    xml_ += "<w:r><w:rPr><w:rStyle";
    append_attribute(xml_, "w:val", style);
    xml_ += "/></w:rPr><w:footnoteReference";
    append_attribute(xml_, "w:id", number);
    xml_ += "/></w:r>";
    return;
  }
  state_.marks.add_once("note", name, {{"key", name}, {"id", number}});
  std::string properties = "<w:rPr><w:rStyle";
  append_attribute(properties, "w:val", style);
  properties += "/></w:rPr>";
  xml_ += "<w:r>" + properties + "<w:fldChar w:fldCharType=\"begin\"/></w:r><w:r>" + properties +
          "<w:instrText xml:space=\"preserve\"> NOTEREF " + name + " \\f \\h </w:instrText></w:r><w:r>" + properties +
          "<w:fldChar w:fldCharType=\"separate\"/></w:r><w:r>" + properties + "<w:t>*</w:t></w:r><w:r>" + properties +
          "<w:fldChar w:fldCharType=\"end\"/></w:r>";
}

void RunWriter::ruby(const Ruby& pair) {
  const std::string_view language = article_.language.empty() ? std::string_view("ja") : article_.language;
  xml_ += "<w:r>";
  run_properties({}, Style::none, {}, false);
  xml_ +=
      "<w:ruby><w:rubyPr><w:rubyAlign w:val=\"distributeSpace\"/><w:hps w:val=\"10\"/><w:hpsRaise w:val=\"18\"/>"
      "<w:hpsBaseText w:val=\"21\"/><w:lid";
  append_attribute(xml_, "w:val", language);
  xml_ += "/></w:rubyPr><w:rt><w:r><w:rPr><w:sz w:val=\"10\"/></w:rPr>";
  characters(pair.reading);
  xml_ += "</w:r></w:rt><w:rubyBase><w:r>";
  run_properties({}, Style::none, {}, false);
  characters(pair.base);
  xml_ += "</w:r></w:rubyBase></w:ruby></w:r>";
}

void RunWriter::inlines(const Inlines& inlines) {
  for (const Inline& each : inlines) {
    if (const auto* run = std::get_if<Text>(&each.value)) {
      text(*run);
    } else if (const auto* link = std::get_if<Link>(&each.value)) {
      open_link(link->target, link->title);
      this->inlines(link->content);
      close_link();
    } else if (const auto* reference = std::get_if<NoteReference>(&each.value)) {
      note_reference(*reference);
    } else if (const auto* pair = std::get_if<Ruby>(&each.value)) {
      ruby(*pair);
    } else {
      xml_ += "<w:r><w:br/></w:r>";
    }
  }
}

}  // namespace galley::docx

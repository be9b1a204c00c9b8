// SPDX-License-Identifier: Apache-2.0
#include "docx/run_writer.hpp"

#include <algorithm>

#include "docx/shared_names.hpp"
#include "word_processing/text_direction.hpp"
#include "word_processing/xml_output.hpp"

namespace galley::docx {

namespace {

std::string_view style_of(Style style) {
  const bool strong = has(style, Style::strong);
  const bool emphasis = has(style, Style::emphasis);
  if (has(style, Style::code)) {
    return strong && emphasis ? "CodeEmphasisStrong" : strong ? "CodeStrong" : emphasis ? "CodeEmphasis" : "HTMLCode";
  }
  return strong && emphasis ? "EmphasisStrong" : strong ? "Strong" : emphasis ? "Emphasis" : "";
}

}  // namespace

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
  for (const DirectedText& part : split_by_direction(text, article_.right_to_left)) {
    run(part.text, language, style, character_style, part.right_to_left);
  }
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

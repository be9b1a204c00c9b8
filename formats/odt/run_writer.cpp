// SPDX-License-Identifier: Apache-2.0
#include "odt/run_writer.hpp"

#include <algorithm>

#include "odt/block_writer.hpp"
#include "word_processing/xml_output.hpp"

namespace galley::odt {

using word_processing::append_attribute;
using word_processing::append_text_escaped;

namespace {

std::string_view name_of(Style style) {
  const bool strong = has(style, Style::strong);
  const bool emphasis = has(style, Style::emphasis);
  if (has(style, Style::code)) {
    return strong && emphasis ? "Code_20_Emphasis_20_Strong"
           : strong           ? "Code_20_Strong"
           : emphasis         ? "Code_20_Emphasis"
                              : "Source_20_Text";
  }
  return strong && emphasis ? "Emphasis_20_Strong" : strong ? "Strong_20_Emphasis" : emphasis ? "Emphasis" : "";
}

}  // namespace

std::string package_reference(std::string_view address) {
  const bool absolute = address.empty() || address[0] == '#' || address[0] == '/' ||
                        address.substr(0, address.find_first_of("/?#")).find(':') != std::string_view::npos;
  return absolute ? std::string(address) : "../" + std::string(address);
}

void RunWriter::bookmark(std::string_view name) {
  xml_ += "<text:bookmark";
  append_attribute(xml_, "text:name", name);
  xml_ += "/>";
}

void RunWriter::text(const Text& text) {
  const std::string style = state_.styles.text(name_of(text.style), text.language, text.style);
  if (!style.empty()) {
    xml_ += "<text:span";
    append_attribute(xml_, "text:style-name", style);
    xml_ += '>';
  }
  append_text_escaped(xml_, text.text);
  if (!style.empty()) xml_ += "</text:span>";
}

void RunWriter::lines(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t plain = std::min(text.find_first_of("\n\t ", i), text.size());
    append_text_escaped(xml_, text.substr(i, plain - i));
    i = plain;
    if (i == text.size()) break;
    if (text[i] == '\n') {
      xml_ += "<text:line-break/>";
      ++i;
    } else if (text[i] == '\t') {
      xml_ += "<text:tab/>";
      ++i;
    } else {
      const std::size_t end = std::min(text.find_first_not_of(' ', i), text.size());
      const std::size_t count = end - i;
      const bool inside = i > 0 && end < text.size() && text[i - 1] > ' ' && text[end] > ' ';
      if (count == 1 && inside) {
        xml_ += ' ';
      } else {
        xml_ += "<text:s text:c=\"" + std::to_string(std::min<std::size_t>(count, 1000)) + "\"/>";
        for (std::size_t more = count; more > 1000; more -= std::min<std::size_t>(more, 1000)) {
          const std::size_t rest = std::min<std::size_t>(more - 1000, 1000);
          xml_ += "<text:s text:c=\"" + std::to_string(rest) + "\"/>";
        }
      }
      i = end;
    }
  }
}

void RunWriter::note(const Note& note, const std::string& name) {
  article_.written_notes.insert(note.id);
  xml_ += "<text:note";
  append_attribute(xml_, "text:id", name);
  xml_ += " text:note-class=\"footnote\"><text:note-citation>" + std::to_string(++state_.last_note) +
          "</text:note-citation><text:note-body>";
  BlockWriter blocks(state_, article_, xml_, true);
  blocks.blocks(note.blocks, {.paragraph_style = "Footnote", .in_quote = false});
  if (note.blocks.empty()) blocks.empty_paragraph("Footnote");
  xml_ += "</text:note-body></text:note>";
}

void RunWriter::note_reference(const NoteReference& reference) {
  const auto name = article_.note_names.find(reference.note);
  if (name == article_.note_names.end()) return;
  if (!in_note_ && !article_.written_notes.contains(reference.note)) {
    note(article_.article->notes[article_.note_places.at(reference.note)], name->second);
    return;
  }
  xml_ +=
      "<text:span text:style-name=\"Footnote_20_anchor\"><text:note-ref text:note-class=\"footnote\" "
      "text:reference-format=\"text\"";
  append_attribute(xml_, "text:ref-name", name->second);
  xml_ += ">" + std::to_string(article_.note_places.at(reference.note) + 1) + "</text:note-ref></text:span>";
}

void RunWriter::inlines(const Inlines& inlines) {
  for (const Inline& each : inlines) {
    if (const auto* run = std::get_if<Text>(&each.value)) {
      text(*run);
    } else if (const auto* link = std::get_if<Link>(&each.value)) {
      xml_ += "<text:a xlink:type=\"simple\"";
      if (link->target.starts_with('#')) {
        const auto name = state_.bookmark_names.find(link->target.substr(1));
        append_attribute(xml_, "xlink:href", name == state_.bookmark_names.end() ? link->target : "#" + name->second);
      } else {
        append_attribute(xml_, "xlink:href", package_reference(link->target));
      }
      if (!link->title.empty()) append_attribute(xml_, "office:title", link->title);
      xml_ += " text:style-name=\"Internet_20_link\" text:visited-style-name=\"Internet_20_link\">";
      this->inlines(link->content);
      xml_ += "</text:a>";
    } else if (const auto* reference = std::get_if<NoteReference>(&each.value)) {
      note_reference(*reference);
    } else if (const auto* pair = std::get_if<Ruby>(&each.value)) {
      xml_ += "<text:ruby><text:ruby-base>";
      append_text_escaped(xml_, pair->base);
      xml_ += "</text:ruby-base><text:ruby-text>";
      append_text_escaped(xml_, pair->reading);
      xml_ += "</text:ruby-text></text:ruby>";
    } else {
      xml_ += "<text:line-break/>";
    }
  }
}

}  // namespace galley::odt

// SPDX-License-Identifier: Apache-2.0
#include "nitf/body_writer.hpp"

#include "element_flow/identifiers.hpp"
#include "element_flow/pictures.hpp"
#include "element_flow/table_markup.hpp"
#include "nitf/marks.hpp"
#include "text_encoding/base64.hpp"
#include "xml_text/run_markup.hpp"

namespace galley::nitf {

using element_flow::identifier_of;

void BodyWriter::run(const Inlines& inlines) {
  // Raised and lowered text is part of a number in NITF, and holds text alone.
  static constexpr xml_text::StyleMarkup styles[] = {
      {Style::strong, "<em class=\"strong\">", "</em>"},
      {Style::emphasis, "<em>", "</em>"},
      {Style::code, "<em class=\"code\">", "</em>"},
      {Style::superscript | Style::subscript, "<em class=\"superscript subscript\">", "</em>", true},
      {Style::superscript, "<num><sup>", "</sup></num>", true},
      {Style::subscript, "<num><sub>", "</sub></num>", true}};
  xml_text::write_run(output_, inlines,
                      {styles, "<lang", "</lang>", [this](const Inline& item) { inline_item(item); }});
}

void BodyWriter::inline_item(const Inline& item) {
  if (const auto* link = std::get_if<Link>(&item.value)) {
    output_.begin("a");
    output_.attribute("href", element_flow::address_of(link->target));
    output_.optional_attribute("title", link->title);
    output_.raw(">");
    run(link->content);
    output_.end("a");
  } else if (const auto* reference = std::get_if<NoteReference>(&item.value)) {
    output_.begin("a");
    output_.attribute("class", mark::note_reference);
    output_.attribute("href", "#" + element_flow::note_identifier(number_, reference->note));
    output_.raw(">");
    output_.text(std::string_view(reference->note).substr(1));
    output_.end("a");
  } else if (const auto* ruby = std::get_if<Ruby>(&item.value)) {
    output_.begin("pronounce");
    output_.attribute("phonetic", ruby->reading);
    output_.raw(">");
    output_.text(ruby->base);
    output_.end("pronounce");
  } else {
    output_.raw("<br/>");
  }
}

void BodyWriter::start(std::string_view name, const std::string& id) {
  output_.start(name);
  output_.optional_attribute("id", identifier_of(id));
}

void BodyWriter::run_element(std::string_view name, const Inlines& inlines, std::string_view kind) {
  if (inlines.empty()) return;
  output_.start(name);
  output_.optional_attribute("class", kind);
  output_.open_text();
  run(inlines);
  output_.end_text(name);
}

void BodyWriter::blocks(const Blocks& blocks) {
  for (const Block& each : blocks) block(each);
}

void BodyWriter::sections(const std::vector<Section>& sections, std::size_t level) {
  for (const Section& section : sections) {
    context_.check_cancelled();
    start("hl2", section.id);
    output_.attribute("class", std::string(mark::section) + std::to_string(level));
    output_.open_text();
    run(section.heading);
    output_.end_text("hl2");
    blocks(section.blocks);
    this->sections(section.sections, level + 1);
  }
}

void BodyWriter::notes(const std::vector<Note>& notes) {
  for (const Note& note : notes) {
    output_.start("fn");
    output_.attribute("id", element_flow::note_identifier(number_, note.id));
    output_.attribute("class", mark::note);
    output_.open_elements();
    output_.start("body.content");
    output_.open_elements();
    blocks(note.blocks);
    output_.end_elements("body.content");
    output_.end_elements("fn");
  }
}

void BodyWriter::block(const Block& block) {
  if (const auto* paragraph = std::get_if<Paragraph>(&block.value)) {
    start("p", block.id);
    output_.open_text();
    run(paragraph->content);
    output_.end_text("p");
  } else if (const auto* in_list = std::get_if<List>(&block.value)) {
    list(*in_list, block.id);
  } else if (const auto* in_table = std::get_if<Table>(&block.value)) {
    table(*in_table, block.id);
  } else if (const auto* in_figure = std::get_if<Figure>(&block.value)) {
    figure(*in_figure, block.id);
  } else if (const auto* quote = std::get_if<Quote>(&block.value)) {
    start("bq", block.id);
    output_.open_elements();
    output_.start("block");
    output_.open_elements();
    blocks(quote->blocks);
    output_.end_elements("block");
    run_element("credit", quote->attribution);
    output_.end_elements("bq");
  } else if (const auto* preformatted = std::get_if<Preformatted>(&block.value)) {
    start("pre", block.id);
    if (!preformatted->language.empty()) {
      output_.attribute("class", std::string(mark::language) + preformatted->language);
    }
    output_.open_text();
    output_.text(preformatted->text);
    output_.end_text("pre");
  } else {
    start("hr", block.id);
    output_.end_empty();
  }
}

void BodyWriter::list(const List& list, const std::string& id) {
  const std::string_view name = list.ordered ? "ol" : "ul";
  start(name, id);
  if (list.ordered && list.start != 1) output_.attribute("seqnum", std::to_string(list.start));
  output_.open_elements();
  for (const ListItem& item : list.items) {
    output_.start("li");
    output_.open_elements();
    blocks(item.blocks);
    output_.end_elements("li");
  }
  output_.end_elements(name);
}

void BodyWriter::table(const Table& table, const std::string& id) {
  start("table", id);
  output_.open_elements();
  run_element("caption", table.caption);
  element_flow::write_rows(
      output_, table,
      {[this](const Blocks& content) { blocks(content); }, [this](const Inlines& inlines) { run(inlines); }, {}});
  output_.end_elements("table");
}

void BodyWriter::figure(const Figure& figure, const std::string& id) {
  start("media", id);
  const std::string type = element_flow::picture_type(figure, document_);
  const std::string_view kind = std::string_view(type).substr(0, type.find('/'));
  output_.attribute("media-type", kind.empty() ? "image" : kind);
  output_.open_elements();
  output_.start("media-reference");
  output_.optional_attribute("mime-type", type);
  output_.optional_attribute("source", figure.media.empty() ? figure.source : std::string());
  output_.optional_attribute("alternate-text", figure.alternative_text);
  output_.end_empty();
  if (const auto found = document_.media.find(figure.media); !figure.media.empty() && found != document_.media.end()) {
    if (!element_flow::picture_address(figure, document_, context_).empty()) media_object(found->second.data);
  }
  run_element("media-caption", figure.caption);
  run_element("media-producer", figure.credit);
  output_.end_elements("media");
}

void BodyWriter::media_object(const std::string& bytes) {
  output_.start("media-object");
  output_.attribute("encoding", "base64");
  output_.open_text();
  output_.raw("\n");
  std::string lines;
  text_encoding::append_base64(lines, bytes);
  output_.raw(lines);
  output_.end_text("media-object");
}

}  // namespace galley::nitf

// SPDX-License-Identifier: Apache-2.0
#include "jats/body_writer.hpp"

#include <algorithm>

#include "element_flow/identifiers.hpp"
#include "element_flow/pictures.hpp"
#include "element_flow/table_markup.hpp"
#include "jats/marks.hpp"
#include "xml_text/run_markup.hpp"

namespace galley::jats {

using element_flow::identifier_of;

void BodyWriter::run(const Inlines& inlines) {
  static constexpr xml_text::StyleMarkup styles[] = {{Style::strong, "<bold>", "</bold>"},
                                                     {Style::emphasis, "<italic>", "</italic>"},
                                                     {Style::superscript, "<sup>", "</sup>"},
                                                     {Style::subscript, "<sub>", "</sub>"},
                                                     {Style::code, "<monospace>", "</monospace>"}};
  xml_text::write_run(output_, inlines, {styles, "<styled-content", "</styled-content>", [this](const Inline& item) {
                                           inline_item(item);
                                         }});
}

void BodyWriter::inline_item(const Inline& item) {
  if (const auto* in_link = std::get_if<Link>(&item.value)) {
    link(*in_link);
  } else if (const auto* reference = std::get_if<NoteReference>(&item.value)) {
    output_.raw("<xref ref-type=\"fn\"");
    output_.attribute("rid", element_flow::note_identifier(number_, reference->note));
    output_.raw("><sup>");
    output_.text(std::string_view(reference->note).substr(1));
    output_.raw("</sup></xref>");
  } else if (const auto* ruby = std::get_if<Ruby>(&item.value)) {
    output_.raw("<ruby><rb>");
    output_.text(ruby->base);
    output_.raw("</rb><rt>");
    output_.text(ruby->reading);
    output_.raw("</rt></ruby>");
  } else {
    // <break/> has no place in a paragraph (JATS 1.3, break).
    output_.raw("<?linebreak?>");
  }
}

/// No reference stands in a link (JATS 1.3, ext-link): the link is parted around it.
void BodyWriter::link(const Link& link) {
  const auto is_reference = [](const Inline& item) { return std::holds_alternative<NoteReference>(item.value); };
  if (std::none_of(link.content.begin(), link.content.end(), is_reference)) return link_part(link, link.content, {});
  std::string_view use = mark::link_begins;
  for (auto at = link.content.begin(); at != link.content.end();) {
    const auto end = std::find_if(at, link.content.end(), is_reference);
    if (at != end || use == mark::link_begins) link_part(link, Inlines(at, end), use);
    use = mark::link_goes_on;
    at = end;
    for (; at != link.content.end() && is_reference(*at); ++at) inline_item(*at);
    // What ends in a reference is told from what a reference follows.
    if (at == link.content.end()) link_part(link, {}, use);
  }
}

void BodyWriter::link_part(const Link& link, const Inlines& content, std::string_view use) {
  const bool internal = link.target.starts_with('#') && link.title.empty();
  const std::string_view name = internal ? "xref" : "ext-link";
  output_.begin(name);
  if (internal) {
    output_.attribute("rid", identifier_of(link.target.substr(1)));
  } else {
    output_.attribute("xlink:href", element_flow::address_of(link.target));
    output_.optional_attribute("xlink:title", link.title);
  }
  output_.optional_attribute("specific-use", use);
  output_.raw(">");
  run(content);
  output_.end(name);
}

void BodyWriter::run_element(std::string_view name, const Inlines& inlines) {
  if (inlines.empty()) return;
  output_.start(name);
  output_.open_text();
  run(inlines);
  output_.end_text(name);
}

void BodyWriter::start(std::string_view name, const std::string& id) {
  output_.start(name);
  output_.optional_attribute("id", identifier_of(id));
}

void BodyWriter::blocks(const Blocks& blocks) {
  for (const Block& each : blocks) block(each);
}

void BodyWriter::wrapped(const Blocks& blocks) {
  for (const Block& each : blocks) {
    const bool bare = std::holds_alternative<Paragraph>(each.value) || std::holds_alternative<Break>(each.value) ||
                      std::holds_alternative<List>(each.value);
    if (!bare) output_.raw("<p>");
    block(each);
    if (!bare) output_.raw("</p>\n");
  }
}

void BodyWriter::sections(const std::vector<Section>& sections) {
  for (const Section& section : sections) {
    context_.check_cancelled();
    start("sec", section.id);
    output_.open_elements();
    output_.start("title");
    output_.open_text();
    run(section.heading);
    output_.end_text("title");
    blocks(section.blocks);
    this->sections(section.sections);
    output_.end_elements("sec");
  }
}

void BodyWriter::back(const std::vector<Note>& notes) {
  if (notes.empty()) return;
  output_.start("back");
  output_.open_elements();
  output_.start("fn-group");
  output_.attribute("specific-use", mark::notes);
  output_.open_elements();
  for (const Note& note : notes) {
    output_.start("fn");
    output_.attribute("id", element_flow::note_identifier(number_, note.id));
    output_.open_elements();
    output_.text_element("label", std::string_view(note.id).substr(1));
    // A footnote holds paragraphs alone.
    for (const Block& each : note.blocks) {
      const bool bare = std::holds_alternative<Paragraph>(each.value) || std::holds_alternative<Break>(each.value);
      if (!bare) output_.raw("<p>");
      block(each);
      if (!bare) output_.raw("</p>\n");
    }
    if (note.blocks.empty()) output_.raw("<p/>\n");
    output_.end_elements("fn");
  }
  output_.end_elements("fn-group");
  output_.end_elements("back");
}

void BodyWriter::block(const Block& block) {
  if (const auto* paragraph = std::get_if<Paragraph>(&block.value)) {
    start("p", block.id);
    output_.open_text();
    run(paragraph->content);
    output_.end_text("p");
  } else if (const auto* in_list = std::get_if<List>(&block.value)) {
    start("list", block.id);
    list(*in_list);
  } else if (const auto* in_table = std::get_if<Table>(&block.value)) {
    table(*in_table, block.id);
  } else if (const auto* in_figure = std::get_if<Figure>(&block.value)) {
    figure(*in_figure, block.id);
  } else if (const auto* quote = std::get_if<Quote>(&block.value)) {
    start("disp-quote", block.id);
    output_.open_elements();
    blocks(quote->blocks);
    run_element("attrib", quote->attribution);
    output_.end_elements("disp-quote");
  } else if (const auto* preformatted = std::get_if<Preformatted>(&block.value)) {
    const std::string_view name = preformatted->language.empty() ? "preformat" : "code";
    start(name, block.id);
    output_.optional_attribute("language", preformatted->language);
    output_.open_text();
    output_.text(preformatted->text);
    output_.end_text(name);
  } else {
    start("p", block.id);
    output_.attribute("content-type", mark::thematic_break);
    output_.open_text();
    output_.raw("* * *");
    output_.end_text("p");
  }
}

void BodyWriter::list(const List& list) {
  output_.attribute("list-type", list.ordered ? "order" : "bullet");
  output_.open_elements();
  // A list has no number to begin at; its items have labels (JATS 1.3, label).
  std::int64_t number = list.start;
  for (const ListItem& item : list.items) {
    output_.start("list-item");
    output_.open_elements();
    if (list.ordered && list.start != 1) output_.text_element("label", std::to_string(number++));
    wrapped(item.blocks);
    output_.end_elements("list-item");
  }
  output_.end_elements("list");
}

void BodyWriter::table(const Table& table, const std::string& id) {
  start("table-wrap", id);
  output_.open_elements();
  if (!table.caption.empty()) {
    output_.start("caption");
    output_.open_elements();
    run_element("title", table.caption);
    output_.end_elements("caption");
  }
  if (!table.rows.empty()) {
    output_.start("table");
    output_.open_elements();
    element_flow::write_rows(output_, table,
                             {[this](const Blocks& content) { wrapped(content); },
                              [this](const Inlines& inlines) { run(inlines); }, "content-type"});
    output_.end_elements("table");
  }
  output_.end_elements("table-wrap");
}

void BodyWriter::figure(const Figure& figure, const std::string& id) {
  start("fig", id);
  output_.open_elements();
  if (!figure.caption.empty()) {
    output_.start("caption");
    output_.open_elements();
    run_element("p", figure.caption);
    output_.end_elements("caption");
  }
  if (!figure.alternative_text.empty()) output_.text_element("alt-text", figure.alternative_text);
  const std::string address = element_flow::picture_address(figure, document_, context_);
  if (!address.empty()) {
    output_.start("graphic");
    output_.attribute("xlink:href", address);
    const std::string type = element_flow::picture_type(figure, document_);
    if (const std::size_t slash = type.find('/'); slash != std::string::npos) {
      output_.attribute("mimetype", type.substr(0, slash));
      output_.attribute("mime-subtype", type.substr(slash + 1));
    }
    output_.end_empty();
  }
  run_element("attrib", figure.credit);
  output_.end_elements("fig");
}

}  // namespace galley::jats

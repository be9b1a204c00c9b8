// SPDX-License-Identifier: Apache-2.0
#include "docbook/body_writer.hpp"

#include <algorithm>

#include "docbook/marks.hpp"
#include "element_flow/identifiers.hpp"
#include "element_flow/pictures.hpp"
#include "element_flow/table_markup.hpp"
#include "xml_text/run_markup.hpp"

namespace galley::docbook {

using element_flow::identifier_of;

void BodyWriter::begin_article(const Article& article, std::size_t number) {
  article_ = &article;
  number_ = number;
  notes_.clear();
  for (const Note& note : article.notes) notes_.emplace(note.id, &note);
  written_notes_.clear();
}

void BodyWriter::run(const Inlines& inlines) {
  static constexpr xml_text::StyleMarkup styles[] = {{Style::strong, "<emphasis role=\"strong\">", "</emphasis>"},
                                                     {Style::emphasis, "<emphasis>", "</emphasis>"},
                                                     {Style::code, "<code>", "</code>", true},
                                                     {Style::superscript, "<superscript>", "</superscript>", true},
                                                     {Style::subscript, "<subscript>", "</subscript>", true}};
  xml_text::write_run(output_, inlines,
                      {styles, "<phrase", "</phrase>", [this](const Inline& item) { inline_item(item); }});
}

void BodyWriter::inline_item(const Inline& item) {
  if (const auto* link = std::get_if<Link>(&item.value)) {
    output_.begin("link");
    address("xlink:href", element_flow::address_of(link->target));
    output_.optional_attribute("xlink:title", link->title);
    output_.raw(">");
    run(link->content);
    output_.end("link");
  } else if (const auto* reference = std::get_if<NoteReference>(&item.value)) {
    note(reference->note);
  } else if (const auto* ruby = std::get_if<Ruby>(&item.value)) {
    output_.raw("<phrase role=\"ruby\"><phrase role=\"base\">");
    output_.text(ruby->base);
    output_.raw("</phrase><phrase role=\"reading\">");
    output_.text(ruby->reading);
    output_.raw("</phrase></phrase>");
  } else {
    output_.raw("<?linebreak?>");
  }
}

/// The schema wants an IRI. An address that is none is kept beside the one that is made of it.
void BodyWriter::address(std::string_view name, const std::string& address) {
  const std::string iri = element_flow::iri_of(address);
  output_.attribute(name, iri);
  if (iri != address) output_.attribute("remap", address);
}

void BodyWriter::note(const std::string& id) {
  const std::string identifier = element_flow::note_identifier(number_, id);
  if (!written_notes_.insert(id).second) {
    output_.begin("footnoteref");
    output_.attribute("linkend", identifier);
    output_.raw("/>");
    return;
  }
  const auto found = notes_.find(id);
  output_.begin("footnote");
  output_.attribute("xml:id", identifier);
  if (found == notes_.end() || found->second->blocks.empty()) {
    output_.raw("><para/></footnote>");
    return;
  }
  output_.open_elements();
  blocks(found->second->blocks);
  output_.end("footnote");
}

void BodyWriter::other_notes() {
  if (std::all_of(article_->notes.begin(), article_->notes.end(),
                  [&](const Note& each) { return written_notes_.count(each.id) > 0; })) {
    return;
  }
  output_.start("para");
  output_.attribute("role", role::notes);
  output_.open_text();
  for (const Note& each : article_->notes) {
    if (written_notes_.count(each.id) == 0) note(each.id);
  }
  output_.end_text("para");
}

void BodyWriter::run_element(std::string_view name, const Inlines& inlines, std::string_view role) {
  if (inlines.empty()) return;
  output_.start(name);
  output_.optional_attribute("role", role);
  output_.open_text();
  run(inlines);
  output_.end_text(name);
}

void BodyWriter::start(std::string_view name, const std::string& id) {
  output_.start(name);
  output_.optional_attribute("xml:id", identifier_of(id));
}

void BodyWriter::blocks(const Blocks& blocks) {
  for (const Block& each : blocks) block(each);
}

void BodyWriter::holder(std::string_view name, const Blocks& content) {
  output_.start(name);
  output_.open_elements();
  blocks(content);
  output_.end_elements(name);
}

void BodyWriter::body(const Blocks& content, const std::vector<Section>& sections) {
  blocks(content);
  if (content.empty() && sections.empty()) output_.raw("<para/>\n");
  for (const Section& section : sections) {
    context_.check_cancelled();
    start("section", section.id);
    output_.open_elements();
    output_.start("title");
    if (section.heading.empty()) {
      output_.end_empty();
    } else {
      output_.open_text();
      run(section.heading);
      output_.end_text("title");
    }
    body(section.blocks, section.sections);
    output_.end_elements("section");
  }
}

void BodyWriter::block(const Block& block) {
  if (const auto* paragraph = std::get_if<Paragraph>(&block.value)) {
    start("para", block.id);
    output_.open_text();
    run(paragraph->content);
    output_.end_text("para");
  } else if (const auto* in_list = std::get_if<List>(&block.value)) {
    start(in_list->ordered ? "orderedlist" : "itemizedlist", block.id);
    list(*in_list);
  } else if (const auto* in_table = std::get_if<Table>(&block.value)) {
    table(*in_table, block.id);
  } else if (const auto* in_figure = std::get_if<Figure>(&block.value)) {
    figure(*in_figure, block.id);
  } else if (const auto* quote = std::get_if<Quote>(&block.value)) {
    start("blockquote", block.id);
    output_.open_elements();
    attribution(quote->attribution);
    blocks(quote->blocks);
    if (quote->blocks.empty()) output_.raw("<para/>\n");
    output_.end_elements("blockquote");
  } else if (const auto* preformatted = std::get_if<Preformatted>(&block.value)) {
    start("programlisting", block.id);
    output_.optional_attribute("language", preformatted->language);
    output_.open_text();
    output_.text(preformatted->text);
    output_.end_text("programlisting");
  } else {
    start("para", block.id);
    output_.attribute("role", role::thematic_break);
    output_.open_text();
    output_.raw("* * *");
    output_.end_text("para");
  }
}

/// An attribution holds less than a paragraph does, but a citation in it holds all.
void BodyWriter::attribution(const Inlines& inlines) {
  if (inlines.empty()) return;
  const auto* text = std::get_if<Text>(&inlines.front().value);
  const bool bare = inlines.size() == 1 && text != nullptr && text->style == Style::none;
  output_.start("attribution");
  output_.open_text();
  if (!bare) output_.raw("<citation>");
  run(inlines);
  if (!bare) output_.raw("</citation>");
  output_.end_text("attribution");
}

void BodyWriter::list(const List& list) {
  if (list.ordered && list.start != 1) output_.attribute("startingnumber", std::to_string(list.start));
  output_.open_elements();
  for (const ListItem& item : list.items) holder("listitem", item.blocks);
  output_.end_elements(list.ordered ? "orderedlist" : "itemizedlist");
}

void BodyWriter::table(const Table& table, const std::string& id) {
  const std::string_view name = table.caption.empty() ? "informaltable" : "table";
  start(name, id);
  output_.open_elements();
  run_element("caption", table.caption);
  element_flow::write_rows(
      output_, table,
      {[this](const Blocks& content) { blocks(content); }, [this](const Inlines& inlines) { run(inlines); }, "class"});
  output_.end_elements(name);
}

void BodyWriter::figure(const Figure& figure, const std::string& id) {
  start("mediaobject", id);
  output_.open_elements();
  const std::string address = element_flow::picture_address(figure, document_, context_);
  if (!address.empty()) {
    output_.start("imageobject");
    output_.open_elements();
    output_.start("imagedata");
    this->address("fileref", address);
    output_.end_empty();
    output_.end_elements("imageobject");
  }
  if (!figure.alternative_text.empty() || address.empty()) {
    output_.start("textobject");
    output_.open_elements();
    output_.text_element("phrase", figure.alternative_text);
    output_.end_elements("textobject");
  }
  if (!figure.caption.empty() || !figure.credit.empty()) {
    output_.start("caption");
    output_.open_elements();
    run_element("para", figure.caption);
    run_element("para", figure.credit, role::credit);
    output_.end_elements("caption");
  }
  output_.end_elements("mediaobject");
}

}  // namespace galley::docbook

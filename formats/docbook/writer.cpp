// SPDX-License-Identifier: Apache-2.0
#include "docbook/writer.hpp"

#include <string>

#include "docbook/body_writer.hpp"
#include "docbook/marks.hpp"
#include "element_flow/identifiers.hpp"

namespace galley::docbook {

namespace {

using xml_text::MarkupOutput;

/// The element that names a person who did this, and its attributes (DocBook 5.1, author, editor, othercredit).
struct PersonElement {
  std::string_view name = "author";
  std::string_view kind;   ///< `class`
  std::string_view other;  ///< `otherclass`
};

PersonElement person_element(std::string_view role) {
  if (role.empty() || role == "aut" || role == "author" || role == "reporter" || role == "correspondent") return {};
  if (role == "edt" || role == "editor") return {"editor", {}, {}};
  if (role == "trl" || role == "translator") return {"othercredit", "translator", {}};
  return {"othercredit", "other", role};
}

bool is_email(std::string_view contact) {
  return contact.find('@') != std::string_view::npos && contact.find_first_of(":/") == std::string_view::npos;
}

void write_person(MarkupOutput& output, const PersonElement& element, const CreditName& name, std::string_view label) {
  output.start(element.name);
  output.optional_attribute("class", element.kind);
  output.optional_attribute("otherclass", element.other);
  output.open_elements();
  output.text_element("personname", name.name);
  if (!name.affiliation.empty()) {
    output.start("affiliation");
    output.open_elements();
    output.text_element("orgname", name.affiliation);
    output.end_elements("affiliation");
  }
  if (!name.contact.empty()) output.text_element(is_email(name.contact) ? "email" : "uri", name.contact);
  if (!label.empty()) {
    output.start("contrib");
    output.attribute("role", role::label);
    output.open_text();
    output.text(label);
    output.end_text("contrib");
  }
  output.end_elements(element.name);
}

void write_byline(MarkupOutput& output, const Byline& byline) {
  for (const Credit& credit : byline.credits) {
    output.start("authorgroup");
    output.attribute("role", credit.role);
    output.open_elements();
    const PersonElement element = person_element(credit.role);
    if (credit.names.empty()) write_person(output, element, {}, credit.label);
    for (const CreditName& name : credit.names) {
      write_person(output, element, name, &name == &credit.names.front() ? credit.label : std::string());
    }
    output.end_elements("authorgroup");
  }
}

void write_dateline(MarkupOutput& output, const Dateline& dateline) {
  if (dateline.empty()) return;
  output.start("bibliomisc");
  output.attribute("role", role::dateline);
  output.open_text();
  bool first = true;
  const auto part = [&](std::string_view role, std::string_view text, std::string_view when) {
    if (text.empty() && when.empty()) return;
    if (!first) output.raw(" ");
    first = false;
    output.begin("phrase");
    output.attribute("role", role);
    output.optional_attribute("remap", when);
    output.raw(">");
    output.text(text);
    output.end("phrase");
  };
  part(role::agency, dateline.agency, {});
  part(role::place, dateline.place, {});
  part(role::date, dateline.date, dateline.when);
  part(role::label, dateline.label, {});
  output.end_text("bibliomisc");
}

/// What DocBook has elements for is written in them too, for those who do not know the terms.
void write_native_term(MarkupOutput& output, const MetadataEntry& entry) {
  if (entry.term == "issued") output.text_element("pubdate", entry.value);
  if (entry.term == "publisher") {
    output.start("publisher");
    output.open_elements();
    output.text_element("publishername", entry.value);
    output.end_elements("publisher");
  }
  if (entry.term == "subject") {
    output.start("keywordset");
    output.open_elements();
    output.text_element("keyword", entry.value);
    output.end_elements("keywordset");
  }
}

void write_metadata(MarkupOutput& output, const Metadata& metadata) {
  for (const MetadataEntry& entry : metadata) {
    write_native_term(output, entry);
    output.start("bibliomisc");
    output.attribute("role", std::string(role::metadata_prefix) + entry.term);
    output.optional_attribute("remap", entry.scheme);
    output.optional_attribute("xml:lang", entry.language);
    output.open_text();
    output.text(entry.value);
    output.end_text("bibliomisc");
  }
}

void start_root(MarkupOutput& output, std::string_view name) {
  output.start(name);
  output.attribute("xmlns", docbook_namespace);
  output.attribute("xmlns:xlink", "http://www.w3.org/1999/xlink");
  output.attribute("version", "5.1");
}

class DocumentWriter {
 public:
  DocumentWriter(MarkupOutput& output, const Document& document, Context& context)
      : output_(output), document_(document), context_(context), body_(output, document, context) {}

  void write() {
    const std::vector<Article>& articles = document_.articles;
    if (articles.size() == 1 && articles.front().language.empty()) {
      start_root(output_, "article");
      output_.optional_attribute("xml:lang", document_.language);
      return article(articles.front(), 1, document_.metadata);
    }
    start_root(output_, "book");
    output_.attribute("role", role::document);
    output_.optional_attribute("xml:lang", document_.language);
    output_.open_elements();
    output_.start("info");
    output_.open_elements();
    output_.raw("<title/>\n");
    write_metadata(output_, document_.metadata);
    output_.end_elements("info");
    for (std::size_t i = 0; i < articles.size(); ++i) {
      context_.check_cancelled();
      output_.start("article");
      output_.optional_attribute("xml:lang", articles[i].language);
      article(articles[i], i + 1, {});
    }
    output_.end_elements("book");
  }

 private:
  void article(const Article& article, std::size_t number, const Metadata& metadata) {
    body_.begin_article(article, number);
    output_.optional_attribute("xml:id", element_flow::identifier_of(article.id));
    output_.open_elements();
    output_.start("info");
    output_.open_elements();
    output_.start("title");
    output_.open_text();
    body_.run(article.headline);
    output_.end_text("title");
    body_.run_element("subtitle", article.deck);
    body_.run_element("titleabbrev", article.kicker, role::kicker);
    write_byline(output_, article.byline);
    write_dateline(output_, article.dateline);
    write_metadata(output_, metadata);
    output_.end_elements("info");
    body_.body(article.blocks, article.sections);
    body_.other_notes();
    output_.end_elements("article");
  }

  MarkupOutput& output_;
  const Document& document_;
  Context& context_;
  BodyWriter body_;
};

}  // namespace

void write(const Document& document, Sink& sink, Context& context) {
  // Within text, white space counts; footnotes hold blocks and stand within text.
  MarkupOutput output(sink, false);
  output.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  DocumentWriter(output, document, context).write();
  output.flush();
}

}  // namespace galley::docbook

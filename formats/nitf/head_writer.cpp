// SPDX-License-Identifier: Apache-2.0
#include "nitf/head_writer.hpp"

#include <algorithm>
#include <string>

#include "nitf/marks.hpp"

namespace galley::nitf {

namespace {

using xml_text::MarkupOutput;

/// May it be a value of the type NMTOKEN? Names of ASCII only are written so.
bool is_token(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-' ||
           c == '_';
  });
}

/// A date as NITF wants it: 20230704. Years and months alone stay as they are.
std::string norm(std::string_view date) {
  std::string text(date);
  if (text.size() == 10) text.erase(std::remove(text.begin(), text.end(), '-'), text.end());
  return text;
}

void write_meta(MarkupOutput& output, std::string_view name, std::string_view content) {
  output.start("meta");
  output.attribute("name", name);
  output.attribute("content", content);
  output.end_empty();
}

void write_entry(MarkupOutput& output, const MetadataEntry& entry) {
  if (is_token(entry.term)) {
    write_meta(output, std::string(mark::term_prefix) + entry.term, entry.value);
  } else {
    write_meta(output, mark::term, entry.term);
    write_meta(output, mark::value, entry.value);
  }
  if (!entry.scheme.empty()) write_meta(output, mark::scheme, entry.scheme);
  if (!entry.language.empty()) write_meta(output, mark::term_language, entry.language);
}

/// What NITF has elements for is written in them too, for those who do not know the terms.
void write_document_data(MarkupOutput& output, const Metadata& metadata) {
  output.start("docdata");
  output.open_elements();
  for (const MetadataEntry& entry : metadata) {
    if (entry.term == "identifier") {
      output.start("doc-id");
      output.attribute("id-string", entry.value);
      output.optional_attribute("regsrc", entry.scheme);
      output.end_empty();
    } else if (entry.term == "issued") {
      output.start("date.issue");
      output.attribute("norm", norm(entry.value));
      output.end_empty();
    } else if (entry.term == "rights") {
      output.start("doc.copyright");
      output.attribute("holder", entry.value);
      output.end_empty();
    }
  }
  const auto is_subject = [](const MetadataEntry& entry) { return entry.term == "subject"; };
  if (std::any_of(metadata.begin(), metadata.end(), is_subject)) {
    output.start("key-list");
    output.open_elements();
    for (const MetadataEntry& entry : metadata) {
      if (!is_subject(entry)) continue;
      output.start("keyword");
      output.attribute("key", entry.value);
      output.end_empty();
    }
    output.end_elements("key-list");
  }
  output.end_elements("docdata");
}

}  // namespace

void write_head(MarkupOutput& output, const Document& document) {
  const std::string title = document.articles.empty() ? std::string() : text_of(document.articles.front().headline);
  if (title.empty() && document.metadata.empty()) return;
  output.start("head");
  output.open_elements();
  if (!title.empty()) {
    output.start("title");
    output.attribute("id", mark::own_title);
    output.open_text();
    output.text(title);
    output.end_text("title");
  }
  for (const MetadataEntry& entry : document.metadata) write_entry(output, entry);
  if (!document.metadata.empty()) write_document_data(output, document.metadata);
  output.end_elements("head");
}

void write_byline(MarkupOutput& output, const Byline& byline) {
  if (byline.empty()) return;
  output.start("byline");
  output.open_text();
  std::size_t number = 0;
  for (const Credit& credit : byline.credits) {
    if (number++ > 0) output.raw("; ");
    if (!credit.label.empty()) {
      output.raw("<byttl>");
      output.text(credit.label);
      output.raw("</byttl> ");
    }
    const std::vector<CreditName> nobody(1);
    bool first = true;
    for (const CreditName& name : credit.names.empty() ? nobody : credit.names) {
      if (!first) output.raw(", ");
      first = false;
      output.begin("person");
      output.attribute("idsrc", mark::credit);
      output.attribute("value", std::to_string(number));
      output.optional_attribute("class", credit.role);
      output.raw(">");
      output.text(name.name);
      output.end("person");
      if (!name.affiliation.empty()) {
        output.raw(", <byttl><org>");
        output.text(name.affiliation);
        output.raw("</org></byttl>");
      }
      if (name.contact.empty()) continue;
      output.raw(", <virtloc>");
      output.text(name.contact);
      output.raw("</virtloc>");
    }
  }
  output.end_text("byline");
}

void write_dateline(MarkupOutput& output, const Dateline& dateline) {
  if (dateline.place.empty() && dateline.date.empty() && dateline.when.empty() && dateline.label.empty()) return;
  output.start("dateline");
  output.attribute("class", mark::parts);
  output.open_text();
  if (!dateline.place.empty()) {
    output.raw("<location>");
    output.text(dateline.place);
    output.raw("</location> ");
  }
  if (!dateline.date.empty() || !dateline.when.empty()) {
    output.begin("story.date");
    output.optional_attribute("norm", norm(dateline.when));
    output.raw(">");
    output.text(dateline.date);
    output.raw("</story.date> ");
  }
  output.text(dateline.label);
  output.end_text("dateline");
}

}  // namespace galley::nitf

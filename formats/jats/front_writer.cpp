// SPDX-License-Identifier: Apache-2.0
#include "jats/front_writer.hpp"

#include <algorithm>
#include <string>

#include "jats/marks.hpp"

namespace galley::jats {

namespace {

using xml_text::MarkupOutput;

std::string_view contributor_type(std::string_view role) {
  if (role == "edt" || role == "editor") return "editor";
  if (role == "trl" || role == "translator") return "translator";
  if (role.empty() || role == "aut" || role == "reporter" || role == "correspondent") return "author";
  return role;
}

bool is_email(std::string_view contact) {
  return contact.find('@') != std::string_view::npos && contact.find_first_of(":/") == std::string_view::npos;
}

void write_contributor(MarkupOutput& output, const CreditName& name, std::string_view role) {
  output.start("contrib");
  output.attribute("contrib-type", contributor_type(role));
  output.open_elements();
  output.text_element("string-name", name.name);
  if (!name.affiliation.empty()) output.text_element("aff", name.affiliation);
  if (!name.contact.empty()) output.text_element(is_email(name.contact) ? "email" : "uri", name.contact);
  output.end_elements("contrib");
}

void write_byline(MarkupOutput& output, const Byline& byline) {
  for (const Credit& credit : byline.credits) {
    output.start("contrib-group");
    output.attribute("content-type", credit.role);
    output.attribute("specific-use", mark::credit);
    output.open_elements();
    for (const CreditName& name : credit.names) write_contributor(output, name, credit.role);
    if (credit.names.empty()) write_contributor(output, {}, credit.role);
    if (!credit.label.empty()) {
      output.start("role");
      output.attribute("specific-use", mark::label);
      output.open_text();
      output.text(credit.label);
      output.end_text("role");
    }
    output.end_elements("contrib-group");
  }
}

/// A subject holds no links, notes or breaks (JATS 1.3, subject).
bool fits_subject(const Inlines& kicker) {
  return std::all_of(kicker.begin(), kicker.end(), [](const Inline& each) {
    return std::holds_alternative<Text>(each.value) || std::holds_alternative<Ruby>(each.value);
  });
}

void write_categories(MarkupOutput& output, BodyWriter& body, const Inlines& kicker) {
  if (kicker.empty()) return;
  output.start("article-categories");
  output.open_elements();
  output.start("subj-group");
  output.attribute("subj-group-type", "heading");
  output.open_elements();
  if (fits_subject(kicker)) {
    body.run_element("subject", kicker);
  } else {
    output.text_element("subject", text_of(kicker));
  }
  output.end_elements("subj-group");
  output.end_elements("article-categories");
}

void write_titles(MarkupOutput& output, BodyWriter& body, const Article& article) {
  output.start("title-group");
  output.open_elements();
  output.start("article-title");
  output.open_text();
  body.run(article.headline);
  output.end_text("article-title");
  body.run_element("subtitle", article.deck);
  if (!fits_subject(article.kicker)) {
    output.start("alt-title");
    output.attribute("alt-title-type", mark::kicker);
    output.open_text();
    body.run(article.kicker);
    output.end_text("alt-title");
  }
  output.end_elements("title-group");
}

void write_dateline(MarkupOutput& output, const Dateline& dateline) {
  output.start("custom-meta");
  output.attribute("specific-use", mark::dateline);
  output.open_elements();
  output.text_element("meta-name", "dateline");
  output.start("meta-value");
  output.open_text();
  bool first = true;
  const auto part = [&](std::string_view kind, std::string_view text, std::string_view when) {
    if (text.empty() && when.empty()) return;
    if (!first) output.raw(" ");
    first = false;
    output.begin("named-content");
    output.attribute("content-type", kind);
    output.optional_attribute("specific-use", when);
    output.raw(">");
    output.text(text);
    output.end("named-content");
  };
  part(mark::agency, dateline.agency, {});
  part(mark::place, dateline.place, {});
  part(mark::date, dateline.date, dateline.when);
  part(mark::label, dateline.label, {});
  output.end_text("meta-value");
  output.end_elements("custom-meta");
}

void write_entry(MarkupOutput& output, const MetadataEntry& entry) {
  output.start("custom-meta");
  output.optional_attribute("vocab", entry.scheme);
  output.optional_attribute("xml:lang", entry.language);
  output.open_elements();
  output.text_element("meta-name", std::string(mark::metadata_prefix) + entry.term);
  output.text_element("meta-value", entry.value);
  output.end_elements("custom-meta");
}

void write_custom(MarkupOutput& output, const Article& article, const Document* document, bool own_language) {
  const bool metadata = document != nullptr && !document->metadata.empty();
  if (article.dateline.empty() && !metadata && !own_language) return;
  output.start("custom-meta-group");
  output.open_elements();
  if (own_language) {
    output.start("custom-meta");
    output.attribute("specific-use", mark::document_language);
    output.open_elements();
    output.text_element("meta-name", mark::document_language);
    output.text_element("meta-value", document->language);
    output.end_elements("custom-meta");
  }
  if (!article.dateline.empty()) write_dateline(output, article.dateline);
  if (metadata) {
    for (const MetadataEntry& entry : document->metadata) write_entry(output, entry);
  }
  output.end_elements("custom-meta-group");
}

bool is_number(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// A date in JATS's elements, for those who do not know the terms.
void write_date(MarkupOutput& output, const Metadata& metadata) {
  const std::string_view when = find_metadata(metadata, "issued");
  if (!is_number(when.substr(0, 4)) || when.size() < 4) return;
  output.start("pub-date");
  output.attribute("date-type", "pub");
  output.open_elements();
  if (when.size() == 10 && is_number(when.substr(8))) output.text_element("day", when.substr(8));
  if (when.size() >= 7 && is_number(when.substr(5, 2))) output.text_element("month", when.substr(5, 2));
  output.text_element("year", when.substr(0, 4));
  output.end_elements("pub-date");
}

void write_keywords(MarkupOutput& output, const Metadata& metadata) {
  const auto is_subject = [](const MetadataEntry& entry) { return entry.term == "subject"; };
  if (std::none_of(metadata.begin(), metadata.end(), is_subject)) return;
  output.start("kwd-group");
  output.open_elements();
  for (const MetadataEntry& entry : metadata) {
    if (is_subject(entry)) output.text_element("kwd", entry.value);
  }
  output.end_elements("kwd-group");
}

/// What the front of an article and of a sub-article have in common.
void write_meta(MarkupOutput& output, BodyWriter& body, const Article& article, const Document* document,
                bool own_language) {
  write_categories(output, body, article.kicker);
  write_titles(output, body, article);
  write_byline(output, article.byline);
  if (document != nullptr) write_date(output, document->metadata);
  if (document != nullptr) write_keywords(output, document->metadata);
  write_custom(output, article, document, own_language);
}

}  // namespace

void write_front(MarkupOutput& output, BodyWriter& body, const Article& article, const Document* document,
                 bool own_language) {
  if (document == nullptr) {
    output.start("front-stub");
    output.open_elements();
    write_meta(output, body, article, nullptr, false);
    return output.end_elements("front-stub");
  }
  output.start("front");
  output.open_elements();
  output.start("article-meta");
  output.open_elements();
  write_meta(output, body, article, document, own_language);
  output.end_elements("article-meta");
  output.end_elements("front");
}

}  // namespace galley::jats

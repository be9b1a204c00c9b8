// SPDX-License-Identifier: Apache-2.0
#include "xml/writer.hpp"

#include <string>

#include "text_encoding/base64.hpp"
#include "xml/block_writer.hpp"
#include "xml/vocabulary.hpp"
#include "xml_text/markup_output.hpp"

namespace galley::xml {

namespace {

void write_metadata(MarkupOutput& output, const Metadata& metadata) {
  if (metadata.empty()) return;
  output.start("metadata");
  output.open_elements();
  for (const MetadataEntry& entry : metadata) {
    const bool known = is_dublin_core_term(entry.term);
    const std::string_view name = known ? std::string_view(entry.term) : "entry";
    output.start(name);
    if (!known) output.attribute("term", entry.term);
    output.optional_attribute("scheme", entry.scheme);
    output.optional_attribute("xml:lang", entry.language);
    output.open_text();
    output.text(entry.value);
    output.end_text(name);
  }
  output.end_elements("metadata");
}

void write_byline(MarkupOutput& output, const Byline& byline) {
  if (byline.empty()) return;
  output.start("byline");
  output.open_elements();
  for (const Credit& credit : byline.credits) {
    output.start("credit");
    output.optional_attribute("role", credit.role);
    output.open_elements();
    if (!credit.label.empty()) output.text_element("label", credit.label);
    for (const CreditName& name : credit.names) {
      output.start("name");
      output.optional_attribute("affiliation", name.affiliation);
      output.optional_attribute("contact", name.contact);
      output.open_text();
      output.text(name.name);
      output.end_text("name");
    }
    output.end_elements("credit");
  }
  output.end_elements("byline");
}

void write_dateline(MarkupOutput& output, const Dateline& dateline) {
  if (dateline.empty()) return;
  output.start("dateline");
  output.open_elements();
  if (!dateline.place.empty()) output.text_element("place", dateline.place);
  if (!dateline.date.empty() || !dateline.when.empty()) {
    output.start("date");
    output.optional_attribute("when", dateline.when);
    output.open_text();
    output.text(dateline.date);
    output.end_text("date");
  }
  if (!dateline.agency.empty()) output.text_element("agency", dateline.agency);
  if (!dateline.label.empty()) output.text_element("label", dateline.label);
  output.end_elements("dateline");
}

void write_sections(MarkupOutput& output, const std::vector<Section>& sections) {
  for (const Section& section : sections) {
    output.start("section");
    output.optional_attribute("id", section.id);
    output.open_elements();
    write_run_element(output, "heading", section.heading);
    write_blocks(output, section.blocks);
    write_sections(output, section.sections);
    output.end_elements("section");
  }
}

void write_article(MarkupOutput& output, const Article& article) {
  output.start("article");
  output.optional_attribute("id", article.id);
  output.optional_attribute("xml:lang", article.language);
  output.open_elements();
  write_run_element(output, "kicker", article.kicker);
  write_run_element(output, "headline", article.headline);
  write_run_element(output, "deck", article.deck);
  write_byline(output, article.byline);
  write_dateline(output, article.dateline);
  write_blocks(output, article.blocks);
  write_sections(output, article.sections);
  if (!article.notes.empty()) {
    output.start("notes");
    output.open_elements();
    for (const Note& note : article.notes) {
      output.start("note");
      output.attribute("id", note.id);
      output.open_elements();
      write_blocks(output, note.blocks);
      output.end_elements("note");
    }
    output.end_elements("notes");
  }
  output.end_elements("article");
}

void write_media(MarkupOutput& output, const Document& document, const Context& context) {
  if (document.media.empty()) return;
  output.start("media");
  output.open_elements();
  for (const auto& [key, media] : document.media) {
    context.check_cancelled();
    output.start("file");
    output.attribute("key", key);
    output.optional_attribute("type", media.media_type);
    output.open_text();
    output.raw("\n");
    // A multiple of the bytes in a line, so that pieces join without a seam.
    constexpr std::size_t piece = std::size_t{57} * 1024;
    std::string text;
    for (std::size_t i = 0; i < media.data.size(); i += piece) {
      text.clear();
      text_encoding::append_base64(text, std::string_view(media.data).substr(i, piece));
      output.raw(text);
      output.flush();
    }
    output.end_text("file");
  }
  output.end_elements("media");
}

}  // namespace

void write(const Document& document, Sink& sink, Context& context) {
  MarkupOutput output(sink, context.options.boolean("indent"));
  output.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  output.start("document");
  output.attribute("xmlns", document_namespace);
  output.optional_attribute("xml:lang", document.language);
  output.open_elements();
  write_metadata(output, document.metadata);
  for (const Article& article : document.articles) {
    context.check_cancelled();
    write_article(output, article);
  }
  write_media(output, document, context);
  output.end_elements("document");
  output.flush();
}

}  // namespace galley::xml

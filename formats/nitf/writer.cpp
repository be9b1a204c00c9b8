// SPDX-License-Identifier: Apache-2.0
#include "nitf/writer.hpp"

#include <string>

#include "element_flow/identifiers.hpp"
#include "nitf/body_writer.hpp"
#include "nitf/head_writer.hpp"
#include "nitf/marks.hpp"

namespace galley::nitf {

namespace {

using xml_text::MarkupOutput;

class DocumentWriter {
 public:
  DocumentWriter(MarkupOutput& output, const Document& document, Context& context)
      : output_(output), document_(document), context_(context), body_(output, document, context) {}

  void write() {
    static const Article none;
    const Article& first = document_.articles.empty() ? none : document_.articles.front();
    body_language_ = first.language.empty() ? document_.language : first.language;
    output_.start("nitf");
    output_.attribute("xmlns", nitf_namespace);
    output_.attribute("version", "-//IPTC//DTD NITF 3.6//EN");
    output_.optional_attribute("baselang", document_.language);
    output_.open_elements();
    write_head(output_, document_);
    output_.start("body");
    output_.optional_attribute("id", element_flow::identifier_of(first.id));
    output_.optional_attribute("xml:lang", first.language);
    output_.open_elements();
    body_.begin_article(1);
    body_head(first);
    output_.start("body.content");
    output_.open_elements();
    content(first);
    for (std::size_t i = 1; i < document_.articles.size(); ++i) {
      context_.check_cancelled();
      body_.begin_article(i + 1);
      further_article(document_.articles[i]);
    }
    output_.end_elements("body.content");
    output_.end_elements("body");
    output_.end_elements("nitf");
  }

 private:
  void body_head(const Article& article) {
    output_.start("body.head");
    output_.open_elements();
    if (!article.headline.empty() || !article.kicker.empty() || !article.deck.empty()) {
      output_.start("hedline");
      output_.open_elements();
      output_.start("hl1");
      output_.open_text();
      body_.run(article.headline);
      output_.end_text("hl1");
      body_.run_element("hl2", article.kicker, mark::kicker);
      body_.run_element("hl2", article.deck, mark::deck);
      output_.end_elements("hedline");
    }
    write_byline(output_, article.byline);
    if (!article.dateline.agency.empty()) {
      output_.raw("<distributor><org>");
      output_.text(article.dateline.agency);
      output_.raw("</org></distributor>\n");
    }
    write_dateline(output_, article.dateline);
    output_.end_elements("body.head");
  }

  void content(const Article& article) {
    body_.blocks(article.blocks);
    body_.sections(article.sections);
    body_.notes(article.notes);
  }

  /// NITF has one head: a further article is a block with its own byline, dateline and source, and its titles in hl2.
  void further_article(const Article& article) {
    output_.start("block");
    output_.attribute("class", mark::article);
    output_.optional_attribute("id", element_flow::identifier_of(article.id));
    const std::string& language = article.language.empty() ? document_.language : article.language;
    if (language != body_language_) output_.attribute("xml:lang", language.empty() ? "und" : language);
    output_.open_elements();
    write_byline(output_, article.byline);
    write_dateline(output_, article.dateline);
    body_.run_element("hl2", article.kicker, mark::kicker);
    body_.run_element("hl2", article.headline, mark::headline);
    body_.run_element("hl2", article.deck, mark::deck);
    content(article);
    if (!article.dateline.agency.empty()) output_.text_element("datasource", article.dateline.agency);
    output_.end_elements("block");
  }

  MarkupOutput& output_;
  const Document& document_;
  Context& context_;
  BodyWriter body_;
  std::string body_language_;
};

}  // namespace

void write(const Document& document, Sink& sink, Context& context) {
  MarkupOutput output(sink, false);
  output.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  DocumentWriter(output, document, context).write();
  output.flush();
}

}  // namespace galley::nitf

// SPDX-License-Identifier: Apache-2.0
#include "jats/writer.hpp"

#include <string>

#include "element_flow/identifiers.hpp"
#include "jats/body_writer.hpp"
#include "jats/front_writer.hpp"

namespace galley::jats {

namespace {

using xml_text::MarkupOutput;

constexpr std::string_view document_type =
    "<!DOCTYPE article PUBLIC \"-//NLM//DTD JATS (Z39.96) Journal Archiving and Interchange DTD v1.3 20210610//EN\" "
    "\"JATS-archivearticle1-3.dtd\">\n";

class DocumentWriter {
 public:
  DocumentWriter(MarkupOutput& output, const Document& document, Context& context)
      : output_(output), document_(document), context_(context), body_(output, document, context) {}

  void write() {
    static const Article none;
    const Article& first = document_.articles.empty() ? none : document_.articles.front();
    const bool own_language = !first.language.empty();
    root_language_ = own_language ? first.language : document_.language;
    output_.start("article");
    output_.attribute("xmlns:xlink", "http://www.w3.org/1999/xlink");
    output_.attribute("article-type", "news");
    output_.attribute("dtd-version", "1.3");
    output_.optional_attribute("xml:lang", root_language_);
    article(first, 1, &document_, own_language);
    for (std::size_t i = 1; i < document_.articles.size(); ++i) {
      context_.check_cancelled();
      output_.start("sub-article");
      output_.attribute("article-type", "news");
      language(document_.articles[i]);
      article(document_.articles[i], i + 1, nullptr, false);
      output_.end_elements("sub-article");
    }
    output_.end_elements("article");
  }

 private:
  /// The language of the root holds for what is in it, so that another one, or none, must be said.
  void language(const Article& article) {
    const std::string& own = article.language.empty() ? document_.language : article.language;
    if (own != root_language_) output_.attribute("xml:lang", own.empty() ? "und" : own);
  }

  void article(const Article& article, std::size_t number, const Document* document, bool own_language) {
    body_.begin_article(number);
    output_.optional_attribute("id", element_flow::identifier_of(article.id));
    output_.open_elements();
    write_front(output_, body_, article, document, own_language);
    output_.start("body");
    output_.open_elements();
    body_.blocks(article.blocks);
    body_.sections(article.sections);
    output_.end_elements("body");
    body_.back(article.notes);
  }

  MarkupOutput& output_;
  const Document& document_;
  Context& context_;
  BodyWriter body_;
  std::string root_language_;
};

}  // namespace

void write(const Document& document, Sink& sink, Context& context) {
  MarkupOutput output(sink, false);
  output.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  output.raw(document_type);
  DocumentWriter(output, document, context).write();
  output.flush();
}

}  // namespace galley::jats

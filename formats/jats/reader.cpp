// SPDX-License-Identifier: Apache-2.0
#include "jats/reader.hpp"

#include <utility>

#include "element_flow/flow_reader.hpp"
#include "jats/body_vocabulary.hpp"
#include "jats/front_reader.hpp"
#include "xml_text/report.hpp"

namespace galley::jats {

using element_flow::attribute;
using element_flow::child;
using element_flow::FlowReader;
using element_flow::local_name;

namespace {

bool is_article(std::string_view name) {
  return name == "article" || name == "sub-article" || name == "response" || name == "book" ||
         name == "book-part-wrapper";
}

bool is_front(std::string_view name) {
  return name == "front" || name == "front-stub" || name == "book-meta" || name == "article-meta" ||
         name == "collection-meta" || name == "processing-meta";
}

class Articles {
 public:
  Articles(FlowReader& reader, const BodyVocabulary& vocabulary, Document& document)
      : reader_(reader), vocabulary_(vocabulary), document_(document) {}

  void read(pugi::xml_node node, const std::string& language_around) {
    std::string language = node.attribute("xml:lang").value();
    if (language.empty()) language = language_around;
    const bool first = document_.articles.empty();
    {
      Article& article = document_.articles.emplace_back();
      article.id = attribute(node, "id");
      if (first) {
        set_languages(node, language, article);
      } else if (language != document_.language) {
        article.language = language == "und" ? "" : language;
      }
      reader_.begin_article(article);
      front(node, article, first);
      content(node);
    }
    for (const pugi::xml_node each : node.children()) {
      const std::string_view name = local_name(each);
      if (name == "sub-article" || name == "response") read(each, language);
    }
  }

 private:
  /// The language of the document is that of its first article, unless the writer says otherwise. It must be known
  /// before text is read.
  void set_languages(pugi::xml_node node, const std::string& language, Article& article) {
    document_.language = language;
    for (const pugi::xml_node item :
         child(child(child(node, "front"), "article-meta"), "custom-meta-group").children()) {
      if (attribute(item, "specific-use") != "document-language") continue;
      document_.language = element_flow::line_text(child(item, "meta-value"));
      article.language = language;
    }
  }

  void front(pugi::xml_node node, Article& article, bool first) {
    for (const pugi::xml_node each : node.children()) {
      const std::string_view name = local_name(each);
      // The metadata of a book stand in its root.
      const bool whole = name == "front" || name == "front-stub";
      if (!whole && name != "book-meta") continue;
      FrontResult result = read_front(reader_, vocabulary_, whole ? each : node, article);
      if (first) document_.metadata = std::move(result.metadata);
      if (!whole) break;
    }
  }

  void content(pugi::xml_node node) {
    for (const pugi::xml_node each : node.children()) {
      const std::string_view name = local_name(each);
      if (each.type() != pugi::node_element || is_front(name) || name == "sub-article" || name == "response") continue;
      reader_.read_body_element(each);
    }
  }

  FlowReader& reader_;
  const BodyVocabulary& vocabulary_;
  Document& document_;
};

}  // namespace

Document read(const Source& source, Context& context) {
  element_flow::Input input(source, context);
  const pugi::xml_node root = input.root();
  Document document;
  const BodyVocabulary vocabulary(root);
  FlowReader reader(input, vocabulary.vocabulary(), document);
  Articles articles(reader, vocabulary, document);
  if (is_article(local_name(root))) {
    articles.read(root, {});
  } else {
    // Several articles in a wrapper of a repository's own.
    for (const pugi::xml_node each : root.children()) {
      if (local_name(each) == "article") articles.read(each, {});
    }
    if (document.articles.empty()) {
      throw Error(ErrorKind::input, "the root element is <" + xml_text::shown(root.name()) + ">, which is none of JATS",
                  input.place(root));
    }
  }
  reader.end_article();
  return document;
}

}  // namespace galley::jats

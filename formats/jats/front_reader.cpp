// SPDX-License-Identifier: Apache-2.0
#include "jats/front_reader.hpp"

#include <utility>

#include "jats/marks.hpp"

namespace galley::jats {

using element_flow::attribute;
using element_flow::child;
using element_flow::FlowReader;
using element_flow::line_text;
using element_flow::local_name;

namespace {

class Front {
 public:
  Front(FlowReader& reader, const BodyVocabulary& vocabulary, Article& article)
      : reader_(reader), vocabulary_(vocabulary), article_(article) {}

  void header(pugi::xml_node meta) {
    for (const pugi::xml_node each : meta.children()) {
      const std::string_view name = local_name(each);
      if (name == "title-group" || name == "book-title-group") titles(each);
      if (name == "article-categories") categories(each);
      if (name == "custom-meta-group") custom(each);
    }
    if (!full_kicker_.empty()) article_.kicker = std::move(full_kicker_);
    article_.byline = read_contributors(vocabulary_, meta, result.metadata);
    read_metadata(meta, result.metadata);
  }

  /// What of the front is read before the body.
  void text(pugi::xml_node meta) {
    for (const pugi::xml_node each : meta.children()) {
      const std::string_view name = local_name(each);
      if (name == "abstract" || name == "trans-abstract") {
        abstract(each);
      } else if (name == "author-notes") {
        author_notes(each);
      } else if (name == "supplementary-material") {
        reader_.read_body_element(each);
      }
    }
  }

  FrontResult result;

 private:
  void titles(pugi::xml_node group) {
    for (const pugi::xml_node each : group.children()) {
      const std::string_view name = local_name(each);
      if (name == "article-title" || name == "book-title") {
        article_.headline = reader_.line_of(each);
      } else if (name == "subtitle") {
        if (!article_.deck.empty()) article_.deck.push_back({LineBreak{}});
        for (Inline& part : reader_.line_of(each)) article_.deck.push_back(std::move(part));
      } else if (name == "alt-title" && attribute(each, "alt-title-type") == mark::kicker) {
        full_kicker_ = reader_.line_of(each);
      } else if (name == "alt-title") {
        add("alternative", each);
      } else if (name == "trans-title-group") {
        for (const pugi::xml_node title : each.children())
          add("alternative", title, each.attribute("xml:lang").value());
      } else if (name == "trans-title" || name == "trans-subtitle") {
        add("alternative", each);
      } else if (name == "fn-group") {
        reader_.read_body_element(each);
      }
    }
  }

  void categories(pugi::xml_node categories) {
    for (const pugi::xml_node group : categories.children()) {
      if (attribute(group, "subj-group-type") != "heading") continue;
      for (const pugi::xml_node each : group.children()) {
        if (local_name(each) != "subject") continue;
        if (article_.kicker.empty()) {
          article_.kicker = reader_.line_of(each);
        } else {
          add("subject", each);
        }
      }
    }
  }

  void custom(pugi::xml_node group) {
    for (const pugi::xml_node each : group.children()) {
      const std::string_view use = attribute(each, "specific-use");
      if (use == mark::document_language) {
        result.has_document_language = true;
        result.document_language = line_text(child(each, "meta-value"));
      } else if (use == mark::dateline) {
        dateline(child(each, "meta-value"));
      }
    }
  }

  void dateline(pugi::xml_node value) {
    for (const pugi::xml_node each : value.children()) {
      const std::string_view part = attribute(each, "content-type");
      if (part == mark::place) article_.dateline.place = line_text(each);
      if (part == mark::agency) article_.dateline.agency = line_text(each);
      if (part == mark::label) article_.dateline.label = line_text(each);
      if (part != mark::date) continue;
      article_.dateline.date = line_text(each);
      article_.dateline.when = attribute(each, "specific-use");
    }
  }

  void add(std::string_view term, pugi::xml_node node, std::string language = {}) {
    if (language.empty()) language = node.attribute("xml:lang").value();
    if (std::string value = line_text(node); !value.empty()) {
      result.metadata.push_back({std::string(term), std::move(value), {}, std::move(language)});
    }
  }

  /// A section; where it has no title, the word that stands over it in print.
  void abstract(pugi::xml_node node) {
    if (child(node, "title")) return reader_.read_body_element(node);
    reader_.read_section(plain("Abstract"), node);
  }

  /// Where to write to and other things said of the authors: notes, which contributors refer to.
  void author_notes(pugi::xml_node node) {
    for (const pugi::xml_node each : node.children()) {
      if (each.type() != pugi::node_element) continue;
      const std::string_view name = local_name(each);
      if (name == "title" || name == "label") continue;
      reader_.note(
          std::string(attribute(each, "id")),
          [&] {
            reader_.children(each);
            reader_.flush();
          },
          false);
    }
  }

  FlowReader& reader_;
  const BodyVocabulary& vocabulary_;
  Article& article_;
  Inlines full_kicker_;
};

}  // namespace

FrontResult read_front(FlowReader& reader, const BodyVocabulary& vocabulary, pugi::xml_node front, Article& article) {
  Front result(reader, vocabulary, article);
  const bool stub = local_name(front) == "front-stub";
  if (stub) result.header(front);
  for (const pugi::xml_node each : front.children()) {
    const std::string_view name = local_name(each);
    if (name == "article-meta" || name == "book-meta" || name == "book-part-meta") result.header(each);
    if (name == "journal-meta" || name == "collection-meta") read_metadata(each, result.result.metadata);
  }
  if (stub) result.text(front);
  for (const pugi::xml_node each : front.children()) {
    const std::string_view name = local_name(each);
    if (name == "article-meta" || name == "book-meta" || name == "book-part-meta") {
      result.text(each);
    } else if (!stub && each.type() == pugi::node_element && name != "journal-meta" && name != "collection-meta") {
      reader.read_body_element(each);
    }
  }
  return std::move(result.result);
}

}  // namespace galley::jats

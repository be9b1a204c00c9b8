// SPDX-License-Identifier: Apache-2.0
#include <utility>

#include "xhtml/characters.hpp"
#include "xhtml/flow_collect.hpp"
#include "xhtml/flow_reader.hpp"
#include "xhtml/node_text.hpp"

namespace galley::xhtml {
namespace {

bool is_class(pugi::xml_node node, std::string_view name) { return has_word(node.attribute("class").value(), name); }

CreditName read_name(pugi::xml_node node) {
  CreditName name;
  for (const pugi::xml_node part : node.children()) {
    if (is_class(part, "name")) name.name = text_content(part);
    if (is_class(part, "affiliation")) name.affiliation = text_content(part);
    if (is_class(part, "contact")) name.contact = part.attribute("data-contact").value();
  }
  return name;
}

Byline read_byline(pugi::xml_node node) {
  Byline byline;
  for (const pugi::xml_node each : node.children()) {
    if (!is_class(each, "credit")) continue;
    Credit& credit = byline.credits.emplace_back();
    credit.role = each.attribute("data-role").value();
    for (const pugi::xml_node part : each.children()) {
      if (is_class(part, "label")) credit.label = text_content(part);
      if (is_class(part, "person")) credit.names.push_back(read_name(part));
    }
  }
  return byline;
}

Dateline read_dateline(pugi::xml_node node) {
  Dateline dateline;
  for (const pugi::xml_node part : node.children()) {
    if (is_class(part, "place")) dateline.place = text_content(part);
    if (is_class(part, "agency")) dateline.agency = text_content(part);
    if (is_class(part, "label")) dateline.label = text_content(part);
    if (!is_class(part, "date")) continue;
    dateline.date = text_content(part);
    dateline.when = part.attribute("datetime").value();
  }
  return dateline;
}

}  // namespace

void FlowReader::marked_article(pugi::xml_node node, const Situation& situation) {
  Article article;
  const bool strict = std::exchange(strict_, true);
  const Attributes attributes(node);
  article.language = attributes.has_language ? attributes.language : root_language_;
  const std::string_view outer_language = std::exchange(root_language_, article.language);
  Situation inner = situation;
  inner.setting.language = {};
  article.id = take_anchor();
  for (const pugi::xml_node child : node.children()) {
    if (child.type() == pugi::node_element && local_name(child.name()) == "header")
      marked_header(child, article, inner);
  }
  marked_part(node, article, article.blocks, article.sections, inner);
  root_language_ = outer_language;
  strict_ = strict;
  content_.articles.emplace_back(content_.pieces.size(), std::move(article));
}

void FlowReader::marked_header(pugi::xml_node node, Article& article, const Situation& situation) {
  for (const pugi::xml_node child : node.children()) {
    if (child.type() != pugi::node_element) continue;
    Situation inner = situation;
    inner.depth += 2;
    count_node(inner);
    if (is_class(child, "kicker")) {
      article.kicker = line(child, inner);
    } else if (is_class(child, "headline")) {
      article.headline = line(child, inner);
    } else if (is_class(child, "deck")) {
      article.deck = line(child, inner);
    } else if (is_class(child, "byline")) {
      article.byline = read_byline(child);
    } else if (is_class(child, "dateline")) {
      article.dateline = read_dateline(child);
    }
  }
}

void FlowReader::marked_part(pugi::xml_node node, Article& article, Blocks& blocks, std::vector<Section>& sections,
                             const Situation& situation) {
  blocks = collect_blocks([&] {
    bool heading = true;
    for (const pugi::xml_node child : node.children()) {
      if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) {
        run_.text(child.value(), situation.setting);
        continue;
      }
      if (child.type() != pugi::node_element) continue;
      Situation inner = situation;
      ++inner.depth;
      count_node(inner);
      const std::string_view name = local_name(child.name());
      if (name == "header" || (heading && is_class(child, "heading"))) {
        heading = false;
      } else if (name == "section" && is_class(child, "notes")) {
        flush();
        marked_notes(child, article, inner);
      } else if (name == "section") {
        flush();
        sections.push_back(marked_section(child, article, inner));
      } else {
        element(child, inner);
      }
    }
  });
}

Section FlowReader::marked_section(pugi::xml_node node, Article& article, const Situation& situation) {
  Section section;
  const Attributes attributes(node);
  note_anchor(attributes.id);
  section.id = take_anchor();
  for (const pugi::xml_node child : node.children()) {
    if (child.type() != pugi::node_element) continue;
    if (is_class(child, "heading")) section.heading = line(child, situation);
    break;
  }
  marked_part(node, article, section.blocks, section.sections, situation);
  return section;
}

void FlowReader::marked_notes(pugi::xml_node node, Article& article, const Situation& situation) {
  for (const pugi::xml_node child : node.children()) {
    if (child.type() != pugi::node_element || local_name(child.name()) != "aside") continue;
    Situation inner = situation;
    ++inner.depth;
    count_node(inner);
    Note note;
    if (const std::string* name = references_.note_of(child)) {
      note.id = *name;
    } else {
      note.id = "unreferenced-" + std::to_string(article.notes.size());
    }
    note.blocks = nested(child, inner);
    article.notes.push_back(std::move(note));
  }
}

void FlowReader::marked_figure(pugi::xml_node node, const Situation& situation) {
  Figure figure;
  std::string id = take_anchor();
  for (const pugi::xml_node child : node.children()) {
    const std::string_view name = local_name(child.name());
    if (name == "img") {
      figure = surroundings_.picture(child.attribute("src").value());
      figure.alternative_text = child.attribute("alt").value();
    } else if (is_class(child, "picture")) {
      if (const pugi::xml_attribute media = child.attribute("data-media"))
        figure = surroundings_.picture(media.value());
      figure.source = child.attribute("data-source").value();
      for (const pugi::xml_node part : child.children()) {
        if (is_class(part, "alternative")) figure.alternative_text = text_content(part);
      }
    } else if (name == "figcaption") {
      for (const pugi::xml_node part : child.children()) {
        Situation inner = situation;
        inner.depth += 2;
        if (is_class(part, "caption")) figure.caption = line(part, inner);
        if (is_class(part, "credit")) figure.credit = line(part, inner);
      }
    }
  }
  emit({std::move(figure), std::move(id)});
}

}  // namespace galley::xhtml

// SPDX-License-Identifier: Apache-2.0
#include "html/node_measure.hpp"

#include "galley/unicode.hpp"
#include "xhtml/element.hpp"

namespace galley::html {
namespace {

bool is_comma(char32_t c) {
  switch (c) {
    case U',':
    case U'\u060C':
    case U'\u3001':
    case U'\u3002':
    case U'\uFF0C':
    case U'\uFE50':
    case U'\uFE10':
    case U'\uFE11':
    case U'\u2E41':
    case U'\u2E34':
    case U'\u2E32':
      return true;
    default:
      return false;
  }
}

bool is_heading(std::string_view name) {
  return name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6';
}

void count_element(std::string_view name, Measure& measure) {
  if (name == "p") ++measure.paragraphs;
  if (name == "img" || name == "picture") ++measure.pictures;
  if (name == "li") ++measure.items;
  if (name == "input") ++measure.inputs;
  if (name == "iframe" || name == "object" || name == "embed") ++measure.embeds;
}

}  // namespace

Measure& Measure::operator+=(const Measure& other) {
  text += other.text;
  link_text += other.link_text;
  heading_text += other.heading_text;
  list_text += other.list_text;
  commas += other.commas;
  paragraphs += other.paragraphs;
  pictures += other.pictures;
  items += other.items;
  inputs += other.inputs;
  embeds += other.embeds;
  return *this;
}

Measure& Measure::operator-=(const Measure& other) {
  text -= other.text;
  link_text -= other.link_text;
  heading_text -= other.heading_text;
  list_text -= other.list_text;
  commas -= other.commas;
  paragraphs -= other.paragraphs;
  pictures -= other.pictures;
  items -= other.items;
  inputs -= other.inputs;
  embeds -= other.embeds;
  return *this;
}

Measure measure_text(std::string_view text) {
  Measure measure;
  bool gap = false;
  for (const char32_t c : CodePoints(text)) {
    if (is_white_space(c)) {
      gap = measure.text != 0;
      continue;
    }
    measure.text += (is_wide(c) ? 2 : 1) + (gap ? 1 : 0);
    gap = false;
    if (is_comma(c)) ++measure.commas;
  }
  return measure;
}

Measures::Measures(pugi::xml_node root) : root_(root) {
  // Each element is added up when the walk leaves it.
  pugi::xml_node node = root;
  bool entering = true;
  while (true) {
    if (entering) {
      if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) {
        measures_[node.parent().internal_object()] += measure_text(node.value());
      }
      const bool hidden = xhtml::element_kind(node.name()).element == xhtml::Element::hidden;
      if (const pugi::xml_node child = node.first_child(); child && !(node.type() == pugi::node_element && hidden)) {
        node = child;
        continue;
      }
    }
    // Leaving.
    if (node.type() == pugi::node_element) {
      Measure measure = measures_[node.internal_object()];
      const std::string_view name = node.name();
      if (name == "a") {
        const bool within = node.attribute("href").value()[0] == '#';
        measure.link_text = within ? measure.text / 3 : measure.text;
      }
      if (is_heading(name)) measure.heading_text = measure.text;
      if (name == "ul" || name == "ol") measure.list_text = measure.text;
      measures_[node.internal_object()] = measure;
      count_element(name, measure);
      if (node != root && node.parent()) measures_[node.parent().internal_object()] += measure;
    }
    if (node == root) return;
    if (const pugi::xml_node next = node.next_sibling()) {
      node = next;
      entering = true;
    } else {
      node = node.parent();
      entering = false;
      if (!node) return;
    }
  }
}

const Measure& Measures::of(pugi::xml_node node) const {
  static const Measure nothing;
  const auto found = measures_.find(node.internal_object());
  return found == measures_.end() ? nothing : found->second;
}

void Measures::remove(pugi::xml_node node) {
  Measure gone = of(node);
  count_element(node.name(), gone);
  for (pugi::xml_node each = node.parent(); each; each = each.parent()) {
    const auto found = measures_.find(each.internal_object());
    if (found != measures_.end()) found->second -= gone;
    if (each == root_) break;
  }
  node.parent().remove_child(node);
}

}  // namespace galley::html

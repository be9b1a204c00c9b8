// SPDX-License-Identifier: Apache-2.0
#include "html/content_cleaning.hpp"

#include <string_view>
#include <vector>

#include "html/element_words.hpp"
#include "xhtml/attributes.hpp"
#include "xhtml/tree_walk.hpp"

namespace galley::html {
namespace {

bool is_heading(std::string_view name) {
  return name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6';
}

bool is_within(pugi::xml_node node, std::string_view name, pugi::xml_node root) {
  for (pugi::xml_node each = node.parent(); each && each != root; each = each.parent()) {
    if (each.name() == name) return true;
  }
  return false;
}

// Tables that show data rather than lay out the page.
bool is_data_table(pugi::xml_node table) {
  const std::string_view role = table.attribute("role").value();
  if (role == "presentation" || role == "none") return false;
  if (table.attribute("summary") || table.child("caption") || table.child("thead") || table.child("tfoot")) return true;
  std::size_t rows = 0;
  std::size_t columns = 0;
  bool nested = false;
  bool header = false;
  xhtml::for_each_element(table, [&](pugi::xml_node node) {
    const std::string_view name = node.name();
    if (name == "table") nested = true;
    if (name == "th") header = true;
    if (name != "tr") return;
    ++rows;
    std::size_t cells = 0;
    for (const pugi::xml_node cell : node.children()) cells += cell.type() == pugi::node_element ? 1 : 0;
    columns = std::max(columns, cells);
  });
  if (header && !nested) return true;
  if (nested) return false;
  if (columns <= 1 || rows <= 1) return false;
  return rows >= 10 || columns > 4 || rows * columns > 10;
}

bool is_in_data_table(pugi::xml_node node, pugi::xml_node root) {
  for (pugi::xml_node each = node.parent(); each && each != root; each = each.parent()) {
    if (std::string_view(each.name()) == "table" && each.attribute("data-galley-table")) return true;
  }
  return false;
}

// A list of pictures is a gallery, which is content.
bool is_gallery(pugi::xml_node node, const Measures& measures) {
  const Measure& measure = measures.of(node);
  return measure.items != 0 && measure.pictures == measure.items;
}

bool is_clutter(pugi::xml_node node, const Measures& measures, bool is_list, Care care) {
  const Measure& measure = measures.of(node);
  const int weight = care == Care::words_and_density ? weight_of_words(node) : 0;
  if (weight < 0) return true;
  constexpr std::int64_t enough_commas = 10;
  if (measure.commas >= enough_commas) return false;
  const double density = measure.link_density();
  const double share_of_headings =
      measure.text == 0 ? 0 : static_cast<double>(measure.heading_text) / static_cast<double>(measure.text);
  const bool in_figure = is_within(node, "figure", {});
  const bool mostly_list =
      is_list ||
      (measure.text != 0 && static_cast<double>(measure.list_text) / static_cast<double>(measure.text) > 0.9);
  bool clutter = false;
  if (!in_figure && measure.pictures > 1 &&
      static_cast<double>(measure.paragraphs) / static_cast<double>(measure.pictures) < 0.5) {
    clutter = true;
  }
  if (!mostly_list && measure.items - 100 > measure.paragraphs) clutter = true;
  if (measure.inputs > measure.paragraphs / 3) clutter = true;
  if (!mostly_list && !in_figure && share_of_headings < 0.9 && measure.text < 25 &&
      (measure.pictures == 0 || measure.pictures > 2) && density > 0) {
    clutter = true;
  }
  if (!mostly_list && weight < 25 && density > 0.2) clutter = true;
  if (weight >= 25 && density > 0.5) clutter = true;
  if ((measure.embeds == 1 && measure.text < 75) || measure.embeds > 1) clutter = true;
  if (measure.pictures == 0 && measure.text == 0) clutter = true;
  if (is_list && clutter && is_gallery(node, measures)) return false;
  return clutter;
}

}  // namespace

void clean_content(pugi::xml_node root, Measures& measures, Care care, LeftOut& left_out, const Context& context) {
  std::vector<pugi::xml_node> elements;
  xhtml::for_each_element(root, [&](pugi::xml_node node) { elements.push_back(node); });
  for (const pugi::xml_node node : elements) {
    if (std::string_view(node.name()) == "table" && is_data_table(node)) {
      pugi::xml_node table = node;
      table.append_attribute("data-galley-table").set_value("1");
    }
  }
  const auto drop = [&](pugi::xml_node node, Apart why) {
    ++left_out[static_cast<std::size_t>(why)];
    measures.remove(node);
  };
  // From the end: what stands within something is judged before it.
  for (std::size_t i = elements.size(); i-- > 0;) {
    if (i % 256 == 0) context.check_cancelled();
    const pugi::xml_node node = elements[i];
    const std::string_view name = node.name();
    if (name == "aside" || name == "footer") {
      if (name == "footer" && is_within(node, "blockquote", root)) continue;
      drop(node, Apart::related);
    } else if (is_heading(name)) {
      if (care == Care::words_and_density && weight_of_words(node) < 0) drop(node, Apart::related);
    } else if (name == "form" || name == "fieldset") {
      if (care != Care::none && is_clutter(node, measures, false, care)) drop(node, Apart::form);
    } else if (name == "ul" || name == "ol" || name == "div" || name == "table" || name == "section") {
      if (name == "section") continue;
      if (care == Care::none) continue;
      if (name == "table" && node.attribute("data-galley-table")) continue;
      if (is_in_data_table(node, root) || is_within(node, "code", root) || is_within(node, "pre", root)) continue;
      if (is_clutter(node, measures, name == "ul" || name == "ol", care)) drop(node, Apart::related);
    } else if (care != Care::none && measures.of(node).text < 500) {
      if (const Apart apart = apart_of(node, true); apart == Apart::sharing) drop(node, apart);
    }
  }
}

}  // namespace galley::html

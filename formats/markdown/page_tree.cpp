// SPDX-License-Identifier: Apache-2.0
#include "markdown/page_tree.hpp"

#include <charconv>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "xhtml/characters.hpp"
#include "xhtml/tree_walk.hpp"

namespace galley::markdown {
namespace {

void restore_address(pugi::xml_attribute attribute, const Html& html) {
  std::string_view value = attribute.value();
  if (!value.starts_with(address_mark)) return;
  value.remove_prefix(address_mark.size());
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
  if (error != std::errc() || end != value.data() + value.size() || number >= html.addresses.size()) return;
  attribute.set_value(html.addresses[number].c_str());
}

bool is_blank_text(pugi::xml_node node) { return node.type() != pugi::node_element && xhtml::is_blank(node.value()); }

// The only content of a node, but for white space.
pugi::xml_node only_child(pugi::xml_node node) {
  pugi::xml_node only;
  for (const pugi::xml_node child : node.children()) {
    if (is_blank_text(child)) continue;
    if (only) return {};
    only = child;
  }
  return only;
}

void restore_caption(pugi::xml_node image) {
  const std::string_view title = image.attribute("title").value();
  pugi::xml_node paragraph = image.parent();
  if (title.empty() || std::string_view(paragraph.name()) != "p" || only_child(paragraph) != image) return;
  paragraph.set_name("figure");
  paragraph.append_child("figcaption").append_child(pugi::node_pcdata).set_value(image.attribute("title").value());
}

// The last line of a quote that a dash begins is whom it is by; Markdown makes it one paragraph with the line above.
void restore_attribution(pugi::xml_node quote) {
  pugi::xml_node last = quote.last_child();
  while (last && is_blank_text(last)) last = last.previous_sibling();
  pugi::xml_node text = last.last_child();
  if (std::string_view(last.name()) != "p" || text.type() != pugi::node_pcdata) return;
  const std::string value = text.value();
  const auto line = value.rfind('\n');
  if (line == std::string::npos || line == 0) return;
  for (const std::string_view dash : {"——", "――", "— ", "– ", "―", "-- "}) {
    if (!std::string_view(value).substr(line + 1).starts_with(dash)) continue;
    text.set_value(value.substr(0, line).c_str());
    quote.append_child("footer")
        .append_child(pugi::node_pcdata)
        .set_value(value.substr(line + 1 + dash.size()).c_str());
    return;
  }
}

}  // namespace

void restore_page(pugi::xml_node page, const Html& html) {
  std::vector<pugi::xml_node> boxes;
  std::vector<pugi::xml_node> images;
  std::vector<pugi::xml_node> quotes;
  xhtml::for_each_element(page, [&](pugi::xml_node node) {
    const std::string_view name = node.name();
    if (name == "a") restore_address(node.attribute("href"), html);
    if (name == "img") {
      restore_address(node.attribute("src"), html);
      images.push_back(node);
    }
    if (name == "blockquote") quotes.push_back(node);
    if (name == "input" && std::string_view(node.attribute("type").value()) == "checkbox") boxes.push_back(node);
  });
  for (pugi::xml_node box : boxes) {
    const bool checked = box.attribute("checked");
    box.parent().insert_child_before(pugi::node_pcdata, box).set_value(checked ? "\u2611 " : "\u2610 ");
    box.parent().remove_child(box);
  }
  if (html.own) return;
  for (const pugi::xml_node image : images) restore_caption(image);
  for (const pugi::xml_node quote : quotes) restore_attribution(quote);
}

}  // namespace galley::markdown

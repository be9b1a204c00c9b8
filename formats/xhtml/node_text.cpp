// SPDX-License-Identifier: Apache-2.0
#include "xhtml/node_text.hpp"

#include <limits>

namespace galley::xhtml {

std::string text_content(pugi::xml_node node) { return bounded_text(node, std::numeric_limits<std::size_t>::max()); }

std::string bounded_text(pugi::xml_node root, std::size_t bytes) {
  std::string text;
  pugi::xml_node node = root.first_child();
  while (node && text.size() < bytes) {
    if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) text += node.value();
    if (const pugi::xml_node child = node.first_child()) {
      node = child;
      continue;
    }
    while (node != root && !node.next_sibling()) node = node.parent();
    if (node == root) break;
    node = node.next_sibling();
  }
  return text;
}

}  // namespace galley::xhtml

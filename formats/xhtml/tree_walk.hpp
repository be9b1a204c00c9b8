// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <pugixml.hpp>

namespace galley::xhtml {

/// Calls `function` with every element below `root`, in document order and without recursion.
template <class Function>
void for_each_element(pugi::xml_node root, const Function& function) {
  pugi::xml_node node = root.first_child();
  while (node) {
    if (node.type() == pugi::node_element) {
      function(node);
      if (const pugi::xml_node child = node.first_child()) {
        node = child;
        continue;
      }
    }
    while (node && node != root && !node.next_sibling()) node = node.parent();
    if (!node || node == root) return;
    node = node.next_sibling();
  }
}

/// The node that follows `node` in document order, below `root`; `inside` looks at its children first.
inline pugi::xml_node next_in_order(pugi::xml_node node, pugi::xml_node root, bool inside) {
  if (inside) {
    if (const pugi::xml_node child = node.first_child()) return child;
  }
  while (node && node != root) {
    if (const pugi::xml_node next = node.next_sibling()) return next;
    node = node.parent();
  }
  return {};
}

}  // namespace galley::xhtml

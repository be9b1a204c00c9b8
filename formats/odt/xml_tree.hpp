// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <pugixml.hpp>

#include <string>
#include <string_view>

#include "galley/diagnostics.hpp"
#include "galley/limits.hpp"

namespace galley::odt {

/// One XML file of a document. After parsing, the names of elements and attributes have the prefixes that ODF 1.3
/// (part 3, 1.4) uses, whatever the file binds to its namespaces; those of OpenOffice.org 1 count as theirs. Nothing in
/// it can make the parser read a file, and entities of a DTD are not expanded.
class XmlTree {
 public:
  XmlTree() = default;
  XmlTree(const XmlTree&) = delete;
  XmlTree& operator=(const XmlTree&) = delete;

  /// Throws Error(input) for what is not well-formed and Error(limit) for more than `limits.nodes` elements or
  /// attributes; `name` is its place.
  void parse(std::string text, const std::string& name, const Limits& limits);

  pugi::xml_node root() const { return tree_.document_element(); }

 private:
  std::string text_;
  pugi::xml_document tree_;
};

inline std::string_view attribute(const pugi::xml_node& node, const char* name) { return node.attribute(name).value(); }

}  // namespace galley::odt

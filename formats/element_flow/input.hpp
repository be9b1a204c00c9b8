// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "galley/plugin.hpp"
#include "xml_text/position.hpp"

namespace galley::element_flow {

/// A file of XML, parsed. Named entities of HTML (which are those of ISO 8879 too) and entities that the document
/// type itself declares by text are resolved; nothing is fetched.
class Input {
 public:
  /// Throws Error(input) for what is not well-formed XML, Error(limit) past `context.limits`.
  Input(const Source& source, Context& context);

  pugi::xml_node root() const { return tree_.document_element(); }

  /// Adds a diagnostic about a node.
  void tell(Severity severity, std::string_view code, std::string message, pugi::xml_node node);

  Place place(pugi::xml_node node) { return positions_.at(node.offset_debug() - 1); }

  Context& context;

 private:
  std::string text_;
  xml_text::Positions positions_;
  pugi::xml_document tree_;
};

}  // namespace galley::element_flow

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <pugixml.hpp>

#include <string>
#include <string_view>

#include "docx/names.hpp"
#include "galley/diagnostics.hpp"
#include "galley/limits.hpp"

namespace galley::docx {

/// One XML part, parsed where it lies: the tree points into the text, which the part owns. Nothing in it can make the
/// parser read a file, and entities of a DTD are not expanded.
class XmlPart {
 public:
  XmlPart() = default;
  XmlPart(const XmlPart&) = delete;
  XmlPart& operator=(const XmlPart&) = delete;

  /// Throws Error(input) for what is not well-formed and Error(limit) for more than `limits.nodes` elements or
  /// attributes; `name` is its place.
  void parse(std::string text, std::string name, const Limits& limits, Diagnostics& diagnostics);

  /// Views a subtree of another part, which must outlive this one (flat OPC).
  void view(pugi::xml_node root, const Names& names, std::string name);

  /// The root element; a null node when the part is empty.
  pugi::xml_node root() const { return root_; }
  const Names& names() const { return *active_names_; }
  Tag tag(const pugi::xml_node& node) const { return active_names_->tag(node); }

  /// The part's name in its package, for messages and for resolving its relationships.
  const std::string& name() const { return name_; }

  /// The first child element with this tag, or a null node.
  pugi::xml_node child(const pugi::xml_node& node, Tag tag) const;

  /// The attribute `local` in the namespace of relationships ("r:id"); empty when there is none.
  std::string_view relationship_attribute(const pugi::xml_node& node, std::string_view local) const;

 private:
  std::string text_;
  pugi::xml_document tree_;
  pugi::xml_node root_;
  Names names_;
  const Names* active_names_ = &names_;
  std::string name_;
};

/// The character data of an element itself, without that of its children.
/// Most elements hold one run of it, which is returned where it lies; else it is put together in `buffer`.
std::string_view character_data(const pugi::xml_node& node, std::string& buffer);

}  // namespace galley::docx

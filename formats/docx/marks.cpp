// SPDX-License-Identifier: Apache-2.0
#include "docx/marks.hpp"

namespace galley::docx {

bool Marks::read(std::unique_ptr<XmlPart> part) {
  if (part_ || !part || part->tag(part->root()) != Tag::galley_root) return false;
  part_ = std::move(part);
  for (const pugi::xml_node node : part_->root().children()) {
    const std::string_view key = attribute(node, "key");
    if (key.empty()) continue;
    std::string whole(local_name(node.name()));
    whole += ' ';
    whole += key;
    by_key_.emplace(std::move(whole), node);
  }
  return true;
}

pugi::xml_node Marks::root() const { return part_ ? part_->root() : pugi::xml_node(); }

pugi::xml_node Marks::find(std::string_view kind, std::string_view key) const {
  if (!part_) return {};
  std::string whole(kind);
  whole += ' ';
  whole += key;
  const auto found = by_key_.find(whole);
  return found == by_key_.end() ? pugi::xml_node() : found->second;
}

}  // namespace galley::docx

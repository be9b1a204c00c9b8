// SPDX-License-Identifier: Apache-2.0
#include "word_processing/mark_index.hpp"

namespace galley::word_processing {

namespace {

std::string kind_and_key(std::string_view kind, std::string_view key) {
  if (const std::size_t colon = kind.find(':'); colon != std::string_view::npos) kind.remove_prefix(colon + 1);
  std::string whole(kind);
  whole += ' ';
  whole += key;
  return whole;
}

}  // namespace

void MarkIndex::index(pugi::xml_node root) {
  root_ = root;
  for (const pugi::xml_node node : root.children()) {
    const std::string_view key = node.attribute("key").value();
    if (!key.empty()) by_key_.emplace(kind_and_key(node.name(), key), node);
  }
}

pugi::xml_node MarkIndex::find(std::string_view kind, std::string_view key) const {
  if (!root_) return {};
  const auto found = by_key_.find(kind_and_key(kind, key));
  return found == by_key_.end() ? pugi::xml_node() : found->second;
}

}  // namespace galley::word_processing

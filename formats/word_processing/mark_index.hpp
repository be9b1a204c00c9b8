// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <pugixml.hpp>

#include <string>
#include <string_view>
#include <unordered_map>

namespace galley::word_processing {

/// Finds what MarksWriter wrote: the entries beside a document of ours, by their kind and key.
class MarkIndex {
 public:
  /// `root` is the element that holds the entries; its tree must outlive the index.
  void index(pugi::xml_node root);

  /// Whether the document is one of ours.
  bool present() const { return static_cast<bool>(root_); }
  pugi::xml_node root() const { return root_; }

  /// The element of this kind with this key, or a null node.
  pugi::xml_node find(std::string_view kind, std::string_view key) const;

 private:
  pugi::xml_node root_;
  std::unordered_map<std::string, pugi::xml_node> by_key_;
};

}  // namespace galley::word_processing

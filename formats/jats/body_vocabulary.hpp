// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "element_flow/flow_reader.hpp"

namespace galley::jats {

/// What JATS needs beside the meanings of its elements: links, notes, references, pictures.
class BodyVocabulary {
 public:
  explicit BodyVocabulary(pugi::xml_node root);

  const element_flow::Vocabulary& vocabulary() const { return vocabulary_; }

  /// The element of this identifier; an empty node if there is none.
  pugi::xml_node element_with(std::string_view id) const;

 private:
  bool special(element_flow::FlowReader& reader, pugi::xml_node node);
  void cross_reference(element_flow::FlowReader& reader, pugi::xml_node node);
  void footnote(element_flow::FlowReader& reader, pugi::xml_node node);
  void footnotes(element_flow::FlowReader& reader, pugi::xml_node node);
  void reference_list(element_flow::FlowReader& reader, pugi::xml_node node);
  Figure picture(element_flow::FlowReader& reader, pugi::xml_node node);

  /// Does the text refer to it? What contributors refer to does not count.
  bool is_referred(std::string_view id) const { return referred_.count(std::string(id)) > 0; }

  element_flow::Vocabulary vocabulary_;
  std::unordered_map<std::string, pugi::xml_node> ids_;
  std::unordered_set<std::string> referred_;
};

}  // namespace galley::jats

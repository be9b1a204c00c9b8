// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Which elements may stand in which, for formats whose schema is not to be had on Debian: the part of it that a
/// writer uses, taken from the format's documentation.

#include <map>
#include <pugixml.hpp>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace galley::testing {

struct ElementRule {
  std::string_view name;
  /// What may stand in it, apart by spaces: elements, and #text. A number after a bar is the element's place where
  /// order counts: `title|1 p|2`.
  std::string_view content;
  std::string_view attributes;
};

class ElementRules {
 public:
  explicit ElementRules(const std::vector<ElementRule>& rules) {
    for (const ElementRule& rule : rules) {
      Known& known = known_[std::string(rule.name)];
      for (const std::string& each : words(rule.content)) {
        const std::size_t bar = each.find('|');
        known.places[each.substr(0, bar)] = bar == std::string::npos ? 0 : std::stoi(each.substr(bar + 1));
      }
      for (const std::string& each : words(rule.attributes)) known.attributes.insert(each);
    }
  }

  /// What is against the rules in an XML file; empty: nothing. Identifiers must be unique, and `references` (names
  /// of attributes) must name one.
  std::vector<std::string> faults(const std::string& xml, const std::set<std::string>& references) const {
    pugi::xml_document tree;
    std::vector<std::string> found;
    if (!tree.load_buffer(xml.data(), xml.size(), pugi::parse_default | pugi::parse_ws_pcdata))
      return {"not well-formed"};
    std::set<std::string> identifiers;
    std::vector<std::string> wanted;
    check(tree.document_element(), found, references, identifiers, wanted);
    for (const std::string& each : wanted) {
      if (identifiers.count(each) == 0) found.push_back("nothing has the id " + each);
    }
    return found;
  }

 private:
  struct Known {
    std::map<std::string, int> places;
    std::set<std::string> attributes;
  };

  static std::vector<std::string> words(std::string_view text) {
    std::istringstream stream{std::string(text)};
    std::vector<std::string> result;
    for (std::string word; stream >> word;) result.push_back(word);
    return result;
  }

  void check(pugi::xml_node node, std::vector<std::string>& found, const std::set<std::string>& references,
             std::set<std::string>& identifiers, std::vector<std::string>& wanted) const {
    const std::string name = node.name();
    const auto rule = known_.find(name);
    if (rule == known_.end()) {
      found.push_back("<" + name + "> is not known");
      return;
    }
    for (const pugi::xml_attribute each : node.attributes()) {
      if (rule->second.attributes.count(each.name()) == 0) found.push_back(name + " has no attribute " + each.name());
      const std::string value = each.value();
      if (std::string(each.name()) == "id" && !identifiers.insert(value).second)
        found.push_back("twice the id " + value);
      if (references.count(each.name()) > 0 && (value.empty() || value[0] == '#')) wanted.push_back(value.substr(1));
      if (references.count("=" + std::string(each.name())) > 0) wanted.push_back(value);
    }
    int place = 0;
    for (const pugi::xml_node child : node.children()) {
      const bool text = child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata;
      if (text && std::string_view(child.value()).find_first_not_of(" \t\r\n") == std::string_view::npos) continue;
      if (!text && child.type() != pugi::node_element) continue;
      const std::string kind = text ? "#text" : child.name();
      const auto allowed = rule->second.places.find(kind);
      if (allowed == rule->second.places.end()) {
        found.push_back(kind + " stands in <" + name + ">");
      } else if (allowed->second < place) {
        found.push_back(kind + " comes too late in <" + name + ">");
      } else {
        place = allowed->second;
      }
      if (!text) check(child, found, references, identifiers, wanted);
    }
  }

  std::map<std::string, Known> known_;
};

}  // namespace galley::testing

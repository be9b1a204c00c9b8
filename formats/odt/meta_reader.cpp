// SPDX-License-Identifier: Apache-2.0
#include "odt/meta_reader.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace galley::odt {

namespace {

struct Term {
  std::string_view element;
  std::string_view term;
};

constexpr auto terms = std::to_array<Term>({
    {"dc:title", "title"},
    {"meta:initial-creator", "creator"},
    {"dc:subject", "subject"},
    {"dc:description", "description"},
    {"meta:keyword", "keywords"},
    {"meta:creation-date", "created"},
    {"dc:date", "modified"},
    {"dc:publisher", "publisher"},
    {"dc:identifier", "identifier"},
});

constexpr std::size_t most_entries = 10'000;

}  // namespace

MetaFacts read_meta(const pugi::xml_node& meta) {
  MetaFacts facts;
  std::string last_creator;
  const auto read = [&](auto&& self, const pugi::xml_node& container) -> void {
    for (const pugi::xml_node node : container.children()) {
      const std::string_view name = node.name();
      const std::string_view value = node.child_value();
      if (name == "meta:keywords") {
        self(self, node);  // OpenOffice.org 1
        continue;
      }
      if (value.empty() || facts.metadata.size() >= most_entries) continue;
      if (name == "dc:language") {
        facts.language = value;
      } else if (name == "dc:creator") {
        last_creator = value;
      } else if (name == "meta:user-defined") {
        const std::string_view key = node.attribute("meta:name").value();
        if (!key.empty()) facts.metadata.push_back({std::string(key), std::string(value), {}, {}});
      } else {
        const auto known =
            std::find_if(terms.begin(), terms.end(), [name](const Term& t) { return t.element == name; });
        if (known != terms.end()) facts.metadata.push_back({std::string(known->term), std::string(value), {}, {}});
      }
    }
  };
  read(read, meta);
  // dc:creator is who saved the document last; who began it is its creator, if that is told.
  if (!last_creator.empty() && find_metadata(facts.metadata, "creator").empty()) {
    facts.metadata.push_back({"creator", last_creator, {}, {}});
  }
  return facts;
}

}  // namespace galley::odt

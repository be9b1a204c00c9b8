// SPDX-License-Identifier: Apache-2.0
#pragma once

/// How much of what stands below each element of a page.

#include <cstdint>
#include <pugixml.hpp>
#include <string_view>
#include <unordered_map>

namespace galley::html {

struct Measure {
  std::int64_t text = 0;       ///< characters without white space; East Asian ones count twice
  std::int64_t link_text = 0;  ///< of them in links; those within the page count a third
  std::int64_t heading_text = 0;
  std::int64_t list_text = 0;
  std::int64_t commas = 0;
  std::int64_t paragraphs = 0;
  std::int64_t pictures = 0;
  std::int64_t items = 0;
  std::int64_t inputs = 0;
  std::int64_t embeds = 0;

  Measure& operator+=(const Measure& other);
  Measure& operator-=(const Measure& other);

  double link_density() const { return text == 0 ? 0 : static_cast<double>(link_text) / static_cast<double>(text); }
};

/// The measures of every element below a root, kept true as elements are taken away.
class Measures {
 public:
  explicit Measures(pugi::xml_node root);

  const Measure& of(pugi::xml_node node) const;

  /// Removes the node from the tree and from the measures of what is around it.
  void remove(pugi::xml_node node);

 private:
  pugi::xml_node root_;
  std::unordered_map<const void*, Measure> measures_;
};

/// Counts the text of one string.
Measure measure_text(std::string_view text);

}  // namespace galley::html

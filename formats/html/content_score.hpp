// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <pugixml.hpp>
#include <unordered_map>
#include <vector>

#include "galley/plugin.hpp"
#include "html/node_measure.hpp"

namespace galley::html {

/// Scores elements by the running text that stands in them: each paragraph counts for what holds it, by half for what
/// holds that, and less further out.
class ContentScores {
 public:
  ContentScores(pugi::xml_node body, const Measures& measures, bool by_words, const Context& context);

  /// 0 for what holds no paragraph.
  double of(pugi::xml_node node) const;

  /// The elements with the highest scores, best first, at most five.
  const std::vector<pugi::xml_node>& best() const { return best_; }

 private:
  std::unordered_map<const void*, double> scores_;
  std::vector<pugi::xml_node> best_;
};

/// Does the element hold text or phrases themselves, and no boxes: is it read as a paragraph?
bool is_text_block(pugi::xml_node node);

}  // namespace galley::html

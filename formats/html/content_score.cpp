// SPDX-License-Identifier: Apache-2.0
#include "html/content_score.hpp"

#include <algorithm>
#include <string_view>

#include "html/element_words.hpp"
#include "xhtml/characters.hpp"
#include "xhtml/element.hpp"
#include "xhtml/tree_walk.hpp"

namespace galley::html {
namespace {

constexpr std::int64_t shortest_paragraph = 25;
constexpr int levels_up = 5;

bool is_scored(std::string_view name) {
  return name == "p" || name == "pre" || name == "section" || name == "h2" || name == "h3" || name == "h4" ||
         name == "h5" || name == "h6";
}

double score_of_kind(std::string_view name) {
  if (name == "div" || name == "article" || name == "main") return 5;
  if (name == "pre" || name == "td" || name == "blockquote") return 3;
  if (name == "address" || name == "ol" || name == "ul" || name == "dl" || name == "dd" || name == "dt" ||
      name == "li" || name == "form") {
    return -3;
  }
  if (name == "th" || (name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6')) return -5;
  return 0;
}

}  // namespace

bool is_text_block(pugi::xml_node node) {
  bool text = false;
  for (const pugi::xml_node child : node.children()) {
    if (child.type() == pugi::node_element) {
      if (xhtml::is_block_level(xhtml::element_kind(child.name()).element)) return false;
      // A phrase around boxes is none.
      for (const pugi::xml_node inner : child.children()) {
        if (inner.type() == pugi::node_element && xhtml::is_block_level(xhtml::element_kind(inner.name()).element))
          return false;
      }
      text = true;
    } else if (!xhtml::is_blank(child.value())) {
      text = true;
    }
  }
  return text;
}

ContentScores::ContentScores(pugi::xml_node body, const Measures& measures, bool by_words, const Context& context) {
  std::vector<pugi::xml_node> candidates;
  std::size_t visited = 0;
  xhtml::for_each_element(body, [&](pugi::xml_node node) {
    if (++visited % 1024 == 0) context.check_cancelled();
    const std::string_view name = node.name();
    const Measure* measure = &measures.of(node);
    Measure own;
    const bool box = name == "div" || name == "center" || name == "dd" || name == "font" || name == "td";
    if (!is_scored(name) && !box) return;
    if (box) {
      if (!is_text_block(node)) {
        // Text straight in a box, parted by line ends or standing beside other boxes, is a paragraph too.
        for (const pugi::xml_node child : node.children()) {
          if (child.type() == pugi::node_pcdata) own += measure_text(child.value());
        }
        measure = &own;
      }
    }
    if (measure->text < shortest_paragraph) return;
    const double score =
        2 + static_cast<double>(measure->commas) + std::min(static_cast<double>(measure->text) / 100, 3.0);
    pugi::xml_node holder = measure == &own ? node : node.parent();
    for (int level = 0; level < levels_up && holder && holder != body.parent(); ++level, holder = holder.parent()) {
      const auto [known, is_new] = scores_.try_emplace(holder.internal_object(), 0);
      if (is_new) {
        known->second = score_of_kind(holder.name()) + (by_words ? weight_of_words(holder) : 0);
        candidates.push_back(holder);
      }
      known->second += level == 0 ? score : level == 1 ? score / 2 : score / (level * 3);
    }
  });
  for (const pugi::xml_node candidate : candidates) {
    scores_[candidate.internal_object()] *= 1 - std::min(1.0, measures.of(candidate).link_density());
  }
  const auto better = [this](pugi::xml_node a, pugi::xml_node b) { return of(a) > of(b); };
  const std::size_t count = std::min<std::size_t>(5, candidates.size());
  std::partial_sort(candidates.begin(), candidates.begin() + static_cast<long>(count), candidates.end(), better);
  best_.assign(candidates.begin(), candidates.begin() + static_cast<long>(count));
}

double ContentScores::of(pugi::xml_node node) const {
  const auto found = scores_.find(node.internal_object());
  return found == scores_.end() ? 0 : found->second;
}

}  // namespace galley::html

// SPDX-License-Identifier: Apache-2.0
#include "model/canonical_anchors.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "galley/walk.hpp"
#include "model/canonical_inlines.hpp"

namespace galley::model {

namespace {

template <class OnAnchor, class OnRun>
void walk_anchors(Article& article, const OnAnchor& on_anchor, const OnRun& on_run) {
  const auto on_part = [&](auto& part) {
    if (!part.id.empty()) on_anchor(part.id);
  };
  on_part(article);
  walk_article(article, on_part, on_part, on_run);
  for (Note& note : article.notes) walk_blocks(note.blocks, on_part, on_run);
}

struct Anchor {
  std::string* first;
  bool used = false;
};

}  // namespace

void canonicalize_anchors(Document& document) {
  std::unordered_map<std::string_view, Anchor> anchors;
  std::vector<std::string*> surplus;
  bool links = false;
  const auto see_link = [&](Inline& each) {
    const auto* link = std::get_if<Link>(&each.value);
    links = links || (link != nullptr && link->target.front() == '#');
  };
  for (Article& article : document.articles) {
    walk_anchors(
        article,
        [&](std::string& id) {
          if (!anchors.try_emplace(id, Anchor{&id}).second) surplus.push_back(&id);
        },
        [&](Inlines& inlines) {
          if (!links) walk_inlines(inlines, see_link);
        });
  }
  if (links) {
    const std::function<bool(std::string_view)> exists = [&](std::string_view name) {
      const auto found = anchors.find(name);
      if (found == anchors.end()) return false;
      found->second.used = true;
      return true;
    };
    for (Article& article : document.articles) {
      const std::string_view language = article.language.empty() ? document.language : article.language;
      walk_anchors(
          article, [](std::string&) {},
          [&](Inlines& inlines) {
            canonicalize_run(inlines, {language, nullptr, &exists});
          });
    }
  }
  // Names are cleared last, since the table looks at them.
  for (const auto& [name, anchor] : anchors) {
    if (!anchor.used) surplus.push_back(anchor.first);
  }
  anchors.clear();
  for (std::string* id : surplus) id->clear();
}

}  // namespace galley::model

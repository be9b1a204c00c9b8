// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include "galley/features.hpp"

namespace galley {

namespace {

constexpr std::array<std::string_view, feature_count> names{
    "several-articles",
    "kicker",
    "headline",
    "deck",
    "byline",
    "credit-roles",
    "credit-affiliations",
    "credit-contacts",
    "dateline",
    "dateline-when",
    "sections",
    "nested-sections",
    "paragraphs",
    "lists",
    "list-starts",
    "nested-lists",
    "item-blocks",
    "tables",
    "table-header-rows",
    "table-header-cells",
    "table-spans",
    "table-captions",
    "cell-blocks",
    "figures",
    "figure-media",
    "figure-alternative-text",
    "figure-captions",
    "figure-credits",
    "quotes",
    "quote-attributions",
    "preformatted",
    "preformatted-language",
    "breaks",
    "emphasis",
    "strong",
    "superscript",
    "subscript",
    "code",
    "links",
    "link-titles",
    "internal-links",
    "notes",
    "ruby",
    "line-breaks",
    "language",
    "language-of-text",
    "metadata",
    "unused-media",
};
static_assert(!names.back().empty(), "every feature has a name");

}  // namespace

std::string_view to_string(Feature feature) {
  const auto index = static_cast<std::size_t>(feature);
  return index < names.size() ? names[index] : std::string_view("unknown");
}

std::optional<Feature> feature_named(std::string_view name) {
  const auto* found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<Feature>(found - names.begin());
}

}  // namespace galley

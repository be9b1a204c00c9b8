// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bitset>
#include <cstdint>
#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "galley/document.hpp"
#include "galley/export.hpp"

namespace galley {

/// What a document can use and a format can carry. The loss account is made of these.
enum class Feature : std::uint8_t {
  several_articles,
  kicker,
  headline,
  deck,
  byline,
  credit_roles,         ///< a role that is not empty
  credit_affiliations,  ///< CreditName::affiliation
  credit_contacts,      ///< CreditName::contact
  dateline,
  dateline_when,  ///< the ISO date beside the printed one
  sections,
  nested_sections,  ///< a section in a section
  paragraphs,
  lists,
  list_starts,   ///< an ordered list that does not begin at 1
  nested_lists,  ///< a list inside an item
  item_blocks,   ///< a list item that is not one paragraph, or one followed by lists
  tables,
  table_header_rows,
  table_header_cells,  ///< TableCell::header
  table_spans,
  table_captions,
  cell_blocks,  ///< a cell that is not at most one paragraph
  figures,
  figure_media,  ///< the picture itself
  figure_alternative_text,
  figure_captions,
  figure_credits,
  quotes,
  quote_attributions,
  preformatted,
  preformatted_language,
  breaks,
  emphasis,
  strong,
  superscript,
  subscript,
  code,
  links,
  link_titles,
  internal_links,  ///< links to an anchor of this document, and the anchors
  notes,
  ruby,
  line_breaks,
  language,          ///< of the document or of an article
  language_of_text,  ///< Text::language
  metadata,
  unused_media,  ///< media that no figure shows
  count_         ///< not a feature
};

/// How many features there are; they count from 0.
inline constexpr std::size_t feature_count = static_cast<std::size_t>(Feature::count_);

/// "several-articles", "kicker", ...: the names used by `galley formats`, manifests and loss accounts.
GALLEY_API std::string_view to_string(Feature feature);

/// The feature of this name, if there is one.
GALLEY_API std::optional<Feature> feature_named(std::string_view name);

/// A set of features.
class FeatureSet {
 public:
  FeatureSet() = default;
  FeatureSet(std::initializer_list<Feature> features) {
    for (const Feature feature : features) insert(feature);
  }
  /// Every feature there is.
  static FeatureSet all() {
    FeatureSet set;
    set.bits_.set();
    return set;
  }
  /// Every feature but these.
  static FeatureSet all_but(std::initializer_list<Feature> features) {
    FeatureSet set = all();
    for (const Feature feature : features) set.bits_.reset(static_cast<std::size_t>(feature));
    return set;
  }

  void insert(Feature feature) { bits_.set(static_cast<std::size_t>(feature)); }
  bool contains(Feature feature) const { return bits_.test(static_cast<std::size_t>(feature)); }

  bool operator==(const FeatureSet&) const = default;

 private:
  std::bitset<feature_count> bits_;
};

/// How a document uses one feature.
struct FeatureUse {
  std::uint64_t count = 0;
  std::string first;  ///< where it is used first: "article 2, section 1, paragraph 3"

  bool operator==(const FeatureUse&) const = default;
};

/// What a document uses, how often, and where first. The document should be canonical.
GALLEY_API std::map<Feature, FeatureUse> features(const Document& document);

}  // namespace galley

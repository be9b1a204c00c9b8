// SPDX-License-Identifier: Apache-2.0
#include "galley/features.hpp"

#include <gtest/gtest.h>

namespace galley {
namespace {

TEST(Features, NamesAreUniqueAndReadBack) {
  for (std::size_t i = 0; i < feature_count; ++i) {
    const auto feature = static_cast<Feature>(i);
    EXPECT_EQ(feature_named(to_string(feature)), feature) << i;
  }
  EXPECT_EQ(feature_named("flying"), std::nullopt);
  EXPECT_EQ(to_string(Feature::figure_alternative_text), "figure-alternative-text");
  EXPECT_EQ(to_string(Feature::unused_media), "unused-media");
}

TEST(Features, CountsAndSaysWhereFirst) {
  Document document;
  document.articles.resize(2);
  document.articles[0].headline = plain("H");
  document.articles[1].headline = plain("H");
  document.articles[1].sections.resize(1);
  Section& section = document.articles[1].sections[0];
  section.blocks = {
      paragraph("a"),
      {List{true, 3, {{{paragraph("i")}}, {{paragraph("i"), {List{false, 1, {{{paragraph("n")}}}}, {}}}}}}, {}},
      {Paragraph{{{Text{"x", Style::strong | Style::emphasis, {}}}}}, {}}};
  const auto used = features(document);
  EXPECT_EQ(used.at(Feature::several_articles), (FeatureUse{2, "article 2"}));
  EXPECT_EQ(used.at(Feature::headline), (FeatureUse{2, "article 1, headline"}));
  EXPECT_EQ(used.at(Feature::sections), (FeatureUse{1, "article 2, section 1"}));
  EXPECT_EQ(used.at(Feature::lists), (FeatureUse{2, "article 2, section 1, list 1"}));
  EXPECT_EQ(used.at(Feature::list_starts).count, 1U);
  EXPECT_EQ(used.at(Feature::nested_lists), (FeatureUse{1, "article 2, section 1, list 1, item 2"}));
  EXPECT_EQ(used.at(Feature::strong), (FeatureUse{1, "article 2, section 1, paragraph 2"}));
  EXPECT_EQ(used.at(Feature::paragraphs).count, 5U);
  EXPECT_EQ(used.count(Feature::item_blocks), 0U);
  EXPECT_EQ(used.count(Feature::tables), 0U);
  EXPECT_EQ(used.count(Feature::nested_sections), 0U);
}

TEST(Features, AnEmptyDocumentUsesNone) { EXPECT_TRUE(features({}).empty()); }

TEST(Features, TellsUsedMediaFromUnused) {
  Document document;
  const std::string shown = add_media(document, {"image/png", "a"});
  add_media(document, {"image/png", "b"});
  document.articles.emplace_back().blocks = {{Figure{shown, {}, {}, {}, {}}, {}}};
  EXPECT_EQ(features(document).at(Feature::unused_media), (FeatureUse{1, "document"}));
}

}  // namespace
}  // namespace galley

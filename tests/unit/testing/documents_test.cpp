// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "galley/compare.hpp"
#include "galley/features.hpp"
#include "testing/feature_complete.hpp"
#include "testing/random_document.hpp"
#include "testing/random_text.hpp"
#include "testing/restrict.hpp"

namespace galley::testing {
namespace {

void expect_canonical(const Document& document) {
  Document again = document;
  canonicalize(again);
  EXPECT_TRUE(again == document);
  for (const Difference& difference : compare(document, again)) ADD_FAILURE() << difference.message;
}

FeatureSet random_features(std::uint64_t seed) {
  Random random(seed);
  FeatureSet set;
  const std::size_t percent = random.between(20, 95);
  for (std::size_t i = 0; i < feature_count; ++i) {
    if (random.chance(percent)) set.insert(static_cast<Feature>(i));
  }
  return set;
}

void expect_within(const Document& document, const FeatureSet& set) {
  for (const auto& [feature, use] : features(document)) {
    EXPECT_TRUE(set.contains(feature)) << to_string(feature) << " at " << use.first;
  }
}

TEST(FeatureComplete, UsesEveryFeature) {
  const auto used = features(feature_complete_document());
  for (std::size_t i = 0; i < feature_count; ++i) {
    EXPECT_EQ(used.count(static_cast<Feature>(i)), 1U) << to_string(static_cast<Feature>(i));
  }
}

TEST(FeatureComplete, IsCanonical) { expect_canonical(feature_complete_document()); }

TEST(Restrict, TakesAwayEachFeatureByItself) {
  for (std::size_t i = 0; i < feature_count; ++i) {
    SCOPED_TRACE(to_string(static_cast<Feature>(i)));
    const FeatureSet set = FeatureSet::all_but({static_cast<Feature>(i)});
    const Document document = restrict_document(feature_complete_document(), set);
    expect_within(document, set);
    expect_canonical(document);
    EXPECT_FALSE(document.articles.empty());
  }
}

TEST(Restrict, TakesAwayAnySet) {
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    SCOPED_TRACE(seed);
    const FeatureSet set = random_features(seed);
    expect_within(restrict_document(feature_complete_document(), set), set);
  }
}

TEST(Restrict, KeepsTheTextOfWhatItUnwraps) {
  Document document;
  document.articles.emplace_back().blocks = {
      {Paragraph{
           {{Text{"a ", {}, {}}}, {Link{"x", {}, {{Text{"b", Style::strong, {}}}}}}, {LineBreak{}}, {Ruby{"c", "d"}}}},
       {}},
      {List{false, 1, {{{paragraph("e")}}, {{paragraph("f")}}}}, {}}};
  document = restrict_document(document, {Feature::paragraphs});
  ASSERT_EQ(document.articles[0].blocks.size(), 3U);
  EXPECT_EQ(document.articles[0].blocks[0], paragraph("a b c"));
  EXPECT_EQ(document.articles[0].blocks[2], paragraph("f"));
}

TEST(RandomDocument, IsCanonicalAndTheSameEachTime) {
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    for (const Shape shape : {Shape::usual, Shape::any}) {
      SCOPED_TRACE(seed);
      const Document document = random_document(seed, FeatureSet::all(), shape);
      expect_canonical(document);
      EXPECT_TRUE(document == random_document(seed, FeatureSet::all(), shape));
    }
  }
}

TEST(RandomDocument, KeepsToItsFeatures) {
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    SCOPED_TRACE(seed);
    const FeatureSet set = random_features(seed);
    const Document document = random_document(seed, set, Shape::any);
    expect_within(document, set);
    expect_canonical(document);
  }
}

TEST(RandomDocument, UsesEverythingInTime) {
  for (const Shape shape : {Shape::usual, Shape::any}) {
    FeatureSet seen;
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
      for (const auto& [feature, use] : features(random_document(seed, FeatureSet::all(), shape))) seen.insert(feature);
    }
    for (std::size_t i = 0; i < feature_count; ++i) {
      EXPECT_TRUE(seen.contains(static_cast<Feature>(i))) << to_string(static_cast<Feature>(i));
    }
  }
}

TEST(RandomDocument, UsualOnesHaveHeadlinesAndHeadings) {
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    const Document document = random_document(seed, FeatureSet::all());
    for (const Article& article : document.articles) {
      EXPECT_TRUE(document.articles.size() == 1 || !article.headline.empty()) << seed;
      for (const Section& section : article.sections) EXPECT_FALSE(section.heading.empty()) << seed;
    }
  }
}

}  // namespace
}  // namespace galley::testing

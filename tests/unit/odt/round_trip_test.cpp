// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "testing/feature_complete.hpp"
#include "testing/random_document.hpp"
#include "unit/odt/conversion.hpp"

namespace galley::odt {
namespace {

TEST(RoundTrip, KeepsEveryFeature) {
  const Document document = galley::testing::feature_complete_document();
  EXPECT_EQ(testing::differences(document, testing::read(testing::write(document))), "");
  EXPECT_EQ(testing::differences(document, testing::read(testing::write(document, {{"columns", "3"}}))), "");
}

TEST(RoundTrip, KeepsRandomDocuments) {
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    const Document document = galley::testing::random_document(seed, FeatureSet::all());
    ASSERT_EQ(testing::differences(document, testing::read(testing::write(document))), "") << "seed " << seed;
  }
}

TEST(RoundTrip, KeepsAnItemThatHoldsATableAndGoesOn) {
  Document document;
  Article& article = document.articles.emplace_back();
  article.headline = plain("Harbour reopens");
  Table table;
  table.rows = {{{{{paragraph("north")}, false, 2, 1}}}, {{{{paragraph("a")}}, {{paragraph("b")}}}}};
  List list{true, 7, {}};
  list.items = {{{paragraph("one"), {table, {}}, paragraph("more")}}, {{paragraph("two")}}};
  article.blocks = {{list, {}}};
  EXPECT_EQ(testing::differences(document, testing::read(testing::write(document))), "");
}

TEST(RoundTrip, GivesTheSameBytesTwice) {
  const Document document = galley::testing::feature_complete_document();
  EXPECT_EQ(testing::write(document), testing::write(document));
}

}  // namespace
}  // namespace galley::odt

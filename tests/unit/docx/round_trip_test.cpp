// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <random>

#include "galley/compare.hpp"
#include "testing/feature_complete.hpp"
#include "testing/random_document.hpp"
#include "unit/docx/conversion.hpp"

namespace galley::docx {
namespace {

std::string differences(const Document& a, const Document& b) {
  std::string text;
  for (const Difference& difference : compare(a, b, 10)) text += difference.place + ": " + difference.message + "\n";
  return text;
}

TEST(RoundTrip, KeepsEveryFeature) {
  const Document document = galley::testing::feature_complete_document();
  EXPECT_EQ(differences(document, testing::read(testing::write(document))), "");
}

void keep_random(galley::testing::Shape shape, std::uint64_t first, std::uint64_t last) {
  for (std::uint64_t seed = first; seed <= last; ++seed) {
    const Document document = galley::testing::random_document(seed, FeatureSet::all(), shape);
    const std::string found = differences(document, testing::read(testing::write(document)));
    ASSERT_EQ(found, "") << "seed " << seed;
  }
}

TEST(RoundTrip, KeepsUsualRandomDocuments) { keep_random(galley::testing::Shape::usual, 1, 40); }

TEST(RoundTrip, KeepsAnyRandomDocument) { keep_random(galley::testing::Shape::any, 1001, 1040); }

TEST(RoundTrip, KeepsAFigureWithoutAPicture) {
  Document document;
  document.articles.emplace_back().headline = plain("Harbour reopens");
  document.articles[0].blocks = {{Figure{{}, {}, "a quay", {}, {}}, {}},
                                 {Figure{{}, {}, {}, plain("The quay"), plain("Ana Lima")}, {}}};
  EXPECT_EQ(differences(document, testing::read(testing::write(document))), "");
}

TEST(RoundTrip, KeepsPeopleWithoutNamesApart) {
  Document document;
  document.articles.emplace_back().headline = plain("Harbour reopens");
  document.articles[0].byline.credits = {
      {"author", "By", {{"Ana Lima", "Harbour Board", {}}, {{}, "Harbour Board", {}}, {{}, "City Hall", {}}}}};
  EXPECT_EQ(differences(document, testing::read(testing::write(document))), "");
}

TEST(RoundTrip, GivesTheSameBytesTwice) {
  const Document document = galley::testing::feature_complete_document();
  EXPECT_EQ(testing::write(document), testing::write(document));
}

TEST(RoundTrip, KeepsEveryFeatureInColumns) {
  const Document document = galley::testing::feature_complete_document();
  EXPECT_EQ(differences(document, testing::read(testing::write(document, {{"columns", "3"}, {"page-size", "a3"}}))),
            "");
}

}  // namespace
}  // namespace galley::docx

// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "conversion.hpp"
#include "galley/compare.hpp"
#include "testing/feature_complete.hpp"
#include "testing/random_document.hpp"

namespace galley::testing {
namespace {

using ::testing::IsEmpty;

std::vector<std::string> differences(const Document& a, const Document& b) {
  std::vector<std::string> lines;
  for (const Difference& each : compare(a, b, 10)) lines.push_back(each.place + ": " + each.message);
  return lines;
}

TEST(EpubRoundTrip, KeepsTheFeatureCompleteDocument) {
  const Document document = feature_complete_document();
  const ReadResult result = read_epub(write_epub(document));
  EXPECT_THAT(differences(document, result.document), IsEmpty());
  EXPECT_EQ(result.document.metadata, document.metadata);
  EXPECT_EQ(result.document.media, document.media);
  EXPECT_EQ(result.diagnostics.count(Severity::warning), 0U);
}

TEST(EpubRoundTrip, KeepsItWithEveryOption) {
  const Document document = feature_complete_document();
  EXPECT_THAT(differences(document, read_epub(write_epub(document, {{"cover", "none"}})).document), IsEmpty());
  EXPECT_THAT(differences(document, read_epub(write_epub(document, {{"writing-mode", "vertical"}})).document),
              IsEmpty());
}

TEST(EpubRoundTrip, KeepsRandomDocuments) {
  for (std::uint64_t seed = 1; seed <= 150; ++seed) {
    const Document document =
        random_document(seed, epub::describe().carries, seed % 2 == 0 ? Shape::any : Shape::usual);
    const ReadResult result = read_epub(write_epub(document));
    ASSERT_THAT(differences(document, result.document), IsEmpty()) << "seed " << seed;
    ASSERT_EQ(result.document.metadata, document.metadata) << "seed " << seed;
    ASSERT_EQ(result.document.media, document.media) << "seed " << seed;
  }
}

TEST(EpubRoundTrip, KeepsAnEmptyDocument) {
  const ReadResult result = read_epub(write_epub({}));
  EXPECT_EQ(result.document, Document{});
}

TEST(EpubRoundTrip, GivesTheSameBytesAgain) {
  const Document document = feature_complete_document();
  EXPECT_EQ(write_epub(document), write_epub(document));
}

}  // namespace
}  // namespace galley::testing

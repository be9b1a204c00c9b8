// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "conversion.hpp"
#include "galley/compare.hpp"
#include "testing/feature_complete.hpp"
#include "testing/random_document.hpp"
#include "xhtml/data_address.hpp"

namespace galley::testing {
namespace {

using ::testing::IsEmpty;

std::vector<std::string> differences(const Document& a, const Document& b) {
  std::vector<std::string> lines;
  for (const Difference& each : compare(a, b, 10)) lines.push_back(each.place + ": " + each.message);
  return lines;
}

// Without the media that no figure shows.
Document carried() {
  Document document = feature_complete_document();
  const std::string page = write_markdown(document);
  for (auto each = document.media.begin(); each != document.media.end();) {
    std::string address;
    xhtml::append_data_address(address, each->second);
    each = page.find(address) == std::string::npos ? document.media.erase(each) : std::next(each);
  }
  return document;
}

TEST(MarkdownRoundTrip, KeepsTheFeatureCompleteDocument) {
  const Document document = carried();
  const ReadResult result = read_markdown(write_markdown(document));
  EXPECT_THAT(differences(document, result.document), IsEmpty());
  EXPECT_EQ(result.document.metadata, document.metadata);
  EXPECT_EQ(result.document.media, document.media);
  EXPECT_EQ(result.diagnostics.count(Severity::warning), 0U);
}

TEST(MarkdownRoundTrip, KeepsRandomDocuments) {
  for (std::uint64_t seed = 1; seed <= 150; ++seed) {
    const Document document =
        random_document(seed, markdown::describe().carries, seed % 2 == 0 ? Shape::any : Shape::usual);
    const ReadResult result = read_markdown(write_markdown(document));
    ASSERT_THAT(differences(document, result.document), IsEmpty()) << "seed " << seed;
    ASSERT_EQ(result.document.metadata, document.metadata) << "seed " << seed;
    ASSERT_EQ(result.document.media, document.media) << "seed " << seed;
  }
}

TEST(MarkdownRoundTrip, KeepsAnEmptyDocument) {
  const ReadResult result = read_markdown(write_markdown({}));
  EXPECT_EQ(result.document, Document{});
}

TEST(MarkdownRoundTrip, GivesTheSameBytesAgain) {
  const Document document = carried();
  EXPECT_EQ(write_markdown(document), write_markdown(document));
}

}  // namespace
}  // namespace galley::testing

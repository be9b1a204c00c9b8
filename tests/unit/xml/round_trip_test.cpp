// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "galley/compare.hpp"
#include "testing/feature_complete.hpp"
#include "testing/random_document.hpp"
#include "unit/xml/conversion.hpp"

namespace galley::xml {
namespace {

void expect_same(const Document& document) {
  const std::string written = write_xml(document);
  const ReadResult read = read_xml(written);
  for (const Difference& difference : compare(document, read.document)) {
    ADD_FAILURE() << difference.place << ": " << difference.message;
  }
  for (const Diagnostic& diagnostic : read.diagnostics.entries()) {
    ADD_FAILURE() << to_string(diagnostic.place) << ": " << diagnostic.message;
  }
  // Nothing but canonical form itself was needed to read it.
  Document canonical = read.document;
  canonicalize(canonical);
  EXPECT_TRUE(canonical == document);
  EXPECT_EQ(write_xml(canonical), written);
}

TEST(XmlRoundTrip, EveryFeature) { expect_same(testing::feature_complete_document()); }

TEST(XmlRoundTrip, EmptyDocument) { expect_same({}); }

TEST(XmlRoundTrip, RandomDocuments) {
  for (std::uint64_t seed = 0; seed < 200 && !::testing::Test::HasFailure(); ++seed) {
    SCOPED_TRACE(seed);
    expect_same(testing::random_document(seed, FeatureSet::all(), testing::Shape::any));
  }
}

TEST(XmlRoundTrip, WithoutIndentation) {
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    const Document document = testing::random_document(seed, FeatureSet::all(), testing::Shape::any);
    const std::string written = write_xml(document, {{"indent", "false"}});
    EXPECT_EQ(written.find("\n  <"), std::string::npos);
    Document read = read_xml(written).document;
    canonicalize(read);
    EXPECT_TRUE(read == document) << seed;
  }
}

TEST(XmlRoundTrip, LargePicture) {
  Document document;
  std::string bytes(200'001, '\0');
  for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<char>(i * i >> 3);
  add_media(document, {"image/png", bytes});
  expect_same(document);
}

TEST(XmlRoundTrip, DeepDocumentsWithinTheLimit) {
  Document document;
  Blocks blocks{paragraph("deep")};
  for (std::size_t i = 0; i < Limits{}.depth; ++i) {
    Table table;
    table.rows.push_back({{TableCell{std::move(blocks), false, 1, 1}}});
    blocks = {{std::move(table), {}}};
  }
  std::vector<Section> sections(1);
  sections[0].blocks = std::move(blocks);
  for (std::size_t i = 1; i < Limits{}.depth; ++i) {
    std::vector<Section> outer(1);
    outer[0].sections = std::move(sections);
    sections = std::move(outer);
  }
  document.articles.emplace_back().sections = std::move(sections);
  expect_same(document);
}

}  // namespace
}  // namespace galley::xml

// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>

#include "galley/compare.hpp"
#include "testing/child_process.hpp"
#include "testing/feature_complete.hpp"
#include "testing/random_document.hpp"
#include "unit/pandoc_json/conversion.hpp"

namespace galley::pandoc_json {
namespace {

void expect_same(const Document& document, const Document& read) {
  for (const Difference& difference : compare(document, read)) {
    ADD_FAILURE() << difference.place << ": " << difference.message;
  }
  EXPECT_TRUE(document == read);
}

/// What `pandoc` makes of its input.
std::string through_pandoc(std::vector<std::string> arguments, const std::string& input) {
  arguments.insert(arguments.begin(), "/usr/bin/pandoc");
  const testing::Outcome outcome = testing::run({.words = std::move(arguments), .input = input});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.errors;
  return outcome.output;
}

bool has_pandoc() { return std::filesystem::exists("/usr/bin/pandoc"); }

TEST(PandocJsonRoundTrip, EveryFeature) {
  const Document document = testing::feature_complete_document();
  expect_same(document, read_json(write_json(document)));
  expect_same(document, read_json(write_json(document, {{"api", "1.23"}})));
}

TEST(PandocJsonRoundTrip, EmptyDocument) { expect_same({}, read_json(write_json({}))); }

TEST(PandocJsonRoundTrip, RandomDocuments) {
  for (std::uint64_t seed = 0; seed < 300 && !::testing::Test::HasFailure(); ++seed) {
    SCOPED_TRACE(seed);
    const Document document = testing::random_document(seed, FeatureSet::all(), testing::Shape::any);
    expect_same(document, read_json(write_json(document)));
  }
}

TEST(PandocJsonRoundTrip, ThroughPandocItself) {
  if (!has_pandoc()) GTEST_SKIP() << "pandoc is not installed";
  const Document document = testing::feature_complete_document();
  expect_same(document, read_json(through_pandoc({"-f", "json", "-t", "json"}, write_json(document))));
  for (std::uint64_t seed = 1; seed <= 10 && !::testing::Test::HasFailure(); ++seed) {
    SCOPED_TRACE(seed);
    const Document random = testing::random_document(seed, FeatureSet::all(), testing::Shape::any);
    expect_same(random, read_json(through_pandoc({"-f", "json", "-t", "json"}, write_json(random))));
  }
}

TEST(PandocJsonRoundTrip, NotesThatAreSharedOrReferToEachOther) {
  Document document;
  Article& article = document.articles.emplace_back();
  article.headline = plain("Notes");
  const auto reference = [](const char* id) { return Inline{NoteReference{id}}; };
  const auto words = [](const char* text) { return Inline{Text{text}}; };
  article.blocks = {
      {Paragraph{{words("a"), reference("n1"), words(" b"), reference("n2"), words(" c"), reference("n1")}}, {}}};
  article.notes = {{"n1", {{Paragraph{{words("see"), reference("n2")}}, {}}}},
                   {"n2", {{Paragraph{{words("see"), reference("n1"), reference("n3")}}, {}}}},
                   {"n3", {paragraph("third")}},
                   {"n4", {{Paragraph{{words("alone"), reference("n4")}}, {}}}},
                   {"n5", {paragraph("unused")}}};
  canonicalize(document);
  expect_same(document, read_json(write_json(document)));
}

/// What a reader of pandoc's HTML sees.
TEST(PandocJsonWriting, ShowsWellInPandocsHtml) {
  if (!has_pandoc()) GTEST_SKIP() << "pandoc is not installed";
  const std::string html =
      through_pandoc({"-f", "json", "-t", "html", "--wrap=none"}, write_json(testing::feature_complete_document()));
  for (const char* part :
       {"<h1 class=\"headline\">老城新韵: 一座江城的更新之路</h1>", "<div class=\"kicker\">", "<section",
        "<span class=\"name\" data-contact=\"hemin@example.cn\">何敏</span>", ">South</th>",
        "<span class=\"rt\">(とうきょう)</span>", "<figcaption", "class=\"footnote-ref\"", "lang=\"ar\""}) {
    EXPECT_NE(html.find(part), std::string::npos) << part << " is not in\n" << html.substr(0, 6000);
  }
}

}  // namespace
}  // namespace galley::pandoc_json

// SPDX-License-Identifier: Apache-2.0
#include "galley/measure.hpp"

#include <gtest/gtest.h>

namespace galley {
namespace {

TextMeasure counts(std::uint64_t words, std::uint64_t characters) { return {words, characters}; }

TEST(Measure, CountsWordsOfSpacedScripts) {
  EXPECT_EQ(measure(""), counts(0, 0));
  EXPECT_EQ(measure("It's a well-known fact, said O’Neill: 1,234.5 tons."), counts(8, 44));
  EXPECT_EQ(measure("foo,bar -- foo - bar"), counts(4, 16));
  EXPECT_EQ(measure("Größe, e\u0301te\u0301 и мир"), counts(4, 13));
  EXPECT_EQ(measure("대한민국 만세"), counts(2, 6));
}

TEST(Measure, CountsIdeographsAndKanaSingly) {
  EXPECT_EQ(measure("全国政协委员，3次"), counts(8, 9));
  EXPECT_EQ(measure("東京タワー"), counts(5, 5));
  EXPECT_EQ(measure("用iPhone15拍"), counts(3, 10));
}

TEST(Measure, FollowsWordsThroughStylesButNotThroughParagraphs) {
  Article article;
  article.headline = plain("one");
  article.blocks.push_back({Paragraph{{{Text{"un", Style::emphasis, {}}}, {Text{"likely", {}, {}}}}}, {}});
  article.blocks.push_back({List{false, 1, {{{paragraph("a")}}, {{paragraph("b")}}}}, {}});
  article.blocks.push_back({Table{plain("cap"), 0, {{{TableCell{{paragraph("cell")}, false, 1, 1}}}}}, {}});
  article.blocks.push_back({Figure{{}, "x.png", "not seen", plain("caption"), plain("credit")}, {}});
  article.blocks.push_back({Preformatted{"int x", {}}, {}});
  article.sections.resize(1);
  article.sections[0].heading = plain("heading");
  article.sections[0].blocks.push_back({Quote{{paragraph("quoted")}, plain("who")}, {}});
  article.notes.push_back({"n1", {paragraph("note")}});
  article.byline.credits.push_back({"reporter", "By", {{"Jane Doe", "Reuters", "j@example.org"}}});
  article.dateline = {"BERLIN", "July 4", "2023-07-04", {}, {}};
  EXPECT_EQ(measure(article).words, 1U + 1 + 2 + 2 + 2 + 2 + 1 + 2 + 1 + 4 + 3);
  Document document;
  document.articles = {article, article};
  EXPECT_EQ(measure(document).words, 2 * measure(article).words);
}

TEST(Measure, DisplayWidth) {
  EXPECT_EQ(display_width("abc"), 3U);
  EXPECT_EQ(display_width("政协，a"), 7U);
  EXPECT_EQ(display_width("e\u0301"), 1U);
  EXPECT_EQ(display_width("ｱ"), 1U);
}

}  // namespace
}  // namespace galley

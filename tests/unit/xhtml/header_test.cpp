// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "reading.hpp"

namespace galley::testing {
namespace {

TEST(XhtmlHeader, ReadsMarkedHeads) {
  const Page page = read_page(
      "<article><header><p class=\"kicker\">Transport</p><h1>Ferry returns</h1><p class=\"subtitle\">After nine "
      "months</p>"
      "<p class=\"byline\">By Jane Doe</p></header><p>Text.</p></article>");
  ASSERT_EQ(page.document.articles.size(), 1U);
  const Article& article = page.document.articles[0];
  EXPECT_EQ(text_of(article.kicker), "Transport");
  EXPECT_EQ(text_of(article.headline), "Ferry returns");
  EXPECT_EQ(text_of(article.deck), "After nine months");
  ASSERT_EQ(article.byline.credits.size(), 1U);
  EXPECT_EQ(article.byline.credits[0].names.at(0).name, "Jane Doe");
  EXPECT_EQ(article.blocks.size(), 1U);
}

TEST(XhtmlHeader, ReadsHeadingGroups) {
  const Page page = read_page("<hgroup><p>Over</p><h1>Head</h1><p>Under</p></hgroup><p>x</p>");
  const Article& article = page.document.articles.at(0);
  EXPECT_EQ(text_of(article.kicker), "Over");
  EXPECT_EQ(text_of(article.headline), "Head");
  EXPECT_EQ(text_of(article.deck), "Under");
}

TEST(XhtmlHeader, TellsPhrasesOfOneLineApart) {
  const Page page = read_page(
      "<h1>Head</h1><div><span class=\"author\">By Ada Lovelace</span> <time class=\"date\" "
      "datetime=\"2023-07-04\">July 4, 2023</time></div><p>x</p>");
  const Article& article = page.document.articles.at(0);
  ASSERT_EQ(article.byline.credits.size(), 1U);
  EXPECT_EQ(article.byline.credits[0].names.at(0).name, "Ada Lovelace");
  EXPECT_EQ(article.dateline.date, "July 4, 2023");
  EXPECT_EQ(article.dateline.when, "2023-07-04");
}

TEST(XhtmlHeader, TakesNoBylineFromTheMiddleOfAText) {
  const Page page = read_page("<h1>Head</h1><p>x</p><p>More.</p><p class=\"author\">About the author</p><p>y</p>");
  EXPECT_TRUE(page.document.articles.at(0).byline.empty());
  EXPECT_EQ(page.document.articles.at(0).blocks.size(), 4U);
}

TEST(XhtmlHeader, SplitsAtArticleElements) {
  const Page page = read_page(
      "<h1>The Daily</h1><article><h2>One</h2><p>a</p><h3>Sub</h3><p>b</p></article>"
      "<article><h2>Two</h2><p>c</p></article>");
  ASSERT_EQ(page.document.articles.size(), 2U);
  EXPECT_EQ(text_of(page.document.articles[0].headline), "One");
  EXPECT_EQ(text_of(page.document.articles[0].sections.at(0).heading), "Sub");
  EXPECT_EQ(text_of(page.document.articles[1].headline), "Two");
}

TEST(XhtmlHeader, PutsHeadingsOfNestedSectionsBelow) {
  const Page page = read_page("<section><h1>A</h1><p>a</p><section><h1>B</h1><p>b</p></section></section>");
  ASSERT_EQ(page.document.articles.size(), 1U);
  EXPECT_EQ(text_of(page.document.articles[0].sections.at(0).heading), "B");
}

TEST(XhtmlHeader, KeepsHeadingsOfAsidesOutOfTheOutline) {
  const Page page = read_page("<h1>A</h1><p>a</p><aside><h2>Box</h2><p>b</p></aside><p>c</p>");
  EXPECT_TRUE(page.document.articles.at(0).sections.empty());
  EXPECT_EQ(page.document.articles.at(0).blocks.size(), 4U);
}

TEST(XhtmlHeader, TakesNoBoldnessForEmphasisInAHeading) {
  const Page page = read_page("<h1><b>Whole</b> <strong>head</strong></h1><h2>Some <b>part</b></h2><p>x</p>");
  const Article& article = page.document.articles.at(0);
  EXPECT_EQ(article.headline, plain("Whole head"));
  EXPECT_EQ(article.sections.at(0).heading.size(), 2U);
}

TEST(XhtmlHeader, TakesTheTextOfAHeadingsPicture) {
  EXPECT_EQ(
      text_of(read_page("<h1><img src=\"t.png\" alt=\"Drawn title\"/></h1><p>x</p>").document.articles.at(0).headline),
      "Drawn title");
}

}  // namespace
}  // namespace galley::testing

// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "reading.hpp"

namespace galley::testing {
namespace {

using ::testing::ElementsAre;

Inline text(std::string characters, Style style = Style::none, std::string language = {}) {
  return {Text{std::move(characters), style, std::move(language)}};
}

TEST(XhtmlPhrases, CollapsesWhiteSpaceAcrossElements) {
  EXPECT_THAT(inlines_of("<p>\n  one <b> two</b>\n\tthree </p>"),
              ElementsAre(text("one "), text("two", Style::strong), text(" three")));
}

TEST(XhtmlPhrases, KeepsNoBreakAndIdeographicSpaces) {
  EXPECT_EQ(first_text("<p>a&#160;b\u3000c</p>"), "a\u00A0b\u3000c");
}

TEST(XhtmlPhrases, ReadsALineEndBetweenIdeographsAsNothing) {
  EXPECT_EQ(first_text("<p>新闻\n纸，\n  报</p>"), "新闻纸，报");
  EXPECT_EQ(first_text("<p>新闻 纸</p>"), "新闻 纸");
  EXPECT_EQ(first_text("<p>한국\n어</p>"), "한국 어");
  EXPECT_EQ(first_text("<p>one\ntwo</p>"), "one two");
}

TEST(XhtmlPhrases, KnowsEntitiesOfHtmlInXhtml) {
  EXPECT_EQ(first_text("<p>caf&eacute;&nbsp;&mdash;&amp;lt;&hellip;&lt;&NotEqualTilde;&bogus;</p>"),
            "café\u00A0—&lt;…<≂̸&bogus;");
  EXPECT_EQ(first_text("<p>&#146;s &#x97;</p>"), "’s —");
}

TEST(XhtmlPhrases, LeavesOutPageNumbersOfPrint) {
  const Page page = read_page("<p>a<span class=\"pagenum\" id=\"Page_3\">[Pg 3]</span> b</p>");
  EXPECT_EQ(text_of(std::get<Paragraph>(page.document.articles.at(0).blocks.at(0).value).content), "a b");
  EXPECT_EQ(page.diagnostics.count(Severity::note, code::dropped_content), 1U);
}

TEST(XhtmlPhrases, LeavesCdataAsItIs) {
  EXPECT_EQ(first_text("<p><![CDATA[a &eacute; <b>]]>&eacute;</p>"), "a &eacute; <b>é");
}

TEST(XhtmlPhrases, MapsStylesOfElementsAndDeclarations) {
  EXPECT_THAT(inlines_of("<p><i>a</i><strong>b</strong><sup>c</sup><sub>d</sub><kbd>e</kbd>"
                         "<span style=\"font-style: italic; font-weight:700\">f</span>"
                         "<span style=\"font: italic bold 12px/30px Georgia, serif\">g</span>"
                         "<span style=\"font: 12px 'Bold Italic'\">h</span></p>"),
              ElementsAre(text("a", Style::emphasis), text("b", Style::strong), text("c", Style::superscript),
                          text("d", Style::subscript), text("e", Style::code),
                          text("fg", Style::emphasis | Style::strong), text("h")));
}

TEST(XhtmlPhrases, KeepsLanguagesThatDiffer) {
  EXPECT_THAT(inlines_of("<p lang=\"en\">the <span xml:lang=\"fr\">mot <i>juste</i></span></p>"),
              ElementsAre(text("the "), text("mot ", Style::none, "fr"), text("juste", Style::emphasis, "fr")));
}

TEST(XhtmlPhrases, ReadsRubyPairByPair) {
  EXPECT_THAT(inlines_of("<p><ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp>字<rt>じ</rt></ruby>だ</p>"),
              ElementsAre(Inline{Ruby{"漢", "かん"}}, Inline{Ruby{"字", "じ"}}, text("だ")));
  EXPECT_THAT(inlines_of("<p><ruby><rb>東</rb><rb>京</rb><rt>とう</rt><rt>きょう</rt></ruby></p>"),
              ElementsAre(Inline{Ruby{"東", "とう"}}, Inline{Ruby{"京", "きょう"}}));
  EXPECT_THAT(inlines_of("<p><ruby><rb>今日</rb><rt></rt></ruby></p>"), ElementsAre(text("今日")));
}

TEST(XhtmlPhrases, LeavesOutWhatIsNotShown) {
  EXPECT_EQ(first_text("<p>a<script>b</script><style>c</style><span hidden=\"hidden\">d</span>"
                       "<span style=\"display:none\">e</span><template>f</template>g</p>"),
            "ag");
}

TEST(XhtmlPhrases, QuotesAsTheLanguageDoes) {
  EXPECT_EQ(first_text("<p><q>a <q>b</q></q> <span lang=\"de\"><q>c</q></span></p>"), "“a ‘b’” „c“");
}

TEST(XhtmlPhrases, PartsParagraphsAtTwoLineEnds) {
  EXPECT_EQ(blocks_of("<div>one<br/>two<br/><br/>three</div>").size(), 2U);
}

TEST(XhtmlPhrases, KeepsALinkAroundBlocks) {
  const Blocks blocks = blocks_of("<a href=\"https://example.org/\"><div>one</div><div>two</div></a>");
  ASSERT_EQ(blocks.size(), 2U);
  for (const Block& block : blocks) {
    const auto& content = std::get<Paragraph>(block.value).content;
    ASSERT_EQ(content.size(), 1U);
    EXPECT_EQ(std::get<Link>(content.front().value).target, "https://example.org/");
  }
}

TEST(XhtmlPhrases, DropsScriptAddressesButNotTheirText) {
  EXPECT_THAT(inlines_of("<p><a href=\"javascript:x()\">go</a></p>"), ElementsAre(text("go")));
}

TEST(XhtmlPhrases, LinksToThePlaceMeant) {
  const Page page = read_page(
      "<h1>H</h1><p>See <a href=\"#t\">below</a>, <a href=\"#s\">there</a>, <a href=\"#gone\">away</a>.</p>"
      "<section id=\"s\"><h2>S</h2><p>x</p><p>y<span id=\"t\">z</span></p></section>");
  const Article& article = page.document.articles.at(0);
  ASSERT_EQ(article.sections.size(), 1U);
  EXPECT_EQ(article.sections[0].id, "s");
  ASSERT_EQ(article.sections[0].blocks.size(), 2U);
  EXPECT_EQ(article.sections[0].blocks[1].id, "t");
  const auto& content = std::get<Paragraph>(article.blocks.at(0).value).content;
  EXPECT_EQ(std::get<Link>(content.at(1).value).target, "#t");
  EXPECT_EQ(std::get<Link>(content.at(3).value).target, "#s");
}

TEST(XhtmlPhrases, GivesTwoAnchorsOfOneBlockOneName) {
  const Page page = read_page("<p><a href=\"#a\">1</a> <a href=\"#b\">2</a></p><p id=\"a\"><a id=\"b\"/>x</p>");
  const Blocks& blocks = page.document.articles.at(0).blocks;
  const auto& content = std::get<Paragraph>(blocks.at(0).value).content;
  EXPECT_EQ(std::get<Link>(content.at(0).value).target, "#" + blocks.at(1).id);
  EXPECT_EQ(std::get<Link>(content.at(2).value).target, "#" + blocks.at(1).id);
}

}  // namespace
}  // namespace galley::testing

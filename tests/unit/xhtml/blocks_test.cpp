// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "reading.hpp"

namespace galley::testing {
namespace {

std::string text_of_block(const Block& block) {
  const auto* paragraph = std::get_if<Paragraph>(&block.value);
  return paragraph == nullptr ? "(no paragraph)" : text_of(paragraph->content);
}

template <class Type>
const Type& only(const Blocks& blocks) {
  EXPECT_EQ(blocks.size(), 1U);
  return std::get<Type>(blocks.at(0).value);
}

TEST(XhtmlBlocks, ReadsListsInListsHoweverTheyNest) {
  const Blocks blocks =
      blocks_of("<ol start=\"3\"><li>a<ul><li>b</li></ul></li><ul><li>c</li></ul><li><p>d</p><p>e</p></li></ol>");
  const List& list = only<List>(blocks);
  EXPECT_TRUE(list.ordered);
  EXPECT_EQ(list.start, 3);
  ASSERT_EQ(list.items.size(), 2U);
  ASSERT_EQ(list.items[0].blocks.size(), 3U);
  EXPECT_EQ(list.items[1].blocks.size(), 2U);
}

TEST(XhtmlBlocks, TakesTheNumberOfTheFirstItem) {
  EXPECT_EQ(only<List>(blocks_of("<ol><li value=\"5\">a</li></ol>")).start, 5);
}

TEST(XhtmlBlocks, MakesItemsOfDefinitions) {
  const Blocks blocks =
      blocks_of("<dl><dt>A</dt><dt>B</dt><dd>one</dd><div><dt>C</dt><dd>two</dd><dd>three</dd></div></dl>");
  const List& list = only<List>(blocks);
  ASSERT_EQ(list.items.size(), 2U);
  EXPECT_EQ(list.items[0].blocks.size(), 3U);
  EXPECT_EQ(list.items[1].blocks.size(), 3U);
  EXPECT_EQ(text_of_block(list.items[1].blocks[2]), "three");
}

TEST(XhtmlBlocks, ReadsTablesWithHeadsAndSpans) {
  const Blocks blocks = blocks_of(
      "<table><caption>Cap</caption><thead><tr><th scope=\"col\">A</th><th colspan=\"2\">B</th></tr></thead>"
      "<tfoot><tr><td>f</td></tr></tfoot>"
      "<tbody><tr><th scope=\"row\" rowspan=\"0\">r</th><td colspan=\"99999999999\"><p>x</p><p>y</p></td></tr>"
      "<tr><td>z</td></tr></tbody></table>");
  const Table& table = only<Table>(blocks);
  EXPECT_EQ(text_of(table.caption), "Cap");
  EXPECT_EQ(table.header_rows, 1U);
  ASSERT_EQ(table.rows.size(), 4U);
  EXPECT_EQ(table.rows[0].cells[1].column_span, 2U);
  EXPECT_FALSE(table.rows[0].cells[0].header);
  EXPECT_TRUE(table.rows[1].cells[0].header);
  EXPECT_EQ(table.rows[1].cells[0].row_span, 2U);
  EXPECT_EQ(table.rows[1].cells[1].column_span, 1000U);
  EXPECT_EQ(table.rows[1].cells[1].blocks.size(), 2U);
  EXPECT_EQ(text_of_block(table.rows[3].cells[0].blocks.at(0)), "f");
}

TEST(XhtmlBlocks, TakesRowsOfHeaderCellsForTheHead) {
  const Blocks blocks = blocks_of("<table><tr><th>A</th><th>B</th></tr><tr><th>r</th><td>1</td></tr></table>");
  const Table& table = only<Table>(blocks);
  EXPECT_EQ(table.header_rows, 1U);
  EXPECT_TRUE(table.rows[1].cells[0].header);
  EXPECT_FALSE(table.rows[1].cells[1].header);
}

TEST(XhtmlBlocks, LosesNoTextOfMisbuiltTables) {
  const Blocks blocks = blocks_of("<table>stray<tr><td>a</td><p>b</p></tr><p>c</p></table>");
  std::string all;
  for (const Block& block : blocks) {
    if (const auto* table = std::get_if<Table>(&block.value)) {
      for (const TableRow& row : table->rows) {
        for (const TableCell& cell : row.cells) all += text_of_block(cell.blocks.at(0));
      }
    } else {
      all += text_of_block(block);
    }
  }
  EXPECT_EQ(all, "straycab");
}

TEST(XhtmlBlocks, UnwrapsTablesOfLayout) {
  EXPECT_EQ(blocks_of("<table role=\"presentation\"><tr><td>a</td><td>b</td></tr></table>").size(), 2U);
}

TEST(XhtmlBlocks, ReadsFiguresWithCaptionAndCredit) {
  const Blocks blocks = blocks_of(
      "<figure><img src=\"a.png\" alt=\"An  a\"/><figcaption>Cap <span class=\"photo-credit\">Photo: "
      "X</span></figcaption></figure>");
  const Figure& figure = only<Figure>(blocks);
  EXPECT_EQ(figure.source, "a.png");
  EXPECT_EQ(figure.alternative_text, "An a");
  EXPECT_EQ(text_of(figure.caption), "Cap");
  EXPECT_EQ(text_of(figure.credit), "Photo: X");
}

TEST(XhtmlBlocks, GivesCaptionsOfFiguresToTablesAndQuotes) {
  EXPECT_EQ(
      text_of(only<Table>(blocks_of("<figure><table><tr><td>a</td></tr></table><figcaption>C</figcaption></figure>"))
                  .caption),
      "C");
  EXPECT_EQ(
      text_of(only<Quote>(blocks_of("<figure><blockquote><p>q</p></blockquote><figcaption>W</figcaption></figure>"))
                  .attribution),
      "W");
}

TEST(XhtmlBlocks, FindsCaptionsByClass) {
  const Blocks blocks =
      blocks_of("<div class=\"image\"><img src=\"a.png\"/><p class=\"caption\">C</p><p class=\"credit\">P</p></div>");
  EXPECT_EQ(text_of(only<Figure>(blocks).caption), "C");
  EXPECT_EQ(text_of(only<Figure>(blocks).credit), "P");
}

TEST(XhtmlBlocks, TakesPicturesOutOfParagraphs) {
  const Blocks blocks = blocks_of("<p>before <img src=\"a.png\" alt=\"pic\"/> after</p><p><img src=\"b.png\"/></p>");
  ASSERT_EQ(blocks.size(), 3U);
  EXPECT_EQ(text_of_block(blocks[0]), "before after");
  EXPECT_EQ(std::get<Figure>(blocks[1].value).source, "a.png");
  EXPECT_EQ(std::get<Figure>(blocks[2].value).source, "b.png");
}

TEST(XhtmlBlocks, ReadsTextOfDrawings) {
  const Page page = read_page("<svg viewBox=\"0 0 1 1\"><title>T</title><text>Hello</text></svg>");
  const auto& figure = std::get<Figure>(page.document.articles.at(0).blocks.at(0).value);
  EXPECT_EQ(figure.alternative_text, "T");
  EXPECT_EQ(text_of(figure.caption), "Hello");
  EXPECT_EQ(page.document.media.at(figure.media).media_type, "image/svg+xml");
}

TEST(XhtmlBlocks, FindsWhomAQuoteIsBy) {
  for (const std::string body :
       {"<blockquote><p>q</p><footer>— Ada</footer></blockquote>", "<blockquote><p>q</p><cite>Ada</cite></blockquote>",
        "<blockquote><p>q</p><p>—Ada</p></blockquote>", "<blockquote>q<p class=\"attribution\">Ada</p></blockquote>"}) {
    const Blocks blocks = blocks_of(body);
    EXPECT_EQ(text_of(only<Quote>(blocks).attribution), "Ada") << body;
    EXPECT_EQ(only<Quote>(blocks).blocks.size(), 1U) << body;
  }
}

TEST(XhtmlBlocks, KeepsPreformattedTextAsItIs) {
  const Blocks blocks = blocks_of("<pre>\n  a &lt; b\n\n<code class=\"language-cpp\">x</code><br/>y\n</pre>");
  EXPECT_EQ(only<Preformatted>(blocks).text, "  a < b\n\nx\ny");
  EXPECT_EQ(only<Preformatted>(blocks).language, "cpp");
}

TEST(XhtmlBlocks, SaysWhatStandsInForMedia) {
  const Page page = read_page("<p>x</p><video src=\"v.mp4\"><p>A film.</p></video>");
  EXPECT_EQ(text_of_block(page.document.articles.at(0).blocks.at(1)), "A film.");
  EXPECT_EQ(page.diagnostics.count(Severity::loss, code::dropped_content), 1U);
}

TEST(XhtmlBlocks, MendsTagSoup) {
  const Page page = read_page("<p>one<p>two <b>bold<a id=\"x\"/></b><br>three<ul><li>a<li>b</ul>");
  const Blocks& blocks = page.document.articles.at(0).blocks;
  ASSERT_EQ(blocks.size(), 3U);
  EXPECT_EQ(text_of_block(blocks[1]), "two bold three");
  EXPECT_EQ(std::get<List>(blocks[2].value).items.size(), 2U);
  EXPECT_EQ(page.diagnostics.count(Severity::warning, code::malformed), 1U);
}

}  // namespace
}  // namespace galley::testing

// SPDX-License-Identifier: Apache-2.0
// What other programs write, as flat files.
#include <gtest/gtest.h>

#include "unit/odt/conversion.hpp"

namespace galley::odt {
namespace {

std::string flat(const std::string& body, const std::string& styles = {}) {
  return "<?xml version=\"1.0\"?><office:document xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
         "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" "
         "xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" "
         "xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" "
         "xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\" "
         "office:mimetype=\"application/vnd.oasis.opendocument.text\"><office:automatic-styles>" +
         styles + "</office:automatic-styles><office:body><office:text>" + body +
         "</office:text></office:body></office:document>";
}

TEST(Structure, ComesFromAutomaticStylesAndTheirParents) {
  const Document document = testing::read(
      flat("<text:p text:style-name=\"P1\">Sport</text:p><text:h text:outline-level=\"1\">Title</text:h>"
           "<text:p>Body <text:span text:style-name=\"T1\">bold</text:span> text.</text:p>"
           "<text:h text:outline-level=\"2\">Part</text:h><text:p>More.</text:p>",
           "<style:style style:name=\"P1\" style:family=\"paragraph\" style:parent-style-name=\"Dachzeile\"/>"
           "<style:style style:name=\"T1\" style:family=\"text\"><style:text-properties fo:font-weight=\"bold\"/>"
           "</style:style>"));
  const Article& article = document.articles.at(0);
  EXPECT_EQ(text_of(article.kicker), "Sport");
  EXPECT_EQ(text_of(article.headline), "Title");
  EXPECT_EQ(text_of(article.sections.at(0).heading), "Part");
  const auto& inlines = std::get<Paragraph>(article.blocks.at(0).value).content;
  EXPECT_EQ(std::get<Text>(inlines.at(1).value).style, Style::strong);
}

TEST(Structure, CollapsesWhiteSpaceAsTheStandardSays) {
  EXPECT_EQ(testing::lines(testing::read(flat("<text:p>  one\n  two<text:span> </text:span> three</text:p>"))),
            "one two three\n");
}

TEST(Structure, GoesOnWithListsAndStartsThemWhereTheySay) {
  const std::string numbers =
      "<text:list-style style:name=\"L1\"><text:list-level-style-number text:level=\"1\" style:num-format=\"1\" "
      "text:start-value=\"3\"/></text:list-style>";
  const Document document = testing::read(
      flat("<text:list text:style-name=\"L1\"><text:list-item><text:p>three</text:p></text:list-item></text:list>"
           "<text:p>between</text:p><text:list text:style-name=\"L1\" text:continue-numbering=\"true\">"
           "<text:list-item><text:p>four</text:p></text:list-item></text:list>",
           numbers));
  const Blocks& blocks = document.articles.at(0).blocks;
  ASSERT_EQ(blocks.size(), 3U);
  EXPECT_EQ(std::get<List>(blocks[0].value).start, 3);
  EXPECT_EQ(std::get<List>(blocks[2].value).start, 4);
}

TEST(Structure, HasTablesWithHeadersAndSpans) {
  const Document document = testing::read(flat(
      "<table:table><table:table-header-rows><table:table-row><table:table-cell table:number-columns-spanned=\"2\">"
      "<text:p>wide</text:p></table:table-cell><table:covered-table-cell/></table:table-row>"
      "</table:table-header-rows><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell>"
      "<table:table-cell><text:p>b</text:p></table:table-cell></table:table-row></table:table>"));
  const auto& table = std::get<Table>(document.articles.at(0).blocks.at(0).value);
  EXPECT_EQ(table.header_rows, 1U);
  EXPECT_EQ(table.rows.at(0).cells.at(0).column_span, 2U);
  EXPECT_EQ(table.rows.at(1).cells.size(), 2U);
}

TEST(Structure, LeavesOutDeletionsCommentsAndHiddenSectionsAndSaysSo) {
  Diagnostics diagnostics;
  const Document document = testing::read(
      flat("<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p></text:deletion>"
           "</text:changed-region></text:tracked-changes><text:p>kept<office:annotation><text:p>why?</text:p>"
           "</office:annotation></text:p><text:section text:display=\"none\"><text:p>secret</text:p></text:section>"),
      &diagnostics);
  EXPECT_EQ(testing::lines(document), "kept\n");
  EXPECT_EQ(diagnostics.count(Severity::loss, code::dropped_content), 2U);
  EXPECT_EQ(diagnostics.count(Severity::note, "tracked-changes"), 1U);
}

TEST(Structure, KnowsNamespacesByWhatTheyAreNotByTheirPrefixes) {
  EXPECT_EQ(testing::lines(testing::read(
                "<o:document xmlns:o=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
                "xmlns=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><o:body><o:text><p>text</p></o:text></o:body>"
                "</o:document>")),
            "text\n");
}

TEST(BadInput, IsRefusedInAClearLine) {
  EXPECT_NE(testing::refusal("<a/>").find("not a flat OpenDocument text"), std::string::npos);
  EXPECT_NE(testing::refusal(flat("<text:p>")).find("not well-formed"), std::string::npos);
  std::string deep;
  for (int i = 0; i < 5000; ++i) deep += "<text:section>";
  for (int i = 0; i < 5000; ++i) deep += "</text:section>";
  EXPECT_NE(testing::refusal(flat(deep)).find("nested deeper"), std::string::npos);
}

}  // namespace
}  // namespace galley::odt

// SPDX-License-Identifier: Apache-2.0
// Styles, lists, tables and notes as other programs write them.
#include <gtest/gtest.h>

#include "unit/rtf/conversion.hpp"

namespace galley::rtf {
namespace {

TEST(Structure, ComesFromStylesAndOutlineLevels) {
  const Document document = testing::read(
      "{\\rtf1{\\stylesheet{\\s0 Normal;}{\\s1\\outlinelevel0 heading 1;}{\\s7 Dachzeile;}}"
      "\\pard\\s7 Sport\\par\\pard\\s1 Title\\par\\pard Body text that goes on.\\par"
      "\\pard\\outlinelevel1 Part\\par\\pard More of it.\\par}");
  ASSERT_EQ(document.articles.size(), 1U);
  EXPECT_EQ(text_of(document.articles[0].kicker), "Sport");
  EXPECT_EQ(text_of(document.articles[0].headline), "Title");
  ASSERT_EQ(document.articles[0].sections.size(), 1U);
  EXPECT_EQ(text_of(document.articles[0].sections[0].heading), "Part");
}

TEST(Structure, HasListsOfTheListTableAndOldOnes) {
  const Document document = testing::read(
      "{\\rtf1{\\*\\listtable{\\list{\\listlevel\\levelnfc0\\levelstartat4{\\leveltext \\'02\\'00.;}}\\listid77}}"
      "{\\*\\listoverridetable{\\listoverride\\listid77\\listoverridecount0\\ls1}}"
      "\\pard\\ls1\\ilvl0{\\listtext 4.\\tab}four\\par\\pard\\ls1\\ilvl0 five\\par\\pard between them\\par"
      "{\\pntext *\\tab}\\pard{\\*\\pn\\pnlvlblt{\\pntxtb *}}dot\\par}");
  const Blocks& blocks = document.articles.at(0).blocks;
  ASSERT_EQ(blocks.size(), 3U);
  const auto& numbered = std::get<List>(blocks[0].value);
  EXPECT_TRUE(numbered.ordered);
  EXPECT_EQ(numbered.start, 4);
  EXPECT_EQ(numbered.items.size(), 2U);
  EXPECT_FALSE(std::get<List>(blocks[2].value).ordered);
}

TEST(Structure, HasTablesWithSpansAndTablesInThem) {
  const Document document = testing::read(
      "{\\rtf1 \\trowd\\trhdr\\cellx4000\\pard\\intbl wide\\cell\\row"
      "\\trowd\\clvmgf\\cellx2000\\cellx4000\\pard\\intbl tall\\cell right\\cell\\row"
      "\\trowd\\clvmrg\\cellx2000\\cellx4000\\pard\\intbl\\cell \\pard\\intbl\\itap2 deep\\nestcell"
      "{\\*\\nesttableprops\\trowd\\cellx900\\nestrow}\\pard\\intbl\\itap1 after\\cell\\row\\pard end\\par}");
  const Blocks& blocks = document.articles.at(0).blocks;
  ASSERT_EQ(blocks.size(), 2U);
  const auto& table = std::get<Table>(blocks[0].value);
  ASSERT_EQ(table.rows.size(), 3U);
  EXPECT_EQ(table.header_rows, 1U);
  EXPECT_EQ(table.rows[0].cells.at(0).column_span, 2U);
  EXPECT_EQ(table.rows[1].cells.at(0).row_span, 2U);
  ASSERT_EQ(table.rows[2].cells.size(), 1U);
  ASSERT_EQ(table.rows[2].cells[0].blocks.size(), 2U);
  EXPECT_TRUE(std::holds_alternative<Table>(table.rows[2].cells[0].blocks[0].value));
}

TEST(Structure, HasFootnotesAndPictures) {
  const Document document = testing::read(
      "{\\rtf1 Text{\\super\\chftn}{\\footnote\\pard {\\super\\chftn} A note.} goes on.\\par"
      "{\\*\\shppict{\\pict{\\*\\picprop{\\sp{\\sn wzDescription}{\\sv a dot}}}\\pngblip 89504e470d0a1a0a}}"
      "{\\nonshppict{\\pict\\wmetafile8 0102}}\\par}");
  ASSERT_EQ(document.articles.at(0).notes.size(), 1U);
  EXPECT_EQ(testing::lines(document), "Text goes on.\n");
  ASSERT_EQ(document.media.size(), 1U);
  const auto& figure = std::get<Figure>(document.articles[0].blocks.at(1).value);
  EXPECT_EQ(figure.alternative_text, "a dot");
  EXPECT_EQ(document.media.at(figure.media).media_type, "image/png");
}

}  // namespace
}  // namespace galley::rtf

// SPDX-License-Identifier: Apache-2.0
// Characters in all the ways that RTF writes them.
#include <gtest/gtest.h>

#include "unit/rtf/conversion.hpp"

namespace galley::rtf {
namespace {

std::string text(const std::string& rtf) { return testing::lines(testing::read(rtf)); }

TEST(Text, IsInTheCodePageOfItsFont) {
  EXPECT_EQ(text("{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0\\fcharset134 SimSun;}}\\f0 \\'b2\\'e2\\'ca\\'d4\\par}"),
            "测试\n");
  EXPECT_EQ(text("{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0\\fcharset128 MS;}}\\f0 \\'83A\\'83\\'43\\par}"), "アイ\n");
  EXPECT_EQ(text("{\\rtf1\\ansi\\ansicpg1251 \\'cc\\'e8\\'f0\\par}"), "Мир\n");
}

TEST(Text, IsInTheFontForDoubleBytesWhereThatIsAskedFor) {
  EXPECT_EQ(text("{\\rtf1\\ansi\\ansicpg936{\\fonttbl{\\f0\\fcharset0 Times;}{\\f1\\fcharset134 SimSun;}}"
                 "\\dbch\\af1 {\\rtlch\\fcs1 \\af0 \\ltrch\\fcs0 \\loch\\af0\\hich\\af0\\dbch\\f1 \\'b2\\'e2}\\par}"),
            "测\n");
}

TEST(Text, KnowsFontsThatHaveNoGroupsOfTheirOwn) {
  EXPECT_EQ(
      text("{\\rtf1\\ansi{\\fonttbl\\f0\\fcharset0 Helvetica;\\f1\\fcharset222 Thonburi;}\\f1 \\'e0\\f0 \\'fc\\par}"),
      "เü\n");
}

TEST(Text, HasUnicodeCharactersWithWhatStandsForThem) {
  EXPECT_EQ(text("{\\rtf1\\ansi\\uc1 a\\u8364?b{\\uc2\\u20013??c}{\\uc0\\u-10179\\u-8704 d}\\u231\\'e7e\\par}"),
            "a€b中c😀dçe\n");
}

TEST(Text, LeavesOutWhatIsHiddenOrDeletedAndSaysSo) {
  Diagnostics diagnostics;
  const Document document =
      testing::read("{\\rtf1 kept{\\v hidden}{\\deleted gone}{\\header page 1} too\\par}", &diagnostics);
  EXPECT_EQ(testing::lines(document), "kept too\n");
  EXPECT_EQ(diagnostics.count(Severity::loss, code::dropped_content), 2U);
}

TEST(Text, PassesOverDestinationsItDoesNotKnow) {
  EXPECT_EQ(text("{\\rtf1{\\*\\unheardof {\\b secret} more}a{\\*\\bkmkstart x}b{\\*\\bkmkend x}\\par}"), "ab\n");
}

TEST(Text, TrustsNoLengthOfBinaryData) {
  EXPECT_EQ(text("{\\rtf1 It ends with a full stop.\\par{\\pict\\pngblip\\bin2000000000 xyz"),
            "It ends with a full stop.\n");
  EXPECT_EQ(text("{\\rtf1 a\\par{\\pict\\pngblip\\bin-5 }b\\par}"), "a\nb\n");
}

TEST(Text, OfFieldsIsTheirResult) {
  const Document document = testing::read(
      "{\\rtf1 See {\\field{\\*\\fldinst HYPERLINK \"http://example.org/a\"}{\\fldrslt the page}} of "
      "{\\field{\\*\\fldinst DATE}{\\fldrslt today}}.\\par}");
  ASSERT_EQ(testing::lines(document), "See the page of today.\n");
  const auto& inlines = std::get<Paragraph>(document.articles[0].blocks[0].value).content;
  ASSERT_EQ(inlines.size(), 3U);
  EXPECT_EQ(std::get<Link>(inlines[1].value).target, "http://example.org/a");
}

TEST(BadInput, IsRefusedInAClearLine) {
  EXPECT_EQ(testing::refusal(""), "the file is empty");
  EXPECT_NE(testing::refusal("plain text").find("does not begin as Rich Text Format"), std::string::npos);
  EXPECT_NE(testing::refusal("{\\rtf1 " + std::string(100'000, '{')).find("nested deeper"), std::string::npos);
}

}  // namespace
}  // namespace galley::rtf

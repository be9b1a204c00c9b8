// SPDX-License-Identifier: Apache-2.0
#include "text/wrapping.hpp"

#include <gtest/gtest.h>

#include "outline.hpp"

namespace galley::text {
namespace {

std::string joined(std::string_view first, std::string_view second, std::string_view text = "") {
  std::string paragraph(first);
  WritingHabits habits(text);
  append_line(paragraph, second, habits);
  return paragraph;
}

TEST(Wrapping, JoinsWithASpaceWhereWordsHaveOne) {
  EXPECT_EQ(joined("the old", "harbour"), "the old harbour");
  EXPECT_EQ(joined("市政", "协委员"), "市政协委员");
  EXPECT_EQ(joined("経て、", "市の"), "経て、市の");
  EXPECT_EQ(joined("衢州,", "鹰潭"), "衢州,鹰潭");
  EXPECT_EQ(joined("他说：“好。”", "“再见。”"), "他说：“好。”“再见。”");
  EXPECT_EQ(joined("서울시", "의회"), "서울시 의회");
  EXPECT_EQ(joined("使用 Galley", "转换"), "使用 Galley 转换");
  EXPECT_EQ(joined("he said.", "\"Yes.\""), "he said. \"Yes.\"");
}

TEST(Wrapping, JoinsScriptsAsTheTextDoes) {
  EXPECT_EQ(joined("增加值", "221亿元", "产值1837亿元、收入1917亿元"), "增加值221亿元");
  EXPECT_EQ(joined("使用", "Galley", "使用 Galley 转换"), "使用 Galley");
  EXPECT_EQ(joined("2022", "年", ""), "2022 年");
}

TEST(Wrapping, UndoesHyphensThatPartWords) {
  EXPECT_EQ(joined("the new break-", "water"), "the new breakwater");
  EXPECT_EQ(joined("the well-", "known man", "a well-known man"), "the well-known man");
  EXPECT_EQ(joined("Nord-", "und Südsee"), "Nord- und Südsee");
  EXPECT_EQ(joined("Berlin-", "Mitte"), "Berlin-Mitte");
  EXPECT_EQ(joined("pages 3-", "5"), "pages 3- 5");
  EXPECT_EQ(joined("Biblio\u00AD", "thek"), "Bibliothek");
}

TEST(Wrapping, IsFoundInLinesOfOneWidth) {
  const std::string text =
      "{.article}\n\nShips returned to the harbour on Monday, three days after a\n"
      "storm closed it. The port authority said that the lighthouse\nwas undamaged, and that a new breakwater was "
      "planned.\n\n"
      "Fishermen had waited since Friday for the harbour to be open\nagain, and some had gone home.\n";
  EXPECT_EQ(read_text(text).articles.at(0).blocks.size(), 2u);
  EXPECT_EQ(read_text(text, {{"wrap", "keep"}}).articles.at(0).blocks.size(), 5u);
}

TEST(Wrapping, JoinsHanTextOfAnyColumnWidth) {
  const std::string text =
      "{.article}"
      "\n\n　　经过三年建设，城东的新图书馆将于\n周六正式开馆。馆内藏书超过四十万\n册，还设有儿童阅览室和录音室。\n"
      "　　“我们希望每一位读者都能在这里\n找到安静的角落。”馆长说，“当天公\n交线路将增加班次。”\n";
  EXPECT_EQ(outline(read_text(text).articles.at(0).blocks),
            "p 经过三年建设，城东的新图书馆将于周六正式开馆。馆内藏书超过四十万册，还设有儿童阅览室和录音室。\n"
            "p “我们希望每一位读者都能在这里找到安静的角落。”馆长说，“当天公交线路将增加班次。”\n");
}

TEST(Wrapping, LeavesVerseAndParagraphsOfOneLineAlone) {
  EXPECT_EQ(blocks_of("床前明月光，\n疑是地上霜。\n举头望明月，\n低头思故乡。\n"),
            "p 床前明月光，\np 疑是地上霜。\np 举头望明月，\np 低头思故乡。\n");
  EXPECT_EQ(blocks_of("Roses are red,\nViolets are blue,\nSugar is sweet,\nAnd so are you.\n"),
            "p Roses are red,\np Violets are blue,\np Sugar is sweet,\np And so are you.\n");
  EXPECT_EQ(
      blocks_of("A whole paragraph on one line.\nAnother one, longer than the first one was by far, and then some.\n"
                "Short.\n"),
      "p A whole paragraph on one line.\np Another one, longer than the first one was by far, and then some.\np "
      "Short.\n");
}

TEST(Wrapping, JoinsAllLinesWhenTold) {
  EXPECT_EQ(blocks_of("a\nb\n\nc\\\nd", {{"wrap", "join"}}), "p a b\np c / d\n");
  EXPECT_EQ(blocks_of("a  \nb", {{"wrap", "join"}}), "p a / b\n");
}

TEST(Wrapping, KnowsLineEndsOfAllKinds) {
  for (const std::string_view end : {"\n", "\r\n", "\r", "\u0085", "\u2028"}) {
    const std::string text =
        "{.article}" + std::string(end) + std::string(end) + "a" + std::string(end) + "b" + std::string(end);
    EXPECT_EQ(outline(read_text(text).articles.at(0).blocks), "p a\np b\n");
  }
  EXPECT_EQ(blocks_of("a\u2028b\n"), "p a / b\n");
  EXPECT_EQ(blocks_of("a\fb\n"), "p a\np b\n");
}

}  // namespace
}  // namespace galley::text

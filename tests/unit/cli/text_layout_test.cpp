// SPDX-License-Identifier: Apache-2.0
#include "cli/text_layout.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "galley/measure.hpp"

namespace galley::cli {
namespace {

using ::testing::ElementsAre;

TEST(ShownTest, LeavesPrintableTextAlone) {
  EXPECT_EQ(shown("Straße, 新聞, مقال, naïve \\n"), "Straße, 新聞, مقال, naïve \\n");
}

TEST(ShownTest, EscapesControlsAndBytesThatAreNoText) {
  EXPECT_EQ(shown("a\nb\tc\rd\x1b[0m\x7f"), "a\\nb\\tc\\rd\\e[0m\\u{007f}");
  EXPECT_EQ(shown(std::string_view("\0\x01", 2)), "\\u{0000}\\u{0001}");
  EXPECT_EQ(shown("\xff\xc3"), "\\xff\\xc3");
  EXPECT_EQ(shown("\xc2\x9b"), "\\u{009b}") << "a C1 control is a control sequence to some terminals";
}

TEST(ShownTest, EscapesWhatWouldTurnTheTextAround) {
  EXPECT_EQ(shown("\xe2\x80\xae\xe2\x81\xa6\xe2\x80\xa8"), "\\u{202e}\\u{2066}\\u{2028}");
}

TEST(ShownTest, IsIdempotent) { EXPECT_EQ(shown(shown("a\n\xff")), shown("a\n\xff")); }

TEST(PaddedTest, CountsWideCharactersTwice) {
  EXPECT_EQ(padded("ab", 4), "ab  ");
  EXPECT_EQ(padded("新闻", 6), "新闻  ");
  EXPECT_EQ(padded("新闻", 2), "新闻");
}

TEST(WrappedTest, BreaksAtSpaces) {
  EXPECT_THAT(wrapped("one two three", 7), ElementsAre("one two", "three"));
  EXPECT_THAT(wrapped("one two three", 100), ElementsAre("one two three"));
  EXPECT_THAT(wrapped("", 10), ElementsAre(""));
}

TEST(WrappedTest, KeepsWordsWiderThanALineWhole) {
  EXPECT_THAT(wrapped("a incomprehensible b", 5), ElementsAre("a", "incomprehensible", "b"));
}

TEST(WrappedTest, BreaksBetweenWideCharacters) {
  EXPECT_THAT(wrapped("一二三四五", 4), ElementsAre("一二", "三四", "五"));
}

TEST(WrappedTest, KeepsPunctuationWithWhatItBelongsTo) {
  EXPECT_THAT(wrapped("一二。三", 4), ElementsAre("一", "二。", "三"));
  EXPECT_THAT(wrapped("一（二）", 4), ElementsAre("一", "（二）"));
}

TEST(WrappedTest, NoLineIsWiderThanAskedForWhenItCanBeBroken) {
  const std::string text = "本报记者 Jane Doe 报道：Harbour 重新开放，船只 returned 了。";
  for (std::size_t width = 8; width < 60; ++width) {
    for (const std::string& line : wrapped(text, width)) EXPECT_LE(display_width(line), width) << line;
  }
}

TEST(TableTest, AlignsColumns) {
  EXPECT_EQ(table({{"A", "B", "C"}, {"新闻", "b", "last"}}), "A     B  C\n新闻  b  last\n");
}

}  // namespace
}  // namespace galley::cli

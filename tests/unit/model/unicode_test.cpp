// SPDX-License-Identifier: Apache-2.0
#include "galley/unicode.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <vector>

namespace galley {
namespace {

TEST(Unicode, DecodesEveryCodePointThatItEncodes) {
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    std::string text;
    append_utf8(text, c);
    const DecodedCodePoint decoded = decode_utf8(text, 0);
    ASSERT_TRUE(decoded.valid) << std::hex << static_cast<std::uint32_t>(c);
    ASSERT_EQ(decoded.value, c);
    ASSERT_EQ(decoded.length, text.size());
    ASSERT_EQ(code_point_before(text, text.size()), c);
  }
}

TEST(Unicode, SurrogatesAndLargeNumbersAreReplaced) {
  std::string text;
  append_utf8(text, 0xD800);
  append_utf8(text, 0x110000);
  EXPECT_EQ(text, "\uFFFD\uFFFD");
}

// The examples of Unicode 15, tables 3-8 to 3-11: one U+FFFD for each maximal subpart.
TEST(Unicode, RepairsByMaximalSubparts) {
  EXPECT_EQ(repair_utf8("\xC0\xAF\xE0\x80\xBF\xF0\x81\x82\x41"),
            "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\x41");
  EXPECT_EQ(repair_utf8("\xED\xA0\x80\xED\xBF\xBF\xED\xAF\x41"),
            "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\x41");
  EXPECT_EQ(repair_utf8("\xF4\x91\x92\x93\xFF\x41\x80\xBF\x42"), "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\x41\uFFFD\uFFFD\x42");
  EXPECT_EQ(repair_utf8("\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41"), "\uFFFD\uFFFD\uFFFD\uFFFD\x41");
  EXPECT_EQ(repair_utf8("plain 漢字 text"), "plain 漢字 text");
}

TEST(Unicode, FindsWhereValidityEnds) {
  EXPECT_EQ(valid_utf8_prefix("12345678漢字\xE4"), 14U);
  EXPECT_TRUE(is_valid_utf8(""));
  EXPECT_FALSE(is_valid_utf8("\xED\xA0\x80"));
  EXPECT_EQ(count_code_points("a漢\xFF😀"), 4U);
}

TEST(Unicode, IteratesWithOffsets) {
  std::vector<std::size_t> offsets;
  std::u32string points;
  const CodePoints all("a漢\xE4😀");
  for (auto each = all.begin(); each != all.end(); ++each) {
    offsets.push_back(each.offset());
    points += *each;
  }
  EXPECT_EQ(points, U"a漢\uFFFD😀");
  EXPECT_EQ(offsets, (std::vector<std::size_t>{0, 1, 4, 5}));
}

TEST(Unicode, KnowsScripts) {
  for (const char32_t c : U"漢々〇⼒豈𠀀") EXPECT_TRUE(c == 0 || is_han(c)) << static_cast<std::uint32_t>(c);
  for (const char32_t c : U"あンーｱ") EXPECT_TRUE(c == 0 || is_kana(c)) << static_cast<std::uint32_t>(c);
  for (const char32_t c : U"한ㄱ") EXPECT_TRUE(c == 0 || is_hangul(c)) << static_cast<std::uint32_t>(c);
  for (const char32_t c : U"a，。—é한あ「") EXPECT_FALSE(is_han(c)) << static_cast<std::uint32_t>(c);
  for (const char32_t c : U"a・漢") EXPECT_FALSE(is_kana(c)) << static_cast<std::uint32_t>(c);
}

TEST(Unicode, KnowsWidths) {
  EXPECT_TRUE(is_wide(U'漢'));
  EXPECT_TRUE(is_wide(U'，'));
  EXPECT_TRUE(is_wide(U'😀'));
  EXPECT_FALSE(is_wide(U'a'));
  EXPECT_FALSE(is_wide(U'ｱ'));
  EXPECT_EQ(column_width(U'\u0301'), 0);
  EXPECT_EQ(column_width(U'\u200B'), 0);
  EXPECT_EQ(column_width(U'\n'), 0);
  EXPECT_EQ(column_width(U'é'), 1);
}

TEST(Unicode, KnowsIdeographsAtTheEdgesOfTheirBlock) {
  for (const char32_t c : {U'\u4E00', U'\u9FA5', U'\u9FA6', U'\u9FFF'}) {
    EXPECT_TRUE(is_han(c) && is_wide(c) && is_letter_or_digit(c) && !is_white_space(c)) << std::hex << std::uint32_t{c};
    EXPECT_EQ(column_width(c), 2);
  }
  for (const char32_t c : {U'\u4DFF', U'\uA4D0'}) EXPECT_FALSE(is_han(c) || is_wide(c));
}

TEST(Unicode, KnowsClasses) {
  EXPECT_TRUE(is_letter_or_digit(U'é') && is_letter_or_digit(U'漢') && is_letter_or_digit(U'٣') &&
              is_letter_or_digit(U'7'));
  EXPECT_FALSE(is_letter_or_digit(U'_') || is_letter_or_digit(U'。') || is_letter_or_digit(U'\u0301'));
  EXPECT_TRUE(is_punctuation(U'。') && is_punctuation(U'!') && is_punctuation(U'—'));
  EXPECT_FALSE(is_punctuation(U'+') || is_punctuation(U'a'));
  EXPECT_TRUE(is_white_space(U'\u3000') && is_white_space(U'\u00A0') && is_white_space(U'\n'));
  EXPECT_FALSE(is_white_space(U'\u200B') || is_white_space(U'\0'));
  EXPECT_TRUE(is_mark(U'\u0301') && is_mark(U'\u0903'));
}

}  // namespace
}  // namespace galley

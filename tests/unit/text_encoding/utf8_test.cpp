// SPDX-License-Identifier: Apache-2.0
#include "text_encoding/utf8.hpp"

#include <gtest/gtest.h>

namespace galley::text_encoding {
namespace {

TEST(Utf8, TakesWellFormedSequencesOfEveryLength) {
  EXPECT_TRUE(is_utf8(""));
  EXPECT_TRUE(is_utf8("plain ASCII of more than eight bytes"));
  EXPECT_TRUE(is_utf8("é я 中文 𠀀 \U0010FFFF"));
}

TEST(Utf8, FindsWhereItStopsBeingValid) {
  EXPECT_EQ(valid_utf8_prefix("abcdefghij\xFF"), 10u);
  EXPECT_EQ(valid_utf8_prefix("中文\xE4\xB8"), 6u);
  EXPECT_EQ(valid_utf8_prefix("\xC0\xAF"), 0u) << "overlong";
  EXPECT_EQ(valid_utf8_prefix("\xE0\x80\xAF"), 0u) << "overlong";
  EXPECT_EQ(valid_utf8_prefix("\xED\xA0\x80"), 0u) << "surrogate";
  EXPECT_EQ(valid_utf8_prefix("\xF4\x90\x80\x80"), 0u) << "past U+10FFFF";
  EXPECT_EQ(valid_utf8_prefix("\xF0\x8F\xBF\xBF"), 0u) << "overlong";
}

TEST(Utf8, MeasuresBadSequencesAsUnicodeDoes) {
  // Unicode 15, table 3-8: 61 F1 80 80 E1 80 C2 62 80 63 80 BF 64
  const std::string_view bytes = "\x61\xF1\x80\x80\xE1\x80\xC2\x62\x80\x63\x80\xBF\x64";
  EXPECT_EQ(bad_utf8_length(bytes, 1), 3u);
  EXPECT_EQ(bad_utf8_length(bytes, 4), 2u);
  EXPECT_EQ(bad_utf8_length(bytes, 6), 1u);
  EXPECT_EQ(bad_utf8_length(bytes, 8), 1u);
  EXPECT_EQ(bad_utf8_length("\xF4\x90\x80\x80", 0), 1u);
  EXPECT_EQ(bad_utf8_length("\xED\xA0\x80", 0), 1u);
}

TEST(Utf8, StepsForwardAndBack) {
  const std::string_view text = "aé中𠀀";
  std::size_t at = 0;
  EXPECT_EQ(next_code_point(text, at), U'a');
  EXPECT_EQ(next_code_point(text, at), U'é');
  EXPECT_EQ(next_code_point(text, at), U'中');
  EXPECT_EQ(next_code_point(text, at), U'𠀀');
  EXPECT_EQ(at, text.size());
  EXPECT_EQ(previous_code_point(text, at), U'𠀀');
  EXPECT_EQ(previous_code_point(text, at), U'中');
  EXPECT_EQ(at, 3u);
}

TEST(Utf8, AppendsCodePoints) {
  std::string text;
  for (const char32_t c : {U'a', U'é', U'中', U'𠀀', char32_t{0xD800}, char32_t{0x110000}}) append_code_point(text, c);
  EXPECT_EQ(text, "aé中𠀀\xEF\xBF\xBD\xEF\xBF\xBD");
}

}  // namespace
}  // namespace galley::text_encoding

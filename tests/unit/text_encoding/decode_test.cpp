// SPDX-License-Identifier: Apache-2.0
#include "text_encoding/decode.hpp"

#include <gtest/gtest.h>

#include <cstdio>
#include <fstream>
#include <string>

#include "galley/error.hpp"
#include "testing/samples.hpp"
#include "text_encoding/encode.hpp"

namespace galley::text_encoding {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view news = "Straße, 中文，𠀀 and “more”\nsecond line\n";

std::string in(std::string_view encoding, bool mark) {
  Diagnostics diagnostics;
  return encode(news, encoding, mark, diagnostics);
}

/// Is a shared library with this in its name loaded into this process?
bool is_loaded(std::string_view name) {
  std::ifstream maps("/proc/self/maps");
  for (std::string line; std::getline(maps, line);) {
    if (line.find(name) != std::string::npos) return true;
  }
  return false;
}

TEST(Decode, LeavesUtf8WhereItIs) {
  Diagnostics diagnostics;
  const Decoded decoded = decode(news, {}, diagnostics);
  EXPECT_EQ(decoded.text().data(), news.data());
  EXPECT_EQ(decoded.encoding(), "UTF-8");
  EXPECT_FALSE(decoded.guessed);
  EXPECT_TRUE(diagnostics.entries().empty());
}

TEST(Decode, ReadsUnicodeFormsWithAndWithoutMark) {
  for (const std::string_view encoding : {"UTF-8"sv, "UTF-16LE"sv, "UTF-16BE"sv, "UTF-32LE"sv, "UTF-32BE"sv}) {
    for (const bool mark : {true, false}) {
      Diagnostics diagnostics;
      const std::string bytes = in(encoding, mark);
      const Decoded decoded = decode(bytes, {}, diagnostics);
      EXPECT_EQ(decoded.text(), news) << encoding << (mark ? " with" : " without") << " mark";
      EXPECT_EQ(decoded.encoding(), encoding);
      const Decoded told = decode(bytes, {.encoding = encoding}, diagnostics);
      EXPECT_EQ(told.text(), news) << encoding;
    }
  }
}

TEST(Decode, ReadsHanTextInUtf16WithoutMark) {
  Diagnostics diagnostics;
  const std::string_view text = "新图书馆周末向市民开放，馆内藏书超过四十万册。\n市民可以免费参观。\n";
  for (const std::string_view encoding : {"UTF-16LE"sv, "UTF-16BE"sv}) {
    const std::string bytes = encode(text, encoding, false, diagnostics);
    EXPECT_EQ(decode(bytes, {}, diagnostics).text(), text) << encoding;
  }
}

TEST(Decode, LoadsNoConvertersForUnicode) {
  if (is_loaded("libicu")) GTEST_SKIP() << "an earlier test of this process needed it";
  Diagnostics diagnostics;
  decode(news, {}, diagnostics);
  decode(in("UTF-16LE", true), {}, diagnostics);
  EXPECT_FALSE(is_loaded("libicu"));
  EXPECT_FALSE(is_loaded("uchardet"));
  decode("\xC4\xE3\xBA\xC3", {.encoding = "gbk"}, diagnostics);
  EXPECT_TRUE(is_loaded("libicu"));
}

TEST(Decode, ObeysWhatItIsTold) {
  Diagnostics diagnostics;
  EXPECT_EQ(decode("\xC4\xE3\xBA\xC3", {.encoding = "GB2312"}, diagnostics).text(), "你好");
  EXPECT_EQ(decode("\xC4\xE3\xBA\xC3", {.encoding = " Latin1 "}, diagnostics).text(),
            "Äãº"
            "Ã");
  EXPECT_EQ(decode("\x93x\x94", {.encoding = "iso-8859-1"}, diagnostics).text(), "“x”");
  EXPECT_EQ(decode("\x81\x60\x87\x40", {.encoding = "sjis"}, diagnostics).text(), "～①");
  EXPECT_EQ(decode("\xAA\xBA\xDE\xFE", {.encoding = "iso-8859-16"}, diagnostics).text(),
            "Șș"
            "Țț");
  EXPECT_EQ(decode("\x8C\x63\xB9\xE6", {.encoding = "euc-kr"}, diagnostics).text(), "똠방");
}

TEST(Decode, RefusesAnUnknownNameWithTheNearestOne) {
  Diagnostics diagnostics;
  try {
    decode("x", {.encoding = "gb10830"}, diagnostics);
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::usage);
    EXPECT_STREQ(error.what(), "unknown encoding 'gb10830', did you mean 'gb18030'");
  }
}

TEST(Decode, ReplacesBadUtf8AndSaysWhere) {
  Diagnostics diagnostics;
  const std::string bytes = "港口 ok \xFF\xC3( 重新开放 \xE4\xB8\n船只返回";
  const Decoded decoded = decode(bytes, {}, diagnostics);
  EXPECT_EQ(decoded.encoding(), "UTF-8");
  EXPECT_EQ(decoded.text(), "港口 ok \uFFFD\uFFFD( 重新开放 \uFFFD\n船只返回");
  ASSERT_EQ(diagnostics.entries().size(), 3u);
  EXPECT_EQ(diagnostics.entries()[0].place.offset, 10);
  EXPECT_EQ(diagnostics.entries()[0].message, "byte FF is not UTF-8, replaced by U+FFFD");
  EXPECT_EQ(diagnostics.entries()[2].message, "bytes E4 B8 are not UTF-8, replaced by U+FFFD");
}

TEST(Decode, ReplacesBadBytesOfAConverterAndSaysWhere) {
  Diagnostics diagnostics;
  const std::string bytes = "ab\xC4\xE3\xFF\xBA\xC3 \x81";
  const Decoded decoded = decode(bytes, {.encoding = "gb18030"}, diagnostics);
  EXPECT_EQ(decoded.text(), "ab你\uFFFD好 \uFFFD");
  ASSERT_EQ(diagnostics.entries().size(), 2u);
  EXPECT_EQ(diagnostics.entries()[0].place.offset, 4);
  EXPECT_EQ(diagnostics.entries()[1].place.offset, 8);
}

TEST(Decode, CountsBadBytesWithoutEnd) {
  Diagnostics diagnostics;
  std::string bytes(100'000, '\xFF');
  const Decoded decoded = decode(bytes, {.encoding = "utf-8"}, diagnostics);
  EXPECT_EQ(decoded.text().size(), 300'000u);
  ASSERT_EQ(diagnostics.entries().size(), 21u);
  EXPECT_EQ(diagnostics.entries().back().message, "99980 more sequences of bytes are not UTF-8, replaced by U+FFFD");
}

TEST(Decode, ReplacesLoneSurrogatesAndAHalfUnit) {
  Diagnostics diagnostics;
  const Decoded decoded = decode(
      "\xFF\xFE"
      "a\0\0\xD8"
      "b\0c"sv,
      {}, diagnostics);
  EXPECT_EQ(decoded.text(), "a\uFFFDb\uFFFD");
  EXPECT_EQ(diagnostics.count(Severity::warning, code::undecodable_bytes), 2u);
}

TEST(Decode, TakesAsciiWithAZeroByteForAscii) {
  Diagnostics diagnostics;
  std::string bytes = "Ships returned to the harbour on Monday morning, an hour late as ever, and left again\n";
  bytes[20] = '\0';
  EXPECT_EQ(decode(bytes, {}, diagnostics).text(), bytes);
}

TEST(Decode, ReadsTheRealPageInGb18030) {
  const auto page = testing::sample("page.txt");
  const auto in_gb18030 = testing::sample("page-gb18030.txt");
  if (!page || !in_gb18030) GTEST_SKIP() << "no samples folder";
  const std::string bytes = testing::read_bytes(*in_gb18030);
  Diagnostics diagnostics;
  const Decoded decoded = decode(bytes, {}, diagnostics);
  EXPECT_EQ(decoded.encoding(), "gb18030");
  EXPECT_EQ(decoded.text(), testing::read_bytes(*page));
}

TEST(Encode, ReportsWhatAnEncodingLacks) {
  Diagnostics diagnostics;
  EXPECT_EQ(encode("a中b𠀀", "windows-1252", false, diagnostics), "a?b?");
  ASSERT_EQ(diagnostics.entries().size(), 2u);
  EXPECT_EQ(diagnostics.entries()[0].message, "中 (U+4E2D) is not in windows-1252, replaced by a question mark");
  EXPECT_EQ(diagnostics.entries()[1].message, "𠀀 (U+20000) is not in windows-1252, replaced by a question mark");
}

TEST(Encode, CrossesItsInnerBuffersWhole) {
  Diagnostics diagnostics;
  std::string text;
  for (int i = 0; i < 20'000; ++i) text += i % 7 == 0 ? "𠀀" : "中a";
  const std::string bytes = encode(text, "gb18030", false, diagnostics);
  EXPECT_EQ(decode(bytes, {.encoding = "gb18030"}, diagnostics).text(), text);
  EXPECT_TRUE(diagnostics.entries().empty());
}

TEST(Encode, MarksUtf16AndUtf32WithoutOrder) {
  Diagnostics diagnostics;
  EXPECT_EQ(encode("a", "utf-16", false, diagnostics),
            "\xFF\xFE"
            "a\0"sv);
  EXPECT_EQ(encode("a", "utf-16be", false, diagnostics), "\0a"sv);
  EXPECT_EQ(encode("a", "utf-32be", true, diagnostics), "\0\0\xFE\xFF\0\0\0a"sv);
  EXPECT_EQ(encode("a", "utf8", true, diagnostics),
            "\xEF\xBB\xBF"
            "a");
}

}  // namespace
}  // namespace galley::text_encoding

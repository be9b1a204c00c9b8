// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "galley/error.hpp"
#include "galley/unicode.hpp"
#include "unit/xml/conversion.hpp"

namespace galley::xml {
namespace {

constexpr std::string_view body =
    "<document xmlns='urn:galley:document:1'><article><p>省政协 é 😀</p></article></document>";

std::string utf16(std::string_view text, bool big_endian) {
  std::string bytes;
  const auto unit = [&](char32_t value) {
    const char high = static_cast<char>(value >> 8);
    const char low = static_cast<char>(value & 0xFF);
    bytes += big_endian ? high : low;
    bytes += big_endian ? low : high;
  };
  for (const char32_t c : CodePoints(text)) {
    if (c < 0x10000) {
      unit(c);
    } else {
      unit(0xD800 + ((c - 0x10000) >> 10));
      unit(0xDC00 + ((c - 0x10000) & 0x3FF));
    }
  }
  return bytes;
}

std::string utf32(std::string_view text, bool big_endian) {
  std::string bytes;
  for (const char32_t c : CodePoints(text)) {
    for (int i = 0; i < 4; ++i) bytes += static_cast<char>(c >> (big_endian ? 24 - 8 * i : 8 * i) & 0xFF);
  }
  return bytes;
}

std::string paragraph_of(const std::string& bytes) {
  Document document = read_xml(bytes).document;
  canonicalize(document);
  return text_of(std::get<Paragraph>(document.articles.at(0).blocks.at(0).value).content);
}

TEST(XmlEncoding, KnowsUnicodeByMarkAndByFirstBytes) {
  const std::string text(body);
  const std::string with_mark = "\uFEFF" + text;
  EXPECT_EQ(paragraph_of(text), "省政协 é 😀");
  EXPECT_EQ(paragraph_of(with_mark), "省政协 é 😀");
  for (const bool big_endian : {false, true}) {
    EXPECT_EQ(paragraph_of(utf16(text, big_endian)), "省政协 é 😀") << big_endian;
    EXPECT_EQ(paragraph_of(utf16(with_mark, big_endian)), "省政协 é 😀") << big_endian;
    EXPECT_EQ(paragraph_of(utf32(text, big_endian)), "省政协 é 😀") << big_endian;
    EXPECT_EQ(paragraph_of(utf32(with_mark, big_endian)), "省政协 é 😀") << big_endian;
  }
  EXPECT_EQ(paragraph_of(utf16("<?xml version='1.0' encoding='UTF-16'?>" + text, true)), "省政协 é 😀");
}

TEST(XmlEncoding, BelievesTheDeclaration) {
  EXPECT_EQ(paragraph_of("<?xml version='1.0' encoding='utf-8'?>" + std::string(body)), "省政协 é 😀");
  EXPECT_EQ(paragraph_of("<?xml version=\"1.0\" encoding=\"gb18030\"?><document><article><p>\xCA\xA1\xD5\xFE\xD0\xAD"
                         "</p></article></document>"),
            "省政协");
  EXPECT_EQ(
      paragraph_of("<?xml version='1.0' encoding='ISO-8859-1'?><document><article><p>\xE9</p></article></document>"),
      "é");
}

TEST(XmlEncoding, RefusesWhatItDoesNotKnow) {
  try {
    read_xml("<?xml version='1.0' encoding='x-klingon'?><document/>");
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::unsupported);
    EXPECT_STREQ(error.what(), "the encoding 'x-klingon' is not known");
  }
}

TEST(XmlEncoding, MessagesShowOnlyWhatCanBeShown) {
  try {
    read_xml("<?xml version='1.0' encoding='\xC9\x8D\x83\n\x01" + std::string(500, 'x') + "'?><document/>");
    FAIL();
  } catch (const Error& error) {
    EXPECT_TRUE(is_valid_utf8(error.what()));
    EXPECT_LT(std::string_view(error.what()).size(), 150U);
    EXPECT_EQ(std::string_view(error.what()).find_first_of("\n\x01"), std::string_view::npos);
  }
}

TEST(XmlEncoding, SeesThroughAWrongDeclaration) {
  const ReadResult result = read_xml("<?xml version='1.0' encoding='UTF-16'?>" + std::string(body));
  EXPECT_EQ(result.diagnostics.count(Severity::warning), 1U);
  EXPECT_EQ(result.document.articles.size(), 1U);
}

TEST(XmlEncoding, ReportsAndReplacesBadBytes) {
  const ReadResult result = read_xml(
      "<document xmlns='urn:galley:document:1'><article><p>a\xFF"
      "b</p></article></document>");
  EXPECT_EQ(result.diagnostics.count(Severity::warning, code::undecodable_bytes), 1U);
  EXPECT_EQ(text_of(std::get<Paragraph>(result.document.articles.at(0).blocks.at(0).value).content), "a\uFFFDb");
}

}  // namespace
}  // namespace galley::xml

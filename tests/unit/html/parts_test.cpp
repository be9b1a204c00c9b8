// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "html/addresses.hpp"
#include "html/encoding.hpp"
#include "html/page_facts.hpp"
#include "html/page_header.hpp"

namespace galley::html {
namespace {

TEST(HtmlAddresses, AreResolvedAsTheStandardSays) {
  // RFC 3986, 5.4, with a scheme of the web.
  const std::string base = "http://a/b/c/d;p?q";
  EXPECT_EQ(resolved_address(base, "g"), "http://a/b/c/g");
  EXPECT_EQ(resolved_address(base, "./g"), "http://a/b/c/g");
  EXPECT_EQ(resolved_address(base, "g/"), "http://a/b/c/g/");
  EXPECT_EQ(resolved_address(base, "/g"), "http://a/g");
  EXPECT_EQ(resolved_address(base, "//g"), "http://g");
  EXPECT_EQ(resolved_address(base, "?y"), "http://a/b/c/d;p?y");
  EXPECT_EQ(resolved_address(base, "g?y#s"), "http://a/b/c/g?y#s");
  EXPECT_EQ(resolved_address(base, ".."), "http://a/b/");
  EXPECT_EQ(resolved_address(base, "../g"), "http://a/b/g");
  EXPECT_EQ(resolved_address(base, "../../../g"), "http://a/g");
  EXPECT_EQ(resolved_address(base, "g:h"), "g:h");
  EXPECT_EQ(resolved_address("http://a", "g"), "http://a/g");
}

std::string decoded(std::string_view bytes, std::string_view encoding = {}) {
  Diagnostics diagnostics;
  return decoded_page(bytes, encoding, diagnostics);
}

TEST(HtmlEncoding, IsWhatThePageDeclares) {
  EXPECT_EQ(decoded("<meta charset=windows-1251>\xCF\xF0\xE8\xE2\xE5\xF2"), "<meta charset=windows-1251>Привет");
  EXPECT_EQ(decoded("<meta http-equiv=Content-Type content=\"text/html; charset=gb2312\">\xD6\xD0\xCE\xC4"),
            "<meta http-equiv=Content-Type content=\"text/html; charset=gb2312\">中文");
  EXPECT_EQ(declared_encoding("<?xml version='1.0' encoding='Shift_JIS'?><html>"), "shift_jis");
  EXPECT_EQ(declared_encoding("<!-- <meta charset=koi8-r> --><meta charset='utf-16'>"), "utf-8");
  EXPECT_EQ(declared_encoding("<meta charset=no-such-thing><p>"), "");
}

TEST(HtmlEncoding, GivesWayToAMarkAndToTheCaller) {
  EXPECT_EQ(decoded("\xEF\xBB\xBF<meta charset=koi8-r>ж"), "<meta charset=koi8-r>ж");
  EXPECT_EQ(decoded("<meta charset=utf-8>\xE6", "koi8-r"), "<meta charset=utf-8>Ф");
}

TEST(HtmlEncoding, IsNotBelievedAgainstTheBytes) {
  Diagnostics diagnostics;
  const std::string page = "<meta charset=gb2312>新电脑已可利用记忆自学";
  EXPECT_EQ(decoded_page(page, {}, diagnostics), page);
  EXPECT_EQ(diagnostics.count(Severity::warning), 1U);
}

TEST(HtmlFacts, AreNotTakenFromBrokenOrForeignJson) {
  PageFacts facts;
  add_json_ld(facts, "{\"@type\":\"NewsArticle\",\"headline\":");
  add_json_ld(facts, "{\"@type\":\"Recipe\",\"name\":\"Soup\"}");
  add_json_ld(facts, std::string(100'000, '['));
  EXPECT_EQ(facts.headline, "");
  add_json_ld(facts,
              "[{\"@type\":\"BlogPosting\",\"headline\":\"One\",\"author\":\"Ana\"},{\"@type\":\"Article\","
              "\"headline\":\"Two\"}]");
  EXPECT_EQ(facts.headline, "One");
  ASSERT_EQ(facts.authors.size(), 1U);
}

TEST(HtmlFacts, TellTheTitleFromTheSite) {
  EXPECT_EQ(title_without_site("Harbour reopens | News | The Gull", "The Gull"), "Harbour reopens | News");
  EXPECT_EQ(title_without_site("The Gull - Harbour", "The Gull"), "Harbour");
  EXPECT_EQ(title_without_site("A long headline of the harbour - Gull", ""), "A long headline of the harbour");
  EXPECT_EQ(title_without_site("Win-win", ""), "Win-win");
}

}  // namespace
}  // namespace galley::html

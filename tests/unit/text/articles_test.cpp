// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>

#include "galley/compare.hpp"
#include "outline.hpp"
#include "testing/samples.hpp"

namespace galley::text {
namespace {

constexpr std::string_view page =
    "市政新闻\n\n# 港口重新开放\n\n风暴过后船只陆续返航\n\n本报记者 林晓 通讯员 王明 姚佳\n\n"
    "船只于周一返回港口，三天前的风暴曾迫使港口关闭。\n\n## 损失\n\n渔民从周五起一直在等待。\n\n"
    "# 新图书馆开馆\n\n——城东居民的新去处\n\n本报记者 张文\n\n图书馆藏书超过四十万册，周六正式开馆。\n";

TEST(Articles, AreReadFromAPageWithHeadlinesMarked) {
  EXPECT_EQ(outline(read_text(page)),
            "language zh-CN\n"
            "article\n  kicker 市政新闻\n  headline 港口重新开放\n  deck 风暴过后船只陆续返航\n"
            "  credit reporter '本报记者' <林晓>\n  credit correspondent '通讯员' <王明> <姚佳>\n"
            "  p 船只于周一返回港口，三天前的风暴曾迫使港口关闭。\n"
            "  section 损失\n    p 渔民从周五起一直在等待。\n"
            "article\n  headline 新图书馆开馆\n  deck ——城东居民的新去处\n  credit reporter '本报记者' <张文>\n"
            "  p 图书馆藏书超过四十万册，周六正式开馆。\n");
}

TEST(Articles, AreReadFromThePageWithoutMarks) {
  std::string plain(page.substr(page.find('#')));
  plain.erase(std::remove(plain.begin(), plain.end(), '#'), plain.end());
  const Document document = read_text(plain);
  ASSERT_EQ(document.articles.size(), 2u);
  EXPECT_EQ(run(document.articles[0].headline), "港口重新开放");
  EXPECT_EQ(run(document.articles[1].headline), "新图书馆开馆");
  EXPECT_EQ(document.articles[0].byline.credits.size(), 2u);
}

TEST(Articles, SplitAsTold) {
  EXPECT_EQ(read_text(page, {{"split-articles", "never"}}).articles.size(), 1u);
  EXPECT_EQ(read_text(page, {{"split-articles", "headline"}}).articles.size(), 2u);
}

TEST(Articles, AreWhatTheirMarksSay) {
  const Document document = read_text(
      "{.article lang=fr}\n\nA {.kicker}\n\n# B\n\nC\\\nD {.deck}\n\n"
      "[By]{.credit role=reporter} [Jane \\[J.\\] Doe]{.name affiliation=\"Daily News\" contact=j@x.org} {.byline}\n\n"
      "[Reuters]{.agency} [Berlin]{.place} [July 4]{.date when=2023-07-04} {.dateline}\n\nBy John Roe\n\nText\n");
  EXPECT_EQ(outline(document),
            "article lang=fr\n  kicker A\n  headline B\n  deck C / D\n"
            "  credit reporter 'By' <Jane [J.] Doe of=Daily News at=j@x.org>\n"
            "  dateline Reuters|Berlin|July 4|2023-07-04|\n  p By John Roe\n  p Text\n");
}

TEST(Articles, BeginOnNewPagesThatLookLikeIt) {
  const std::string text =
      "Harbour reopens\n\nBy Jane Doe\n\nShips returned to the harbour on Monday, three days after a storm.\n\f"
      "Library opens\n\nBy John Roe\n\nThe library has more than four hundred thousand books and a hall for "
      "children.\n\f"
      "It is open until ten in the evening, and on Sundays too, said the director.\n";
  const Document document = read_text(text);
  ASSERT_EQ(document.articles.size(), 2u);
  EXPECT_EQ(run(document.articles[1].headline), "Library opens");
  EXPECT_EQ(document.articles[1].blocks.size(), 2u);
}

TEST(Articles, HaveFrontMatter) {
  const Document document = read_text(
      "---\nlang: de\ntitle: \"Ein: Titel\"\nauthor: [A, 'B''s']\ntags:\n  - x\n  - y\nidentifier: 978 {scheme=ISBN "
      "lang=en}\n"
      "\"lang\": kept\n---\n\nText.\n");
  EXPECT_EQ(
      outline(document),
      "language de\nmeta title: Ein: Titel\nmeta creator: A\nmeta creator: B's\nmeta subject: x\nmeta subject: y\n"
      "meta identifier: 978 scheme=ISBN lang=en\nmeta lang: kept\narticle\n  p Text.\n");
  EXPECT_EQ(outline(read_text("---\nno front matter\n---\n\nx").articles.at(0).blocks).substr(0, 6), "break\n");
}

TEST(Articles, TakeTheirLanguageFromTheOption) {
  EXPECT_EQ(read_text("Hallo Welt.", {{"language", "de-CH"}}).language, "de-CH");
}

TEST(Articles, OfNothingAreNone) {
  for (const std::string_view text : {"", "\n\n", " \t\n", "\f", "　", "{.x}"}) {
    EXPECT_TRUE(read_text(text).articles.empty()) << text;
  }
}

TEST(Articles, OfTheRealPage) {
  const auto sample = testing::sample("page.txt");
  if (!sample) GTEST_SKIP() << "no samples folder";
  const std::string text = testing::read_bytes(*sample);
  const Document document = read_text(text);
  ASSERT_EQ(document.articles.size(), 4u);
  EXPECT_EQ(run(document.articles[0].kicker), "各地政协助力高质量发展");
  EXPECT_EQ(run(document.articles[3].headline), "争做家乡经济发展的实干家");
  for (const Article& article : document.articles) {
    EXPECT_FALSE(article.deck.empty());
    EXPECT_FALSE(article.byline.empty());
  }
  ASSERT_EQ(document.articles[0].sections.size(), 3u);
  EXPECT_EQ(run(document.articles[0].sections[2].heading), "展现新样子");
  // What the newspaper printed needs no other mark than those that the page has.
  const std::string written = write_text(document);
  EXPECT_EQ(written.find('{'), std::string::npos);
  EXPECT_EQ(written.find('\\'), std::string::npos);
  EXPECT_EQ(read_text(written), document);
}

}  // namespace
}  // namespace galley::text

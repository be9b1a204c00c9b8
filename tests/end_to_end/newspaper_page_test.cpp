// SPDX-License-Identifier: Apache-2.0
#include <nlohmann/json.hpp>

#include "end_to_end/command_test.hpp"
#include "testing/samples.hpp"

namespace galley::testing {
namespace {

using nlohmann::json;

/// A page as it comes from a paper, through the command from text to XML.
class NewspaperPageTest : public CommandTest {
 protected:
  /// What `galley inspect` tells of the XML that a text gives with its broken paragraphs joined.
  json inspected(const std::string& text) const {
    const Outcome outcome =
        galley({"convert", text, "-t", "xml", "--filter", "join-broken-paragraphs", "-o", "page.xml"});
    EXPECT_EQ(outcome.exit_code, 0) << outcome.errors;
    return json::parse(galley({"inspect", "--json", "page.xml"}).output);
  }

  /// "本报记者 胡方玉; 通讯员 王明星, 姚嘉", with the role of each credit before it.
  static std::string byline(const json& article) {
    std::string text;
    for (const json& credit : article.at("byline")) {
      if (!text.empty()) text += "; ";
      text += credit.at("role").get<std::string>() + ": " + credit.at("label").get<std::string>();
      for (const json& name : credit.at("names")) text += " " + name.at("name").get<std::string>();
    }
    return text;
  }

  static int paragraphs(const json& part) { return part.at("blocks").value("paragraphs", 0); }

  void expect_headers(const json& page) const {
    ASSERT_EQ(page.at("articles").size(), 4U);
    constexpr const char* headlines[] = {"铜电双促: 高质量发展中的城市作为与政协担当", "科创企业如何破解融资难?",
                                         "“刚”“柔”并济齐监督 凝心聚力促发展", "争做家乡经济发展的实干家"};
    constexpr const char* bylines[] = {
        "reporter: 本报记者 胡方玉; correspondent: 通讯员 王明星 姚嘉", "reporter: 本报记者 张文敬",
        "reporter: 本报记者 凌云; correspondent: 通讯员 殷艳妮", "reporter: 本报记者 王惠兵"};
    for (std::size_t i = 0; i < 4; ++i) {
      const json& article = page.at("articles")[i];
      EXPECT_EQ(article.at("headline"), headlines[i]);
      EXPECT_EQ(byline(article), bylines[i]);
      EXPECT_NE(article.value("deck", ""), "");
    }
  }

  void expect_whole_page(const json& page) const {
    expect_headers(page);
    const json& articles = page.at("articles");
    EXPECT_EQ(articles[0].value("kicker", ""), "各地政协助力高质量发展");
    EXPECT_EQ(paragraphs(articles[0]), 5);
    ASSERT_EQ(articles[0].at("sections").size(), 3U);
    constexpr const char* headings[] = {"战略机遇", "用心用情用力", "展现新样子"};
    constexpr int in_section[] = {12, 8, 7};
    for (std::size_t i = 0; i < 3; ++i) {
      EXPECT_EQ(articles[0].at("sections")[i].at("heading"), headings[i]);
      EXPECT_EQ(paragraphs(articles[0].at("sections")[i]), in_section[i]);
    }
    constexpr int in_others[] = {10, 7, 5};
    for (std::size_t i = 0; i < 3; ++i) {
      EXPECT_EQ(paragraphs(articles[i + 1]), in_others[i]);
      EXPECT_TRUE(articles[i + 1].at("sections").empty());
    }
  }
};

TEST_F(NewspaperPageTest, RealPage) {
  const auto page = sample("page.txt");
  if (!page) GTEST_SKIP() << "the real page is not here; the golden cases hold pages of Galley's own";
  expect_whole_page(inspected(page->string()));
}

TEST_F(NewspaperPageTest, RealPageInGb18030) {
  const auto page = sample("page-gb18030.txt");
  if (!page) GTEST_SKIP() << "the real page is not here; the golden cases hold pages of Galley's own";
  expect_whole_page(inspected(page->string()));
}

TEST_F(NewspaperPageTest, RealPageWithoutMarks) {
  const auto page = sample("page.txt");
  if (!page) GTEST_SKIP() << "the real page is not here; the golden cases hold pages of Galley's own";
  std::string text = read_bytes(*page);
  std::erase(text, '#');
  folder.write("page.txt", text);
  expect_headers(inspected("page.txt"));
}

TEST_F(NewspaperPageTest, OwnPageBrokenAtColumnEnds) {
  folder.write(
      "page.txt",
      "江河与港口\n\n# 老船闸重新开启\n\n——青石镇修闸十一年纪实\n\n本报记者 林晚 通讯员 苏禾 周一舟\n\n"
      "清晨七点,第一艘货船驶过闸门,半个镇子的人都站在岸边,\n\n洪水过后,没有人再见过这道闸门转动。\n\n"
      "工程费用比预算多出三分之一,工期也延长了四年。施工队在河底挖出一座旧桥的\n\n桥墩,任何一张地图上都没有标注。\n\n"
      "## 三件事\n\n船要过闸,先得做完三件事:清淤、换门、装电机。\n\n闸门用橡木重做,铁件仍用旧的。\n");
  const json page = inspected("page.txt");
  ASSERT_EQ(page.at("articles").size(), 1U);
  const json& article = page.at("articles")[0];
  EXPECT_EQ(article.value("kicker", ""), "江河与港口");
  EXPECT_EQ(article.at("headline"), "老船闸重新开启");
  EXPECT_EQ(byline(article), "reporter: 本报记者 林晚; correspondent: 通讯员 苏禾 周一舟");
  EXPECT_EQ(paragraphs(article), 2);
  ASSERT_EQ(article.at("sections").size(), 1U);
  EXPECT_EQ(paragraphs(article.at("sections")[0]), 2);
}

}  // namespace
}  // namespace galley::testing

// SPDX-License-Identifier: Apache-2.0
#include "end_to_end/newspaper_page.hpp"

namespace galley::testing {
namespace {

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

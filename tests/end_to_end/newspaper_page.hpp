// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json.hpp>

#include "end_to_end/command_test.hpp"
#include "testing/samples.hpp"

namespace galley::testing {

using nlohmann::json;

/// A page as it comes from a paper, through the command to XML.
class NewspaperPageTest : public CommandTest {
 protected:
  /// What `galley inspect` tells of the XML (page.xml) that an input gives with these arguments.
  json inspected(const std::string& input,
                 std::vector<std::string> arguments = {"--filter", "join-broken-paragraphs"}) const {
    arguments.insert(arguments.begin(), {"convert", input, "-t", "xml", "-o", "page.xml"});
    const Outcome outcome = galley(arguments);
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

}  // namespace galley::testing

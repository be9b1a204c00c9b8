// SPDX-License-Identifier: Apache-2.0
#include "filters/select_articles.hpp"

#include <gtest/gtest.h>

#include "unit/filters/filter_run.hpp"

namespace galley::filters {
namespace {

Document page() {
  Document document;
  document.language = "zh-CN";
  const char* headlines[] = {"铜电双促", "Harbour Reopens", "融資難題", "Straße gesperrt"};
  const char* languages[] = {"", "en", "zh-TW", "de"};
  for (int i = 0; i < 4; ++i) {
    Article& article = document.articles.emplace_back();
    article.headline = plain(headlines[i]);
    article.language = languages[i];
    article.blocks.push_back(paragraph("text"));
  }
  return document;
}

std::vector<std::string> selected(const OptionValues& values, Diagnostics* heard = nullptr) {
  const Document document = filtered(page(), describe_select_articles(), select_articles, values, heard);
  std::vector<std::string> headlines;
  for (const Article& article : document.articles) headlines.push_back(text_of(article.headline));
  return headlines;
}

using Texts = std::vector<std::string>;

TEST(SelectArticles, KeepsAllWithoutOptions) { EXPECT_EQ(selected({}).size(), 4U); }

TEST(SelectArticles, ByNumbers) {
  EXPECT_EQ(selected({{"numbers", "1,3-4"}}), (Texts{"铜电双促", "融資難題", "Straße gesperrt"}));
  EXPECT_EQ(selected({{"numbers", " 2 "}}), (Texts{"Harbour Reopens"}));
  EXPECT_EQ(selected({{"numbers", "3-"}}), (Texts{"融資難題", "Straße gesperrt"}));
  EXPECT_EQ(selected({{"numbers", "1-18446744073709551615"}}).size(), 4U);
}

TEST(SelectArticles, ByHeadline) {
  EXPECT_EQ(selected({{"headline", "harbour"}}), (Texts{"Harbour Reopens"}));
  EXPECT_EQ(selected({{"headline", "STRAßE"}}), (Texts{"Straße gesperrt"}));
  EXPECT_EQ(selected({{"headline", "双促"}}), (Texts{"铜电双促"}));
}

TEST(SelectArticles, ByLanguage) {
  EXPECT_EQ(selected({{"language", "zh"}}), (Texts{"铜电双促", "融資難題"}));
  EXPECT_EQ(selected({{"language", "zh-TW"}}), (Texts{"融資難題"}));
  EXPECT_EQ(selected({{"language", "EN"}}), (Texts{"Harbour Reopens"}));
}

TEST(SelectArticles, ByAllThatIsGiven) {
  EXPECT_EQ(selected({{"numbers", "1-2"}, {"language", "en"}}), (Texts{"Harbour Reopens"}));
}

TEST(SelectArticles, RefusesWhatSelectsNothing) {
  for (const OptionValues& values : std::vector<OptionValues>{{{"numbers", "9"}},
                                                              {{"headline", "nowhere"}},
                                                              {{"language", "fr"}},
                                                              {{"numbers", "x"}},
                                                              {{"numbers", "0"}},
                                                              {{"numbers", "3-2"}},
                                                              {{"numbers", "1,"}},
                                                              {{"numbers", "-2"}},
                                                              {{"numbers", "99999999999999999999"}},
                                                              {{"language", "z"}}}) {
    try {
      selected(values);
      ADD_FAILURE() << values[0].second;
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::usage) << error.what();
    }
  }
}

TEST(SelectArticles, WarnsOfNumbersThatAreNotThere) {
  Diagnostics heard;
  EXPECT_EQ(selected({{"numbers", "2,7"}}, &heard).size(), 1U);
  EXPECT_EQ(heard.count(Severity::warning), 1U);
}

TEST(SelectArticles, DropsMediaAndLinksThatLoseTheirArticle) {
  Document document = page();
  const std::string shared = add_media(document, {"image/png", "shared"});
  const std::string only = add_media(document, {"image/png", "only in the second"});
  const std::string unused = add_media(document, {"font/ttf", "never shown"});
  document.articles[0].blocks.push_back({Figure{shared, "", "", {}, {}}, ""});
  document.articles[1].blocks.push_back({Figure{shared, "", "", {}, {}}, ""});
  document.articles[1].sections.push_back({plain("s"), {{Figure{only, "", "", {}, {}}, ""}}, {}, "there"});
  document.articles[0].id = "here";
  document.articles[0].blocks.push_back(
      {Paragraph{{{Link{"#there", "", plain("gone")}}, {Text{" "}}, {Link{"#here", "", plain("kept")}}}}, ""});
  const Document result = filtered(document, describe_select_articles(), select_articles, {{"numbers", "1"}});
  EXPECT_TRUE(result.media.contains(shared));
  EXPECT_FALSE(result.media.contains(only));
  EXPECT_TRUE(result.media.contains(unused)) << "what no article showed before is none of this filter's business";
  const auto& content = std::get<Paragraph>(result.articles[0].blocks.back().value).content;
  EXPECT_EQ(text_of(content), "gone kept");
  EXPECT_FALSE(std::holds_alternative<Link>(content.front().value));
  EXPECT_TRUE(std::holds_alternative<Link>(content.back().value));
}

}  // namespace
}  // namespace galley::filters

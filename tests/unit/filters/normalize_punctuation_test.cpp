// SPDX-License-Identifier: Apache-2.0
#include "filters/normalize_punctuation.hpp"

#include <gtest/gtest.h>

#include "unit/filters/filter_run.hpp"

namespace galley::filters {
namespace {

std::string normalized(const std::string& text, const std::string& language, const OptionValues& values = {}) {
  const Document once =
      filtered(document_of({text}, language), describe_normalize_punctuation(), normalize_punctuation, values);
  const Document twice = filtered(once, describe_normalize_punctuation(), normalize_punctuation, values);
  EXPECT_EQ(once, twice) << "not idempotent: " << text;
  return texts_of(once.articles.at(0).blocks).at(0);
}

struct Case {
  const char* given;
  const char* wanted;
};

void expect_all(const std::vector<Case>& cases, const std::string& language, const OptionValues& values = {}) {
  for (const Case& c : cases) EXPECT_EQ(normalized(c.given, language, values), c.wanted) << c.given;
}

TEST(NormalizePunctuation, WidensMarksInHanText) {
  expect_all(
      {
          {"铜陵,安徽南部地级市,因铜得名.", "铜陵，安徽南部地级市，因铜得名。"},
          {"铜电双促: 高质量发展中的城市作为", "铜电双促：高质量发展中的城市作为"},
          {"科创企业如何破解融资难?", "科创企业如何破解融资难？"},
          {"金宝电子(铜陵)公司", "金宝电子（铜陵）公司"},
          {"国内生产总值(GDP)增长了5.5%,超过预期.", "国内生产总值（GDP）增长了5.5%，超过预期。"},
          {"2022年,铜陵109户企业实现产值1,837.7亿元;增加值221.6亿元.",
           "2022年，铜陵109户企业实现产值1,837.7亿元；增加值221.6亿元。"},
          {"会议10:30开始,12:00结束", "会议10:30开始，12:00结束"},
          {"历下科创IDEA,聚焦中小企业", "历下科创IDEA，聚焦中小企业"},
          {"他说:“我们来了.”", "他说：“我们来了。”"},
          {"“最近遇到哪些困难?”“有哪些建议?”", "“最近遇到哪些困难？”“有哪些建议？”"},
          {"1.第一项工作", "1.第一项工作"},
          {"请看 https://example.org/a,b;c?d=e 的说明,谢谢", "请看 https://example.org/a,b;c?d=e 的说明，谢谢"},
          {"写信到 a.b@example.org,谢谢", "写信到 a.b@example.org，谢谢"},
          {"比分3:2", "比分3:2"},
      },
      "zh-CN");
  expect_all({{"港は月曜日に再開した,船が戻った.", "港は月曜日に再開した、船が戻った。"}}, "ja");
}

TEST(NormalizePunctuation, LeavesOtherScriptsHalfWidth) {
  expect_all(
      {{"The harbour, closed for a week, is open: at last!", "The harbour, closed for a week, is open: at last!"},
       {"Jane (Doe)", "Jane (Doe)"}},
      "en");
  expect_all({{"항구가 열렸다, 마침내!", "항구가 열렸다, 마침내!"}}, "ko");
  expect_all({{"He said 你好 and left, smiling.", "He said 你好 and left, smiling."}}, "en");
}

TEST(NormalizePunctuation, SetsQuotesByLanguage) {
  expect_all({{"\"Come in,\" she said, \"it's late.\"", "“Come in,” she said, “it’s late.”"},
              {"'Yes,' he said.", "‘Yes,’ he said."},
              {"the ships' crews and the '90s", "the ships’ crews and the ’90s"},
              {"a 5'10\" man", "a 5'10\" man"},
              {"(\"quoted\")", "(“quoted”)"}},
             "en");
  expect_all({{"Er sagte: \"Guten Tag.\"", "Er sagte: „Guten Tag.“"}, {"\"Ja\", sagte sie.", "„Ja“, sagte sie."}},
             "de");
  expect_all({{"Il dit : \"Bonjour.\"",
               "Il dit : «\xC2\xA0"
               "Bonjour.\xC2\xA0»"},
              {"l'heure d'aller", "l’heure d’aller"}},
             "fr");
  expect_all({{"Dijo \"hola\".", "Dijo «hola»."}}, "es");
  expect_all({{"Он сказал \"привет\".", "Он сказал «привет»."}}, "ru");
  expect_all({{"他说\"你好\",然后走了", "他说“你好”，然后走了"}}, "zh-CN");
  expect_all({{"他說\"你好\",然後走了", "他說「你好」，然後走了"}}, "zh-TW");
  expect_all({{"彼は\"はい\"と言った", "彼は「はい」と言った"}}, "ja");
  expect_all({{"그는 \"네\"라고 말했다", "그는 “네”라고 말했다"}}, "ko");
  expect_all({{"nothing \"changes\" here", "nothing \"changes\" here"}}, "xx");
}

TEST(NormalizePunctuation, ChangesForeignQuotesOnlyWhenAsked) {
  expect_all({{"Er sagte “Guten Tag”.", "Er sagte “Guten Tag”."}}, "de");
  expect_all({{"Er sagte “Guten Tag”.", "Er sagte „Guten Tag“."},
              {"Er sagte «Guten Tag».", "Er sagte „Guten Tag“."},
              {"Er sagte „Guten Tag“.", "Er sagte „Guten Tag“."}},
             "de", {{"quotes", "all"}});
  expect_all({{"他說“你好”。", "他說「你好」。"}}, "zh-TW", {{"quotes", "all"}});
  expect_all({{"say \"no\"", "say \"no\""}}, "en", {{"quotes", "keep"}});
}

TEST(NormalizePunctuation, SetsDashesAndEllipses) {
  expect_all({{"The ships -- all of them -- came back...", "The ships — all of them — came back…"},
              {"open - at last", "open – at last"},
              {"pages 3-4, 2020-2023", "pages 3-4, 2020-2023"},
              {"well-known", "well-known"},
              {"a = 5 - 3", "a = 5 - 3"}},
             "en");
  expect_all({{"Die Schiffe -- alle -- kamen", "Die Schiffe – alle – kamen"}}, "de");
  expect_all({{"济南历下区政协--助力发展小记", "济南历下区政协——助力发展小记"},
              {"他走了...", "他走了……"},
              {"铜—电", "铜——电"},
              {"需求——铜", "需求——铜"}},
             "zh-CN");
  expect_all({{"ships -- all", "ships -- all"}}, "en", {{"dashes", "false"}});
  expect_all({{"铜陵,因铜得名", "铜陵,因铜得名"}}, "zh-CN", {{"full-width", "false"}});
}

TEST(NormalizePunctuation, LooksAcrossStylesAndLeavesCodeAlone) {
  Document document = document_of({"x"}, "zh-CN");
  Inlines run;
  append_text(run, "铜陵", Style::strong);
  append_text(run, ",因铜得名 ");
  append_text(run, "a,b\"c\"--d...", Style::code);
  append_text(run, " 的说明");
  document.articles[0].blocks[0].value = Paragraph{run};
  document.articles[0].blocks.push_back({Preformatted{"铜陵,因铜得名", ""}, ""});
  const Document result = filtered(document, describe_normalize_punctuation(), normalize_punctuation);
  const auto& out = std::get<Paragraph>(result.articles[0].blocks[0].value).content;
  EXPECT_EQ(text_of(out), "铜陵，因铜得名 a,b\"c\"--d... 的说明");
  EXPECT_EQ(std::get<Text>(out[0].value).style, Style::strong);
  EXPECT_EQ(std::get<Preformatted>(result.articles[0].blocks[1].value).text, "铜陵,因铜得名");
}

TEST(NormalizePunctuation, ReachesEveryRun) {
  Document document;
  document.language = "zh-CN";
  Article& article = document.articles.emplace_back();
  article.kicker = plain("铜,电");
  article.headline = plain("铜,电");
  article.deck = plain("铜,电");
  article.blocks.push_back({Figure{"", "a.png", "", plain("铜,电"), plain("铜,电")}, ""});
  article.blocks.push_back({Quote{{paragraph("铜,电")}, plain("铜,电")}, ""});
  article.sections.push_back({plain("铜,电"), {paragraph("铜,电")}, {}, ""});
  article.notes.push_back({"n1", {paragraph("铜,电")}});
  const Document result = filtered(document, describe_normalize_punctuation(), normalize_punctuation);
  const Article& out = result.articles[0];
  for (const Inlines* run : {&out.kicker, &out.headline, &out.deck, &std::get<Figure>(out.blocks[0].value).caption,
                             &std::get<Figure>(out.blocks[0].value).credit,
                             &std::get<Quote>(out.blocks[1].value).attribution, &out.sections[0].heading}) {
    EXPECT_EQ(text_of(*run), "铜，电");
  }
  EXPECT_EQ(texts_of(out.notes[0].blocks), std::vector<std::string>{"铜，电"});
}

}  // namespace
}  // namespace galley::filters

// SPDX-License-Identifier: Apache-2.0
#include "filters/join_broken_paragraphs.hpp"

#include <gtest/gtest.h>

#include <sstream>

#include "structure/build.hpp"
#include "testing/samples.hpp"
#include "unit/filters/filter_run.hpp"

namespace galley::filters {
namespace {

Document joined(Document document, Diagnostics* heard = nullptr) {
  Document once = filtered(std::move(document), describe_join_broken_paragraphs(), join_broken_paragraphs, {}, heard);
  const Document twice = filtered(once, describe_join_broken_paragraphs(), join_broken_paragraphs);
  EXPECT_EQ(once, twice) << "not idempotent";
  return once;
}

std::vector<std::string> joined(const std::vector<std::string>& paragraphs) {
  const Document document = joined(document_of(paragraphs));
  return document.articles.empty() ? std::vector<std::string>{} : texts_of(document.articles.front().blocks);
}

using Texts = std::vector<std::string>;

TEST(JoinBrokenParagraphs, JoinsHanWithoutASpace) {
  EXPECT_EQ(joined({"为筹备好这次会议,市里组织了六个专题调研组,深入相关部门、园区和企业开展调研,并赴常州、宁波、衢州,",
                    "鹰潭等市学习考察,广泛听取各方意见。", "会议在七月召开。"}),
            (Texts{"为筹备好这次会议,市里组织了六个专题调研组,深入相关部门、园区和企业开展调研,并赴常州、宁波、衢州,"
                   "鹰潭等市学习考察,广泛听取各方意见。",
                   "会议在七月召开。"}));
  EXPECT_EQ(joined({"港口的重新开放得到了市民的支持,许多人一早就来到码头,等待第一批船只的",
                    "到来。港务局局长说,今后每天有三班船。"}),
            (Texts{"港口的重新开放得到了市民的支持,许多人一早就来到码头,等待第一批船只的到来。港务局局长说,"
                   "今后每天有三班船。"}));
  EXPECT_EQ(joined({"「港の再開は町の人々にとって大きな喜びであり、漁業の関係者も朝から岸壁に集まって",
                    "最初の船を迎えました」と市長は話した。"}),
            (Texts{"「港の再開は町の人々にとって大きな喜びであり、漁業の関係者も朝から岸壁に集まって最初の船を迎えまし"
                   "た」と市長は話した。"}));
}

TEST(JoinBrokenParagraphs, JoinsWordsWithASpace) {
  EXPECT_EQ(joined({"The harbour was closed for a week after the storm had torn away the pier, and the fishermen",
                    "waited in the town for news of their boats."}),
            (Texts{"The harbour was closed for a week after the storm had torn away the pier, and the fishermen waited "
                   "in the town for news of their boats."}));
  EXPECT_EQ(joined({"Nach dem Sturm blieb der Hafen eine Woche lang geschlossen, weil die Mole zerstört war,",
                    "und die Fischer warteten in der Stadt auf Nachricht."}),
            (Texts{"Nach dem Sturm blieb der Hafen eine Woche lang geschlossen, weil die Mole zerstört war, und die "
                   "Fischer warteten in der Stadt auf Nachricht."}));
  EXPECT_EQ(joined({"После шторма порт был закрыт целую неделю, потому что причал был разрушен,",
                    "и рыбаки ждали новостей в городе."}),
            (Texts{"После шторма порт был закрыт целую неделю, потому что причал был разрушен, и рыбаки ждали новостей "
                   "в городе."}));
  EXPECT_EQ(joined({"ظل الميناء مغلقا أسبوعا كاملا بعد العاصفة التي دمرت الرصيف، وانتظر الصيادون في المدينة،",
                    "حتى وصلتهم أخبار قواربهم."}),
            (Texts{"ظل الميناء مغلقا أسبوعا كاملا بعد العاصفة التي دمرت الرصيف، وانتظر الصيادون في المدينة، حتى وصلتهم "
                   "أخبار قواربهم."}));
  EXPECT_EQ(joined({"폭풍이 지나간 뒤 항구는 일주일 동안 닫혀 있었고 어부들은 마을에서 소식을 기다렸으며, 시장은",
                    "새 부두를 곧 짓겠다고 말했다."}),
            (Texts{"폭풍이 지나간 뒤 항구는 일주일 동안 닫혀 있었고 어부들은 마을에서 소식을 기다렸으며, 시장은 새 "
                   "부두를 곧 짓겠다고 말했다."}));
  EXPECT_EQ(joined({"The mayor thanked the crews of the lifeboats and said that she would speak to the",
                    "United Nations about the coast."}),
            (Texts{"The mayor thanked the crews of the lifeboats and said that she would speak to the United Nations "
                   "about the coast."}));
}

TEST(JoinBrokenParagraphs, UndoesHyphens) {
  EXPECT_EQ(joined({"After the storm the whole town came down to the har-", "bour to see the damage."}),
            (Texts{"After the storm the whole town came down to the harbour to see the damage."}));
  EXPECT_EQ(joined({"Nach dem Sturm kam die ganze Stadt zur Regierungs-", "chefin und bat um Hilfe."}),
            (Texts{"Nach dem Sturm kam die ganze Stadt zur Regierungschefin und bat um Hilfe."}));
  EXPECT_EQ(joined({"After the storm the whole town came down to the har\xC2\xAD", "bour to see the damage."}),
            (Texts{"After the storm the whole town came down to the harbour to see the damage."}));
}

TEST(JoinBrokenParagraphs, KeepsHyphensThatBelongToTheWord) {
  EXPECT_EQ(joined({"In the afternoon the ships brought back a team of Anglo-", "Saxon scholars."}),
            (Texts{"In the afternoon the ships brought back a team of Anglo-Saxon scholars."}));
  EXPECT_EQ(joined({"In the afternoon the ships brought back a group of self-", "employed sailors."}),
            (Texts{"In the afternoon the ships brought back a group of self-employed sailors."}));
  EXPECT_EQ(joined({"In the afternoon the ships brought back the men of the UN-", "led mission."}),
            (Texts{"In the afternoon the ships brought back the men of the UN-led mission."}));
  EXPECT_EQ(joined({"In the afternoon the mayor presented the town's new 10-", "year plan."}),
            (Texts{"In the afternoon the mayor presented the town's new 10-year plan."}));
  EXPECT_EQ(joined({"Am Nachmittag sprach die Ministerin über die Häfen an Nord-", "und Ostsee."}),
            (Texts{"Am Nachmittag sprach die Ministerin über die Häfen an Nord- und Ostsee."}));
}

TEST(JoinBrokenParagraphs, JoinsMoreThanTwoParts) {
  EXPECT_EQ(joined({"港口的重新开放得到了市民的支持,许多人一早就来到码头,",
                    "等待着第一批船只的到来,渔民们也在岸上准备好了网具,", "孩子们挥舞着小旗。", "下午风停了。"}),
            (Texts{"港口的重新开放得到了市民的支持,许多人一早就来到码头,等待着第一批船只的到来,"
                   "渔民们也在岸上准备好了网具,孩子们挥舞着小旗。",
                   "下午风停了。"}));
}

TEST(JoinBrokenParagraphs, LeavesWholeParagraphsAlone) {
  const Texts texts = {"The harbour is open again, and the ships are back at the pier.",
                       "they came at dawn, all of them.",
                       "“We had feared for the boats,” said the mayor.",
                       "“So had we.”",
                       "The day ended with a feast!",
                       "and with music."};
  EXPECT_EQ(joined(texts), texts);
}

TEST(JoinBrokenParagraphs, LeavesVersesAlone) {
  for (const Texts& texts : std::vector<Texts>{
           {"床前明月光,", "疑是地上霜。", "举头望明月,", "低头思故乡。"},
           {"The sea is calm tonight,", "the tide is full,", "the moon lies fair", "upon the straits."},
           {"Über allen Gipfeln", "ist Ruh,", "in allen Wipfeln", "spürest du", "kaum einen Hauch."},
           {"古池や", "蛙飛びこむ", "水の音。"},
           {"大江东去,浪淘尽,", "千古风流人物。", "故垒西边,人道是,", "三国周郎赤壁。"},
       }) {
    EXPECT_EQ(joined(texts), texts);
  }
}

TEST(JoinBrokenParagraphs, LeavesAddressesListsDialogueAndSignaturesAlone) {
  for (const Texts& texts : std::vector<Texts>{
           {"Harbour Office,", "12 Quay Road,", "Old Town."},
           {"Dear readers,", "thank you for your letters."},
           {"亲爱的读者,", "感谢你们的来信。"},
           {"We need the following:", "bread and butter for all who worked through the night."},
           {"会议提出三项要求:", "第一项要求是加强领导,落实责任。"},
           {"一是加强组织领导,落实工作责任,确保各项任务按时完成;", "二是加强宣传引导,营造良好氛围。"},
           {"1. 加强组织领导,落实工作责任,确保各项任务能够按时按质完成", "会议由市长主持。"},
           {"- the pier and the lighthouse and all the boats that lay there", "were lost in the storm."},
           {"“现在银行要看税贷产品,要看营业收入。”", "“他一年总收入有100万元收入,还是一家亏损企业。”"},
           {"港口的重新开放得到了市民的支持,许多人一早就来到码头。", "张三", "2023年7月4日"},
           {"The harbour is open again, and the ships are back.", "Jane Doe is the harbour correspondent",
            "of this newspaper."},
           {"— Where are the ships, asked the mayor of the town of the old man,", "— they are lost, he said."},
           {"图为7月4日,某企业车间的工人正在流水线上紧张地生产动力电池用铝箔", "铜陵是一座老城。"},
           {"新任港务局局长在会上介绍了今后三年的发展规划和重点工程建设情况", "港口将更加繁荣。"},
           {"Ships return to the harbour of the old town after a long storm", "The first ships came back on Monday."},
           {"the harbour authority, which runs the pier and the lighthouse;", "the town council, which pays for it."},
       }) {
    EXPECT_EQ(joined(texts), texts);
  }
}

TEST(JoinBrokenParagraphs, LeavesIndentedParagraphsAlone) {
  const Texts texts = {"港口的重新开放得到了市民的支持,许多人一早就来到码头,等待第一批船只的",
                       "　　下午风停了,船都回来了。"};
  EXPECT_EQ(joined(texts), texts);
}

TEST(JoinBrokenParagraphs, LeavesWhatIsSetDifferentlyAlone) {
  Document document = document_of({"x", "the rest of the town slept through the night and heard nothing of it."});
  Inlines strong;
  append_text(strong, "The harbour was closed for a week after the storm had torn away the pier, and", Style::strong);
  document.articles[0].blocks[0].value = Paragraph{strong};
  const Document result = joined(document);
  EXPECT_EQ(result.articles[0].blocks.size(), 2U);
}

TEST(JoinBrokenParagraphs, KeepsStylesNotesAndAnchors) {
  Document document = document_of({"x", "y", "z"});
  Article& article = document.articles[0];
  Inlines first;
  append_text(first, "After the storm the whole town came down to the ");
  append_text(first, "har-", Style::emphasis);
  first.push_back({NoteReference{"n1"}});
  Inlines second;
  append_text(second, "bour", Style::emphasis);
  append_text(second, " to see the damage.");
  Inlines third;
  third.push_back({Link{"#there", "", plain("See above.")}});
  article.blocks = {{Paragraph{first}, ""}, {Paragraph{second}, "there"}, {Paragraph{third}, ""}};
  article.notes.push_back({"n1", {paragraph("A note.")}});
  const Document result = joined(document);
  ASSERT_EQ(result.articles[0].blocks.size(), 2U);
  const auto& paragraph = std::get<Paragraph>(result.articles[0].blocks[0].value);
  EXPECT_EQ(text_of(paragraph.content), "After the storm the whole town came down to the harbour to see the damage.");
  EXPECT_EQ(result.articles[0].blocks[0].id, "there");
  EXPECT_EQ(result.articles[0].notes.size(), 1U);
  EXPECT_EQ(std::get<Text>(paragraph.content[1].value).style, Style::emphasis);
}

TEST(JoinBrokenParagraphs, WorksInSectionsQuotesAndItemsButNotInCells) {
  const std::string first =
      "The harbour was closed for a week after the storm had torn away the pier, and the fishermen";
  const std::string second = "waited in the town for news of their boats.";
  const Blocks blocks = {paragraph(first), paragraph(second)};
  Document document;
  Article& article = document.articles.emplace_back();
  article.blocks.push_back({Quote{blocks, {}}, ""});
  article.blocks.push_back({List{false, 1, {{blocks}}}, ""});
  article.blocks.push_back({Table{{}, 0, {{{TableCell{blocks}}}}}, ""});
  article.sections.push_back({plain("Section"), blocks, {{plain("Inner"), blocks, {}, ""}}, ""});
  const Document result = joined(document);
  const Article& out = result.articles[0];
  EXPECT_EQ(std::get<Quote>(out.blocks[0].value).blocks.size(), 1U);
  EXPECT_EQ(std::get<List>(out.blocks[1].value).items[0].blocks.size(), 1U);
  EXPECT_EQ(std::get<Table>(out.blocks[2].value).rows[0].cells[0].blocks.size(), 2U);
  EXPECT_EQ(out.sections[0].blocks.size(), 1U);
  EXPECT_EQ(out.sections[0].sections[0].blocks.size(), 1U);
}

TEST(JoinBrokenParagraphs, SaysWhatItJoined) {
  Diagnostics heard;
  filtered(document_of({"After the storm the whole town came down to the har-", "bour to see the damage."}),
           describe_join_broken_paragraphs(), join_broken_paragraphs, {}, &heard);
  ASSERT_EQ(heard.entries().size(), 1U);
  EXPECT_EQ(heard.entries()[0].place.item, "article 1, block 1");
}

// Pieces as the text reader cuts them: blank lines between paragraphs, # before headlines, ## before sections.
std::vector<Article> articles_of(const std::string& text) {
  std::vector<structure::Piece> pieces;
  std::istringstream lines(text);
  std::string line;
  while (std::getline(lines, line)) {
    if (line.empty()) continue;
    structure::Piece piece;
    const std::size_t marks = line.find_first_not_of('#');
    if (marks > 0) {
      piece.role = marks == 1 ? structure::Role::headline : structure::Role::heading;
      piece.level = static_cast<std::uint32_t>(marks - 1);
      line = line.substr(marks + 1);
    }
    piece.block = paragraph(line);
    pieces.push_back(std::move(piece));
  }
  Diagnostics diagnostics;
  return structure::build_articles(std::move(pieces), {}, diagnostics);
}

TEST(JoinBrokenParagraphs, MendsTheRealPage) {
  const auto path = galley::testing::sample("page.txt");
  if (!path) GTEST_SKIP() << "no samples here";
  Document document;
  document.articles = articles_of(galley::testing::read_bytes(*path));
  Diagnostics heard;
  const Document result = joined(document, &heard);
  ASSERT_EQ(result.articles.size(), 4U);
  EXPECT_EQ(heard.entries().size(), 6U);
  const Article& first = result.articles[0];
  EXPECT_EQ(first.blocks.size(), 5U);
  ASSERT_EQ(first.sections.size(), 3U);
  EXPECT_EQ(first.sections[0].blocks.size(), 12U);
  EXPECT_EQ(first.sections[1].blocks.size(), 8U);
  EXPECT_EQ(first.sections[2].blocks.size(), 7U);
  EXPECT_EQ(result.articles[1].blocks.size(), 10U);
  EXPECT_EQ(result.articles[2].blocks.size(), 7U);
  EXPECT_EQ(result.articles[3].blocks.size(), 5U);
  const auto holds = [&](const Blocks& blocks, std::string_view text) {
    for (const std::string& t : texts_of(blocks)) {
      if (t.find(text) != std::string::npos) return true;
    }
    return false;
  };
  EXPECT_TRUE(holds(first.sections[1].blocks, "衢州、鹰潭等市"));
  EXPECT_TRUE(holds(first.sections[2].blocks, "实施方案,力争先用"));
  EXPECT_TRUE(holds(result.articles[1].blocks, "“科创企融助力"));
  EXPECT_TRUE(holds(result.articles[1].blocks, "不同发展期的金融需求"));
  EXPECT_TRUE(holds(result.articles[1].blocks, "这些产品都是针对企业"));
  EXPECT_TRUE(holds(result.articles[3].blocks, "同时,进一步"));
}

}  // namespace
}  // namespace galley::filters

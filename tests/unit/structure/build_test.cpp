// SPDX-License-Identifier: Apache-2.0
#include "structure/build.hpp"

#include <gtest/gtest.h>

#include <chrono>

#include "testing/samples.hpp"

namespace galley::structure {
namespace {

constexpr const char* body_text =
    "The harbour was closed for a week after the storm had torn away the pier, and the town waited.";
constexpr const char* more_text =
    "The first ships came back on Monday, and there was applause on the pier for an hour or more.";

Piece piece(const char* text, Role role = Role::unknown, std::uint32_t level = 0) {
  Piece result;
  result.block = paragraph(text);
  result.role = role;
  result.level = level;
  return result;
}

std::vector<Article> built(std::vector<Piece> pieces, const BuildOptions& options = {}, Diagnostics* heard = nullptr) {
  Diagnostics unheard;
  return build_articles(std::move(pieces), options, heard != nullptr ? *heard : unheard);
}

TEST(BuildArticles, OfNothingIsNothing) {
  EXPECT_TRUE(built({}).empty());
  EXPECT_TRUE(built({piece("")}).empty());
  EXPECT_TRUE(built({piece("", Role::article_break), piece("", Role::article_break)}).empty());
}

TEST(BuildArticles, TakesRolesThatAreTold) {
  Piece credit = piece("Jane and John", Role::byline);
  credit.byline.credits.push_back({"reporter", "With", {{.name = "Jane"}}});
  Piece filed = piece("there, then", Role::dateline);
  filed.dateline.change().place = "there";
  const auto articles =
      built({piece("News", Role::kicker), piece("Ships return", Role::headline), piece("First line", Role::deck),
             piece("Second line", Role::deck), std::move(credit), std::move(filed), piece(body_text),
             piece("Repairs", Role::heading, 1), piece(more_text)});
  ASSERT_EQ(articles.size(), 1U);
  const Article& article = articles[0];
  EXPECT_EQ(text_of(article.kicker), "News");
  EXPECT_EQ(text_of(article.headline), "Ships return");
  EXPECT_EQ(text_of(article.deck), "First line Second line");
  EXPECT_TRUE(std::holds_alternative<LineBreak>(article.deck[1].value));
  EXPECT_EQ(article.byline.credits.at(0).label, "With");
  EXPECT_EQ(article.dateline.place, "there");
  EXPECT_EQ(article.blocks.size(), 1U);
  ASSERT_EQ(article.sections.size(), 1U);
  EXPECT_EQ(article.sections[0].blocks.size(), 1U);
}

TEST(BuildArticles, KeepsTheTextOfABylineThatFollowsNoConvention) {
  const auto articles =
      built({piece("Ships return", Role::headline), piece("our harbour desk", Role::byline), piece(body_text)});
  ASSERT_EQ(articles.at(0).byline.credits.size(), 1U);
  EXPECT_EQ(articles[0].byline.credits[0].names.at(0).name, "our harbour desk");
}

TEST(BuildArticles, TakesContactsFromLinkedNames) {
  Piece credit;
  credit.role = Role::byline;
  credit.block.value =
      Paragraph{{{Text{"By "}}, {Link{"mailto:jane@example.org", "", plain("Jane Doe")}}, {Text{" and John Roe"}}}};
  const auto articles = built({piece("Ships return", Role::headline), std::move(credit), piece(body_text)});
  const Credit& by = articles.at(0).byline.credits.at(0);
  ASSERT_EQ(by.names.size(), 2U);
  EXPECT_EQ(by.names[0].contact, "jane@example.org");
  EXPECT_EQ(by.names[1].contact, "");
}

TEST(BuildArticles, ReadsABylineOnTwoLines) {
  Piece credit;
  credit.block.value = Paragraph{{{Text{"By Jane Doe"}}, {LineBreak{}}, {Text{"Staff Writer"}}}};
  const auto articles = built({piece("Ships return", Role::headline), std::move(credit), piece(body_text)});
  ASSERT_EQ(articles.at(0).byline.credits.size(), 1U);
  EXPECT_EQ(articles[0].byline.credits[0].names.at(0).affiliation, "Staff Writer");
}

TEST(BuildArticles, SaysThatANoteMarkInABylineIsLost) {
  Piece credit;
  credit.block.value = Paragraph{{{Text{"By Jane Doe"}}, {NoteReference{"n1"}}}};
  Diagnostics heard;
  built({piece("Ships return", Role::headline), std::move(credit), piece(body_text)}, {}, &heard);
  EXPECT_EQ(heard.count(Severity::warning, code::dropped_content), 1U);
}

TEST(BuildArticles, LeavesBodyAsItIs) {
  const auto articles = built({piece("Ships return", Role::headline), piece("By Jane Doe", Role::body),
                               piece("Repairs", Role::body), piece(body_text, Role::body)});
  ASSERT_EQ(articles.size(), 1U);
  EXPECT_TRUE(articles[0].byline.empty());
  EXPECT_EQ(articles[0].blocks.size(), 3U);
}

TEST(BuildArticles, SplitsALeadingDatelineOffAndKeepsStyles) {
  Piece first;
  first.block.value = Paragraph{{{Text{"BERLIN, July 4 (Reu", Style::strong}},
                                 {Text{"ters) — The "}},
                                 {Text{"ships", Style::emphasis}},
                                 {Text{" are back in the harbour at last."}}}};
  const auto articles = built({piece("Ships return", Role::headline), std::move(first)}, {.language = "en"});
  ASSERT_EQ(articles.size(), 1U);
  EXPECT_EQ(articles[0].dateline.place, "BERLIN");
  EXPECT_EQ(articles[0].dateline.date, "July 4");
  EXPECT_EQ(articles[0].dateline.agency, "Reuters");
  const auto& content = std::get<Paragraph>(articles[0].blocks.at(0).value).content;
  EXPECT_EQ(text_of(content), "The ships are back in the harbour at last.");
  EXPECT_EQ(std::get<Text>(content.at(1).value), (Text{"ships", Style::emphasis}));
}

TEST(BuildArticles, SplitsAsTold) {
  const auto pieces = [] {
    return std::vector<Piece>{
        piece("One", Role::headline), piece(body_text), piece("Inner", Role::heading, 1), piece(more_text),
        piece("Two", Role::headline), piece(body_text), piece("Other", Role::heading, 1), piece(more_text)};
  };
  EXPECT_EQ(built(pieces()).size(), 2U);
  EXPECT_EQ(built(pieces(), {.split = SplitArticles::headline}).size(), 2U);
  const auto one = built(pieces(), {.split = SplitArticles::never});
  ASSERT_EQ(one.size(), 1U);
  EXPECT_EQ(text_of(one[0].headline), "One");
  ASSERT_EQ(one[0].sections.size(), 2U);
  EXPECT_EQ(text_of(one[0].sections[1].heading), "Two");
  ASSERT_EQ(one[0].sections[1].sections.size(), 1U);
  EXPECT_EQ(text_of(one[0].sections[1].sections[0].heading), "Other");
}

TEST(BuildArticles, SplitsTextWithoutMarksOnlyWhenAutomatic) {
  const auto pieces = [] {
    return std::vector<Piece>{piece("Ships return to the pier"),       piece("By Jane Doe"), piece(body_text),
                              piece("Bridge to be rebuilt by spring"), piece("By John Roe"), piece(more_text)};
  };
  EXPECT_EQ(built(pieces()).size(), 2U);
  for (const SplitArticles split : {SplitArticles::headline, SplitArticles::never}) {
    const auto articles = built(pieces(), {.split = split});
    ASSERT_EQ(articles.size(), 1U);
    EXPECT_EQ(text_of(articles[0].headline), "Ships return to the pier");
    EXPECT_EQ(articles[0].byline.credits.at(0).names.at(0).name, "Jane Doe");
  }
}

TEST(BuildArticles, InfersNothingWhenTold) {
  const auto pieces = [] {
    return std::vector<Piece>{piece("Ships return to the pier"), piece("By Jane Doe"), piece(body_text),
                              piece("Repairs"), piece(more_text)};
  };
  const auto flat = built(pieces(), {.infer_headlines = false, .infer_roles = false});
  ASSERT_EQ(flat.size(), 1U);
  EXPECT_EQ(flat[0].blocks.size(), 5U);
  EXPECT_TRUE(flat[0].headline.empty());
  const auto headline = built(pieces(), {.infer_roles = false});
  EXPECT_FALSE(headline.at(0).headline.empty());
  EXPECT_TRUE(headline[0].byline.empty());
  auto marked = pieces();
  marked[0].role = Role::headline;
  const auto roles = built(std::move(marked), {.infer_headlines = false});
  EXPECT_FALSE(roles.at(0).byline.empty());
  EXPECT_TRUE(roles[0].sections.empty());
}

TEST(BuildArticles, SaysWhyItGaveARole) {
  Diagnostics heard;
  std::vector<Piece> pieces = {piece("Ships return", Role::headline), piece("By Jane Doe"), piece(body_text)};
  pieces[1].place.line = 3;
  built(std::move(pieces), {.language = "en"}, &heard);
  ASSERT_EQ(heard.entries().size(), 1U);
  const Diagnostic& told = heard.entries()[0];
  EXPECT_EQ(told.severity, Severity::inference);
  EXPECT_EQ(told.code, code::inferred_role);
  EXPECT_EQ(told.place.item, "article 1, byline");
  EXPECT_EQ(told.place.line, 3U);
  EXPECT_FALSE(told.message.empty());
}

TEST(BuildArticles, SaysNothingOfWhatIsTold) {
  Diagnostics heard;
  built({piece("Ships return", Role::headline), piece("By Jane Doe", Role::byline), piece(body_text, Role::body)},
        {.language = "en"}, &heard);
  EXPECT_TRUE(heard.entries().empty());
}

TEST(BuildArticles, TakesTheLastParagraphForNoKicker) {
  // A short last line, a signature, the end of a poem: what stands before a headline is the end of the article.
  for (const char* last : {"The Editors", "Old Town, in July", "and the sea was calm", "李大海"}) {
    const auto articles = built(
        {piece("One", Role::headline), piece(body_text), piece(last), piece("Two", Role::headline), piece(more_text)});
    ASSERT_EQ(articles.size(), 2U);
    EXPECT_TRUE(articles[1].kicker.empty()) << last;
    EXPECT_EQ(articles[0].blocks.size(), 2U);
  }
}

TEST(BuildArticles, TakesAKickerWithEvidence) {
  std::vector<Piece> spaced = {piece("One", Role::headline), piece(body_text), piece("Harbour news"),
                               piece("Two", Role::headline), piece(more_text)};
  spaced[2].space_before = 3;
  EXPECT_EQ(text_of(built(std::move(spaced)).at(1).kicker), "Harbour news");
  std::vector<Piece> bold = {piece("One", Role::headline), piece(body_text), piece("Harbour news"),
                             piece("Two", Role::headline), piece(more_text)};
  bold[2].strong = true;
  EXPECT_EQ(text_of(built(std::move(bold)).at(1).kicker), "Harbour news");
  std::vector<Piece> ruled = {piece("One", Role::headline), piece(body_text), Piece{}, piece("Harbour news"),
                              piece("Two", Role::headline), piece(more_text)};
  ruled[2].block.value = Break{};
  EXPECT_EQ(text_of(built(std::move(ruled)).at(1).kicker), "Harbour news");
}

TEST(BuildArticles, TakesAFirstHeadingForTheHeadline) {
  const auto articles = built({piece("Ships return", Role::heading, 1), piece("By Jane Doe"), piece(body_text),
                               piece("Repairs", Role::heading, 2), piece(more_text)});
  ASSERT_EQ(articles.size(), 1U);
  EXPECT_EQ(text_of(articles[0].headline), "Ships return");
  EXPECT_FALSE(articles[0].byline.empty());
  const auto equals = built({piece("Ships return", Role::heading, 1), piece(body_text),
                             piece("Repairs", Role::heading, 1), piece(more_text)});
  EXPECT_TRUE(equals.at(0).headline.empty()) << "a heading among equals is none";
  EXPECT_EQ(equals[0].sections.size(), 2U);
}

TEST(BuildArticles, JoinsAHeadlineSetOnTwoLines) {
  std::vector<Piece> pieces = {piece("Ships Return"), piece("To the Old Pier"), piece("By Jane Doe"), piece(body_text)};
  pieces[0].relative_size = pieces[1].relative_size = 2.5;
  const auto articles = built(std::move(pieces));
  ASSERT_EQ(articles.size(), 1U);
  EXPECT_EQ(text_of(articles[0].headline), "Ships Return To the Old Pier");
  EXPECT_TRUE(articles[0].deck.empty());
}

TEST(BuildArticles, TakesLargeLinesNumberedThroughForSections) {
  std::vector<Piece> pieces = {piece("On Harbours"), piece(body_text), piece("1 Walls"),    piece(body_text),
                               piece("2. Ships"),    piece(more_text), piece("Other News"), piece(more_text)};
  for (const std::size_t i : {0, 2, 4, 6}) pieces[i].relative_size = 1.4;
  auto articles = built(pieces);
  ASSERT_EQ(articles.size(), 2U);
  EXPECT_EQ(articles[0].sections.size(), 2U);
  // One number is none.
  pieces[4].block.value = Paragraph{{{Text{"3 Dead After Storm", {}, {}}}}};
  articles = built(pieces);
  EXPECT_EQ(articles.size(), 4U);
}

TEST(BuildArticles, DropsTheBoldOfInferredHeadings) {
  Piece bold;
  bold.block.value = Paragraph{{{Text{"Repairs", Style::strong | Style::emphasis}}}};
  const auto articles =
      built({piece("Ships return", Role::headline), piece(body_text), std::move(bold), piece(more_text)});
  ASSERT_EQ(articles.at(0).sections.size(), 1U);
  EXPECT_EQ(std::get<Text>(articles[0].sections[0].heading.at(0).value), (Text{"Repairs", Style::emphasis}));
}

TEST(BuildArticles, TellsTheLanguageOfEachArticle) {
  const auto articles = built(
      {piece("老码头重新开放", Role::headline),
       piece("七月的第一个星期一,老码头在关闭七天之后重新开放,首批渔船在清晨回到港口。"),
       piece("Ships return", Role::headline), piece(body_text), piece("Hafen offen", Role::headline), piece(body_text)},
      {.language = "zh-CN"});
  ASSERT_EQ(articles.size(), 3U);
  EXPECT_EQ(articles[0].language, "");
  EXPECT_EQ(articles[1].language, "en");
  std::vector<Piece> told = {piece("Ships return", Role::headline), piece(body_text)};
  told[0].language = "en-GB";
  EXPECT_EQ(built(std::move(told)).at(0).language, "en-GB");
}

TEST(BuildArticles, TakesTheTitleOfAContentsForNoLineOfAHeader) {
  for (const char* title : {"Contents", "Table of contents:", "Inhaltsverzeichnis", "目录"}) {
    Piece below = piece(title);
    below.relative_size = 1.2;
    const auto articles = built({piece("Ships return", Role::headline), std::move(below), piece(body_text)});
    ASSERT_EQ(articles.size(), 1U);
    EXPECT_TRUE(articles[0].deck.empty()) << title;
    // It is a heading where it looks like one, and else text.
    EXPECT_EQ(articles[0].blocks.size() + 2 * articles[0].sections.size(), 2U) << title;
    const auto above = built({piece(title), piece("Ships return", Role::headline), piece(body_text)});
    for (const Article& article : above) EXPECT_TRUE(article.kicker.empty()) << title;
  }
}

TEST(BuildArticles, KeepsAnchors) {
  std::vector<Piece> pieces = {piece("Ships return", Role::headline), piece(body_text),
                               piece("Repairs", Role::heading, 1), piece(more_text)};
  for (std::size_t i = 0; i < pieces.size(); ++i) pieces[i].block.id = "a" + std::to_string(i);
  const auto articles = built(std::move(pieces));
  EXPECT_EQ(articles.at(0).id, "a0");
  EXPECT_EQ(articles[0].blocks.at(0).id, "a1");
  EXPECT_EQ(articles[0].sections.at(0).id, "a2");
}

TEST(BuildArticles, IsBoundedInDepth) {
  std::vector<Piece> pieces = {piece("Ships return", Role::headline)};
  for (std::uint32_t level = 1; level < 5000; ++level) pieces.push_back(piece("Deeper", Role::heading, level));
  const auto articles = built(std::move(pieces));
  std::size_t depth = 0;
  std::size_t count = 0;
  const auto walk = [&](const auto& self, const std::vector<Section>& sections, std::size_t at) -> void {
    depth = std::max(depth, at);
    for (const Section& section : sections) {
      ++count;
      self(self, section.sections, at + 1);
    }
  };
  walk(walk, articles.at(0).sections, 0);
  EXPECT_EQ(count, 4999U);
  EXPECT_LE(depth, 40U);
}

// Each of these would take minutes if any step were quadratic.
TEST(BuildArticles, IsLinearOnHostileInput) {
  const auto start = std::chrono::steady_clock::now();
  constexpr std::size_t many = 1500;
  for (const char* text : {"By Jane Doe", "short line", "本报记者 张三", "——", "BERLIN (dpa) - Die",
                           "【東京=山田太郎】", "((((((((((((((((", "a", "2023年7月4日"}) {
    for (const Role role : {Role::unknown, Role::headline, Role::byline, Role::kicker, Role::deck}) {
      std::vector<Piece> pieces(many, piece(text, role));
      built(std::move(pieces));
    }
  }
  std::vector<Piece> figures(many);
  for (Piece& each : figures) each.block.value = Figure{.source = "a.png"};
  figures[0] = piece("Ships return", Role::headline);
  figures.push_back(piece("Two", Role::headline));
  built(std::move(figures));
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(60));
}

// What ../shared/samples/README.md says of the page, from the text with its marks and without.
std::vector<Piece> page_pieces(const std::string& text, bool marks) {
  std::vector<Piece> pieces;
  std::uint32_t blank = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string line = text.substr(at, end - at);
    at = end + 1;
    if (line.empty()) {
      ++blank;
      continue;
    }
    Piece each;
    each.space_before = std::exchange(blank, 0U);
    if (const std::size_t hashes = line.find_first_not_of('#'); hashes > 0) {
      if (marks) each.role = hashes == 1 ? Role::headline : Role::heading;
      each.level = static_cast<std::uint32_t>(hashes - 1);
      line = line.substr(hashes + 1);
    }
    each.block = paragraph(line);
    pieces.push_back(std::move(each));
  }
  return pieces;
}

TEST(BuildArticles, OfTheRealPage) {
  const auto path = galley::testing::sample("page.txt");
  if (!path) GTEST_SKIP() << "no samples here";
  const std::string text = galley::testing::read_bytes(*path);
  for (const bool marks : {true, false}) {
    SCOPED_TRACE(marks ? "with marks" : "without marks");
    const auto articles = built(page_pieces(text, marks));
    ASSERT_EQ(articles.size(), 4U);
    const char* headlines[] = {"铜电双促: 高质量发展中的城市作为与政协担当", "科创企业如何破解融资难?",
                               "“刚”“柔”并济齐监督 凝心聚力促发展", "争做家乡经济发展的实干家"};
    const char* decks[] = {"安徽省铜陵市政协助力城市新旧动能协调发展",
                           "——济南历下区政协“界别同心汇”助力科创企业发展小记",
                           "——重庆北碚区政协携手区纪委监委开展优化营商环境监督小记",
                           "——福建德化县政协建言借力大泉州“侨牌”助推瓷都产业发展"};
    for (std::size_t i = 0; i < 4; ++i) {
      EXPECT_EQ(text_of(articles[i].headline), headlines[i]);
      EXPECT_EQ(text_of(articles[i].deck), decks[i]);
      EXPECT_EQ(articles[i].kicker.empty(), i > 0);
      EXPECT_EQ(articles[i].sections.size(), i == 0 ? 3U : 0U);
    }
    EXPECT_EQ(text_of(articles[0].kicker), "各地政协助力高质量发展");
    const Byline first{{{"reporter", "本报记者", {{.name = "胡方玉"}}},
                        {"correspondent", "通讯员", {{.name = "王明星"}, {.name = "姚嘉"}}}}};
    const Byline third{
        {{"reporter", "本报记者", {{.name = "凌云"}}}, {"correspondent", "通讯员", {{.name = "殷艳妮"}}}}};
    EXPECT_EQ(articles[0].byline, first);
    EXPECT_EQ(articles[1].byline, (Byline{{{"reporter", "本报记者", {{.name = "张文敬"}}}}}));
    EXPECT_EQ(articles[2].byline, third);
    EXPECT_EQ(articles[3].byline, (Byline{{{"reporter", "本报记者", {{.name = "王惠兵"}}}}}));
    EXPECT_EQ(text_of(articles[0].sections[0].heading), "战略机遇");
    EXPECT_EQ(text_of(articles[0].sections[1].heading), "用心用情用力");
    EXPECT_EQ(text_of(articles[0].sections[2].heading), "展现新样子");
    EXPECT_EQ(articles[0].blocks.size(), 5U);
  }
}

}  // namespace
}  // namespace galley::structure

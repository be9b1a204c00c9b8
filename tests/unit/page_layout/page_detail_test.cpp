// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <limits>
#include <random>

#include "page_layout/paragraph_breaks.hpp"
#include "page_layout/running_heads.hpp"
#include "page_layout/visual_order.hpp"
#include "unit/page_layout/made_up_page.hpp"

namespace galley {
namespace {

using ::testing::ElementsAre;
using testing::MadeUpPage;
using Texts = std::vector<std::string>;

Texts texts_on(const MadeUpPage& made) { return testing::texts_of(testing::pieces_of({made.page})); }

TEST(PageDetailTest, ReadsAPageOfManyLinksInBoundedTime) {
  MadeUpPage made;
  const std::string words(250, 'x');
  for (int i = 0; i < 140; ++i) made.line(words, 50, 50 + 5 * static_cast<float>(i), {.size = 4});
  // Of no width worth the name, between the middles of letters.
  for (int i = 0; i < 100'000; ++i) {
    const float y = 46.0F + 0.007F * static_cast<float>(i);
    made.page.links.push_back({{50, y, 50.1F, y + 1}, "https://example.org/", -1, 0, 0});
  }
  const auto start = std::chrono::steady_clock::now();
  EXPECT_FALSE(testing::pieces_of({made.page}).empty());
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(10));
}

TEST(PageDetailTest, JoinsADropCapToItsWord) {
  MadeUpPage made;
  made.line("S", 50, 128, {.size = 40});
  made.line("hips returned to the harbour on", 73, 100);
  made.line("Monday after nine months, and the", 73, 114);
  made.line("captain said that he was glad of", 73, 128);
  made.line("it, as were all of those who work or", 50, 142);
  made.line("live on the quay.", 50, 156);
  EXPECT_THAT(texts_on(made),
              ElementsAre("Ships returned to the harbour on Monday after nine months, and the captain "
                          "said that he was glad of it, as were all of those who work or live on the quay."));
}

TEST(PageDetailTest, KeepsTextPaintedTwiceOnceAndStrong) {
  MadeUpPage made;
  made.line("Notice", 50, 100);
  made.line("Notice", 50.4F, 100);
  const auto pieces = testing::pieces_of({made.page});
  ASSERT_EQ(pieces.size(), 1U);
  EXPECT_EQ(testing::texts_of(pieces)[0], "Notice");
  EXPECT_TRUE(pieces[0].strong);
}

TEST(PageDetailTest, TellsSuperscriptsByPlaceAndSize) {
  MadeUpPage made;
  float x = made.line("an area of 4 km", 50, 100);
  x = made.line("2", x, 96, {.size = 6});
  made.line(" was flooded", x, 100);
  const auto pieces = testing::pieces_of({made.page});
  ASSERT_EQ(pieces.size(), 1U);
  const Inlines& inlines = std::get<Paragraph>(pieces[0].block.value).content;
  EXPECT_EQ(text_of(inlines), "an area of 4 km2 was flooded");
  ASSERT_EQ(inlines.size(), 3U);
  EXPECT_EQ(std::get<Text>(inlines[1].value), (Text{"2", Style::superscript, {}}));
}

TEST(PageDetailTest, PutsAccentsPaintedOverLettersIntoThem) {
  MadeUpPage made;
  const auto over = [&](std::string_view letter, std::string_view accent, float x, bool first) {
    if (first) made.line(accent, x + 0.3F, 100);
    made.line(letter, x, 100);
    if (!first) made.line(accent, x + 0.3F, 100);
    return x + 5;
  };
  float x = made.line("La R", 50, 100);
  x = over("e", "´", x, false);
  x = made.line("union de Fran", x, 100);
  x = over("c", "¸", x, false);
  x = made.line("ois O", x, 100);
  x = over("g", "˘", x, true);
  x = made.line("uz \u0131 a`b", x, 100);
  EXPECT_THAT(texts_on(made), ElementsAre("La Réunion de François Oğuz \u0131 a`b"));
}

TEST(PageDetailTest, EndsEntriesOfContentsAtTheirPageNumbers) {
  MadeUpPage made;
  made.line("Preface . . . . . . . . . . . . . . . . . . . . . xi", 50, 100);
  made.line("The harbour of the upper town ................... 12", 50, 114);
  made.line("The ferries, and all who have ever been on any of", 50, 128);
  made.line("them in winter ..................................140", 50, 142);
  EXPECT_THAT(texts_on(made), ElementsAre("Preface . . . . . . . . . . . . . . . . . . . . . xi",
                                          "The harbour of the upper town ................... 12",
                                          "The ferries, and all who have ever been on any of them in winter "
                                          "..................................140"));
}

// Nothing tells the weight of these fonts but that most of the page is in another.
TEST(PageDetailTest, SetsLinesApartThatAreInAnotherFontThatANumberNames) {
  for (const bool numbered : {true, false}) {
    MadeUpPage made;
    made.page.fonts[0].name = numbered ? "AdvPS6F00" : "Adventure";
    made.page.fonts[1] = {};
    made.page.fonts[1].name = numbered ? "AdvPS6F0B" : "Adventure-Roman";
    const auto rest = made.column(MadeUpPage::lines_of(testing::english_paragraphs(4), 500), 50, 100, 790, 500);
    made.line("Of those who waited", 50, rest.y, {.font = 1});
    made.column(MadeUpPage::lines_of(testing::english_paragraphs(4), 500), 50, rest.y + 14, 790, 500);
    std::size_t strong = 0;
    for (const structure::Piece& piece : testing::pieces_of({made.page})) strong += piece.strong ? 1 : 0;
    EXPECT_EQ(strong, numbered ? 1U : 0U);
  }
}

TEST(PageDetailTest, LeavesOutArtifactsUnlessAllTextIsMarkedAsOne) {
  const Texts paragraphs = testing::english_paragraphs(6);
  for (const bool all : {false, true}) {
    MadeUpPage made;
    made.page.marks.push_back({.tag = "Artifact", .artifact = true});
    made.line("Printed in the upper town", 50, 300);
    for (layout::Glyph& glyph : made.page.glyphs) glyph.mark = 0;
    made.column(MadeUpPage::lines_of(paragraphs, 500), 50, 320, 790, 500, {.space_after = 7});
    if (all) {
      for (layout::Glyph& glyph : made.page.glyphs) glyph.mark = 0;
    }
    Texts expected = paragraphs;
    if (all) expected.insert(expected.begin(), "Printed in the upper town");
    EXPECT_EQ(texts_on(made), expected);
  }
}

TEST(PageDetailTest, PartsWordsBehindACommaByLessWhiteButNotNumbers) {
  MadeUpPage made;
  float x = 50;
  const auto show = [&](std::string_view word, float gap) { x = made.line(word, x + gap, 100); };
  show("On", 0);
  show("Monday", 2);
  show("the", 2);
  show("third,", 2);
  show("1933,", 1.2F);
  show("they", 1.2F);
  show("sold", 2);
  show("1,", 2);
  show("204", 1.2F);
  show("tonnes.", 2);
  show("Ends", 1.2F);
  EXPECT_THAT(texts_on(made), ElementsAre("On Monday the third, 1933, they sold 1,204 tonnes. Ends"));
}

TEST(PageDetailTest, TellsEmphasisAndLinks) {
  MadeUpPage made;
  float x = made.line("The ferry ", 50, 100);
  x = made.line("Aurora", x, 100, {.font = 2});
  const float link = x;
  made.line(" sails.", x, 100);
  made.page.links.push_back({{link + 5, 90, link + 30, 105}, "https://example.org/", -1, 0, 0});
  const auto pieces = testing::pieces_of({made.page});
  ASSERT_EQ(pieces.size(), 1U);
  const Inlines& inlines = std::get<Paragraph>(pieces[0].block.value).content;
  ASSERT_EQ(inlines.size(), 5U) << text_of(inlines);
  EXPECT_EQ(std::get<Text>(inlines[1].value), (Text{"Aurora", Style::emphasis, {}}));
  EXPECT_EQ(std::get<Link>(inlines[3].value).target, "https://example.org/");
  EXPECT_EQ(text_of(std::get<Link>(inlines[3].value).content), "sails");
}

TEST(PageDetailTest, MakesATableOfRules) {
  MadeUpPage made;
  made.line("Passengers are counted each month.", 50, 60);
  for (const float y : {100.0F, 120.0F, 140.0F, 160.0F}) made.rule(50, y, 350, y + 0.5F);
  for (const float x : {50.0F, 150.0F, 350.0F}) made.rule(x, 100, x + 0.5F, 160);
  const char* cells[3][2] = {{"Route", "Passengers"}, {"North", "1,204"}, {"South", "990 of them"}};
  for (int r = 0; r < 3; ++r) {
    for (int c = 0; c < 2; ++c)
      made.line(cells[r][c], c == 0 ? 55.0F : 155.0F, 114.0F + 20.0F * static_cast<float>(r),
                {.font = static_cast<std::uint16_t>(r == 0)});
  }
  const auto pieces = testing::pieces_of({made.page});
  ASSERT_EQ(pieces.size(), 2U);
  const auto* table = std::get_if<Table>(&pieces[1].block.value);
  ASSERT_NE(table, nullptr);
  EXPECT_EQ(table->header_rows, 1U);
  ASSERT_EQ(table->rows.size(), 3U);
  for (std::size_t r = 0; r < 3; ++r) {
    ASSERT_EQ(table->rows[r].cells.size(), 2U);
    for (std::size_t c = 0; c < 2; ++c) {
      const Blocks& blocks = table->rows[r].cells[c].blocks;
      ASSERT_EQ(blocks.size(), 1U);
      EXPECT_EQ(text_of(std::get<Paragraph>(blocks[0].value).content), cells[r][c]);
    }
  }
}

TEST(PageDetailTest, SpansCellsThatNoRuleParts) {
  MadeUpPage made;
  for (const float y : {100.0F, 120.0F, 140.0F}) made.rule(50, y, 350, y + 0.5F);
  made.rule(50, 100, 50.5F, 140);
  made.rule(350, 100, 350.5F, 140);
  made.rule(150, 120, 150.5F, 140);
  made.line("Passengers by route", 55, 114);
  made.line("North", 55, 134);
  made.line("1,204", 155, 134);
  const auto pieces = testing::pieces_of({made.page});
  ASSERT_EQ(pieces.size(), 1U);
  const auto* table = std::get_if<Table>(&pieces[0].block.value);
  ASSERT_NE(table, nullptr);
  ASSERT_EQ(table->rows.size(), 2U);
  ASSERT_EQ(table->rows[0].cells.size(), 1U);
  EXPECT_EQ(table->rows[0].cells[0].column_span, 2U);
}

TEST(PageDetailTest, MakesATableOfAlignedColumns) {
  MadeUpPage made;
  made.line("Passengers are counted each month, and the harbour office prints the list.", 50, 60);
  const char* cells[4][3] = {
      {"Route", "May", "June"}, {"North", "1,204", "1,340"}, {"South", "990", "17"}, {"East", "5", "61"}};
  for (int r = 0; r < 4; ++r) {
    for (int c = 0; c < 3; ++c)
      made.line(cells[r][c], 60.0F + 100.0F * static_cast<float>(c), 100.0F + 14.0F * static_cast<float>(r));
  }
  const auto pieces = testing::pieces_of({made.page});
  ASSERT_EQ(pieces.size(), 2U);
  const auto* table = std::get_if<Table>(&pieces[1].block.value);
  ASSERT_NE(table, nullptr);
  ASSERT_EQ(table->rows.size(), 4U);
  EXPECT_EQ(text_of(std::get<Paragraph>(table->rows[3].cells[2].blocks[0].value).content), "61");
}

TEST(PageDetailTest, MakesAListOfHangingItems) {
  MadeUpPage made;
  made.line("The council decided on these:", 50, 100);
  const char* lines[3][2] = {{"the northern wall is to be raised by a", "metre before winter;"},
                             {"the ferry is to sail twice a day in the", "summer months;"},
                             {"the market moves to the old customs", "house."}};
  float y = 114;
  for (const auto& item : lines) {
    made.line("•", 60, y);
    made.line(item[0], 72, y);
    made.line(item[1], 72, y + 14);
    y += 28;
  }
  const auto pieces = testing::pieces_of({made.page});
  ASSERT_EQ(pieces.size(), 2U);
  const auto* list = std::get_if<List>(&pieces[1].block.value);
  ASSERT_NE(list, nullptr);
  EXPECT_FALSE(list->ordered);
  ASSERT_EQ(list->items.size(), 3U);
  EXPECT_EQ(text_of(std::get<Paragraph>(list->items[1].blocks[0].value).content),
            "the ferry is to sail twice a day in the summer months;");
}

TEST(PageDetailTest, TakesPunctuationOfVerticalLinesForWhatItIs) {
  MadeUpPage made;
  made.line("船只回来了︐居民们︽欢呼︾︒", 50, 100);
  EXPECT_THAT(texts_on(made), ElementsAre("船只回来了，居民们《欢呼》。"));
}

TEST(PageDetailTest, TakesLargeWordsInQuotationMarksForAQuote) {
  MadeUpPage made;
  made.line("The council bought four thousand tonnes of granite, and the rest came from", 50, 100);
  made.line("“Nobody expected it”", 100, 140, {.size = 16});
  made.line("the old fort, which nobody had been told.", 50, 180);
  const auto pieces = testing::pieces_of({made.page});
  ASSERT_EQ(pieces.size(), 2U);
  EXPECT_THAT(testing::texts_of(pieces),
              ElementsAre("The council bought four thousand tonnes of granite, and the rest came from the old fort, "
                          "which nobody had been told."));
  ASSERT_TRUE(std::holds_alternative<Quote>(pieces[1].block.value));
}

TEST(PageDetailTest, TellsHeadingsWithNumbersFromItems) {
  MadeUpPage made;
  made.line("The council bought four thousand tonnes of granite, and the rest came from the", 50, 100);
  made.line("old fort.", 50, 114);
  made.line("2. The walls", 50, 140, {.font = 1});
  made.line("Nobody expected the walls to need so much stone, the harbour master said on the", 50, 160);
  made.line("quay.", 50, 174);
  Diagnostics diagnostics;
  const std::vector<Article> articles = structure::build_articles(testing::pieces_of({made.page}), {}, diagnostics);
  ASSERT_EQ(articles.size(), 1U);
  ASSERT_EQ(articles[0].sections.size(), 1U);
  EXPECT_EQ(text_of(articles[0].sections[0].heading), "2. The walls");
}

TEST(PageDetailTest, TakesBoldForNothingWhereAllOfThePageIsSo) {
  MadeUpPage made;
  const Texts paragraphs = testing::english_paragraphs(8);
  made.column(MadeUpPage::lines_of(paragraphs, 400, {.font = 1}), 50, 100, 790, 400, {.space_after = 8, .font = 1});
  // A number in another font is no end of a paragraph.
  for (layout::Glyph& glyph : made.page.glyphs) {
    if (made.page.text_of(glyph) == "1" || made.page.text_of(glyph) == "3") glyph.font = 0;
  }
  const auto pieces = testing::pieces_of({made.page});
  EXPECT_THAT(testing::texts_of(pieces), ::testing::ElementsAreArray(paragraphs));
  EXPECT_FALSE(pieces[1].strong);
}

TEST(PageDetailTest, NumbersItems) {
  EXPECT_EQ(layout::list_marker("3. third").number, 3);
  EXPECT_TRUE(layout::list_marker("(12) twelfth").ordered);
  EXPECT_EQ(layout::list_marker("1984 was a year").length, 0U);
  EXPECT_EQ(layout::list_marker("3.5 metres").length, 0U);
  EXPECT_EQ(layout::list_marker("——a deck").length, 0U);
}

TEST(PageDetailTest, KnowsPageNumbers) {
  for (const char* text : {"7", "- 7 -", "7/12", "Page 7 of 12", "第7页", "vii"})
    EXPECT_TRUE(layout::is_page_number(text)) << text;
  for (const char* text : {"1984 Harbour", "", "seven", "A7"}) EXPECT_FALSE(layout::is_page_number(text)) << text;
}

TEST(PageDetailTest, LeavesOutWhatLiesOffThePage) {
  MadeUpPage made;
  made.line("Seen by everybody", 50, 100);
  made.line("Seen by nobody", 50, 900);
  EXPECT_THAT(texts_on(made), ElementsAre("Seen by everybody"));
}

TEST(PageDetailTest, EndsWhateverTheGlyphs) {
  std::mt19937 random(5);
  MadeUpPage made;
  for (int i = 0; i < 20'000; ++i)
    made.line("x", static_cast<float>(random() % 600), static_cast<float>(random() % 800));
  for (int i = 0; i < 500; ++i)
    made.rule(static_cast<float>(random() % 600), static_cast<float>(random() % 800), 600, 1);
  made.page.glyphs[0].x = std::numeric_limits<float>::quiet_NaN();
  made.page.glyphs[1].size = std::numeric_limits<float>::infinity();
  made.page.glyphs[2].size = 0;
  EXPECT_FALSE(testing::pieces_of({made.page}).empty());
}

std::string read_right(const Texts& seen, bool* right_to_left = nullptr) {
  std::vector<layout::VisualUnit> units;
  for (const std::string& text : seen) units.push_back({text, 0});
  const bool runs_left = layout::to_reading_order(units);
  if (right_to_left != nullptr) *right_to_left = runs_left;
  std::string text;
  for (const auto& unit : units) text += unit.text;
  return text;
}

std::vector<std::string> shown_lines(const layout::PageContent& page) {
  layout::LineHabits habits;
  std::vector<std::string> lines;
  for (const layout::TextLine& line : layout::lines_as_shown(page, habits)) {
    lines.emplace_back();
    for (const auto& run : line.runs) lines.back() += run.text;
  }
  return lines;
}

TEST(LinesAsShownTest, PartWhatStandsFarApart) {
  MadeUpPage made;
  for (int i = 0; i < 9; ++i) made.line(std::to_string(i + 1), 50 + 50 * static_cast<float>(i), 100);
  EXPECT_EQ(shown_lines(made.page), std::vector<std::string>{"1 2 3 4 5 6 7 8 9"});
}

TEST(LinesAsShownTest, LeaderDotsDoNotJoinWords) {
  MadeUpPage made;
  float x = made.line("Research", 50, 100) + 3;
  x = made.line("question", x, 100) + 5;
  for (int i = 0; i < 40; ++i) x = made.line(".", x, 100) + 5;
  const std::vector<std::string> lines = shown_lines(made.page);
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_TRUE(lines[0].starts_with("Research question")) << lines[0];
}

TEST(LinesAsShownTest, WhatIsPaintedOverIsALineOfItsOwn) {
  MadeUpPage made;
  made.line("guest", 50, 100);
  made.line("guest", 50.2F, 100);
  EXPECT_EQ(shown_lines(made.page), (std::vector<std::string>{"guest", "guest"}));
}

TEST(LinesAsShownTest, MarksReadFromTheRightStandBeforeTheirLetters) {
  MadeUpPage made;
  float x = 50;
  for (const char* character : {"ة", "د", "\u0651", "ي", "\u0651", "س", "ل", "ا"}) {
    const float end = made.line(character, x, 100);
    if (std::string_view(character) == "\u0651") {
      made.page.glyphs.back().advance = 0;
    } else {
      x = end;
    }
  }
  EXPECT_EQ(shown_lines(made.page), std::vector<std::string>{"الس\u0651ي\u0651دة"});
}

TEST(VisualOrderTest, TurnsWordsButNotNumbers) {
  bool right_to_left = false;
  EXPECT_EQ(read_right({"ا", " ", "1", "2", "0", " ", "ر", "ض", "ح"}, &right_to_left), "حضر 120 ا");
  EXPECT_TRUE(right_to_left);
}

TEST(VisualOrderTest, LeavesLatinWordsWithinAsTheyAre) {
  EXPECT_EQ(read_right({"ب", " ", "P", "D", "F", " ", "v", "2", " ", "ا", "ب", "ج"}), "جبا PDF v2 ب");
}

TEST(VisualOrderTest, PairsBracketsThatWereToldByTheirLooks) {
  EXPECT_EQ(read_right({"(", "ب", "ا", ")", " ", "ج"}), "ج (اب)");
  EXPECT_EQ(read_right({")", "ب", "ا", "(", " ", "ج"}), "ج (اب)");
}

TEST(VisualOrderTest, TurnsTheEndOfASentenceThatHoldsNoLetter) {
  std::vector<layout::VisualUnit> units = {{".", 0}, {"1", 0}, {"-", 0}, {"2", 0}};
  EXPECT_TRUE(layout::to_reading_order(units, true));
  EXPECT_EQ(units[0].text + units[1].text + units[2].text + units[3].text, "2-1.");
}

TEST(VisualOrderTest, TurnsAWordInALineThatRunsRight) {
  bool right_to_left = true;
  EXPECT_EQ(read_right({"t", "h", "e", " ", "w", "o", "r", "d", " ", "ر", "ح", "ب"}, &right_to_left), "the word بحر");
  EXPECT_FALSE(right_to_left);
}

}  // namespace
}  // namespace galley

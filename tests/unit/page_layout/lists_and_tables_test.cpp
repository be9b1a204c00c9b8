// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "page_layout/paragraph_breaks.hpp"
#include "unit/page_layout/made_up_page.hpp"

namespace galley {
namespace {

using testing::MadeUpPage;

std::string text_in(const Blocks& blocks) { return text_of(std::get<Paragraph>(blocks.at(0).value).content); }

TEST(ListsTest, HoldListsThatAreSetInFurther) {
  MadeUpPage made;
  made.line("1. The walls are to be raised:", 50, 100);
  made.line("a) by a metre in the north;", 70, 114);
  made.line("b) by half a metre in the south.", 70, 128);
  made.line("2. The ferry is to sail twice a day.", 50, 142);
  const auto pieces = testing::pieces_of({made.page});
  ASSERT_EQ(pieces.size(), 1U);
  const auto& list = std::get<List>(pieces[0].block.value);
  ASSERT_EQ(list.items.size(), 2U);
  ASSERT_EQ(list.items[0].blocks.size(), 2U);
  const auto& inner = std::get<List>(list.items[0].blocks[1].value);
  ASSERT_EQ(inner.items.size(), 2U);
  EXPECT_EQ(text_in(inner.items[1].blocks), "by half a metre in the south.");
  EXPECT_EQ(text_in(list.items[1].blocks), "The ferry is to sail twice a day.");
}

TEST(ListsTest, HaveMarkersOfManyKinds) {
  EXPECT_EQ(layout::list_marker("c) third").number, 3);
  EXPECT_EQ(layout::list_marker("iv. fourth").roman, 4);
  EXPECT_EQ(layout::list_marker("2.The space got lost").number, 2);
  EXPECT_EQ(layout::list_marker("e.g. this").length, 0U);
  EXPECT_EQ(layout::list_marker("mix. this").length, 0U);
  EXPECT_TRUE(layout::follows(layout::list_marker("i. one"), layout::list_marker("ii. two")));
  EXPECT_TRUE(layout::follows(layout::list_marker("h. eight"), layout::list_marker("i. nine")));
  EXPECT_FALSE(layout::follows(layout::list_marker("1. one"), layout::list_marker("3. three")));
}

void expect_drawn_list(MadeUpPage& made) {
  made.line("The council decided on these:", 50, 100);
  made.line("the northern wall is to be raised;", 72, 114);
  made.line("the market moves to the old customs house.", 72, 128);
  const auto pieces = testing::pieces_of({made.page});
  ASSERT_EQ(pieces.size(), 2U);
  const auto* list = std::get_if<List>(&pieces[1].block.value);
  ASSERT_NE(list, nullptr);
  ASSERT_EQ(list->items.size(), 2U);
  EXPECT_EQ(text_in(list->items[0].blocks), "the northern wall is to be raised;");
}

TEST(ListsTest, MayHaveBulletsThatAreDrawn) {
  MadeUpPage made;
  for (const float y : {114.0F, 128.0F}) made.page.dots.push_back({60, y - 5, 63, y - 2});
  expect_drawn_list(made);
}

TEST(ListsTest, MayHaveBulletsOfAFontThatDoesNotTellWhatTheyAre) {
  MadeUpPage made;
  for (const float y : {114.0F, 128.0F}) {
    layout::Glyph glyph;
    glyph.x = 60;
    glyph.y = y;
    glyph.advance = 5;
    glyph.size = 10;
    made.page.glyphs.push_back(glyph);
  }
  expect_drawn_list(made);
}

TEST(TablesTest, MayHaveRulesBetweenTheirRowsOnly) {
  MadeUpPage made;
  made.line("Passengers are counted each month, and the harbour office prints the list.", 50, 60);
  const char* cells[3][3] = {{"Route", "May", "June"}, {"From the northern", "1,204", "1,340"}, {"South", "990", "17"}};
  const float tops[4] = {90, 106, 136, 152};
  for (const float top : tops) made.rule(50, top, 350, top + 0.5F);
  for (int r = 0; r < 3; ++r) {
    for (int c = 0; c < 3; ++c) made.line(cells[r][c], 55.0F + 110.0F * static_cast<float>(c), tops[r] + 12);
  }
  made.line("quay", 55, tops[1] + 25);
  const auto pieces = testing::pieces_of({made.page});
  ASSERT_EQ(pieces.size(), 2U);
  const auto* table = std::get_if<Table>(&pieces[1].block.value);
  ASSERT_NE(table, nullptr);
  ASSERT_EQ(table->rows.size(), 3U);
  EXPECT_EQ(text_in(table->rows[1].cells[0].blocks), "From the northern quay");
  EXPECT_EQ(text_in(table->rows[2].cells[2].blocks), "17");
}

// Rules part groups of rows; text that is broken into lines is one row all the same.
TEST(TablesTest, MayHaveSeveralRowsBetweenTheirRules) {
  const std::vector<std::vector<std::string>> rows = {{"Ships", "1901", "1902", "1903"}, {"Ferries", "12", "15", "19"},
                                                      {"Boats", "301", "", "290"},       {"Barges", "7", "6", "5"},
                                                      {"Rafts", "1", "2", "3"},          {"Tugs", "44", "45", "41"}};
  for (const bool broken : {false, true}) {
    MadeUpPage made;
    for (std::size_t r = 0; r < rows.size(); ++r) {
      const float y = 110 + 14 * static_cast<float>(r) + (r > 0 ? 6.0F : 0.0F);
      for (std::size_t c = 0; c < 4; ++c) {
        const bool word = broken && r > 0 && c > 0;
        if (word && r > 2) continue;
        made.line(word ? "some" : rows[r][c], 56 + 100 * static_cast<float>(c), y);
      }
    }
    for (const float y : {96.0F, 117.0F, 194.0F}) made.rule(50, y, 450, y + 0.5F);
    for (const float x : {50.0F, 150.0F, 250.0F, 350.0F, 450.0F}) made.rule(x, 96, x + 0.5F, 194);
    const auto pieces = testing::pieces_of({made.page});
    ASSERT_EQ(pieces.size(), 1U);
    const auto& table = std::get<Table>(pieces[0].block.value);
    ASSERT_EQ(table.rows.size(), broken ? 2U : 6U);
    if (broken) continue;
    for (std::size_t r = 0; r < rows.size(); ++r) {
      ASSERT_EQ(table.rows[r].cells.size(), 4U);
      for (std::size_t c = 0; c < 4; ++c) {
        const Blocks& blocks = table.rows[r].cells[c].blocks;
        EXPECT_EQ(blocks.empty() ? "" : text_in(blocks), rows[r][c]);
      }
    }
  }
}

TEST(TablesTest, AreNotMadeOfAQuoteBetweenRules) {
  MadeUpPage made;
  made.rule(50, 90, 250, 90.5F);
  made.line("“Nobody expected the walls", 50, 104);
  made.line("to need so much stone”", 50, 118);
  made.rule(50, 126, 250, 126.5F);
  EXPECT_THAT(testing::texts_of(testing::pieces_of({made.page})),
              ::testing::ElementsAre("“Nobody expected the walls to need so much stone”"));
}

TEST(ListsAndTablesTest, LeaveTextBetweenATableWithAllRulesAndOneWithFew) {
  testing::MadeUpPage made;
  for (const float y : {90.0F, 110.0F, 130.0F}) made.rule(50, y, 250, y + 0.5F);
  for (const float x : {50.0F, 150.0F, 250.0F}) made.rule(x, 90, x + 0.5F, 130.5F);
  made.line("Port", 60, 104);
  made.line("Ships", 160, 104);
  made.line("Old Quay", 60, 124);
  made.line("97", 160, 124);
  const std::string text = "The harbour opened again, and all the ships that had waited for months came in at once.";
  made.line("The harbour opened again, and all the ships that had waited for months", 50, 146);
  made.line("came in at once.", 50, 160);
  for (const float y : {180.0F, 200.0F, 240.0F}) made.rule(50, y, 250, y + 0.5F);
  made.line("Port", 60, 194);
  made.line("Ships", 160, 194);
  made.line("North Bay", 60, 214);
  made.line("412", 160, 214);
  made.line("South Bay", 60, 232);
  made.line("11", 160, 232);
  EXPECT_THAT(testing::texts_of(testing::pieces_of({made.page})), ::testing::ElementsAre(text));
}

TEST(ListsAndTablesTest, ReadATableBelowAListAsRows) {
  testing::MadeUpPage made;
  float y = 100;
  for (const char* number : {"1.", "2."}) {
    made.line(number, 50, y);
    made.line("Tickets for the first crossing were sold within", 72, y);
    made.line("an hour.", 72, y + 14);
    y += 28;
  }
  const char* rows[4][3] = {{"Harbour", "Ships", "Tonnes"},
                            {"North Bay", "412", "8,310"},
                            {"Old Quay", "97", "12,004"},
                            {"Mole", "5", "640"}};
  for (const auto& row : rows) {
    made.line(row[0], 75, y);
    made.line(row[1], 150, y);
    made.line(row[2], 200, y);
    y += 14;
  }
  const auto pieces = testing::pieces_of({made.page});
  ASSERT_EQ(pieces.size(), 2U);
  const auto* table = std::get_if<Table>(&pieces[1].block.value);
  ASSERT_NE(table, nullptr);
  EXPECT_EQ(table->rows.size(), 4U);
}

}  // namespace
}  // namespace galley

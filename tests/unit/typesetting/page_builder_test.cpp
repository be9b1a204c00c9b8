// SPDX-License-Identifier: Apache-2.0
#include "typesetting/page_builder.hpp"

#include <cmath>

#include <gtest/gtest.h>

namespace galley::typesetting {
namespace {

/// Lines of 10 points height; a line is known by the gray of its rule.
Piece line(std::uint8_t mark, bool keep = false) {
  Piece piece;
  piece.height = 10;
  piece.keep_with_next = keep;
  piece.content.rules.push_back({0, 0, 1, 1, mark, false});
  return piece;
}

struct Placed {
  std::uint32_t page;
  float x, y;
  std::uint8_t mark;
};

class Builder : public PageReceiver {
 public:
  Builder() {
    style.width = 220;
    style.height = 120;
    style.margin = 10;
    style.font_size = 10;
    style.column_gap = 20;
  }

  std::vector<Placed> place(std::vector<Piece> pieces, std::vector<Piece> note = {}) {
    std::vector<std::vector<Piece>> articles;
    articles.push_back(std::move(pieces));
    return place_articles(std::move(articles), std::move(note));
  }

  std::vector<Placed> place_articles(std::vector<std::vector<Piece>> articles, std::vector<Piece> note = {}) {
    PageBuilder builder(style, right_to_left, 10, *this, structure, texts, [](Page&) {});
    for (auto& pieces : articles) {
      ArticleFlow flow;
      std::size_t next = 0;
      flow.next = [&](std::vector<Piece>& out) {
        if (next >= pieces.size()) return false;
        out.push_back(std::move(pieces[next++]));
        return true;
      };
      flow.note = [&](std::uint32_t, std::vector<Piece>& out) { out = note; };
      builder.add(flow);
    }
    builder.finish();
    return placed;
  }

  void receive(const Page& page, const StructureTree&, const ClusterTexts&) override {
    for (const Rule& rule : page.content.rules) {
      if (rule.width == 1 && rule.height == 1) placed.push_back({page.number, rule.x, rule.y, rule.gray});
    }
    pages = page.number;
  }

  PageStyle style;
  bool right_to_left = false;
  StructureTree structure;
  ClusterTexts texts;
  std::vector<Placed> placed;
  std::uint32_t pages = 0;
};

std::vector<Piece> lines(int count) {
  std::vector<Piece> pieces;
  for (int i = 1; i <= count; ++i) pieces.push_back(line(static_cast<std::uint8_t>(i)));
  return pieces;
}

TEST(PageBuilder, FillsAColumnFromTheTopOfTheMargins) {
  Builder builder;
  const auto placed = builder.place(lines(12));
  ASSERT_EQ(placed.size(), 12U);
  EXPECT_FLOAT_EQ(placed[0].x, 10);
  EXPECT_FLOAT_EQ(placed[0].y, 10);
  EXPECT_FLOAT_EQ(placed[9].y, 100);
  EXPECT_EQ(placed[10].page, 2U);
  EXPECT_FLOAT_EQ(placed[10].y, 10);
}

TEST(PageBuilder, BalancesTheLastColumns) {
  Builder builder;
  builder.style.columns = 2;
  const auto placed = builder.place(lines(7));
  ASSERT_EQ(placed.size(), 7U);
  EXPECT_FLOAT_EQ(placed[3].y, 40);
  EXPECT_FLOAT_EQ(placed[3].x, 10);
  EXPECT_FLOAT_EQ(placed[4].y, 10);
  EXPECT_FLOAT_EQ(placed[4].x, 120);  // 10 + 90 + 20
  EXPECT_FLOAT_EQ(placed[6].y, 30);
}

TEST(PageBuilder, ColumnsOfRightToLeftTextBeginAtTheRight) {
  Builder builder;
  builder.style.columns = 2;
  builder.right_to_left = true;
  const auto placed = builder.place(lines(4));
  EXPECT_FLOAT_EQ(placed[0].x, 120);
  EXPECT_FLOAT_EQ(placed[2].x, 10);
}

TEST(PageBuilder, VerticalColumnsAreTiersThatRunFromTheRight) {
  Builder builder;
  builder.style.writing_mode = WritingMode::vertical;
  builder.style.columns = 2;
  const auto placed = builder.place(lines(40));
  // Line 1 is at the right end of the upper tier, the next one to the left of it.
  EXPECT_FLOAT_EQ(placed[0].x, 209);
  EXPECT_FLOAT_EQ(placed[0].y, 10);
  EXPECT_FLOAT_EQ(placed[1].x, 199);
  EXPECT_FLOAT_EQ(placed[1].y, 10);
  EXPECT_FLOAT_EQ(placed[20].y, 70);  // 10 + 40 + 20
}

TEST(PageBuilder, WhatBelongsTogetherStaysTogether) {
  Builder builder;
  std::vector<Piece> pieces = lines(12);
  pieces[8].keep_with_next = pieces[9].keep_with_next = true;
  const auto placed = builder.place(std::move(pieces));
  EXPECT_EQ(placed[7].page, 1U);
  EXPECT_EQ(placed[8].page, 2U);
}

TEST(PageBuilder, WhatIsTooMuchForAColumnIsDividedAllTheSame) {
  Builder builder;
  std::vector<Piece> pieces = lines(25);
  for (Piece& piece : pieces) piece.keep_with_next = true;
  const auto placed = builder.place(std::move(pieces));
  EXPECT_EQ(placed.size(), 25U);
  EXPECT_EQ(builder.pages, 3U);
}

TEST(PageBuilder, SpaceFallsAwayAtTheHeadOfAColumn) {
  Builder builder;
  std::vector<Piece> pieces = lines(11);
  pieces[0].space_before = pieces[10].space_before = 7;
  const auto placed = builder.place(std::move(pieces));
  EXPECT_FLOAT_EQ(placed[0].y, 10);
  EXPECT_FLOAT_EQ(placed[10].y, 10);
}

TEST(PageBuilder, NotesStandAtTheFootOfTheirPage) {
  Builder builder;
  std::vector<Piece> pieces = lines(12);
  pieces[1].notes = {0};
  const auto placed = builder.place(std::move(pieces), {line(200), line(201)});
  std::vector<Placed> notes;
  std::uint32_t last_page = 1;
  for (const Placed& one : placed) {
    if (one.mark >= 200) notes.push_back(one);
    if (one.mark == 12) last_page = one.page;
  }
  ASSERT_EQ(notes.size(), 2U);
  EXPECT_EQ(notes[0].page, 1U);
  EXPECT_FLOAT_EQ(notes[0].y, 90);
  EXPECT_FLOAT_EQ(notes[1].y, 100);
  EXPECT_EQ(last_page, 2U);
}

TEST(PageBuilder, ALongNoteGoesOnOnTheNextPage) {
  Builder builder;
  std::vector<Piece> pieces = lines(3);
  pieces[0].notes = {0};
  std::vector<Piece> note;
  for (int i = 0; i < 25; ++i) note.push_back(line(static_cast<std::uint8_t>(100 + i)));
  const auto placed = builder.place(std::move(pieces), std::move(note));
  EXPECT_EQ(placed.size(), 28U);
  for (const Placed& one : placed) EXPECT_LE(one.y, 101) << static_cast<int>(one.mark);
}

TEST(PageBuilder, TheHeadOfATableIsRepeated) {
  Builder builder;
  auto head = std::make_shared<TableHead>();
  head->rows.push_back(line(250));
  head->height = 10;
  std::vector<Piece> pieces = lines(15);
  pieces[0] = line(250);
  pieces[0].keep_with_next = true;
  for (std::size_t i = 1; i < pieces.size(); ++i) pieces[i].head = head;
  const auto placed = builder.place(std::move(pieces));
  int heads = 0;
  for (const Placed& one : placed) {
    if (one.mark != 250) continue;
    ++heads;
    EXPECT_FLOAT_EQ(one.y, 10);
  }
  EXPECT_EQ(heads, 2);
}

TEST(PageBuilder, TheNextArticleBeginsOnTheSamePageIfThereIsRoom) {
  Builder builder;
  std::vector<std::vector<Piece>> articles;
  articles.push_back(lines(2));
  articles.push_back(lines(2));
  articles.push_back(lines(2));
  const auto placed = builder.place_articles(std::move(articles));
  EXPECT_EQ(placed[2].page, 1U);
  EXPECT_FLOAT_EQ(placed[2].y, 52);  // two lines, and a gap of 2.2 lines
  EXPECT_EQ(placed[4].page, 2U);
}

TEST(PageBuilder, BalancedColumnsDoNotPartWhatWantsToStayTogether) {
  Builder builder;
  builder.style.columns = 2;
  std::vector<Piece> pieces = lines(6);
  for (int i = 0; i < 4; ++i) pieces[static_cast<std::size_t>(i)].keep_with_next = true;
  const auto placed = builder.place(std::move(pieces));
  ASSERT_EQ(placed.size(), 6U);
  EXPECT_FLOAT_EQ(placed[4].x, 10);
  EXPECT_FLOAT_EQ(placed[4].y, 50);
  EXPECT_FLOAT_EQ(placed[5].x, 120);
}

Piece figure(float height) {
  Piece piece = line(100);
  piece.height = height;
  piece.space_before = piece.space_after = 6;
  piece.floating = true;
  piece.on_grid = true;
  return piece;
}

TEST(PageBuilder, LinesBelowAFigureAreOnTheGridAgain) {
  for (const float height : {28.0F, 33.0F}) {
    for (const std::size_t before : {0U, 2U}) {
      Builder builder;
      std::vector<Piece> pieces = lines(4);
      pieces.insert(pieces.begin() + static_cast<std::ptrdiff_t>(before), figure(height));
      for (const Placed& one : builder.place(std::move(pieces))) {
        if (one.mark != 100) {
          EXPECT_FLOAT_EQ(std::fmod(one.y, 10.0F), 0) << height << " " << before;
        }
      }
    }
  }
}

TEST(PageBuilder, TextGoesOnWhereAFigureFindsNoRoom) {
  Builder builder;
  std::vector<Piece> pieces = lines(12);
  pieces.insert(pieces.begin() + 4, figure(60));  // 40 points of text above, 60 left, 72 wanted
  const auto placed = builder.place(std::move(pieces));
  ASSERT_EQ(placed.size(), 13U);
  EXPECT_EQ(placed[9].mark, 10);
  EXPECT_FLOAT_EQ(placed[9].y, 100);  // the page is full
  EXPECT_EQ(placed[10].mark, 100);
  EXPECT_EQ(placed[10].page, 2U);
  EXPECT_FLOAT_EQ(placed[10].y, 10);
  EXPECT_EQ(placed[11].mark, 11);
  EXPECT_FLOAT_EQ(placed[11].y, 80);
}

TEST(PageBuilder, FiguresKeepTheirOrder) {
  Builder builder;
  std::vector<Piece> pieces = lines(20);
  pieces.insert(pieces.begin() + 4, figure(60));
  pieces.insert(pieces.begin() + 5, figure(12));
  pieces[4].content.rules[0].gray = 101;
  const auto placed = builder.place(std::move(pieces));
  std::vector<int> figures;
  for (const Placed& one : placed) {
    if (one.mark >= 100) figures.push_back(one.mark);
  }
  EXPECT_EQ(figures, (std::vector<int>{101, 100}));
}

TEST(PageBuilder, AFigureFloatsNeitherIntoATableNorBetweenAHeadingAndItsText) {
  Builder builder;
  std::vector<Piece> pieces = lines(14);
  pieces.insert(pieces.begin() + 5, figure(60));
  pieces[6].in_table = true;  // right below the figure
  auto placed = builder.place(std::move(pieces));
  EXPECT_EQ(placed[5].mark, 100);
  EXPECT_EQ(placed[5].page, 2U);

  Builder other;
  pieces = lines(14);
  pieces[4].keep_with_next = true;  // the heading, above the figure
  pieces.insert(pieces.begin() + 5, figure(60));
  placed = other.place(std::move(pieces));
  ASSERT_EQ(placed.size(), 15U);
  EXPECT_EQ(placed[4].mark, 5);
  EXPECT_EQ(placed[5].mark, 6);
  EXPECT_FLOAT_EQ(placed[5].y, 60);
  EXPECT_EQ(placed[10].mark, 100);
}

TEST(PageBuilder, ADocumentWithoutTextHasOnePage) {
  Builder builder;
  EXPECT_TRUE(builder.place({}).empty());
  EXPECT_EQ(builder.pages, 1U);
}

TEST(PageBuilder, APieceHigherThanThePageStandsAlone) {
  Builder builder;
  std::vector<Piece> pieces = lines(3);
  pieces[1].height = 5000;
  const auto placed = builder.place(std::move(pieces));
  EXPECT_EQ(placed.size(), 3U);
  EXPECT_EQ(placed[1].page, 2U);
  EXPECT_EQ(placed[2].page, 3U);
}

}  // namespace
}  // namespace galley::typesetting

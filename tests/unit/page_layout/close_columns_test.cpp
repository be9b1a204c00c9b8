// SPDX-License-Identifier: Apache-2.0
// Columns that stand as close as words do, articles below each other, pages turned on their side.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/page_layout/made_up_page.hpp"

namespace galley {
namespace {

using ::testing::ElementsAreArray;
using testing::MadeUpPage;
using Texts = std::vector<std::string>;

constexpr float close = 8;  // between columns of 10 point type

MadeUpPage close_columns(const Texts& paragraphs, std::size_t lines_each) {
  MadeUpPage made;
  Texts lines = MadeUpPage::lines_of(paragraphs, 250, {.indent = 12});
  const float bottom = 100.5F + 14 * static_cast<float>(lines_each - 1);
  lines = made.column(lines, 50, 100, bottom, 250, {.indent = 12}).lines;
  made.column(lines, 50 + 250 + close, 100, 790, 250, {.indent = 12});
  return made;
}

TEST(CloseColumnsTest, ArePartedByTheWhiteThatGoesOnBetweenThem) {
  const Texts paragraphs = testing::english_paragraphs(16);
  MadeUpPage made = close_columns(paragraphs, 40);
  made.scramble(3);
  EXPECT_THAT(testing::texts_of(testing::pieces_of({made.page})), ElementsAreArray(paragraphs));
}

// The lines of the two meet at one height once; there nothing but the edges of the columns parts them.
TEST(CloseColumnsTest, ArePartedWhereTheirLinesStandSideBySideByChance) {
  const Texts left = {
      "The harbour opened again on the first of all those", "days on which the council had said it would, after",
      "some months of works that had cost more than those", "who had paid for them had been told by all who had",
      "asked for them, and the town came to see the ships", "which had been waiting for a day on which the pier",
      "would be dry and whole and long enough for them to", "moor at, and for all who had to leave to leave it."};
  const Texts right = {
      "Nobody had known who would pay for the walls, says", "an old woman of the upper town who was born on the",
      "ferry in the winter when ice had closed the bay in", "spite of all who said it would not, as she says it",
      "and as her mother had said it to her all the time."};
  MadeUpPage made;
  for (std::size_t i = 0; i < left.size(); ++i) made.line(left[i], 50, 100 + 14 * static_cast<float>(i));
  for (std::size_t i = 0; i < right.size(); ++i)
    made.line(right[i], 50 + 250 + close, 100 + 14 * 4 + 18 * (static_cast<float>(i) - 2));
  const auto joined = [](const Texts& lines) {
    std::string text;
    for (const std::string& line : lines) text += (text.empty() ? "" : " ") + line;
    return text;
  };
  EXPECT_THAT(testing::texts_of(testing::pieces_of({made.page})),
              ElementsAreArray(Texts{joined(left) + " " + joined(right)}));
}

TEST(CloseColumnsTest, ArePartedByARule) {
  MadeUpPage made;
  // Two lines are too few for white to tell.
  made.line("The left column says that ships are to return to", 50, 100);
  made.line("the harbour.", 50, 114);
  made.line("But the right column says that nobody knows when", 296, 100);
  made.line("they will.", 296, 114);
  made.rule(293, 90, 293.5F, 118);
  EXPECT_THAT(testing::texts_of(testing::pieces_of({made.page})),
              ElementsAreArray(Texts{"The left column says that ships are to return to the harbour.",
                                     "But the right column says that nobody knows when they will."}));
}

// Most lines of a column of items begin where their text hangs, few where the column does.
TEST(CloseColumnsTest, OfItemsArePartedThoughFewLinesBeginAtTheirEdge) {
  const Texts paragraphs = testing::english_paragraphs(12);
  MadeUpPage made;
  Texts expected;
  std::size_t next = 0;
  for (const float left : {50.0F, 300.0F}) {
    float y = 100;
    for (int item = 0; item < 6; ++item, ++next) {
      made.line("•", left, y);
      const MadeUpPage::Rest rest =
          made.column(MadeUpPage::lines_of({paragraphs[next]}, 225, {}), left + 12, y, 790, 225, {});
      y = rest.y + 3.5F * (left > 100 ? 1.2F : 1.0F);
      expected.push_back(paragraphs[next]);
    }
  }
  Texts items;
  for (const structure::Piece& piece : testing::pieces_of({made.page})) {
    if (const auto* list = std::get_if<List>(&piece.block.value)) {
      for (const ListItem& item : list->items)
        items.push_back(text_of(std::get<Paragraph>(item.blocks.front().value).content));
    }
  }
  EXPECT_THAT(items, ElementsAreArray(expected));
}

TEST(CloseColumnsTest, OfOneArticleAreReadBeforeTheNextArticleBelow) {
  Texts expected;
  MadeUpPage made;
  float top = 80;
  for (const char* headline : {"Harbour reopens", "Ferry sails again"}) {
    Texts paragraphs = testing::english_paragraphs(6);
    for (std::string& paragraph : paragraphs) paragraph = std::string(headline) + ": " + paragraph;
    expected.emplace_back(headline);
    expected.insert(expected.end(), paragraphs.begin(), paragraphs.end());
    // The headline stands in the first column only; the others begin beside it.
    made.line(headline, 50, top, {.size = 20, .font = 1});
    Texts lines = MadeUpPage::lines_of(paragraphs, 160, {.indent = 12});
    std::size_t count = 0;
    for (const std::string& line : lines) count += static_cast<std::size_t>(!line.empty());
    const float depth = 14 * static_cast<float>((count + 2) / 3);
    lines = made.column(lines, 50, top + 30, top + depth + 10, 160, {.indent = 12}).lines;
    lines = made.column(lines, 230, top - 4, top + depth + 10, 160, {.indent = 12}).lines;
    made.column(lines, 410, top - 4, top + depth + 24, 160, {.indent = 12});
    top += depth + 70;
  }
  EXPECT_THAT(testing::texts_of(testing::pieces_of({made.page})), ElementsAreArray(expected));
}

TEST(CloseColumnsTest, AreReadOnAPageTurnedOnItsSide) {
  const Texts paragraphs = testing::english_paragraphs(16);
  MadeUpPage made = close_columns(paragraphs, 40);
  // A quarter turn clockwise: what was at the left is at the top.
  for (layout::Glyph& glyph : made.page.glyphs) {
    const float x = glyph.x;
    glyph.x = made.page.height - glyph.y;
    glyph.y = x;
    glyph.direction_x = 0;
    glyph.direction_y = 1;
  }
  std::swap(made.page.width, made.page.height);
  EXPECT_THAT(testing::texts_of(testing::pieces_of({made.page})), ElementsAreArray(paragraphs));
}

}  // namespace
}  // namespace galley

// SPDX-License-Identifier: Apache-2.0
// Lines set from the bottom up on pages whose text stands upright.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/page_layout/made_up_page.hpp"

namespace galley {
namespace {

using ::testing::Contains;
using ::testing::ElementsAreArray;
using testing::MadeUpPage;
using ::testing::Not;
using Texts = std::vector<std::string>;

// Turns what was shown last so that it runs up the page from (x, y).
void line_up(MadeUpPage& made, std::string_view text, float x, float y, float size) {
  const std::size_t begin = made.page.glyphs.size();
  made.line(text, 0, 0, {.size = size});
  for (std::size_t i = begin; i < made.page.glyphs.size(); ++i) {
    layout::Glyph& glyph = made.page.glyphs[i];
    glyph.y = y - glyph.x;
    glyph.x = x;
    glyph.direction_x = 0;
    glyph.direction_y = -1;
  }
}

MadeUpPage two_columns(const Texts& paragraphs, std::uint32_t number = 1) {
  MadeUpPage made(number);
  made.line("On Harbours and Ferries", 200, 60, {.size = 18, .font = 1});
  Texts lines = MadeUpPage::lines_of(paragraphs, 240, {.indent = 12});
  lines = made.column(lines, 50, 100, 700, 240, {.indent = 12}).lines;
  made.column(lines, 310, 100, 700, 240, {.indent = 12});
  return made;
}

TEST(TurnedTextTest, BesideAllColumnsHoldsThemNotTogether) {
  const Texts paragraphs = testing::english_paragraphs(16);
  MadeUpPage made = two_columns(paragraphs);
  line_up(made, "stamped 1999.00001 on 30 September 2020", 30, 600, 20);
  Texts expected{"On Harbours and Ferries"};
  expected.insert(expected.end(), paragraphs.begin(), paragraphs.end());
  expected.emplace_back("stamped 1999.00001 on 30 September 2020");
  EXPECT_THAT(testing::texts_of(testing::pieces_of({made.page})), ElementsAreArray(expected));
}

TEST(TurnedTextTest, BesideTheTextIsNoHeadingHoweverLarge) {
  MadeUpPage made = two_columns(testing::english_paragraphs(16));
  line_up(made, "stamped 1999.00001 on 30 September 2020", 30, 600, 20);
  for (const structure::Piece& piece : testing::pieces_of({made.page})) {
    const auto* paragraph = std::get_if<Paragraph>(&piece.block.value);
    if (paragraph == nullptr || !text_of(paragraph->content).starts_with("stamped")) continue;
    EXPECT_EQ(piece.role, structure::Role::body);
  }
}

TEST(TurnedTextTest, OnTheEdgeOfEachPageIsARunningHead) {
  MadeUpPage first = two_columns(testing::english_paragraphs(16), 1);
  MadeUpPage second = two_columns(testing::english_paragraphs(14), 2);
  for (MadeUpPage* made : {&first, &second}) line_up(*made, "Fetched from the library of the harbour", 590, 600, 8);
  EXPECT_THAT(testing::texts_of(testing::pieces_of({first.page, second.page})),
              Not(Contains("Fetched from the library of the harbour")));
}

// The name of an axis stands within the column and beside most of a figure.
TEST(TurnedTextTest, WithinAColumnHoldsItNotTogetherWithTheNext) {
  MadeUpPage made;
  const Texts paragraphs = testing::english_paragraphs(12);
  Texts lines = MadeUpPage::lines_of(paragraphs, 240, {.indent = 12});
  made.line("Of ships", 50, 100, {.font = 1});
  line_up(made, "ships in the harbour and out of it", 60, 290, 9);
  made.line("2001 2002 2003 2004 2005 2006 2007", 80, 300);
  lines = made.column(lines, 50, 340, 700, 240, {.indent = 12}).lines;
  made.column(lines, 310, 100, 700, 240, {.indent = 12});
  Texts expected{"Of ships", "ships in the harbour and out of it", "2001 2002 2003 2004 2005 2006 2007"};
  expected.insert(expected.end(), paragraphs.begin(), paragraphs.end());
  EXPECT_THAT(testing::texts_of(testing::pieces_of({made.page})), ElementsAreArray(expected));
}

}  // namespace
}  // namespace galley

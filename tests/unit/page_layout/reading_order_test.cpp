// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/page_layout/made_up_page.hpp"

namespace galley {
namespace {

using ::testing::ElementsAreArray;
using testing::MadeUpPage;
using testing::Setting;
using Texts = std::vector<std::string>;

// A headline over all columns, then text that runs from one to the next.
MadeUpPage columns_page(const Texts& paragraphs, int count, const Setting& setting) {
  MadeUpPage made;
  made.line("Harbour reopens after the storm", 50, 80, {.size = 24, .font = 1});
  const float gutter = 18;
  const float width = (500 - gutter * static_cast<float>(count - 1)) / static_cast<float>(count);
  std::vector<std::string> lines = MadeUpPage::lines_of(paragraphs, width, setting);
  std::size_t visible = 0;
  for (const std::string& line : lines) visible += static_cast<std::size_t>(!line.empty());
  const float depth =
      setting.leading *
      static_cast<float>((visible + static_cast<std::size_t>(count) - 1) / static_cast<std::size_t>(count) - 1);
  for (int i = 0; i < count; ++i) {
    const int place = setting.right_to_left ? count - 1 - i : i;
    lines = made.column(lines, 50 + (width + gutter) * static_cast<float>(place), 120, 120.5F + depth, width, setting)
                .lines;
  }
  return made;
}

Texts with_headline(Texts paragraphs) {
  paragraphs.insert(paragraphs.begin(), "Harbour reopens after the storm");
  return paragraphs;
}

class ColumnsTest : public ::testing::TestWithParam<int> {};

TEST_P(ColumnsTest, AreReadOneAfterTheOther) {
  const Texts paragraphs = testing::english_paragraphs(12);
  const MadeUpPage made = columns_page(paragraphs, GetParam(), {.indent = 12});
  EXPECT_THAT(testing::texts_of(testing::pieces_of({made.page})), ElementsAreArray(with_headline(paragraphs)));
}

TEST_P(ColumnsTest, AreReadWhateverOrderTheyAreShownIn) {
  const Texts paragraphs = testing::english_paragraphs(12);
  MadeUpPage made = columns_page(paragraphs, GetParam(), {.indent = 12});
  made.scramble(7);
  EXPECT_THAT(testing::texts_of(testing::pieces_of({made.page})), ElementsAreArray(with_headline(paragraphs)));
}

TEST_P(ColumnsTest, OfHanCharactersHaveNoSpacesAtLineEnds) {
  const Texts paragraphs = testing::chinese_paragraphs(14);
  const MadeUpPage made = columns_page(paragraphs, GetParam(), {.indent = 20});
  EXPECT_THAT(testing::texts_of(testing::pieces_of({made.page})), ElementsAreArray(with_headline(paragraphs)));
}

INSTANTIATE_TEST_SUITE_P(OneToFive, ColumnsTest, ::testing::Values(1, 2, 3, 4, 5));

TEST(ReadingOrderTest, TakesHyphensAtLineEndsOut) {
  const Texts paragraphs = testing::english_paragraphs(8);
  const MadeUpPage made = columns_page(paragraphs, 3, {.indent = 12, .hyphenate = true});
  EXPECT_THAT(testing::texts_of(testing::pieces_of({made.page})), ElementsAreArray(with_headline(paragraphs)));
}

TEST(ReadingOrderTest, BeginsAtTheRightWhereTextRunsToTheLeft) {
  Texts paragraphs;
  for (int i = 0; i < 8; ++i) {
    std::string paragraph = "الفقرة";
    for (int j = 0; j < 30 + i; ++j) paragraph += (i + j) % 3 == 0 ? " الميناء" : (i + j) % 3 == 1 ? " في" : " السفن";
    paragraphs.push_back(paragraph + ".");
  }
  MadeUpPage made;
  const Setting setting{.indent = 12, .right_to_left = true};
  std::vector<std::string> lines = MadeUpPage::lines_of(paragraphs, 240, setting);
  lines = made.column(lines, 310, 100, 420, 240, setting).lines;
  lines = made.column(lines, 50, 100, 700, 240, setting).lines;
  ASSERT_TRUE(lines.empty());
  EXPECT_THAT(testing::texts_of(testing::pieces_of({made.page})), ElementsAreArray(paragraphs));
}

TEST(ReadingOrderTest, ReadsABoxForItself) {
  const Texts paragraphs = testing::english_paragraphs(8);
  const Setting setting{.indent = 12};
  MadeUpPage made;
  std::vector<std::string> lines = MadeUpPage::lines_of(paragraphs, 240, setting);
  lines = made.column(lines, 50, 100, 400, 240, setting).lines;
  made.ground(305, 90, 555, 260);
  const Texts boxed = {"Boxed words about the ferry and its crew, which stand apart from the rest of the text here."};
  made.column(MadeUpPage::lines_of(boxed, 220), 320, 110, 240, 220);
  lines = made.column(lines, 310, 280, 780, 240, setting).lines;
  ASSERT_TRUE(lines.empty());
  const Texts texts = testing::texts_of(testing::pieces_of({made.page}));
  EXPECT_EQ(std::count(texts.begin(), texts.end(), boxed[0]), 1);
  Texts others = texts;
  std::erase(others, boxed[0]);
  EXPECT_THAT(others, ElementsAreArray(paragraphs));
}

TEST(ReadingOrderTest, JoinsParagraphsAcrossPagesUnderRunningHeads) {
  const Texts paragraphs = testing::english_paragraphs(24);
  const Setting setting{.indent = 12};
  std::vector<std::string> lines = MadeUpPage::lines_of(paragraphs, 500, setting);
  std::vector<layout::PageContent> pages;
  while (!lines.empty() && pages.size() < 9) {
    const auto number = static_cast<std::uint32_t>(pages.size() + 1);
    MadeUpPage made(number);
    made.line("The River City Daily", 220, 40, {.size = 9});
    made.line(std::to_string(number), 295, 770, {.size = 9});
    lines = made.column(lines, 50, 90, 400, 500, setting).lines;
    pages.push_back(made.page);
  }
  ASSERT_GE(pages.size(), 3U);
  EXPECT_THAT(testing::texts_of(testing::pieces_of(pages)), ElementsAreArray(paragraphs));
}

// Two tiers of vertical lines; `told`: the glyphs say that they are set so.
void read_tiers(bool told) {
  MadeUpPage made;
  const Texts paragraphs = testing::chinese_paragraphs(6);
  // Each tier: vertical lines from right to left.
  std::vector<std::string> lines = MadeUpPage::lines_of(paragraphs, 200, {.indent = 10});
  std::size_t next = 0;
  for (const float top : {100.0F, 330.0F}) {
    for (float x = 540; x > 60 && next < lines.size(); ++next) {
      if (lines[next].empty()) continue;
      const bool first = lines[next].front() == '\t';
      const std::size_t before = made.page.glyphs.size();
      made.line(std::string_view(lines[next]).substr(first ? 1 : 0), 0, 0);
      float y = top + (first ? 10.0F : 0.0F);
      for (std::size_t i = before; i < made.page.glyphs.size(); ++i) {
        layout::Glyph& glyph = made.page.glyphs[i];
        glyph.x = told ? x : x - glyph.advance / 2;
        glyph.y = told ? y : y + 8.8F;
        glyph.direction_x = told ? 0.0F : 1.0F;
        glyph.direction_y = told ? 1.0F : 0.0F;
        glyph.vertical = told;
        if (told) glyph.advance = 10;
        y += 10;
      }
      x -= 17;
      if (x <= 330 && top < 200) {
        ++next;
        break;
      }
    }
  }
  ASSERT_EQ(next, lines.size());
  EXPECT_THAT(testing::texts_of(testing::pieces_of({made.page})), ElementsAreArray(paragraphs));
}

TEST(ReadingOrderTest, ReadsVerticalTiersFromTheTopRight) { read_tiers(true); }

TEST(ReadingOrderTest, ReadsVerticalTiersOfGlyphsShownOneByOne) { read_tiers(false); }

TEST(ReadingOrderTest, ReadsACentredHeadlineNoWiderThanTheMiddleColumnFirst) {
  testing::MadeUpPage made;
  made.line("The old lock", 300 - 12 * 4, 60, {.size = 16});
  made.line("By Ana Lima", 300 - 27.5F, 80);
  const std::vector<std::string> paragraphs = testing::english_paragraphs(3);
  const float lefts[] = {50, 220, 390};
  for (std::size_t i = 0; i < 3; ++i)
    made.column(testing::MadeUpPage::lines_of({paragraphs[i]}, 160), lefts[i], 94, 800, 160);
  const std::vector<std::string> found = testing::texts_of(testing::pieces_of({made.page}));
  EXPECT_THAT(found,
              ::testing::ElementsAre("The old lock", "By Ana Lima", paragraphs[0], paragraphs[1], paragraphs[2]));
}

}  // namespace
}  // namespace galley

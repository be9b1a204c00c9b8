// SPDX-License-Identifier: Apache-2.0
// Articles under each other, in columns that run on at the same places.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/page_layout/made_up_page.hpp"

namespace galley {
namespace {

using ::testing::ElementsAre;
using ::testing::ElementsAreArray;
using testing::MadeUpPage;
using testing::Setting;
using Texts = std::vector<std::string>;

Texts texts_on(const MadeUpPage& made) { return testing::texts_of(testing::pieces_of({made.page})); }

// All lines of the page stand on one grid: no white tells where the first article ends, but its text does, which stops
// within a sentence in one column and goes on in the next.
TEST(StackedArticlesTest, ArePartedWithoutWhiteBetweenThem) {
  Texts expected;
  MadeUpPage made;
  float top = 80;
  for (const char* headline : {"Harbour reopens", "Ferry sails again"}) {
    Texts paragraphs = testing::english_paragraphs(7);
    for (std::string& paragraph : paragraphs) paragraph = std::string(headline) + ": " + paragraph;
    expected.emplace_back(headline);
    expected.insert(expected.end(), paragraphs.begin(), paragraphs.end());
    made.line(headline, 50, top + 12, {.size = 20, .font = 1});
    Texts lines = MadeUpPage::lines_of(paragraphs, 160, {.indent = 12});
    const std::size_t rows = 22;
    const float bottom = top + 14 * static_cast<float>(rows - 1) + 1;
    lines = made.column(lines, 50, top + 28, bottom, 160, {.indent = 12}).lines;
    ASSERT_NE(lines.front().front(), '\t') << "the first column must end within a paragraph";
    lines = made.column(lines, 230, top, bottom, 160, {.indent = 12}).lines;
    lines = made.column(lines, 410, top, bottom, 160, {.indent = 12}).lines;
    ASSERT_TRUE(lines.empty());
    top += 14 * static_cast<float>(rows);
  }
  EXPECT_THAT(texts_on(made), ElementsAreArray(expected));
}

// A pull quote parts nothing, though text stops within a sentence above it.
TEST(StackedArticlesTest, AreNotPartedByWordsSaidAgainInLargeType) {
  const Texts paragraphs = testing::english_paragraphs(10);
  MadeUpPage made;
  Texts lines = MadeUpPage::lines_of(paragraphs, 240, {.indent = 12});
  lines = made.column(lines, 50, 100, 100 + 14 * 6 + 1, 240, {.indent = 12}).lines;
  ASSERT_NE(lines.front().front(), '\t');
  made.line("“Nobody expected it”", 50, 100 + 14 * 8, {.size = 18});
  lines = made.column(lines, 50, 100 + 14 * 9, 100 + 14 * 22 + 1, 240, {.indent = 12}).lines;
  made.column(lines, 310, 100, 700, 240, {.indent = 12});
  Texts found = texts_on(made);
  for (const std::string& paragraph : paragraphs) EXPECT_THAT(found, ::testing::Contains(paragraph));
}

// Two rows of two articles; a headline of two lines stands beside one of one line.
TEST(StackedArticlesTest, SideBySideAreReadRowByRowFromTheRight) {
  MadeUpPage made;
  const Setting body{.right_to_left = true};
  const Setting head{.size = 22, .font = 1, .right_to_left = true};
  const auto set = [&](std::string_view text, float right, float y, const Setting& setting) {
    made.line(text, right - MadeUpPage::width_of(text, setting.size), y, setting);
  };
  float y = 80;
  for (const char* number : {"اول", "ثان"}) {
    const std::string words = std::string(number) + " هذا هو النص الذي يملأ السطر كله";
    set(std::string(number) + " ميناء جديد", 550, y, head);
    set(std::string(number) + " سفينة كبيرة", 280, y, head);
    set("في البحر", 280, y + 26, head);
    for (int i = 0; i < 8; ++i) set(words, 550, y + 24 + 14 * static_cast<float>(i), body);
    for (int i = 0; i < 6; ++i) set(words, 280, y + 50 + 14 * static_cast<float>(i), body);
    set(std::string(number) + ".", 550, y + 24 + 14 * 8, body);
    set(std::string(number) + ".", 280, y + 50 + 14 * 6, body);
    y += 200;
  }
  const Texts found = texts_on(made);
  std::vector<std::string> heads;
  for (const std::string& text : found) {
    if (text.size() < 60) heads.push_back(text);
  }
  EXPECT_THAT(heads,
              ElementsAre("اول ميناء جديد", "اول سفينة كبيرة في البحر", "ثان ميناء جديد", "ثان سفينة كبيرة في البحر"));
}

}  // namespace
}  // namespace galley

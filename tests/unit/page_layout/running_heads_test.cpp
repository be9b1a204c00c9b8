// SPDX-License-Identifier: Apache-2.0
#include "page_layout/running_heads.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/page_layout/made_up_page.hpp"

namespace galley {
namespace {

using ::testing::Contains;
using testing::MadeUpPage;
using ::testing::Not;

// One page with a line in the size of the text above its headline, and what stands at its foot.
std::vector<std::string> page_with(std::string_view head, float y, std::string_view foot) {
  MadeUpPage made;
  made.line(head, 50, y);
  made.line("Harbour reopens", 50, 100, {.size = 22, .font = 1});
  made.column(MadeUpPage::lines_of(testing::english_paragraphs(8), 500), 50, 130, 700, 500, {.space_after = 6});
  made.line(foot, 295, 770);
  return testing::texts_of(testing::pieces_of({made.page}));
}

TEST(RunningHeadsTest, AreToldOnOnePageByItsNumber) {
  EXPECT_THAT(page_with("The Harbour Post", 40, "1"), Not(Contains("The Harbour Post")));
}

TEST(RunningHeadsTest, AreTextWithoutANumberOrNearToTheText) {
  EXPECT_THAT(page_with("The Harbour Post", 40, "Printed in the upper town."), Contains("The Harbour Post"));
  EXPECT_THAT(page_with("From our harbour", 72, "1"), Contains("From our harbour"));
  EXPECT_THAT(page_with("Ships will return on Monday.", 40, "1"), Contains("Ships will return on Monday."));
}

// Beside the badge of a journal, which comes again, too.
TEST(RunningHeadsTest, AreToldBesideABadge) {
  std::vector<layout::PageContent> pages;
  for (std::uint32_t number = 1; number < 4; ++number) {
    MadeUpPage made(number);
    made.page.pictures.push_back({{50, 20, 150, 60}, 7, -1});
    made.page.pictures.push_back({{50, 300, 300, 400}, 10 + number, -1});
    made.line("On harbours and ferries", 400, 48, {.size = 9});
    made.column(MadeUpPage::lines_of(testing::english_paragraphs(3), 500), 50, 90, 290, 500, {.space_after = 6});
    pages.push_back(made.page);
  }
  EXPECT_THAT(testing::texts_of(testing::pieces_of(pages)), Not(Contains("On harbours and ferries")));
}

TEST(RunningHeadsTest, AreAlsoPicturesAtOnePlaceOnThreePages) {
  std::vector<layout::LayoutBlock> blocks(6);
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    blocks[i].kind = layout::BlockKind::picture;
    blocks[i].page = static_cast<std::uint32_t>(i % 3 + 1);
    blocks[i].picture = i < 3 ? 7 : 8;
    blocks[i].placed = {50, 20, 150, 60};
  }
  blocks[4].placed = {50, 300, 150, 340};
  EXPECT_EQ(layout::running_pictures(blocks), (std::vector<bool>{true, true, true, false, false, false}));
}

TEST(RunningHeadsTest, AreTextWherePagesHoldNothingElse) {
  std::vector<layout::PageContent> pages;
  for (std::uint32_t number = 1; number < 4; ++number) {
    MadeUpPage made(number);
    made.line("This is page " + std::to_string(number) + " of the harbour's book.", 50, 60);
    made.line(std::to_string(number), 295, 770);
    pages.push_back(made.page);
  }
  EXPECT_EQ(testing::texts_of(testing::pieces_of(pages)),
            (std::vector<std::string>{"This is page 1 of the harbour's book.", "This is page 2 of the harbour's book.",
                                      "This is page 3 of the harbour's book."}));
}

// The last page holds the end of a paragraph, or nothing.
TEST(RunningHeadsTest, AreToldOnPagesWithLittleElse) {
  for (const bool line : {false, true}) {
    std::vector<layout::PageContent> pages;
    for (std::uint32_t number = 1; number < 4; ++number) {
      MadeUpPage made(number);
      made.line("The Harbour Post", 50, 770);
      made.line("Page " + std::to_string(number) + " of 3", 500, 770);
      if (number < 3)
        made.column(MadeUpPage::lines_of(testing::english_paragraphs(8), 500), 50, 60, 720, 500, {.space_after = 6});
      else if (line)
        made.line("and so the harbour was closed.", 50, 60);
      pages.push_back(made.page);
    }
    for (const std::string& text : testing::texts_of(testing::pieces_of(pages))) {
      EXPECT_THAT(text, Not(::testing::HasSubstr("The Harbour Post")));
      EXPECT_THAT(text, Not(::testing::HasSubstr("Page 3")));
    }
  }
}

}  // namespace
}  // namespace galley

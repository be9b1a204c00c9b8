// SPDX-License-Identifier: Apache-2.0
// Paragraphs that neither the shape of their region nor the end of a column breaks.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "unit/page_layout/made_up_page.hpp"

namespace galley {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::MadeUpPage;
using Texts = std::vector<std::string>;

Texts texts_on(const MadeUpPage& made) { return testing::texts_of(testing::pieces_of({made.page})); }

TEST(WholeParagraphsTest, BeginSetInBesideAListWhoseNumbersHangOut) {
  MadeUpPage made;
  const Texts paragraphs = testing::english_paragraphs(4);
  const testing::Setting setting{.indent = 12};
  float y = made.column(MadeUpPage::lines_of(paragraphs, 300, setting), 50, 100, 800, 300, setting).y;
  made.line("1. The harbour opened again on Monday after nine months", 38, y + 6);
  made.line("of repairs.", 50, y + 20);
  made.line("2. The walls are higher than they were before the storm", 38, y + 34);
  made.line("came.", 50, y + 48);
  y += 68;
  const Texts more = testing::english_paragraphs(6);
  made.column(MadeUpPage::lines_of({more[4], more[5]}, 300, setting), 50, y, 800, 300, setting);
  const Texts found = texts_on(made);
  for (const std::string& paragraph : more) EXPECT_THAT(found, Contains(paragraph));
}

TEST(WholeParagraphsTest, MayBeSetNarrowerThanTheColumn) {
  MadeUpPage made;
  // An abstract, flush on both sides.
  made.line("We asked the council who had paid for all of the walls,", 70, 100, {.size = 9});
  made.line("and it took nine long months until it told us that they", 70, 113, {.size = 9});
  made.line("would not say who, nor why, nor what they had cost all,", 70, 126, {.size = 9});
  made.line("so far.", 70, 139, {.size = 9});
  const float right = 70 + MadeUpPage::width_of("We asked the council who had paid for all of the walls,", 9) + 32;
  std::string full;
  while (50 + MadeUpPage::width_of(full + "walls ", 10) <= right) full += "walls ";
  full.resize(full.size() - 1);
  for (int i = 0; i < 8; ++i) made.line(full, 50, 160 + 14 * static_cast<float>(i));
  EXPECT_THAT(texts_on(made), Contains("We asked the council who had paid for all of the walls, and it took nine long "
                                       "months until it told us that they would not say who, nor why, nor what they "
                                       "had cost all, so far."));
}

// Two columns of flush lines without indents; the first ends with a sentence that fills its line.
TEST(WholeParagraphsTest, GoOnAfterAFlushLineThatEndsASentence) {
  MadeUpPage made;
  made.line("The harbour opened on the Monday after nine", 50, 100);
  made.line("months of works that had cost more than was", 50, 114);
  made.line("planned by all who were asked, and the town", 50, 128);
  made.line("came to see the ships return to their quay.", 50, 142);
  made.line("Nobody knew who would pay for all of these.", 320, 100);
  made.line("The council did not name the men who, so it", 320, 114);
  made.line("was said, had known of all of it, for years", 320, 128);
  made.line("and years.", 320, 142);
  EXPECT_THAT(texts_on(made),
              ElementsAre("The harbour opened on the Monday after nine months of works that had cost more than was "
                          "planned by all who were asked, and the town came to see the ships return to their quay. "
                          "Nobody knew who would pay for all of these. The council did not name the men who, so it "
                          "was said, had known of all of it, for years and years."));
}

TEST(WholeParagraphsTest, BeginSetInBelowAHeadingWithANumber) {
  MadeUpPage made;
  made.line("1. The walls", 50, 100, {.font = 1});
  made.line("The harbour opened again on Monday after nine months.", 74, 114);
  made.line("A spokeswoman for the council declined to tell the price.", 50, 128);
  made.line("It was high.", 50, 142);
  made.line("Nobody asked the fishermen, who had waited all this", 74, 156);
  made.line("for all of the winter and all of the spring, on a quay.", 50, 170);
  EXPECT_THAT(texts_on(made), Contains("The harbour opened again on Monday after nine months. A spokeswoman for the "
                                       "council declined to tell the price. It was high."));
}

// The second column begins lower, with a heading.
TEST(WholeParagraphsTest, BeginAboveWhereTheOtherColumnDoes) {
  MadeUpPage made;
  made.line("Report from the harbour", 50, 80, {.size = 22, .font = 1});
  Texts paragraphs = testing::english_paragraphs(12);
  // Its first line is full, and ends a sentence.
  paragraphs[0] = "The harbour opened again on a Monday of the May. " + paragraphs[0];
  Texts lines = MadeUpPage::lines_of(paragraphs, 240);
  lines = made.column(lines, 50, 112, 112 + 14 * 24, 240).lines;
  made.line("The old walls", 310, 132, {.size = 13, .font = 1});
  made.column(lines, 310, 112 + 14 * 3, 790, 240);
  const Texts found = texts_on(made);
  EXPECT_EQ(found[1], paragraphs[0]);
}

// Two lines at the end of a column, the last of them full: in justified text few paragraphs end so.
TEST(WholeParagraphsTest, GoOnAfterTwoFlushLinesThatEndASentence) {
  MadeUpPage made;
  made.line("The harbour opened on the Monday after nine", 50, 100);
  made.line("months of works that had cost more than was", 50, 114);
  made.line("planned by all who were asked, and the town", 50, 128);
  made.line("came.", 50, 142);
  made.line("Nobody knew at that time who it was who had", 50, 163);
  made.line("to pay for all of the works and the stones.", 50, 177);
  made.line("The council did not name the men who, so it", 320, 100);
  made.line("was said, had known of all of it, for years", 320, 114);
  made.line("and years.", 320, 128);
  EXPECT_THAT(texts_on(made), Contains("Nobody knew at that time who it was who had to pay for all of the works and "
                                       "the stones. The council did not name the men who, so it was said, had known "
                                       "of all of it, for years and years."));
}

// Items without markers that can be seen hang as far in as first lines are set.
TEST(WholeParagraphsTest, BeginSetInAsFarAsTheItemsAboveHang) {
  MadeUpPage made;
  made.line("1. The harbour opened again on Monday after nine", 50, 100);
  made.line("months of repairs.", 65, 114);
  made.line("2. The walls are higher than they were before the", 50, 128);
  made.line("storm came. (2)", 65, 142);
  made.line("The harbour opened again on Monday after nine", 65, 162);
  made.line("months of repairs that cost more than was planned", 50, 176);
  made.line("by all.", 50, 190);
  EXPECT_THAT(texts_on(made), Contains("The harbour opened again on Monday after nine months of repairs that cost more "
                                       "than was planned by all."));
}

TEST(WholeParagraphsTest, GoOnPastSmallTypeAtTheFootOfTheirColumn) {
  MadeUpPage made;
  const Texts paragraphs = testing::english_paragraphs(12);
  const testing::Setting setting{.indent = 12};
  Texts lines = MadeUpPage::lines_of(paragraphs, 240, setting);
  lines = made.column(lines, 50, 60, 60 + 14 * 20, 240, setting).lines;
  ASSERT_NE(lines.front().front(), '\t');
  made.line("Permission to copy all or part of this work is given to all", 50, 370, {.size = 7});
  made.line("who do not sell it, and whose copies bear this notice and no", 50, 378, {.size = 7});
  made.line("other word.", 50, 386, {.size = 7});
  made.line("Copyright 2009 by the harbour", 50, 400, {.size = 7});
  made.column(lines, 310, 60, 700, 240, setting);
  const std::vector<structure::Piece> pieces = testing::pieces_of({made.page});
  const Texts found = testing::texts_of(pieces);
  for (const std::string& paragraph : paragraphs) EXPECT_THAT(found, Contains(paragraph));
  const auto small = std::find(found.begin(), found.end(), "Copyright 2009 by the harbour");
  ASSERT_NE(small, found.end());
  EXPECT_EQ(pieces[static_cast<std::size_t>(small - found.begin())].role, structure::Role::body);
}

TEST(WholeParagraphsTest, MayBeFlushAtTheirEndsAlone) {
  MadeUpPage made;
  const Texts paragraphs = testing::english_paragraphs(4);
  float y = 100;
  for (const std::string& line : MadeUpPage::lines_of(paragraphs, 300)) {
    if (line.empty()) y += 14;
    const std::string text = line.substr(line.empty() || line.front() != '\t' ? 0 : 1);
    made.line(text, 500 - MadeUpPage::width_of(text, 10), y);
    if (!line.empty()) y += 14;
  }
  EXPECT_EQ(texts_on(made), paragraphs);
}

TEST(WholeParagraphsTest, GoOnAfterOneLineBelowAHeading) {
  MadeUpPage made;
  const Texts paragraphs = testing::english_paragraphs(3);
  const testing::Setting setting{.space_after = 7};
  const float y =
      made.column(MadeUpPage::lines_of({paragraphs[0], paragraphs[1]}, 240, setting), 50, 60, 800, 240, setting).y;
  made.line("The old walls", 50, y + 10, {.size = 12, .font = 1});
  const Texts lines = MadeUpPage::lines_of({paragraphs[2]}, 240, setting);
  made.column({lines[0]}, 50, y + 26, 800, 240, setting);
  made.column(Texts(lines.begin() + 1, lines.end()), 320, 60, 800, 240, setting);
  EXPECT_THAT(texts_on(made), Contains(paragraphs[2]));
}

TEST(WholeParagraphsTest, AreReadPastHeadsOfSectionsThatWhiteHappensToRunBeside) {
  MadeUpPage made;
  const Texts paragraphs = testing::english_paragraphs(8);
  const testing::Setting setting{.space_after = 14};
  const testing::Setting head{.size = 13, .font = 1};
  const auto set = [&](const std::string& text, float left, float top) {
    return made.column(MadeUpPage::lines_of({text}, 240, setting), left, top, 800, 240, setting).y;
  };
  // Lines of the two columns stand beside the gaps of each other.
  made.line("One", 50, 60, head);
  float left = set(paragraphs[0], 50, 80);
  float right = set(paragraphs[4] + " " + paragraphs[7], 320, 74);
  made.line("Two", 50, left, head);
  left = set(paragraphs[1], 50, left + 14);
  right = set(paragraphs[5], 320, right);
  // Here both columns leave white at one height.
  const float below = std::max(left, right) + 14;
  made.line("Three", 50, below, head);
  set(paragraphs[2], 50, below + 20);
  set(paragraphs[6], 320, below);
  const Texts found = texts_on(made);
  const auto at = [&](const std::string& text) { return std::find(found.begin(), found.end(), text) - found.begin(); };
  EXPECT_LT(at("Three"), at(paragraphs[5]));
  EXPECT_LT(at(paragraphs[2]), at(paragraphs[4] + " " + paragraphs[7]));
  EXPECT_LT(at(paragraphs[2]), at(paragraphs[5]));
  EXPECT_LT(at(paragraphs[5]), at(paragraphs[6]));
  EXPECT_THAT(found, Contains(paragraphs[6]));
}

TEST(WholeParagraphsTest, KeepSpacesThatWereShownWithTheWordBeforeInAnyOrder) {
  MadeUpPage made;
  made.line("Nobody expected the walls to need so much stone, and we said so in time.", 50, 100);
  // The text of the item comes first in the stream; its marker, with the space, later.
  made.line("The harbour master saw it all from the quay.", 50 + 11.5F, 114);
  made.line("a. ", 50, 114);
  EXPECT_THAT(texts_on(made), Contains(HasSubstr(" a. The harbour")));
}

}  // namespace
}  // namespace galley

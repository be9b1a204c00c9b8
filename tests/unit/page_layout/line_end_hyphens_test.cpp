// SPDX-License-Identifier: Apache-2.0
// Hyphens at line ends: those of a word, and those that break one.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/page_layout/made_up_page.hpp"

namespace galley {
namespace {

using ::testing::ElementsAre;
using testing::MadeUpPage;

TEST(LineEndHyphensTest, StayInWordsThatHaveThemElsewhere) {
  MadeUpPage made;
  made.line("The north-eastern wind is what the harbour fears most of all, and a north-", 50, 100);
  made.line("eastern wind it was that broke the northern walls on that night, when har-", 50, 114);
  made.line("bour masters do not sleep.", 50, 128);
  EXPECT_THAT(
      testing::texts_of(testing::pieces_of({made.page})),
      ElementsAre("The north-eastern wind is what the harbour fears most of all, and a north-eastern wind it was "
                  "that broke the northern walls on that night, when harbour masters do not sleep."));
}

TEST(LineEndHyphensTest, AreTheWordsOwnWhereAnotherCharacterBreaksWords) {
  MadeUpPage made;
  made.line("The council had to say what it is that made the wind that all fear, the north-", 50, 100);
  made.line("eastern wind, break all of the northern walls on that night in spring, when har\u2010", 50, 114);
  made.line("bour masters do not sleep, and why nobody of those who had been asked by coun\u2010", 50, 128);
  made.line("cillors had said so.", 50, 142);
  EXPECT_THAT(testing::texts_of(testing::pieces_of({made.page})),
              ElementsAre("The council had to say what it is that made the wind that all fear, the north-eastern wind, "
                          "break all of the northern walls on that night in spring, when harbour masters do not sleep, "
                          "and why nobody of those who had been asked by councillors had said so."));
}

TEST(LineEndHyphensTest, StayInACompoundThatBreaksAgainAndAgain) {
  MadeUpPage made;
  for (int i = 0; i < 3; ++i) {
    const float y = 100 + 240 * static_cast<float>(i);
    made.line("All that the harbour feared in those days of spring was the north-", 50, y);
    made.line("eastern wind, and no other; that wind it was that came on the day", 50, y + 14);
    for (int k = 2; k < 14; ++k)
      made.line("on which nobody who was there had thought of it or of the old man", 50,
                y + 14 * static_cast<float>(k));
    made.line("at sea.", 50, y + 14 * 14);
  }
  const std::vector<std::string> found = testing::texts_of(testing::pieces_of({made.page}));
  EXPECT_EQ(found.size(), 3U);
  for (const std::string& text : found) EXPECT_THAT(text, ::testing::HasSubstr("north-eastern wind"));
}

TEST(LineEndHyphensTest, StayInCompoundsOfWordsThatTakeThem) {
  MadeUpPage made;
  made.line("The council had a well-", 50, 100);
  made.line("known problem with har-", 50, 114);
  made.line("bours and with the self-", 50, 128);
  made.line("ish and the north-", 50, 142);
  made.line("ern towns.", 50, 156);
  EXPECT_THAT(testing::texts_of(testing::pieces_of({made.page})),
              ElementsAre("The council had a well-known problem with harbours and with the selfish and the northern "
                          "towns."));
}

TEST(LineEndHyphensTest, BreakWordsOfATextThatBreaksFewWhereTheirCharacterIsNeverTyped) {
  MadeUpPage made;
  for (int i = 0; i < 3; ++i) {
    const float y = 100 + 240 * static_cast<float>(i);
    made.line("All that the harbour feared in those days was the cost of the re\u2010", 50, y);
    made.line("pairs, and no other; it was the thought of it that came on the day", 50, y + 14);
    for (int k = 2; k < 14; ++k)
      made.line("on which nobody who was there had thought of it or of the old man", 50,
                y + 14 * static_cast<float>(k));
    made.line("at sea.", 50, y + 14 * 14);
  }
  const std::vector<std::string> found = testing::texts_of(testing::pieces_of({made.page}));
  EXPECT_EQ(found.size(), 3U);
  for (const std::string& text : found) EXPECT_THAT(text, ::testing::HasSubstr("repairs"));
}

// The line is "4-" where "-4" would look the same.
TEST(LineEndHyphensTest, KeepNumbersTogetherThatBreakBetweenRightToLeftWords) {
  MadeUpPage made;
  const testing::Setting hebrew{.right_to_left = true};
  const std::string words = "הנמל נפתח מחדש ביום שני אחרי תשעה חודשים מספר ";
  const float width = MadeUpPage::width_of(words, 10) + 10;
  made.line(words, 60, 100, hebrew);
  made.line("4-", 50, 100);
  made.line("הנמל נפתח מחדש ביום שני אחרי תשעה חודשים מספרים", 50, 114, hebrew);
  MadeUpPage broken;
  broken.line(words, 60, 100, hebrew);
  broken.line("4-", 50, 100);
  broken.line("3.", 50 + width - 10, 114, hebrew);
  EXPECT_THAT(testing::texts_of(testing::pieces_of({broken.page})), ElementsAre(words + "4-3."));
  EXPECT_THAT(testing::texts_of(testing::pieces_of({made.page})), ElementsAre(::testing::StartsWith(words + "-4 ")));
}

}  // namespace
}  // namespace galley

// SPDX-License-Identifier: Apache-2.0
// Foot notes, and hyphens at line ends.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "page_layout/article_notes.hpp"
#include "page_layout/page_notes.hpp"
#include "unit/page_layout/made_up_page.hpp"

namespace galley {
namespace {

using ::testing::ElementsAre;
using testing::MadeUpPage;

// A page whose text goes on on the next one, with a note below it that its text leads to.
MadeUpPage page_with_note(float mark_rise, float mark_size) {
  MadeUpPage made(1);
  made.line("The council bought four thousand tonnes of granite; the rest came from the old fort, and", 50, 600);
  float x = made.line("the walls", 50, 614);
  x = made.line("1", x, 614 - mark_rise, {.size = mark_size});
  made.line(" are now higher than they were when the storm came, which is what all the", 50 + 9 * 5 + mark_size / 2,
            614);
  made.rule(50, 700, 150, 700.5F);
  x = made.line("1", 50, 714, {.size = 8});
  made.line(" Minutes of the meeting of the third of May, page twelve.", x, 714, {.size = 8});
  return made;
}

MadeUpPage next_page() {
  MadeUpPage made(2);
  made.line("people of the lower town had asked for.", 50, 60);
  made.line("Nobody asked the fishermen.", 62, 74);
  return made;
}

void expect_note(const MadeUpPage& first) {
  const layout::LayoutPieces found = testing::pieces_and_notes_of({first.page, next_page().page});
  EXPECT_THAT(
      testing::texts_of(found.pieces),
      ElementsAre("The council bought four thousand tonnes of granite; the rest came from the old fort, and the "
                  "walls are now higher than they were when the storm came, which is what all the people of "
                  "the lower town had asked for.",
                  "Nobody asked the fishermen."));
  ASSERT_EQ(found.notes.size(), 1U);
  ASSERT_EQ(found.notes[0].blocks.size(), 1U);
  EXPECT_EQ(text_of(std::get<Paragraph>(found.notes[0].blocks[0].value).content),
            "Minutes of the meeting of the third of May, page twelve.");
  const Inlines& inlines = std::get<Paragraph>(found.pieces[0].block.value).content;
  ASSERT_GE(inlines.size(), 2U);
  EXPECT_EQ(std::get<NoteReference>(inlines[1].value).note, found.notes[0].id);
}

TEST(NotesTest, AreTakenOutOfTextThatGoesOnOnTheNextPage) { expect_note(page_with_note(4, 6)); }

TEST(NotesTest, AreFoundByAMarkThatTheFontItselfRaises) { expect_note(page_with_note(0, 10)); }

TEST(NotesTest, StayParagraphsWhereNothingLeadsToThem) {
  MadeUpPage made;
  made.line("The council bought four thousand tonnes of granite.", 50, 600);
  made.line("1 Minutes of the meeting.", 50, 714, {.size = 8});
  const layout::LayoutPieces found = testing::pieces_and_notes_of({made.page});
  EXPECT_TRUE(found.notes.empty());
  EXPECT_THAT(testing::texts_of(found.pieces),
              ElementsAre("The council bought four thousand tonnes of granite.", "1 Minutes of the meeting."));
}

TEST(NotesTest, HaveMarksOfManyKinds) {
  const auto mark = [](const char* text) { return layout::note_mark({{text, Style::none, -1, -1}}).text; };
  EXPECT_EQ(mark("12. See there."), "12");
  EXPECT_EQ(mark("† See there."), "†");
  EXPECT_EQ(mark("3See there."), "3");
  EXPECT_EQ(mark("1,204 tonnes"), "");
  EXPECT_EQ(mark("1987 was a year"), "");
  EXPECT_EQ(mark("See there."), "");
}

TEST(NotesTest, HaveMarksThatAreLinks) {
  EXPECT_EQ(layout::note_mark({{"1", Style::none, 0, -1}, {"See there.", Style::none, -1, -1}}).text, "1");
  EXPECT_EQ(layout::note_mark({{"1", Style::none, 0, -1}, {"987 was a year", Style::none, -1, -1}}).text, "");
}

// The note that found no room below its text, and the page after it.
MadeUpPage page_after(std::string_view note) {
  MadeUpPage made(2);
  made.line("The Harbour Post", 50, 30, {.size = 8});
  made.rule(50, 730, 550, 730.5F);
  made.line(note, 50, 742, {.size = 8});
  made.line("2", 300, 770, {.size = 8});
  return made;
}

TEST(NotesTest, MayStandOnThePageAfterTheirText) {
  MadeUpPage first(1);
  first.line("A spokeswoman1 for the council declined to name the contractor, and confirmed the price.", 50, 100);
  first.line("Nobody asked the fishermen.", 50, 114);
  const layout::LayoutPieces found =
      testing::pieces_and_notes_of({first.page, page_after("1. Minutes of the meeting of the third of May.").page});
  ASSERT_EQ(found.notes.size(), 1U);
  EXPECT_EQ(text_of(std::get<Paragraph>(found.notes[0].blocks[0].value).content),
            "Minutes of the meeting of the third of May.");
}

TEST(NotesTest, AreNoRunningHeadsIfNothingLeadsToThem) {
  MadeUpPage first(1);
  first.line("A spokeswoman for the council declined to name the contractor, and confirmed the price.", 50, 100);
  first.line("Nobody asked the fishermen.", 50, 114);
  const layout::LayoutPieces found =
      testing::pieces_and_notes_of({first.page, page_after("1 Minutes of the meeting of the third of May.").page});
  EXPECT_TRUE(found.notes.empty());
  EXPECT_THAT(testing::texts_of(found.pieces), ::testing::Contains("1 Minutes of the meeting of the third of May."));
  EXPECT_THAT(testing::texts_of(found.pieces), ::testing::Not(::testing::Contains("The Harbour Post")));
}

TEST(NotesTest, GoToTheArticleThatRefersToThem) {
  std::vector<Article> articles(2);
  articles[0].blocks.push_back(paragraph("Nothing to note."));
  articles[1].blocks.push_back({Paragraph{{{Text{"See", Style::none, {}}}, {NoteReference{"a"}}}}, {}});
  layout::give_notes(articles, {{"a", {paragraph("There.")}}});
  EXPECT_TRUE(articles[0].notes.empty());
  ASSERT_EQ(articles[1].notes.size(), 1U);
  EXPECT_EQ(articles[1].notes[0].id, "a");
}

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

}  // namespace
}  // namespace galley

// SPDX-License-Identifier: Apache-2.0
// Foot notes.
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

TEST(NotesTest, AreNotWhatPowersAndUnitsLeadTo) {
  MadeUpPage made;
  float x = made.line("Some 2 x 10", 50, 600);
  x = made.line("1", x, 596, {.size = 6});
  x = made.line(" tonnes lay on 4 km", x, 600);
  x = made.line("2", x, 596, {.size = 6});
  x = made.line(" of quay, as the council", x, 600);
  x = made.line("1, 2", x, 596, {.size = 6});
  made.line(" says.", x, 600);
  made.rule(50, 700, 150, 700.5F);
  made.line("1", 50, 711, {.size = 6});
  made.line("Minutes of the meeting of the third of May.", 54, 714, {.size = 8});
  made.line("2", 50, 725, {.size = 6});
  made.line("Minutes of the meeting of the tenth of May.", 54, 728, {.size = 8});
  const layout::LayoutPieces found = testing::pieces_and_notes_of({made.page});
  ASSERT_EQ(found.notes.size(), 2U);
  ASSERT_EQ(found.pieces.size(), 1U);
  const Inlines& inlines = std::get<Paragraph>(found.pieces[0].block.value).content;
  EXPECT_EQ(text_of(inlines), "Some 2 x 101 tonnes lay on 4 km2 of quay, as the council,  says.");
  std::vector<std::string> references;
  for (const Inline& one : inlines) {
    if (const auto* reference = std::get_if<NoteReference>(&one.value)) references.push_back(reference->note);
  }
  EXPECT_THAT(references, ElementsAre(found.notes[0].id, found.notes[1].id));
}

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

TEST(NotesTest, AreLedToByRaisedFiguresOfTheFontBehindAYear) {
  MadeUpPage made(1);
  const float end = made.line("In 1987", 50, 600);
  const float x = made.line("1", end, 600);
  made.page.glyphs.back().advance = 3;
  made.line(" the council bought 4,260 tonnes of granite, in 1991 another 1,200.", x - 2, 600);
  made.rule(50, 700, 150, 700.5F);
  made.line("1. Minutes of the meeting of the third of May.", 50, 712, {.size = 8});
  const layout::LayoutPieces found = testing::pieces_and_notes_of({made.page});
  ASSERT_EQ(found.notes.size(), 1U);
  EXPECT_THAT(testing::texts_of(found.pieces),
              ElementsAre("In 1987 the council bought 4,260 tonnes of granite, in 1991 another 1,200."));
}

TEST(NotesTest, BeginWithTheNextNumberEachThoughNoneIsShort) {
  MadeUpPage made(1);
  made.line("The council\u00b9 bought granite\u00b2 from the old fort.", 50, 600);
  for (layout::Glyph& glyph : made.page.glyphs) {
    if (made.page.text_of(glyph).size() == 2) {
      const char figure = made.page.text_of(glyph) == "\u00b9" ? '1' : '2';
      made.page.text[glyph.text_begin] = figure;
      glyph.text_length = 1;
      glyph.size = 6;
      glyph.y -= 4;
    }
  }
  made.rule(50, 700, 150, 700.5F);
  made.line("1Minutes of the meeting of May, page seven.", 50, 712, {.size = 8});
  made.line("2Minutes of the meeting of June, page nine.", 50, 722, {.size = 8});
  const layout::LayoutPieces found = testing::pieces_and_notes_of({made.page});
  ASSERT_EQ(found.notes.size(), 2U);
  EXPECT_EQ(text_of(std::get<Paragraph>(found.notes[1].blocks[0].value).content),
            "Minutes of the meeting of June, page nine.");
}

TEST(NotesTest, MayStandPagesAfterTheirTextWhereTheyAreNumberedThrough) {
  MadeUpPage first(1);
  first.line("A spokeswoman1 for the council2 declined to name the contractor, and confirmed the price.", 50, 100);
  std::vector<layout::PageContent> pages{first.page};
  for (std::uint32_t number = 2; number < 7; ++number) {
    MadeUpPage made(number);
    made.line("Nobody asked the fishermen on day " + std::to_string(number) + ", it seems.", 50, 200);
    if (number == 3 || number == 6) {
      made.rule(50, 730, 550, 730.5F);
      made.line(number == 3 ? "1. Minutes of the meeting of May." : "2. Minutes of the meeting of June.", 50, 742,
                {.size = 8});
    }
    pages.push_back(made.page);
  }
  EXPECT_EQ(testing::pieces_and_notes_of(pages).notes.size(), 2U);
}

TEST(NotesTest, StandAboveAPageNumberFarFromThePagesEdge) {
  MadeUpPage made = page_with_note(4, 6);
  for (layout::Glyph& glyph : made.page.glyphs) glyph.y -= 80;
  for (layout::Rule& rule : made.page.rules) {
    rule.box.top -= 80;
    rule.box.bottom -= 80;
  }
  made.line("7", 300, 662);
  expect_note(made);
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

}  // namespace
}  // namespace galley

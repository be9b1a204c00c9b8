// SPDX-License-Identifier: Apache-2.0
// Where the letters of whole pages stand. The numbers follow from page sizes and rules, not from one font's widths.
#include <cmath>
#include <map>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "typeset_pages.hpp"

namespace galley::testing {
namespace {

using typesetting::ElementKind;
using typesetting::GlyphRun;
using typesetting::Orientation;
using typesetting::PageStyle;
using typesetting::WritingMode;

const std::string english =
    "The first barge went through at seven in the morning, and half the town was on the towpath to see it. Nobody had "
    "seen the gates move since the flood, and the reopening of the extraordinary waterway had been long overdue for "
    "everyone who lived along the canal and its innumerable tributaries in the surrounding countryside.";

const std::string chinese =
    "清晨七点，第一艘货船驶过闸门，半个镇子的人都站在岸边。洪水过后，没有人再见过这道闸门转动。工程费用比预算多出三分之"
    "一，"
    "工期也延长了四年。施工队在河底挖出一座旧桥的桥墩，任何一张地图上都没有标注。“后来我们就不再数意外有几次了。”工程师"
    "说。"
    "船要过闸，先得做完三件事：清淤、换门、装电机。清淤最难，挖泥船转不过身的地方（全靠人工）。";

struct Line {
  float start = 1e9F;
  float end = -1e9F;
  std::u32string text;
};

/// Lines by their baseline, in reading order.
std::vector<Line> lines_of(const TypesetPages& result, ElementKind kind) {
  std::vector<Line> lines;
  float baseline = -1;
  for (const GlyphRun* run : runs_of(result, 0, kind)) {
    if (lines.empty() || std::abs(run->y - baseline) > 1) lines.emplace_back();
    baseline = run->y;
    lines.back().start = std::min(lines.back().start, run->x);
    lines.back().end = std::max(lines.back().end, end_of(*run));
    lines.back().text += text_of(*run, result.typesetting->texts());
  }
  return lines;
}

TEST(Pages, JustifiedLinesEndAtTheMargin) {
  PageStyle style;
  style.width = 300;
  style.margin = 50;
  const auto result = typeset(article("en", {english, english}), style);
  const std::vector<Line> lines = lines_of(*result, ElementKind::paragraph);
  ASSERT_GT(lines.size(), 8U);
  int full = 0;
  for (const Line& line : lines) {
    EXPECT_LE(line.end, 250.2F) << utf8(line.text);
    if (std::abs(line.end - 250) < 0.2F) ++full;
  }
  EXPECT_EQ(full, static_cast<int>(lines.size()) - 2);  // all but the last lines of both paragraphs
}

TEST(Pages, OnlyTheFirstParagraphHasNoIndent) {
  const auto result = typeset(article("en", {"One.", "Two.", "Three."}), {});
  const std::vector<Line> lines = lines_of(*result, ElementKind::paragraph);
  ASSERT_EQ(lines.size(), 3U);
  EXPECT_NEAR(lines[0].start, 56.7, 0.01);
  EXPECT_NEAR(lines[1].start, 56.7 + 13, 0.01);
  EXPECT_NEAR(lines[2].start, 56.7 + 13, 0.01);
}

TEST(Pages, BaselinesOfNeighbouringColumnsAreLevel) {
  PageStyle style;
  style.width = 842;
  style.height = 600;
  style.columns = 4;
  Document document = article("en", {english, english, english, english}, "Headline");
  document.articles[0].sections.push_back({plain("A heading"), {paragraph(english), paragraph(english)}, {}, ""});
  const auto result = typeset(document, style);
  std::map<int, float> phases;
  for (const GlyphRun* run : runs_of(*result, 0, ElementKind::paragraph)) {
    const float step = 12.8F;
    const float phase = std::fmod(run->y, step);
    phases[static_cast<int>(std::lround(phase * 10))] += 1;
  }
  EXPECT_LE(phases.size(), 2U);  // one, but for rounding
}

TEST(Pages, HeadlinesSpanTheColumns) {
  PageStyle style;
  style.width = 842;
  style.height = 1191;
  style.columns = 4;
  const auto result = typeset(
      article("en", {english, english}, "A headline that is far too long for one of four columns of a page"), style);
  float end = 0;
  for (const GlyphRun* run : runs_of(*result, 0, ElementKind::headline)) end = std::max(end, end_of(*run));
  EXPECT_GT(end, 400);
}

TEST(Pages, ChineseLinesKeepTheRulesOfPunctuation) {
  if (!has_font_for(U'闸', "zh-CN")) GTEST_SKIP() << "no font for Han";
  for (const float width : {160.0F, 173.0F, 187.0F, 200.0F, 226.0F, 251.0F}) {
    PageStyle style;
    style.width = width + 100;
    style.margin = 50;
    const auto result = typeset(article("zh-CN", {chinese}), style);
    const std::vector<Line> lines = lines_of(*result, ElementKind::paragraph);
    ASSERT_GT(lines.size(), 5U);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const std::u32string& text = lines[i].text;
      EXPECT_EQ(std::u32string_view(U"，。、：”）").find(text.front()), std::u32string_view::npos) << utf8(text);
      EXPECT_EQ(std::u32string_view(U"“（").find(text.back()), std::u32string_view::npos) << utf8(text);
      // Every line but the last is full; punctuation at its end may stand out with its blank half, or hang a little.
      if (i + 1 < lines.size()) {
        const bool sign = std::u32string_view(U"，。、：”）").find(text.back()) != std::u32string_view::npos;
        EXPECT_GE(lines[i].end, 50 + width - 0.3F) << utf8(text);
        EXPECT_LE(lines[i].end, 50 + width + (sign ? 6.3F : 0.3F)) << utf8(text);
      }
    }
    EXPECT_NEAR(lines[0].start, 70, 0.01);  // an indent of two letters
  }
}

TEST(Pages, TextComesBackWhole) {
  if (!has_font_for(U'闸', "zh-CN")) GTEST_SKIP() << "no font for Han";
  PageStyle style;
  style.width = 280;
  const auto result = typeset(article("zh-CN", {chinese}), style);
  std::u32string text;
  for (const GlyphRun* run : runs_of(*result, 0, ElementKind::paragraph))
    text += text_of(*run, result->typesetting->texts());
  EXPECT_EQ(utf8(text), chinese);
}

TEST(Pages, EnglishWordsComeBackWithTheirSpaces) {
  PageStyle style;
  style.width = 240;
  style.hyphenate = false;
  const auto result = typeset(article("en", {english}), style);
  std::u32string text;
  for (const GlyphRun* run : runs_of(*result, 0, ElementKind::paragraph))
    text += text_of(*run, result->typesetting->texts());
  EXPECT_EQ(utf8(text), english);
}

TEST(Pages, HebrewRunsFromTheRightInTheOrderOfTheText) {
  if (!has_font_for(U'ש', "he")) GTEST_SKIP() << "no font for Hebrew";
  const std::string hebrew = "שערי הסכר הישנים נפתחים שוב";
  const auto result = typeset(article("he", {hebrew}), {});
  std::u32string text;
  float right = 0;
  float last = 1e9F;
  for (const GlyphRun* run : runs_of(*result, 0, ElementKind::paragraph)) {
    EXPECT_TRUE(run->right_to_left);
    EXPECT_LT(run->x, last);
    last = run->x;
    right = std::max(right, run->x);
    text += text_of(*run, result->typesetting->texts());
  }
  EXPECT_EQ(utf8(text), hebrew);
  EXPECT_NEAR(right, 595.276 - 56.7, 0.05);
}

TEST(Pages, VerticalLinesRunDownFromTheRight) {
  if (!has_font_for(U'水', "ja")) GTEST_SKIP() << "no font for Han";
  PageStyle style;
  style.writing_mode = WritingMode::vertical;
  const auto result = typeset(article("ja", {"古い水門が、12月に再び開いた。"}), style);
  const auto runs = runs_of(*result, 0, ElementKind::paragraph);
  ASSERT_FALSE(runs.empty());
  EXPECT_EQ(runs.front()->orientation, Orientation::upright);
  // The middle of the first line is half a line from the right margin; it begins two letters down.
  EXPECT_NEAR(runs.front()->x, 595.276 - 56.7 - 16.5 / 2, 0.05);
  EXPECT_NEAR(runs.front()->y, 56.7 + 20, 0.05);
  bool upright_number = false;
  for (const GlyphRun* run : runs) {
    if (utf8(text_of(*run, result->typesetting->texts())) == "12") {
      upright_number = run->orientation == Orientation::horizontal;
      EXPECT_NEAR(run->x + (end_of(*run) - run->x) / 2, runs.front()->x, 0.05);
    }
  }
  EXPECT_TRUE(upright_number);
}

TEST(Pages, NumbersInCellsOfVerticalTablesAreSetOnce) {
  if (!has_font_for(U'水', "ja")) GTEST_SKIP() << "no font for Han";
  Document document = article("ja", {});
  Table table{{}, 0, {}};
  const auto cell = [](const char* text) { return TableCell{{paragraph(text)}, false, 1, 1}; };
  table.rows = {{{cell("四月"), cell("30"), cell("上流の水域を浚渫し、二組の門を取り替え、モーターを取り付ける")}},
                {{cell("五月"), cell("37"), cell("上流の水域を浚渫し、二組の門を取り替え、モーターを取り付ける")}}};
  document.articles[0].blocks.push_back({table, ""});
  PageStyle style;
  style.writing_mode = WritingMode::vertical;
  style.columns = 4;
  const auto result = typeset(document, style);
  std::string text;
  for (const GlyphRun* run : runs_of(*result, 0, ElementKind::table))
    text += utf8(text_of(*run, result->typesetting->texts()));
  EXPECT_EQ(text.find("3030"), std::string::npos) << text;
  EXPECT_THAT(text, ::testing::HasSubstr("四月30上流"));
}

TEST(Pages, ThaiLettersMoveApartInsteadOfPhrases) {
  if (!has_font_for(U'ก', "th")) GTEST_SKIP() << "no font for Thai";
  PageStyle style;
  style.width = 240;
  const auto result = typeset(article("th", {"เรือลำแรกแล่นผ่านเมื่อเวลาเจ็ดโมงเช้า และชาวเมืองครึ่งหนึ่งยืนอยู่ริมฝั่งเพื่อชม "
                                             "ไม่มีใครเห็นประตูน้ำขยับมาตั้งแต่น้ำท่วม และการเปิดทางน้ำอีกครั้งล่าช้ามานาน"}),
                              style);
  const std::vector<Line> lines = lines_of(*result, ElementKind::paragraph);
  ASSERT_GT(lines.size(), 3U);
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) EXPECT_NEAR(lines[i].end, 240 - 56.7, 0.3) << utf8(lines[i].text);
  float widest_space = 0;
  for (const GlyphRun* run : runs_of(*result, 0, ElementKind::paragraph)) {
    for (std::size_t i = 0; i + 1 < run->glyphs.size(); ++i) {
      if (run->glyphs[i].text == U' ') widest_space = std::max(widest_space, run->glyphs[i].advance);
    }
  }
  EXPECT_GT(widest_space, 0);
  EXPECT_LT(widest_space, 6);  // of 10 points font size
}

TEST(Pages, NumbersAlignAtTheirUnitsInEveryScript) {
  for (const char* language : {"en", "he"}) {
    if (!has_font_for(U'ש', "he")) GTEST_SKIP() << "no font for Hebrew";
    Document document = article(language, {});
    Table table{{}, 0, {}};
    const auto cell = [](const char* text) { return TableCell{{paragraph(text)}, false, 1, 1}; };
    table.rows = {{{cell("שער"), cell("7")}}, {{cell("שער"), cell("1234")}}};
    document.articles[0].blocks.push_back({table, ""});
    const auto result = typeset(document, {});
    std::vector<float> ends;
    for (const GlyphRun* run : runs_of(*result, 0, ElementKind::data_cell)) {
      if (run->glyphs.front().text >= U'0' && run->glyphs.front().text <= U'9') ends.push_back(end_of(*run));
    }
    ASSERT_EQ(ends.size(), 2U) << language;
    EXPECT_NEAR(ends[0], ends[1], 0.01) << language;
  }
}

TEST(Pages, RubyStandsAboveTheMiddleOfItsBase) {
  if (!has_font_for(U'水', "ja")) GTEST_SKIP() << "no font for Han";
  Document document = article("ja", {""});
  document.articles[0].blocks = {Block{Paragraph{{Inline{Text{"ここは", Style::none, ""}},
                                                  Inline{Ruby{"上野", "うえの"}}, Inline{Text{"だ", Style::none, ""}}}},
                                       ""}};
  const auto result = typeset(document, {});
  const auto base = runs_of(*result, 0, ElementKind::ruby_base);
  const auto reading = runs_of(*result, 0, ElementKind::ruby_text);
  ASSERT_EQ(base.size(), 1U);
  ASSERT_EQ(reading.size(), 1U);
  EXPECT_LT(reading[0]->y, base[0]->y - 8);
  EXPECT_FLOAT_EQ(reading[0]->size, base[0]->size / 2);
  const float base_middle = (base[0]->x + end_of(*base[0])) / 2;
  // The spread after its last letter belongs to the reading's last advance.
  const float spread = 20.0F / 3 - 5;
  const float reading_middle = (reading[0]->x + end_of(*reading[0]) - spread) / 2;
  EXPECT_NEAR(reading_middle, base_middle, 0.1);
}

TEST(Pages, ReadingsInHeadlinesKeepClearOfTheKicker) {
  if (!has_font_for(U'水', "ja")) GTEST_SKIP() << "no font for Han";
  for (const WritingMode mode : {WritingMode::horizontal, WritingMode::vertical}) {
    Document document = article("ja", {"本文。"});
    document.articles[0].kicker = plain("水路");
    document.articles[0].headline = {Inline{Ruby{"東京", "とうきょう"}}, Inline{Text{"の桜", Style::none, ""}}};
    PageStyle style;
    style.writing_mode = mode;
    const auto result = typeset(document, style);
    const GlyphRun& kicker = *runs_of(*result, 0, ElementKind::kicker).at(0);
    const GlyphRun& reading = *runs_of(*result, 0, ElementKind::ruby_text).at(0);
    // Letters reach from the baseline up, or half their size to both sides of a vertical line.
    if (mode == WritingMode::horizontal) {
      EXPECT_GT(reading.y - 0.9F * reading.size, kicker.y);
    } else {
      EXPECT_LT(reading.x + reading.size / 2, kicker.x - kicker.size / 2);
    }
  }
}

TEST(Pages, NotesStandBelowTheTextOfTheirColumn) {
  Document document = article("en", {english});
  std::get<Paragraph>(document.articles[0].blocks[0].value).content.push_back(Inline{NoteReference{"n1"}});
  document.articles[0].notes.push_back({"n1", {paragraph("A note.")}});
  const auto result = typeset(document, {});
  float text_bottom = 0;
  float note_top = 1e9F;
  for (const GlyphRun* run : runs_of(*result, 0, ElementKind::note)) note_top = std::min(note_top, run->y);
  for (const GlyphRun* run : runs_of(*result, 0, ElementKind::paragraph)) {
    if (run->y < note_top) text_bottom = std::max(text_bottom, run->y);
  }
  EXPECT_GT(note_top, text_bottom);
  const auto marks = runs_of(*result, 0, ElementKind::reference);
  ASSERT_EQ(marks.size(), 1U);
  EXPECT_LT(marks[0]->size, 8);
}

TEST(Pages, NotesOfHeadlinesAndOfNotesAreSetOnce) {
  Document document = article("en", {english}, "Headline");
  Article& one = document.articles[0];
  one.headline.push_back(Inline{NoteReference{"n1"}});
  Block first = paragraph("First note, see");
  std::get<Paragraph>(first.value).content.push_back(Inline{NoteReference{"n2"}});
  one.notes.push_back({"n1", {first}});
  one.notes.push_back({"n2", {paragraph("Second note.")}});
  one.notes.push_back({"n3", {paragraph("Third note, which nothing refers to.")}});
  const auto result = typeset(document, {});
  std::string text;
  for (const GlyphRun* run : runs_of(*result, 0, ElementKind::note))
    text += utf8(text_of(*run, result->typesetting->texts()));
  for (const char* note : {"First note", "Second note", "Third note"}) {
    const std::size_t at = text.find(note);
    EXPECT_NE(at, std::string::npos) << note << " in " << text;
    EXPECT_EQ(text.find(note, at + 1), std::string::npos) << note;
  }
}

TEST(Pages, TheSameInputGivesTheSamePages) {
  const auto first = typeset(article("en", {english, english}, "Headline"), {});
  const auto second = typeset(article("en", {english, english}, "Headline"), {});
  ASSERT_EQ(first->pages.size(), second->pages.size());
  const auto& a = first->pages[0].content.runs;
  const auto& b = second->pages[0].content.runs;
  ASSERT_EQ(a.size(), b.size());
  for (std::size_t i = 0; i < a.size(); ++i) {
    EXPECT_EQ(a[i].x, b[i].x);
    EXPECT_EQ(a[i].y, b[i].y);
    EXPECT_EQ(a[i].glyphs.size(), b[i].glyphs.size());
  }
}

TEST(Pages, AWordLongerThanThePageIsDivided) {
  const auto result = typeset(article("en", {std::string(30'000, 'x')}), {});
  std::size_t letters = 0;
  for (std::size_t page = 0; page < result->pages.size(); ++page) {
    for (const GlyphRun* run : runs_of(*result, page, ElementKind::paragraph)) {
      EXPECT_LE(end_of(*run), 595.276F - 56.7F + 0.5F);
      letters += run->glyphs.size();
    }
  }
  EXPECT_EQ(letters, 30'000U);
}

TEST(Pages, ATableOfThousandsOfColumnsIsSetInParts) {
  Document document = article("en", {"Before."});
  Table table;
  table.rows.resize(1);
  for (int i = 0; i < 3000; ++i) table.rows[0].cells.push_back({{paragraph(std::to_string(i))}, false, 1, 1});
  document.articles[0].blocks.push_back({table, ""});
  const auto result = typeset(document, {});
  EXPECT_EQ(result->diagnostics.count(Severity::warning, "wide-table"), 1U);
  std::size_t cells = 0;
  const auto& structure = result->typesetting->structure();
  for (typesetting::ElementId id = 0; id < structure.size(); ++id) {
    if (structure[id].kind == ElementKind::data_cell) ++cells;
  }
  EXPECT_EQ(cells, 3000U);
}

TEST(Pages, MarginsThatLeaveNoRoomAreRefused) {
  PageStyle style;
  style.margin = 300;
  EXPECT_THROW(typeset(article("en", {"x"}), style), Error);
  style.margin = -10;
  EXPECT_THROW(typeset(article("en", {"x"}), style), Error);
  style.margin = 50;
  style.columns = 6;
  style.font_size = 40;
  EXPECT_THROW(typeset(article("en", {"x"}), style), Error);
}

TEST(Pages, ACharacterWithoutAFontIsABoxAndAWarning) {
  // A character of a private use area, which no font is there for.
  const auto result = typeset(article("en", {"A \xF4\x80\x80\x80 sign."}), {});
  EXPECT_EQ(result->diagnostics.count(Severity::warning, code::missing_font), 1U);
  std::u32string text;
  for (const GlyphRun* run : runs_of(*result, 0, ElementKind::paragraph))
    text += text_of(*run, result->typesetting->texts());
  EXPECT_NE(text.find(static_cast<char32_t>(0x100000)), std::u32string::npos);
}

}  // namespace
}  // namespace galley::testing

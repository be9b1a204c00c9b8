// SPDX-License-Identifier: Apache-2.0
#include "text/writer.hpp"

#include <gtest/gtest.h>

#include "galley/measure.hpp"
#include "outline.hpp"
#include "text/fold.hpp"

namespace galley::text {
namespace {

/// An article of blocks that nothing is inferred of.
Document article_of(Blocks blocks) {
  Document document;
  document.language = "en";
  Article& article = document.articles.emplace_back();
  article.headline = plain("Harbour reopens");
  article.byline.credits.push_back({"author", "By", {{"Jane Doe", {}, {}}}});
  article.blocks = std::move(blocks);
  article.blocks.push_back(
      paragraph("The port authority said that the lighthouse was not damaged by the storm of last week."));
  return document;
}

/// How a paragraph is written.
std::string written(Inlines content) {
  Blocks blocks;
  blocks.push_back(paragraph("The harbour is open."));
  blocks.push_back({Paragraph{std::move(content)}, {}});
  const std::string text = write_text(article_of(std::move(blocks)));
  const std::size_t begin = text.find("open.\n\n") + 7;
  return text.substr(begin, text.find("\n\nThe port", begin) - begin);
}

TEST(Writer, PutsNoBackslashesIntoProse) {
  for (const std::string_view text :
       {"3 * 4 = 12 and 2*3*4", "snake_case and __init__x", "It was [sic] so (really) <not> & co.",
        "100% #1 $5 a|b ~5 x^2", "C:\\temp and \\o/", "1984. It was", "-5 degrees", "#hashtag", "a ` b",
        "{not attributes}", "http://x.org/a_b", "“引号”——破折号……", "so on * * and one *"}) {
    EXPECT_EQ(written(plain(text)), text);
  }
}

TEST(Writer, EscapesWhatWouldBeAMark) {
  EXPECT_EQ(written(plain("*not* emphasis, 3 * 4")), "\\*not\\* emphasis, 3 * 4");
  EXPECT_EQ(written(plain("# no headline")), "\\# no headline");
  EXPECT_EQ(written(plain("12. no list")), "12\\. no list");
  EXPECT_EQ(written(plain("- no list")), "\\- no list");
  EXPECT_EQ(written(plain("> no quote")), "\\> no quote");
  EXPECT_EQ(written(plain("[no](link) but [x]")), "[no\\](link) but [x]");
  EXPECT_EQ(written(plain("end \\")), "end \\\\");
  EXPECT_EQ(written(plain("text {.deck}")), "text \\{.deck}");
  EXPECT_EQ(written(plain("---")), "\\---");
  EXPECT_EQ(written(plain("\u3000indent")), "\\\u3000indent");
  EXPECT_EQ(written(plain("a\u2028b")), "a\\u{2028}b");
}

TEST(Writer, EscapesWhatWouldBeAMarkOnlyWhereItStands) {
  Document document = article_of({});
  document.articles[0].kicker = plain("[x]:");
  document.articles.insert(document.articles.begin(), document.articles[0]);
  EXPECT_EQ(read_text(write_text(document)), document) << "with attributes behind it a label defines a link";
  Blocks blocks;
  blocks.push_back({List{true, 1, {ListItem{{paragraph("a")}}}}, {}});
  blocks.push_back(paragraph("2. b"));
  blocks.push_back({List{true, 1, {ListItem{{paragraph("a")}}}}, {}});
  blocks.push_back(paragraph("2023."));
  document = article_of(blocks);
  EXPECT_EQ(read_text(write_text(document)), document) << "behind a list a number goes on with it";
}

TEST(Writer, SetsStylesWithLightMarksWhereTheyWork) {
  Inlines inlines = plain("a ");
  append_text(inlines, "em", Style::emphasis);
  append_text(inlines, " and ");
  append_text(inlines, "both", Style::emphasis | Style::strong);
  append_text(inlines, " x");
  append_text(inlines, "2", Style::superscript);
  append_text(inlines, " H");
  append_text(inlines, "2", Style::subscript);
  append_text(inlines, "O ");
  append_text(inlines, "co`de", Style::code);
  EXPECT_EQ(written(inlines), "a *em* and ***both*** x^2^ H~2~O ``co`de``");
}

TEST(Writer, SetsStylesWithAttributesWhereLightMarksDoNot) {
  Inlines inlines = plain("1");
  append_text(inlines, "2", Style::strong);
  append_text(inlines, "3", Style::emphasis);
  append_text(inlines, "4");
  EXPECT_EQ(written(inlines), "1[2]{.strong}[3]{.em}4");
  inlines = plain("so ");
  append_text(inlines, "le chat", Style::none, "fr");
  EXPECT_EQ(written(inlines), "so [le chat]{lang=fr}");
}

TEST(Writer, WritesAPageAsANewspaperDoes) {
  Document document = article_of({});
  document.articles[0].kicker = plain("Ports");
  document.articles[0].deck = plain("Ships return three days after the storm");
  document.articles[0].dateline = {"LONDON", "July 4", {}, "Reuters", {}};
  document.articles[0].blocks = {
      paragraph("Ships returned to the harbour on Monday, three days after a storm closed it.")};
  document.articles[0].sections.push_back({plain("Losses"), {paragraph("Fishermen had waited since Friday.")}, {}, {}});
  EXPECT_EQ(
      write_text(document),
      "Ports\n\n# Harbour reopens\n\nShips return three days after the storm\n\nBy Jane Doe\n\n"
      "LONDON, July 4 (Reuters) — Ships returned to the harbour on Monday, three days after a storm closed it.\n\n"
      "## Losses\n\nFishermen had waited since Friday.\n");
}

TEST(Writer, MarksOnlyWhatWouldBeReadOtherwise) {
  Document document =
      article_of({paragraph("Ships returned to the harbour on Monday, three days after a storm closed it.")});
  document.articles[0].byline.credits[0] = {"photographer", {}, {{"Quux", "Daily News", {}}}};
  const std::string text = write_text(document);
  EXPECT_EQ(
      text.substr(0, text.find("Ships")),
      "# Harbour reopens\n\n[]{.credit role=photographer} [Quux]{.name affiliation=\"Daily News\"} {.byline}\n\n");
  EXPECT_EQ(read_text(text), document);
}

TEST(Writer, SaysNothingOfALanguageThatTheTextShows) {
  Document document = article_of({});
  EXPECT_EQ(write_text(document).find("lang"), std::string::npos);
  document.language = "cy";
  EXPECT_EQ(write_text(document).substr(0, 17), "---\nlang: cy\n---\n");
  document.language.clear();
  EXPECT_EQ(write_text(document).substr(0, 17), "---\nlang: \"\"\n---\n");
}

TEST(Writer, BreaksLinesByDisplayWidth) {
  Document document = article_of(
      {paragraph("经过三年建设，城东的新图书馆将于周六正式开馆。馆内藏书超过四十万册，还设有儿童阅览室和录音室。")});
  document.language = "zh-CN";
  document.articles[0].headline = plain("新图书馆周末开放");
  document.articles[0].byline.credits = {{"reporter", "本报记者", {{"林晓", {}, {}}}}};
  document.articles[0].blocks.pop_back();
  const std::string text = write_text(document, {{"width", "30"}});
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = text.find('\n', begin);
    const std::string_view line = std::string_view(text).substr(begin, end - begin);
    EXPECT_LE(display_width(line), 30u) << line;
    EXPECT_FALSE(line.starts_with("，") || line.starts_with("。")) << line;
    begin = end + 1;
  }
  EXPECT_EQ(read_text(text), document);
}

TEST(Writer, FoldsWhereJoiningGivesTheSame) {
  EXPECT_EQ(fold("one two three four", 9, true), "one two\nthree\nfour");
  EXPECT_EQ(fold("pre- and post-war times", 6, true), "pre- and\npost-war\ntimes");
  EXPECT_EQ(fold("王明 姚佳", 5, true), "王\n明 姚\n佳") << "the space between two names would go";
  EXPECT_EQ(fold("see - that 1. there", 6, true), "see -\nthat 1.\nthere") << "no line begins with a mark";
  EXPECT_EQ(fold("unbreakable", 3, true), "unbreakable");
}

TEST(Writer, WritesForPeopleWithoutMarks) {
  Document document = read_text(
      "{.article}\n\n# Head *line*\n\nText[^1] with [link](http://x.org).\n\n- a\n- b\n\n| x | y |\n|---|---|\n| 1 | "
      "22 |\n\n"
      "> q\n>\n> — Me\n\n## Sect\n\n```\ncode\n```\n\n[^1]: Note\n");
  EXPECT_EQ(write_text(document, {{"marks", "none"}}),
            "Head line\n\nText[1] with link (http://x.org).\n\n• a\n• b\n\nx  y\n1  22\n\n  q\n  — "
            "Me\n\nSect\n\ncode\n\n[1] Note\n");
}

TEST(Writer, TellsWhatNothingShowsWithoutMarks) {
  Diagnostics told;
  write_text(read_text("{.article}\n\n# Head *line*\n\nText with **strong** words.\n\n| x |\n|---|\n| 1 |\n"),
             {{"marks", "none"}}, &told);
  std::string messages;
  for (const Diagnostic& each : told.entries()) {
    if (each.severity == Severity::loss) messages += each.message + "\n";
  }
  EXPECT_NE(messages.find("1 run of emphasised text"), std::string::npos) << messages;
  EXPECT_NE(messages.find("1 run of strong text"), std::string::npos) << messages;
  EXPECT_NE(messages.find("1 table with header rows"), std::string::npos) << messages;
  told = {};
  write_text(read_text("{.article}\n\n# Head\n\nText.\n\n- a\n\n## Section\n\nMore.\n"), {{"marks", "none"}}, &told);
  EXPECT_EQ(told.count(Severity::loss), 0U);
}

TEST(Writer, WritesLineEndsMarksAndEncodings) {
  const Document document = article_of({});
  EXPECT_NE(write_text(document, {{"newline", "crlf"}}).find("reopens\r\n\r\nBy"), std::string::npos);
  EXPECT_EQ(write_text(document, {{"bom", "true"}}).substr(0, 3), "\xEF\xBB\xBF");
  for (const char* encoding : {"utf-16", "utf-32be", "windows-1252", "gb18030"}) {
    EXPECT_EQ(read_text(write_text(document, {{"encoding", encoding}})), document) << encoding;
  }
  Diagnostics diagnostics;
  write_text(article_of({paragraph("中文")}), {{"encoding", "latin1"}}, &diagnostics);
  EXPECT_EQ(diagnostics.count(Severity::loss), 2u);
}

TEST(Writer, GivesTheSameBytesTwice) {
  const Document document = article_of({paragraph("x")});
  EXPECT_EQ(write_text(document), write_text(document));
}

TEST(Writer, WritesNothingForNothing) { EXPECT_EQ(write_text(Document()), ""); }

}  // namespace
}  // namespace galley::text

// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "conversion.hpp"

namespace galley::testing {
namespace {

using ::testing::HasSubstr;

Article only_article(const std::string& text) {
  const ReadResult result = read_markdown(text);
  EXPECT_EQ(result.document.articles.size(), 1U);
  return result.document.articles.empty() ? Article{} : result.document.articles.front();
}

template <class Value>
const Value& block(const Article& article, std::size_t at) {
  return std::get<Value>(article.blocks.at(at).value);
}

TEST(MarkdownReader, MakesSectionsOfHeadings) {
  const Article article = only_article("# Harbour\n\nText.\n\n## One\n\na\n\n### Inner\n\nb\n\n## Two\n\nc\n");
  EXPECT_EQ(text_of(article.headline), "Harbour");
  ASSERT_EQ(article.sections.size(), 2U);
  ASSERT_EQ(article.sections[0].sections.size(), 1U);
  EXPECT_EQ(text_of(article.sections[0].sections[0].heading), "Inner");
}

TEST(MarkdownReader, BeginsArticlesAtHeadlines) {
  const ReadResult result = read_markdown("# One\n\na\n\n# Two\n\nb\n");
  ASSERT_EQ(result.document.articles.size(), 2U);
  const ReadResult whole = read_markdown("# One\n\na\n\n# Two\n\nb\n", {}, {{"split-articles", "never"}});
  ASSERT_EQ(whole.document.articles.size(), 1U);
  EXPECT_EQ(whole.document.articles.front().sections.size(), 1U);
}

TEST(MarkdownReader, ReadsFrontMatterOfSiteGenerators) {
  const ReadResult result = read_markdown(
      "---\ntitle: \"Harbour: open\"\nauthor:\n  - name: Ana Lima\n    affiliation: Coast Press\n  - Bo Berg\n"
      "date: 2023-07-04T10:00:00+02:00\nkicker: Town\nsubtitle: At last\nlang: en_GB\ntags: [ships, trade]\n"
      "layout: post\n---\n\nText.\n\n## Next\n\nMore.\n");
  ASSERT_EQ(result.document.articles.size(), 1U);
  const Article& article = result.document.articles.front();
  EXPECT_EQ(text_of(article.headline), "Harbour: open");
  EXPECT_EQ(text_of(article.kicker), "Town");
  EXPECT_EQ(text_of(article.deck), "At last");
  ASSERT_EQ(article.byline.credits.size(), 1U);
  ASSERT_EQ(article.byline.credits[0].names.size(), 2U);
  EXPECT_EQ(article.byline.credits[0].names[0].affiliation, "Coast Press");
  EXPECT_EQ(article.dateline.when, "2023-07-04");
  EXPECT_EQ(article.sections.size(), 1U);
  EXPECT_EQ(result.document.language, "en-GB");
  EXPECT_EQ(find_metadata(result.document.metadata, "subject"), "ships");
  EXPECT_EQ(find_metadata(result.document.metadata, "layout"), "post");
}

TEST(MarkdownReader, ReadsFrontMatterInToml) {
  const ReadResult result =
      read_markdown("+++\ntitle = 'Harbour'\ndate = 2023-07-04\nauthors = ['Ana Lima']\n+++\nText.\n");
  const Article& article = result.document.articles.at(0);
  EXPECT_EQ(text_of(article.headline), "Harbour");
  EXPECT_EQ(article.dateline.when, "2023-07-04");
  EXPECT_EQ(article.byline.credits.at(0).names.at(0).name, "Ana Lima");
}

TEST(MarkdownReader, SplitsAtFrontMatterWithin) {
  const ReadResult result =
      read_markdown("---\ntitle: One\n---\na\n\n---\ntitle: Two\n---\nb\n\n---\n\nafter a rule\n");
  ASSERT_EQ(result.document.articles.size(), 2U);
  EXPECT_EQ(text_of(result.document.articles[1].headline), "Two");
  EXPECT_EQ(result.document.articles[1].blocks.size(), 3U);
}

TEST(MarkdownReader, TakesARuleForARule) {
  const Article article = only_article("---\n\nText after a rule, and\n\n---\n\nmore.\n");
  EXPECT_EQ(article.blocks.size(), 4U);
}

TEST(MarkdownReader, SaysWhatIsWrongWithFrontMatter) {
  const ReadResult result = read_markdown("---\ntitle: [a\n---\nText.\n");
  EXPECT_EQ(result.diagnostics.count(Severity::warning, code::malformed), 1U);
}

TEST(MarkdownReader, ReadsNotes) {
  const ReadResult result = read_markdown("Text[^a] and[^b].\n\n[^a]: One.\n[^b]: Two.\n\n    - list\n[^c]: Unused.\n");
  const Article& article = result.document.articles.at(0);
  ASSERT_EQ(article.notes.size(), 2U);
  EXPECT_EQ(article.notes[1].blocks.size(), 2U);
  EXPECT_EQ(result.diagnostics.count(Severity::loss, code::dropped_content), 1U) << "the note that nothing refers to";
}

TEST(MarkdownReader, ReadsTasksStruckTextAndLinks) {
  const ReadResult result = read_markdown("- [x] done ~~not~~\n- [ ] see www.example.org/ä_b\n");
  const auto& list = std::get<List>(result.document.articles.at(0).blocks.at(0).value);
  EXPECT_EQ(text_of(std::get<Paragraph>(list.items[0].blocks[0].value).content), "☑ done not");
  EXPECT_EQ(result.diagnostics.count(Severity::loss, code::dropped_content), 1U);
  const Inlines& second = std::get<Paragraph>(list.items[1].blocks[0].value).content;
  EXPECT_EQ(std::get<Link>(second.back().value).target, "http://www.example.org/ä_b");
}

TEST(MarkdownReader, KeepsAddressesAsWritten) {
  const Article article = only_article("[a](https://例え.jp/パス?x=%20&y \"t\")\n");
  EXPECT_EQ(std::get<Link>(block<Paragraph>(article, 0).content.at(0).value).target, "https://例え.jp/パス?x=%20&y");
}

TEST(MarkdownReader, ReadsHtmlWithin) {
  const Article article = only_article(
      "H<sub>2</sub>O, <ruby>漢字<rt>かんじ</rt></ruby>.<!-- not this "
      "-->\n\n<figure>\n\n![A](a.png)\n\n<figcaption>The *ship*"
      "</figcaption>\n</figure>\n\n<details><summary>More</summary>\n\nHidden text.\n\n</details>\n");
  EXPECT_EQ(text_of(block<Paragraph>(article, 0).content), "H2O, 漢字.");
  EXPECT_EQ(block<Figure>(article, 1).source, "a.png");
  EXPECT_EQ(article.blocks.size(), 4U);
}

TEST(MarkdownReader, MakesTheTitleOfAPictureItsCaption) {
  const Article article = only_article("![A ship](a.png \"The ship\")\n");
  EXPECT_EQ(block<Figure>(article, 0).alternative_text, "A ship");
  EXPECT_EQ(text_of(block<Figure>(article, 0).caption), "The ship");
}

TEST(MarkdownReader, PutsNoSpacesIntoHanText) {
  const Article article = only_article("港が\n再び開いた。\n船も来た。\nNext line\n");
  EXPECT_EQ(text_of(block<Paragraph>(article, 0).content), "港が再び開いた。船も来た。 Next line");
}

TEST(MarkdownReader, SeesEmphasisBesideCjkPunctuation) {
  const Article article = only_article("町の**「港」**が開く。`**「港」**が`\n");
  const Inlines& inlines = block<Paragraph>(article, 0).content;
  ASSERT_EQ(inlines.size(), 4U);
  EXPECT_EQ(std::get<Text>(inlines[1].value).text, "「港」");
  EXPECT_EQ(std::get<Text>(inlines[1].value).style, Style::strong);
  EXPECT_EQ(std::get<Text>(inlines[3].value).text, "**「港」**が");
}

TEST(MarkdownReader, SeesWhomAQuoteIsBy) {
  const Article article = only_article("> The sea is honest.\n> — The captain\n");
  EXPECT_EQ(text_of(block<Quote>(article, 0).attribution), "The captain");
}

TEST(MarkdownWriter, IsPlainMarkdownWhereItCanBe) {
  Document document;
  document.language = "en";
  document.metadata = {{"title", "The Gull", {}, {}}};
  Article& article = document.articles.emplace_back();
  article.headline = plain("Harbour_1 *reopens*");
  article.blocks.push_back(paragraph("1. is no list"));
  List list;
  list.items = {{{paragraph("a")}}, {{paragraph("b")}}};
  article.blocks.push_back({list, {}});
  Table table;
  table.header_rows = 1;
  table.rows = {{{{{paragraph("x|y")}}, {{paragraph("z")}}}}, {{{{paragraph("1")}}, {}}}};
  article.blocks.push_back({table, {}});
  EXPECT_EQ(write_markdown(document),
            "---\nlang: en\ntitle: \"The Gull\"\n---\n\n<!-- galley: article -->\n\n# Harbour_1 \\*reopens\\*\n\n"
            "1\\. is no list\n\n- a\n- b\n\n| x\\|y | z |\n| --- | --- |\n| 1 | |\n");
}

}  // namespace
}  // namespace galley::testing

// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "galley/document.hpp"

namespace galley {
namespace {

Document canonical(Document document) {
  canonicalize(document);
  Document again = document;
  canonicalize(again);
  EXPECT_EQ(document, again) << "not idempotent";
  return document;
}

Document with_blocks(Blocks blocks) {
  Document document;
  document.articles.emplace_back().blocks = std::move(blocks);
  return document;
}

Block reference(std::vector<std::string> notes) {
  Inlines inlines = plain("x");
  for (std::string& note : notes) inlines.push_back({NoteReference{std::move(note)}});
  return {Paragraph{std::move(inlines)}, {}};
}

TEST(CanonicalDocument, RemovesWhatHoldsNothing) {
  Document document = with_blocks({paragraph(" "),
                                   {List{false, 7, {ListItem{}, ListItem{{paragraph("")}}}}, {}},
                                   {Quote{}, {}},
                                   {Figure{"gone", {}, {}, {}, {}}, {}},
                                   {Preformatted{"\n\n", {}}, {}},
                                   {Table{{}, 2, {TableRow{}, TableRow{}}}, {}}});
  document.articles[0].byline.credits = {Credit{"reporter", " ", {CreditName{}}}};
  document.articles[0].sections.resize(2);
  document.articles[0].sections[1].sections.resize(1);
  document.articles[0].notes = {Note{"a", {}}};
  document.articles.emplace_back().headline = plain("Kept");
  document = canonical(document);
  ASSERT_EQ(document.articles.size(), 1U);
  EXPECT_EQ(document.articles[0].headline, plain("Kept"));
}

TEST(CanonicalDocument, KeepsBreaksAndNumbersOfOrderedLists) {
  const Document document = canonical(with_blocks({{Break{}, {}},
                                                   {List{true, 4, {ListItem{{paragraph("a")}}}}, {}},
                                                   {List{false, 4, {ListItem{{paragraph("a")}}}}, {}}}));
  ASSERT_EQ(document.articles[0].blocks.size(), 3U);
  EXPECT_EQ(std::get<List>(document.articles[0].blocks[1].value).start, 4);
  EXPECT_EQ(std::get<List>(document.articles[0].blocks[2].value).start, 1);
}

TEST(CanonicalDocument, LanguagesThatRepeatAreEmpty) {
  Document document;
  document.language = "en";
  document.metadata = {{"title", " A  title ", {}, "en"}, {"title", "Titel", {}, "DE"}};
  document.articles.resize(2);
  document.articles[0].language = "en";
  document.articles[0].headline = {{Text{"a", Style::none, "en"}}, {Text{"b", Style::none, "de"}}};
  document.articles[1].language = "de";
  document.articles[1].headline = {{Text{"a", Style::none, "en"}}, {Text{"b", Style::none, "de"}}};
  document = canonical(document);
  EXPECT_EQ(document.metadata, (Metadata{{"title", "A title", {}, {}}, {"title", "Titel", {}, "de"}}));
  EXPECT_EQ(document.articles[0].language, "");
  EXPECT_EQ(document.articles[0].headline, (Inlines{{Text{"a", {}, ""}}, {Text{"b", Style::none, "de"}}}));
  EXPECT_EQ(document.articles[1].language, "de");
  EXPECT_EQ(document.articles[1].headline, (Inlines{{Text{"a", Style::none, "en"}}, {Text{"b", {}, ""}}}));
}

TEST(CanonicalDocument, LocalesAreNoLanguages) {
  for (const char* tag : {"de", "zh-Hans-CN", "zh_CN", "x-house", "i-klingon", "de-CH-1996", "en-a-bbb-x-a"})
    EXPECT_TRUE(is_language_tag(tag)) << tag;
  for (const char* tag : {"", "C", "c-UTF-8", "x", "i", "no tag", "de--CH", "1de", "abcdefghi"})
    EXPECT_FALSE(is_language_tag(tag)) << tag;
  Document document = with_blocks({paragraph("a")});
  document.language = "C";
  EXPECT_EQ(canonical(document).language, "");
}

TEST(CanonicalDocument, NotesAreNumberedByFirstReference) {
  Document document = with_blocks({reference({"b", "gone", "a"}), reference({"a"})});
  document.articles[0].notes = {{"unused", {paragraph("u"), reference({"late"})}},
                                {"late", {paragraph("l")}},
                                {"a", {paragraph("a")}},
                                {"b", {paragraph("b"), reference({"inner"})}},
                                {"inner", {paragraph("i")}},
                                {"a", {paragraph("second of the name")}},
                                {"empty", {}}};
  document = canonical(document);
  std::string order;
  for (const Note& note : document.articles[0].notes) {
    order += note.id + text_of(std::get<Paragraph>(note.blocks[0].value).content) + ' ';
  }
  EXPECT_EQ(order, "n1b n2a n3i n4l n5u n6second of the name ");
  EXPECT_EQ(document.articles[0].blocks[0], reference({"n1", "n2"}));
  EXPECT_EQ(std::get<Paragraph>(document.articles[0].notes[4].blocks[1].value).content.back(),
            Inline{NoteReference{"n4"}});
}

TEST(CanonicalDocument, NotesThatReferToEachOtherStay) {
  Document document = with_blocks({paragraph("x")});
  document.articles[0].notes = {{"a", {reference({"b"})}}, {"b", {reference({"a"})}}};
  document = canonical(document);
  ASSERT_EQ(document.articles[0].notes.size(), 2U);
}

TEST(CanonicalDocument, AnchorsWithoutLinkAndLinksWithoutAnchorGo) {
  Document document = with_blocks({paragraph("a"), paragraph("b"), paragraph("c"), paragraph("")});
  Blocks& blocks = document.articles[0].blocks;
  blocks[0].id = "unused";
  blocks[1].id = "used";
  blocks[2].id = "used";
  blocks[3].id = "of-an-empty-block";
  blocks.push_back({Paragraph{{{Link{"#used", {}, plain("1")}},
                               {Link{"#nowhere", {}, plain("2")}},
                               {Link{"#of-an-empty-block", {}, plain("3")}}}},
                    {}});
  document = canonical(document);
  const Blocks& result = document.articles[0].blocks;
  ASSERT_EQ(result.size(), 4U);
  EXPECT_EQ(result[0].id, "");
  EXPECT_EQ(result[1].id, "used");
  EXPECT_EQ(result[2].id, "");
  EXPECT_EQ(result[3].id, "of-an-empty-block");
  EXPECT_EQ(
      std::get<Paragraph>(result[3].value).content,
      (Inlines{{Link{"#used", {}, plain("1")}}, {Text{"2", {}, {}}}, {Link{"#of-an-empty-block", {}, plain("3")}}}));
}

TEST(CanonicalDocument, TablesStayWithinTheirRows) {
  TableCell tall{{paragraph("a")}, false, 0, 4'000'000'000U};
  TableCell wide{{paragraph("b")}, true, 4'000'000'000U, 0};
  Document document =
      canonical(with_blocks({{Table{{}, 9, {TableRow{}, TableRow{{tall, wide}}, TableRow{}, TableRow{{wide}}}}, {}}}));
  const auto& table = std::get<Table>(document.articles[0].blocks[0].value);
  ASSERT_EQ(table.rows.size(), 3U);
  EXPECT_EQ(table.header_rows, 3U);
  EXPECT_EQ(table.rows[0].cells[0].column_span, 1U);
  EXPECT_EQ(table.rows[0].cells[0].row_span, 3U);
  EXPECT_EQ(table.rows[0].cells[1].column_span, 1000U);
  EXPECT_EQ(table.rows[0].cells[1].row_span, 1U);
}

TEST(CanonicalDocument, DatesAreIsoOrPrinted) {
  Document document;
  document.articles.resize(3);
  document.articles[0].dateline = {"Berlin", "July 4", "2023-07-04", {}, {}};
  document.articles[1].dateline = {"Berlin", {}, "2023-02-29", {}, {}};
  document.articles[2].dateline = {"Berlin", "July 4", "soon", {}, {}};
  document = canonical(document);
  EXPECT_EQ(document.articles[0].dateline.when, "2023-07-04");
  EXPECT_EQ(document.articles[1].dateline, (Dateline{"Berlin", "2023-02-29", {}, {}, {}}));
  EXPECT_EQ(document.articles[2].dateline, (Dateline{"Berlin", "July 4", {}, {}, {}}));
}

TEST(CanonicalDocument, FiguresPointToWhatIsThere) {
  Document document = with_blocks({{Figure{"gone", "a.png", " alt\n", {}, {}}, {}}});
  const std::string key = add_media(document, {"image/png", "bytes"});
  document.articles[0].blocks.push_back({Figure{key, "b.png", {}, {}, {}}, {}});
  document = canonical(document);
  EXPECT_EQ(std::get<Figure>(document.articles[0].blocks[0].value), (Figure{{}, "a.png", "alt", {}, {}}));
  EXPECT_EQ(std::get<Figure>(document.articles[0].blocks[1].value), (Figure{key, {}, {}, {}, {}}));
}

TEST(CanonicalDocument, PreformattedKeepsLinesAndTabs) {
  const Document document = canonical(with_blocks({{Preformatted{"\n a\r\n\tb\x01\x7F\u0090\rc \n\n", {}}, {}}}));
  EXPECT_EQ(std::get<Preformatted>(document.articles[0].blocks[0].value).text, "\n a\n\tb\nc ");
}

TEST(CanonicalDocument, MediaTypesHaveTheirRegisteredNames) {
  for (const auto& [written, registered] :
       {std::pair{"image/jpg", "image/jpeg"}, std::pair{"image/pjpeg", "image/jpeg"},
        std::pair{"image/x-png", "image/png"}, std::pair{"image/gif", "image/gif"}}) {
    Document document = with_blocks({paragraph("x")});
    const std::string key = add_media(document, {written, "bytes"});
    EXPECT_EQ(canonical(std::move(document)).media.at(key).media_type, registered);
  }
}

TEST(CanonicalDocument, DeepNestingIsNoTrouble) {
  Document document;
  Blocks blocks{paragraph("deep")};
  for (int i = 0; i < 2000; ++i) {
    Blocks outer;
    if (i % 2 == 0) {
      outer.push_back({List{false, 1, {}}, {}});
      std::get<List>(outer[0].value).items.emplace_back().blocks = std::move(blocks);
    } else {
      outer.push_back({Quote{}, {}});
      std::get<Quote>(outer[0].value).blocks = std::move(blocks);
    }
    blocks = std::move(outer);
  }
  document.articles.emplace_back().blocks = std::move(blocks);
  std::vector<Section> sections(1);
  for (int i = 0; i < 2000; ++i) {
    std::vector<Section> outer(1);
    outer[0].heading = plain(" h ");
    outer[0].sections = std::move(sections);
    sections = std::move(outer);
  }
  document.articles[0].sections = std::move(sections);
  canonicalize(document);
  EXPECT_EQ(document.articles[0].blocks.size(), 1U);
  EXPECT_EQ(document.articles[0].sections[0].heading, plain("h"));
}

TEST(CanonicalDocument, LeavesACanonicalDocumentWhereItIs) {
  Document document = with_blocks({paragraph("a text that is too long to lie within the string object itself")});
  const Block* block = document.articles[0].blocks.data();
  const char* characters =
      std::get<Text>(std::get<Paragraph>(document.articles[0].blocks[0].value).content[0].value).text.data();
  canonicalize(document);
  EXPECT_EQ(document.articles[0].blocks.data(), block);
  EXPECT_EQ(std::get<Text>(std::get<Paragraph>(document.articles[0].blocks[0].value).content[0].value).text.data(),
            characters);
}

}  // namespace
}  // namespace galley

// SPDX-License-Identifier: Apache-2.0
// What Galley's own pages read back as.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "galley/compare.hpp"
#include "galley/plugin.hpp"
#include "pdf/metadata_reader.hpp"
#include "pdf/page_selection.hpp"
#include "pdf/reader.hpp"
#include "testing/pictures.hpp"
#include "unit/pdf/written_pdf.hpp"

namespace galley::pdf {
namespace {

using ::testing::ElementsAre;

Document read_bytes(const std::string& bytes, const testing::OptionValues& values = {}, Diagnostics* told = nullptr) {
  const Options options(reader_options(), values);
  const Limits limits;
  Diagnostics diagnostics;
  const Cancellation cancellation{false};
  Context context{options, limits, told != nullptr ? *told : diagnostics, cancellation};
  Document back = read(Source::from_memory(bytes, "written.pdf"), context);
  canonicalize(back);
  return back;
}

Document read_back(const Document& document, const testing::OptionValues& values = {}, Diagnostics* told = nullptr,
                   const testing::OptionValues& writing = {}) {
  return read_bytes(testing::WrittenPdf(document, writing).bytes(), values, told);
}

std::vector<std::string> differences(Document a, Document b) {
  a.metadata.clear();
  b.metadata.clear();
  std::vector<std::string> all;
  for (const Difference& difference : compare(a, b)) all.push_back(difference.place + ": " + difference.message);
  return all;
}

Document harbour() {
  Document document;
  document.language = "en";
  Article& article = document.articles.emplace_back();
  article.kicker = plain("Harbour news");
  article.headline = plain("Harbour reopens after the storm");
  article.deck = plain("Ships are to return on Monday, says the master");
  article.byline.credits = {{"author", "By", {{"Ana Lima", {}, {}}}}};
  article.blocks = {
      paragraph("The harbour opened again on Monday after nine months of repairs that cost more than planned, and the "
                "first ferry left for the islands at a quarter to seven in the morning with two hundred people."),
      {Paragraph{{{Text{"The ferry ", Style::none, {}}},
                  {Text{"Aurora", Style::emphasis, {}}},
                  {Text{" sails twice a day, as ", Style::none, {}}},
                  {Link{"https://example.org/times", {}, {{Text{"the timetable", Style::none, {}}}}}},
                  {Text{" says.", Style::none, {}}}}},
       {}}};
  Section section;
  section.heading = plain("What it cost");
  section.blocks = {paragraph("The council paid for the walls, and the company that runs the ferry paid for the quay."),
                    {List{false, 1, {{{paragraph("the northern wall")}}, {{paragraph("the quay")}}}}, {}}};
  Table table;
  table.header_rows = 1;
  for (const auto& [left, right] : {std::pair{"Route", "Passengers"}, {"North", "1,204"}, {"South", "990"}}) {
    table.rows.push_back({{{{paragraph(left)}, false, 1, 1}, {{paragraph(right)}, false, 1, 1}}});
  }
  section.blocks.push_back({std::move(table), {}});
  article.sections.push_back(std::move(section));
  canonicalize(document);
  return document;
}

TEST(ReadBackTest, KeepsCharactersThatAreNotDrawnWhereTheyStandAlone) {
  for (const std::string unseen :
       {"\xC2\xAD", "\xC2\xAD\xC2\xAD", "\xE2\x80\x8B", "\xE2\x81\xA0", "\xC2\xAD\xE2\x80\x8B"}) {
    Document document = harbour();
    Table table;
    table.rows = {{{TableCell{{paragraph("Toll")}, false, 1, 1}, TableCell{{paragraph(unseen)}, false, 1, 1}}}};
    Article& article = document.articles[0];
    article.blocks.push_back({std::move(table), {}});
    article.blocks.push_back(paragraph(unseen));
    article.blocks.push_back({Paragraph{{{Text{"before ", Style::none, {}}},
                                         {Text{unseen, Style::emphasis, {}}},
                                         {Text{" behind", Style::none, {}}}}},
                              {}});
    EXPECT_THAT(differences(document, read_back(document)), ElementsAre()) << ::testing::PrintToString(unseen);
  }
}

TEST(ReadBackTest, ByTagsTheArticleIsTheSame) {
  EXPECT_THAT(differences(harbour(), read_back(harbour())), ElementsAre());
}

TEST(ReadBackTest, ByLayoutAloneTheTextIsTheSame) {
  const Document document = harbour();
  const Document back = read_back(document, {{"layout", "geometry"}});
  ASSERT_EQ(back.articles.size(), 1U);
  const Article& article = back.articles[0];
  EXPECT_EQ(text_of(article.headline), text_of(document.articles[0].headline));
  EXPECT_EQ(article.byline.credits.size(), 1U);
  ASSERT_FALSE(article.blocks.empty());
  EXPECT_EQ(text_of(std::get<Paragraph>(article.blocks[0].value).content),
            text_of(std::get<Paragraph>(document.articles[0].blocks[0].value).content));
}

Document without_tables(Document document) {
  for (Article& article : document.articles) {
    const auto is_table = [](const Block& block) { return std::holds_alternative<Table>(block.value); };
    std::erase_if(article.blocks, is_table);
    for (Section& section : article.sections) std::erase_if(section.blocks, is_table);
  }
  return document;
}

// The outline tells headlines and headings; all else is told by places, sizes and conventions.
TEST(ReadBackTest, ByLayoutAloneTheArticleIsTheSame) {
  const Document document = without_tables(harbour());
  for (const char* columns : {"1", "2", "3", "4"}) {
    const Document back = read_back(document, {{"layout", "geometry"}}, nullptr, {{"columns", columns}});
    EXPECT_THAT(differences(document, back), ElementsAre()) << columns;
  }
}

// Where the columns of the table stand far enough apart for a table.
TEST(ReadBackTest, ByLayoutAloneTablesAreTheSame) {
  for (const char* columns : {"3", "4"}) {
    const Document back = read_back(harbour(), {{"layout", "geometry"}}, nullptr, {{"columns", columns}});
    EXPECT_THAT(differences(harbour(), back), ElementsAre()) << columns;
  }
}

// Pages of other producers say as much by their tags, but not that their text is complete.
TEST(ReadBackTest, ByTagsOfAnyProducerTheArticleIsTheSame) {
  Document document = harbour();
  document.articles[0].notes = {{"n1", {paragraph("The council’s own figure.")}}};
  document.articles[0].blocks.push_back({Paragraph{{{Text{"It cost a third more than planned.", Style::none, {}}},
                                                    {NoteReference{"n1"}},
                                                    {Text{" Nobody had seen it coming.", Style::none, {}}}}},
                                         {}});
  document.articles[0].blocks.push_back({Quote{{paragraph("The sea is for all of us.")}, plain("a fisherman")}, {}});
  canonicalize(document);
  std::string bytes = testing::WrittenPdf(document).open();
  const std::size_t at = bytes.find("(complete)");
  ASSERT_NE(at, std::string::npos);
  bytes.replace(at, 10, "(unstated)");
  EXPECT_THAT(differences(document, read_bytes(bytes)), ElementsAre());
}

TEST(ReadBackTest, KeepsAPicture) {
  Document document = harbour();
  const std::string media = add_media(document, {"image/jpeg", testing::jpeg_picture(32, 16)});
  document.articles[0].blocks.push_back({Figure{media, {}, "The quay", plain("The new quay"), {}}, {}});
  canonicalize(document);
  EXPECT_THAT(differences(document, read_back(document)), ElementsAre());
}

// What of a file no page can show, or shows as other bytes, comes back as it was.
TEST(ReadBackTest, KeepsPictureFilesAsTheyWere) {
  const std::string png = testing::png_picture(4, 3, 20, 120, 60);
  const std::string text_chunk("\0\0\0\x05tEXtnone\0\x67\x1a\x8c\x0d", 17);
  std::string with_more = png;
  with_more.insert(33, text_chunk);
  const std::string behind_the_end = png + "more";
  // Two by two, of three colours: fewer than the values that a sample can have.
  const std::string few_colours(
      "\x89\x50\x4e\x47\x0d\x0a\x1a\x0a\x00\x00\x00\x0d\x49\x48\x44\x52\x00\x00\x00\x02\x00\x00\x00\x02\x08"
      "\x03\x00\x00\x00\x45\x68\xfd\x16\x00\x00\x00\x09\x50\x4c\x54\x45\xff\x00\x00\x00\x80\x00\x00\x00\xff"
      "\x56\xc8\xba\x94\x00\x00\x00\x0e\x49\x44\x41\x54\x78\xda\x63\x60\x60\x64\x60\x62\x04\x00\x00\x0f\x00"
      "\x05\x36\xb4\x2a\x39\x00\x00\x00\x00\x49\x45\x4e\x44\xae\x42\x60\x82",
      92);
  std::string transparent = png;
  transparent[25] = 6;  // says RGBA of what is RGB: nothing that can be shown
  const std::pair<const char*, std::string> files[] = {
      {"image/png", png},
      {"image/png", with_more},
      {"image/png", behind_the_end},
      {"image/png", few_colours},
      {"image/png", transparent},
      {"image/jpeg", testing::jpeg_picture(16, 8)},
      {"image/x-emf", std::string("\x01\0\0\0l\0\0\0 EMF", 12)},
      {"image/gif", std::string("GIF89a\x01\0\x01\0\x80\0\0\xC8\x1E\x28\0\0\0,\0\0\0\0\x01\0\x01\0\0\x02\x02"
                                "D\x01\0;",
                                35)},
  };
  for (const auto& [type, data] : files) {
    Document document = harbour();
    const std::string media = add_media(document, {type, data});
    document.articles[0].blocks.push_back({Figure{media, {}, "The quay", plain("The new quay"), {}}, {}});
    canonicalize(document);
    EXPECT_THAT(differences(document, read_back(document)), ElementsAre()) << type << " of " << data.size();
  }
}

TEST(ReadBackTest, KeepsSpansOverColumnsInWhichNoCellBegins) {
  Document document = harbour();
  Table table;
  table.rows.push_back({{{{paragraph("Quay")}, false, 3, 1}, {{paragraph("Tonnes")}, false, 2, 1}}});
  table.rows.push_back(
      {{{{paragraph("North")}, false, 3, 1}, {{paragraph("1")}, false, 1, 1}, {{paragraph("2")}, false, 1, 1}}});
  document.articles[0].blocks.push_back({std::move(table), {}});
  canonicalize(document);
  EXPECT_THAT(differences(document, read_back(document)), ElementsAre());
}

TEST(ReadBackTest, KeepsAQuoteAndWordsBeyondLatin) {
  Document document = harbour();
  const std::string media = add_media(document, {"image/jpeg", testing::jpeg_picture(32, 16)});
  document.articles[0].blocks.push_back({Figure{media, {}, "Набережная", plain("The new quay"), {}}, {}});
  document.articles[0].blocks.push_back({Quote{{paragraph("The sea is for all of us.")}, plain("a fisherman")}, {}});
  canonicalize(document);
  EXPECT_THAT(differences(document, read_back(document)), ElementsAre());
}

TEST(ReadBackTest, TellsTitleAndCreator) {
  Document document = harbour();
  document.metadata = {{"title", "River City Daily", {}, {}}, {"creator", "Ana Lima", {}, {}}};
  const Document back = read_back(document);
  EXPECT_EQ(find_metadata(back.metadata, "title"), "River City Daily");
  EXPECT_EQ(find_metadata(back.metadata, "creator"), "Ana Lima");
}

TEST(ReadBackTest, TakesAskedPagesOnly) {
  EXPECT_THAT(selected_pages("1-2,4-", 5), ElementsAre(0, 1, 3, 4));
  EXPECT_THAT(selected_pages("", 2), ElementsAre(0, 1));
  for (const char* wrong : {"x", "3-1", "0", "9", "1,,2", "-"}) EXPECT_THROW(selected_pages(wrong, 5), Error) << wrong;
}

TEST(ReadBackTest, ReadsDatesOfPdf) {
  EXPECT_EQ(date_of("D:20230704120000Z"), "2023-07-04");
  EXPECT_EQ(date_of("D:2023"), "2023");
  EXPECT_EQ(date_of("yesterday"), "");
}

TEST(ReadBackTest, TruncatedAnywhereItEnds) {
  const std::string bytes = testing::WrittenPdf(harbour()).bytes();
  for (std::size_t part = 1; part < 12; ++part) {
    const Options options(reader_options(), {});
    const Limits limits;
    Diagnostics diagnostics;
    const Cancellation cancellation{false};
    Context context{options, limits, diagnostics, cancellation};
    try {
      read(Source::from_memory(bytes.substr(0, bytes.size() * part / 12), "cut.pdf"), context);
    } catch (const Error& error) {
      EXPECT_TRUE(error.kind() == ErrorKind::input || error.kind() == ErrorKind::unsupported) << error.what();
    }
  }
}

}  // namespace
}  // namespace galley::pdf

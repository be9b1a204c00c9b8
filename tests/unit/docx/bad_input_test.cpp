// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "galley/error.hpp"
#include "testing/feature_complete.hpp"
#include "unit/docx/conversion.hpp"
#include "zip_package/package_writer.hpp"

namespace galley::docx {
namespace {

using ::testing::HasSubstr;
using testing::package;
using testing::read;
using testing::refusal;

std::string zip_of(const std::vector<std::pair<std::string, std::string>>& files) {
  zip_package::PackageWriter writer;
  for (const auto& [name, data] : files) writer.add(name, data);
  std::string bytes;
  const std::unique_ptr<Sink> sink = memory_sink(bytes);
  writer.write_to(*sink);
  sink->commit();
  return bytes;
}

std::string repeated(std::string_view text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

TEST(BadInput, IsRefusedWithWhatItIs) {
  EXPECT_THAT(refusal("{\\rtf1 old}"), HasSubstr("Rich Text"));
  EXPECT_THAT(refusal("plain words"), HasSubstr("not a zip package"));
  EXPECT_THAT(refusal(zip_of({{"a", "b"}})), HasSubstr("not a Word document"));
  EXPECT_THAT(refusal(zip_of({{"xl/workbook.xml", "<a/>"}})), HasSubstr("spreadsheet"));
  EXPECT_THAT(refusal(zip_of({{"word/document.xml", "<a/>"}})), HasSubstr("w:document"));
  EXPECT_THAT(refusal(zip_of({{"word/document.xml", "<a>"}})), HasSubstr("well-formed"));
  EXPECT_THAT(refusal(zip_of({{"word/document.xml", ""}})), ::testing::Ne("not refused"));
}

TEST(BadInput, MissingPartsAreWarnedOf) {
  Diagnostics diagnostics;
  const Document document = read(
      package(
          "<w:p><w:r><w:t>text</w:t><w:footnoteReference w:id=\"9\"/></w:r></w:p>", {},
          "<Relationship Id=\"s\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles\" "
          "Target=\"gone.xml\"/><Relationship Id=\"i\" Type=\"x\" Target=\"../../../etc/passwd\"/>"),
      {}, &diagnostics);
  EXPECT_EQ(document.articles.size(), 1U);
  EXPECT_EQ(diagnostics.count(Severity::warning, code::missing_part), 2U);
  EXPECT_EQ(diagnostics.count(Severity::warning, code::malformed), 1U);
}

std::string words_of(const Blocks& blocks) {
  std::string all;
  for (const Block& block : blocks) {
    if (const auto* paragraph = std::get_if<Paragraph>(&block.value)) all += text_of(paragraph->content) + "|";
    if (const auto* table = std::get_if<Table>(&block.value)) {
      for (const TableRow& row : table->rows) {
        for (const TableCell& cell : row.cells) all += words_of(cell.blocks);
      }
    }
  }
  return all;
}

// Not valid by ECMA-376 Part 1, 17.3.1.22, but the words are there, before, in and behind.
TEST(BadInput, BlocksWithinAParagraphPartIt) {
  const auto words = [](std::string_view body) {
    std::string all;
    for (const Article& article : read(package(body)).articles) all += words_of(article.blocks);
    return all;
  };
  EXPECT_EQ(
      words("<w:p><w:r><w:t>One.</w:t></w:r><w:p><w:r><w:t>Two.</w:t></w:r></w:p><w:r><w:t>Three.</w:t></w:r></w:p>"),
      "One.|Two.|Three.|");
  EXPECT_EQ(
      words("<w:p><w:r><w:t>One.</w:t></w:r><w:tbl><w:tr><w:tc><w:p><w:r><w:t>Two.</w:t></w:r></w:p></w:tc></w:tr>"
            "</w:tbl><w:r><w:t>Three.</w:t></w:r></w:p>"),
      "One.|Two.|Three.|");
  EXPECT_EQ(words("<w:p><w:p><w:r><w:t>One.</w:t></w:r><w:tbl/></w:p><w:r><w:t>Two.</w:t></w:r></w:p>"), "One.|Two.|");
}

// Parts are in UTF-8 or UTF-16 by ECMA-376 Part 2; programs that fill in templates write others and mislabel them.
TEST(BadInput, PartsInOtherEncodingsAreDecoded) {
  const auto text_in = [](std::string_view encoding, std::string_view text) {
    const Document document = read(
        zip_of({{"word/document.xml",
                 "<?xml version=\"1.0\" encoding=\"" + std::string(encoding) +
                     "\"?><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>"
                     "<w:p><w:r><w:t>" +
                     std::string(text) + "</w:t></w:r></w:p></w:body></w:document>"}}));
    if (document.articles.empty()) return std::string();
    const Article& article = document.articles[0];
    if (!article.headline.empty()) return text_of(article.headline);
    return article.blocks.empty() ? std::string() : text_of(std::get<Paragraph>(article.blocks[0].value).content);
  };
  EXPECT_EQ(text_in("GBK", "\xB8\xDB\xBF\xDA"), "港口");
  EXPECT_EQ(text_in("windows-1252",
                    "Stra\xDF"
                    "e \x80 5"),
            "Straße € 5");
  EXPECT_EQ(text_in("utf-16", "Straße"), "Straße") << "converted after its declaration was written";
  EXPECT_EQ(text_in("no-such-encoding", "Harbour"), "Harbour");
}

TEST(BadInput, PicturesOutsideThePackageAreNotFetched) {
  Diagnostics diagnostics;
  const Document document = read(
      package(
          "<w:p><w:r><w:drawing><wp:inline><a:blip r:link=\"p\"/></wp:inline></w:drawing></w:r></w:p>", {},
          "<Relationship Id=\"p\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/image\" "
          "Target=\"file:///etc/passwd\" TargetMode=\"External\"/>"),
      {}, &diagnostics);
  EXPECT_TRUE(document.media.empty());
  EXPECT_EQ(diagnostics.count(Severity::warning, code::external_resource), 1U);
}

TEST(BadInput, DeepNestingIsALimit) {
  for (const std::string_view name : {"w:sdt><w:sdtContent", "w:tbl><w:tr><w:tc", "w:customXml", "x"}) {
    std::string open = "<" + std::string(name) + ">";
    std::string close;
    std::string_view rest = name;
    while (!rest.empty()) {
      const std::size_t start = rest.rfind('<');
      close += "</" + std::string(start == std::string_view::npos ? rest : rest.substr(start + 1)) + ">";
      rest = start == std::string_view::npos ? std::string_view() : rest.substr(0, start - 1);
    }
    const std::string nested = repeated(open, 100'000) + repeated(close, 100'000);
    const std::string said = refusal(package(nested));
    EXPECT_TRUE(said == "not refused" || said.find("nested deeper") != std::string::npos) << said;
    const std::string in_run = refusal(package("<w:p><w:r>" + nested + "</w:r></w:p>"));
    EXPECT_TRUE(in_run == "not refused" || in_run.find("nested deeper") != std::string::npos) << in_run;
    const std::string in_drawing = refusal(package("<w:p><w:r><w:drawing>" + nested + "</w:drawing></w:r></w:p>"));
    EXPECT_TRUE(in_drawing == "not refused" || in_drawing.find("nested deeper") != std::string::npos) << in_drawing;
  }
}

TEST(BadInput, TooManyElementsAreALimit) {
  Limits limits;
  limits.nodes = 1000;
  EXPECT_THAT(refusal(package(repeated("<w:p/>", 5000)), limits), HasSubstr("nodes"));
}

TEST(BadInput, HugeSpansCostNothing) {
  const std::string row =
      "<w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"2000000000\"/><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr>";
  EXPECT_EQ(refusal(package("<w:tbl>" + repeated(row, 300) + "</w:tbl>")), "not refused");
}

TEST(BadInput, NotesThatReferToThemselvesEnd) {
  const Document document =
      read(package("<w:p><w:r><w:t>The harbour was closed for a long time, as everybody knows by "
                   "now.</w:t><w:footnoteReference w:id=\"1\"/></w:r></w:p>",
                   {{"footnotes.xml",
                     "<w:footnote w:id=\"1\"><w:p><w:r><w:t>self</w:t><w:footnoteReference "
                     "w:id=\"1\"/></w:r></w:p></w:footnote>"}}));
  ASSERT_EQ(document.articles.size(), 1U);
  EXPECT_EQ(document.articles[0].notes.size(), 1U);
}

TEST(BadInput, DamageAnywhereNeverCrashes) {
  const std::string whole = testing::write(galley::testing::feature_complete_document());
  for (std::size_t i = 0; i < whole.size(); i += 37) {
    refusal(whole.substr(0, i));
    std::string damaged = whole;
    damaged[i] = static_cast<char>(damaged[i] ^ 0xFF);
    refusal(std::move(damaged));
  }
}

TEST(BadInput, DamagedXmlNeverCrashes) {
  const std::string document =
      testing::part(testing::write(galley::testing::feature_complete_document()), "word/document.xml");
  for (std::size_t i = 0; i < document.size(); i += 211) {
    std::string damaged = document;
    damaged.erase(i, 17);
    refusal(zip_of({{"word/document.xml", damaged}}));
    std::string swapped = document;
    std::swap(swapped[i], swapped[(i * 7919) % swapped.size()]);
    refusal(zip_of({{"word/document.xml", swapped}}));
  }
}

}  // namespace
}  // namespace galley::docx

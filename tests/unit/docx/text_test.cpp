// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/docx/conversion.hpp"

namespace galley::docx {
namespace {

using ::testing::HasSubstr;
using testing::package;
using testing::read;

const Blocks& blocks(const Document& document) {
  static const Blocks none;
  return document.articles.empty() ? none : document.articles.front().blocks;
}

const Inlines& first_paragraph(const Document& document) {
  static const Inlines none;
  if (blocks(document).empty()) return none;
  const auto* paragraph = std::get_if<Paragraph>(&blocks(document).front().value);
  return paragraph == nullptr ? none : paragraph->content;
}

std::string text(const Document& document) { return text_of(first_paragraph(document)); }

/// A paragraph that no convention takes for a header line.
std::string body(std::string_view runs) {
  return "<w:p><w:pPr><w:outlineLvl w:val=\"9\"/></w:pPr>" + std::string(runs) +
         "<w:r><w:t xml:space=\"preserve\"> and so the long story of the harbour goes on and on.</w:t></w:r></w:p>";
}
constexpr std::string_view tail = " and so the long story of the harbour goes on and on.";

Inline run(std::string characters, Style style = Style::none, std::string language = {}) {
  return {Text{std::move(characters), style, std::move(language)}};
}

TEST(Text, TakesDirectFormattingAndStyles) {
  const Document document = read(package(
      body(
          "<w:r><w:rPr><w:b/></w:rPr><w:t>bold</w:t></w:r><w:r><w:rPr><w:i w:val=\"0\"/></w:rPr><w:t>-plain</w:t></w:r>"
          "<w:r><w:rPr><w:rStyle w:val=\"S\"/></w:rPr><w:t>-styled</w:t></w:r>"
          "<w:r><w:rPr><w:vertAlign w:val=\"subscript\"/></w:rPr><w:t>2</w:t></w:r>"),
      {{"styles.xml",
        "<w:style w:type=\"character\" w:styleId=\"Base\"><w:name w:val=\"B\"/><w:rPr><w:i/></w:rPr></w:style>"
        "<w:style w:type=\"character\" w:styleId=\"S\"><w:name w:val=\"X\"/><w:basedOn w:val=\"Base\"/></w:style>"}}));
  const Inlines expected{run("bold", Style::strong), run("-plain"), run("-styled", Style::emphasis),
                         run("2", Style::subscript), run(std::string(tail))};
  EXPECT_EQ(first_paragraph(document), expected);
}

TEST(Text, KeepsWhatStandsForCharacters) {
  const Document document =
      read(package(body("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:noBreakHyphen/><w:t>c</w:t><w:softHyphen/><w:t>d</w:t>"
                        "<w:sym w:font=\"Symbol\" w:char=\"F061\"/><w:sym w:font=\"Wingdings\" w:char=\"F0FC\"/></w:r>"
                        "<w:r><w:rPr><w:rFonts w:ascii=\"Symbol\"/></w:rPr><w:t>\xEF\x81\x82</w:t></w:r>")));
  EXPECT_EQ(text(document), "a b\u2011c\u00ADdα✓Β" + std::string(tail));
}

TEST(Text, KeepsResultsOfFieldsAndNotTheirCode) {
  const Document document =
      read(package(body("<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> IF </w:instrText></w:r>"
                        "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>"
                        "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>77</w:t></w:r>"
                        "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
                        "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>shown</w:t></w:r>"
                        "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r><w:fldSimple w:instr=\"DATE\"><w:r><w:t> "
                        "today</w:t></w:r></w:fldSimple>")));
  EXPECT_EQ(text(document), "shown today" + std::string(tail));
}

TEST(Text, KeepsTheResultWithinAFieldThatIsNeverEndedAndHasNoCode) {
  const Document document =
      read(package(body("<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>"
                        "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> TITLE </w:instrText></w:r>"
                        "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>the title</w:t></w:r>"
                        "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>")));
  EXPECT_EQ(text(document), "the title" + std::string(tail));
}

TEST(Text, ReadsLinksOfRelationshipsAndFields) {
  const Document document = read(package(
      body("<w:hyperlink r:id=\"l\" w:tooltip=\"tip\"><w:r><w:t>one</w:t></w:r></w:hyperlink><w:r><w:t>-</w:t></w:r>"
           "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>"
           "<w:r><w:instrText>HYPERLINK \"http://b.example/\" \\l \"part\" \\o \"t\"</w:instrText></w:r>"
           "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>two</w:t></w:r>"
           "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"),
      {},
      "<Relationship Id=\"l\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink\" "
      "Target=\"http://a.example/\" TargetMode=\"External\"/>"));
  const Inlines expected{{Link{"http://a.example/", "tip", {run("one")}}},
                         run("-"),
                         {Link{"http://b.example/#part", "t", {run("two")}}},
                         run(std::string(tail))};
  EXPECT_EQ(first_paragraph(document), expected);
}

TEST(Text, LeadsInternalLinksToTheBlockOfAnyBookmark) {
  const Document document = read(
      package(body("<w:hyperlink w:anchor=\"second\"><w:r><w:t>see</w:t></w:r></w:hyperlink>") +
              body("<w:bookmarkStart w:id=\"1\" w:name=\"first\"/><w:bookmarkStart w:id=\"2\" w:name=\"second\"/>")));
  ASSERT_EQ(blocks(document).size(), 2U);
  EXPECT_FALSE(blocks(document)[1].id.empty());
  EXPECT_EQ(std::get<Link>(first_paragraph(document)[0].value).target, "#" + blocks(document)[1].id);
}

TEST(Text, AcceptsOrRejectsTrackedChanges) {
  const std::string changed = package(
      body("<w:ins><w:r><w:t>new</w:t></w:r></w:ins><w:del><w:r><w:delText>old</w:delText></w:r></w:del>"
           "<w:moveFrom><w:r><w:t>-from</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>-to</w:t></w:r></w:moveTo>"));
  EXPECT_EQ(text(read(changed)), "new-to" + std::string(tail));
  EXPECT_EQ(text(read(changed, {{"changes", "reject"}})), "old-from" + std::string(tail));
}

TEST(Text, JoinsParagraphsWhoseMarkIsDeleted) {
  const std::string changed = package(
      "<w:p><w:pPr><w:rPr><w:del w:id=\"1\"/></w:rPr></w:pPr><w:r><w:t>One line that goes on as body text does, for a "
      "while.</w:t></w:r></w:p>" +
      body("<w:r><w:t> more</w:t></w:r>"));
  EXPECT_EQ(text(read(changed)), "One line that goes on as body text does, for a while. more" + std::string(tail));
  EXPECT_EQ(blocks(read(changed, {{"changes", "reject"}})).size(), 2U);
}

TEST(Text, TakesOneAlternative) {
  const std::string choice =
      "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:t>choice</w:t></mc:Choice>"
      "<mc:Fallback><w:t>fallback</w:t></mc:Fallback></mc:AlternateContent></w:r>";
  EXPECT_EQ(text(read(package(body(choice)))), "choice" + std::string(tail));
  std::string unknown = choice;
  unknown.replace(unknown.find("\"wps\""), 5, "\"zzz\"");
  EXPECT_EQ(text(read(package(body(unknown)))), "fallback" + std::string(tail));
}

TEST(Text, CountsWhatItLeavesOut) {
  Diagnostics diagnostics;
  const Document document = read(
      package(body("<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r><w:r><w:commentReference w:id=\"1\"/></w:r>"
                   "<w:r><w:rPr><w:strike/></w:rPr><w:t>x</w:t></w:r>"
                   "<w:r><w:rPr><w:dstrike w:val=\"0\"/></w:rPr><w:t>y</w:t></w:r>"
                   "<m:oMath><m:f><m:num><m:r><m:t>a</m:t></m:r></m:num><m:den><m:r><m:t>b+c</m:t></m:r></m:den></"
                   "m:f></m:oMath>")),
      {}, &diagnostics);
  EXPECT_EQ(text(document), "xya/(b+c)" + std::string(tail));
  EXPECT_EQ(diagnostics.count(Severity::loss, code::dropped_content), 4U);
}

// ECMA-376 Part 1, 15.2.10, and [MS-OFFMACRO2] 2.2.1.7 for those with macros.
TEST(Text, OfMacroAndTemplateVariantsIsFoundByItsContentType) {
  const std::string document = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
  for (const std::string type : {"application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
                                 "application/vnd.ms-word.document.macroEnabled.main+xml",
                                 "application/vnd.ms-word.template.macroEnabledTemplate.main+xml"}) {
    const std::string variant = testing::change_parts(
        package(body("<w:r><w:t>a</w:t></w:r>")), [&](const std::string& name, std::string& text) {
          if (name == "[Content_Types].xml") text.replace(text.find(document), document.size(), type);
          // Without the relationship only the type tells which part it is.
          if (name == "_rels/.rels") text = text.substr(0, text.find("<Relationship ")) + "</Relationships>";
        });
    EXPECT_EQ(text(read(variant)), "a" + std::string(tail)) << type;
  }
}

TEST(Text, KeepsRubyAndContentControls) {
  const Document document = read(package(body(
      "<w:sdt><w:sdtContent><w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>かん</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>漢"
      "</w:t></w:r></w:rubyBase></w:ruby></w:r></w:sdtContent></w:sdt>")));
  ASSERT_FALSE(first_paragraph(document).empty());
  EXPECT_EQ(std::get<Ruby>(first_paragraph(document)[0].value), (Ruby{"漢", "かん"}));
}

TEST(Text, MarksLanguagesByScriptOnceTheyDifferFromTheDocuments) {
  const Document document =
      read(package(body("<w:r><w:rPr><w:lang w:val=\"fr\" w:eastAsia=\"ja\"/></w:rPr><w:t>mot</w:t></w:r>"
                        "<w:r><w:rPr><w:lang w:val=\"fr\" w:eastAsia=\"ja\"/></w:rPr><w:t>日本</w:t></w:r>")));
  EXPECT_EQ(document.language, "en");
  const Inlines expected{run("mot", Style::none, "fr"), run("日本", Style::none, "ja"), run(std::string(tail))};
  EXPECT_EQ(first_paragraph(document), expected);
}

TEST(Text, ReadsAnyPrefixAndTheStrictNamespaces) {
  std::string bytes;
  const std::string strict = "http://purl.oclc.org/ooxml/wordprocessingml/main";
  const std::string xml =
      "<?xml version=\"1.0\"?><pkg:package xmlns:pkg=\"http://schemas.microsoft.com/office/2006/xmlPackage\">"
      "<pkg:part pkg:name=\"/_rels/.rels\" "
      "pkg:contentType=\"application/vnd.openxmlformats-package.relationships+xml\"><pkg:xmlData>"
      "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r\" "
      "Type=\"http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument\" "
      "Target=\"Word/Document.xml\"/></Relationships>"
      "</pkg:xmlData></pkg:part><pkg:part pkg:name=\"/word/document.xml\" pkg:contentType=\"x\"><pkg:xmlData>"
      "<x:document xmlns:x=\"" +
      strict + "\"><x:body><x:p><x:r><x:t>Read all the same, " + std::string(tail.substr(1)) +
      "</x:t></x:r></x:p></x:body></x:document></pkg:xmlData></pkg:part></pkg:package>";
  EXPECT_EQ(text(read(xml)), "Read all the same, " + std::string(tail.substr(1)));
}

TEST(Text, KeepsTheTextOfUnknownElements) {
  Diagnostics diagnostics;
  const Document document =
      read(package("<w:p2><w:r><w:t>kept" + std::string(tail) + "</w:t></w:r></w:p2>"), {}, &diagnostics);
  EXPECT_EQ(text(document), "kept" + std::string(tail));
  EXPECT_EQ(diagnostics.count(Severity::warning, code::unknown_element), 1U);
}

}  // namespace
}  // namespace galley::docx

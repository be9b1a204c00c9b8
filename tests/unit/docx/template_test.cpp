// SPDX-License-Identifier: Apache-2.0
// A reference document of the user's: its styles, page and headers are used, and neither its languages nor what our
// parts cannot hold come with them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "galley/compare.hpp"
#include "testing/feature_complete.hpp"
#include "testing/scratch_folder.hpp"
#include "unit/docx/conversion.hpp"

namespace galley::docx {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

/// The feature-complete document written with a template of these bytes; it must read back equal.
std::string written_with(const std::string& reference, testing::OptionValues options = {}) {
  const galley::testing::ScratchFolder folder;
  options.emplace_back("template", folder.write("template.docx", reference).string());
  const Document document = galley::testing::feature_complete_document();
  std::string bytes = testing::write(document, options);
  EXPECT_EQ(compare(document, testing::read(bytes)), std::vector<Difference>());
  return bytes;
}

TEST(Template, GivesStylesPageAndHeaders) {
  const std::string bytes = written_with(testing::package(
      "<w:p/><w:sectPr><w:headerReference w:type=\"default\" r:id=\"header\"/><w:pgSz w:w=\"10000\" w:h=\"12000\"/>"
      "<w:pgMar w:left=\"700\" w:right=\"700\"/><w:cols w:num=\"2\"/><w:titlePg/></w:sectPr>",
      {{"styles.xml",
        "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"a\"><w:name w:val=\"Normal\"/></w:style>"
        "<w:style w:type=\"paragraph\" w:styleId=\"1\"><w:name w:val=\"heading 1\"/><w:basedOn w:val=\"a\"/></w:style>"
        "<w:style w:type=\"paragraph\" w:styleId=\"Deck\"><w:name w:val=\"other\"/></w:style>"},
       {"numbering.xml",
        "<w:abstractNum w:abstractNumId=\"7\"/><w:num w:numId=\"3\"><w:abstractNumId w:val=\"7\"/></w:num>"},
       {"header.xml", "<w:p/>"}}));
  const std::string body = testing::part(bytes, "word/document.xml");
  EXPECT_THAT(body, HasSubstr("<w:headerReference w:type=\"default\" r:id=\"header\"/>"));
  EXPECT_THAT(body, HasSubstr("w:w=\"10000\""));
  EXPECT_THAT(body, HasSubstr("<w:pStyle w:val=\"GalleyDeck\"/>")) << "another style has that identifier";
  EXPECT_THAT(testing::part(bytes, "word/styles.xml"), HasSubstr("<w:basedOn w:val=\"1\"/>"))
      << "Headline on its heading 1";
  EXPECT_NE(testing::part(bytes, "word/header.xml"), "");
  EXPECT_EQ(testing::part(bytes, "word/styles.xml").rfind("<?xml"), 0U);
}

TEST(Template, GivesNoLanguages) {
  const std::string bytes = written_with(testing::package(
      "<w:p/>",
      {{"styles.xml",
        "<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val=\"ja-JP\" w:eastAsia=\"ja-JP\"/></w:rPr></w:rPrDefault>"
        "</w:docDefaults><w:style w:type=\"paragraph\" w:styleId=\"Quote\"><w:name w:val=\"Quote\"/>"
        "<w:rPr><w:b/><w:lang w:val=\"en-US\" w:eastAsia=\"ja-JP\"/></w:rPr></w:style>"}}));
  const std::string styles = testing::part(bytes, "word/styles.xml");
  EXPECT_THAT(styles, Not(HasSubstr("ja-JP")));
  EXPECT_THAT(styles, HasSubstr("w:eastAsia=\"zh-CN\""));
}

TEST(Template, MaySetItsEmphasisInBold) {
  written_with(testing::package("<w:p/>", {{"styles.xml",
                                            "<w:style w:type=\"character\" w:styleId=\"e\"><w:name w:val=\"Emphasis\"/>"
                                            "<w:rPr><w:b/><w:i/></w:rPr></w:style>"}}));
}

// Prefixes that only the template's root binds, pictures of bullets, and alternatives would make a file that Word calls
// damaged.
TEST(Template, GivesNothingThatOurPartsCannotHold) {
  const std::string bytes = written_with(testing::package(
      "<w:p/><w:sectPr mc:Odd=\"1\"><w:pgSz w:w=\"10000\" w:h=\"12000\"/><wps:odd/></w:sectPr>",
      {{"numbering.xml",
        "<w:numPicBullet w:numPicBulletId=\"0\"><w:pict/></w:numPicBullet>"
        "<w:abstractNum w:abstractNumId=\"0\" wps:odd=\"0\"><w:lvl w:ilvl=\"0\"><mc:AlternateContent><mc:Choice "
        "Requires=\"wps\"><w:numFmt w:val=\"custom\"/></mc:Choice><mc:Fallback><w:numFmt w:val=\"decimal\"/>"
        "</mc:Fallback></mc:AlternateContent><w:lvlText w:val=\"%1\"/><w:lvlPicBulletId w:val=\"0\"/></w:lvl>"
        "</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>"}}));
  const std::string numbering = testing::part(bytes, "word/numbering.xml");
  EXPECT_THAT(numbering, HasSubstr("<w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1\"/></w:lvl>"));
  for (const char* odd : {"wps:", "mc:Alt", "PicBullet", "custom"}) {
    EXPECT_THAT(numbering, Not(HasSubstr(odd)));
  }
  const std::string body = testing::part(bytes, "word/document.xml");
  EXPECT_EQ(body.find("wps:odd"), std::string::npos);
  EXPECT_EQ(body.find("mc:Odd"), std::string::npos);
}

TEST(Template, OfTheStrictKindBecomesTransitional) {
  const std::string reference = testing::change_parts(
      testing::package("<w:p/><w:sectPr><w:headerReference w:type=\"default\" r:id=\"header\"/></w:sectPr>",
                       {{"styles.xml", ""}, {"header.xml", "<w:p/>"}}),
      [](const std::string&, std::string& text) {
        const std::string ours = "http://schemas.openxmlformats.org/";
        for (std::size_t at = text.find(ours); at != std::string::npos; at = text.find(ours, at + 1)) {
          const std::size_t year = text.find("/2006/", at);
          const std::size_t family = text.find('/', at + ours.size());
          if (year != family || text.compare(at + ours.size(), 7, "package") == 0) continue;
          text.erase(year, 5);
          text.replace(at, ours.size(), "http://purl.oclc.org/ooxml/");
        }
      });
  ASSERT_THAT(testing::part(reference, "word/header.xml"),
              HasSubstr("http://purl.oclc.org/ooxml/wordprocessingml/main"));
  const std::string bytes = written_with(reference);
  for (const char* name : {"word/styles.xml", "word/header.xml", "word/_rels/document.xml.rels"}) {
    EXPECT_THAT(testing::part(bytes, name), Not(HasSubstr("purl.oclc.org"))) << name;
    EXPECT_THAT(testing::part(bytes, name), HasSubstr("/2006/")) << name;
  }
}

TEST(Template, LeavesColumnsAndPageSizeToTheOptions) {
  const std::string reference = testing::package(
      "<w:p/><w:sectPr><w:pgSz w:w=\"10000\" w:h=\"12000\"/><w:cols w:num=\"2\"/><w:titlePg/></w:sectPr>");
  EXPECT_THAT(testing::part(written_with(reference), "word/document.xml"), Not(HasSubstr("w:num=\"2\"")));
  const std::string in_columns = testing::part(written_with(reference, {{"columns", "3"}}), "word/document.xml");
  EXPECT_THAT(in_columns, HasSubstr("<w:pgSz w:w=\"10000\" w:h=\"12000\"/><w:cols w:num=\"3\""));
  EXPECT_THAT(in_columns, HasSubstr("<w:titlePg/></w:sectPr></w:body>"));
  const std::string on_a5 = testing::part(written_with(reference, {{"page-size", "a5"}}), "word/document.xml");
  EXPECT_THAT(on_a5, HasSubstr("<w:pgSz w:w=\"8391\" w:h=\"11906\"/>"));
  EXPECT_THAT(on_a5, Not(HasSubstr("w:w=\"10000\"")));
}

}  // namespace
}  // namespace galley::docx

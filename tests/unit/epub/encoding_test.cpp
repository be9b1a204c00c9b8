// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "conversion.hpp"

namespace galley::testing {
namespace {

using ::testing::ElementsAre;

std::string utf16(std::string_view ascii) {
  std::string text = "\xFF\xFE";
  for (const char c : ascii) text.append({c, '\0'});
  return text;
}

std::vector<std::string> texts(const Document& document) {
  std::vector<std::string> lines;
  for (const Article& article : document.articles) {
    lines.push_back(text_of(article.headline));
    for (const Block& block : article.blocks) {
      if (const auto* paragraph = std::get_if<Paragraph>(&block.value)) lines.push_back(text_of(paragraph->content));
    }
  }
  return lines;
}

TEST(EpubEncoding, ReadsAPackageInUtf16WhateverTheCaseOfItsPaths) {
  const std::vector<std::pair<std::string, std::string>> files = {
      {"meta-inf/CONTAINER.xml",
       utf16("<?xml version='1.0' encoding='UTF-16'?><container><rootfiles><rootfile full-path='oebps/Content.OPF'/>"
             "</rootfiles></container>")},
      {"OEBPS/content.opf",
       utf16("<opf:package xmlns:opf='http://www.idpf.org/2007/opf'><opf:manifest>"
             "<opf:item id='n' href='TOC.ncx' media-type='text/xml'/>"
             "<opf:item id='a' href='TEXT\\A.HTM' media-type='text/html'/>"
             "<opf:item id='b' href='./x/../Text/b%2Ehtm?q#f' media-type='text/html'/>"
             "<opf:item id='c' href='text/100%25.htm' media-type='text/html'/></opf:manifest>"
             "<opf:spine toc='n'><opf:itemref idref='a'/><opf:itemref idref='b'/><opf:itemref idref='c'/></opf:spine>"
             "</opf:package>")},
      {"OEBPS/toc.ncx",
       utf16("<n:ncx xmlns:n='u'><n:navMap><n:navPoint><n:navLabel><n:text>First</n:text></n:navLabel>"
             "<n:content src='Text/a.htm'/></n:navPoint><n:navPoint><n:navLabel><n:text>Second</n:text></n:navLabel>"
             "<n:content src='text/B.HTM#s%20t'/></n:navPoint></n:navMap></n:ncx>")},
      {"OEBPS/text/a.htm", utf16("<HTML><BODY><P>First<P>One <A HREF='B.htm#s%20t'>to</A></BODY></HTML>")},
      {"OEBPS/text/b.htm", "<html><body><a name=\"s t\"></a><h1>Second</h1><p>Two</p></body></html>"},
      {"OEBPS/text/100%25.htm", "<html><body><p>Three</p></body></html>"}};
  const Document document = read_epub(zip(files)).document;
  EXPECT_THAT(texts(document), ElementsAre("First", "One to", "Second", "Two", "Three"));
  const auto& content = std::get<Paragraph>(document.articles.at(0).blocks.at(0).value).content;
  EXPECT_EQ(std::get<Link>(content.back().value).target, "#" + document.articles.at(1).id);
}

TEST(EpubEncoding, GoesByTheMetaElementWhereTheBytesAreNotUtf8) {
  auto files = publication({"", "", ""});
  files[3].second =
      "<html><head><meta http-equiv=\"Content-Type\" content=\"text/html; charset=windows-1252\"/></head>"
      "<body><p>Stra\xDF"
      "e \x93quoted\x94</p></body></html>";
  files[4].second = "<html><head><meta charset='iso-8859-7'/></head><body><p>\xE1\xE2\xE3</p></body></html>";
  // A wrong byte among sound ones is damage, whatever the element says.
  files[5].second = "<html><head><meta charset=\"windows-1252\"/></head><body><p>äöüß \xFF</p></body></html>";
  const ReadResult result = read_epub(zip(files));
  EXPECT_THAT(texts(result.document), ElementsAre("", "Straße “quoted”", "αβγ", "äöüß \xEF\xBF\xBD"));
  EXPECT_EQ(result.diagnostics.count(Severity::warning, code::undecodable_bytes), 1U);
}

TEST(EpubEncoding, LosesNothingOfWhatIsNoWholeDocument) {
  auto files = publication({"", "", ""});
  files[3].second = "<h1>One</h1><p>a</p>";
  files[4].second = "text <p>b</p>";
  files[5].second =
      "<?xml version=\"1.0\"?><!DOCTYPE html [<!ENTITY pub \"The House\"> <!ENTITY no SYSTEM "
      "\"file:///etc/passwd\">]>\n"
      "<html><body><p>&pub; & more &no;</p></body></html>";
  EXPECT_THAT(texts(read_epub(zip(files)).document), ElementsAre("One", "a", "text", "b", "The House & more &no;"));
}

}  // namespace
}  // namespace galley::testing

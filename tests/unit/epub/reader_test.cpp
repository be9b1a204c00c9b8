// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "conversion.hpp"

namespace galley::testing {
namespace {

using ::testing::ElementsAre;

std::vector<std::string> headlines(const Document& document) {
  std::vector<std::string> lines;
  for (const Article& article : document.articles) lines.push_back(text_of(article.headline));
  return lines;
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  const auto at = text.find(from);
  if (at != std::string::npos) text.replace(at, from.size(), to);
  return text;
}

TEST(EpubReader, MakesArticlesOfTheTopOfTheContents) {
  const auto files =
      publication({"<h1>One</h1><p>a</p><h2 id=\"s\">Part</h2><p>b</p>", "<h1>Two</h1><p>c</p>"},
                  "<ol><li><a href=\"c1.xhtml\">One</a><ol><li><a href=\"c1.xhtml#s\">Part</a></li></ol></li>"
                  "<li><a href=\"c2.xhtml\">Two</a></li></ol>");
  const Document document = read_epub(zip(files)).document;
  EXPECT_THAT(headlines(document), ElementsAre("One", "Two"));
  EXPECT_EQ(text_of(document.articles[0].sections.at(0).heading), "Part");
}

TEST(EpubReader, MakesSectionsOfDocumentsBelowAnEntry) {
  const auto files =
      publication({"<h1>Part</h1>", "<h1>First</h1><p>a</p>", "<h1>Second</h1><p>b</p>", "<h1>Other</h1><p>c</p>"},
                  "<ol><li><a href=\"c1.xhtml\">Part</a><ol><li><a href=\"c2.xhtml\">First</a></li><li><a "
                  "href=\"c3.xhtml\">Second</a></li></ol></li>"
                  "<li><a href=\"c4.xhtml\">Other</a></li></ol>");
  const Document document = read_epub(zip(files)).document;
  EXPECT_THAT(headlines(document), ElementsAre("Part", "Other"));
  ASSERT_EQ(document.articles[0].sections.size(), 2U);
  EXPECT_EQ(text_of(document.articles[0].sections[1].heading), "Second");
}

TEST(EpubReader, LooksBelowASingleEntryForAllOfIt) {
  const auto files = publication({"<h1>One</h1><p>a</p>", "<h1>Two</h1><p>b</p>"},
                                 "<ol><li><span>The Book</span><ol><li><a href=\"c1.xhtml\">One</a></li>"
                                 "<li><a href=\"c2.xhtml\">Two</a></li></ol></li></ol>");
  EXPECT_THAT(headlines(read_epub(zip(files)).document), ElementsAre("One", "Two"));
}

TEST(EpubReader, TakesHeadingsFromTheContentsWhereThereAreNone) {
  const auto files = publication({"<p>One</p><p>a</p>", "<p>b</p>"},
                                 "<ol><li><a href=\"c1.xhtml\">One</a></li><li><a href=\"c2.xhtml\">Two</a></li></ol>");
  const ReadResult result = read_epub(zip(files));
  EXPECT_THAT(headlines(result.document), ElementsAre("One", "Two"));
  EXPECT_EQ(result.document.articles[0].blocks.size(), 1U);
  EXPECT_GE(result.diagnostics.count(Severity::inference), 1U);
}

TEST(EpubReader, JoinsDocumentsThatTheContentsLeaveOut) {
  const auto files =
      publication({"<h1>One</h1><p>a</p>", "<p>b</p>"}, "<ol><li><a href=\"c1.xhtml\">One</a></li></ol>");
  const Document document = read_epub(zip(files)).document;
  ASSERT_EQ(document.articles.size(), 1U);
  EXPECT_EQ(document.articles[0].blocks.size(), 2U);
}

TEST(EpubReader, GoesByHeadingsWithoutContents) {
  EXPECT_THAT(
      headlines(
          read_epub(zip(publication({"<h2>One</h2><p>a</p><h3>S</h3><p>b</p>", "<h2>Two</h2><p>c</p>"}))).document),
      ElementsAre("One", "Two"));
}

TEST(EpubReader, LinksAcrossDocuments) {
  const Document document =
      read_epub(zip(publication({"<h1>One</h1><p><a href=\"c2.xhtml#x\">there</a> <a href=\"c2.xhtml\">top</a></p>",
                                 "<h1>Two</h1><p>a</p><p id=\"x\">b</p>"})))
          .document;
  const auto& content = std::get<Paragraph>(document.articles.at(0).blocks.at(0).value).content;
  EXPECT_EQ(std::get<Link>(content.at(0).value).target, "#" + document.articles.at(1).blocks.at(1).id);
  EXPECT_EQ(std::get<Link>(content.at(2).value).target, "#" + document.articles.at(1).id);
}

TEST(EpubReader, FetchesNotesFromAnotherDocument) {
  const Document document =
      read_epub(
          zip(publication(
              {"<h1>One</h1><p>a<a epub:type=\"noteref\" href=\"c2.xhtml#n\">1</a></p>",
               "<section epub:type=\"endnotes\"><ol><li epub:type=\"endnote\" id=\"n\">Note.</li></ol></section>"})))
          .document;
  ASSERT_EQ(document.articles.size(), 1U);
  ASSERT_EQ(document.articles[0].notes.size(), 1U);
}

TEST(EpubReader, ReadsMetadataOfVersion3) {
  auto files = publication({"<h1>One</h1><p>a</p>"});
  files[2].second = replaced(
      files[2].second, "<dc:title>The Book</dc:title>",
      "<dc:title id=\"t\"> The \n Book</dc:title><dc:title id=\"u\" xml:lang=\"de\">Le livre</dc:title>"
      "<meta refines=\"#u\" property=\"title-type\">subtitle</meta>"
      "<dc:creator id=\"c\">Ada</dc:creator><meta refines=\"#c\" property=\"role\" scheme=\"marc:relators\">aut</meta>"
      "<dc:date>2020-01-02</dc:date><meta property=\"dcterms:modified\">2020-01-03T00:00:00Z</meta>"
      "<meta property=\"rendition:layout\">reflowable</meta><dc:language>fr</dc:language>");
  const ReadResult result = read_epub(zip(files));
  const Metadata expected = {{"identifier", "urn:x", {}, {}},
                             {"title", "The Book", {}, {}},
                             {"title", "Le livre", "subtitle", "de"},
                             {"creator", "Ada", "marc:aut", {}},
                             {"issued", "2020-01-02", {}, {}},
                             {"modified", "2020-01-03T00:00:00Z", {}, {}},
                             {"language", "en", {}, {}}};
  EXPECT_EQ(result.document.metadata, expected);
  EXPECT_EQ(result.document.language, "fr");
  EXPECT_EQ(result.diagnostics.count(Severity::note, code::dropped_content), 1U);
}

TEST(EpubReader, TakesNoLocaleForALanguage) {
  auto files = publication({"<h1>铜电双促</h1><p>铜陵,安徽南部地级市,因铜得名,因铜而兴。这个城市发展得很好。</p>"});
  files[2].second = replaced(files[2].second, "<dc:language>en</dc:language>", "<dc:language>C</dc:language>");
  const Document document = read_epub(zip(files)).document;
  ASSERT_EQ(document.articles.size(), 1U);
  EXPECT_EQ(document.language + document.articles[0].language, "zh-CN");
}

TEST(EpubReader, ReadsVersion2) {
  std::vector<std::pair<std::string, std::string>> files = {
      {"META-INF/container.xml", "<container><rootfiles><rootfile full-path=\"a/b.opf\"/></rootfiles></container>"},
      {"a/b.opf",
       "<package xmlns:opf=\"http://www.idpf.org/2007/opf\" version=\"2.0\"><metadata><dc-metadata>"
       "<dc:Title>T</dc:Title><dc:Creator opf:role=\"aut\">Ada</dc:Creator><dc:Language>en</dc:Language>"
       "<dc:Identifier opf:scheme=\"ISBN\">123</dc:Identifier><dc:Date "
       "opf:event=\"creation\">2001</dc:Date></dc-metadata></metadata>"
       "<manifest><item id=\"n\" href=\"toc.ncx\" media-type=\"application/x-dtbncx+xml\"/>"
       "<item id=\"x\" href=\"Te%20xt/ONE.html\" media-type=\"application/xhtml+xml\"/>"
       "<item id=\"y\" href=\"two.html\" media-type=\"text/html\"/></manifest>"
       "<spine toc=\"n\"><itemref idref=\"y\" linear=\"no\"/><itemref idref=\"x\"/></spine></package>"},
      {"a/toc.ncx",
       "<ncx><navMap><navPoint><navLabel><text>Eins</text></navLabel><content src=\"Te%20xt/ONE.html\"/></navPoint>"
       "<navPoint><navLabel><text>Zwei</text></navLabel><content src=\"two.html\"/></navPoint></navMap></ncx>"},
      {"a/Te xt/one.html", "<html><body><h1>Eins</h1><p>a</body></html>"},
      {"a/two.html", "<html><body><h1>Zwei</h1><p>b</p></body></html>"}};
  const ReadResult result = read_epub(zip(files));
  EXPECT_THAT(headlines(result.document), ElementsAre("Eins", "Zwei"));
  const Metadata expected = {{"title", "T", {}, {}},
                             {"creator", "Ada", "marc:aut", {}},
                             {"identifier", "123", "ISBN", {}},
                             {"created", "2001", {}, {}}};
  EXPECT_EQ(result.document.metadata, expected);
}

TEST(EpubReader, ReadsUtf16AndUnlistedPictures) {
  auto files = publication({"", ""});
  const std::string page = "<html><body><h1>H</h1><p>café</p><img src=\"unlisted.png\" alt=\"p\"/></body></html>";
  std::string utf16 = "\xFF\xFE";
  for (std::size_t i = 0; i < page.size(); ++i) {
    const auto c = static_cast<unsigned char>(page[i]);
    if (c == 0xC3) {
      utf16 += std::string("\xE9\0", 2);
      ++i;
    } else {
      utf16 += static_cast<char>(c);
      utf16 += '\0';
    }
  }
  files[3].second = utf16;
  files.emplace_back("OPS/unlisted.png", "png");
  const Document document = read_epub(zip(files)).document;
  ASSERT_EQ(document.articles.size(), 1U);
  EXPECT_EQ(text_of(std::get<Paragraph>(document.articles[0].blocks.at(0).value).content), "café");
  EXPECT_EQ(document.media.begin()->second.media_type, "image/png");
}

TEST(EpubReader, LeavesOutTitlePagesThatRepeatTheMetadata) {
  const auto files =
      publication({"<section epub:type=\"titlepage\"><h1>The Book</h1></section>", "<h1>One</h1><p>a</p>"});
  EXPECT_THAT(headlines(read_epub(zip(files)).document), ElementsAre("One"));
}

TEST(EpubReader, ReadsAFallbackInPlaceOfWhatIsForeign) {
  auto files = publication({"<h1>One</h1><p>a</p>"});
  files[2].second =
      replaced(files[2].second, "<manifest>",
               "<manifest><item id=\"f\" href=\"f.json\" media-type=\"application/json\" fallback=\"c1\"/>");
  files[2].second = replaced(files[2].second, "<itemref idref=\"c1\"/>", "<itemref idref=\"f\"/>");
  EXPECT_THAT(headlines(read_epub(zip(files)).document), ElementsAre("One"));
}

TEST(EpubReader, ReadsEmphasisThatStyleSheetsGiveToPhrases) {
  auto files = publication(
      {"<p class=\"x\">a <span class=\"it big\">b</span> <span class=\"x\">c</span> <span class=\"y\">d</span></p>"});
  auto& page = files[3].second;
  page = replaced(page, "<title>",
                  "<link rel=\"stylesheet\" href=\"s.css\"/><style>/* .y{} */ @media print{.y{font-weight:bold}} "
                  "p.x, span.x { font-weight: bold }</style><title>");
  files.emplace_back("OPS/s.css", ".it{color:red;font-style:italic} .it .y{font-style:italic}");
  const Document document = read_epub(zip(files)).document;
  const auto& content = std::get<Paragraph>(document.articles.at(0).blocks.at(0).value).content;
  ASSERT_EQ(content.size(), 5U);
  EXPECT_EQ(std::get<Text>(content[1].value).style, Style::emphasis);
  EXPECT_EQ(std::get<Text>(content[3].value).style, Style::strong);
  EXPECT_EQ(std::get<Text>(content[4].value).style, Style::none);
}

}  // namespace
}  // namespace galley::testing

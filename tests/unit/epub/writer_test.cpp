// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include "conversion.hpp"
#include "galley/error.hpp"
#include "testing/feature_complete.hpp"
#include "testing/pictures.hpp"
#include "testing/scratch_folder.hpp"
#include "zip_package/package.hpp"

namespace galley::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

std::string part(const std::string& bytes, std::string_view name) {
  const Limits limits;
  Diagnostics diagnostics;
  zip_package::Package package(bytes, limits, diagnostics);
  const zip_package::Entry* entry = package.find(name);
  return entry == nullptr ? std::string("(missing)") : package.read(*entry);
}

Document one_article() {
  Document document;
  document.language = "en";
  Article& article = document.articles.emplace_back();
  article.headline = plain("Harbour reopens");
  article.byline.credits = {{"reporter", "By", {{"Jane Doe", {}, {}}}}};
  article.blocks.push_back(paragraph("Ships returned on Monday."));
  return document;
}

TEST(EpubWriter, StoresTheMediaTypeFirst) {
  const std::string bytes = write_epub(one_article());
  EXPECT_EQ(bytes.substr(30, 28), "mimetypeapplication/epub+zip");
}

TEST(EpubWriter, NamesWhatThePublicationNeeds) {
  const std::string package = part(write_epub(one_article()), "EPUB/package.opf");
  EXPECT_THAT(package, HasSubstr(">Harbour reopens</dc:title>"));
  EXPECT_THAT(package, HasSubstr("<dc:language>en</dc:language>"));
  EXPECT_THAT(package, HasSubstr("urn:uuid:"));
  EXPECT_THAT(package, HasSubstr(">Jane Doe</dc:creator>"));
  EXPECT_THAT(package, HasSubstr(">rpt</meta>"));
  EXPECT_THAT(package, HasSubstr("schema:accessMode"));
}

TEST(EpubWriter, TakesTheTimeFromTheEnvironmentNotFromTheClock) {
  ::unsetenv("SOURCE_DATE_EPOCH");
  EXPECT_THAT(part(write_epub(one_article()), "EPUB/package.opf"), HasSubstr(">1970-01-01T00:00:00Z<"));
  ::setenv("SOURCE_DATE_EPOCH", "1700000000", 1);
  EXPECT_THAT(part(write_epub(one_article()), "EPUB/package.opf"), HasSubstr(">2023-11-14T22:13:20Z<"));
  ::setenv("SOURCE_DATE_EPOCH", "99999999999999999999", 1);
  EXPECT_THAT(part(write_epub(one_article()), "EPUB/package.opf"), HasSubstr(">1970-01-01T00:00:00Z<"));
  ::unsetenv("SOURCE_DATE_EPOCH");
  Document document = one_article();
  document.metadata = {{"modified", "2020-02-03T04:05:06Z", {}, {}}};
  EXPECT_THAT(part(write_epub(document), "EPUB/package.opf"), HasSubstr(">2020-02-03T04:05:06Z<"));
}

TEST(EpubWriter, IdentifiesByContent) {
  const auto identifier = [](const Document& document) {
    const std::string package = part(write_epub(document), "EPUB/package.opf");
    return package.substr(package.find("urn:uuid:"), 45);
  };
  Document other = one_article();
  other.articles[0].blocks.push_back(paragraph("More."));
  EXPECT_EQ(identifier(one_article()), identifier(one_article()));
  EXPECT_NE(identifier(one_article()), identifier(other));
}

TEST(EpubWriter, TakesAStyleSheetAndACover) {
  const ScratchFolder folder;
  const std::string style = (folder.path() / "own.css").string();
  const std::string cover = (folder.path() / "cover.png").string();
  std::ofstream(style) << "p { color: red }";
  std::ofstream(cover, std::ios::binary) << png_picture(2, 3, 1, 2, 3);
  const std::string bytes = write_epub(one_article(), {{"css", style}, {"cover", cover}});
  EXPECT_EQ(part(bytes, "EPUB/style.css"), "p { color: red }");
  EXPECT_EQ(part(bytes, "EPUB/cover.png"), png_picture(2, 3, 1, 2, 3));
  EXPECT_EQ(part(write_epub(one_article(), {{"cover", "none"}}), "EPUB/cover.xhtml"), "(missing)");
  EXPECT_THROW(write_epub(one_article(), {{"cover", style}}), Error);
  EXPECT_THROW(write_epub(one_article(), {{"css", (folder.path() / "none.css").string()}}), Error);
}

TEST(EpubWriter, WritesVerticalPagesFromRightToLeft) {
  const std::string bytes = write_epub(one_article(), {{"writing-mode", "vertical"}});
  EXPECT_THAT(part(bytes, "EPUB/package.opf"), HasSubstr("page-progression-direction=\"rtl\""));
  EXPECT_THAT(part(bytes, "EPUB/article-1.xhtml"), HasSubstr("class=\"vertical\""));
  Document numbers = one_article();
  numbers.articles[0].dateline = {"横浜", "7月4日", "2023-07-04", {}, {}};
  numbers.articles[0].blocks.push_back(paragraph("2023年に30便、A4と3.5と100。"));
  canonicalize(numbers);
  const std::string vertical = write_epub(numbers, {{"writing-mode", "vertical"}});
  const std::string page = part(vertical, "EPUB/article-1.xhtml");
  EXPECT_THAT(page, HasSubstr("<p>2023年に<span class=\"upright\">30</span>便、A4と3.5と100。</p>"));
  EXPECT_THAT(page, HasSubstr("><span class=\"upright\">7</span>月<span class=\"upright\">4</span>日<"));
  EXPECT_EQ(read_epub(vertical).document.articles, numbers.articles);
  EXPECT_THAT(part(bytes, "EPUB/cover.xhtml"), Not(HasSubstr("class=\"vertical\"")));
  Document arabic = one_article();
  arabic.language = "ar";
  EXPECT_THAT(part(write_epub(arabic), "EPUB/package.opf"), HasSubstr("page-progression-direction=\"rtl\""));
  EXPECT_THAT(part(write_epub(arabic), "EPUB/article-1.xhtml"), HasSubstr("dir=\"rtl\""));
}

TEST(EpubWriter, ShowsOnlyWhatReadingSystemsCan) {
  Document document = one_article();
  Figure figure;
  figure.media = add_media(document, {"image/tiff", "II*"});
  document.articles[0].blocks.push_back({figure, {}});
  figure.media = add_media(document, {"image/png", "no picture"});
  document.articles[0].blocks.push_back({figure, {}});
  const std::string bytes = write_epub(document);
  EXPECT_THAT(part(bytes, "EPUB/article-1.xhtml"), Not(HasSubstr("<img")));
  canonicalize(document);
  EXPECT_EQ(read_epub(bytes).document.media, document.media);
}

TEST(EpubWriter, WritesOnlyAddressesThatAreSound) {
  Document document = one_article();
  Inlines content;
  const std::vector<std::string> targets = {
      "https://example.org/a b?c=ü", "relative/page.html", "https://a..b/", "custom:x",
      "mailto:jane@example.org",     "http://[::1]/",      "#nowhere"};
  for (const std::string& target : targets) content.push_back({Link{target, {}, plain("x")}});
  document.articles[0].blocks.push_back({Paragraph{content}, {}});
  const std::string page = part(write_epub(document), "EPUB/article-1.xhtml");
  EXPECT_THAT(page, HasSubstr("href=\"https://example.org/a%20b?c=%C3%BC\" data-href=\"https://example.org/a b?c=ü\""));
  for (const std::string bad : {"relative/page.html", "https://a..b/", "custom:x", "http://[::1]/", "#nowhere"}) {
    EXPECT_THAT(page, Not(HasSubstr(" href=\"" + bad))) << bad;
  }
}

}  // namespace
}  // namespace galley::testing

// SPDX-License-Identifier: Apache-2.0
#include <chrono>
#include <filesystem>
#include <sstream>

#include "end_to_end/command_test.hpp"
#include "testing/feature_complete.hpp"
#include "testing/pictures.hpp"
#include "testing/samples.hpp"
#include "unit/xml/conversion.hpp"

namespace galley::testing {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::StartsWith;

/// Publications through the command, and what others say of them.
class EpubTest : public CommandTest {
 protected:
  void write_feature_complete(const std::string& name) const {
    folder.write(name, xml::write_xml(feature_complete_document()));
  }

  void convert(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), "convert");
    const Outcome outcome = galley(std::move(arguments));
    ASSERT_EQ(outcome.exit_code, 0) << outcome.errors;
  }

  /// EPUBCheck of the W3C; its command is a Java archive, which needs a Java to run it.
  void expect_valid(const std::string& publication) const {
    Call check;
    check.words = {"/usr/bin/env", "java", "-XX:TieredStopAtLevel=1", "-jar", "/usr/bin/epubcheck", publication};
    check.folder = folder.path();
    check.time_limit = std::chrono::milliseconds{240'000};
    const Outcome outcome = run(check);
    EXPECT_EQ(outcome.exit_code, 0) << publication << '\n' << outcome.output << outcome.errors;
    EXPECT_THAT(outcome.output, HasSubstr("No errors or warnings detected")) << publication;
  }

  void expect_same(const std::string& a, const std::string& b) const {
    const Outcome outcome = galley({"compare", a, b});
    EXPECT_EQ(outcome.exit_code, 0) << outcome.output << outcome.errors;
  }
};

TEST_F(EpubTest, PageIsValidAndComesBackTheSame) {
  // The real page where it is, else one of Galley's own.
  const fs::path page = sample("page.txt").value_or(fs::path(GALLEY_SHARE_FOLDER) / "samples/page-zh.txt");
  convert({page.string(), "-o", "page.epub"});
  convert({page.string(), "-o", "page.xml"});
  convert({"page.epub", "-o", "back.xml"});
  expect_same("page.xml", "back.xml");
  expect_valid("page.epub");
}

TEST_F(EpubTest, FeatureCompleteDocumentIsValid) {
  write_feature_complete("all.xml");
  convert({"all.xml", "-o", "all.epub"});
  expect_same("all.xml", "all.epub");
  expect_valid("all.epub");
}

TEST_F(EpubTest, FeatureCompleteDocumentIsTheSameThroughWordAndBack) {
  write_feature_complete("all.xml");
  convert({"all.xml", "-o", "first.docx"});
  convert({"first.docx", "-o", "second.epub"});
  convert({"second.epub", "-o", "third.docx"});
  expect_same("all.xml", "second.epub");
  expect_same("first.docx", "third.docx");
  EXPECT_EQ(folder.read("first.docx"), folder.read("third.docx"));
}

TEST_F(EpubTest, VerticalAndRightToLeftPublicationsAreValid) {
  folder.write("zh.txt", "四季\n\n春天来了，河水又涨了起来。\n\n岸上的人都在等船。\n");
  convert({"zh.txt", "-W", "writing-mode=vertical", "-o", "zh.epub"});
  expect_valid("zh.epub");
  Document arabic;
  arabic.language = "ar";
  Article& article = arabic.articles.emplace_back();
  article.kicker = plain("سياسة");
  article.headline = plain("المدينة تفتح الميناء");
  article.blocks.push_back(paragraph("عادت السفن يوم الاثنين."));
  canonicalize(arabic);
  folder.write("ar.xml", xml::write_xml(arabic));
  convert({"ar.xml", "-o", "ar.epub"});
  expect_valid("ar.epub");
}

TEST_F(EpubTest, PublicationsWithACoverAndWithoutTextAreValid) {
  folder.write("cover.png", png_picture(30, 40, 200, 100, 50));
  write_feature_complete("all.xml");
  convert({"all.xml", "-W", "cover=" + (folder.path() / "cover.png").string(), "-o", "all.epub"});
  expect_valid("all.epub");
  folder.write("nothing.xml", xml::write_xml({}));
  convert({"nothing.xml", "-W", "cover=none", "-o", "nothing.epub"});
  expect_valid("nothing.epub");
}

TEST_F(EpubTest, FolderAndZipOfItAreReadAsThePublicationItself) {
  write_feature_complete("all.xml");
  convert({"all.xml", "-o", "all.epub"});
  Call unzip;
  unzip.words = {"/usr/bin/env", "python3", "-m", "zipfile", "-e", "all.epub", "book"};
  unzip.folder = folder.path();
  ASSERT_EQ(run(unzip).exit_code, 0);
  convert({"book", "-t", "xml", "-o", "folder.xml"});
  convert({"book/", "-t", "xml", "-o", "slash.xml"});
  Call zip;
  zip.words = {"/usr/bin/env", "python3", "-m", "zipfile", "-c", "book.zip", "book"};
  zip.folder = folder.path();
  ASSERT_EQ(run(zip).exit_code, 0);
  convert({"book.zip", "-t", "xml", "-o", "zip.xml"});
  for (const char* each : {"folder.xml", "slash.xml", "zip.xml"}) expect_same("all.xml", each);

  // What is missing is told, and the rest is read.
  fs::remove(folder.path() / "book/EPUB/article-1.xhtml");
  fs::remove(folder.path() / "book/EPUB/package.opf");
  const Outcome outcome = galley({"convert", "book", "-t", "xml", "-o", "rest.xml"});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.errors;
  EXPECT_THAT(outcome.errors, HasSubstr("package.opf"));
  EXPECT_THAT(folder.read("rest.xml"), HasSubstr("<article"));
}

TEST_F(EpubTest, ForeignPublicationOfThePageGivesTheArticlesOfItsText) {
  const auto foreign = sample("page-pandoc.epub");
  const auto page = sample("page.txt");
  if (!foreign || !page) GTEST_SKIP() << "the real page is not here; the unit tests hold publications of other makers";
  convert({foreign->string(), "-t", "xml", "--filter", "join-broken-paragraphs", "-o", "foreign.xml"});
  convert({page->string(), "-t", "xml", "--filter", "join-broken-paragraphs", "-o", "page.xml"});
  // The publication has a title and dates that a text file cannot have; else they are the same.
  std::istringstream differences(galley({"compare", "foreign.xml", "page.xml"}).output);
  for (std::string line; std::getline(differences, line);)
    EXPECT_THAT(line, StartsWith("metadata: only the first has"));
}

}  // namespace
}  // namespace galley::testing

// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "conversion.hpp"
#include "zip_package/package.hpp"

namespace galley::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

ReadResult read_metadata(const std::string& metadata) {
  auto files = publication({"<h1>One</h1><p>a</p>"});
  std::string& package = files[2].second;
  const auto begin = package.find("<dc:title>");
  package.replace(begin, package.find("</metadata>") - begin, metadata);
  return read_epub(zip(files));
}

TEST(EpubMetadata, KeepsRefinementsBehindWhatTheyRefine) {
  const ReadResult result = read_metadata(
      "<meta refines=\"#c\" property=\"file-as\">Lovelace, Ada</meta>"
      "<dc:title id=\"t\">The Isles</dc:title><meta refines=\"#t\" property=\"title-type\">main</meta>"
      "<meta refines=\"#t\" property=\"file-as\">Isles, The</meta><meta refines=\"#t\" "
      "property=\"display-seq\">2</meta>"
      "<dc:creator id=\"c\">Ada Lovelace</dc:creator>"
      "<meta refines=\"#c\" property=\"role\" scheme=\"marc:relators\">aut</meta>"
      "<meta refines=\"#c\" property=\"role\" scheme=\"marc:relators\">ill</meta>"
      "<meta refines=\"#c\" property=\"alternate-script\" xml:lang=\"ja\">エイダ</meta>"
      "<meta property=\"belongs-to-collection\" id=\"s\">Voyages</meta>"
      "<meta refines=\"#s\" property=\"group-position\">3</meta><meta property=\"my:rating\">5</meta>");
  const Metadata expected = {{"identifier", "urn:x", {}, {}},
                             {"title", "The Isles", {}, {}},
                             {"file-as", "Isles, The", {}, {}},
                             {"display-seq", "2", {}, {}},
                             {"creator", "Ada Lovelace", "marc:aut", {}},
                             {"file-as", "Lovelace, Ada", {}, {}},
                             {"role", "ill", "marc:relators", {}},
                             {"alternate-script", "エイダ", {}, "ja"},
                             {"isPartOf", "Voyages", {}, {}},
                             {"group-position", "3", {}, {}},
                             {"my:rating", "5", {}, {}}};
  EXPECT_EQ(result.document.metadata, expected);
  EXPECT_TRUE(result.diagnostics.entries().empty());
}

TEST(EpubMetadata, ReadsWhatVersion2AndCalibreSay) {
  const ReadResult result = read_metadata(
      "<dc:title>The Isles</dc:title><dc:creator opf:role=\"aut\" opf:file-as=\"Lovelace, Ada\">Ada "
      "Lovelace</dc:creator>"
      "<dc:date opf:event=\"original-publication\">1843</dc:date><dc:date opf:event=\"publication\">2001</dc:date>"
      "<meta name=\"calibre:series\" content=\"Voyages\"/><meta name=\"calibre:series_index\" content=\"3.0\"/>"
      "<meta name=\"calibre:title_sort\" content=\"Isles, The\"/><meta name=\"calibre:rating\" content=\"8\"/>"
      "<meta name=\"calibre:timestamp\" content=\"2020\"/><meta name=\"generator\" content=\"x\"/>");
  const Metadata expected = {{"identifier", "urn:x", {}, {}},      {"title", "The Isles", {}, {}},
                             {"file-as", "Isles, The", {}, {}},    {"creator", "Ada Lovelace", "marc:aut", {}},
                             {"file-as", "Lovelace, Ada", {}, {}}, {"date", "1843", "original-publication", {}},
                             {"issued", "2001", {}, {}},           {"isPartOf", "Voyages", {}, {}},
                             {"group-position", "3.0", {}, {}},    {"calibre:rating", "8", {}, {}}};
  EXPECT_EQ(result.document.metadata, expected);
  ASSERT_EQ(result.diagnostics.entries().size(), 1U);
  EXPECT_THAT(result.diagnostics.entries()[0].message, HasSubstr("calibre:timestamp, generator"));
}

TEST(EpubMetadata, SaysWhichRefinementsOfNothingAreLeftOut) {
  const ReadResult result =
      read_metadata("<dc:title>T</dc:title><meta refines=\"#nowhere\" property=\"file-as\">x</meta>");
  ASSERT_EQ(result.diagnostics.entries().size(), 1U);
  EXPECT_THAT(result.diagnostics.entries()[0].message, HasSubstr("file-as"));
}

TEST(EpubMetadata, WritesRefinementsAsEpubHasThem) {
  Document document;
  document.language = "en";
  document.metadata = {{"file-as", "of nothing", {}, {}},        {"creator", "Ada Lovelace", "marc:aut", {}},
                       {"file-as", "Lovelace, Ada", {}, {}},     {"file-as", "a second one", {}, {}},
                       {"alternate-script", "エイダ", {}, "ja"}, {"publisher", "Press", {}, {}},
                       {"alternate-script", "プレス", {}, "ja"}, {"file-as", "odd", "scheme", {}}};
  document.articles.emplace_back().headline = plain("One");
  canonicalize(document);
  const std::string bytes = write_epub(document);
  const Limits limits;
  Diagnostics diagnostics;
  zip_package::Package zip(bytes, limits, diagnostics);
  const std::string package = zip.read(*zip.find("EPUB/package.opf"));
  EXPECT_THAT(package, HasSubstr("<meta refines=\"#meta-2\" property=\"file-as\">Lovelace, Ada</meta>"));
  EXPECT_THAT(package, HasSubstr("property=\"alternate-script\" xml:lang=\"ja\">プレス</meta>"));
  EXPECT_THAT(package, Not(HasSubstr("property=\"file-as\">of nothing")));
  EXPECT_THAT(package, Not(HasSubstr("property=\"file-as\">a second one")));
  const ReadResult result = read_epub(bytes);
  EXPECT_EQ(result.document.metadata, document.metadata);
  EXPECT_TRUE(result.diagnostics.entries().empty());
}

}  // namespace
}  // namespace galley::testing

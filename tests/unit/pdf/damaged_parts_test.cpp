// SPDX-License-Identifier: Apache-2.0
// Parts of a sound file that no parser takes: each costs itself alone, and is told.
#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <string>

#include "galley/plugin.hpp"
#include "pdf/description.hpp"
#include "pdf/reader.hpp"

namespace galley::pdf {
namespace {

/// A page that says "good" above a picture, with `catalog` in the catalog, `trailer` in the trailer, and an object 6
/// that is nothing.
std::string file_with(const std::string& catalog, const std::string& trailer,
                      const std::string& colours = "/DeviceRGB") {
  const std::string content = "/P <</MCID 0>> BDC BT /F1 10 Tf 10 80 Td (good) Tj ET EMC q 100 0 0 50 20 10 cm /I Do Q";
  const std::string picture(30'000, 'x');
  const std::array<std::string, 7> objects = {
      "<</Type/Catalog/Pages 2 0 R" + catalog + ">>",
      "<</Type/Pages/Count 1/Kids[3 0 R]>>",
      "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>"
      "/XObject<</I 7 0 R>>>>>>",
      "<</Length " + std::to_string(content.size()) + ">>\nstream\n" + content + "\nendstream",
      "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
      "<</Title ]>>",
      "<</Type/XObject/Subtype/Image/Width 100/Height 100/BitsPerComponent 8/ColorSpace" + colours + "/Length " +
          std::to_string(picture.size()) + ">>\nstream\n" + picture + "\nendstream",
  };
  std::string bytes = "%PDF-1.7\n";
  std::string table = "xref\n0 8\n0000000000 65535 f \n";
  for (std::size_t i = 0; i < objects.size(); ++i) {
    char entry[21];
    std::snprintf(entry, sizeof entry, "%010zu 00000 n \n", bytes.size());
    table += entry;
    bytes += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
  }
  return bytes + table + "trailer\n<</Size 8/Root 1 0 R" + trailer + ">>\nstartxref\n" + std::to_string(bytes.size()) +
         "\n%%EOF\n";
}

TEST(DamagedPartsTest, CostThemselvesAlone) {
  const std::pair<std::string, std::string> files[] = {
      {"", "/Info 6 0 R"},        {"/Lang 6 0 R", ""},     {"/StructTreeRoot 6 0 R/MarkInfo<</Marked true>>", ""},
      {"/Metadata 6 0 R", ""},    {"/Outlines 6 0 R", ""}, {"/PageLabels 6 0 R", ""},
      {"/OCProperties 6 0 R", ""}};
  for (const auto& [catalog, trailer] : files) {
    const Options options(describe().reader_options, {});
    Limits limits;
    Diagnostics diagnostics;
    const Cancellation cancellation{false};
    Context context{options, limits, diagnostics, cancellation};
    const Document document = read(Source::from_memory(file_with(catalog, trailer), "damaged"), context);
    // The other parts are read by code that says nothing of what is not there.
    if (!trailer.empty()) {
      ASSERT_FALSE(diagnostics.entries().empty());
      EXPECT_NE(diagnostics.entries().front().message.find("information on the document is damaged"),
                std::string::npos);
    }
    ASSERT_EQ(document.articles.size(), 1U) << catalog << trailer;
    EXPECT_FALSE(document.articles.front().headline.empty() && document.articles.front().blocks.empty())
        << catalog << trailer;
  }
}

// Spreadsheet programs say of the text of each cell that it stands for nothing.
TEST(DamagedPartsTest, AreNotTextsThatAnEmptyOneReplaces) {
  const std::string tree =
      "/MarkInfo<</Marked true>>/StructTreeRoot<</Type/StructTreeRoot/K<</S/Document/K[<</S/P/Pg 3 0 R"
      "/K[<</S/Span/Pg 3 0 R/ActualText()/K[0]>>]>>]>>>>";
  const Options options(describe().reader_options, {{"layout", "tags"}});
  Limits limits;
  Diagnostics diagnostics;
  const Cancellation cancellation{false};
  Context context{options, limits, diagnostics, cancellation};
  const Document document = read(Source::from_memory(file_with(tree, ""), "cell"), context);
  ASSERT_EQ(document.articles.size(), 1U);
  ASSERT_FALSE(document.articles.front().blocks.empty());
  const auto* paragraph = std::get_if<Paragraph>(&document.articles.front().blocks.front().value);
  ASSERT_NE(paragraph, nullptr);
  EXPECT_EQ(text_of(paragraph->content), "good");
}

TEST(DamagedPartsTest, OfAPictureCostThePictureAlone) {
  for (const char* colours : {"[/ICCBased 6 0 R]", "[/Indexed 6 0 R 255 6 0 R]", "6 0 R"}) {
    const Options options(describe().reader_options, {});
    const Limits limits;
    Diagnostics diagnostics;
    const Cancellation cancellation{false};
    Context context{options, limits, diagnostics, cancellation};
    const Document document = read(Source::from_memory(file_with("", "", colours), "damaged"), context);
    EXPECT_EQ(document.articles.size(), 1U) << colours;
    EXPECT_TRUE(document.media.empty()) << colours;
    EXPECT_EQ(diagnostics.count(Severity::loss, code::dropped_content), 1U) << colours;
  }
}

}  // namespace
}  // namespace galley::pdf

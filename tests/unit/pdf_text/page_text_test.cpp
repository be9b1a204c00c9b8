// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "galley/error.hpp"
#include "pdf_text/file.hpp"

namespace galley::pdf_text {
namespace {

// A file of one page, whose cross-references are for the reader to rebuild.
std::string file_of(const std::string& content,
                    const std::string& fonts = "/F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
                    const std::string& more = {}) {
  return "%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n"
         "2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n"
         "3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]/Contents 4 0 R/Resources<</Font<<" +
         fonts + ">>>>" + more + ">>\nendobj\n4 0 obj\n<</Length " + std::to_string(content.size()) + ">>\nstream\n" +
         content + "\nendstream\nendobj\ntrailer\n<</Root 1 0 R/Size 5>>\nstartxref\n0\n%%EOF\n";
}

layout::PageContent page_of(const std::string& bytes) {
  File file(bytes, "", {});
  EXPECT_EQ(file.page_count(), 1U);
  return file.page(0);
}

TEST(PageTextTest, PlacesGlyphsFromTheTopLeft) {
  const auto page = page_of(file_of("BT /F1 10 Tf 20 70 Td (Hi) Tj ET"));
  ASSERT_EQ(page.glyphs.size(), 2U);
  EXPECT_EQ(page.text, "Hi");
  EXPECT_NEAR(page.glyphs[0].x, 20, 0.01);
  EXPECT_NEAR(page.glyphs[0].y, 30, 0.01);
  EXPECT_NEAR(page.glyphs[1].x, 27.22, 0.01);
  EXPECT_NEAR(page.glyphs[0].size, 10, 0.01);
}

TEST(PageTextTest, UndoesTheRotationOfThePage) {
  const auto page = page_of(
      file_of("BT /F1 10 Tf 20 70 Td (Hi) Tj ET", "/F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>", "/Rotate 90"));
  EXPECT_NEAR(page.width, 100, 0.01);
  ASSERT_EQ(page.glyphs.size(), 2U);
  EXPECT_NEAR(page.glyphs[0].direction_y, 1, 0.01);
}

TEST(PageTextTest, ReadsDifferencesOfEncodings) {
  const auto page =
      page_of(file_of("BT /F1 10 Tf (AB) Tj ET",
                      "/F1<</Type/Font/Subtype/Type1/BaseFont/Own/Encoding<</Differences[65/eacute/f_i]>>>>"));
  EXPECT_EQ(page.text, "éfi");
}

TEST(PageTextTest, TellsMarksAndArtifacts) {
  const auto page =
      page_of(file_of("/P<</MCID 3>>BDC BT /F1 10 Tf (a) Tj ET EMC /Artifact BMC BT /F1 10 Tf (b) Tj ET EMC"));
  ASSERT_EQ(page.glyphs.size(), 2U);
  EXPECT_EQ(page.marks[static_cast<std::size_t>(page.glyphs[0].mark)].identifier, 3);
  EXPECT_TRUE(page.marks[static_cast<std::size_t>(page.glyphs[1].mark)].artifact);
}

TEST(PageTextTest, CollectsRulesAndGrounds) {
  const auto page = page_of(file_of("10 50 100 0.5 re f 0.8 g 10 10 80 30 re f"));
  ASSERT_EQ(page.rules.size(), 1U);
  EXPECT_TRUE(page.rules[0].horizontal());
  ASSERT_EQ(page.grounds.size(), 1U);
  EXPECT_NEAR(page.grounds[0].box.top, 60, 0.01);
}

TEST(PageTextTest, SaysWhatItPassedOver) {
  const auto page = page_of(file_of("BT (a) Tj ET"));
  EXPECT_FALSE(page.complaints.empty());
}

TEST(PageTextTest, RefusesWhatIsNoPdf) {
  for (const char* bytes : {"", "%PDF-1.7", "nothing of the kind", "%PDF-1.7\n1 0 obj\n<</Type/Catalog>>\nendobj\n"}) {
    EXPECT_THROW(File(bytes, "", {}), Error) << bytes;
  }
}

}  // namespace
}  // namespace galley::pdf_text

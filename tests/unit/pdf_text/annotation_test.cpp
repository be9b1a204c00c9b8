// SPDX-License-Identifier: Apache-2.0
// What annotations and form fields add to the text of a page.
#include <gtest/gtest.h>

#include "made_up_pdf.hpp"

namespace galley::pdf_text {
namespace {

using galley::testing::helvetica;
using galley::testing::MadeUpPdf;
using galley::testing::only_page;

layout::PageContent page_with(const std::string& annotation, const std::string& form = {}) {
  MadeUpPdf pdf;
  const int field = pdf.add("<</Type/Annot/Rect[10 10 110 30]" + annotation + ">>");
  pdf.add_page("", helvetica, "/Annots[" + std::to_string(field) + " 0 R]");
  pdf.extend_catalog("/AcroForm<</DA(/Helv 8 Tf 0 g)/Fields[]" + form + ">>");
  return only_page(pdf.bytes());
}

TEST(AnnotationTest, ShowsTheAppearanceOfAnyKind) {
  for (const char* kind : {"Widget", "FreeText", "Stamp", "Screen", "RichMedia", "Square"}) {
    MadeUpPdf pdf;
    const int form = pdf.add_stream("BT /F1 10 Tf 0 5 Td (seen) Tj ET",
                                    "/Type/XObject/Subtype/Form/BBox[0 0 100 20]/Resources<<" + helvetica + ">>");
    const std::string appearance = "/AP<</N " + std::to_string(form) + " 0 R>>";
    const int shown = pdf.add("<</Type/Annot/Subtype/" + std::string(kind) + "/Rect[10 10 110 30]" + appearance + ">>");
    const int hidden =
        pdf.add("<</Type/Annot/F 2/Subtype/" + std::string(kind) + "/Rect[10 50 110 70]" + appearance + ">>");
    pdf.add_page("", helvetica, "/Annots[" + std::to_string(shown) + " 0 R " + std::to_string(hidden) + " 0 R]");
    const auto page = only_page(pdf.bytes());
    EXPECT_EQ(page.text, "seen") << kind;
    EXPECT_NEAR(page.glyphs.at(0).y, 85, 0.01) << kind;
  }
}

TEST(AnnotationTest, ShowsValuesThatNoAppearanceDraws) {
  const auto page = page_with("/Subtype/Widget/FT/Tx/V(value)/DA(/Helv 12 Tf 0 g)");
  EXPECT_EQ(page.text, "value");
  EXPECT_NEAR(page.glyphs.at(0).size, 12, 0.01);
  EXPECT_NEAR(page.glyphs.at(0).x, 12, 0.01);
  EXPECT_GT(page.glyphs.at(0).y, 70);
  EXPECT_LT(page.glyphs.at(0).y, 90);
  EXPECT_NEAR(page_with("/Subtype/Widget/FT/Tx/V(value)").glyphs.at(0).size, 8, 0.01);
  EXPECT_EQ(page_with("/Subtype/Widget/FT/Tx/V<FEFF597D>").text, "好");
  EXPECT_EQ(page_with("/Subtype/FreeText/Contents(a note)").text, "a note");
}

TEST(AnnotationTest, TakesValuesFromTheFieldAbove) {
  MadeUpPdf pdf;
  const int parent = pdf.add("<</FT/Tx/V(above)>>");
  const int field =
      pdf.add("<</Type/Annot/Subtype/Widget/Rect[10 10 110 30]/Parent " + std::to_string(parent) + " 0 R>>");
  pdf.add_page("", helvetica, "/Annots[" + std::to_string(field) + " 0 R]");
  EXPECT_EQ(only_page(pdf.bytes()).text, "above");
}

TEST(AnnotationTest, ShowsChoicesAsTheyAreWorded) {
  EXPECT_EQ(page_with("/Subtype/Widget/FT/Ch/V(de)/Opt[[(en)(English)][(de)(German)]]").text, "German");
  EXPECT_EQ(page_with("/Subtype/Widget/FT/Ch/V[(a)(b)]/Opt[(a)(b)(c)]").text, "ab");
}

TEST(AnnotationTest, KeepsPasswordsAndButtonsToThemselves) {
  EXPECT_EQ(page_with("/Subtype/Widget/FT/Tx/Ff 8192/V(secret)").text, "");
  EXPECT_EQ(page_with("/Subtype/Widget/FT/Btn/V/Yes").text, "");
}

TEST(AnnotationTest, BreaksLongValuesToTheirBox) {
  const auto page = page_with("/Subtype/Widget/FT/Tx/Ff 4096/V(one two three four five six seven eight\\rnine)");
  float right = 0;
  float bottom = 0;
  for (const auto& glyph : page.glyphs) {
    right = std::max(right, glyph.x + glyph.advance);
    bottom = std::max(bottom, glyph.y);
  }
  EXPECT_LE(right, 110);
  EXPECT_NEAR(bottom - page.glyphs.at(0).y, 2 * 8 * 1.15, 0.1);
}

TEST(AnnotationTest, EndsWhenFieldsAreTheirOwnParents) {
  MadeUpPdf pdf;
  const int field = pdf.add("<</Type/Annot/Subtype/Widget/Rect[10 10 110 30]/Parent 3 0 R>>");
  ASSERT_EQ(field, 3);
  pdf.add_page("", helvetica, "/Annots[3 0 R 3 0 R]");
  EXPECT_EQ(only_page(pdf.bytes()).text, "");
}

}  // namespace
}  // namespace galley::pdf_text

// SPDX-License-Identifier: Apache-2.0
// What codes of fonts stand for: by ToUnicode, encodings, glyph names and font programs.
#include <gtest/gtest.h>

#include "made_up_pdf.hpp"

namespace galley::pdf_text {
namespace {

using galley::testing::MadeUpPdf;
using galley::testing::only_page;

std::string encrypted(const std::string& plain, std::uint16_t key) {
  std::string result;
  for (const char c : plain) {
    const auto cipher = static_cast<unsigned char>(static_cast<unsigned char>(c) ^ (key >> 8));
    key = static_cast<std::uint16_t>((cipher + key) * 52845U + 22719U);
    result += static_cast<char>(cipher);
  }
  return result;
}

// A Type 1 font (Adobe Type 1 Font Format, 2 and 7) whose glyphs are empty; its encoding puts `names` at 12 and on.
std::string type1_font(const std::vector<std::string>& names) {
  std::string clear =
      "%!PS-AdobeFont-1.0: Tiny 1\n11 dict begin\n/FontName /Tiny def\n/FontType 1 def\n/PaintType 0 def\n"
      "/FontMatrix [0.001 0 0 0.001 0 0] readonly def\n/FontBBox {0 0 1000 1000} readonly def\n/Encoding 256 array\n"
      "0 1 255 {1 index exch /.notdef put} for\n";
  std::string hidden =
      "0000dup /Private 8 dict dup begin\n/RD {string currentfile exch readstring pop} executeonly def\n"
      "/ND {noaccess def} executeonly def\n/NP {noaccess put} executeonly def\n/BlueValues [] def\n/password 5839 def\n"
      "2 index /CharStrings " +
      std::to_string(names.size() + 1) + " dict dup begin\n";
  const std::string outline = encrypted("0000\x8B\xF7\x00\x0D\x0E", 4330);
  const auto glyph = [&](const std::string& name) {
    hidden += "/" + name + " " + std::to_string(outline.size()) + " RD " + outline + " ND\n";
  };
  glyph(".notdef");
  for (std::size_t i = 0; i < names.size(); ++i) {
    clear += "dup " + std::to_string(12 + i) + " /" + names[i] + " put\n";
    glyph(names[i]);
  }
  clear += "readonly def\ncurrentdict end\ncurrentfile eexec\n";
  hidden += "end\nend\nreadonly put\nnoaccess put\ndup/FontName get exch definefont pop\nmark currentfile closefile\n";
  return clear + encrypted(hidden, 55665);
}

TEST(FontTextTest, ReadsLigaturesOfBuiltInEncodings) {
  MadeUpPdf pdf;
  const int program = pdf.add_stream(type1_font({"fi", "ffi", "A", "alpha"}));
  const int descriptor =
      pdf.add("<</Type/FontDescriptor/Flags 4/FontName/Tiny/FontFile " + std::to_string(program) + " 0 R>>");
  pdf.add_page("BT /F1 10 Tf 10 50 Td (\\014 \\015\\016\\017) Tj ET",
               "/Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Tiny/FirstChar 12/LastChar 15/Widths[500 500 500 500]"
               "/FontDescriptor " +
                   std::to_string(descriptor) + " 0 R>>>>");
  EXPECT_EQ(only_page(pdf.bytes()).text, "fiffiAα");
}

std::string type0(const std::string& entries, const std::string& of_descendant = {}) {
  return "/Font<</F1<</Type/Font/Subtype/Type0/BaseFont/Own/Encoding/Identity-H" + entries +
         "/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/BaseFont/Own/DW 500" + of_descendant +
         "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>]>>>>";
}

TEST(FontTextTest, TakesCodesForUnicodeWhenToUnicodeIsTheIdentity) {
  MadeUpPdf pdf;
  pdf.add_page("BT /F1 10 Tf 10 50 Td <00480069597D> Tj ET", type0("/ToUnicode/Identity-H"));
  EXPECT_EQ(only_page(pdf.bytes()).text, "Hi好");
}

TEST(FontTextTest, ReadsToUnicodeThatEndsInADamagedStream) {
  MadeUpPdf pdf;
  // Stored, not compressed; its checksum is missing.
  const std::string map = "1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfchar <0001> <0041> endbfchar";
  const std::string packed = std::string("\x78\x01\x01", 3) + static_cast<char>(map.size()) + '\0' +
                             static_cast<char>(~map.size()) + '\xFF' + map;
  const int stream = pdf.add_stream(packed, "/Filter/FlateDecode");
  pdf.add_page("BT /F1 10 Tf 10 50 Td <0001> Tj ET", type0("/ToUnicode " + std::to_string(stream) + " 0 R"));
  EXPECT_EQ(only_page(pdf.bytes()).text, "A");
}

TEST(FontTextTest, SaysWhichFontHasNoMap) {
  MadeUpPdf pdf;
  pdf.add_page("BT /F1 10 Tf 10 50 Td <00010002> Tj ET", type0(""));
  const auto page = only_page(pdf.bytes());
  EXPECT_EQ(page.text, "");
  ASSERT_EQ(page.complaints.size(), 1U);
  EXPECT_EQ(page.complaints[0], "2 characters of the font Own left out: nothing in the file says which they are");
}

// Glyphs of "Hamburgefont" and more, with the widths of a grotesque; `widths` as /W has them.
std::string shown_without_map(const std::string& widths) {
  MadeUpPdf pdf;
  pdf.add_page("BT /F1 10 Tf 10 50 Td <002B00440050004500580055004A> Tj ET", type0("", "/W[" + widths + "]"));
  return only_page(pdf.bytes()).text;
}

TEST(FontTextTest, KnowsTheUsualOrderOfGlyphsByTheirWidths) {
  EXPECT_EQ(shown_without_map("3[280]17[290]36[690 680 740 730]43[730 290]48[850]68[570 580 520 580 570 300 580]76[240 "
                              "250]80[850 570]85[360]88[570]"),
            "Hamburg");
  EXPECT_EQ(shown_without_map("3[700]17[570]36[250 570 300 580]43[240 850]48[290]68[730 280 740 240 690 850 290]76[850 "
                              "730]80[250 680]85[850]88[300]"),
            "");
}

TEST(FontTextTest, ReadsNumbersInGlyphNamesInTheBaseTheyAreIn) {
  const auto shown = [](const std::string& differences) {
    MadeUpPdf pdf;
    pdf.add_page("BT /F1 10 Tf 10 50 Td (\\001\\002\\003) Tj ET",
                 "/Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Own/Encoding<</Differences[" + differences + "]>>>>>>");
    return only_page(pdf.bytes()).text;
  };
  EXPECT_EQ(shown("1/a72/a105/a33"), "Hi!");
  EXPECT_EQ(shown("1/C4a/C6f/C21"), "Jo!");
  EXPECT_EQ(shown("1/a201/a110/a224"), "Énà");
}

TEST(FontTextTest, TakesTheStandardEncodingWhereNoneIsNamed) {
  MadeUpPdf pdf;
  pdf.add_page("BT /F1 10 Tf 10 50 Td (\\361\\371) Tj ET",
               "/Font<</F1<</Type/Font/Subtype/TrueType/BaseFont/ArialMT>>>>");
  EXPECT_EQ(only_page(pdf.bytes()).text, "æø");
}

TEST(FontTextTest, SpacesOfStandardFontsHaveTheirWidth) {
  MadeUpPdf pdf;
  pdf.add_page("BT /F1 10 Tf 10 50 Td (a b) Tj ET",
               "/Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Times-Roman/Encoding<</Differences[32/.notdef]>>>>>>");
  const auto page = only_page(pdf.bytes());
  ASSERT_EQ(page.glyphs.size(), 3U);
  EXPECT_NEAR(page.glyphs[2].x - page.glyphs[1].x, 2.5, 0.01);
}

}  // namespace
}  // namespace galley::pdf_text

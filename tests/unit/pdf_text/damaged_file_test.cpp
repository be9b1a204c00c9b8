// SPDX-License-Identifier: Apache-2.0
// Files made to hurt: each is read in bounded time, the fault is told, and the other pages are read.
#include <gtest/gtest.h>
#include <zlib.h>

#include <chrono>
#include <random>

#include "galley/error.hpp"
#include "made_up_pdf.hpp"
#include "pdf_text/file.hpp"

namespace galley::pdf_text {
namespace {

using galley::testing::helvetica;
using galley::testing::MadeUpPdf;

const std::string good = "BT /F1 10 Tf 10 50 Td (good) Tj ET";

std::string deflated(const std::string& data) {
  uLongf size = compressBound(data.size());
  std::string packed(size, '\0');
  compress2(reinterpret_cast<Bytef*>(packed.data()), &size, reinterpret_cast<const Bytef*>(data.data()), data.size(),
            9);
  packed.resize(size);
  return packed;
}

std::string repeated(const std::string& text, std::size_t times) {
  std::string all;
  all.reserve(text.size() * times);
  for (std::size_t i = 0; i < times; ++i) all += text;
  return all;
}

std::string reference(int number) { return std::to_string(number) + " 0 R"; }

// What the first page said, in a file whose second page must be read whatever the first one holds. Twenty seconds is
// what a person may be asked to wait; the sanitizers' builds take their share of it.
std::string complaints_about(MadeUpPdf& pdf, std::uint64_t expanded_bytes = Limits{}.expanded_bytes) {
  pdf.add_page(good, helvetica);
  const std::string bytes = pdf.bytes();
  const auto start = std::chrono::steady_clock::now();
  Limits limits;
  limits.expanded_bytes = expanded_bytes;
  File file(bytes, "", limits);
  EXPECT_EQ(file.page_count(), 2U);
  std::string complaints;
  for (const std::string& complaint : file.page(0).complaints) complaints += complaint + "\n";
  EXPECT_EQ(file.page(1).text, "good");
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(20));
  return complaints;
}

bool says(const std::string& complaints, const std::string& words) {
  return complaints.find(words) != std::string::npos;
}

void add_page_of_stream(MadeUpPdf& pdf, const std::string& data, const std::string& filter) {
  const int stream = pdf.add_stream(data, filter);
  pdf.add_page("", helvetica, "/Contents " + reference(stream));
}

TEST(DamagedFileTest, BombsOfFilters) {
  const std::string spaces = deflated(std::string(40'000'000, ' '));
  const std::pair<std::string, std::string> bombs[] = {
      {spaces, "/Filter/FlateDecode"},
      {deflated(repeated(spaces, 3)), "/Filter[/FlateDecode/FlateDecode]"},
      {repeated("\x81 ", 300'000), "/Filter/RunLengthDecode"},
      {good, "/Filter[" + repeated("/ASCIIHexDecode ", 20'000) + "]"},
  };
  for (const auto& [data, filter] : bombs) {
    MadeUpPdf pdf;
    add_page_of_stream(pdf, data, filter);
    EXPECT_TRUE(says(complaints_about(pdf, 16U << 20), "damaged or too large")) << filter.substr(0, 60);
  }
}

TEST(DamagedFileTest, BombsInFontsLeaveTheOtherPages) {
  MadeUpPdf pdf;
  const std::string packed = deflated(std::string(8'000'000, ' '));
  const int map = pdf.add_stream(packed, "/Filter/FlateDecode");
  const int program = pdf.add_stream(packed, "/Filter/FlateDecode");
  std::string content;
  std::string fonts = "/Font<<";
  for (int i = 0; i < 500; ++i) {
    const std::string name = "/X" + std::to_string(i);
    content += "BT " + name + " 1 Tf (\\001) Tj ET ";
    fonts += name + "<</Type/Font/Subtype/Type1/ToUnicode " + reference(map) + "/FontDescriptor<</FontFile " +
             reference(program) + ">>>>";
  }
  pdf.add_page(content, fonts + ">>");
  EXPECT_TRUE(says(complaints_about(pdf, 64U << 20), "500 characters of the font"));
}

TEST(DamagedFileTest, FormsWithinForms) {
  MadeUpPdf pdf;
  // Thirty forms, each of which shows the next one ten times.
  constexpr int first = 3;
  for (int i = 0; i < 30; ++i) {
    pdf.add_stream(repeated("/X Do ", 10), "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X " +
                                               reference(first + i + 1) + ">>>>");
  }
  pdf.add_stream("/X Do",
                 "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X " + reference(first) + ">>>>");
  pdf.add_page("/X Do", "/XObject<</X " + reference(first) + ">>");
  const std::string complaints = complaints_about(pdf);
  EXPECT_TRUE(says(complaints, "forms within forms"));
  EXPECT_TRUE(says(complaints, "longer than the limit"));
}

TEST(DamagedFileTest, ContentWithoutEnd) {
  const std::pair<std::string, std::string> contents[] = {
      {repeated("foo 1 2 3 bar [1 2] /n ", 500'000), ""},
      {repeated("q ", 100'000) + good, "nested graphics states"},
      {repeated("[", 1'000'000) + good, ""},
      {repeated("(", 1'000'000) + good, ""},
      {repeated("/P BMC ", 100'000) + good, ""},
      {repeated("BI ID x ", 200'000), ""},
      {repeated("1 1 l ", 100'000) + "S", ""},
      {std::string(1'000'000, '9') + " 0 0 1 0 0 cm " + good, ""},
      {"BT /F1 1 Tf " + repeated("1 0 0 1 10 50 Tm (" + std::string(1000, 'x') + ") Tj ", 100), ""},
      {repeated("/None gs /F1 1 Tf /Nil Do ", 50'000), ""},
  };
  for (const auto& [content, complaint] : contents) {
    MadeUpPdf pdf;
    pdf.add_page(content, helvetica);
    EXPECT_TRUE(says(complaints_about(pdf), complaint)) << content.substr(0, 40);
  }
}

TEST(DamagedFileTest, MoreTextThanAPageHolds) {
  MadeUpPdf pdf;
  std::string line = "1 0 0 1 10 50 Tm (" + std::string(100, 'i') + ") Tj ";
  pdf.add_page("BT /F1 1 Tf " + repeated(line, 11'000), helvetica);
  EXPECT_TRUE(says(complaints_about(pdf), "more text than the limit"));
  MadeUpPdf forms;
  const int field = forms.add("<</Subtype/Widget/FT/Tx/Rect[0 0 99 99]/V(" + std::string(60'000, 'v') + ")>>");
  forms.add_page("", helvetica, "/Annots[" + repeated(reference(field) + " ", 50'000) + "]");
  EXPECT_TRUE(says(complaints_about(forms), "more text than the limit"));
}

TEST(DamagedFileTest, ThingsThatLeadToThemselves) {
  MadeUpPdf pdf;
  // 3: an array of itself; 4: a reference to itself; 5: a font of itself; 6: a map that uses itself; 7: a form.
  pdf.add("[3 0 R 3 0 R 4 0 R]");
  pdf.add("4 0 R");
  pdf.add("<</Type/Font/Subtype/Type0/Encoding 6 0 R/DescendantFonts[5 0 R]/W 3 0 R/ToUnicode 6 0 R>>");
  pdf.add_stream("/Self usecmap 1 begincidrange <00000000> <FFFFFFFF> 0 endcidrange", "/Type/CMap/UseCMap 6 0 R");
  pdf.add_stream("/X Do /X Do", "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/OC 8 0 R/Resources<</XObject<</X 7 0 R>>>>");
  pdf.add(
      "<</Type/OCMD/OCGs[8 0 R]/First 8 0 R/Next 8 0 R/Kids[8 0 R]/Nums[0 8 0 R]/OFF[8 0 R]/D 8 0 R/Title(t)/A 8 0 "
      "R>>");
  pdf.add_page("/X Do BT /F1 9 Tf (ab) Tj ET", "/Font<</F1 5 0 R>>/XObject<</X 7 0 R>>/ColorSpace 3 0 R",
               "/Contents [3 0 R]/CropBox 3 0 R/Rotate 4 0 R/Annots 3 0 R");
  pdf.extend_catalog("/Outlines 8 0 R/PageLabels 8 0 R/OCProperties 8 0 R/Dests 8 0 R/Names<</Dests 8 0 R>>");
  complaints_about(pdf);
  const std::string bytes = pdf.bytes();
  File file(bytes, "", {});
  file.outline();
}

TEST(DamagedFileTest, PageTreesThatTurnInCircles) {
  const std::string bytes =
      "%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Parent 2 0 R/Count "
      "99999999/Kids"
      "[2 0 R 3 0 R 2 0 R 4 0 R 4 0 R]>>\nendobj\n3 0 obj\n<</Kids[2 0 R 3 0 R]>>\nendobj\n4 0 "
      "obj\n<</Type/Page>>\nendobj\n"
      "trailer\n<</Root 1 0 R/Size 5>>\nstartxref\n0\n%%EOF\n";
  File file(bytes, "", {});
  EXPECT_EQ(file.page_count(), 1U);
  EXPECT_EQ(file.page(0).text, "");
}

TEST(DamagedFileTest, NestingIsRefusedBeforeAnyParserSeesIt) {
  for (const std::size_t depth : {1'000U, 100'000U}) {
    MadeUpPdf pdf;
    pdf.add_page(good, helvetica, "/X " + repeated("<</a ", depth) + "1" + repeated(">>", depth));
    EXPECT_THROW(File(pdf.bytes(), "", {}), Error) << depth;
  }
  MadeUpPdf arrays;
  arrays.add_page(good, helvetica, "/X " + std::string(100'000, '[') + std::string(100'000, ']'));
  try {
    File(arrays.bytes(), "", {});
  } catch (const Error&) {
  }
  // Pixels that look like brackets are none.
  MadeUpPdf picture;
  picture.add_stream(repeated("<<<<<<<<\xF0", 1'000));
  picture.add_page(good, helvetica);
  EXPECT_EQ(galley::testing::only_page(picture.bytes()).text, "good");
  MadeUpPdf harmless;
  harmless.add_page(good, helvetica, "/X " + repeated("<</a ", 20) + "1" + repeated(">>", 20));
  EXPECT_EQ(galley::testing::only_page(harmless.bytes()).text, "good");
}

// A file whose cross-references are in a stream, with an object stream.
std::string packed_file(const std::string& table, const std::string& table_entries, const std::string& objects,
                        const std::string& object_entries) {
  std::string bytes = "%PDF-1.5\n8 0 obj\n<</Type/ObjStm/N 1/First 4" + object_entries + "/Length " +
                      std::to_string(objects.size()) + ">>\nstream\n" + objects + "\nendstream\nendobj\n";
  const std::size_t start = bytes.size();
  return bytes + "9 0 obj\n<</Type/XRef/Root 1 0 R/Size 10/W[1 4 1]" + table_entries + "/Length " +
         std::to_string(table.size()) + ">>\nstream\n" + table + "\nendstream\nendobj\nstartxref\n" +
         std::to_string(start) + "\n%%EOF\n";
}

TEST(DamagedFileTest, BombsInStreamsOfObjects) {
  const std::string twice = "/Filter[/FlateDecode/FlateDecode]";
  const std::string bomb = deflated(deflated(std::string(60'000'000, '\0')));
  const std::string entries = deflated(std::string(60, '\0'));
  for (const std::string& bytes :
       {packed_file(bomb, twice, "5 0 ", ""), packed_file(entries, "/Filter/FlateDecode", bomb, twice),
        packed_file(entries, "/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 2000000000>>", "5 0 ", ""),
        packed_file(std::string(60, '\0'), "/W[2000000000 2000000000 2000000000]", "5 0 ", ""),
        packed_file(std::string(60, '\0'), "/Index[0 2147483647]", "5 0 ", ""),
        packed_file(entries, "/Filter/FlateDecode", deflated("5 0 " + repeated("<</a ", 50'000)),
                    "/Filter/FlateDecode")}) {
    const auto start = std::chrono::steady_clock::now();
    Limits limits;
    limits.expanded_bytes = 32U << 20;
    EXPECT_THROW(File(bytes, "", limits), Error);
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(20));
  }
}

TEST(DamagedFileTest, StreamsThatAreSaidToBeEverywhere) {
  for (const char* claim : {"stream ", "1 0 obj/XRef/Filter/ASCIIHexDecode stream\n", "/ObjStm stream "}) {
    const std::string bytes = "%PDF-1.5\n" + repeated(claim, 500'000);
    const auto start = std::chrono::steady_clock::now();
    EXPECT_THROW(File(bytes, "", {}), Error) << claim;
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(20)) << claim;
  }
}

// A file of some variety, to be cut and spoilt.
std::string varied_file() {
  MadeUpPdf pdf;
  const int form = pdf.add_stream("BT /F1 9 Tf (form) Tj ET", "/Type/XObject/Subtype/Form/BBox[0 0 99 99]");
  const int packed = pdf.add_stream(deflated(good), "/Filter/FlateDecode");
  const int note = pdf.add("<</Type/Annot/Subtype/FreeText/Rect[1 1 90 20]/Contents(note)>>");
  pdf.add_page("/X Do", helvetica + "/XObject<</X " + reference(form) + ">>", "/Annots[" + reference(note) + "]");
  pdf.add_page("", helvetica, "/Contents[" + reference(packed) + "]/Rotate 90");
  pdf.add_page(good,
               "/Font<</F1<</Type/Font/Subtype/Type0/Encoding/UniGB-UCS2-H/DescendantFonts[<</Subtype/CIDFontType0"
               "/CIDSystemInfo<</Ordering(GB1)>>>>]>>>>");
  pdf.extend_catalog("/PageLabels<</Nums[0<</S/r>>]>>");
  return pdf.bytes();
}

void read_all(const std::string& bytes) {
  try {
    File file(bytes, "", {});
    for (std::uint32_t i = 0; i < file.page_count() && i < 20; ++i) file.page(i);
    file.outline();
  } catch (const Error&) {
  }
}

TEST(DamagedFileTest, CutAnywhere) {
  const std::string bytes = varied_file();
  ASSERT_GT(bytes.size(), 1500U);
  for (std::size_t length = 0; length < bytes.size(); length += 7) read_all(bytes.substr(0, length));
  File whole(bytes, "", {});
  EXPECT_EQ(whole.page(0).text, "formnote");
  // What stands before the cut is found again: without the table of references, and without catalog and page tree.
  for (const char* place : {"xref\n0", "1 0 obj"}) {
    const std::string left = bytes.substr(0, bytes.rfind(place));
    File cut(left, "", {});
    EXPECT_EQ(cut.page_count(), 3U) << place;
    EXPECT_EQ(cut.page(0).text, "formnote") << place;
    EXPECT_FALSE(cut.repair().empty());
  }
}

TEST(DamagedFileTest, SpoiltAnywhere) {
  const std::string bytes = varied_file();
  std::mt19937 random(20);
  for (int i = 0; i < 400; ++i) {
    std::string spoilt = bytes;
    for (int j = 0; j < 5; ++j) {
      const std::size_t at = random() % spoilt.size();
      switch (random() % 3) {
        case 0:
          spoilt[at] = static_cast<char>(random());
          break;
        case 1:
          spoilt.erase(at, random() % 20);
          break;
        default:
          spoilt.insert(at, spoilt.substr(random() % spoilt.size(), random() % 40));
      }
    }
    read_all(spoilt);
  }
}

TEST(DamagedFileTest, LengthsThatAreWrong) {
  for (const char* length : {"0", "5", "9999", "-1", "99999999999999", "(x)", "99 0 R"}) {
    MadeUpPdf pdf;
    const int stream = pdf.add("<</Length " + std::string(length) + ">>\nstream\n" + good + "\nendstream");
    pdf.add_page("", helvetica, "/Contents " + reference(stream));
    const std::string bytes = pdf.bytes();
    File file(bytes, "", {});
    EXPECT_EQ(file.page(0).text, "good") << length;
  }
}

}  // namespace
}  // namespace galley::pdf_text

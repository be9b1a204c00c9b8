// SPDX-License-Identifier: Apache-2.0
// Mutations are worth their time only if most of the files they make still open, and differ.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <string>

#include "galley/diagnostics.hpp"
#include "galley/error.hpp"
#include "pdf_text/file.hpp"
#include "structure/markup_mutation.hpp"
#include "structure/mutation.hpp"
#include "structure/pdf_file.hpp"
#include "structure/zip_file.hpp"
#include "zip_package/package.hpp"

namespace galley::fuzz {
namespace {

/// Sets the first byte, or puts one in; enough to see whether it was called.
std::size_t mark(std::uint8_t* data, std::size_t size, std::size_t most) {
  if (size == 0 && most > 0) size = 1;
  if (size > 0) data[0] = '!';
  return size;
}

std::string small_zip() {
  return pack_zip({{"mimetype", "application/x", false},
                   {"a.xml", "<a><b c=\"1\">text</b><d/></a>", true},
                   {"b/c.xml", "<x>words <y>more</y> words</x>", false}});
}

std::string small_pdf() {
  const std::string content = "BT /F1 12 Tf 72 700 Td (Harbour reopens) Tj ET\n";
  PdfParts parts{
      "%PDF-1.7",
      {{1, 0, "<</Type/Catalog/Pages 2 0 R>>", {}},
       {2, 0, "<</Type/Pages/Count 1/Kids[3 0 R]>>", {}},
       {3, 0, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>", {}},
       {4, 0, "<<>>", content},
       {5, 0, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>", {}}},
      "/Root 1 0 R\n"};
  return put_pdf_together(parts);
}

bool opens_as_zip(const std::string& bytes) {
  const Limits limits;
  Diagnostics diagnostics;
  try {
    zip_package::Package package(bytes, limits, diagnostics);
    for (const zip_package::Entry& entry : package.entries()) package.read(entry);
    return !package.entries().empty();
  } catch (const Error&) {
    return false;
  }
}

bool opens_as_pdf(const std::string& bytes) {
  try {
    pdf_text::File file(bytes, "", {});
    return file.page_count() > 0;
  } catch (const Error&) {
    return false;
  }
}

TEST(Zip, IsTheSameAfterPacking) {
  const auto parts = unpack_zip(small_zip());
  ASSERT_TRUE(parts);
  ASSERT_EQ(parts->size(), 3U);
  EXPECT_EQ((*parts)[1].name, "a.xml");
  EXPECT_EQ((*parts)[1].data, "<a><b c=\"1\">text</b><d/></a>");
  EXPECT_TRUE(opens_as_zip(pack_zip(*parts)));
}

TEST(Zip, EveryFaultIsInTheFile) {
  const std::string sound = small_zip();
  const auto parts = unpack_zip(sound);
  ASSERT_TRUE(parts);
  for (std::size_t i = 0; i < ZipFault::field_count; ++i) {
    const ZipFault fault{static_cast<ZipFault::Field>(i), 1, 0xA5A5A5A5};
    EXPECT_NE(pack_zip(*parts, fault), pack_zip(*parts)) << i;
  }
}

TEST(Pdf, IsTheSameAfterPuttingTogether) {
  const std::string bytes = small_pdf();
  const auto parts = take_pdf_apart(bytes);
  ASSERT_TRUE(parts);
  ASSERT_EQ(parts->items.size(), 5U);
  EXPECT_EQ(parts->items[3].stream, "BT /F1 12 Tf 72 700 Td (Harbour reopens) Tj ET\n");
  EXPECT_THAT(parts->items[1].value, ::testing::HasSubstr("/Kids[3 0 R]"));
  EXPECT_TRUE(opens_as_pdf(bytes));
  const std::string again = put_pdf_together(*parts);
  EXPECT_TRUE(opens_as_pdf(again));
  EXPECT_EQ(put_pdf_together(*take_pdf_apart(again)), again);
}

TEST(Pdf, EveryFaultIsInTheFile) {
  const auto parts = take_pdf_apart(small_pdf());
  ASSERT_TRUE(parts);
  for (std::size_t i = 1; i < PdfFault::kind_count; ++i) {
    const PdfFault fault{static_cast<PdfFault::Kind>(i), 3, 7};
    EXPECT_NE(put_pdf_together(*parts, fault), put_pdf_together(*parts)) << i;
  }
}

TEST(Markup, StaysMarkup) {
  const std::string sound = "<a><b c=\"1\">text</b><d/></a>";
  std::set<std::string> mutants;
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    std::string text = sound;
    Random random(seed);
    mutate_markup(text, random, mark);
    mutants.insert(text);
  }
  EXPECT_GT(mutants.size(), 30U);
}

/// How many of 400 mutants open, and how many differ from the file and each other.
struct Yield {
  int opening = 0;
  std::size_t different = 0;
};

Yield yield_of(Structure structure, const std::string& file, bool (*opens)(const std::string&)) {
  Yield yield;
  std::set<std::string> mutants;
  for (std::uint64_t seed = 0; seed < 400; ++seed) {
    Random random(seed);
    const std::string mutant = mutate_file(structure, file, 1 << 16, random, mark);
    EXPECT_LE(mutant.size(), std::size_t{1} << 16U);
    if (opens(mutant)) ++yield.opening;
    if (mutant != file) mutants.insert(mutant);
  }
  yield.different = mutants.size();
  return yield;
}

TEST(Mutation, LeavesMostFilesFitToOpen) {
  const Yield zip = yield_of(Structure::zip, small_zip(), opens_as_zip);
  EXPECT_GT(zip.opening, 300);
  EXPECT_GT(zip.different, 150U);
  const Yield pdf = yield_of(Structure::pdf, small_pdf(), opens_as_pdf);
  EXPECT_GT(pdf.opening, 250);
  EXPECT_GT(pdf.different, 250U);
}

TEST(Mutation, TakesAnyBytes) {
  for (const Structure structure : {Structure::bytes, Structure::zip, Structure::pdf}) {
    for (const std::string& file :
         {std::string(), std::string("x"), std::string("PK\5\6"), std::string("%PDF-1.4 1 0 obj"),
          small_zip().substr(0, 60), small_pdf().substr(0, 300)}) {
      for (std::uint64_t seed = 0; seed < 50; ++seed) {
        Random random(seed);
        EXPECT_LE(mutate_file(structure, file, 400, random, mark).size(), 400U);
      }
    }
  }
}

TEST(Crossing, TakesPartsOfBoth) {
  const std::string other = pack_zip({{"z.xml", "<z/>", false}});
  Random random(1);
  const auto zip = unpack_zip(cross_files(Structure::zip, small_zip(), other, 1 << 16, random));
  ASSERT_TRUE(zip);
  EXPECT_EQ(zip->back().name, "z.xml");
  EXPECT_TRUE(opens_as_pdf(cross_files(Structure::pdf, small_pdf(), small_pdf(), 1 << 16, random)) ||
              !cross_files(Structure::pdf, small_pdf(), small_pdf(), 1 << 16, random).empty());
  EXPECT_EQ(cross_files(Structure::bytes, "a", "b", 10, random), "");
}

}  // namespace
}  // namespace galley::fuzz

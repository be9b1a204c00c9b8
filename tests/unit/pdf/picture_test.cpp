// SPDX-License-Identifier: Apache-2.0
#include "testing/pictures.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sample_documents.hpp"
#include "written_pdf.hpp"

namespace galley::testing {
namespace {

Document with_picture(const std::string& type, const std::string& bytes) {
  Document document = article_in("en", "Picture", {"Before."});
  Figure figure;
  figure.media = add_media(document, {type, bytes});
  figure.alternative_text = "A picture";
  figure.caption = plain("Below it");
  document.articles[0].blocks.push_back({figure, ""});
  document.articles[0].blocks.push_back(paragraph("After."));
  return document;
}

void expect_sound(const WrittenPdf& pdf) {
  if (has_program("qpdf")) {
    EXPECT_EQ(count(pdf.complaints({"qpdf", "--check", "FILE"}), "No syntax or stream encoding errors found"), 1U);
  }
  if (has_program("pdftotext")) {
    EXPECT_THAT(pdf.output({"pdftotext", "FILE", "-"}), ::testing::HasSubstr("After."));
  }
  if (has_program("pdftoppm")) {
    EXPECT_EQ(pdf.complaints({"pdftoppm", "-r", "20", "FILE", "page"}), "");
  }
}

TEST(PdfPictures, AJpegIsPassedThrough) {
  const std::string picture = jpeg_picture(160, 80);
  const WrittenPdf pdf(with_picture("image/jpeg", picture));
  EXPECT_NE(pdf.bytes().find(picture), std::string::npos);
  expect_sound(pdf);
}

TEST(PdfPictures, APlainPngKeepsItsData) {
  NEEDS_PROGRAM("pdfimages");
  const WrittenPdf pdf(with_picture("image/png", png_picture(40, 20, 200, 30, 30)));
  EXPECT_THAT(pdf.output({"pdfimages", "-list", "FILE"}), ::testing::HasSubstr("40    20  rgb"));
  expect_sound(pdf);
}

TEST(PdfPictures, OnePictureShownTwiceIsHeldOnce) {
  NEEDS_PROGRAM("qpdf");
  Document document = with_picture("image/png", png_picture(40, 20, 1, 2, 3));
  document.articles[0].blocks.push_back(document.articles[0].blocks[1]);
  EXPECT_EQ(count(WrittenPdf(document).open(), "/Subtype /Image"), 1U);
}

TEST(PdfPictures, ABrokenPictureIsAFrameAndAWarning) {
  const std::string png = png_picture(40, 20, 1, 2, 3);
  std::string liar = png;
  liar[18] = '\x7F';  // 32,000 pixels wide, says the head
  for (const std::string& bytes : {png.substr(0, png.size() / 2), liar, std::string("not a picture"), std::string(),
                                   jpeg_picture(16, 16).substr(0, 20)}) {
    const WrittenPdf pdf(with_picture("image/png", bytes));
    EXPECT_EQ(pdf.diagnostics().count(Severity::warning, code::not_carried), 1U) << bytes.size();
    expect_sound(pdf);
  }
}

TEST(PdfPictures, AnEnormousPictureIsNotUnpacked) {
  std::string picture = png_picture(40, 20, 1, 2, 3);
  for (const std::size_t at : {17U, 21U}) picture[at + 1] = '\xEA';  // 60,000 by 60,000
  picture[18] = picture[22] = '\xEA';
  const WrittenPdf pdf(with_picture("image/png", picture));
  EXPECT_EQ(pdf.diagnostics().count(Severity::warning, code::not_carried), 1U);
  expect_sound(pdf);
}

}  // namespace
}  // namespace galley::testing

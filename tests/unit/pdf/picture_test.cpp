// SPDX-License-Identifier: Apache-2.0
#include "testing/pictures.hpp"

#include <gif_lib.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <webp/encode.h>

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

/// With the segment of a camera that was held so.
std::string turned(std::string jpeg, char orientation, bool little) {
  std::string tiff = little ? std::string("II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0?\0\0\0\0\0\0\0", 26)
                            : std::string("MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0?\0\0\0\0\0\0", 26);
  tiff[tiff.find('?')] = orientation;
  const std::string segment = std::string("\xFF\xE1\0\x22", 4) + std::string("Exif\0\0", 6) + tiff;
  return jpeg.insert(2, segment);
}

TEST(PdfPictures, AJpegIsTurnedAsItsCameraWas) {
  NEEDS_PROGRAM("qpdf");
  const std::string picture = jpeg_picture(160, 80);  // 120 by 60 points
  const std::pair<char, const char*> wanted[] = {{1, "q 120 0 0 60 "},  {2, "q -120 0 0 60 "},  {3, "q -120 0 0 -60 "},
                                                 {4, "q 120 0 0 -60 "}, {5, "q 0 -120 -60 0 "}, {6, "q 0 -120 60 0 "},
                                                 {7, "q 0 120 60 0 "},  {8, "q 0 120 -60 0 "},  {9, "q 120 0 0 60 "}};
  for (const auto& [orientation, matrix] : wanted) {
    for (const bool little : {false, true}) {
      const WrittenPdf pdf(with_picture("image/jpeg", turned(picture, orientation, little)));
      EXPECT_EQ(pdf.diagnostics().count(Severity::warning), 0U);
      EXPECT_NE(pdf.open().find(matrix), std::string::npos) << static_cast<int>(orientation);
    }
  }
}

TEST(PdfPictures, APlainPngKeepsItsData) {
  NEEDS_PROGRAM("pdfimages");
  const WrittenPdf pdf(with_picture("image/png", png_picture(40, 20, 200, 30, 30)));
  EXPECT_THAT(pdf.output({"pdfimages", "-list", "FILE"}), ::testing::HasSubstr("40    20  rgb"));
  expect_sound(pdf);
}

/// Pictures of one colour but for a corner of one pixel, the other colour of which is not seen.
std::string gif_picture(int width, int height, int pictures) {
  std::string bytes;
  int error = 0;
  const auto write = [](GifFileType* file, const GifByteType* data, int length) {
    static_cast<std::string*>(file->UserData)->append(reinterpret_cast<const char*>(data), static_cast<size_t>(length));
    return length;
  };
  GifFileType* gif = EGifOpen(&bytes, write, &error);
  const GifColorType colours[] = {{200, 30, 40}, {0, 0, 0}};
  ColorMapObject* map = GifMakeMapObject(2, colours);
  EGifPutScreenDesc(gif, width, height, 1, 0, map);
  for (int i = 0; i < pictures; ++i) {
    const GraphicsControlBlock control{DISPOSE_DO_NOT, false, 10, 1};
    GifByteType extension[4];
    EGifGCBToExtension(&control, extension);
    EGifPutExtension(gif, GRAPHICS_EXT_FUNC_CODE, 4, extension);
    EGifPutImageDesc(gif, 0, 0, width, height, i % 2 == 0, nullptr);
    std::vector<GifPixelType> pixels(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), 0);
    pixels[0] = 1;
    for (int y = 0; y < height; ++y) {
      EGifPutLine(gif, pixels.data() + static_cast<std::ptrdiff_t>(y) * width, width);
    }
  }
  GifFreeMapObject(map);
  EGifCloseFile(gif, &error);
  return bytes;
}

std::string webp_picture(int width, int height, bool lossless) {
  std::vector<std::uint8_t> rgb;
  for (int i = 0; i < width * height; ++i) rgb.insert(rgb.end(), {200, 30, 40});
  std::uint8_t* made = nullptr;
  const std::size_t size = lossless ? WebPEncodeLosslessRGB(rgb.data(), width, height, width * 3, &made)
                                    : WebPEncodeRGB(rgb.data(), width, height, width * 3, 90, &made);
  std::string bytes(reinterpret_cast<const char*>(made), size);
  WebPFree(made);
  return bytes;
}

TEST(PdfPictures, GifAndWebpAreShown) {
  NEEDS_PROGRAM("pdfimages");
  NEEDS_PROGRAM("pdftoppm");
  for (const auto& [type, bytes] : {std::pair<std::string, std::string>{"image/gif", gif_picture(40, 20, 1)},
                                    {"image/webp", webp_picture(40, 20, true)},
                                    {"image/webp", webp_picture(40, 20, false)}}) {
    const WrittenPdf pdf(with_picture(type, bytes));
    EXPECT_EQ(pdf.diagnostics().count(Severity::warning), 0U) << type;
    EXPECT_THAT(pdf.output({"pdfimages", "-list", "FILE"}), ::testing::HasSubstr("40    20  rgb")) << type;
    // Its colour is on the page, or one that a lossy picture takes for it.
    const std::string page = pdf.output({"pdftoppm", "-r", "72", "FILE"});
    std::size_t red = 0;
    for (std::size_t i = page.find("255\n") + 4; i + 2 < page.size(); i += 3) {
      const auto near = [&](std::size_t at, int wanted) {
        return std::abs(static_cast<int>(static_cast<unsigned char>(page[at])) - wanted) < 12;
      };
      if (near(i, 200) && near(i + 1, 30) && near(i + 2, 40)) ++red;
    }
    EXPECT_GT(red, 300U) << type;  // 30 by 15 points
    expect_sound(pdf);
  }
}

TEST(PdfPictures, TheTransparentColourOfAGifIsAMask) {
  NEEDS_PROGRAM("pdfimages");
  EXPECT_THAT(WrittenPdf(with_picture("image/gif", gif_picture(40, 20, 1))).output({"pdfimages", "-list", "FILE"}),
              ::testing::HasSubstr("smask"));
}

TEST(PdfPictures, OfMovingPicturesTheFirstIsShownAndTheRestIsMissed) {
  const WrittenPdf pdf(with_picture("image/gif", gif_picture(40, 20, 3)));
  EXPECT_EQ(pdf.diagnostics().count(Severity::warning, code::not_carried), 1U);
  expect_sound(pdf);
}

TEST(PdfPictures, BrokenGifsAndWebpsEndAtOnce) {
  for (const std::string& whole : {gif_picture(40, 20, 1), webp_picture(40, 20, true), webp_picture(40, 20, false)}) {
    for (std::size_t size = 12; size + 2 < whole.size(); size += 3) {
      const WrittenPdf pdf(with_picture("image/gif", whole.substr(0, size)));
      EXPECT_LE(pdf.diagnostics().count(Severity::warning), 1U);
    }
    std::string changed = whole;
    for (std::size_t i = 10; i < whole.size(); i += 3) {
      changed[i] = static_cast<char>(~changed[i]);
      EXPECT_FALSE(WrittenPdf(with_picture("image/gif", changed)).bytes().empty());
      changed[i] = whole[i];
    }
  }
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

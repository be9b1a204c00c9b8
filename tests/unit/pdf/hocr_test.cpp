// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <cmath>
#include <string>

#include "pdf/hocr.hpp"

namespace galley::pdf {
namespace {

std::string page_of(const std::string& line_title, const std::string& word_title) {
  return "<html xmlns='http://www.w3.org/1999/xhtml'><body><div class='ocr_page' title='bbox 0 0 1000 800'>"
         "<span class='ocr_line' title='" +
         line_title + "'><span class='ocrx_word' title='" + word_title + "'>Harbour</span></span></div></body></html>";
}

TEST(Hocr, AWordStandsOnTheBaselineOfItsLine) {
  const auto page = read_hocr(page_of("bbox 10 20 400 60; baseline 0.1 -5; x_size 30", "bbox 10 20 110 60"));
  ASSERT_TRUE(page && page->words.size() == 1);
  EXPECT_FLOAT_EQ(page->words[0].baseline, 60 - 5 + 0.1F * 50);
  EXPECT_FLOAT_EQ(page->words[0].size, 30);
}

TEST(Hocr, ABaselineBeyondAllNumbersIsNone) {
  const auto page = read_hocr(page_of("bbox 10 20 400 60; baseline 1e38 0", "bbox 10 20 110 60"));
  ASSERT_TRUE(page && page->words.size() == 1);
  EXPECT_FLOAT_EQ(page->words[0].baseline, 60 - 0.2F * 40);
}

TEST(Hocr, AWordWithoutAPlaceIsNone) {
  const auto page = read_hocr(page_of("x_size 30", "bbox 10 -3e38 110 3e38"));
  ASSERT_TRUE(page);
  for (const HocrWord& word : page->words) EXPECT_TRUE(std::isfinite(word.baseline) && std::isfinite(word.size));
}

}  // namespace
}  // namespace galley::pdf

// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "unit/pdf/written_pdf.hpp"

namespace galley::testing {
namespace {

Document one_line() {
  Document document;
  document.language = "en";
  document.articles.emplace_back().blocks.push_back(paragraph("Ships returned on Monday."));
  return document;
}

TEST(Paper, IsCalledInCapitalsAsWell) {
  const WrittenPdf small(one_line(), {{"paper", "a3"}});
  const WrittenPdf capital(one_line(), {{"paper", "A3"}});
  EXPECT_EQ(small.bytes(), capital.bytes());
  EXPECT_NE(small.bytes(), WrittenPdf(one_line(), {{"paper", "A4"}}).bytes());
}

TEST(Paper, IsRefusedUnderNamesThatAreNone) { EXPECT_THROW(WrittenPdf(one_line(), {{"paper", "A0x"}}), Error); }

}  // namespace
}  // namespace galley::testing

// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>
#include <malloc.h>

#include <string>

#include "galley/limits.hpp"
#include "made_up_pdf.hpp"
#include "pdf_text/file.hpp"

namespace galley::pdf_text {
namespace {

// A worker reads thousands of files. What the allocator has given out is the measure; where a sanitizer stands in for
// it, its own search for leaks is.
TEST(MemoryTest, OfAFileIsGivenBack) {
  galley::testing::MadeUpPdf pdf;
  pdf.add_page("BT /F1 10 Tf 10 50 Td (good) Tj ET", galley::testing::helvetica);
  for (int i = 0; i < 500; ++i) pdf.add("<</A[1 2 3 (some text)]/B<</C/D>>>>");
  const std::string bytes = pdf.bytes();
  const auto read_once = [&] {
    File file(bytes, "", {});
    EXPECT_EQ(file.page(0).text, "good");
  };
  read_once();  // what is loaded once stays
  const std::size_t before = ::mallinfo2().uordblks;
  for (int i = 0; i < 20; ++i) read_once();
  // The objects of one file take over 100 kilobytes.
  EXPECT_LT(::mallinfo2().uordblks, before + 100'000);
}

}  // namespace
}  // namespace galley::pdf_text

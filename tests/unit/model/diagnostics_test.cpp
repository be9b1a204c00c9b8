// SPDX-License-Identifier: Apache-2.0
#include "galley/diagnostics.hpp"

#include <gtest/gtest.h>

namespace galley {
namespace {

TEST(Diagnostics, KeepsAHundredOfEachCodeAndCountsAll) {
  Diagnostics diagnostics;
  for (int i = 0; i < 1000; ++i) diagnostics.warning(code::malformed, "w" + std::to_string(i));
  diagnostics.warning(code::unknown_element, "u");
  diagnostics.loss(code::malformed, "l");
  diagnostics.inferred(code::inferred_role, "shorter than body text", {.item = "article 1, deck"});
  EXPECT_EQ(diagnostics.entries().size(), 103U);
  EXPECT_EQ(diagnostics.count(Severity::warning), 1001U);
  EXPECT_EQ(diagnostics.count(Severity::warning, code::malformed), 1000U);
  EXPECT_EQ(diagnostics.count(Severity::loss), 1U);
  EXPECT_EQ(diagnostics.count(Severity::note), 0U);
  EXPECT_EQ(diagnostics.entries().front().message, "w0");
  EXPECT_EQ(diagnostics.entries().back().place.item, "article 1, deck");
}

TEST(Place, SaysWhatIsKnown) {
  EXPECT_EQ(to_string(Place{}), "");
  EXPECT_EQ(to_string(Place{.part = "word/document.xml", .line = 3, .column = 7}),
            "word/document.xml, line 3, column 7");
  EXPECT_EQ(to_string(Place{.page = 2, .item = "article 2, byline"}), "page 2, article 2, byline");
  EXPECT_EQ(to_string(Place{.offset = 17}), "byte 17");
}

TEST(Error, CarriesKindAndPlace) {
  const Error error(ErrorKind::limit, "nested too deep", {.line = 4});
  EXPECT_STREQ(error.what(), "nested too deep");
  EXPECT_EQ(error.kind(), ErrorKind::limit);
  EXPECT_EQ(error.place().line, 4U);
  EXPECT_EQ(to_string(error.kind()), "limit");
}

}  // namespace
}  // namespace galley

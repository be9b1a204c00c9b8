// SPDX-License-Identifier: Apache-2.0
#include "typesetting/cjk.hpp"

#include <gtest/gtest.h>

namespace galley::typesetting {
namespace {

bool may_break(char32_t before, char32_t after, bool ambiguous = true) {
  return may_break_between(before, cjk_class(before, ambiguous), after, cjk_class(after, ambiguous));
}

TEST(Cjk, LinesEndBetweenIdeographs) {
  EXPECT_TRUE(may_break(U'船', U'闸'));
  EXPECT_TRUE(may_break(U'は', U'船'));
  EXPECT_TRUE(may_break(U'갑', U'문'));
  EXPECT_TRUE(may_break(U'船', U'A'));
  EXPECT_TRUE(may_break(U'4', U'船'));
}

TEST(Cjk, NoLineBeginsWithClosingPunctuation) {
  for (const char32_t sign : U"、。，．」』）》】！？：；・ー々っャ”’") {
    if (sign != 0) {
      EXPECT_FALSE(may_break(U'船', sign)) << static_cast<unsigned>(sign);
    }
  }
  for (const char32_t sign : U",.;:!?)%") {
    if (sign != 0) {
      EXPECT_FALSE(may_break(U'船', sign)) << static_cast<unsigned>(sign);
    }
  }
}

TEST(Cjk, NoLineEndsWithOpeningPunctuation) {
  for (const char32_t sign : U"「『（《【“‘([") {
    if (sign != 0) {
      EXPECT_FALSE(may_break(sign, U'船')) << static_cast<unsigned>(sign);
    }
  }
}

TEST(Cjk, DashesAndEllipsesStayInPairs) {
  EXPECT_FALSE(may_break(U'—', U'—'));
  EXPECT_FALSE(may_break(U'…', U'…'));
  EXPECT_TRUE(may_break(U'船', U'—'));
}

TEST(Cjk, QuotationMarksAreCjkOnlyInCjkText) {
  EXPECT_EQ(cjk_class(U'“', true), CjkClass::opening);
  EXPECT_EQ(cjk_class(U'“', false), CjkClass::none);
  EXPECT_EQ(cjk_class(U'A', true), CjkClass::none);
}

}  // namespace
}  // namespace galley::typesetting

// SPDX-License-Identifier: Apache-2.0
#include "cli/wording.hpp"

#include <gtest/gtest.h>

namespace galley::cli {
namespace {

TEST(WordingTest, GroupsDigitsByThree) {
  EXPECT_EQ(grouped(0), "0");
  EXPECT_EQ(grouped(999), "999");
  EXPECT_EQ(grouped(1000), "1,000");
  EXPECT_EQ(grouped(18446744073709551615U), "18,446,744,073,709,551,615");
}

TEST(WordingTest, CountsInTheSingularAndThePlural) {
  EXPECT_EQ(counted(0, "article"), "0 articles");
  EXPECT_EQ(counted(1, "article"), "1 article");
  EXPECT_EQ(counted(2000, "byte"), "2,000 bytes");
  EXPECT_EQ(counted(2, "entry", "entries"), "2 entries");
}

TEST(WordingTest, JoinsWithAWordBeforeTheLast) {
  EXPECT_EQ(joined({}), "");
  EXPECT_EQ(joined({"a"}), "a");
  EXPECT_EQ(joined({"a", "b"}), "a and b");
  EXPECT_EQ(joined({"a", "b", "c"}, " or "), "a, b or c");
}

TEST(WordingTest, SuggestsOnlyWhatIsNear) {
  EXPECT_EQ(did_you_mean("conver", {"convert", "compare"}), "; did you mean 'convert'?");
  EXPECT_EQ(did_you_mean("xyzzy", {"convert", "compare"}), "");
}

}  // namespace
}  // namespace galley::cli

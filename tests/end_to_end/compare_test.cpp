// SPDX-License-Identifier: Apache-2.0
#include <nlohmann/json.hpp>

#include "end_to_end/command_test.hpp"

namespace galley::testing {
namespace {

using ::testing::HasSubstr;

class CompareTest : public CommandTest {
 protected:
  void SetUp() override {
    folder.write("a.probe", "PROBE\narticle One\nparagraph x\nparagraph y\n");
    folder.write("same.txt", "PROBE\nwarn 1\narticle One\nparagraph x\nparagraph y\n");
    folder.write("other.probe", "PROBE\narticle Two\nparagraph x\nparagraph z\n");
  }
};

TEST_F(CompareTest, EqualIs0) {
  const Outcome outcome = galley({"compare", "a.probe", "same.txt"});
  EXPECT_EQ(outcome.exit_code, 0);
  EXPECT_EQ(outcome.output, "equal: 1 article, 3 words\n");
  EXPECT_EQ(galley({"compare", "-q", "a.probe", "same.txt"}).output, "");
}

TEST_F(CompareTest, DifferentIs1AndListed) {
  const Outcome outcome = galley({"compare", "a.probe", "other.probe"});
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_THAT(outcome.output, HasSubstr("article 1, headline: "));
  EXPECT_THAT(outcome.output, HasSubstr("article 1, paragraph 2: "));
  EXPECT_EQ(outcome.errors, "");
}

TEST_F(CompareTest, ListsNoMoreThanAskedFor) {
  const Outcome outcome = galley({"compare", "-n", "1", "a.probe", "other.probe"});
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_THAT(outcome.output, HasSubstr("article 1, headline: "));
  EXPECT_THAT(outcome.output, HasSubstr("\nand more"));
}

TEST_F(CompareTest, TroubleIs2) {
  EXPECT_EQ(galley({"compare", "a.probe", "missing"}).exit_code, 2);
  EXPECT_EQ(galley({"compare", "missing", "a.probe"}).exit_code, 2);
}

TEST_F(CompareTest, ReadsOneSideFromStandardInput) {
  EXPECT_EQ(galley({"compare", "a.probe", "-"}, folder.read("a.probe")).exit_code, 0);
  EXPECT_EQ(galley({"compare", "-", "a.probe"}, folder.read("other.probe")).exit_code, 1);
}

TEST_F(CompareTest, GivesJson) {
  const Outcome different = galley({"compare", "--json", "a.probe", "other.probe"});
  EXPECT_EQ(different.exit_code, 1);
  const auto json = nlohmann::json::parse(different.output);
  EXPECT_EQ(json.at("equal"), false);
  EXPECT_EQ(json.at("differences").size(), 2U);
  EXPECT_EQ(json.at("differences")[0].at("place"), "article 1, headline");
  const auto equal = nlohmann::json::parse(galley({"compare", "--json", "a.probe", "same.txt"}).output);
  EXPECT_EQ(equal.at("equal"), true);
  EXPECT_TRUE(equal.at("differences").empty());
}

}  // namespace
}  // namespace galley::testing

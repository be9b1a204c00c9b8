// SPDX-License-Identifier: Apache-2.0
#include <nlohmann/json.hpp>

#include "end_to_end/command_test.hpp"

namespace galley::testing {
namespace {

using ::testing::HasSubstr;

class ValidateTest : public CommandTest {};

TEST_F(ValidateTest, AFileWithoutProblemsIsValid) {
  folder.write("page.txt", "PROBE\ninfer headline first\narticle One\n");
  const Outcome outcome = galley({"validate", "page.txt"});
  EXPECT_EQ(outcome.exit_code, 0);
  EXPECT_EQ(outcome.output, "page.txt: valid probe\n");
  EXPECT_EQ(galley({"validate", "-q", "page.txt"}).output, "");
}

TEST_F(ValidateTest, WarningsAreListedWithTheirPlace) {
  folder.write("odd.txt", "PROBE\nwarn 1\narticle One\n");
  const Outcome outcome = galley({"validate", "odd.txt"});
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_EQ(outcome.output, "odd.txt:2:1: warning: it is odd\n");
  EXPECT_EQ(outcome.errors, "");
}

TEST_F(ValidateTest, WhatAReaderLeavesOutIsNoFaultOfTheFile) {
  folder.write("page.txt", "PROBE\nlose 1\narticle One\n");
  const Outcome outcome = galley({"validate", "page.txt"});
  EXPECT_EQ(outcome.exit_code, 0);
  EXPECT_EQ(outcome.output, "page.txt:2:1: loss: a thing is gone\npage.txt: valid probe\n");
}

TEST_F(ValidateTest, EachFileIsListedWhateverTheOthersAre) {
  folder.write("good.txt", "PROBE\narticle One\n");
  folder.write("bad.txt", "PROBE\nfail torn\n");
  const Outcome outcome = galley({"validate", "bad.txt", "missing", "good.txt"});
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_THAT(outcome.output, HasSubstr("bad.txt:2:1: error: torn\n"));
  EXPECT_THAT(outcome.output, HasSubstr("missing: error: "));
  EXPECT_THAT(outcome.output, HasSubstr("good.txt: valid probe\n"));
}

TEST_F(ValidateTest, ManyProblemsAreCounted) {
  folder.write("odd.txt", "PROBE\nwarn 1234\narticle One\n");
  const Outcome outcome = galley({"validate", "odd.txt"});
  EXPECT_THAT(outcome.output, HasSubstr("odd.txt: and 1,134 more\n"));
}

TEST_F(ValidateTest, GivesJson) {
  folder.write("odd.txt", "PROBE\nwarn 1\narticle One\n");
  folder.write("bad.txt", "PROBE\nfail torn\n");
  const Outcome outcome = galley({"validate", "--json", "odd.txt", "bad.txt"});
  EXPECT_EQ(outcome.exit_code, 1);
  const auto json = nlohmann::json::parse(outcome.output);
  ASSERT_EQ(json.size(), 2U);
  EXPECT_EQ(json[0].at("file"), "odd.txt");
  EXPECT_EQ(json[0].at("valid"), false);
  EXPECT_EQ(json[0].at("problems")[0].at("severity"), "warning");
  EXPECT_EQ(json[1].at("problems")[0].at("severity"), "error");
  EXPECT_EQ(json[1].at("problems")[0].at("line"), 2);
}

}  // namespace
}  // namespace galley::testing

// SPDX-License-Identifier: Apache-2.0
#include "cli/common_options.hpp"

#include <gtest/gtest.h>

#include "galley/error.hpp"

namespace galley::cli {
namespace {

TEST(ParseFilterTest, NameAlone) {
  const FilterRequest request = parse_filter("join-broken-paragraphs");
  EXPECT_EQ(request.filter, "join-broken-paragraphs");
  EXPECT_TRUE(request.options.empty());
  EXPECT_TRUE(parse_filter("f:").options.empty());
}

TEST(ParseFilterTest, OptionsApartByCommas) {
  EXPECT_EQ(parse_filter("f:a=1,b=two").options, (OptionList{{"a", "1"}, {"b", "two"}}));
}

TEST(ParseFilterTest, ACommaInAValueBeginsNoOption) {
  EXPECT_EQ(parse_filter("f:numbers=1,3,5,language=de").options,
            (OptionList{{"numbers", "1,3,5"}, {"language", "de"}}));
  EXPECT_EQ(parse_filter("f:headline=a, b = c").options, (OptionList{{"headline", "a, b = c"}}));
}

TEST(ParseFilterTest, AColonInAValueIsText) {
  EXPECT_EQ(parse_filter("f:headline=a:b").options, (OptionList{{"headline", "a:b"}}));
}

TEST(ParseFilterTest, RefusesWhatIsNoOption) {
  EXPECT_THROW(parse_filter(""), Error);
  EXPECT_THROW(parse_filter("f:a"), Error);
  EXPECT_THROW(parse_filter("f:=1"), Error);
}

TEST(ParseOptionsTest, AValueMayHoldAnything) {
  EXPECT_EQ(parse_options({"a=", "b=c=d"}, "-R"), (OptionList{{"a", ""}, {"b", "c=d"}}));
}

TEST(ParseLimitsTest, SetsEachLimit) {
  const Limits limits = parse_limits({"input-bytes=1", "expanded-bytes=2K", "output-bytes=3M", "expansion-ratio=4",
                                      "entries=5", "depth=6", "nodes=7G"});
  EXPECT_EQ(limits.input_bytes, 1U);
  EXPECT_EQ(limits.expanded_bytes, 2048U);
  EXPECT_EQ(limits.output_bytes, 3U << 20);
  EXPECT_EQ(limits.expansion_ratio, 4U);
  EXPECT_EQ(limits.entries, 5U);
  EXPECT_EQ(limits.depth, 6U);
  EXPECT_EQ(limits.nodes, std::uint64_t{7} << 30);
}

TEST(ParseLimitsTest, RefusesWhatDoesNotFit) {
  EXPECT_THROW(parse_limits({"depth=4G"}), Error);
  EXPECT_THROW(parse_limits({"nodes=17179869184G"}), Error);
  EXPECT_NO_THROW(parse_limits({"nodes=17179869183G"}));
  EXPECT_THROW(parse_limits({"depth=-1"}), Error);
  EXPECT_THROW(parse_limits({"depth=1KB"}), Error);
  EXPECT_THROW(parse_limits({"depth="}), Error);
}

}  // namespace
}  // namespace galley::cli

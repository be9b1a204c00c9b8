// SPDX-License-Identifier: Apache-2.0
#include "galley/options.hpp"

#include <gtest/gtest.h>

#include "galley/error.hpp"

namespace galley {
namespace {

const std::vector<OptionDescription> descriptions{
    {.name = "width",
     .type = OptionType::integer,
     .default_value = "72",
     .help = "columns",
     .minimum = 20,
     .maximum = 500},
    {.name = "scale", .type = OptionType::number, .default_value = "1.5", .help = "factor"},
    {.name = "wrap", .type = OptionType::boolean, .default_value = "true", .help = "wrap lines"},
    {.name = "marks",
     .type = OptionType::choice,
     .default_value = "light",
     .help = "marks",
     .choices = {"light", "none"}},
    {.name = "css", .type = OptionType::path, .default_value = "", .help = "style sheet"},
    {.name = "title", .type = OptionType::text, .default_value = "", .help = "title"}};

std::string refusal(const std::string& name, const std::string& value) {
  try {
    const Options options(descriptions, {{name, value}});
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::usage);
    return error.what();
  }
  return {};
}

TEST(Options, KnowsDefaults) {
  const Options options(descriptions, {});
  EXPECT_EQ(options.integer("width"), 72);
  EXPECT_EQ(options.number("scale"), 1.5);
  EXPECT_TRUE(options.boolean("wrap"));
  EXPECT_EQ(options.text("marks"), "light");
  EXPECT_FALSE(options.given("width"));
}

TEST(Options, TakesTheLastValue) {
  const Options options(descriptions, {{"width", "30"}, {"wrap", "no"}, {"width", "40"}});
  EXPECT_EQ(options.integer("width"), 40);
  EXPECT_FALSE(options.boolean("wrap"));
  EXPECT_TRUE(options.given("width"));
}

TEST(Options, SaysWhatIsExpected) {
  EXPECT_EQ(refusal("width", "wide"), "option 'width' takes a whole number from 20 to 500, not 'wide'");
  EXPECT_EQ(refusal("width", "19"), "option 'width' takes a whole number from 20 to 500, not '19'");
  EXPECT_EQ(refusal("width", "99999999999999999999"),
            "option 'width' takes a whole number from 20 to 500, not '99999999999999999999'");
  EXPECT_EQ(refusal("scale", "nan"), "option 'scale' takes a number, not 'nan'");
  EXPECT_EQ(refusal("wrap", ""), "option 'wrap' takes true or false, not ''");
  EXPECT_EQ(refusal("marks", "heavy"), "option 'marks' takes one of light, none, not 'heavy'");
  EXPECT_EQ(refusal("title", ""), "");
}

TEST(Options, SuggestsTheNearestName) {
  EXPECT_EQ(refusal("widht", "72"), "there is no option 'widht'; did you mean 'width'?");
  EXPECT_EQ(refusal("colour", "red"), "there is no option 'colour'; there are: width, scale, wrap, marks, css, title");
}

TEST(Options, AskingForWhatIsNotDescribedIsADefect) {
  const Options options(descriptions, {});
  try {
    options.text("secret");
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::internal);
  }
}

TEST(Options, NearestNameIsNear) {
  EXPECT_EQ(nearest_name("docs", {"docx", "text", "pdf"}), "docx");
  EXPECT_EQ(nearest_name("zzz", {"docx", "text", "pdf"}), "");
  EXPECT_EQ(nearest_name("", {"docx"}), "");
  EXPECT_EQ(nearest_name(std::string(1 << 20, 'a'), {"docx"}), "");
}

}  // namespace
}  // namespace galley

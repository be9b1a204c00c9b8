// SPDX-License-Identifier: Apache-2.0
#include <nlohmann/json.hpp>

#include "end_to_end/command_test.hpp"

namespace galley::testing {
namespace {

using ::testing::HasSubstr;

class InspectTest : public CommandTest {};

constexpr char page[] =
    "PROBE\n"
    "warn 2\n"
    "infer headline it-stands-first\n"
    "article Harbour reopens\n"
    "paragraph Ships returned on Monday.\n"
    "table\n"
    "article 渔港重开\n"
    "paragraph 船只回来了。\n";

TEST_F(InspectTest, ShowsTheOutline) {
  folder.write("page.txt", page);
  const Outcome outcome = galley({"inspect", "page.txt"});
  EXPECT_EQ(outcome.exit_code, 0);
  EXPECT_EQ(outcome.errors, "");
  EXPECT_EQ(outcome.output,
            "page.txt\n"
            "  Format    probe\n"
            "  Extent    2 articles, 16 words, 50 characters\n"
            "\n"
            "  1. Harbour reopens\n"
            "     Text      1 paragraph, 1 table; in all 7 words, 40 characters\n"
            "\n"
            "  2. 渔港重开\n"
            "     Text      1 paragraph; in all 9 words, 10 characters\n"
            "\n"
            "  Uses\n"
            "    several-articles 2, headline 2, paragraphs 3, tables 1\n"
            "\n"
            "  Inferred (the file does not say so itself)\n"
            "    headline  it-stands-first\n"
            "\n"
            "  Said while reading\n"
            "    warning: it is odd (line 2, column 1)\n"
            "    warning: it is odd (line 2, column 1)\n");
}

TEST_F(InspectTest, GivesTheSameAsJson) {
  folder.write("page.txt", page);
  const Outcome outcome = galley({"inspect", "--json", "page.txt"});
  EXPECT_EQ(outcome.exit_code, 0);
  const auto json = nlohmann::json::parse(outcome.output);
  EXPECT_EQ(json.at("file"), "page.txt");
  EXPECT_EQ(json.at("format"), "probe");
  EXPECT_EQ(json.at("articles").size(), 2U);
  EXPECT_EQ(json.at("articles")[1].at("headline"), "渔港重开");
  EXPECT_EQ(json.at("articles")[0].at("blocks").at("tables"), 1);
  EXPECT_EQ(json.at("features").at("tables").at("count"), 1);
  EXPECT_EQ(json.at("inferred")[0].at("item"), "headline");
  EXPECT_EQ(json.at("inferred")[0].at("message"), "it-stands-first");
  EXPECT_EQ(json.at("problems").size(), 2U);
  EXPECT_EQ(json.at("problems")[0].at("line"), 2);
}

TEST_F(InspectTest, BreaksLongLinesOnATerminalByDisplayWidth) {
  std::string headline;
  for (int i = 0; i < 60; ++i) headline += "长";
  folder.write("page.txt", "PROBE\narticle " + headline + "\n");
  Call command = call({"inspect", "page.txt"});
  command.on_terminal = true;
  command.environment.push_back("NO_COLOR=1");
  std::erase(command.environment, "NO_COLOR=");
  // 80 columns, 5 of them for the number: 37 characters of two columns.
  std::string first;
  for (int i = 0; i < 37; ++i) first += "长";
  EXPECT_THAT(run(command).output, HasSubstr("  1. " + first + "\r\n     长"));
}

TEST_F(InspectTest, EscapesWhatWouldMoveTheCursor) {
  folder.write("page.txt", "PROBE\narticle a\xE2\x80\xAE b\n");
  EXPECT_THAT(galley({"inspect", "page.txt"}).output, HasSubstr("1. a\\u{202e} b\n"));
}

TEST_F(InspectTest, ReadsStandardInput) {
  EXPECT_THAT(galley({"inspect", "-"}, page).output, HasSubstr("standard input\n  Format    probe\n"));
}

}  // namespace
}  // namespace galley::testing

// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <nlohmann/json.hpp>

#include "end_to_end/command_test.hpp"

namespace galley::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class ListingsTest : public CommandTest {};

TEST_F(ListingsTest, FormatsAreListed) {
  const Outcome outcome = galley({"formats"});
  EXPECT_EQ(outcome.exit_code, 0);
  EXPECT_THAT(outcome.output, HasSubstr("\nprobe "));
  EXPECT_THAT(outcome.output, HasSubstr(".probe"));
}

TEST_F(ListingsTest, AFormatTellsWhatItTakes) {
  const Outcome outcome = galley({"formats", "probe"});
  EXPECT_EQ(outcome.exit_code, 0);
  EXPECT_THAT(outcome.output, HasSubstr("probe: Orders to a test (read and written)\n"));
  EXPECT_THAT(outcome.output, HasSubstr("several-articles, headline and paragraphs\n"));
  EXPECT_THAT(outcome.output, HasSubstr("encoding=TEXT"));
  EXPECT_THAT(outcome.output, HasSubstr("filling after the articles, from 0 to 4096 (default: 0)\n"));
}

TEST_F(ListingsTest, FormatsAsJsonAreTheDescriptions) {
  const auto all = nlohmann::json::parse(galley({"formats", "--json"}).output);
  ASSERT_TRUE(all.is_array());
  const auto probe =
      std::find_if(all.begin(), all.end(), [](const auto& format) { return format.at("id") == "probe"; });
  ASSERT_NE(probe, all.end());
  EXPECT_EQ(nlohmann::json::parse(galley({"formats", "--json", "probe"}).output), *probe);
}

TEST_F(ListingsTest, IdsAloneForScripts) {
  for (const char* option : {"--readable", "--writable"}) {
    EXPECT_THAT("\n" + galley({"formats", option}).output, HasSubstr("\nprobe\n"));
  }
}

TEST_F(ListingsTest, FiltersAsJsonAreAnArray) {
  const Outcome outcome = galley({"filters", "--json"});
  EXPECT_EQ(outcome.exit_code, 0);
  EXPECT_TRUE(nlohmann::json::parse(outcome.output).is_array());
}

TEST_F(ListingsTest, PluginsShowWhatWasRefusedAndWhy) {
  std::filesystem::create_directory(folder.path() / "mine");
  folder.write("mine/torn.so",
               "\x7f"
               "ELF and no more");
  std::filesystem::copy(std::filesystem::path(GALLEY_PROBE_FOLDER) / "probe.so", folder.path() / "mine/probe.so");
  const std::string mine = (folder.path() / "mine").string();
  const Outcome outcome = galley({"plugins", "--plugin-path", mine});
  EXPECT_EQ(outcome.exit_code, 0);
  EXPECT_THAT(outcome.output, HasSubstr("Looked for in\n  " + mine + "\n  " GALLEY_PROBE_FOLDER "\n"));
  EXPECT_THAT(outcome.output, HasSubstr("ready     " + mine + "/probe.so\n"));
  EXPECT_THAT(outcome.output, HasSubstr("shadowed  " GALLEY_PROBE_FOLDER "/probe.so\n"));
  EXPECT_THAT(outcome.output, HasSubstr("refused   " + mine + "/torn.so\n"));
  EXPECT_THAT(outcome.output, HasSubstr("\nNot used\n  " + mine + "/torn.so: "));

  const auto json = nlohmann::json::parse(galley({"plugins", "--json", "--plugin-path", mine}).output);
  EXPECT_EQ(json.at("search_path")[0], mine);
  const auto& records = json.at("plugins");
  const auto torn = std::find_if(records.begin(), records.end(), [](const auto& r) { return r.at("id") == "torn"; });
  ASSERT_NE(torn, records.end());
  EXPECT_EQ(torn->at("state"), "refused");
  EXPECT_NE(torn->at("reason"), "");
}

TEST_F(ListingsTest, APluginCanBeLookedUpAlone) {
  const Outcome outcome = galley({"plugins", "probe"});
  EXPECT_EQ(outcome.exit_code, 0);
  EXPECT_THAT(outcome.output, HasSubstr("probe.so"));
  EXPECT_EQ(nlohmann::json::parse(galley({"plugins", "--json", "probe"}).output).at("plugins").size(), 1U);
}

TEST_F(ListingsTest, HelpListsEveryCommand) {
  for (const std::vector<std::string>& arguments :
       std::vector<std::vector<std::string>>{{"help"}, {"--help"}, {"-h"}}) {
    const Outcome outcome = galley(arguments);
    EXPECT_EQ(outcome.exit_code, 0);
    for (const char* command : {"convert", "inspect", "compare", "validate", "formats", "filters", "plugins"}) {
      EXPECT_THAT(outcome.output, HasSubstr(std::string("\n  ") + command + " "));
    }
  }
}

TEST_F(ListingsTest, EveryCommandHasHelp) {
  for (const char* command : {"convert", "inspect", "compare", "validate", "formats", "filters", "plugins", "help"}) {
    const std::string help = galley({"help", command}).output;
    EXPECT_THAT(help, HasSubstr(std::string("usage: galley ") + command + " "));
    EXPECT_EQ(galley({command, "--help"}).output, help);
    EXPECT_EQ(galley({command, "--wrong", "-h"}).output, help) << "help is given whatever else is wrong";
  }
}

TEST_F(ListingsTest, HelpTakesFormatsToo) {
  EXPECT_EQ(galley({"help", "probe"}).output, galley({"formats", "probe"}).output);
}

TEST_F(ListingsTest, HelpOfConvertShowsTheOptionsOfTheFormatsNamed) {
  EXPECT_THAT(galley({"convert", "--help"}).output, Not(HasSubstr("mebibytes=")));
  EXPECT_THAT(galley({"convert", "--help", "-t", "probe"}).output, HasSubstr("mebibytes=INTEGER"));
}

}  // namespace
}  // namespace galley::testing

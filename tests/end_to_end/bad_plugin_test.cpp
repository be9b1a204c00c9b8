// SPDX-License-Identifier: Apache-2.0

/// Plugins that do harm, in the command that loads them.

#include "end_to_end/command_test.hpp"
#include "testing/plugin_folder.hpp"

namespace galley::testing {
namespace {

using ::testing::AllOf;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::Not;

class BadPluginTest : public CommandTest {
 protected:
  Outcome with_plugins(std::vector<std::string> words) const {
    words.insert(words.begin() + 1, {"--plugin-path", plugins.path().string()});
    Call command = call(std::move(words));
    command.environment.emplace_back("ASAN_OPTIONS=detect_leaks=0");  // they are meant
    return run(command);
  }

  PluginFolder plugins;
};

TEST_F(BadPluginTest, WhatTalksDoesNotGetIntoTheOutput) {
  plugins.add("careless");
  folder.write("page.careless", " Ships returned on Monday.");
  for (const std::vector<std::string>& options : {std::vector<std::string>{}, {"--no-sandbox"}}) {
    std::vector<std::string> words{"convert", "page.careless", "-t", "text", "-o", "-"};
    words.insert(words.end(), options.begin(), options.end());
    const Outcome outcome = with_plugins(words);
    EXPECT_EQ(outcome.exit_code, 0) << outcome.errors;
    EXPECT_EQ(outcome.output, "Ships returned on Monday.\n");
    EXPECT_THAT(outcome.errors, HasSubstr("reading\n")) << "it did say something";
  }
  const Outcome asked =
      galley({"worker", "--plugin-path", plugins.path().string()},
             R"({"id": 1, "input": "page.careless", "to": "text", "output": "page.txt"})" + std::string("\n"));
  EXPECT_EQ(std::count(asked.output.begin(), asked.output.end(), '\n'), 1) << asked.output;
  EXPECT_THAT(asked.output, AllOf(Not(HasSubstr("reading")), HasSubstr("\"id\":1")));
}

TEST_F(BadPluginTest, OfManyDocumentsItSpoilsItsOwn) {
  plugins.add("violent");
  for (const char* what : {"crash", "exit", "hang", "fill"}) folder.write(std::string("in/") + what + ".violent", what);
  for (const char* name : {"a", "z"}) folder.write(std::string("in/") + name + ".txt", "# Headline\n\nText.\n");
  // Ten gigabytes are more than any worker may have.
  const Outcome outcome =
      with_plugins({"batch", "in", "-t", "xml", "--out-dir", "out", "--timeout", "2", "--memory", "400M"});
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_TRUE(folder.has("out/a.xml") && folder.has("out/z.xml")) << outcome.errors;
  for (const char* what : {"crash", "exit", "hang", "fill"}) {
    EXPECT_THAT(outcome.errors, HasSubstr(std::string("in/") + what + ".violent"));
    EXPECT_FALSE(folder.has(std::string("out/") + what + ".xml"));
  }
}

TEST_F(BadPluginTest, WhatDoesNotFitIsRefusedInOneLine) {
  for (const auto& [module, why] : std::vector<std::pair<std::string, std::string>>{
           {"other_sdk", "SDK"}, {"other_compiler", "ABI"}, {"no_factory", "has no factory"}}) {
    PluginFolder own;
    own.add_module(module, "minutes");
    own.add_manifest("minutes");
    folder.write("page.txt", "Text.\n");
    const Outcome outcome = galley(
        {"convert", "--plugin-path", own.path().string(), "page.txt", "--filter", "minutes", "-t", "xml", "-o", "-"});
    EXPECT_NE(outcome.exit_code, 0);
    EXPECT_EQ(std::count(outcome.errors.begin(), outcome.errors.end(), '\n'), 1) << outcome.errors;
    // All else goes on working beside it.
    EXPECT_EQ(galley({"convert", "--plugin-path", own.path().string(), "page.txt", "-t", "xml", "-o", "-"}).exit_code,
              0);
    const Outcome check = galley({"plugin", "check", (own.path() / "minutes.so").string()});
    EXPECT_EQ(check.exit_code, 1) << module;
    EXPECT_FALSE(check.output.empty() && check.errors.empty()) << why;
  }
}

}  // namespace
}  // namespace galley::testing

// SPDX-License-Identifier: Apache-2.0

/// `galley plugin check`: what it finds, and what cannot hurt it.

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "conformance/case.hpp"
#include "end_to_end/command_test.hpp"
#include "testing/plugin_folder.hpp"

namespace galley::testing {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

class PluginCheckTest : public CommandTest {
 protected:
  Outcome check(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {"plugin", "check"});
    return galley(std::move(arguments));
  }

  /// What one case of the module "violent" says of an input.
  Outcome violent(const std::string& input, std::vector<std::string> more = {}) {
    const std::string module = plugins.add("violent");
    const std::string file = folder.write("violence.violent", input);
    std::vector<std::string> arguments{module, "--input", file, "--case", "ReadsItsFiles"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return check(std::move(arguments));
  }

  PluginFolder plugins;
};

TEST_F(PluginCheckTest, PassesAGoodPlugin) {
  const Outcome outcome = check({plugins.add("good").string()});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.output << outcome.errors;
  EXPECT_THAT(outcome.output, AllOf(HasSubstr("good 1.0 (format)"), HasSubstr("passed   KeepsEveryFeature"),
                                    HasSubstr(" 0 failed"), Not(HasSubstr("FAILED"))));
  EXPECT_THAT(outcome.output, Not(HasSubstr("\033"))) << "colours are for terminals";
}

/// A case that no fault makes fail asks nothing.
TEST_F(PluginCheckTest, EachCaseFindsItsFault) {
  folder.write("page.careless", "a page");
  std::set<std::string> found;
  for (const char* name : {"careless", "faulty", "obstinate", "claims-reader"}) {
    std::string module = name;
    std::replace(module.begin(), module.end(), '-', '_');
    const bool has_manifest = module == name;
    const std::string path = has_manifest ? plugins.add(module, name) : plugins.add_module(module, name);
    const Outcome outcome = check({path, "--json", "--quick", "--input", "page.careless"});
    EXPECT_EQ(outcome.exit_code, 1) << outcome.errors;
    const auto json = nlohmann::json::parse(outcome.output);
    EXPECT_EQ(json["passed"], false);
    for (const auto& each : json["plugins"][0]["cases"]) {
      EXPECT_EQ(each["outcome"] == "failed", !each["failures"].empty()) << each;
      EXPECT_FALSE(each["asks"].get<std::string>().empty());
      if (each["outcome"] == "failed") found.insert(each["name"]);
    }
  }
  for (const conformance::Case& each : conformance::all_cases()) {
    // The host sees to the first; the other is asked of the native format alone.
    if (each.name == "RefusesUnknownOptions" || each.name == "KeepsWhateverIsCanonical") continue;
    EXPECT_EQ(found.count(std::string(each.name)), 1U) << each.name << " passed all that is wrong";
  }
}

TEST_F(PluginCheckTest, OutlivesACrash) {
  EXPECT_THAT(violent("crash").output,
              AllOf(HasSubstr("FAILED   ReadsItsFiles"), HasSubstr("crashed (invalid memory access)")));
}

TEST_F(PluginCheckTest, OutlivesAnExit) {
  EXPECT_THAT(violent("exit").output, HasSubstr("ended the process with code 7"));
}

TEST_F(PluginCheckTest, EndsWhatHangs) {
  const Outcome outcome = violent("hang", {"--timeout", "2"});
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_THAT(outcome.output, HasSubstr("had not ended after 2 s"));
}

#ifndef __SANITIZE_ADDRESS__  // which takes terabytes itself, so that memory is not bounded under it
TEST_F(PluginCheckTest, BoundsTheMemory) {
  EXPECT_THAT(violent("fill").output, HasSubstr("there is not enough memory"));
}
#endif

TEST_F(PluginCheckTest, OutlivesACrashAtLoading) {
  const std::string module = plugins.add_module("falls_at_loading");
  const Outcome outcome = check({module});
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_THAT(outcome.errors, HasSubstr("cannot be asked what it is; found that it crashed"));
}

TEST_F(PluginCheckTest, SaysWhyAPluginIsRefused) {
  struct Refusal {
    const char* module;
    const char* reason;
  };
  for (const auto& [module, reason] :
       {Refusal{"other_sdk", "SDK"}, {"other_compiler", "compiler"}, {"no_factory", "has no factory"}}) {
    const Outcome outcome = check({plugins.add_module(module).string()});
    EXPECT_EQ(outcome.exit_code, 1);
    EXPECT_THAT(outcome.output, AllOf(HasSubstr("REFUSED"), HasSubstr(reason))) << module;
  }
}

TEST_F(PluginCheckTest, AModuleWorksInTheSandbox) {
  const std::string module = plugins.add("intruder");
  const std::string file = folder.write("page.intruder", "overwrite treasure\nmake new\nopen /etc/passwd\nfork\n");
  folder.write("treasure", "gold");
  const std::vector<std::string> before = folder.files();
  const std::vector<std::string> arguments{module, "--input", file, "--case", "ReadsItsFiles"};
  const Outcome confined = check(arguments);
  EXPECT_EQ(confined.exit_code, 0) << confined.output;
  EXPECT_EQ(confined.errors, "");
  EXPECT_EQ(folder.files(), before);

  // Now the second time that the file is read is not as the first: what it makes is there.
  std::vector<std::string> free = arguments;
  free.emplace_back("--no-sandbox");
  EXPECT_EQ(check(free).exit_code, 1);
  EXPECT_TRUE(folder.has("new"));

  Call without_landlock = call({"plugin", "check", module, "--input", file, "--case", "ReadsItsFiles"});
  without_landlock.words.insert(without_landlock.words.begin(), GALLEY_WITHOUT_LANDLOCK);
  EXPECT_EQ(run(without_landlock).errors,
            "galley: warning: the sandbox is not complete: the kernel has no Landlock; going on without that\n");
}

TEST_F(PluginCheckTest, ChecksAllOfAFolder) {
  plugins.add("good");
  plugins.add("drop_first", "drop-first");
  const Outcome outcome = check({plugins.path().string(), "--case", "DescribesItself"});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.output;
  EXPECT_THAT(outcome.output, AllOf(HasSubstr("good 1.0 (format)"), HasSubstr("drop-first 1.0 (filter)")));
}

TEST_F(PluginCheckTest, ReadsTheAuthorsFiles) {
  const std::string module = plugins.add("good");
  folder.write("in/one.good", "GOOD\nA line.\n");
  folder.write("in/deeper/two.good", "BAD\n");
  const Outcome outcome = check({module, "--input", "in", "--case", "ReadsAllFiles", "--case", "KeepsAllFiles"});
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_THAT(outcome.output, AllOf(HasSubstr("two.good: expected a file of this format to be read"),
                                    HasSubstr("is not in the good format"), Not(HasSubstr("one.good"))));
}

TEST_F(PluginCheckTest, KnowsItsUsage) {
  const std::string module = plugins.add("good");
  EXPECT_EQ(check({}).exit_code, 2);
  EXPECT_EQ(check({"/no/such/file"}).exit_code, 2);
  const Outcome misspelt = check({module, "--case", "KeepsEveryFeatures"});
  EXPECT_EQ(misspelt.exit_code, 2);
  EXPECT_THAT(misspelt.errors, HasSubstr("did you mean 'KeepsEveryFeature'?"));
  const Outcome nothing = check({folder.path().string()});
  EXPECT_EQ(nothing.exit_code, 1);
  EXPECT_THAT(nothing.errors, HasSubstr("holds no plugin"));
}

}  // namespace
}  // namespace galley::testing

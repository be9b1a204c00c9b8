// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <nlohmann/json.hpp>
#include <sstream>

#include "end_to_end/command_test.hpp"

namespace galley::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class MessagesTest : public CommandTest {
 protected:
  /// The objects of a log in JSON Lines. Fails the test for a line that is none.
  static std::vector<nlohmann::json> objects(const std::string& log) {
    std::vector<nlohmann::json> all;
    std::istringstream lines(log);
    for (std::string line; std::getline(lines, line);) {
      all.push_back(nlohmann::json::parse(line, nullptr, false));
      EXPECT_TRUE(all.back().is_object()) << line;
    }
    return all;
  }
};

TEST_F(MessagesTest, AWarningHasFileAndPlace) {
  folder.write("page.probe", "PROBE\nwarn 1\narticle One\n");
  const Outcome outcome = galley({"convert", "page.probe", "-o", "out.probe"});
  EXPECT_EQ(outcome.exit_code, 0);
  EXPECT_EQ(outcome.errors, "galley: page.probe:2:1: warning: it is odd\n");
}

TEST_F(MessagesTest, WhatRepeatsIsCutShort) {
  folder.write("page.probe", "PROBE\nwarn 436\narticle One\n");
  const Outcome outcome = galley({"convert", "page.probe", "-o", "out.probe"});
  EXPECT_EQ(std::count(outcome.errors.begin(), outcome.errors.end(), '\n'), 6);
  EXPECT_THAT(outcome.errors, HasSubstr("galley: page.probe: warning: and 431 more of this kind (probe-warning)\n"));
}

TEST_F(MessagesTest, LossesInFullOnRequest) {
  folder.write("page.probe", "PROBE\nlose 3\narticle One\ntable\nlink https://example.org/\n");
  const Outcome brief = galley({"convert", "page.probe", "-o", "out.probe"});
  EXPECT_THAT(brief.errors, HasSubstr("galley: page.probe: lost in reading: a thing is gone (line 2, column 1) and 2 "
                                      "more of the kind probe-loss (--losses lists all)\n"));
  EXPECT_EQ(std::count(brief.errors.begin(), brief.errors.end(), '\n'), 2) << brief.errors;
  const Outcome full = galley({"convert", "--losses", "page.probe", "-o", "out.probe"});
  EXPECT_THAT(full.errors, HasSubstr("galley: page.probe:2:1: lost in reading: a thing is gone\n"));
  EXPECT_EQ(std::count(full.errors.begin(), full.errors.end(), '\n'), 5) << full.errors;
}

TEST_F(MessagesTest, QuietSaysErrorsOnly) {
  folder.write("page.probe", "PROBE\nwarn 3\nlose 2\narticle One\ntable\n");
  EXPECT_EQ(galley({"convert", "-q", "page.probe", "-o", "out.probe"}).errors, "");
  EXPECT_THAT(galley({"convert", "-q", "missing", "-o", "out.probe"}).errors, HasSubstr("missing"));
}

TEST_F(MessagesTest, JsonIsOneObjectALine) {
  folder.write("page.probe",
               "PROBE\nwarn 101\nlose 1\ninfer headline stands-first\narticle One\ntable\nparagraph a\nfail torn\n");
  folder.write("good.probe", "PROBE\narticle One\ntable\n");
  const Outcome outcome = galley(
      {"convert", "--log-format", "json", "-t", "probe", "--out-dir", "out", "page.probe", "good.probe", "missing"});
  EXPECT_EQ(outcome.exit_code, 1);
  const auto log = objects(outcome.errors);
  const auto find = [&](const char* member, const char* value) {
    const auto found =
        std::find_if(log.begin(), log.end(), [&](const auto& object) { return object.value(member, "") == value; });
    return found == log.end() ? nlohmann::json::object() : *found;
  };
  const auto warning = find("code", "probe-warning");
  EXPECT_EQ(warning.value("severity", ""), "warning");
  EXPECT_EQ(warning.value("file", ""), "page.probe");
  EXPECT_EQ(warning.value("line", 0), 2);
  EXPECT_EQ(warning.value("message", ""), "it is odd");
  EXPECT_EQ(find("severity", "inference").value("item", ""), "headline");
  EXPECT_EQ(std::count_if(log.begin(), log.end(), [](const auto& object) { return object.value("more", 0) == 1; }), 1);
  const auto error = find("severity", "error");
  EXPECT_EQ(error.value("kind", ""), "input");
  EXPECT_EQ(error.value("message", ""), "torn");
  EXPECT_EQ(error.value("line", 0), 8);
  const auto loss = find("code", "not-carried");
  EXPECT_EQ(loss.value("severity", ""), "loss");
  EXPECT_EQ(loss.value("format", ""), "probe");
  EXPECT_EQ(loss.value("feature", ""), "tables");
  EXPECT_EQ(loss.value("count", 0), 1);
  EXPECT_EQ(loss.value("first", ""), "article 1, table 1");
  const auto written = find("code", "written");
  EXPECT_EQ(written.value("file", ""), "good.probe");
  EXPECT_EQ(written.value("output", ""), "out/good.probe");
  EXPECT_EQ(written.value("bytes", 0), 18);
}

TEST_F(MessagesTest, JsonAlsoForWrongUsage) {
  for (const auto& arguments : {std::vector<std::string>{"convert", "--log-format", "json", "--stict"},
                                std::vector<std::string>{"conver", "--log-format=json"}}) {
    const Outcome outcome = galley(arguments);
    EXPECT_EQ(outcome.exit_code, 2);
    const auto log = objects(outcome.errors);
    ASSERT_EQ(log.size(), 1U);
    EXPECT_EQ(log[0].value("kind", ""), "usage");
  }
}

TEST_F(MessagesTest, NamesCannotForgeLinesOrMoveTheCursor) {
  const std::string name = "a\nb\t\x1b[31m\xff\xe2\x80\xae.probe";
  folder.write(name, "PROBE\nfail torn\n");
  const Outcome text = galley({"convert", "-t", "probe", name});
  EXPECT_EQ(text.errors, "galley: a\\nb\\t\\e[31m\\xff\\u{202e}.probe:2:1: torn\n");
  const Outcome json = galley({"convert", "--log-format", "json", "-t", "probe", name});
  const auto log = objects(json.errors);
  ASSERT_EQ(log.size(), 1U);
  EXPECT_EQ(log[0].value("file", ""), "a\nb\t\x1b[31m\xef\xbf\xbd\xe2\x80\xae.probe");
}

TEST_F(MessagesTest, WhatAFileSaysCannotEither) {
  folder.write("page.probe", "PROBE\nfail a\x1b[2Jb\r\n");
  const std::string errors = galley({"convert", "-t", "probe", "page.probe"}).errors;
  EXPECT_THAT(errors, HasSubstr("galley: page.probe:2:1: a"));
  EXPECT_EQ(errors.find_first_of("\x1b\r"), std::string::npos) << errors;
  EXPECT_EQ(std::count(errors.begin(), errors.end(), '\n'), 1);
}

TEST_F(MessagesTest, ColoursOnATerminalOnly) {
  folder.write("page.probe", "PROBE\nwarn 1\narticle One\n");
  Call command = call({"convert", "page.probe", "-o", "out.probe"});
  EXPECT_THAT(run(command).errors, Not(HasSubstr("\033[")));
  command.on_terminal = true;
  EXPECT_THAT(run(command).output, HasSubstr("\033["));
  command.environment.push_back("NO_COLOR=1");
  std::erase(command.environment, "NO_COLOR=");
  EXPECT_THAT(run(command).output, Not(HasSubstr("\033[")));
}

TEST_F(MessagesTest, Utf8WhateverTheLocale) {
  folder.write("заметка.probe", "PROBE\nfail 文件损坏\n");
  Call command = call({"convert", "-t", "probe", "заметка.probe"});
  command.environment.push_back("LC_ALL=C");
  EXPECT_EQ(run(command).errors, "galley: заметка.probe:2:1: 文件损坏\n");
}

}  // namespace
}  // namespace galley::testing

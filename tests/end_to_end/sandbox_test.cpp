// SPDX-License-Identifier: Apache-2.0
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>

#include "end_to_end/command_test.hpp"
#include "testing/plugin_folder.hpp"

namespace galley::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

class SandboxTest : public CommandTest {
 protected:
  SandboxTest() { plugins.add("intruder"); }

  /// What came of the orders, each in a line; from the text that is made of them.
  Outcome attempt(const std::string& orders, std::vector<std::string> arguments) {
    folder.write("page.intruder", orders);
    std::vector<std::string> words{"convert", "--plugin-path", plugins.path().string(), "-t", "text", "page.intruder"};
    words.insert(words.end(), arguments.begin(), arguments.end());
    return galley(std::move(words));
  }

  static std::size_t count(const std::string& text, const std::string& word) {
    std::size_t found = 0;
    for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) ++found;
    return found;
  }

  /// Everything that would do harm, and can be done where there is no sandbox.
  std::string attempts() const {
    folder.write("treasure", "gold");
    folder.write("gone", "");
    folder.write("moved", "");
    return "open /etc/passwd\nopen treasure\nlist .\nmake new\noverwrite treasure\ntruncate treasure\nmode treasure\n"
           "rename moved\nremove gone\nlink pointer\nconnect\nfork\nrun /bin/true\nsignal\n";
  }

  PluginFolder plugins;
};

TEST_F(SandboxTest, StopsWhatAPluginTries) {
  const std::string orders = attempts();
  const std::vector<std::string> files = folder.files();
  for (const std::vector<std::string>& output : {std::vector<std::string>{}, {"-o", "out.txt"}}) {
    const Outcome outcome = attempt(orders, output);
    EXPECT_EQ(outcome.exit_code, 0) << outcome.errors;
    const std::string text = output.empty() ? outcome.output : folder.read("out.txt");
    EXPECT_EQ(count(text, ": denied"), 14U) << text;
    EXPECT_EQ(count(text, ": done"), 0U) << text;
  }
  EXPECT_EQ(folder.read("treasure"), "gold");
  EXPECT_EQ(folder.files().size(), files.size() + 2);  // the page and the output
}

TEST_F(SandboxTest, IsLeftOutOnRequest) {
  for (const std::vector<std::string>& output : {std::vector<std::string>{}, {"-o", "out.txt"}}) {
    std::vector<std::string> words = output;
    words.emplace_back("--no-sandbox");
    const Outcome outcome = attempt(attempts(), words);
    EXPECT_EQ(outcome.exit_code, 0) << outcome.errors;
    const std::string text = output.empty() ? outcome.output : folder.read("out.txt");
    EXPECT_EQ(count(text, ": done"), 14U) << text;
    for (const char* made : {"new", "moved.away", "pointer"}) ::unlink((folder.path() / made).c_str());
  }
}

TEST_F(SandboxTest, ACrashEndsOneInputAlone) {
  folder.write("a.probe", "PROBE\narticle A\n");
  folder.write("b.intruder", "crash\n");
  folder.write("c.intruder", "abort\n");
  folder.write("d.probe", "PROBE\narticle D\n");
  const Outcome outcome = galley({"convert", "--plugin-path", plugins.path().string(), "-t", "text", "--out-dir", "out",
                                  "a.probe", "b.intruder", "c.intruder", "d.probe"});
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_EQ(outcome.errors,
            "galley: b.intruder: internal error: its conversion crashed (invalid memory access)\n"
            "galley: c.intruder: internal error: its conversion crashed (abort)\n");
  EXPECT_THAT(folder.files(), ElementsAre("a.probe", "b.intruder", "c.intruder", "d.probe", "out/a.txt", "out/d.txt"));
}

TEST_F(SandboxTest, WhatTheUserNamesMayBeRead) {
  folder.write("page.txt", "Headline\n\nText.\n");
  folder.write("own/style.css", "p { color: red }");
  const Outcome outcome = galley({"convert", "page.txt", "-o", "page.epub", "-W", "css=own/style.css"});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.errors;
  EXPECT_EQ(outcome.errors, "");
}

TEST_F(SandboxTest, SaysOnceWhatTheKernelLacks) {
  folder.write("a.probe", "PROBE\narticle A\n");
  folder.write("b.probe", "PROBE\narticle B\n");
  Call command = call({"convert", "-t", "probe", "--out-dir", "out", "a.probe", "b.probe"});
  command.words.insert(command.words.begin(), GALLEY_WITHOUT_LANDLOCK);
  const Outcome outcome = run(command);
  EXPECT_EQ(outcome.exit_code, 0);
  EXPECT_EQ(outcome.errors,
            "galley: warning: the sandbox is not complete: the kernel has no Landlock; going on without that\n");
  EXPECT_EQ(folder.files().size(), 4U);
}

}  // namespace
}  // namespace galley::testing

// SPDX-License-Identifier: Apache-2.0
// inspect, compare and validate look at documents in the sandbox.
#include <nlohmann/json.hpp>

#include <unistd.h>

#include <chrono>
#include <csignal>
#include <thread>

#include "end_to_end/command_test.hpp"
#include "testing/plugin_folder.hpp"
#include "testing/program_folder.hpp"

namespace galley::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;
using Words = std::vector<std::string>;

constexpr std::size_t attempts = 14;
/// A drawing tells of each in the picture and in words.
constexpr std::size_t drawn_attempts = 2 * attempts;

class SandboxedCommandsTest : public CommandTest {
 protected:
  SandboxedCommandsTest() {
    plugins.add("intruder");
    folder.write("treasure", "gold");
    folder.write("gone", "");
    folder.write("moved", "");
    // Everything that would do harm, and can be done where there is no sandbox.
    folder.write("page.intruder",
                 "open /etc/passwd\nopen treasure\nlist .\nmake new\noverwrite treasure\ntruncate treasure\n"
                 "mode treasure\nrename moved\nremove gone\nlink pointer\nconnect\nfork\nrun /bin/true\nsignal\n");
    folder.write("page.probe", "PROBE\narticle One\nparagraph x\n");
  }

  Outcome with_plugins(Words words) const {
    words.insert(words.begin() + 1, {"--plugin-path", plugins.path().string()});
    return galley(std::move(words));
  }

  /// As often as `word` stands in it.
  static std::size_t count(const std::string& text, const std::string& word) {
    std::size_t found = 0;
    for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) ++found;
    return found;
  }

  /// All that the intruder tries is denied, and leaves no trace; without the sandbox it comes about. `told`: how
  /// often an outcome is told; `written`: where, if not on standard output.
  void expect_confined(const Words& words, std::size_t told = attempts, const std::string& written = {}) const {
    SCOPED_TRACE(words.front());
    const std::vector<std::string> before = folder.files();
    const Outcome confined = with_plugins(words);
    const std::string denied = written.empty() ? confined.output : folder.read(written);
    EXPECT_EQ(count(denied, ": denied"), told) << denied << confined.errors;
    EXPECT_EQ(count(denied, ": done"), 0U) << denied;
    if (!written.empty()) ::unlink((folder.path() / written).c_str());
    EXPECT_EQ(folder.files(), before);
    EXPECT_EQ(folder.read("treasure"), "gold");

    Words free = words;
    free.emplace_back("--no-sandbox");
    const Outcome unconfined = with_plugins(free);
    EXPECT_EQ(unconfined.exit_code, confined.exit_code) << unconfined.errors;
    const std::string done = written.empty() ? unconfined.output : folder.read(written);
    EXPECT_EQ(count(done, ": done"), told) << done;
    for (const char* made : {"new", "moved.away", "pointer"}) ::unlink((folder.path() / made).c_str());
    folder.write("treasure", "gold");
    folder.write("gone", "");
    folder.write("moved", "");
  }

  /// Both ways of running give the same exit code and the same bytes.
  void expect_same_with_and_without(const Words& words, int exit_code) const {
    SCOPED_TRACE(words.front() + " " + words.back());
    Words free = words;
    free.emplace_back("--no-sandbox");
    const Outcome confined = with_plugins(words);
    const Outcome unconfined = with_plugins(free);
    EXPECT_EQ(confined.exit_code, exit_code) << confined.errors;
    EXPECT_EQ(unconfined.exit_code, exit_code) << unconfined.errors;
    EXPECT_EQ(confined.output, unconfined.output);
    EXPECT_EQ(confined.errors, unconfined.errors);
  }

  PluginFolder plugins;
};

TEST_F(SandboxedCommandsTest, InspectStopsWhatAPluginTries) {
  expect_confined({"inspect", "page.intruder"});
  expect_confined({"inspect", "--json", "page.intruder"});
  expect_confined({"inspect", "--layout", "page.intruder"}, drawn_attempts);
  expect_confined({"inspect", "--layout", "page.intruder", "-o", "page.html"}, drawn_attempts, "page.html");
}

TEST_F(SandboxedCommandsTest, ValidateStopsWhatAPluginTries) {
  expect_confined({"validate", "page.intruder"});
  expect_confined({"validate", "--json", "page.probe", "page.intruder"});
}

TEST_F(SandboxedCommandsTest, CompareStopsWhatAPluginTriesOnEitherSide) {
  expect_confined({"compare", "page.intruder", "page.probe"});
  expect_confined({"compare", "page.probe", "page.intruder"});
}

TEST_F(SandboxedCommandsTest, GivesTheSameWithAndWithout) {
  folder.write("odd.probe", "PROBE\nwarn 3\nlose 2\ninfer headline first\narticle One\ntable\n");
  folder.write("bad.probe", "PROBE\nfail torn\n");
  folder.write("page.txt", "Harbour reopens\n\nBy Ada Quist\n\nShips returned on Monday.\n");
  ASSERT_EQ(galley({"convert", "page.txt", "-o", "page.docx"}).exit_code, 0);
  for (const char* file : {"page.txt", "page.docx", "odd.probe"}) {
    expect_same_with_and_without({"inspect", file}, 0);
    expect_same_with_and_without({"inspect", "--json", file}, 0);
    expect_same_with_and_without({"compare", file, file}, 0);
    expect_same_with_and_without({"inspect", "--layout", file}, 2);
  }
  expect_same_with_and_without({"inspect", "bad.probe"}, 1);
  expect_same_with_and_without({"inspect", "missing"}, 1);
  expect_same_with_and_without({"inspect", "--layout", "missing", "-o", "missing.svg"}, 1);
  expect_same_with_and_without({"compare", "page.txt", "odd.probe"}, 1);
  expect_same_with_and_without({"compare", "--json", "page.txt", "odd.probe"}, 1);
  expect_same_with_and_without({"compare", "page.txt", "bad.probe"}, 2);
  expect_same_with_and_without({"compare", "missing", "page.txt"}, 2);
  for (const char* form : {"--quiet", "--json"}) {
    expect_same_with_and_without({"validate", form, "page.txt", "page.docx"}, 0);
    expect_same_with_and_without({"validate", form, "missing", "odd.probe", "bad.probe", "page.txt"}, 1);
    expect_same_with_and_without({"validate", form, "-R", "nonsense=1", "page.txt"}, 2);
  }
}

TEST_F(SandboxedCommandsTest, ValidateGoesOnAfterACrash) {
  folder.write("b.intruder", "crash\n");
  folder.write("c.intruder", "abort\n");
  const Outcome outcome = with_plugins({"validate", "page.probe", "b.intruder", "c.intruder", "page.probe"});
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_EQ(outcome.errors, "");
  EXPECT_EQ(outcome.output,
            "page.probe: valid probe\n"
            "b.intruder: error: reading it crashed (invalid memory access)\n"
            "c.intruder: error: reading it crashed (abort)\n"
            "page.probe: valid probe\n");

  // Also at either end, and alone.
  for (const Words& files : {Words{"b.intruder", "page.probe", "c.intruder"}, Words{"b.intruder"}}) {
    Words words{"validate", "--json"};
    words.insert(words.end(), files.begin(), files.end());
    const Outcome crashed = with_plugins(words);
    EXPECT_EQ(crashed.exit_code, 1);
    const auto json = nlohmann::json::parse(crashed.output);
    ASSERT_EQ(json.size(), files.size());
    for (std::size_t i = 0; i < files.size(); ++i) {
      EXPECT_EQ(json[i].at("file"), files[i]);
      EXPECT_EQ(json[i].at("valid"), files[i] == "page.probe");
    }
    EXPECT_EQ(json[0].at("problems")[0].at("message"), "reading it crashed (invalid memory access)");
  }
}

TEST_F(SandboxedCommandsTest, ValidateKnowsWhichInputCrashedWhereOneIsStandardInput) {
  const Words words{"validate", "--plugin-path", plugins.path().string(), "page.probe", "-", "page.probe",
                    "-f",       "intruder"};
  folder.write("page.probe", "list .\n");
  const Outcome outcome = galley(words, "crash\n");
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_EQ(outcome.output,
            "page.probe: note: list .: denied\npage.probe: valid intruder\n"
            "standard input: error: reading it crashed (invalid memory access)\n"
            "page.probe: note: list .: denied\npage.probe: valid intruder\n");
}

TEST_F(SandboxedCommandsTest, ACrashIsTroubleOfCompare) {
  folder.write("b.intruder", "crash\n");
  const Outcome second = with_plugins({"compare", "page.probe", "b.intruder"});
  EXPECT_EQ(second.exit_code, 2);
  EXPECT_EQ(second.output, "");
  EXPECT_EQ(second.errors, "galley: b.intruder: internal error: reading it crashed (invalid memory access)\n");
  const Outcome first = with_plugins({"compare", "b.intruder", "page.probe"});
  EXPECT_EQ(first.exit_code, 2);
  EXPECT_EQ(first.errors, "galley: b.intruder: internal error: reading it crashed (invalid memory access)\n");
}

TEST_F(SandboxedCommandsTest, ACrashLeavesNoDrawing) {
  folder.write("b.intruder", "crash\n");
  const std::vector<std::string> before = folder.files();
  const Outcome outcome = with_plugins({"inspect", "--layout", "b.intruder", "-o", "page.svg"});
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_EQ(outcome.errors, "galley: b.intruder: internal error: reading it crashed (invalid memory access)\n");
  EXPECT_EQ(folder.files(), before);
}

TEST_F(SandboxedCommandsTest, StandardInputAndFoldersAreReadAsEver) {
  folder.write("page.txt", "Harbour reopens\n\nShips returned.\n");
  ASSERT_EQ(galley({"convert", "page.txt", "-o", "page.epub"}).exit_code, 0);
  ASSERT_EQ(run({.words = {"/usr/bin/unzip", "-q", "page.epub", "-d", "unpacked"}, .folder = folder.path()}).exit_code,
            0);
  EXPECT_EQ(galley({"validate", "unpacked", "page.epub"}).output, "unpacked: valid epub\npage.epub: valid epub\n");
  EXPECT_EQ(galley({"compare", "unpacked", "page.txt"}).exit_code, 0);
  EXPECT_EQ(galley({"compare", "page.txt", "unpacked"}).exit_code, 0);
  EXPECT_THAT(galley({"inspect", "-"}, folder.read("page.txt")).output, HasSubstr("1 article, 4 words"));
  EXPECT_EQ(galley({"compare", "page.epub", "-"}, folder.read("page.txt")).exit_code, 0);
  EXPECT_EQ(galley({"validate", "page.txt", "-"}, folder.read("page.txt")).output,
            "page.txt: valid text\nstandard input: valid text\n");
}

TEST_F(SandboxedCommandsTest, ADescriptorOfTheCallerIsAnInput) {
  const auto in_shell = [&](const std::string& command) {
    Call shell = call({});
    shell.words = {"/bin/bash", "-c", command, GALLEY_COMMAND};
    return run(shell);
  };
  EXPECT_EQ(in_shell("\"$0\" compare <(cat page.probe) <(cat page.probe)").output, "equal: 1 article, 2 words\n");
  EXPECT_EQ(in_shell("\"$0\" convert <(cat page.probe) -o out.xml").errors, "");
  EXPECT_TRUE(folder.has("out.xml"));
  // One after the other, by a writer that waits for its reader.
  EXPECT_EQ(in_shell("mkfifo a b; (cat page.probe > a; cat page.probe > b) & \"$0\" compare a b").exit_code, 0);
}

TEST_F(SandboxedCommandsTest, ProgramsOfPluginsReadForThem) {
  ProgramFolder programs;
  programs.add_format("sheet",
                      "#!/bin/sh\nif { read line </etc/hostname; } 2>/dev/null; then line=seen; else line=unseen; fi\n"
                      "echo '<document xmlns=\"urn:galley:document:1\"><article><p>'$line'</p></article>"
                      "</document>'\n");
  folder.write("page.sheet", "page\n");
  folder.write("page.txt", "unseen\n");
  const std::string path = programs.path().string();
  EXPECT_EQ(galley({"compare", "--plugin-path", path, "page.sheet", "page.txt"}).output, "equal: 1 article, 1 word\n");
  EXPECT_EQ(galley({"validate", "--plugin-path", path, "page.sheet"}).output, "page.sheet: valid sheet\n");
  const Outcome inspected = galley({"inspect", "--plugin-path", path, "page.sheet"});
  EXPECT_EQ(inspected.exit_code, 0) << inspected.errors;
  EXPECT_THAT(inspected.output, HasSubstr("1 article, 1 word, 6 characters"));
  const Outcome free = galley({"inspect", "--plugin-path", path, "page.sheet", "--no-sandbox"});
  EXPECT_EQ(free.exit_code, 0) << free.errors;
}

TEST_F(SandboxedCommandsTest, SayOnceWhatTheKernelLacks) {
  const std::string lacks =
      "galley: warning: the sandbox is not complete: the kernel has no Landlock; going on without that\n";
  for (const Words& words : {Words{"inspect", "page.probe"}, Words{"compare", "page.probe", "page.probe"},
                             Words{"validate", "page.probe", "page.probe"}}) {
    Call command = call(words);
    command.words.insert(command.words.begin(), GALLEY_WITHOUT_LANDLOCK);
    const Outcome outcome = run(command);
    EXPECT_EQ(outcome.exit_code, 0);
    EXPECT_EQ(outcome.errors, lacks);
    command.words.emplace_back("--no-sandbox");
    EXPECT_EQ(run(command).errors, "");
  }
}

TEST_F(SandboxedCommandsTest, StopAtASignal) {
  folder.write("slow.probe", "PROBE\nwait begun\n");
  for (const Words& words : {Words{"inspect", "slow.probe"}, Words{"compare", "page.probe", "slow.probe"},
                             Words{"validate", "slow.probe", "page.probe"}}) {
    ::unlink((folder.path() / "said").c_str());
    Call command = call(words);
    command.errors = folder.path() / "said";
    Running running(command);
    for (int i = 0; i < 500 && (!folder.has("said") || folder.read("said").find("begun") == std::string::npos); ++i) {
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    running.send(SIGINT);
    const Outcome outcome = running.wait(std::chrono::seconds(20));
    EXPECT_FALSE(outcome.timed_out);
    EXPECT_EQ(outcome.exit_code, 128 + SIGINT);
    EXPECT_EQ(folder.read("said"), "begun\ngalley: interrupted\n");
  }
}

}  // namespace
}  // namespace galley::testing

// SPDX-License-Identifier: Apache-2.0
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <thread>

#include "end_to_end/command_test.hpp"

namespace galley::testing {
namespace {

using std::chrono::milliseconds;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::StartsWith;

constexpr char page[] = "PROBE\narticle Harbour reopens\n";

class BadOutputTest : public CommandTest {
 protected:
  static void expect_one_line(const Outcome& outcome, const std::string& start) {
    EXPECT_EQ(outcome.exit_code, 1);
    EXPECT_EQ(outcome.signal, 0);
    EXPECT_THAT(outcome.errors, StartsWith(start));
    EXPECT_EQ(std::count(outcome.errors.begin(), outcome.errors.end(), '\n'), 1) << outcome.errors;
  }

  /// The command after `limits`, which a shell sets.
  Call limited(const std::string& limits, std::vector<std::string> arguments) const {
    Call command = call(std::move(arguments));
    command.words.insert(command.words.begin(), {"/bin/sh", "-c", limits + " && exec \"$0\" \"$@\""});
    return command;
  }
};

TEST_F(BadOutputTest, FullDevice) {
  folder.write("page.probe", page);
  expect_one_line(galley({"convert", "page.probe", "-t", "probe", "-o", "/dev/full"}), "galley: /dev/full: ");
  Call command = call({"convert", "page.probe", "-t", "probe"});
  command.output = "/dev/full";
  expect_one_line(run(command), "galley: standard output: ");
}

TEST_F(BadOutputTest, FullDeviceForListings) {
  folder.write("page.probe", page);
  for (const std::vector<std::string>& arguments : std::vector<std::vector<std::string>>{
           {"help"}, {"formats"}, {"plugins", "--json"}, {"inspect", "page.probe"}, {"validate", "page.probe"}}) {
    Call command = call(arguments);
    command.output = "/dev/full";
    expect_one_line(run(command), "galley: cannot write to standard output: ");
  }
  Call command = call({"compare", "page.probe", "page.probe"});
  command.output = "/dev/full";
  EXPECT_EQ(run(command).exit_code, 2) << "1 would say that they differ";
}

TEST_F(BadOutputTest, FullDiskLeavesTheOldFile) {
  folder.write("page.probe", page);
  std::filesystem::create_directory(folder.path() / "disk");
  Call command = call({});
  command.words = {"/usr/bin/unshare",
                   "--map-root-user",
                   "--mount",
                   "/bin/sh",
                   "-c",
                   "mount -t tmpfs -o size=1m none disk || exit 77; printf old > disk/out.probe\n"
                   "\"$0\" convert -W mebibytes=8 page.probe -o disk/out.probe; code=$?\n"
                   "ls -A disk; cat disk/out.probe; exit $code",
                   GALLEY_COMMAND};
  const Outcome outcome = run(command);
  if (outcome.exit_code == 77 || outcome.errors.starts_with("unshare:")) {
    GTEST_SKIP() << "no disk can be made here; FileThatCannotGrowLeavesTheOldOne stands for it";
  }
  expect_one_line(outcome, "galley: disk/out.probe: ");
  EXPECT_EQ(outcome.output, "out.probe\nold");
}

// The size limit of a file acts as a full disk does, and can be had everywhere.
TEST_F(BadOutputTest, FileThatCannotGrowLeavesTheOldOne) {
  folder.write("page.probe", page);
  folder.write("out.probe", "old");
  const Outcome outcome =
      run(limited("ulimit -f 2048", {"convert", "-W", "mebibytes=8", "page.probe", "-o", "out.probe"}));
  expect_one_line(outcome, "galley: out.probe: ");
  EXPECT_EQ(folder.read("out.probe"), "old");
  EXPECT_THAT(folder.files(), ElementsAre("out.probe", "page.probe"));
}

TEST_F(BadOutputTest, MissingFolder) {
  folder.write("page.probe", page);
  expect_one_line(galley({"convert", "page.probe", "-o", "none/out.probe"}), "galley: none/out.probe: ");
  EXPECT_THAT(folder.files(), ElementsAre("page.probe"));
}

TEST_F(BadOutputTest, ClosedPipe) {
  folder.write("page.probe", page);
  Call command = call({});
  command.words = {"/bin/bash", "-c", "\"$0\" convert page.probe -t probe -W mebibytes=8 | true; exit ${PIPESTATUS[0]}",
                   GALLEY_COMMAND};
  expect_one_line(run(command), "galley: standard output: ");
}

TEST_F(BadOutputTest, ClosedPipeForListings) {
  Call command = call({});
  command.words = {"/bin/bash", "-c", "(sleep 0.2; \"$0\" help convert) | true; exit ${PIPESTATUS[0]}", GALLEY_COMMAND};
  expect_one_line(run(command), "galley: cannot write to standard output: ");
}

TEST_F(BadOutputTest, KilledAtAnyMomentThereIsTheOldFileOrTheNewOne) {
  folder.write("page.probe", page);
  const std::vector<std::string> arguments{"convert", "-W", "mebibytes=48", "page.probe", "-o", "out.probe"};
  const auto begin = std::chrono::steady_clock::now();
  ASSERT_EQ(galley(arguments).exit_code, 0);
  const auto whole = std::chrono::duration_cast<milliseconds>(std::chrono::steady_clock::now() - begin);
  const auto new_size = std::filesystem::file_size(folder.path() / "out.probe");

  int old_files = 0;
  constexpr int rounds = 24;
  for (int round = 0; round < rounds; ++round) {
    folder.write("out.probe", "old");
    Running command(call(arguments));
    std::this_thread::sleep_for(whole * round / rounds);
    command.send(SIGKILL);
    command.wait();
    const auto size = std::filesystem::file_size(folder.path() / "out.probe");
    EXPECT_TRUE(size == 3 || size == new_size) << size;
    old_files += size == 3;
  }
  EXPECT_GT(old_files, 0) << "no round killed it before the end";
  EXPECT_THAT(folder.files(), ElementsAre("out.probe", "page.probe"));
}

class InterruptedTest : public CommandTest, public ::testing::WithParamInterface<int> {
 protected:
  /// Waits until `is_so()`, for 20 s at most.
  template <typename Condition>
  static bool soon(Condition is_so) {
    for (int i = 0; i < 20'000; ++i) {
      if (is_so()) return true;
      std::this_thread::sleep_for(milliseconds(1));
    }
    return false;
  }

  /// Sends the signal, and expects the command to end of itself soon.
  static void expect_to_stop(Running& command) {
    command.send(GetParam());
    const Outcome outcome = command.wait(milliseconds(20'000));
    EXPECT_FALSE(outcome.timed_out);
    EXPECT_EQ(outcome.exit_code, 128 + GetParam());
  }
};

TEST_P(InterruptedTest, WhileReadingLeavesNothingAndStops) {
  folder.write("page.probe", "PROBE\nwait reading\narticle One\n");
  folder.write("next.probe", page);
  folder.write("out/page.probe", "old");
  for (const char* protection : {"--quiet", "--no-sandbox"}) {
    folder.write("errors", "");
    Call convert = call({"convert", protection, "-t", "probe", "--out-dir", "out", "page.probe", "next.probe"});
    convert.errors = folder.path() / "errors";
    Running command(convert);
    ASSERT_TRUE(soon([&] { return folder.read("errors") == "reading\n"; }));
    expect_to_stop(command);
    EXPECT_EQ(folder.read("errors"), "reading\ngalley: page.probe: interrupted; nothing was written\n");
    EXPECT_EQ(folder.read("out/page.probe"), "old");
    EXPECT_THAT(folder.files(), ElementsAre("errors", "next.probe", "out/page.probe", "page.probe"));
  }
}

TEST_P(InterruptedTest, WhileWritingLeavesTheOldFile) {
  folder.write("page.probe", page);
  folder.write("out.probe", "old");
  for (const char* protection : {"--quiet", "--no-sandbox"}) {
    folder.write("errors", "");
    Call convert = call({"convert", protection, "-W", "mebibytes=4096", "-W", "started=writing", "--limit",
                         "output-bytes=8G", "page.probe", "-o", "out.probe"});
    convert.errors = folder.path() / "errors";
    Running command(convert);
    ASSERT_TRUE(soon([&] { return folder.read("errors").starts_with("writing\n"); }));
    expect_to_stop(command);
    EXPECT_EQ(folder.read("out.probe"), "old");
    EXPECT_THAT(folder.files(), ElementsAre("errors", "out.probe", "page.probe"));
  }
}

TEST_P(InterruptedTest, WhileWaitingForInput) {
  const auto fifo = folder.path() / "fifo";
  ASSERT_EQ(::mkfifo(fifo.c_str(), 0666), 0);
  for (const std::vector<std::string>& arguments :
       {std::vector<std::string>{"convert", "fifo", "-o", "out.probe"}, {"inspect", "fifo"}}) {
    Running command(call(arguments));
    int writing = -1;
    // Nobody can open it without waiting before the command has it open.
    ASSERT_TRUE(soon([&] { return (writing = ::open(fifo.c_str(), O_WRONLY | O_NONBLOCK | O_CLOEXEC)) >= 0; }));
    expect_to_stop(command);
    ::close(writing);
  }
  EXPECT_THAT(folder.files(), ElementsAre("fifo"));
}

INSTANTIATE_TEST_SUITE_P(Signals, InterruptedTest, ::testing::Values(SIGINT, SIGTERM, SIGHUP),
                         [](const auto& param) { return std::string(::strsignal(param.param)).substr(0, 4); });

}  // namespace
}  // namespace galley::testing

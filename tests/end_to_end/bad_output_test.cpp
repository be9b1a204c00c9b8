// SPDX-License-Identifier: Apache-2.0
#include <signal.h>
#include <string.h>
#include <sys/stat.h>

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

class InterruptedTest : public CommandTest, public ::testing::WithParamInterface<int> {};

TEST_P(InterruptedTest, WhileReadingLeavesNothingAndStops) {
  folder.write("page.probe", "PROBE\nwait\narticle One\n");
  folder.write("next.probe", page);
  folder.write("out/page.probe", "old");
  Running command(call({"convert", "-t", "probe", "--out-dir", "out", "page.probe", "next.probe"}));
  std::this_thread::sleep_for(milliseconds(150));
  command.send(GetParam());
  const Outcome outcome = command.wait(milliseconds(10'000));
  EXPECT_FALSE(outcome.timed_out);
  EXPECT_EQ(outcome.exit_code, 128 + GetParam());
  EXPECT_EQ(folder.read("out/page.probe"), "old");
  EXPECT_THAT(folder.files(), ElementsAre("next.probe", "out/page.probe", "page.probe"));
}

TEST_P(InterruptedTest, WhileWritingLeavesTheOldFile) {
  folder.write("page.probe", page);
  folder.write("out.probe", "old");
  Running command(
      call({"convert", "-W", "mebibytes=4000", "--limit", "output-bytes=8G", "page.probe", "-o", "out.probe"}));
  std::this_thread::sleep_for(milliseconds(150));
  command.send(GetParam());
  const Outcome outcome = command.wait(milliseconds(10'000));
  EXPECT_EQ(outcome.exit_code, 128 + GetParam());
  EXPECT_THAT(folder.files(), ElementsAre("out.probe", "page.probe"));
  EXPECT_EQ(folder.read("out.probe"), "old");
}

TEST_P(InterruptedTest, WhileWaitingForInput) {
  ASSERT_EQ(::mkfifo((folder.path() / "fifo").c_str(), 0666), 0);
  for (const char* command_name : {"convert", "inspect"}) {
    std::vector<std::string> arguments{command_name, "fifo"};
    if (arguments[0] == "convert") arguments.insert(arguments.end(), {"-o", "out.probe"});
    Running command(call(arguments));
    std::this_thread::sleep_for(milliseconds(150));
    command.send(GetParam());
    const Outcome outcome = command.wait(milliseconds(10'000));
    EXPECT_FALSE(outcome.timed_out) << command_name;
    EXPECT_EQ(outcome.exit_code, 128 + GetParam()) << command_name;
  }
  EXPECT_THAT(folder.files(), ElementsAre("fifo"));
}

INSTANTIATE_TEST_SUITE_P(Signals, InterruptedTest, ::testing::Values(SIGINT, SIGTERM, SIGHUP),
                         [](const auto& param) { return std::string(::strsignal(param.param)).substr(0, 4); });

}  // namespace
}  // namespace galley::testing

// SPDX-License-Identifier: Apache-2.0
#include <chrono>
#include <csignal>
#include <filesystem>
#include <thread>

#include "end_to_end/command_test.hpp"
#include "testing/program_folder.hpp"

namespace galley::testing {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using namespace std::chrono_literals;

constexpr const char* sound =
    "echo '<document xmlns=\"urn:galley:document:1\"><article><p>sound</p></article></document>'\n";

/// Programs that do what they must not. Each has a word of its own among its arguments, by which its processes are
/// found.
class HostileProgram : public CommandTest {
 protected:
  HostileProgram() : mark("hostile" + folder.path().filename().string()) {
    folder.write("page.evil", "page\n");
    folder.write("sound.probe", "PROBE\narticle A\n");
  }

  void program(const std::string& script, const std::string& more = {}) const {
    plugins.add_format("evil", script, R"("timeout": 2, "read-arguments": [")" + mark + R"("],)" + more);
  }

  Outcome convert(std::vector<std::string> more = {}) const {
    std::vector<std::string> words{"convert", "--plugin-path", plugins.path().string(),
                                   "-t",      "text",          "--out-dir",
                                   "out",     "page.evil",     "sound.probe"};
    words.insert(words.end(), more.begin(), more.end());
    return galley(std::move(words));
  }

  /// One line names the plugin, the other input is converted, and nothing is left.
  void expect_harmless(const std::string& message) const {
    const auto begin = std::chrono::steady_clock::now();
    const Outcome outcome = convert();
    EXPECT_EQ(outcome.exit_code, 1);
    EXPECT_THAT(outcome.errors, HasSubstr("galley: page.evil: " + message));
    EXPECT_TRUE(folder.has("out/sound.txt"));
    EXPECT_FALSE(folder.has("out/page.txt"));
    EXPECT_LT(std::chrono::steady_clock::now() - begin, 30s);
    expect_nothing_left();
  }

  void expect_nothing_left() const {
    // The system ends a process a moment after it was killed.
    for (int i = 0; i < 100 && processes_with(mark) > 0; ++i) std::this_thread::sleep_for(20ms);
    EXPECT_EQ(processes_with(mark), 0);
  }

  ProgramFolder plugins;
  const std::string mark;
};

TEST_F(HostileProgram, MayCrash) {
  program("#!/bin/sh\nkill -SEGV $$\n");
  expect_harmless("the program of plugin 'evil' crashed (invalid memory access)");
}

TEST_F(HostileProgram, MayHang) {
  program("#!/bin/sh\nsleep 100\n:\n");
  expect_harmless("the program of plugin 'evil' took longer than 2 s and was stopped");
}

TEST_F(HostileProgram, MayRefuseToEnd) {
  program("#!/bin/sh\ntrap '' TERM INT HUP\nwhile :; do sleep 1; done\n");
  expect_harmless("the program of plugin 'evil' took longer than 2 s and was stopped");
}

TEST_F(HostileProgram, MayCloseItsStreamsAndStay) {
  program("#!/bin/sh\nexec <&- >&- 2>&-\nsleep 100\n:\n");
  expect_harmless("the program of plugin 'evil' took longer than 2 s and was stopped");
}

TEST_F(HostileProgram, MayLeaveProcessesBehind) {
  program(
      "#!/usr/bin/env python3\n"
      "import os, sys, time\n"
      "for i in range(20):\n"
      "    if os.fork() == 0:\n"
      "        for leave in (os.setsid, lambda: os.setpgid(0, 0)):\n"
      "            try: leave()\n"
      "            except OSError: pass\n"
      "        if os.fork() == 0: time.sleep(100)\n"
      "        time.sleep(100)\n"
      "print('<document xmlns=\"urn:galley:document:1\"><article><p>sound</p></article></document>', flush=True)\n"
      "os._exit(0)\n");
  const auto begin = std::chrono::steady_clock::now();
  const Outcome outcome = convert();
  EXPECT_EQ(outcome.exit_code, 0) << outcome.errors;
  EXPECT_EQ(folder.read("out/page.txt"), "sound\n");
  EXPECT_LT(std::chrono::steady_clock::now() - begin, 10s);
  expect_nothing_left();
}

TEST_F(HostileProgram, MayForkAsMuchAsItCan) {
  program(
      "#!/usr/bin/env python3\n"
      "import os, time\n"
      "try:\n"
      "    for i in range(400):\n"
      "        if os.fork() == 0: time.sleep(100)\n"
      "except OSError: pass\n"
      "time.sleep(100)\n");
  expect_harmless("the program of plugin 'evil' took longer than 2 s and was stopped");
}

TEST_F(HostileProgram, MayWantAllMemory) {
  program("#!/usr/bin/env python3\nblock = bytearray(10 << 30)\n");
  expect_harmless("memoryError");
}

TEST_F(HostileProgram, MayFloodItsOutput) {
  program("#!/bin/sh\nyes '<p>more</p>'\n", R"("timeout": 60,)");
  const Outcome outcome = convert({"--limit", "expanded-bytes=20M"});
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_THAT(outcome.errors, HasSubstr("galley: page.evil: what its program writes is larger than the limit of "
                                        "20971520 bytes (raise it with --limit expanded-bytes=VALUE)"));
  EXPECT_TRUE(folder.has("out/sound.txt"));
  expect_nothing_left();
}

TEST_F(HostileProgram, MayFloodStandardError) {
  program("#!/bin/sh\nyes 'warning: again' | head -c 30000000 >&2\n" + std::string(sound));
  const Outcome outcome = convert();
  EXPECT_EQ(outcome.exit_code, 0);
  EXPECT_EQ(folder.read("out/page.txt"), "sound\n");
  EXPECT_LT(outcome.errors.size(), 20'000U);
  program("#!/bin/sh\nexec yes again >&2\n");
  std::filesystem::remove(folder.path() / "out/page.txt");
  expect_harmless("the program of plugin 'evil' took longer than 2 s and was stopped");
}

TEST_F(HostileProgram, MayWriteALineWithoutEnd) {
  program("#!/bin/sh\nhead -c 5000000 /dev/zero | tr '\\0' x >&2\nexit 1\n");
  const Outcome outcome = convert();
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_LT(outcome.errors.size(), 2'000U);
}

TEST_F(HostileProgram, MayGiveWhatIsNoDocument) {
  program("#!/bin/sh\necho '<document><article>'\n");
  expect_harmless("the program of plugin 'evil' wrote what is no document in the format 'xml': ");
  program("#!/bin/sh\nexit 0\n");
  expect_harmless("the program of plugin 'evil' wrote what is no document in the format 'xml': ");
  program("#!/bin/sh\nhead -c 100000 /dev/urandom\n");
  expect_harmless("the program of plugin 'evil' wrote what is no document in the format 'xml': ");
}

TEST_F(HostileProgram, MayEndWithoutAWord) {
  program("#!/bin/sh\nexit 7\n");
  expect_harmless("the program of plugin 'evil' ended with exit code 7 and did not say why");
}

TEST_F(HostileProgram, MayLackItsInterpreter) {
  program("#!/nowhere/at/all\n");
  expect_harmless("the program of plugin 'evil' cannot be run: no such file or folder");
}

TEST_F(HostileProgram, NeedNotReadItsInput) {
  folder.write("page.evil", std::string(5'000'000, 'x'));
  program("#!/bin/sh\n" + std::string(sound));
  EXPECT_EQ(convert().exit_code, 0);
  EXPECT_EQ(folder.read("out/page.txt"), "sound\n");
}

TEST_F(HostileProgram, GivesAndTakesMuchAtOnce) {
  // More than pipes hold in both directions, and output that begins before the input has ended.
  std::string page = "<document xmlns=\"urn:galley:document:1\"><article>";
  for (int i = 0; i < 200'000; ++i) page += "<p>A paragraph of some words, number " + std::to_string(i) + "</p>\n";
  folder.write("page.evil", page + "</article></document>");
  program("#!/bin/sh\nexec cat\n");
  const Outcome outcome = galley({"convert", "--plugin-path", plugins.path().string(), "page.evil", "-o", "page.xml"});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.errors;
  EXPECT_GT(std::filesystem::file_size(folder.path() / "page.xml"), 8'000'000U);
}

TEST_F(HostileProgram, TouchesNothing) {
  folder.write("treasure", "gold");
  const std::string treasure = (folder.path() / "treasure").string();
  program(
      "#!/usr/bin/env python3\n"
      "import os, socket, subprocess\n"
      "treasure, folder = '" +
      treasure + "', '" + folder.path().string() +
      "'\n"
      "def attempt(name, act):\n"
      "    try: act(); done.append(name)\n"
      "    except OSError: pass\n"
      "done = []\n"
      "attempt('read', lambda: open(treasure).read())\n"
      "attempt('list', lambda: os.listdir(folder))\n"
      "attempt('passwords', lambda: open('/etc/passwd').read())\n"
      "attempt('write', lambda: open(treasure, 'w').write('lead'))\n"
      "attempt('truncate', lambda: os.truncate(treasure, 0))\n"
      "attempt('truncate by opening', lambda: os.open('" +
      plugins.path().string() +
      "/evil.py', os.O_RDONLY | os.O_TRUNC))\n"
      "attempt('remove', lambda: os.unlink(treasure))\n"
      "attempt('rename', lambda: os.rename(treasure, treasure + '.away'))\n"
      "attempt('make', lambda: os.mkdir(folder + '/new'))\n"
      "attempt('mode', lambda: os.chmod(treasure, 0o777))\n"
      "attempt('time', lambda: os.utime(treasure, (0, 0)))\n"
      "attempt('link', lambda: os.link(treasure, 'mine'))\n"
      "attempt('itself', lambda: open('" +
      plugins.path().string() +
      "/evil.py', 'a'))\n"
      "attempt('network', lambda: socket.socket())\n"
      "attempt('signal', lambda: os.kill(os.getppid(), 0))\n"
      "attempt('session', lambda: os.setsid())\n"
      "attempt('own file', lambda: open('own', 'w').write('x'))\n"
      "attempt('own program', lambda: subprocess.run(['true'], check=True))\n"
      "print('<document xmlns=\"urn:galley:document:1\"><article><p>' + ', '.join(done) + "
      "'</p></article></document>')\n");
  for (const std::vector<std::string>& output : {std::vector<std::string>{"-t", "text"}, {"-o", "page.txt"}}) {
    std::vector<std::string> words{"convert", "--plugin-path", plugins.path().string(), "page.evil"};
    words.insert(words.end(), output.begin(), output.end());
    const Outcome outcome = galley(words);
    EXPECT_EQ(output.front() == "-t" ? outcome.output : folder.read("page.txt"), "own file, own program\n")
        << outcome.errors;
  }
  EXPECT_EQ(folder.read("treasure"), "gold");
}

TEST_F(HostileProgram, EndsWithTheCommand) {
  program("#!/bin/sh\nsleep 100\n:\n", R"("timeout": 60,)");
  for (const int signal_number : {SIGKILL, SIGINT}) {
    Running command(call({"convert", "--plugin-path", plugins.path().string(), "page.evil", "-o", "page.txt"}));
    for (int i = 0; i < 500 && processes_with(mark) == 0; ++i) std::this_thread::sleep_for(20ms);
    EXPECT_GT(processes_with(mark), 0);
    command.send(signal_number);
    command.wait(10s);
    expect_nothing_left();
  }
}

TEST_F(HostileProgram, CannotHurtABatch) {
  program("#!/bin/sh\nread word\ncase $word in\n  hang) sleep 100 ;;\n  crash) kill -9 $$ ;;\nesac\n" +
          std::string(sound));
  for (int i = 0; i < 9; ++i) {
    folder.write("in/" + std::to_string(i) + ".evil", i == 3 ? "hang\n" : i == 6 ? "crash\n" : "go on\n");
  }
  const Outcome outcome =
      galley({"batch", "--plugin-path", plugins.path().string(), "in", "-t", "text", "--out-dir", "out", "-j", "2"});
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_EQ(folder.read("out/8.txt"), "sound\n");
  EXPECT_FALSE(folder.has("out/3.txt"));
  EXPECT_FALSE(folder.has("out/6.txt"));
  expect_nothing_left();
}

}  // namespace
}  // namespace galley::testing

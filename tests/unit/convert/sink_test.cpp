// SPDX-License-Identifier: Apache-2.0
#include "galley/sink.hpp"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <functional>
#include <string>
#include <thread>

#include "denied_call.hpp"
#include "galley/error.hpp"
#include "galley/source.hpp"
#include "testing/scratch_folder.hpp"

namespace galley {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::ScratchFolder;
namespace fs = std::filesystem;

std::string failure(const std::function<void()>& act, ErrorKind kind = ErrorKind::output) {
  try {
    act();
    return "nothing";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), kind) << error.what();
    return error.what();
  }
}

void put(const fs::path& path, std::string_view bytes) {
  const std::unique_ptr<Sink> sink = file_sink(path);
  sink->write(bytes);
  sink->commit();
}

mode_t mode_of(const fs::path& path) {
  struct stat status {};
  ::stat(path.c_str(), &status);
  return status.st_mode & 07777;
}

/// Runs `act` in a process of its own; false if it ended in any way but by returning true.
bool in_child(const std::function<bool()>& act) {
  const pid_t child = ::fork();
  if (child == 0) ::_exit(act() ? 0 : 1);
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

TEST(FileSink, ShowsNothingBeforeTheCommit) {
  const ScratchFolder folder;
  const std::unique_ptr<Sink> sink = file_sink(folder.path() / "a");
  sink->write("first ");
  sink->write(std::string(3 << 20, 'x'));
  sink->write(" last");
  EXPECT_EQ(sink->size(), (3u << 20) + 11);
  EXPECT_FALSE(folder.has("a"));
  sink->commit();
  EXPECT_EQ(folder.read("a"), "first " + std::string(3 << 20, 'x') + " last");
  EXPECT_THAT(folder.files(), ElementsAre("a"));
}

TEST(FileSink, LeavesWhatWasThereWithoutACommit) {
  const ScratchFolder folder;
  folder.write("a", "old");
  {
    const std::unique_ptr<Sink> sink = file_sink(folder.path() / "a");
    sink->write(std::string(3 << 20, 'x'));
  }
  EXPECT_EQ(folder.read("a"), "old");
  EXPECT_THAT(folder.files(), ElementsAre("a"));
  put(folder.path() / "a", "new");
  EXPECT_EQ(folder.read("a"), "new");
  EXPECT_THAT(folder.files(), ElementsAre("a"));
}

TEST(FileSink, KeepsPermissionsAndOwner) {
  const ScratchFolder folder;
  const fs::path path = folder.write("a", "old");
  ::chmod(path.c_str(), 0640);
  if (::geteuid() == 0) {
    ASSERT_EQ(::chown(path.c_str(), 54321, 54322), 0);
  }
  put(path, "new");
  EXPECT_EQ(mode_of(path), 0640u);
  if (::geteuid() == 0) {
    struct stat status {};
    ASSERT_EQ(::stat(path.c_str(), &status), 0);
    EXPECT_EQ(status.st_uid, 54321u);
    EXPECT_EQ(status.st_gid, 54322u);
  }
}

TEST(FileSink, LetsTheUmaskDecideForNewFiles) {
  const ScratchFolder folder;
  const mode_t before = ::umask(027);
  put(folder.path() / "a", "new");
  ::umask(before);
  EXPECT_EQ(mode_of(folder.path() / "a"), 0640u);
}

TEST(FileSink, FollowsSymbolicLinks) {
  const ScratchFolder folder;
  folder.write("deep/file", "old");
  fs::create_symlink("deep/file", folder.path() / "link");
  fs::create_symlink(folder.path() / "link", folder.path() / "second");
  fs::create_symlink("deep/fresh", folder.path() / "dangling");
  put(folder.path() / "second", "new");
  EXPECT_EQ(folder.read("deep/file"), "new");
  EXPECT_TRUE(fs::is_symlink(folder.path() / "link"));
  put(folder.path() / "dangling", "new");
  EXPECT_EQ(folder.read("deep/fresh"), "new");
  EXPECT_TRUE(fs::is_symlink(folder.path() / "dangling"));
  fs::create_symlink("loop", folder.path() / "loop");
  EXPECT_EQ(failure([&] { put(folder.path() / "loop", "x"); }), "cannot be written: its symbolic links go in a circle");
}

TEST(FileSink, SaysAtOnceWhyItCannotWrite) {
  const ScratchFolder folder;
  EXPECT_EQ(failure([&] { file_sink(folder.path()); }), "it is a folder, not a file");
  EXPECT_EQ(failure([&] { file_sink(folder.path() / "none/a"); }), "cannot be written: its folder does not exist");
  EXPECT_EQ(failure([&] { file_sink(folder.path() / "none/"); }), "it is a folder, not a file");
  EXPECT_EQ(failure([] { file_sink(""); }), "cannot be written: no such file or folder");
  folder.write("file", "x");
  EXPECT_EQ(failure([&] { file_sink(folder.path() / "file/a"); }),
            "cannot be written: a part of its path is not a folder");
  EXPECT_EQ(failure([&] { file_sink(folder.path() / std::string(300, 'x')); }),
            "cannot be written: its name is too long");
  const std::string longest(255, 'x');
  put(folder.path() / longest, "x");
  put(folder.path() / longest, "again");
  EXPECT_EQ(folder.read(longest), "again");
}

TEST(FileSink, RespectsReadOnlyFilesAndFolders) {
  const ScratchFolder folder;
  ::chmod(folder.path().c_str(), 0777);
  const fs::path file = folder.write("a", "old");
  ::chmod(file.c_str(), 0444);
  fs::create_directory(folder.path() / "closed");
  ::chmod((folder.path() / "closed").c_str(), 0555);
  EXPECT_TRUE(in_child([&] {
    if (::geteuid() == 0 && ::seteuid(65534) != 0) return false;
    return failure([&] { file_sink(file); }) == "cannot be written: permission denied" &&
           failure([&] { file_sink(folder.path() / "closed/a"); }) ==
               "cannot be written: no file can be made in its folder: permission denied";
  }));
  EXPECT_EQ(folder.read("a"), "old");
}

TEST(FileSink, WritesToDevicesAndPipesDirectly) {
  put("/dev/null", "gone");
  EXPECT_TRUE(fs::is_character_file("/dev/null"));
  EXPECT_EQ(failure([] { put("/dev/full", "x"); }), "cannot be written: no space is left on the device");
  const ScratchFolder folder;
  const fs::path fifo = folder.path() / "fifo";
  ASSERT_EQ(::mkfifo(fifo.c_str(), 0600), 0);
  std::thread writer([&] { put(fifo, "through"); });
  EXPECT_EQ(Source::from_file(fifo).bytes(), "through");
  writer.join();
  EXPECT_TRUE(fs::is_fifo(fifo));
}

TEST(FileSink, WritesToItsOwnDescriptors) {
  const ScratchFolder folder;
  const int number = ::open((folder.path() / "a").c_str(), O_RDWR | O_CREAT, 0600);
  ASSERT_EQ(::write(number, "before ", 7), 7);
  put("/dev/fd/" + std::to_string(number), "after");
  ::close(number);
  EXPECT_EQ(folder.read("a"), "before after") << "as a shell's redirection does";
}

TEST(FileSink, KeepsTheLimit) {
  const ScratchFolder folder;
  const std::unique_ptr<Sink> sink = file_sink(folder.path() / "a", {.output_bytes = 10});
  sink->write("0123456789");
  EXPECT_EQ(failure([&] { sink->write("x"); }, ErrorKind::limit),
            "the output is larger than the limit of 10 bytes (output-bytes)");
}

TEST(FileSink, ReportsTheSystemsLimitAndLeavesNothing) {
  const ScratchFolder folder;
  folder.write("a", "old");
  // The signal that goes with this would end a program that does not expect it.
  EXPECT_TRUE(in_child([&] {
    const rlimit limit{100'000, 100'000};
    ::setrlimit(RLIMIT_FSIZE, &limit);
    return failure([&] { put(folder.path() / "a", std::string(2 << 20, 'x')); }) ==
           "cannot be written: the file would be larger than the system allows";
  }));
  EXPECT_EQ(folder.read("a"), "old");
  EXPECT_THAT(folder.files(), ElementsAre("a"));
}

TEST(FileSink, ReportsAFullDiskAndLeavesNothing) {
  const ScratchFolder folder;
  if (::mount("none", folder.path().c_str(), "tmpfs", 0, "size=1m") != 0) GTEST_SKIP() << "no right to mount";
  folder.write("a", "old");
  EXPECT_EQ(failure([&] { put(folder.path() / "a", std::string(4 << 20, 'x')); }),
            "cannot be written: no space is left on the device");
  EXPECT_EQ(folder.read("a"), "old");
  EXPECT_THAT(folder.files(), ElementsAre("a"));
  ::umount2(folder.path().c_str(), MNT_DETACH);
}

TEST(FileSink, ReportsAFolderRemovedMeanwhile) {
  const ScratchFolder folder;
  fs::create_directory(folder.path() / "deep");
  const std::unique_ptr<Sink> sink = file_sink(folder.path() / "deep/a");
  sink->write("x");
  fs::remove_all(folder.path() / "deep");
  EXPECT_EQ(failure([&] { sink->commit(); }), "cannot be written: its folder was removed");
}

TEST(FileSink, IsTheOldFileOrTheNewOneWheneverTheProcessDies) {
  const ScratchFolder folder;
  const std::string old_content(50'000, 'o');
  const std::string new_content(50'000, 'n');
  for (int round = 0; round < 40; ++round) {
    folder.write("a", old_content);
    const pid_t child = ::fork();
    if (child == 0) {
      while (true) {
        put(folder.path() / "a", new_content);
        put(folder.path() / "b", new_content);
        ::unlink((folder.path() / "b").c_str());
      }
    }
    ::usleep(1'000 + 137 * round);
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    const std::string content = folder.read("a");
    EXPECT_TRUE(content == old_content || content == new_content) << "round " << round;
    if (folder.has("b")) {
      EXPECT_EQ(folder.read("b"), new_content) << "round " << round;
    }
    // Between the two steps of a replacement there is a name for a few microseconds.
    EXPECT_LE(folder.files().size(), 3u);
    for (const std::string& name : folder.files()) fs::remove(folder.path() / name);
  }
}

/// The bit of O_TMPFILE that is not O_DIRECTORY's.
constexpr std::uint32_t without_name = O_TMPFILE & ~O_DIRECTORY;

TEST(FileSink, WorksWhereFilesNeedNames) {
  const ScratchFolder folder;
  folder.write("a", "old");
  ::chmod((folder.path() / "a").c_str(), 0640);
  EXPECT_TRUE(in_child([&] {
    if (!testing::deny_call(SYS_openat, EOPNOTSUPP, 2, without_name)) return false;
    {
      const std::unique_ptr<Sink> dropped = file_sink(folder.path() / "a");
      dropped->write(std::string(3 << 20, 'x'));
      if (folder.files().size() != 2) return false;
    }
    if (folder.files().size() != 1 || folder.read("a") != "old") return false;
    put(folder.path() / "a", "new");
    put(folder.path() / "b", "fresh");
    return true;
  }));
  EXPECT_EQ(folder.read("a"), "new");
  EXPECT_EQ(mode_of(folder.path() / "a"), 0640u);
  EXPECT_EQ(folder.read("b"), "fresh");
  EXPECT_THAT(folder.files(), ElementsAre("a", "b"));
}

TEST(DescriptorSink, WritesAtCommitAndLeavesTheDescriptorOpen) {
  int ends[2];
  ASSERT_EQ(::pipe(ends), 0);
  {
    const std::unique_ptr<Sink> dropped = descriptor_sink(ends[1], "standard output");
    dropped->write("never seen");
  }
  const std::unique_ptr<Sink> sink = descriptor_sink(ends[1], "standard output");
  sink->write("seen");
  EXPECT_EQ(sink->size(), 4u);
  sink->commit();
  EXPECT_EQ(sink->size(), 4u);
  EXPECT_EQ(::write(ends[1], "!", 1), 1);
  ::close(ends[1]);
  EXPECT_EQ(Source::from_descriptor(ends[0], "p").bytes(), "seen!");
  ::close(ends[0]);
}

TEST(DescriptorSink, ReportsAClosedPipeWithoutASignal) {
  EXPECT_TRUE(in_child([] {
    ::signal(SIGPIPE, SIG_DFL);
    int ends[2];
    if (::pipe(ends) != 0) return false;
    ::close(ends[0]);
    const std::unique_ptr<Sink> sink = descriptor_sink(ends[1], "standard output");
    sink->write("x");
    return failure([&] { sink->commit(); }) == "cannot be written: the program that reads the output has closed it";
  }));
}

TEST(DescriptorSink, WaitsForSlowReaders) {
  int ends[2];
  ASSERT_EQ(::pipe2(ends, O_NONBLOCK), 0);
  const std::string bytes(1 << 20, 'x');
  std::thread writer([&] {
    const std::unique_ptr<Sink> sink = descriptor_sink(ends[1], "p");
    sink->write(bytes);
    sink->commit();
    ::close(ends[1]);
  });
  EXPECT_EQ(Source::from_descriptor(ends[0], "p").bytes().size(), bytes.size());
  writer.join();
  ::close(ends[0]);
}

TEST(MemorySink, AppendsAtCommit) {
  std::string bytes = "before ";
  {
    const std::unique_ptr<Sink> dropped = memory_sink(bytes);
    dropped->write("never");
  }
  EXPECT_EQ(bytes, "before ");
  const std::unique_ptr<Sink> sink = memory_sink(bytes, {.output_bytes = 5});
  sink->write("after");
  EXPECT_EQ(bytes, "before ");
  EXPECT_NE(failure([&] { sink->write("x"); }, ErrorKind::limit), "nothing");
  sink->commit();
  EXPECT_EQ(bytes, "before after");
}

}  // namespace
}  // namespace galley

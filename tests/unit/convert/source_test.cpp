// SPDX-License-Identifier: Apache-2.0
#include "galley/source.hpp"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
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
#include "testing/scratch_folder.hpp"

namespace galley {
namespace {

using testing::ScratchFolder;
namespace fs = std::filesystem;

std::string failure(const std::function<void()>& act, ErrorKind kind) {
  try {
    act();
    return "nothing";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), kind) << error.what();
    return error.what();
  }
}

/// What `act` says in a process of its own.
std::string in_child(const std::function<std::string()>& act) {
  int ends[2];
  if (::pipe(ends) != 0) return "no pipe";
  const pid_t child = ::fork();
  if (child == 0) {
    const std::string result = act();
    const ssize_t written = ::write(ends[1], result.data(), result.size());
    ::_exit(written == static_cast<ssize_t>(result.size()) ? 0 : 1);
  }
  ::close(ends[1]);
  const Source source = Source::from_descriptor(ends[0], "pipe");
  ::close(ends[0]);
  ::waitpid(child, nullptr, 0);
  return std::string(source.bytes());
}

/// What a user without root's rights sees.
std::string as_ordinary_user(const std::function<std::string()>& act) {
  return in_child([&]() -> std::string {
    if (::geteuid() == 0 && ::seteuid(65534) != 0) return "still root";
    return act();
  });
}

TEST(Source, ReadsAFileWhole) {
  const ScratchFolder folder;
  std::string bytes(300'000, 'x');
  bytes[100'000] = '\0';
  const fs::path path = folder.write("a.txt", bytes);
  const Source source = Source::from_file(path);
  EXPECT_EQ(source.bytes(), bytes);
  EXPECT_EQ(source.name(), path.string());
  EXPECT_EQ(Source::from_file(folder.write("empty", "")).bytes(), "");
}

TEST(Source, PacksAFolderThatIsAPackage) {
  const testing::ScratchFolder folder;
  folder.write("book/META-INF/container.xml", "<container/>");
  folder.write("book/mimetype", "application/epub+zip");
  folder.write("book/a/b.txt", "text");
  std::filesystem::create_symlink("/etc/passwd", folder.path() / "book/a/link");
  std::filesystem::create_symlink("/etc", folder.path() / "book/etc");
  const Source source = Source::from_file(folder.path() / "book");
  const std::string_view bytes = source.bytes();
  EXPECT_EQ(bytes.substr(0, 4), "PK\3\4");
  EXPECT_EQ(bytes.substr(30, 28), "mimetypeapplication/epub+zip");
  EXPECT_NE(bytes.find("a/b.txttext"), std::string_view::npos);
  EXPECT_EQ(bytes.find("link"), std::string_view::npos) << "links lead out of the folder";
  EXPECT_EQ(bytes.find("etc"), std::string_view::npos);
  EXPECT_EQ(bytes, Source::from_file(folder.path() / "book").bytes());
  Limits limits;
  limits.input_bytes = 40;
  EXPECT_NE(failure([&] { Source::from_file(folder.path() / "book", limits); }, ErrorKind::limit), "");
  limits = {};
  limits.entries = 2;
  EXPECT_NE(failure([&] { Source::from_file(folder.path() / "book", limits); }, ErrorKind::limit), "");
}

TEST(Source, SaysWhyItCannotRead) {
  const ScratchFolder folder;
  EXPECT_EQ(failure([] { Source::from_file("/nowhere/at/all"); }, ErrorKind::input),
            "cannot be read: no such file or folder");
  EXPECT_EQ(failure([] { Source::from_file("/tmp"); }, ErrorKind::input), "it is a folder, not a file");
  EXPECT_EQ(failure([] { Source::from_file("/dev/null/x"); }, ErrorKind::input),
            "cannot be read: a part of its path is not a folder");
  EXPECT_EQ(failure([] { Source::from_file(std::string(300, 'x')); }, ErrorKind::input),
            "cannot be read: its name is too long");
  fs::create_symlink("loop", folder.path() / "loop");
  EXPECT_EQ(failure([&] { Source::from_file(folder.path() / "loop"); }, ErrorKind::input),
            "cannot be read: its symbolic links go in a circle");
}

TEST(Source, SaysWhenItMayNotRead) {
  const ScratchFolder folder;
  ::chmod(folder.path().c_str(), 0755);
  const fs::path path = folder.write("secret", "x");
  ::chmod(path.c_str(), 0);
  EXPECT_EQ(as_ordinary_user([&] { return failure([&] { Source::from_file(path); }, ErrorKind::input); }),
            "cannot be read: permission denied");
}

TEST(Source, KeepsTheLimitForFiles) {
  const ScratchFolder folder;
  const fs::path path = folder.write("a", std::string(1000, 'x'));
  EXPECT_EQ(Source::from_file(path, {.input_bytes = 1000}).bytes().size(), 1000u);
  EXPECT_EQ(failure([&] { Source::from_file(path, {.input_bytes = 999}); }, ErrorKind::limit),
            "is larger than the limit of 999 bytes (input-bytes)");
  EXPECT_EQ(Source::from_file(folder.write("b", ""), {.input_bytes = 0}).bytes(), "");
  EXPECT_EQ(failure([&] { Source::from_file(path, {.input_bytes = 0}); }, ErrorKind::limit),
            "is larger than the limit of 0 bytes (input-bytes)");
  EXPECT_EQ(Source::from_file(path, {.input_bytes = UINT64_MAX}).bytes().size(), 1000u);
  // A sparse file of a terabyte must cost nothing.
  ASSERT_EQ(::truncate(path.c_str(), off_t{1} << 40), 0);
  EXPECT_NE(failure([&] { Source::from_file(path); }, ErrorKind::limit), "nothing");
}

TEST(Source, KeepsTheLimitForEndlessDevices) {
  EXPECT_EQ(failure([] { Source::from_file("/dev/zero", {.input_bytes = 1 << 20}); }, ErrorKind::limit),
            "is larger than the limit of 1048576 bytes (input-bytes)");
  EXPECT_EQ(Source::from_file("/dev/null").bytes(), "");
}

TEST(Source, ReadsFilesThatTellNoSize) {
  EXPECT_NE(Source::from_file("/proc/self/status").bytes().find("Name:"), std::string_view::npos);
}

TEST(Source, ReadsPipesToTheirEnd) {
  int ends[2];
  ASSERT_EQ(::pipe(ends), 0);
  const std::string piece(100'000, 'y');
  std::thread writer([&] {
    for (int i = 0; i < 5; ++i) EXPECT_EQ(::write(ends[1], piece.data(), piece.size()), ssize_t{100'000});
    ::close(ends[1]);
  });
  const Source source = Source::from_descriptor(ends[0], "standard input");
  writer.join();
  ::close(ends[0]);
  EXPECT_EQ(source.bytes().size(), 500'000u);
  EXPECT_EQ(source.name(), "standard input");
}

TEST(Source, KeepsTheLimitForPipes) {
  int ends[2];
  ASSERT_EQ(::pipe(ends), 0);
  ASSERT_EQ(::write(ends[1], "12345", 5), 5);
  ::close(ends[1]);
  EXPECT_NE(failure([&] { Source::from_descriptor(ends[0], "p", {.input_bytes = 4}); }, ErrorKind::limit), "nothing");
  ::close(ends[0]);
}

TEST(Source, WaitsForNonBlockingPipes) {
  int ends[2];
  ASSERT_EQ(::pipe2(ends, O_NONBLOCK), 0);
  std::thread writer([&] {
    ::usleep(20'000);
    EXPECT_EQ(::write(ends[1], "late", 4), 4);
    ::close(ends[1]);
  });
  EXPECT_EQ(Source::from_descriptor(ends[0], "p").bytes(), "late");
  writer.join();
  ::close(ends[0]);
}

TEST(Source, ReadsFifosAndTheRestOfAnOpenFile) {
  const ScratchFolder folder;
  const fs::path fifo = folder.path() / "fifo";
  ASSERT_EQ(::mkfifo(fifo.c_str(), 0600), 0);
  std::thread writer([&] {
    const int end = ::open(fifo.c_str(), O_WRONLY);
    EXPECT_EQ(::write(end, "through", 7), 7);
    ::close(end);
  });
  EXPECT_EQ(Source::from_file(fifo).bytes(), "through");
  writer.join();
  const fs::path file = folder.write("a", "first line\nrest");
  const int open = ::open(file.c_str(), O_RDONLY);
  ::lseek(open, 11, SEEK_SET);
  EXPECT_EQ(Source::from_descriptor(open, "a").bytes(), "rest");
  ::close(open);
}

TEST(Source, ReadsFilesThatGrowWhileTheyAreRead) {
  const ScratchFolder folder;
  const fs::path path = folder.write("log", std::string(1 << 20, 'a'));
  std::atomic<bool> stop{false};
  std::thread writer([&] {
    const int log = ::open(path.c_str(), O_WRONLY | O_APPEND);
    for (int i = 0; i < 20'000 && !stop; ++i) {
      if (::write(log, "line\n", 5) != 5) break;
    }
    ::close(log);
  });
  for (int i = 0; i < 20; ++i) EXPECT_GE(Source::from_file(path).bytes().size(), std::size_t{1} << 20);
  stop = true;
  writer.join();
}

constexpr const char* reachable[] = {"images/a.png", "./images/../images/a.png", "images%2fa.png", "link/a.png"};

constexpr const char* unreachable[] = {"",
                                       "../outside.png",
                                       "%2e%2e/outside.png",
                                       "images/../../outside.png",
                                       "/etc/passwd",
                                       "%2fetc/passwd",
                                       "//etc/passwd",
                                       "file:///etc/passwd",
                                       "escape.png",
                                       "absolute.png",
                                       "slash/etc/passwd",
                                       "images",
                                       ".",
                                       "fifo",
                                       "missing.png",
                                       "images/a.png%00.jpg",
                                       "link/../../outside.png",
                                       "images/a.png/"};

class Resource : public ::testing::Test {
 protected:
  Resource() {
    folder_.write("root/images/a.png", "picture");
    folder_.write("root/with space.png", "spaced");
    folder_.write("outside.png", "secret");
    fs::create_symlink("images", folder_.path() / "root/link");
    fs::create_symlink("../outside.png", folder_.path() / "root/escape.png");
    fs::create_symlink(folder_.path() / "outside.png", folder_.path() / "root/absolute.png");
    fs::create_symlink("/", folder_.path() / "root/slash");
    ::mkfifo((folder_.path() / "root/fifo").c_str(), 0600);
    source_.set_resource_root(folder_.path() / "root");
  }
  ScratchFolder folder_;
  Source source_ = Source::from_memory("", "x");
};

TEST_F(Resource, ReadsBelowItsRoot) {
  for (const char* path : reachable) EXPECT_EQ(source_.resource(path), "picture") << path;
  EXPECT_EQ(source_.resource("with%20space.png"), "spaced");
}

TEST_F(Resource, ReachesNothingElse) {
  for (const char* path : unreachable) EXPECT_EQ(source_.resource(path), std::nullopt) << path;
  EXPECT_EQ(source_.resource(std::string("images/a.png\0x", 14)), std::nullopt);
}

TEST_F(Resource, IsAsSafeOnOlderKernels) {
  const std::string result = in_child([&]() -> std::string {
    // Every call has some bit of its size.
    if (!testing::deny_call(SYS_openat2, ENOSYS, 3, UINT32_MAX)) return "cannot be tested";
    for (const char* path : reachable) {
      if (source_.resource(path) != "picture") return path;
    }
    for (const char* path : unreachable) {
      if (source_.resource(path)) return path;
    }
    return "as it should be";
  });
  EXPECT_EQ(result, "as it should be");
}

TEST_F(Resource, KeepsTheLimit) {
  EXPECT_EQ(source_.resource("images/a.png", {.input_bytes = 7}), "picture");
  EXPECT_EQ(source_.resource("images/a.png", {.input_bytes = 6}), std::nullopt);
}

TEST_F(Resource, ReadsNothingWithoutARoot) {
  EXPECT_EQ(Source::from_memory("", "x").resource("images/a.png"), std::nullopt);
  source_.set_resource_root("/nowhere/at/all");
  EXPECT_EQ(source_.resource("images/a.png"), std::nullopt);
}

}  // namespace
}  // namespace galley

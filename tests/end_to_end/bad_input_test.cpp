// SPDX-License-Identifier: Apache-2.0
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>

#include "end_to_end/command_test.hpp"

namespace galley::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

class BadInputTest : public CommandTest {
 protected:
  /// Converts `input`, which must end in one line that names it, exit code 1 and no output.
  std::string reason(const std::string& input, const std::string& standard_input = {}) {
    const Outcome outcome = galley({"convert", "-t", "probe", "-o", "out.probe", input}, standard_input);
    EXPECT_EQ(outcome.exit_code, 1) << input;
    EXPECT_EQ(outcome.output, "");
    EXPECT_EQ(std::count(outcome.errors.begin(), outcome.errors.end(), '\n'), 1) << outcome.errors;
    EXPECT_THAT(outcome.errors, StartsWith("galley: " + (input == "-" ? "standard input" : input) + ":"));
    EXPECT_FALSE(folder.has("out.probe"));
    return outcome.errors;
  }
};

TEST_F(BadInputTest, Missing) { EXPECT_THAT(reason("missing.docx"), HasSubstr("no such file")); }

TEST_F(BadInputTest, Folder) {
  folder.write("sub/file", "");
  EXPECT_THAT(reason("sub"), HasSubstr("folder"));
}

// Both fail for root too, so that the test always means something.
TEST_F(BadInputTest, Unreadable) {
  reason("/proc/self/mem");
  std::filesystem::create_symlink("nowhere", folder.path() / "dangling");
  reason("dangling");
}

TEST_F(BadInputTest, LinkToItself) {
  std::filesystem::create_symlink("loop", folder.path() / "loop");
  reason("loop");
}

TEST_F(BadInputTest, NameTooLong) { reason(std::string(300, 'n')); }

TEST_F(BadInputTest, Empty) {
  folder.write("empty", "");
  for (const char* input : {"empty", "-"}) {
    // An empty text is a text, but nobody means to convert one.
    const Outcome outcome = galley({"convert", "-t", "probe", input});
    EXPECT_EQ(outcome.exit_code, 0);
    EXPECT_THAT(outcome.errors, HasSubstr(": warning: it holds no article"));
  }
}

TEST_F(BadInputTest, BinaryGarbage) {
  std::string garbage;
  std::uint32_t state = 12345;
  for (int i = 0; i < 100'000; ++i) {
    state = state * 1664525U + 1013904223U;
    garbage += static_cast<char>(state >> 24);
  }
  folder.write("garbage", garbage);
  reason("garbage");
  reason("-", garbage);
}

TEST_F(BadInputTest, NoZipAfterAll) {
  folder.write("page.docx", std::string("PK\3\4") + std::string(100, '\0'));
  reason("page.docx");
}

TEST_F(BadInputTest, LineOfOneGigabyteIsRefusedAtOnce) {
  const auto path = folder.path() / "long.txt";
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0666);
  ASSERT_GE(file, 0);
  ASSERT_EQ(::ftruncate(file, off_t{1} << 30), 0);
  ::close(file);
  const auto begin = std::chrono::steady_clock::now();
  EXPECT_THAT(reason("long.txt"), HasSubstr("input-bytes"));
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(1));
}

TEST_F(BadInputTest, EndlessInputEndsAtTheLimit) {
  const Outcome outcome =
      galley({"convert", "-t", "probe", "--limit", "input-bytes=8M", "-o", "out.probe", "/dev/zero"});
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_THAT(outcome.errors, HasSubstr("input-bytes"));
}

TEST_F(BadInputTest, PluginThatThrowsIsNamed) {
  folder.write("page.probe", "PROBE\nthrow\n");
  EXPECT_THAT(reason("page.probe"), HasSubstr("probe"));
}

// Strangers' files may lie in the current folder, and the loader looks for libraries by name.
TEST_F(BadInputTest, LibrariesInTheCurrentFolderAreNotLoaded) {
  folder.write("page.probe", "PROBE\narticle One\n");
  for (const char* library : {"libgalley.so.0", "libstdc++.so.6", "libgcc_s.so.1", "libc.so.6", "libm.so.6", "xml.so",
                              "libicuuc.so.72", "libicudata.so.72", "text-encodings.so"}) {
    folder.write(library, "no library at all");
  }
  EXPECT_EQ(galley({"--version"}).exit_code, 0);
  const Outcome outcome = galley({"convert", "page.probe", "-t", "xml"});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.errors;
}

TEST_F(BadInputTest, OtherCommandsSayTheSame) {
  for (const char* command : {"inspect", "validate"}) {
    const Outcome outcome = galley({command, "missing"});
    EXPECT_EQ(outcome.exit_code, 1) << command;
    EXPECT_THAT(outcome.errors + outcome.output, HasSubstr("missing: ")) << command;
  }
  folder.write("page.probe", "PROBE\narticle One\n");
  const Outcome outcome = galley({"compare", "page.probe", "missing"});
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_THAT(outcome.errors, StartsWith("galley: missing: "));
}

}  // namespace
}  // namespace galley::testing

// SPDX-License-Identifier: Apache-2.0

/// From nothing to a plugin that passes its checks, with what `cmake --install` gives and nothing else.

#include <fstream>

#include "end_to_end/installed_test.hpp"
#include "testing/samples.hpp"

namespace galley::testing {
namespace {

namespace fs = std::filesystem;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

bool is_binary(const fs::path& path) {
  char magic[4] = {};
  std::ifstream(path, std::ios::binary).read(magic, sizeof magic);
  return std::string_view(magic, sizeof magic) == "\177ELF";
}

class PluginKitTest : public InstalledTest {};

TEST_F(PluginKitTest, FormatInCpp) {
  EXPECT_THAT(done("galley plugin new town-minutes"), HasSubstr("Made town-minutes"));
  done(configure("town-minutes", "build") + " && cmake --build build");
  EXPECT_THAT(done("ctest --test-dir build --output-on-failure -V"),
              AllOf(HasSubstr(" 0 failed"), HasSubstr("100% tests passed"), HasSubstr("KeepsEveryFeature")));

  folder.write("page.txt", "# Harbour reopens\n\nShips returned on Monday.\n");
  const std::string galley = "galley convert --plugin-path build/lib/galley/plugins ";
  done(galley + "town-minutes/tests/inputs/example.town-minutes -o example.docx");
  done(galley + "example.docx -o again.town-minutes");
  EXPECT_EQ(folder.read("again.town-minutes"), folder.read("town-minutes/tests/inputs/example.town-minutes"));
  done(galley + "page.txt -o page.town-minutes");
  EXPECT_EQ(folder.read("page.town-minutes"), "town-minutes 1\n# Harbour reopens\nShips returned on Monday.\n");

  // Beside Galley it is there without being named.
  done("cmake --install build --prefix prefix");
  EXPECT_THAT(done("galley formats town-minutes"), HasSubstr("Town minutes (read and written)"));
  done("galley convert again.town-minutes -o again.xml");
}

TEST_F(PluginKitTest, FilterInCpp) {
  done("galley plugin new --filter house-style -o deep/er");
  done(configure("deep/er", "build") + " && cmake --build build");
  EXPECT_THAT(done("ctest --test-dir build --output-on-failure -V"),
              AllOf(HasSubstr(" 0 failed"), HasSubstr("AppliedTwiceIsAppliedOnce")));
  folder.write("page.txt", "Harbour reopens\n\nShips returned on Monday.\n\nAdvertisement\n\nAll is well.\n");
  done("galley convert --plugin-path build/lib/galley/plugins --filter house-style page.txt -o out.txt");
  EXPECT_THAT(folder.read("out.txt"), AllOf(HasSubstr("All is well."), Not(HasSubstr("Advertisement"))));
}

/// Programs need no build: CMake is for ctest alone.
class ProgramPluginTest : public PluginKitTest, public ::testing::WithParamInterface<const char*> {
 protected:
  void begin(const std::string& words) { done("galley plugin new " + words + " --language " + GetParam()); }

  /// The guide's program is asked all; these are asked a tenth, for each conversion starts one.
  void expect_passes(const std::string& name, const std::string& inputs) {
    done("cmake -S " + name + " -B " + name + "/build -G Ninja");
    EXPECT_THAT(done("ctest --test-dir " + name + "/build -N"), HasSubstr("check-" + name));
    EXPECT_THAT(done("galley plugin check --quick " + name + "/" + name + ".json" + inputs), HasSubstr(" 0 failed"));
  }
};

TEST_P(ProgramPluginTest, Format) {
  begin("town-minutes");
  expect_passes("town-minutes", " --input town-minutes/tests/inputs");
  const std::string galley = "galley convert --plugin-path town-minutes ";
  done(galley + "town-minutes/tests/inputs/example.town-minutes -o example.docx");
  done(galley + "example.docx -o again.town-minutes");
  EXPECT_EQ(folder.read("again.town-minutes"), folder.read("town-minutes/tests/inputs/example.town-minutes"));

  done("cmake --install town-minutes/build --prefix prefix");
  EXPECT_THAT(done("galley formats town-minutes"), HasSubstr("Town minutes (read and written)"));
  done("galley convert again.town-minutes -o again.xml");
}

TEST_P(ProgramPluginTest, Filter) {
  begin("house-style --filter");
  expect_passes("house-style", "");
  folder.write("page.txt", "Harbour reopens\n\nShips returned on Monday.\n\nAd & <more>\n\nAll is well.\n");
  done("galley convert --plugin-path house-style --filter 'house-style:text=Ad & <more>' page.txt -o out.txt");
  EXPECT_THAT(folder.read("out.txt"), AllOf(HasSubstr("All is well."), Not(HasSubstr("Ad &"))));
}

TEST_P(ProgramPluginTest, ReaderAndWriterAlone) {
  begin("only-read --reader");
  begin("only-written --writer");
  expect_passes("only-read", " --input only-read/tests/inputs");
  expect_passes("only-written", "");
}

INSTANTIATE_TEST_SUITE_P(Languages, ProgramPluginTest, ::testing::Values("python", "shell"));

TEST_F(PluginKitTest, ReaderAndWriterAlone) {
  done("galley plugin new only-read --reader && galley plugin new only-written --writer");
  for (const std::string id : {"only-read", "only-written"}) {
    done(configure(id, id + "/build") + " && cmake --build " + id + "/build");
    std::string cases;
    for (const char* name : {"DescribesItself", "HasAManifestOfWhatItSays", "GivesWhatItClaims", "ReadsItsFiles",
                             "RefusesUnknownOptions", "WritesTheSameBytesTwice"}) {
      cases += std::string(" --case ") + name;
    }
    EXPECT_THAT(done("galley plugin check " + id + "/build/lib/galley/plugins --input " + id + "/tests/inputs" + cases),
                AllOf(HasSubstr("5 cases: 5 passed, 0 failed")));
  }
}

TEST_F(PluginKitTest, InstalledFilesDoNotKnowTheSourceTree) {
  std::size_t files = 0;
  for (const auto& entry : fs::recursive_directory_iterator(prefix())) {
    if (!entry.is_regular_file()) continue;
    ++files;
    // What is compiled with debugging information has the names of its sources in it.
    if (GALLEY_HAS_DEBUGGING_INFORMATION && is_binary(entry.path())) continue;
    const std::string bytes = read_bytes(entry.path());
    EXPECT_EQ(bytes.find(GALLEY_SOURCE_FOLDER), std::string::npos) << entry.path();
    EXPECT_EQ(bytes.find(GALLEY_BUILD_FOLDER), std::string::npos) << entry.path();
    EXPECT_EQ(bytes.find(prefix()), std::string::npos) << entry.path() << " cannot be moved";
  }
  EXPECT_GT(files, 50U);
}

TEST_F(PluginKitTest, TheInstalledTreeCanBeMoved) {
  fs::rename(prefix(), folder.path() / "moved");
  folder.write("page.txt", "Harbour reopens\n\nShips returned on Monday.\n");
  EXPECT_THAT(done("moved/bin/galley convert page.txt -o page.xml && moved/bin/galley plugin new elsewhere"),
              HasSubstr("CMAKE_PREFIX_PATH=" + (folder.path() / "moved").string()));
  EXPECT_THAT(done("PKG_CONFIG_PATH=moved/lib/pkgconfig pkg-config --cflags galley"), HasSubstr("moved"));
}

TEST_F(PluginKitTest, NewKnowsItsUsage) {
  const auto refused = [&](const std::string& words, const std::string& why) {
    const Outcome outcome = shell("galley plugin new " + words);
    EXPECT_EQ(outcome.exit_code, 2) << words;
    EXPECT_THAT(outcome.errors, HasSubstr(why)) << words;
    EXPECT_EQ(std::count(outcome.errors.begin(), outcome.errors.end(), '\n'), 1) << outcome.errors;
  };
  refused("", "an operand is missing");
  for (const std::string id : {"Minutes", "2col", "a--b", "a-", "-a", "a_b", "''", "a/b", "../a"}) {
    refused("-- " + id, "lower-case letters");
  }
  refused("docx", "there is a plugin 'docx' already");
  refused("minutes --language pyhton", "did you mean 'python'?");
  refused("minutes --language cobol", "there are cpp, python and shell");
  refused("minutes --filter --reader", "a format or a filter");

  folder.write("minutes/precious", "x");
  const Outcome outcome = shell("galley plugin new minutes");
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_THAT(outcome.errors, HasSubstr("is there already, and nothing is overwritten"));
  EXPECT_EQ(folder.read("minutes/precious"), "x");
  EXPECT_THAT(shell("ls minutes").output, "precious\n");
  EXPECT_THAT(shell("galley plugin nwe minutes").errors, HasSubstr("'galley plugin new'"));
}

}  // namespace
}  // namespace galley::testing

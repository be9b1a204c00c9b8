// SPDX-License-Identifier: Apache-2.0

/// Golden cases. A case is a folder beside this file:
///
///     cmd         lines for /bin/sh, run in a copy of the folder, with `galley` on the path
///     ...         the inputs of the command
///     expected/   stdout, stderr and status (none: nothing said, exit code 0), and every file that the
///                 command makes or changes, byte for byte
///
/// GALLEY_UPDATE_GOLDEN=1 writes `expected` anew. Read what it wrote before you commit it: a golden file
/// says what is right, not what happened.

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "testing/child_process.hpp"
#include "testing/samples.hpp"
#include "testing/scratch_folder.hpp"

namespace galley::testing {
namespace {

namespace fs = std::filesystem;

using Files = std::map<std::string, std::string>;  ///< bytes by relative path

Files files_of(const fs::path& folder) {
  Files files;
  if (!fs::exists(folder)) return files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) files[entry.path().lexically_relative(folder).string()] = read_bytes(entry.path());
  }
  return files;
}

void write_files(const fs::path& folder, const Files& files) {
  for (const auto& [name, bytes] : files) {
    fs::create_directories((folder / name).parent_path());
    std::ofstream(folder / name, std::ios::binary) << bytes;
  }
}

bool is_update() {
  const char* update = std::getenv("GALLEY_UPDATE_GOLDEN");
  return update != nullptr && *update != '\0' && std::string_view(update) != "0";
}

class GoldenTest : public ::testing::Test {
 public:
  explicit GoldenTest(fs::path folder) : folder_(std::move(folder)) {}

  void TestBody() override {
    const Files actual = run_case();
    if (is_update()) {
      fs::remove_all(folder_ / "expected");
      write_files(folder_ / "expected", actual);
      return;
    }
    const Files expected = files_of(folder_ / "expected");
    ASSERT_FALSE(expected.empty()) << "nothing is expected: GALLEY_UPDATE_GOLDEN=1 writes a first version";
    for (const auto& [name, bytes] : expected) {
      if (actual.contains(name)) {
        EXPECT_EQ(actual.at(name), bytes) << "in " << name;
      } else {
        ADD_FAILURE() << name << " is expected and was not made";
      }
    }
    for (const auto& [name, bytes] : actual) {
      if (!expected.contains(name)) ADD_FAILURE() << name << " was made and is not expected:\n" << bytes;
    }
  }

 private:
  /// What the case's command said and made.
  Files run_case() const {
    Files before = files_of(folder_);
    std::erase_if(before, [](const auto& file) { return file.first.starts_with("expected/"); });
    const ScratchFolder scratch;
    write_files(scratch.path(), before);

    Call call;
    call.words = {"/bin/sh", "-eu", "cmd"};
    call.folder = scratch.path();
    const char* path = std::getenv("PATH");
    call.environment = {
        "PATH=" + fs::path(GALLEY_COMMAND).parent_path().string() + ":" + (path ? path : "/bin:/usr/bin"),
        "GALLEY_PLUGIN_PATH=", "XDG_DATA_HOME=/nonexistent", "LC_ALL=C.UTF-8", "SOURCE_DATE_EPOCH=0"};
    const Outcome outcome = run(call);

    Files after = files_of(scratch.path());
    std::erase_if(after, [&](const auto& file) {
      const auto old = before.find(file.first);
      return old != before.end() && old->second == file.second;
    });
    if (!outcome.output.empty()) after["stdout"] = outcome.output;
    if (!outcome.errors.empty()) after["stderr"] = outcome.errors;
    if (outcome.exit_code != 0) after["status"] = std::to_string(outcome.exit_code) + "\n";
    return after;
  }

  const fs::path folder_;
};

/// One test for each folder with a cmd, named for it with '_' for '-'.
void register_cases() {
  std::vector<fs::path> folders;
  for (const auto& entry : fs::directory_iterator(GALLEY_GOLDEN_FOLDER)) {
    if (fs::exists(entry.path() / "cmd")) folders.push_back(entry.path());
  }
  std::sort(folders.begin(), folders.end());
  for (const fs::path& folder : folders) {
    // In a filter of GoogleTest, which ctest uses too, a hyphen begins what is left out.
    std::string name = folder.filename().string();
    std::replace(name.begin(), name.end(), '-', '_');
    ::testing::RegisterTest("Golden", name.c_str(), nullptr, nullptr, __FILE__, __LINE__,
                            [folder]() -> ::testing::Test* { return new GoldenTest(folder); });
  }
}

}  // namespace
}  // namespace galley::testing

int main(int argc, char** argv) {
  ::testing::InitGoogleTest(&argc, argv);
  galley::testing::register_cases();
  return RUN_ALL_TESTS();
}

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "testing/child_process.hpp"
#include "testing/scratch_folder.hpp"

namespace galley::testing {

/// Installs Galley into a prefix in a folder of its own, and runs commands there that see neither the source tree nor
/// the build: both are covered by empty file systems, where the system lets a user do that.
class InstalledTest : public ::testing::Test {
 protected:
  InstalledTest() {
    const Outcome outcome = run({.words = {GALLEY_CMAKE, "--install", GALLEY_BUILD_FOLDER, "--prefix", prefix()}});
    EXPECT_EQ(outcome.exit_code, 0) << outcome.output << outcome.errors;
    const Outcome unshared = run({.words = hidden({"/bin/true"})});
    hides_ = unshared.exit_code == 0;
    if (!hides_) std::printf("the source tree cannot be hidden here: %s\n", unshared.errors.c_str());
  }

  std::string prefix() const { return (folder.path() / "prefix").string(); }

  /// Runs a line of shell in the scratch folder; the installed commands are in its PATH.
  Outcome shell(const std::string& line, std::chrono::milliseconds time_limit = std::chrono::milliseconds{240'000}) {
    Call call;
    call.words = {"/bin/sh", "-c", line};
    if (hides_) call.words = hidden(std::move(call.words));
    call.folder = folder.path();
    call.environment = {"PATH=" + prefix() + "/bin:/usr/local/bin:/usr/bin:/bin",
                        "XDG_DATA_HOME=/nonexistent",
                        "GALLEY_PLUGIN_PATH=",
                        "NO_COLOR=1",
                        "HOME=" + folder.path().string(),
                        "CCACHE_DISABLE=1"};
    call.time_limit = time_limit;
    return run(call);
  }

  /// The same, which must end with code 0; what it said.
  std::string done(const std::string& line) {
    const Outcome outcome = shell(line);
    EXPECT_EQ(outcome.exit_code, 0) << line << "\n" << outcome.output << outcome.errors;
    return outcome.output + outcome.errors;
  }

  /// Configures as a user would; what the sanitizers of this build need is added.
  static std::string configure(const std::string& source, const std::string& build) {
    const std::string sanitize = GALLEY_SANITIZERS;
    std::string line = "cmake -S " + source + " -B " + build + " -G Ninja";
    if (!sanitize.empty()) line += " -DGALLEY_SANITIZE=" + sanitize + " -DCMAKE_CXX_FLAGS=-fsanitize=" + sanitize;
    return line;
  }

  ScratchFolder folder;

 private:
  static std::vector<std::string> hidden(std::vector<std::string> words) {
    // The build may lie outside the source tree; a second cover over what is covered already does no harm.
    std::vector<std::string> all{"/usr/bin/unshare",
                                 "--map-root-user",
                                 "--mount",
                                 "/bin/sh",
                                 "-c",
                                 "mount -t tmpfs none \"$0\" && { [ ! -d \"$1\" ] || mount -t tmpfs none \"$1\"; } && "
                                 "shift && exec \"$@\"",
                                 GALLEY_SOURCE_FOLDER,
                                 GALLEY_BUILD_FOLDER};
    all.insert(all.end(), std::make_move_iterator(words.begin()), std::make_move_iterator(words.end()));
    return all;
  }

  bool hides_ = false;
};

}  // namespace galley::testing

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "testing/child_process.hpp"
#include "testing/scratch_folder.hpp"

namespace galley::testing {

/// Runs the built command in a folder of its own. The plugins are those of the build and the probe.
class CommandTest : public ::testing::Test {
 protected:
  Call call(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), GALLEY_COMMAND);
    Call call;
    call.words = std::move(arguments);
    call.folder = folder.path();
    // The tester's own plugins and settings must not show.
    call.environment = {"GALLEY_PLUGIN_PATH=" GALLEY_PROBE_FOLDER, "XDG_DATA_HOME=/nonexistent", "HOME=/nonexistent",
                        "NO_COLOR=", "TERM=xterm"};
    return call;
  }

  Outcome galley(std::vector<std::string> arguments, std::string input = {}) const {
    Call command = call(std::move(arguments));
    command.input = std::move(input);
    return run(command);
  }

  ScratchFolder folder;
};

}  // namespace galley::testing

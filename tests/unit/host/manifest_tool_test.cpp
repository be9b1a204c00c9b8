// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>

#include "galley/host.hpp"
#include "testing/child_process.hpp"
#include "testing/plugin_folder.hpp"

namespace galley {
namespace {

using ::testing::HasSubstr;
using testing::Outcome;
using testing::PluginFolder;
namespace fs = std::filesystem;

TEST(ManifestTool, WritesWhatModulesSayOfThemselves) {
  const PluginFolder folder;
  const fs::path good = folder.add_module("good");
  const fs::path filter = folder.add_module("drop_first");
  const Outcome outcome =
      testing::run({.words = {GALLEY_MANIFEST_TOOL, good.string(), "drop_first.so"}, .folder = folder.path()});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.errors;
  EXPECT_EQ(folder.read("good.json"), write_manifest(describe_module(good)));
  EXPECT_EQ(PluginHost({folder.path()}).ready(PluginKind::filter).size(), 1u);
}

TEST(ManifestTool, MakesWhatAnyUmaskLeftUsable) {
  const PluginFolder folder;
  const fs::path good = folder.add_module("good");
  ::chmod(good.c_str(), 0775);
  ::chmod(folder.path().c_str(), 0775);
  const Outcome outcome =
      testing::run({.words = {"/bin/sh", "-c", "umask 000; exec \"$0\" \"$1\"", GALLEY_MANIFEST_TOOL, good.string()}});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.errors;
  const PluginHost host({folder.path()});
  ASSERT_EQ(host.records().size(), 1u);
  EXPECT_EQ(host.records()[0].state, PluginState::ready) << host.records()[0].reason;
}

TEST(ManifestTool, FailsForWhatIsNoPlugin) {
  const PluginFolder folder;
  const fs::path bad = folder.add_module("no_stamp");
  const fs::path good = folder.add_module("good");
  const Outcome outcome = testing::run({.words = {GALLEY_MANIFEST_TOOL, bad.string(), good.string()}});
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_EQ(outcome.errors, "galley-manifest: " + bad.string() + ": is not a Galley plugin: it has no stamp\n");
  EXPECT_FALSE(folder.has("no_stamp.json"));
  EXPECT_TRUE(folder.has("good.json")) << "the others are not held up";
  EXPECT_EQ(testing::run({.words = {GALLEY_MANIFEST_TOOL}}).exit_code, 2);
}

}  // namespace
}  // namespace galley

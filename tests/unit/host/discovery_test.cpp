// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>

#include "galley/host.hpp"
#include "testing/plugin_folder.hpp"

namespace galley {
namespace {

using ::testing::ElementsAre;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using testing::PluginFolder;
using ::testing::StartsWith;
namespace fs = std::filesystem;

/// "id state reason" of every record.
std::vector<std::string> summary(const PluginHost& host) {
  std::vector<std::string> lines;
  for (const PluginRecord& record : host.records()) {
    std::string line = record.description.id + " " + std::string(to_string(record.state));
    if (!record.reason.empty()) line += ": " + record.reason;
    lines.push_back(line);
  }
  return lines;
}

TEST(Discovery, ListsFromManifestsAlone) {
  const PluginFolder folder;
  const fs::path module = folder.add("good");
  folder.add("drop_first");
  PluginHost host({folder.path()});
  EXPECT_THAT(summary(host), ElementsAre("drop-first ready", "good ready"));
  const PluginRecord& record = host.records().at(1);
  EXPECT_EQ(record.module, module);
  EXPECT_EQ(record.manifest, folder.path() / "good.json");
  EXPECT_EQ(record.description, describe_module(testing::test_module("good")));
  ASSERT_NE(host.find("good"), nullptr);
  EXPECT_EQ(host.find("good")->name, "Good format");
  EXPECT_EQ(host.find("goo"), nullptr);
  EXPECT_EQ(host.ready(PluginKind::format).size(), 1u);
  EXPECT_EQ(host.ready(PluginKind::filter).at(0)->id, "drop-first");
}

TEST(Discovery, AsksModulesWithoutManifest) {
  const PluginFolder folder;
  folder.add_module("good");
  folder.add_module("other_sdk");
  PluginHost host({folder.path()});
  ASSERT_EQ(host.records().size(), 2u);
  EXPECT_EQ(host.records()[0].description.id, "good");
  EXPECT_EQ(host.records()[0].manifest, fs::path());
  EXPECT_EQ(host.records()[1].state, PluginState::refused);
  EXPECT_THAT(host.records()[1].reason, StartsWith("the module is built for version"));
  EXPECT_NE(host.plugin("good").reader(), nullptr);
}

TEST(Discovery, PassesOverWhatIsNotThere) {
  const PluginFolder folder;
  folder.add("good");
  folder.write("readme.txt", "x");
  folder.write(".hidden.so", "x");
  fs::create_directory(folder.path() / "deeper");
  PluginHost host({"/nowhere/at/all", "", folder.path(), folder.path() / "deeper" / "..", folder.path()});
  EXPECT_THAT(summary(host), ElementsAre("good ready"));
  EXPECT_EQ(host.search_path().size(), 5u);
}

TEST(Discovery, RefusesAFileInPlaceOfAFolder) {
  const PluginFolder folder;
  const fs::path module = folder.add("good");
  PluginHost host({module});
  EXPECT_THAT(summary(host), ElementsAre("good.so refused: it is not a folder"));
}

TEST(Discovery, LetsTheFirstOfOneIdWin) {
  const PluginFolder first;
  const PluginFolder second;
  const fs::path wins = first.add("good");
  second.add("good", "renamed");
  PluginHost host({first.path(), second.path()});
  EXPECT_THAT(summary(host),
              ElementsAre("good ready", "good shadowed: " + wins.string() + " has the same id and comes first"));
  host.plugin("good");
  EXPECT_EQ(host.ready(PluginKind::format).size(), 1u);
}

TEST(Discovery, DoesNotLetARefusedModuleHideAGoodOne) {
  const PluginFolder first;
  const PluginFolder second;
  const fs::path bad = first.add("good");
  ::chmod(bad.c_str(), 0777);
  second.add("good");
  PluginHost host({first.path(), second.path()});
  EXPECT_THAT(summary(host), ElementsAre("good refused: the module may be written to by everybody", "good ready"));
  EXPECT_NE(host.plugin("good").reader(), nullptr);
}

TEST(Discovery, RefusesWhatOthersMayWriteTo) {
  for (const auto& [mode, who] : {std::pair<mode_t, std::string>(0775, "a group"), {0757, "everybody"}}) {
    const PluginFolder folder;
    const fs::path module = folder.add("good");
    ::chmod(folder.path().c_str(), mode);
    PluginHost in_folder({folder.path()});
    EXPECT_THAT(summary(in_folder), ElementsAre("good refused: its folder may be written to by " + who));
    try {
      in_folder.plugin("good");
      ADD_FAILURE() << "it was used";
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::plugin);
      EXPECT_THAT(error.what(), HasSubstr("may be written to by " + who));
    }
    ::chmod(folder.path().c_str(), 0755);
    ::chmod(module.c_str(), mode);
    EXPECT_THAT(summary(PluginHost({folder.path()})),
                ElementsAre("good refused: the module may be written to by " + who));
    ::chmod(module.c_str(), 0755);
    ::chmod((folder.path() / "good.json").c_str(), mode);
    EXPECT_THAT(summary(PluginHost({folder.path()})),
                ElementsAre("good refused: its manifest may be written to by " + who));
  }
}

TEST(Discovery, RefusesWhatBelongsToSomebodyElse) {
  if (::geteuid() != 0) GTEST_SKIP() << "only root can give files away";
  const PluginFolder folder;
  const fs::path module = folder.add("good");
  constexpr uid_t somebody = 54321;
  ASSERT_EQ(::chown(module.c_str(), somebody, static_cast<gid_t>(-1)), 0);
  EXPECT_THAT(summary(PluginHost({folder.path()})),
              ElementsAre("good refused: the module belongs to another user (54321)"));
  ASSERT_EQ(::chown(module.c_str(), 0, static_cast<gid_t>(-1)), 0);
  ASSERT_EQ(::chown(folder.path().c_str(), somebody, static_cast<gid_t>(-1)), 0);
  EXPECT_THAT(summary(PluginHost({folder.path()})),
              ElementsAre("good refused: its folder belongs to another user (54321)"));
}

TEST(Discovery, JudgesALinkByWhereItLeads) {
  const PluginFolder elsewhere;
  const PluginFolder folder;
  const fs::path module = elsewhere.add("good");
  fs::create_symlink(module, folder.path() / "good.so");
  fs::create_symlink(elsewhere.path() / "good.json", folder.path() / "good.json");
  EXPECT_THAT(summary(PluginHost({folder.path()})), ElementsAre("good ready"));
  ::chmod(elsewhere.path().c_str(), 0777);
  EXPECT_THAT(summary(PluginHost({folder.path()})),
              ElementsAre("good refused: the module leads to a folder that may be written to by everybody"));
  fs::remove(module);
  EXPECT_THAT(summary(PluginHost({folder.path()})), ElementsAre("good refused: the module leads nowhere"));
}

TEST(Discovery, ReportsBadManifestsAndGoesOn) {
  const PluginFolder folder;
  folder.add("good");
  folder.add_module("faulty", "broken");
  folder.write("broken.json", "{\"galley-plugin\": 1, \"id\": \"broken\",");
  folder.add_module("faulty", "empty");
  folder.write("empty.json", "");
  folder.add_module("faulty", "huge");
  folder.write("huge.json", std::string((1 << 20) + 1, ' '));
  folder.add_manifest("lonely");
  folder.add_module("faulty", "odd");
  folder.write("odd.json", R"({"galley-plugin": 1, "id": "odd", "extensionz": []})");
  fs::create_directory(folder.path() / "folder.so");
  const PluginHost host({folder.path()});
  EXPECT_THAT(summary(host), ElementsAre(StartsWith("broken refused: its manifest is not JSON at byte 37"),
                                         StartsWith("empty refused: its manifest is not JSON at byte"),
                                         "folder refused: the module is not a regular file", "good ready",
                                         "huge refused: its manifest is larger than 1 MiB",
                                         "lonely refused: its manifest is there, but lonely.so is not",
                                         "odd refused: its manifest has a member 'extensionz' that is not known"));
}

TEST(SearchPath, GoesFromTheCommandLineToTheInstallFolder) {
  const char* home = std::getenv("HOME");
  const std::string saved_home = home != nullptr ? home : "";
  ::setenv("GALLEY_PLUGIN_PATH", "/first::/second:", 1);
  ::setenv("HOME", "/home/ana", 1);
  ::unsetenv("XDG_DATA_HOME");
  std::vector<fs::path> path = default_plugin_path({"/extra"});
  ASSERT_EQ(path.size(), 5u);
  EXPECT_EQ(path[0], "/extra");
  EXPECT_EQ(path[1], "/first");
  EXPECT_EQ(path[2], "/second");
  EXPECT_EQ(path[3], "/home/ana/.local/share/galley/plugins");
  EXPECT_THAT(path[4].string(), EndsWith("/lib/galley/plugins"));
  ::setenv("XDG_DATA_HOME", "/data", 1);
  ::unsetenv("GALLEY_PLUGIN_PATH");
  path = default_plugin_path();
  ASSERT_EQ(path.size(), 2u);
  EXPECT_EQ(path[0], "/data/galley/plugins");
  ::setenv("XDG_DATA_HOME", "relative", 1);
  EXPECT_EQ(default_plugin_path().at(0), "/home/ana/.local/share/galley/plugins");
  ::unsetenv("XDG_DATA_HOME");
  ::setenv("HOME", saved_home.c_str(), 1);
}

}  // namespace
}  // namespace galley

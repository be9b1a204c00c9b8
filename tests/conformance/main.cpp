// SPDX-License-Identifier: Apache-2.0

/// conformance_test [--plugins=FOLDER] [GoogleTest's options]: asks every plugin in a folder (the build's own,
/// unless another is named) all that applies to it.
///
/// conformance_test --plugins=FOLDER --carried=ID: prints the features that a format carries, found by trying, as a
/// manifest has them.

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <exception>
#include <filesystem>
#include <string>

#include "carried.hpp"
#include "conformance/case.hpp"
#include "lean_conversion.hpp"
#include "testing/child_process.hpp"
#include "testing/plugin_folder.hpp"
#include "testing/samples.hpp"

namespace galley::conformance {
namespace {

namespace fs = std::filesystem;

/// A case that hangs ends its process, and ctest says which it was.
constexpr unsigned longest_case = 240;

PluginHost& host_of(const fs::path& plugins) {
  // Programs exchange documents by way of a plugin of the build.
  static PluginHost host({plugins, GALLEY_PLUGIN_FOLDER});
  return host;
}

class GoogleTestRecorder : public Recorder {
  void told(const Failure& failure) override { ADD_FAILURE() << to_string(failure); }
};

/// Files of the plugin's format: all of inputs/<id>, and the samples with one of its extensions.
std::vector<fs::path> files_of(const PluginDescription& description) {
  std::vector<fs::path> files;
  const auto add = [&](const fs::path& folder, bool any_extension) {
    std::error_code error;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder, error)) {
      const std::string extension = entry.path().extension().string();
      const bool wanted =
          any_extension || std::any_of(description.extensions.begin(), description.extensions.end(),
                                       [&](const std::string& each) { return extension == "." + each; });
      if (wanted && entry.is_regular_file()) files.push_back(entry.path());
    }
  };
  add(fs::path(GALLEY_CONFORMANCE_INPUTS) / description.id, true);
  if (const std::optional<fs::path> samples = galley::testing::samples_folder()) add(*samples, false);
  std::sort(files.begin(), files.end());
  return files;
}

bool is_in(const PluginRecord& record, const fs::path& folder) {
  const fs::path file = record.manifest.empty() ? record.module : record.manifest;
  std::error_code error;
  return fs::equivalent(file.parent_path(), folder, error);
}

int print_carried(const fs::path& plugins, const std::string& id) {
  for (const PluginRecord& record : host_of(plugins).records()) {
    if (record.description.id != id || record.state != PluginState::ready) continue;
    const FeatureSet carried = find_carried(host_of(plugins), id);
    const char* separator = "[";
    for (std::size_t i = 0; i < feature_count; ++i) {
      const auto feature = static_cast<Feature>(i);
      if (!carried.contains(feature)) continue;
      std::printf("%s\"%s\"", separator, std::string(to_string(feature)).c_str());
      separator = ", ";
    }
    std::printf("]\n");
    return 0;
  }
  std::fprintf(stderr, "there is no plugin '%s' that can be used\n", id.c_str());
  return 1;
}

class ConformanceTest : public ::testing::Test {
 public:
  ConformanceTest(PluginHost& host, const PluginRecord& record, const Case& what)
      : host_(host), record_(record), what_(what) {}

  void TestBody() override {
    GoogleTestRecorder recorder;
    const std::vector<fs::path> files = files_of(record_.description);
    ::alarm(longest_case);
    run(what_, {host_, record_, recorder, files});
    ::alarm(0);
    if (!recorder.failed() && !recorder.skipped().empty()) GTEST_SKIP() << recorder.skipped();
  }

 private:
  PluginHost& host_;
  const PluginRecord& record_;
  Case what_;
};

/// GoogleTest's filters take a hyphen for "but not".
std::string suite_name(const std::string& id) {
  std::string name = "Conformance_" + id;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

void register_cases(const fs::path& plugins) {
  PluginHost& host = host_of(plugins);
  for (const PluginRecord& record : host.records()) {
    if (record.state != PluginState::ready || !is_in(record, plugins)) continue;
    const bool has_files = !files_of(record.description).empty();
    for (const Case& each : all_cases()) {
      const bool is_of_files = each.name == "ReadsAllFiles" || each.name == "KeepsAllFiles";
      if (is_of_files && !has_files) continue;
      if (!each.applies(record.description)) continue;
      ::testing::RegisterTest(
          suite_name(record.description.id).c_str(), std::string(each.name).c_str(), nullptr, nullptr, __FILE__,
          __LINE__, [&host, &record, each]() -> ::testing::Test* { return new ConformanceTest(host, record, each); });
    }
  }
}

/// The plugins' folder holds what the build made, and all of it can be used.
class FolderTest : public ::testing::Test {
 public:
  FolderTest(fs::path plugins, std::string expected) : plugins_(std::move(plugins)), expected_(std::move(expected)) {}

  void TestBody() override {
    const PluginHost& host = host_of(plugins_);
    for (const PluginRecord& record : host.records()) {
      EXPECT_EQ(record.state, PluginState::ready) << record.module << ": " << record.reason;
    }
    std::size_t begin = 0;
    while (begin < expected_.size()) {
      const std::size_t end = std::min(expected_.find(',', begin), expected_.size());
      const std::string id = expected_.substr(begin, end - begin);
      EXPECT_NE(host.find(id), nullptr) << id << " was built, but is not found";
      begin = end + 1;
    }
  }

 private:
  fs::path plugins_;
  std::string expected_;
};

/// The suite itself: a sound plugin passes, and the faults of others are found.
class SuiteTest : public ::testing::Test {
 public:
  void TestBody() override {
    const galley::testing::PluginFolder plugins;
    plugins.add("good");
    plugins.add("drop_first", "drop-first");
    plugins.add("faulty");
    plugins.add("careless");
    const galley::testing::Outcome outcome =
        galley::testing::run({.words = {"/proc/self/exe", "--plugins=" + plugins.path().string(), "--gtest_color=no"},
                              // Of the leaks that are meant, the case tells.
                              .environment = {"ASAN_OPTIONS=detect_leaks=0"}});
    EXPECT_EQ(outcome.exit_code, 1);
    const std::string& output = outcome.output;
    EXPECT_EQ(output.find("FAILED  ] Conformance_good"), std::string::npos) << output;
    for (const char* fault :
         {"drop_first.AppliedTwiceIsAppliedOnce", "faulty.DescribesItself", "faulty.StopsReadingOnRequest",
          "faulty.KeepsEveryFeature", "faulty.KeepsTheLimitOfNodes", "careless.ClaimsNoGarbage",
          "careless.DescribesItsOptions", "careless.KeepsNoMemory", "careless.LeavesNothingOpen",
          "careless.SaysNothingItself", "careless.WritesTheSameBytesTwice"}) {
      EXPECT_NE(output.find("FAILED  ] Conformance_" + std::string(fault)), std::string::npos)
          << fault << " went unnoticed";
    }
  }
};

}  // namespace
}  // namespace galley::conformance

int main(int count, char** arguments) {
  using namespace galley::conformance;
  if (count == 6 && std::strcmp(arguments[1], "--convert") == 0) {
    try {
      return convert_and_tell(arguments[2], arguments[3], arguments[4], arguments[5]);
    } catch (const std::exception& error) {
      std::fprintf(stderr, "%s\n", error.what());
      return 1;
    }
  }
  ::testing::InitGoogleTest(&count, arguments);
  std::filesystem::path plugins = GALLEY_PLUGIN_FOLDER;
  std::string expected = GALLEY_BUILT_PLUGINS;
  std::string carried;
  for (int i = 1; i < count; ++i) {
    const std::string_view argument = arguments[i];
    if (argument.starts_with("--carried=")) carried = argument.substr(std::strlen("--carried="));
    if (!argument.starts_with("--plugins=")) continue;
    plugins = argument.substr(std::strlen("--plugins="));
    expected.clear();
  }
  if (!carried.empty()) return print_carried(plugins, carried);
  ::testing::RegisterTest("Conformance", "FindsEveryPlugin", nullptr, nullptr, __FILE__, __LINE__,
                          [=]() -> ::testing::Test* { return new FolderTest(plugins, expected); });
  if (plugins == GALLEY_PLUGIN_FOLDER) {
    ::testing::RegisterTest("Conformance", "FindsFaults", nullptr, nullptr, __FILE__, __LINE__,
                            []() -> ::testing::Test* { return new SuiteTest; });
  }
  register_cases(plugins);
  register_lean_conversion_tests(plugins);
  return RUN_ALL_TESTS();
}

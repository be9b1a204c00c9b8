// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <thread>

#include "galley/host.hpp"
#include "testing/plugin_folder.hpp"
#include "testing/samples.hpp"

namespace galley {
namespace {

using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::Not;
using testing::PluginFolder;
namespace fs = std::filesystem;

/// What plugin(id) throws; empty when it gives a plugin.
std::string failure(PluginHost& host, std::string_view id, ErrorKind kind = ErrorKind::plugin) {
  try {
    host.plugin(id);
    return {};
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), kind) << error.what();
    return error.what();
  }
}

/// What a module says when it is opened under a manifest of its own name.
std::string failure_of_module(std::string_view module, const std::string& id) {
  const PluginFolder folder;
  folder.add_module(module, id);
  folder.add_manifest(id);
  PluginHost host({folder.path()});
  EXPECT_EQ(host.records().size(), 1u);
  EXPECT_EQ(host.records().at(0).state, PluginState::ready) << "a manifest alone is believed until the module is used";
  const std::string message = failure(host, id);
  EXPECT_EQ(message.find('\n'), std::string::npos) << message;
  EXPECT_THAT(message, HasSubstr(id + ".so ")) << "names the module";
  EXPECT_EQ(failure(host, id), message) << "what failed once fails with the same words again";
  return message;
}

bool is_opened(const PluginHost& host, const fs::path& module) {
  const std::vector<fs::path> opened = host.loaded_modules();
  return std::find(opened.begin(), opened.end(), module) != opened.end();
}

TEST(Loading, LoadsOnFirstUseAndOnlyWhatIsUsed) {
  const PluginFolder folder;
  const fs::path good = folder.add("good");
  const fs::path filter = folder.add("drop_first");
  PluginHost host({folder.path()});
  EXPECT_FALSE(is_opened(host, good));
  const Plugin& plugin = host.plugin("good");
  EXPECT_NE(plugin.reader(), nullptr);
  EXPECT_NE(plugin.writer(), nullptr);
  EXPECT_EQ(plugin.filter(), nullptr);
  EXPECT_TRUE(is_opened(host, good));
  EXPECT_FALSE(is_opened(host, filter));
  EXPECT_EQ(&host.plugin("good"), &plugin);
}

TEST(Loading, GivesOnePluginToManyThreads) {
  const PluginFolder folder;
  folder.add("good");
  PluginHost host({folder.path()});
  std::vector<const Plugin*> seen(8);
  std::vector<std::thread> threads;
  for (const Plugin*& each : seen) threads.emplace_back([&host, &each] { each = &host.plugin("good"); });
  for (std::thread& thread : threads) thread.join();
  for (const Plugin* each : seen) EXPECT_EQ(each, seen.front());
}

TEST(Loading, NamesTheNearestOfUnknownIds) {
  const PluginFolder folder;
  folder.add("good");
  PluginHost host({folder.path()});
  EXPECT_EQ(failure(host, "goood", ErrorKind::usage), "there is no plugin 'goood'; did you mean 'good'?");
  EXPECT_EQ(failure(host, "quite-another", ErrorKind::usage), "there is no plugin 'quite-another'");
}

TEST(Loading, ReportsFactories) {
  EXPECT_THAT(failure_of_module("factory_throws", "factory-throws"),
              EndsWith("cannot be used: its factory throws: no licence was found"));
  EXPECT_THAT(failure_of_module("factory_throws_int", "factory-throws-int"),
              EndsWith("its factory throws: an exception of type int"));
  EXPECT_THAT(failure_of_module("null_factory", "null-factory"), EndsWith("its factory makes no plugin"));
  EXPECT_THAT(failure_of_module("no_factory", "no-factory"), EndsWith("has no factory (galley_plugin)"));
  EXPECT_THAT(failure_of_module("describe_throws", "describe-throws"), EndsWith("describe itself: who am I"));
}

TEST(Loading, ChecksTheStampBeforeAnyCodeRuns) {
  ::unsetenv("GALLEY_TEST_CODE_RAN");
  const std::string sdk = std::to_string(GALLEY_SDK_VERSION);
  EXPECT_THAT(failure_of_module("other_sdk", "other-sdk"),
              EndsWith("is built for version " + std::to_string(GALLEY_SDK_VERSION + 1) +
                       " of the SDK, and this Galley has version " + sdk));
  EXPECT_THAT(failure_of_module("other_compiler", "other-compiler"), HasSubstr("is built by another kind of compiler"));
  EXPECT_THAT(failure_of_module("other_library", "other-library"), HasSubstr("C++ standard library (libc++-9"));
  EXPECT_THAT(failure_of_module("other_magic", "other-magic"),
              EndsWith("is not a Galley plugin: its stamp is not one"));
  EXPECT_THAT(failure_of_module("no_stamp", "no-stamp"), EndsWith("is not a Galley plugin: it has no stamp"));
  EXPECT_EQ(std::getenv("GALLEY_TEST_CODE_RAN"), nullptr);
}

TEST(Loading, ReportsMissingSymbols) {
  EXPECT_THAT(failure_of_module("unresolved", "unresolved"),
              EndsWith("cannot be loaded: undefined symbol: galley_test_missing_function"));
}

TEST(Loading, RefusesTruncatedModulesAtEveryLength) {
  const PluginFolder folder;
  const std::string whole = testing::read_bytes(testing::test_module("good"));
  std::vector<std::size_t> lengths = {0, 1, 3, 4, 15, 16, 63, 64, 65, 200, 4095, 4096, 4097, whole.size() - 1};
  for (std::size_t length = 0; length < whole.size(); length += whole.size() / 61 + 1) lengths.push_back(length);
  for (const std::size_t length : lengths) {
    const std::string name = "cut" + std::to_string(length);
    const fs::path module = folder.write(name + ".so", std::string_view(whole).substr(0, length));
    try {
      describe_module(module);
      ADD_FAILURE() << "cut to " << length << " bytes it was accepted";
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::plugin);
    }
  }
}

TEST(Loading, SurvivesDamagedHeaders) {
  const PluginFolder folder;
  // It has no stamp, so that nothing damaged is ever given to the system's loader.
  const std::string whole = testing::read_bytes(testing::test_module("no_stamp"));
  const auto refuses = [&](std::size_t at, char value) {
    std::string bytes = whole;
    bytes[at] = value;
    // A new file each time: file systems take their time to write over an old one.
    fs::remove(folder.path() / "damaged.so");
    EXPECT_THROW(describe_module(folder.write("damaged.so", bytes)), Error) << "byte " << at;
  };
  for (std::size_t at = 0; at < 64; ++at) {
    for (const char value : {'\0', '\x7f', '\xff'}) refuses(at, value);
  }
  // The section table is at the end of the file.
  for (std::size_t back = 1; back < 64 * 30 && back < whole.size(); ++back) refuses(whole.size() - back, '\xff');
}

TEST(Loading, RefusesWhatIsNoModule) {
  const PluginFolder folder;
  const auto reason = [&](std::string_view bytes) -> std::string {
    try {
      describe_module(folder.write("no.so", bytes));
      return "nothing";
    } catch (const Error& error) {
      return error.what();
    }
  };
  EXPECT_EQ(reason(""), "is empty");
  EXPECT_EQ(reason("text"), "is not a shared object");
  EXPECT_EQ(reason("#!/bin/sh\necho this is a script that is longer than an ELF header, which has 64 bytes\n"),
            "is not a shared object");
  EXPECT_THAT(reason("\x7f"
                     "ELF"),
              HasSubstr("is damaged"));
  std::string other_processor = testing::read_bytes(testing::test_module("good"));
  other_processor[18] = '\x77';
  EXPECT_EQ(reason(other_processor), "is built for another kind of processor");
}

TEST(Loading, ReportsAModuleDeletedAfterListing) {
  const PluginFolder folder;
  const fs::path module = folder.add("good");
  folder.add("drop_first");
  PluginHost host({folder.path()});
  fs::remove(module);
  EXPECT_THAT(failure(host, "good"), EndsWith("good.so cannot be read: no such file or folder"));
  fs::copy_file(testing::test_module("good"), module);
  EXPECT_THAT(failure(host, "good"), EndsWith("good.so cannot be read: no such file or folder")) << "cached";
  EXPECT_NE(host.plugin("drop-first").filter(), nullptr) << "the others go on working";
}

TEST(Loading, RefusesAModuleThatIsNotWhatItsManifestSays) {
  const PluginFolder folder;
  folder.add_module("good", "impostor");
  folder.add_manifest("impostor");
  folder.add_module("drop_first", "drop-first");
  PluginDescription description = describe_module(testing::test_module("drop_first"));
  description.filter_options[0].default_value = "2";
  folder.write("drop-first.json", write_manifest(description));
  PluginHost host({folder.path()});
  EXPECT_THAT(failure(host, "impostor"), EndsWith("impostor.so is plugin 'good', and not what its manifest says"));
  EXPECT_THAT(failure(host, "drop-first"), EndsWith("member 'filter-options' differs"));
}

TEST(Loading, WorksAfterTheProgramWentToAnotherFolder) {
  const PluginFolder folder;
  folder.add("good");
  const fs::path before = fs::current_path();
  fs::current_path(folder.path());
  PluginHost host({"."});
  fs::current_path(before);
  EXPECT_EQ(failure(host, "good"), "");
}

TEST(Loading, DescribesOneModule) {
  const PluginDescription description = describe_module(testing::test_module("good"));
  EXPECT_EQ(description.id, "good");
  EXPECT_TRUE(description.reads);
  EXPECT_THROW(describe_module("/nowhere/at/all.so"), Error);
  EXPECT_THROW(describe_module("/tmp"), Error);
}

}  // namespace
}  // namespace galley

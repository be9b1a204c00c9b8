// SPDX-License-Identifier: Apache-2.0

/// Plugins that were built long ago, kept in binaries/: what still fits works, what does not is refused.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "galley/convert.hpp"
#include "galley/host.hpp"
#include "galley/version.hpp"
#include "testing/samples.hpp"
#include "testing/scratch_folder.hpp"

namespace galley::testing {
namespace {

namespace fs = std::filesystem;
using ::testing::AllOf;
using ::testing::HasSubstr;

class OldPlugins : public ::testing::TestWithParam<int> {
 protected:
  void SetUp() override {
#if !defined(__x86_64__)
    GTEST_SKIP() << "the binaries are for x86-64";
#endif
    const std::string name = "good-sdk-" + std::to_string(GetParam()) + ".so";
    module = folder.write("good.so", read_bytes(fs::path(GALLEY_SDK_RECORDS) / "binaries" / name));
    fs::permissions(module, fs::perms::group_write | fs::perms::others_write, fs::perm_options::remove);
  }

  ScratchFolder folder;
  fs::path module;
};

TEST_P(OldPlugins, WorkOrAreRefused) {
  PluginHost host({folder.path()});
  ASSERT_EQ(host.records().size(), 1U);
  const PluginRecord& record = host.records().front();
  if (GetParam() != GALLEY_SDK_VERSION) {
    EXPECT_EQ(record.state, PluginState::refused);
    EXPECT_THAT(record.reason, AllOf(HasSubstr("version " + std::to_string(GetParam())),
                                     HasSubstr(std::to_string(GALLEY_SDK_VERSION)), HasSubstr("SDK")));
    return;
  }
  ASSERT_EQ(record.state, PluginState::ready) << record.reason;
  Diagnostics diagnostics;
  const Source source = Source::from_memory("GOOD\nA line.\nAnother, «quoted».\n", "old.good");
  EXPECT_EQ(recognise_format(host, source), "good");
  const Document document = read_document(host, source, {.options = {{"language", "en"}}}, diagnostics);
  ASSERT_EQ(document.articles.size(), 1U);
  EXPECT_EQ(document.language, "en");
  EXPECT_EQ(document.articles[0].blocks.size(), 2U);
  std::string bytes;
  const auto sink = memory_sink(bytes);
  const auto losses = write_document(host, document, *sink, {.format = "good"}, diagnostics);
  EXPECT_EQ(bytes, source.bytes());
  EXPECT_EQ(losses.size(), 1U) << "the language is not carried";
  // Its exceptions are ours.
  try {
    read_document(host, Source::from_memory("BAD\n", "old.good"), {.format = "good"}, diagnostics);
    ADD_FAILURE() << "reads what is not of its format";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::input);
  }
}

INSTANTIATE_TEST_SUITE_P(Sdk, OldPlugins, ::testing::Values(1, 2, 3));

}  // namespace
}  // namespace galley::testing

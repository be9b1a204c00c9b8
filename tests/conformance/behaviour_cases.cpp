// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <filesystem>
#include <thread>

#include "conformance/subject.hpp"
#include "testing/feature_complete.hpp"

namespace galley::conformance {

namespace {

/// Everything that the plugin does, once, with sound and with unsound input.
void use(const Subject& subject) {
  const PluginDescription& description = subject.description();
  if (description.kind == PluginKind::filter) filter(subject, galley::testing::feature_complete_document());
  if (description.writes) write(subject, galley::testing::feature_complete_document());
  if (!description.reads) return;
  for (const Input& input : inputs(subject)) {
    read(subject, input.bytes);
    read(subject, input.bytes.substr(0, input.bytes.size() / 2));
  }
  read(subject, Random(1).bytes(1'000));
}

void says_nothing_itself(const Subject& subject) {
  ::testing::internal::CaptureStdout();
  ::testing::internal::CaptureStderr();
  use(subject);
  EXPECT_EQ(::testing::internal::GetCapturedStdout(), "") << "standard output belongs to the caller";
  EXPECT_EQ(::testing::internal::GetCapturedStderr(), "") << "standard error belongs to the caller";
}

std::ptrdiff_t open_descriptors() {
  const std::filesystem::directory_iterator descriptors("/proc/self/fd");
  return std::distance(begin(descriptors), end(descriptors));
}

void leaves_nothing_open(const Subject& subject) {
  // Libraries may keep something from their first use on.
  use(subject);
  const std::ptrdiff_t before = open_descriptors();
  for (int i = 0; i < 3; ++i) use(subject);
  EXPECT_EQ(open_descriptors(), before);
}

void leaves_the_process_as_it_was(const Subject& subject) {
  const std::string locale = ::setlocale(LC_ALL, nullptr);
  const std::filesystem::path folder = std::filesystem::current_path();
  use(subject);
  EXPECT_EQ(::setlocale(LC_ALL, nullptr), locale);
  EXPECT_EQ(std::filesystem::current_path(), folder);
}

/// Two readers, two writers and two filters may work side by side.
void works_in_several_threads(const Subject& subject) {
  const PluginDescription& description = subject.description();
  std::vector<Input> all;
  if (description.reads) all = inputs(subject);
  struct Result {
    std::vector<Document> documents;
    std::string bytes;
  };
  const auto work = [&](Result& result) {
    Diagnostics diagnostics;
    const Document document = galley::testing::feature_complete_document();
    for (int i = 0; i < 3; ++i) {
      result = {};
      for (const Input& input : all) {
        const Source source = Source::from_memory(input.bytes, input.name);
        result.documents.push_back(read_document(subject.host, source, {.format = subject.id()}, diagnostics));
      }
      if (description.kind == PluginKind::filter) {
        filter_document(subject.host, result.documents.emplace_back(document), {.filter = subject.id()}, diagnostics);
      }
      if (!description.writes) continue;
      const std::unique_ptr<Sink> sink = memory_sink(result.bytes);
      write_document(subject.host, document, *sink, {.format = subject.id()}, diagnostics);
    }
  };
  std::vector<Result> results(4);
  std::vector<std::thread> threads;
  for (Result& result : results) {
    threads.emplace_back([&work, &result] {
      try {
        work(result);
      } catch (const std::exception& exception) {
        result.bytes = std::string("failed: ") + exception.what();
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  Result alone;
  work(alone);
  for (const Result& result : results) {
    EXPECT_TRUE(result.bytes == alone.bytes) << result.bytes.substr(0, 200);
    EXPECT_TRUE(result.documents == alone.documents);
  }
}

}  // namespace

std::vector<Case> behaviour_cases() {
  return {{"SaysNothingItself", to_every_plugin, says_nothing_itself},
          {"LeavesNothingOpen", to_every_plugin, leaves_nothing_open},
          {"LeavesTheProcessAsItWas", to_every_plugin, leaves_the_process_as_it_was},
          {"WorksInSeveralThreads", to_every_plugin, works_in_several_threads}};
}

}  // namespace galley::conformance

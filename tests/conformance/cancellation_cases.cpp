// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <chrono>

#include "conformance/subject.hpp"

namespace galley::conformance {

namespace {

/// What takes long enough for somebody to want to stop it.
constexpr std::size_t large_input = 1 << 20;

/// What nobody notices.
constexpr std::chrono::milliseconds short_time{300};

/// Calls the plugin itself, since the host would not even begin, with the flag raised from the start. What
/// is done with a large document in a short time anyway may go on to its end.
template <class Act>
void expect_cancelled(const std::vector<OptionDescription>& descriptions, bool may_end, const Act& act) {
  const Cancellation cancelled{true};
  const Options options(descriptions, {});
  const Limits limits;
  Diagnostics diagnostics;
  Context context{options, limits, diagnostics, cancelled};
  const auto begin = std::chrono::steady_clock::now();
  try {
    act(context);
    EXPECT_TRUE(may_end && std::chrono::steady_clock::now() - begin < short_time)
        << "went on to the end of a large document";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::cancelled) << error.what();
  }
}

void stops_reading(const Subject& subject) {
  std::string bytes;
  if (subject.description().writes) {
    const std::optional<std::string> own = written(subject, large_document());
    ASSERT_TRUE(own);
    bytes = *own;
  } else {
    for (const Input& input : inputs(subject)) {
      if (input.bytes.size() > bytes.size()) bytes = input.bytes;
    }
    if (bytes.size() < large_input) GTEST_SKIP() << "there is no large file of this format";
  }
  const Source source = Source::from_memory(std::move(bytes), "large");
  expect_cancelled(subject.description().reader_options, false,
                   [&](Context& context) { subject.plugin().reader()->read(source, context); });
}

void stops_writing(const Subject& subject) {
  std::string bytes;
  const std::unique_ptr<Sink> sink = memory_sink(bytes);
  expect_cancelled(subject.description().writer_options, false,
                   [&](Context& context) { subject.plugin().writer()->write(large_document(), *sink, context); });
}

void stops_filtering(const Subject& subject) {
  Document document = large_document();
  expect_cancelled(subject.description().filter_options, true,
                   [&](Context& context) { subject.plugin().filter()->apply(document, context); });
}

}  // namespace

std::vector<Case> cancellation_cases() {
  return {{"StopsReadingOnRequest", to_readers, stops_reading},
          {"StopsWritingOnRequest", to_writers, stops_writing},
          {"StopsFilteringOnRequest", to_filters, stops_filtering}};
}

}  // namespace galley::conformance

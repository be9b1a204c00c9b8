// SPDX-License-Identifier: Apache-2.0
#include <chrono>

#include "conformance/case.hpp"

namespace galley::conformance {

namespace {

/// What takes long enough for somebody to want to stop it.
constexpr std::size_t large_input = 1 << 20;

/// What nobody notices.
constexpr std::chrono::milliseconds short_time{300};

/// Calls the plugin itself, since the host would not even begin, with the flag raised from the start. What
/// is done with a large document in a short time anyway may go on to its end.
template <class Act>
void expect_cancelled(Recorder& recorder, const std::vector<OptionDescription>& descriptions, bool may_end,
                      const Act& act) {
  const Cancellation cancelled{true};
  const Options options(descriptions, {});
  const Limits limits;
  Diagnostics diagnostics;
  Context context{options, limits, diagnostics, cancelled};
  const auto begin = std::chrono::steady_clock::now();
  try {
    act(context);
    recorder.expect(may_end && std::chrono::steady_clock::now() - begin < short_time,
                    "an end soon after the caller asked to stop (Context::check_cancelled)",
                    "that it went on to the end of a large document");
  } catch (const Error& error) {
    recorder.expect(error.kind() == ErrorKind::cancelled, "an error of the kind cancelled",
                    std::string(to_string(error.kind())) + ": " + error.what());
  }
}

void stops_reading(const Subject& subject) {
  std::string bytes;
  if (subject.description().writes) {
    std::optional<std::string> own = written(subject, large_document());
    if (!own) return;
    bytes = std::move(*own);
  } else {
    for (const Input& input : inputs(subject)) {
      if (input.bytes.size() > bytes.size()) bytes = input.bytes;
    }
    if (bytes.size() < large_input) return subject.recorder.skip("there is no file of more than 1 MiB to read");
  }
  const Source source = Source::from_memory(std::move(bytes), "large");
  expect_cancelled(subject.recorder, subject.description().reader_options, false,
                   [&](Context& context) { subject.plugin().reader()->read(source, context); });
}

void stops_writing(const Subject& subject) {
  std::string bytes;
  const std::unique_ptr<Sink> sink = memory_sink(bytes);
  expect_cancelled(subject.recorder, subject.description().writer_options, false,
                   [&](Context& context) { subject.plugin().writer()->write(large_document(), *sink, context); });
}

void stops_filtering(const Subject& subject) {
  Document document = large_document();
  expect_cancelled(subject.recorder, subject.description().filter_options, true,
                   [&](Context& context) { subject.plugin().filter()->apply(document, context); });
}

}  // namespace

std::vector<Case> cancellation_cases() {
  return {
      {"StopsReadingOnRequest", "reading a large file stops when the caller asks for it", to_readers, stops_reading},
      {"StopsWritingOnRequest", "writing a large document stops when the caller asks for it", to_writers,
       stops_writing},
      {"StopsFilteringOnRequest", "filtering a large document stops when the caller asks for it", to_filters,
       stops_filtering}};
}

}  // namespace galley::conformance

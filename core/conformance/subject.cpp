// SPDX-License-Identifier: Apache-2.0
#include "conformance/subject.hpp"

#include <algorithm>

#include "conformance/feature_complete.hpp"
#include "conformance/restrict.hpp"
#include "conformance/soundness.hpp"
#include "galley/compare.hpp"

namespace galley::conformance {

namespace {

namespace fs = std::filesystem;

/// Larger files take too long to be cut in a hundred places; author_file_cases.cpp reads them too.
constexpr std::uintmax_t largest_input = 2 << 20;

/// A debug build with sanitizers on a busy machine still keeps this for a small document.
constexpr std::chrono::seconds longest_call{20};

template <class Result, class Act>
Attempt<Result> attempt(Recorder& recorder, const std::string& what, const Act& act) {
  Attempt<Result> attempt;
  const auto begin = std::chrono::steady_clock::now();
  try {
    attempt.result = act();
  } catch (const Error& error) {
    attempt.kind = error.kind();
    attempt.message = error.what();
    check_sentence(recorder, attempt.message, "an error");
    recorder.expect(error.kind() != ErrorKind::internal && error.kind() != ErrorKind::plugin,
                    what + " without a defect of the plugin", attempt.text());
    recorder.expect(attempt.message != "there is not enough memory", what + " in the memory that there is",
                    attempt.text());
  } catch (const std::exception& exception) {
    recorder.fail(what + " to throw nothing but galley::Error", exception.what());
  }
  recorder.expect(std::chrono::steady_clock::now() - begin < longest_call, what + " in less than 20 seconds");
  return attempt;
}

}  // namespace

Attempt<Document> read(const Subject& subject, std::string bytes, ReadRequest request) {
  request.format = subject.id();
  const Source source = Source::from_memory(std::move(bytes), input_name);
  Diagnostics diagnostics;
  Attempt<Document> result = attempt<Document>(
      subject.recorder, "reading", [&] { return read_document(subject.host, source, request, diagnostics); });
  check_diagnostics(subject.recorder, diagnostics);
  if (result.result) check_document(subject.recorder, *result.result);
  return result;
}

Attempt<std::string> write(const Subject& subject, const Document& document, WriteRequest request) {
  request.format = subject.id();
  Diagnostics diagnostics;
  Attempt<std::string> result = attempt<std::string>(subject.recorder, "writing", [&] {
    std::string bytes;
    const std::unique_ptr<Sink> sink = memory_sink(bytes, request.limits);
    write_document(subject.host, document, *sink, request, diagnostics);
    return bytes;
  });
  check_diagnostics(subject.recorder, diagnostics);
  return result;
}

Attempt<Document> filter(const Subject& subject, Document document, FilterRequest request) {
  request.filter = subject.id();
  Diagnostics diagnostics;
  Attempt<Document> result = attempt<Document>(subject.recorder, "filtering", [&] {
    filter_document(subject.host, document, request, diagnostics);
    return std::move(document);
  });
  check_diagnostics(subject.recorder, diagnostics);
  if (result.result) check_document(subject.recorder, *result.result);
  return result;
}

std::optional<std::string> written(const Subject& subject, const Document& document) {
  Attempt<std::string> result = write(subject, document);
  subject.recorder.expect(result.result.has_value(), "the document to be written", result.text());
  return std::move(result.result);
}

std::string differences(const Document& a, const Document& b) {
  std::string text;
  for (const Difference& difference : compare(a, b, 10)) {
    text += (text.empty() ? "" : "; ") + difference.place + ": " + difference.message;
  }
  return text;
}

Document complete_document(const Subject& subject) {
  return restrict_document(feature_complete_document(), subject.description().carries);
}

const Document& large_document() {
  static const Document document = [] {
    Document large = feature_complete_document();
    const std::vector<Article> articles = large.articles;
    while (large.articles.size() < 400) large.articles.insert(large.articles.end(), articles.begin(), articles.end());
    canonicalize(large);
    return large;
  }();
  return document;
}

std::string bytes_of(const fs::path& path) { return std::string(Source::from_file(path).bytes()); }

std::vector<Input> inputs(const Subject& subject) {
  std::vector<Input> found;
  if (subject.description().writes) {
    if (std::optional<std::string> bytes = written(subject, complete_document(subject))) {
      found.push_back({"its own output", std::move(*bytes)});
    }
  }
  for (const fs::path& path : subject.files) {
    std::error_code error;
    const std::uintmax_t size = fs::file_size(path, error);
    if (!error && size <= largest_input) found.push_back({path.filename().string(), bytes_of(path)});
  }
  subject.recorder.expect(!found.empty(), "a small file to read, which a format that is only read needs (--input)",
                          "none");
  return found;
}

}  // namespace galley::conformance

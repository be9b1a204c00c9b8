// SPDX-License-Identifier: Apache-2.0
#include <cstdlib>
#include <ctime>

#include "conformance/case.hpp"
#include "conformance/feature_complete.hpp"
#include "conformance/random_document.hpp"

namespace galley::conformance {

namespace {

void writes_the_same_bytes_twice(const Subject& subject) {
  const Document document = feature_complete_document();
  const std::optional<std::string> bytes = written(subject, document);
  // Neither what was written before nor where and when it is may show.
  written(subject, random_document(1, FeatureSet::all()));
  ::setenv("TZ", "Pacific/Kiritimati", 1);
  ::tzset();
  PluginHost other_host(subject.host.search_path());
  const Document copy = document;
  const std::optional<std::string> again =
      written({other_host, subject.record, subject.recorder, subject.files, subject.effort}, copy);
  ::unsetenv("TZ");
  ::tzset();
  if (!bytes || !again) return;
  subject.recorder.expect(*bytes == *again, "the same bytes of the same document, whenever and wherever it is written");
}

void expect_read(const Subject& subject, const std::string& bytes) {
  const Attempt<Document> again = read(subject, bytes);
  subject.recorder.expect(again.result.has_value(), "to read what was written", again.text());
}

void writes_documents_of_any_kind(const Subject& subject) {
  const auto check = [&](const std::string& what, const Document& document) {
    const Recorder::Place place(subject.recorder, what);
    const std::optional<std::string> bytes = written(subject, document);
    if (bytes && subject.description().reads) expect_read(subject, *bytes);
  };
  check("an empty document", {});
  check("the document with every feature", feature_complete_document());
  Budget budget(subject, 3, 20);
  for (std::uint64_t seed = 1; seed <= 100 && budget.take(); ++seed) {
    check("seed " + std::to_string(seed), random_document(seed, FeatureSet::all(), Shape::any));
  }
}

void accounts_for_losses(const Subject& subject) {
  Recorder& recorder = subject.recorder;
  const Document document = feature_complete_document();
  std::string bytes;
  const std::unique_ptr<Sink> sink = memory_sink(bytes);
  Diagnostics diagnostics;
  const std::vector<Loss> losses = write_document(subject.host, document, *sink, {.format = subject.id()}, diagnostics);
  recorder.expect(losses.size() == diagnostics.count(Severity::loss, code::not_carried),
                  "a diagnostic for each loss, and none of the code not-carried by the plugin itself",
                  std::to_string(losses.size()) + " losses and " +
                      std::to_string(diagnostics.count(Severity::loss, code::not_carried)) + " diagnostics");
  for (const Loss& loss : losses) {
    recorder.expect(!subject.description().carries.contains(loss.feature), "no loss of what is carried",
                    to_string(loss.feature));
  }
  const std::vector<Loss> lost = loss_account(complete_document(subject), subject.description().carries);
  recorder.expect(lost.empty(), "no loss of what is carried", to_string(lost));
}

/// A disk that is full after some bytes.
class FullSink : public Sink {
 public:
  explicit FullSink(std::uint64_t room) : room_(room) {}
  void write(std::string_view bytes) override {
    size_ += bytes.size();
    if (size_ > room_) throw Error(ErrorKind::output, "no space is left");
  }
  void commit() override { committed = true; }
  std::uint64_t size() const override { return size_; }
  bool committed = false;

 private:
  std::uint64_t room_;
  std::uint64_t size_ = 0;
};

void passes_on_what_the_sink_says(const Subject& subject) {
  Recorder& recorder = subject.recorder;
  const Document document = complete_document(subject);
  for (const std::uint64_t room : {0, 100}) {
    const Recorder::Place place(recorder, "room for " + std::to_string(room) + " bytes");
    FullSink sink(room);
    Diagnostics diagnostics;
    try {
      write_document(subject.host, document, sink, {.format = subject.id()}, diagnostics);
      recorder.expect(sink.size() <= room, "the error of a sink that has no space left");
    } catch (const Error& error) {
      recorder.expect(error.kind() == ErrorKind::output && error.what() == std::string("no space is left"),
                      "the error of the sink as it is", std::string(to_string(error.kind())) + ": " + error.what());
      recorder.expect(!sink.committed, "nothing to be committed");
    }
  }
}

}  // namespace

std::vector<Case> output_cases() {
  return {
      {"WritesTheSameBytesTwice", "the same document gives the same bytes", to_writers, writes_the_same_bytes_twice},
      {"WritesDocumentsOfAnyKind", "every document can be written, and then read", to_writers,
       writes_documents_of_any_kind},
      {"AccountsForLosses", "what is said to be carried is not accounted a loss", to_writers, accounts_for_losses},
      {"PassesOnWhatTheSinkSays", "a full disk is told as it is", to_writers, passes_on_what_the_sink_says}};
}

}  // namespace galley::conformance

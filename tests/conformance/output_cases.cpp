// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <cstdlib>
#include <ctime>

#include "conformance/subject.hpp"
#include "testing/feature_complete.hpp"
#include "testing/random_document.hpp"

namespace galley::conformance {

namespace {

void writes_the_same_bytes_twice(const Subject& subject) {
  const Document document = galley::testing::feature_complete_document();
  const std::optional<std::string> bytes = written(subject, document);
  // Neither what was written before nor where and when it is may show.
  written(subject, galley::testing::random_document(1, FeatureSet::all()));
  ::setenv("TZ", "Pacific/Kiritimati", 1);
  ::tzset();
  PluginHost other_host(subject.host.search_path());
  Document copy = document;
  const std::optional<std::string> again = written({other_host, subject.record}, copy);
  ::unsetenv("TZ");
  ::tzset();
  ASSERT_TRUE(bytes && again);
  EXPECT_TRUE(*bytes == *again) << "the same document gives other bytes";
}

void writes_documents_of_any_kind(const Subject& subject) {
  std::vector<Document> documents = {{}, galley::testing::feature_complete_document()};
  Budget budget(3, 20);
  for (std::uint64_t seed = 1; seed <= 100 && budget.take(); ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const Document document = galley::testing::random_document(seed, FeatureSet::all(), galley::testing::Shape::any);
    const std::optional<std::string> bytes = written(subject, document);
    if (!bytes || !subject.description().reads) continue;
    const Attempt<Document> again = read(subject, *bytes);
    EXPECT_TRUE(again.result) << "does not read what it wrote: " << again.text();
  }
  for (const Document& document : documents) {
    const std::optional<std::string> bytes = written(subject, document);
    if (bytes && subject.description().reads) {
      EXPECT_TRUE(read(subject, *bytes).result);
    }
  }
}

void accounts_for_losses(const Subject& subject) {
  const Document document = galley::testing::feature_complete_document();
  std::string bytes;
  const std::unique_ptr<Sink> sink = memory_sink(bytes);
  Diagnostics diagnostics;
  const std::vector<Loss> losses = write_document(subject.host, document, *sink, {.format = subject.id()}, diagnostics);
  EXPECT_EQ(losses.size(), diagnostics.count(Severity::loss, code::not_carried));
  for (const Loss& loss : losses) EXPECT_FALSE(subject.description().carries.contains(loss.feature));
  EXPECT_TRUE(loss_account(complete_document(subject), subject.description().carries).empty())
      << "what it carries cannot be lost";
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
  const Document document = complete_document(subject);
  for (const std::uint64_t room : {0, 100}) {
    FullSink sink(room);
    Diagnostics diagnostics;
    try {
      write_document(subject.host, document, sink, {.format = subject.id()}, diagnostics);
      ADD_FAILURE() << "did not notice that only " << room << " bytes fit";
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::output) << error.what();
      EXPECT_STREQ(error.what(), "no space is left");
    }
    EXPECT_FALSE(sink.committed);
  }
}

}  // namespace

std::vector<Case> output_cases() {
  return {{"WritesTheSameBytesTwice", to_writers, writes_the_same_bytes_twice},
          {"WritesDocumentsOfAnyKind", to_writers, writes_documents_of_any_kind},
          {"AccountsForLosses", to_writers, accounts_for_losses},
          {"PassesOnWhatTheSinkSays", to_writers, passes_on_what_the_sink_says}};
}

}  // namespace galley::conformance

// SPDX-License-Identifier: Apache-2.0
#include "conformance/case.hpp"
#include "conformance/feature_complete.hpp"
#include "conformance/random_document.hpp"

namespace galley::conformance {

namespace {

/// A filter brings a document to a state; what is in that state stays as it is.
void applied_twice_is_applied_once(const Subject& subject) {
  Recorder& recorder = subject.recorder;
  Budget budget(subject, 3, 60);
  for (std::uint64_t seed = 0; seed <= 200 && budget.take(); ++seed) {
    const Recorder::Place place(recorder, "seed " + std::to_string(seed));
    const Document document = seed == 0 ? feature_complete_document() : random_document(seed, FeatureSet::all());
    const Attempt<Document> once = filter(subject, document);
    if (!recorder.expect(once.result.has_value(), "a filtered document", once.text())) return;
    const Attempt<Document> again = filter(subject, document);
    if (!recorder.expect(again.result.has_value(), "a filtered document", again.text())) return;
    recorder.expect(*once.result == *again.result, "one result of one document",
                    differences(*once.result, *again.result));
    const Attempt<Document> twice = filter(subject, *once.result);
    if (!recorder.expect(twice.result.has_value(), "a filtered document", twice.text())) return;
    recorder.expect(*once.result == *twice.result, "nothing more to be changed by a second time",
                    differences(*once.result, *twice.result));
    if (recorder.failed()) return;
  }
}

void takes_documents_of_any_kind(const Subject& subject) {
  const Attempt<Document> empty = filter(subject, {});
  subject.recorder.expect(empty.result.has_value(), "an empty document to be filtered", empty.text());
  Budget budget(subject, 2, 60);
  for (std::uint64_t seed = 1; seed <= 200 && budget.take(); ++seed) {
    const Recorder::Place place(subject.recorder, "seed " + std::to_string(seed));
    const Attempt<Document> result = filter(subject, random_document(seed, FeatureSet::all(), Shape::any));
    subject.recorder.expect(result.result.has_value(), "a filtered document", result.text());
  }
}

}  // namespace

std::vector<Case> filter_cases() {
  return {
      {"AppliedTwiceIsAppliedOnce", "a second time changes nothing more", to_filters, applied_twice_is_applied_once},
      {"TakesDocumentsOfAnyKind", "every document can be filtered", to_filters, takes_documents_of_any_kind}};
}

}  // namespace galley::conformance

// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "conformance/subject.hpp"
#include "galley/compare.hpp"
#include "testing/feature_complete.hpp"
#include "testing/random_document.hpp"

namespace galley::conformance {

namespace {

void expect_same(const Document& a, const Document& b, const std::string& what) {
  if (a == b) return;
  std::string differences;
  for (const Difference& difference : compare(a, b, 10)) {
    differences += "\n  " + difference.place + ": " + difference.message;
  }
  ADD_FAILURE() << what << differences;
}

/// A filter brings a document to a state; what is in that state stays as it is.
void applied_twice_is_applied_once(const Subject& subject) {
  Budget budget(3, 60);
  for (std::uint64_t seed = 0; seed <= 200 && budget.take(); ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const Document document = seed == 0 ? galley::testing::feature_complete_document()
                                        : galley::testing::random_document(seed, FeatureSet::all());
    const Attempt<Document> once = filter(subject, document);
    ASSERT_TRUE(once.result) << once.text();
    const Attempt<Document> again = filter(subject, document);
    ASSERT_TRUE(again.result) << again.text();
    expect_same(*once.result, *again.result, "the same document gives two results");
    const Attempt<Document> twice = filter(subject, *once.result);
    ASSERT_TRUE(twice.result) << twice.text();
    expect_same(*once.result, *twice.result, "applied a second time it changes more");
    if (::testing::Test::HasFailure()) return;
  }
}

void takes_documents_of_any_kind(const Subject& subject) {
  EXPECT_TRUE(filter(subject, {}).result) << "an empty document";
  Budget budget(2, 60);
  for (std::uint64_t seed = 1; seed <= 200 && budget.take(); ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const Attempt<Document> result =
        filter(subject, galley::testing::random_document(seed, FeatureSet::all(), galley::testing::Shape::any));
    EXPECT_TRUE(result.result) << result.text();
  }
}

}  // namespace

std::vector<Case> filter_cases() {
  return {{"AppliedTwiceIsAppliedOnce", to_filters, applied_twice_is_applied_once},
          {"TakesDocumentsOfAnyKind", to_filters, takes_documents_of_any_kind}};
}

}  // namespace galley::conformance

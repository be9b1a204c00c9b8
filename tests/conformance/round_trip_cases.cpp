// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>

#include "conformance/subject.hpp"
#include "galley/compare.hpp"
#include "testing/random_document.hpp"
#include "testing/restrict.hpp"

namespace galley::conformance {

namespace {

using galley::testing::Shape;

/// Pages are set for the eye: what they were made of is inferred from them, and what has no look (characters without
/// width, whether a space is one of the text) is not on them. What comes back is tested with the format itself.
bool sets_pages(const Subject& subject) {
  const std::vector<std::string>& types = subject.description().media_types;
  return std::find(types.begin(), types.end(), "application/pdf") != types.end();
}

/// Writes, reads and compares. False if they differ.
bool comes_back(const Subject& subject, const Document& document, const std::string& what) {
  const std::optional<std::string> bytes = written(subject, document);
  if (!bytes) return false;
  const Attempt<Document> back = read(subject, *bytes);
  if (!back.result) {
    ADD_FAILURE() << what << ": it does not read what it wrote: " << back.text();
    return false;
  }
  std::string differences;
  for (const Difference& difference : compare(document, *back.result, 10)) {
    differences += "\n  " + difference.place + ": " + difference.message;
  }
  EXPECT_TRUE(differences.empty()) << what << " comes back otherwise:" << differences;
  return differences.empty();
}

void keeps_every_feature(const Subject& subject) {
  if (sets_pages(subject)) GTEST_SKIP() << "pages are set for the eye";
  comes_back(subject, complete_document(subject), "the document with every feature");
}

void keeps_an_empty_document(const Subject& subject) { comes_back(subject, {}, "an empty document"); }

void keeps_random_documents(const Subject& subject) {
  if (sets_pages(subject)) GTEST_SKIP() << "pages are set for the eye";
  Budget budget(4, 60);
  for (std::uint64_t seed = 1; seed <= 300 && budget.take(); ++seed) {
    const Document document = galley::testing::random_document(seed, subject.description().carries);
    if (!comes_back(subject, document, "seed " + std::to_string(seed))) return;
  }
}

/// A feature may lean on another one without anybody noticing.
void keeps_each_part_of_what_it_carries(const Subject& subject) {
  if (sets_pages(subject)) GTEST_SKIP() << "pages are set for the eye";
  const FeatureSet& carries = subject.description().carries;
  Budget budget(4, 60);
  for (std::uint64_t seed = 1; seed <= 200 && budget.take(); ++seed) {
    Random random(seed);
    FeatureSet some;
    const std::size_t share = 1 + random.below(4);
    for (std::size_t i = 0; i < feature_count; ++i) {
      const auto feature = static_cast<Feature>(i);
      if (carries.contains(feature) && (feature == Feature::paragraphs || random.below(4) < share))
        some.insert(feature);
    }
    const Document document = galley::testing::random_document(seed, some);
    if (!comes_back(subject, document, "some features, seed " + std::to_string(seed))) return;
  }
}

bool to_the_native_format(const PluginDescription& description) { return description.id == "xml"; }

/// The native form is lossless: whatever is canonical comes back.
void keeps_whatever_is_canonical(const Subject& subject) {
  Budget budget(4, 60);
  for (std::uint64_t seed = 1; seed <= 500 && budget.take(); ++seed) {
    const Document document = galley::testing::random_document(seed, FeatureSet::all(), Shape::any);
    if (!comes_back(subject, document, "seed " + std::to_string(seed))) return;
  }
}

}  // namespace

std::vector<Case> round_trip_cases() {
  return {{"KeepsEveryFeature", to_both_ways, keeps_every_feature},
          {"KeepsAnEmptyDocument", to_both_ways, keeps_an_empty_document},
          {"KeepsRandomDocuments", to_both_ways, keeps_random_documents},
          {"KeepsEachPartOfWhatItCarries", to_both_ways, keeps_each_part_of_what_it_carries},
          {"KeepsWhateverIsCanonical", to_the_native_format, keeps_whatever_is_canonical}};
}

}  // namespace galley::conformance

// SPDX-License-Identifier: Apache-2.0
#include "conformance/case.hpp"
#include "conformance/random_document.hpp"
#include "conformance/random_text.hpp"
#include "conformance/restrict.hpp"

namespace galley::conformance {

namespace {

/// Writes, reads and compares. False if they differ.
bool comes_back(const Subject& subject, const Document& document, const std::string& what) {
  const Recorder::Place place(subject.recorder, what);
  const std::optional<std::string> bytes = written(subject, document);
  if (!bytes) return false;
  const Attempt<Document> back = read(subject, *bytes);
  if (!subject.recorder.expect(back.result.has_value(), "to read what was written", back.text())) return false;
  const std::string changed = differences(document, *back.result);
  return subject.recorder.expect(changed.empty(), "the document to come back as it was", changed);
}

void keeps_every_feature(const Subject& subject) {
  comes_back(subject, complete_document(subject), "the document with every feature");
}

void keeps_an_empty_document(const Subject& subject) { comes_back(subject, {}, "an empty document"); }

void keeps_random_documents(const Subject& subject) {
  Budget budget(subject, 4, 60);
  for (std::uint64_t seed = 1; seed <= 300 && budget.take(); ++seed) {
    const Document document = random_document(seed, subject.description().carries);
    if (!comes_back(subject, document, "seed " + std::to_string(seed))) return;
  }
}

/// A feature may lean on another one without anybody noticing.
void keeps_each_part_of_what_it_carries(const Subject& subject) {
  const FeatureSet& carries = subject.description().carries;
  Budget budget(subject, 4, 60);
  for (std::uint64_t seed = 1; seed <= 200 && budget.take(); ++seed) {
    Random random(seed);
    FeatureSet some;
    const std::size_t share = 1 + random.below(4);
    for (std::size_t i = 0; i < feature_count; ++i) {
      const auto feature = static_cast<Feature>(i);
      if (carries.contains(feature) && (feature == Feature::paragraphs || random.below(4) < share))
        some.insert(feature);
    }
    const Document document = random_document(seed, some);
    if (!comes_back(subject, document, "some features, seed " + std::to_string(seed))) return;
  }
}

bool to_the_native_format(const PluginDescription& description) { return description.id == "xml"; }

/// The native form is lossless: whatever is canonical comes back.
void keeps_whatever_is_canonical(const Subject& subject) {
  Budget budget(subject, 4, 60);
  for (std::uint64_t seed = 1; seed <= 500 && budget.take(); ++seed) {
    const Document document = random_document(seed, FeatureSet::all(), Shape::any);
    if (!comes_back(subject, document, "seed " + std::to_string(seed))) return;
  }
}

}  // namespace

std::vector<Case> round_trip_cases() {
  return {
      {"KeepsEveryFeature", "every feature that is said to be carried comes back", to_both_ways, keeps_every_feature},
      {"KeepsAnEmptyDocument", "an empty document comes back", to_both_ways, keeps_an_empty_document},
      {"KeepsRandomDocuments", "documents made at random come back", to_both_ways, keeps_random_documents},
      {"KeepsEachPartOfWhatItCarries", "documents that use only some features come back", to_both_ways,
       keeps_each_part_of_what_it_carries},
      {"KeepsWhateverIsCanonical", "every canonical document comes back", to_the_native_format,
       keeps_whatever_is_canonical}};
}

}  // namespace galley::conformance

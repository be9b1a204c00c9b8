// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>

#include "conformance/subject.hpp"
#include "testing/random_document.hpp"

namespace galley::conformance {

namespace {

std::vector<std::string> recognise(const Subject& subject, const std::string& bytes, const std::string& name) {
  return subject.host.recognise(Source::from_memory(bytes, name), name);
}

bool holds(const std::vector<std::string>& ids, const std::string& id) {
  return std::find(ids.begin(), ids.end(), id) != ids.end();
}

std::string first(const std::vector<std::string>& ids) { return ids.empty() ? std::string() : ids.front(); }

bool is_plain_text(const PluginDescription& description) {
  return std::any_of(description.signatures.begin(), description.signatures.end(),
                     [](const Signature& signature) { return signature.plain_text; });
}

/// Has it something that only its own files have?
bool has_marks(const PluginDescription& description) {
  return !description.signatures.empty() && !is_plain_text(description);
}

void recognises_its_files(const Subject& subject) {
  const PluginDescription& description = subject.description();
  for (const Input& input : inputs(subject)) {
    SCOPED_TRACE(input.name);
    if (has_marks(description)) {
      EXPECT_EQ(first(recognise(subject, input.bytes, "")), subject.id());
      EXPECT_EQ(first(recognise(subject, input.bytes, "wrong.txt")), subject.id());
    } else if (is_plain_text(description)) {
      EXPECT_TRUE(holds(recognise(subject, input.bytes, ""), subject.id()));
    }
    EXPECT_EQ(first(recognise(subject, input.bytes, "right." + description.extensions.front())), subject.id());
  }
}

void recognises_all_that_it_writes(const Subject& subject) {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    const Document document = galley::testing::random_document(seed, subject.description().carries);
    const std::optional<std::string> bytes = written(subject, document);
    if (bytes) {
      EXPECT_EQ(first(recognise(subject, *bytes, "")), subject.id()) << "seed " << seed;
    }
  }
  if (const std::optional<std::string> bytes = written(subject, {})) {
    EXPECT_EQ(first(recognise(subject, *bytes, "")), subject.id()) << "of an empty document";
  }
}

void claims_no_other_format(const Subject& subject) {
  for (const PluginRecord& record : subject.host.records()) {
    const Subject other{subject.host, record};
    if (record.state != PluginState::ready || !record.description.writes || other.id() == subject.id()) continue;
    SCOPED_TRACE("output of " + other.id());
    const std::optional<std::string> bytes = written(other, complete_document(other));
    if (!bytes) continue;
    const std::vector<std::string> ids = recognise(subject, *bytes, "");
    if (has_marks(subject.description())) {
      EXPECT_FALSE(holds(ids, subject.id()));
    } else if (has_marks(record.description)) {
      EXPECT_NE(first(ids), subject.id());
    }
  }
}

void claims_no_garbage(const Subject& subject) {
  for (std::uint64_t seed = 1; seed <= 100; ++seed) {
    const std::string bytes = Random(seed).bytes(256 << (seed % 5));
    EXPECT_FALSE(holds(recognise(subject, bytes, ""), subject.id())) << "seed " << seed;
  }
  if (!is_plain_text(subject.description())) {
    EXPECT_FALSE(holds(recognise(subject, "", ""), subject.id())) << "nothing";
    EXPECT_FALSE(holds(recognise(subject, "A line of text.\n", ""), subject.id())) << "text";
  }
}

/// Any text may be of a format without marks of its own.
bool to_marked_formats(const PluginDescription& description) {
  return to_both_ways(description) && has_marks(description);
}

}  // namespace

std::vector<Case> sniffing_cases() {
  return {{"RecognisesItsFiles", to_readers, recognises_its_files},
          {"RecognisesAllThatItWrites", to_marked_formats, recognises_all_that_it_writes},
          {"ClaimsNoOtherFormat", to_readers, claims_no_other_format},
          {"ClaimsNoGarbage", to_readers, claims_no_garbage}};
}

}  // namespace galley::conformance

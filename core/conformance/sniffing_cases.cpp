// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "conformance/case.hpp"
#include "conformance/random_document.hpp"
#include "conformance/random_text.hpp"

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

void expect_first(const Subject& subject, const std::string& bytes, const std::string& name,
                  const std::string& expected) {
  const std::string found = first(recognise(subject, bytes, name));
  subject.recorder.expect(found == subject.id(), expected, found.empty() ? "that no format fits" : "format " + found);
}

void expect_unclaimed(const Subject& subject, const std::string& bytes, const std::string& what) {
  const Recorder::Place place(subject.recorder, what);
  subject.recorder.expect(!holds(recognise(subject, bytes, ""), subject.id()),
                          "signatures that do not fit what is not of this format", in_quotes(bytes.substr(0, 40)));
}

void recognises_its_files(const Subject& subject) {
  const PluginDescription& description = subject.description();
  for (const Input& input : inputs(subject)) {
    const Recorder::Place place(subject.recorder, input.name);
    if (has_marks(description)) {
      expect_first(subject, input.bytes, "", "to be recognised by content alone");
      expect_first(subject, input.bytes, "wrong.txt", "to be recognised by content in spite of another extension");
    } else if (is_plain_text(description)) {
      subject.recorder.expect(holds(recognise(subject, input.bytes, ""), subject.id()), "to be recognised as text");
    }
    if (!description.extensions.empty()) {
      expect_first(subject, input.bytes, "right." + description.extensions.front(),
                   "to be recognised with its extension");
    }
  }
}

void recognises_all_that_it_writes(const Subject& subject) {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    const Recorder::Place place(subject.recorder, "seed " + std::to_string(seed));
    const std::optional<std::string> bytes = written(subject, random_document(seed, subject.description().carries));
    if (bytes) expect_first(subject, *bytes, "", "to recognise what was written");
  }
  const Recorder::Place place(subject.recorder, "an empty document");
  if (const std::optional<std::string> bytes = written(subject, {})) {
    expect_first(subject, *bytes, "", "to recognise what was written");
  }
}

void claims_no_other_format(const Subject& subject) {
  QuietRecorder quiet;
  for (const PluginRecord& record : subject.host.records()) {
    const Subject other = subject.other(record, quiet);
    if (record.state != PluginState::ready || !record.description.writes || other.id() == subject.id()) continue;
    const Recorder::Place place(subject.recorder, "output of " + other.id());
    const std::optional<std::string> bytes = written(other, complete_document(other));
    if (!bytes) continue;
    const std::vector<std::string> ids = recognise(subject, *bytes, "");
    if (has_marks(subject.description())) {
      subject.recorder.expect(!holds(ids, subject.id()), "signatures that do not fit other formats");
    } else if (has_marks(record.description)) {
      subject.recorder.expect(first(ids) != subject.id(), "another format to come first");
    }
  }
}

void claims_no_garbage(const Subject& subject) {
  for (std::uint64_t seed = 1; seed <= 100; ++seed) {
    expect_unclaimed(subject, Random(seed).bytes(256 << (seed % 5)), "random bytes, seed " + std::to_string(seed));
  }
  if (is_plain_text(subject.description())) return;
  expect_unclaimed(subject, "", "nothing");
  expect_unclaimed(subject, "A line of text.\n", "text");
}

/// Any text may be of a format without marks of its own.
bool to_marked_formats(const PluginDescription& description) {
  return to_both_ways(description) && has_marks(description);
}

}  // namespace

std::vector<Case> sniffing_cases() {
  return {
      {"RecognisesItsFiles", "its files are recognised", to_readers, recognises_its_files},
      {"RecognisesAllThatItWrites", "whatever it writes is recognised by content", to_marked_formats,
       recognises_all_that_it_writes},
      {"ClaimsNoOtherFormat", "files of other formats are not taken for its own", to_readers, claims_no_other_format},
      {"ClaimsNoGarbage", "random bytes are not taken for its own", to_readers, claims_no_garbage}};
}

}  // namespace galley::conformance

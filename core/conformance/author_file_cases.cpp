// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "conformance/case.hpp"
#include "conformance/restrict.hpp"
#include "conformance/soundness.hpp"

namespace galley::conformance {

namespace {

Attempt<Document> read_file(const Subject& subject, const std::filesystem::path& path) {
  return read(subject, bytes_of(path));
}

constexpr std::string_view no_files = "no files were given (--input)";

void reads_all_files(const Subject& subject) {
  if (subject.files.empty()) return subject.recorder.skip(no_files);
  for (const std::filesystem::path& path : subject.files) {
    const Recorder::Place place(subject.recorder, path.string());
    const Attempt<Document> document = read_file(subject, path);
    subject.recorder.expect(document.result.has_value(), "a file of this format to be read", document.text());
    const Attempt<Document> again = read_file(subject, path);
    if (!document.result || !again.result) continue;
    subject.recorder.expect(*document.result == *again.result, "one document of one file",
                            differences(*document.result, *again.result));
  }
}

/// What was read, as far as the format carries it, is written and read again as it was.
void keeps_all_files(const Subject& subject) {
  if (subject.files.empty()) return subject.recorder.skip(no_files);
  for (const std::filesystem::path& path : subject.files) {
    const Recorder::Place place(subject.recorder, path.string());
    const Attempt<Document> document = read_file(subject, path);
    if (!document.result) continue;
    const Document kept = restrict_document(*document.result, subject.description().carries);
    const std::optional<std::string> bytes = written(subject, kept);
    if (!bytes) continue;
    const Attempt<Document> back = read(subject, *bytes);
    if (!subject.recorder.expect(back.result.has_value(), "to read what was written", back.text())) continue;
    const std::string changed = differences(kept, *back.result);
    subject.recorder.expect(changed.empty(), "the document of the file to come back as it was", changed);
  }
}

}  // namespace

std::vector<Case> author_file_cases() {
  return {{"ReadsAllFiles", "each of the files that were given can be read", to_readers, reads_all_files},
          {"KeepsAllFiles", "what is in the files that were given comes back from writing and reading", to_both_ways,
           keeps_all_files}};
}

}  // namespace galley::conformance

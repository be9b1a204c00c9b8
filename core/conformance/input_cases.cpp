// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>

#include "conformance/case.hpp"
#include "conformance/random_text.hpp"

namespace galley::conformance {

namespace {

void reads_its_files(const Subject& subject) {
  for (const Input& input : inputs(subject)) {
    const Attempt<Document> document = read(subject, input.bytes);
    const Recorder::Place place(subject.recorder, input.name);
    subject.recorder.expect(document.result.has_value(), "to read it", document.text());
    const Attempt<Document> again = read(subject, input.bytes);
    if (document.result && again.result) {
      subject.recorder.expect(*document.result == *again.result, "one document of one file",
                              differences(*document.result, *again.result));
    }
  }
}

void survives_nothing_and_little(const Subject& subject) {
  using namespace std::string_literals;
  for (const std::string& bytes :
       {""s, " "s, "\n"s, "\0"s, "\xff"s, "<"s, "P"s, "PK\3\4"s, "PK\5\6"s, "%PDF-"s, "\xef\xbb\xbf"s, "\xff\xfe"s,
        "\xfe\xff\xd8"s, "<?xml"s, "<a/>"s, "{"s, "[]"s, "{\\rtf1}"s}) {
    const Recorder::Place place(subject.recorder, "reading " + in_quotes(bytes));
    read(subject, bytes);
  }
}

/// Lengths all over an input: every one near its ends, and ever finer between.
std::vector<std::size_t> lengths_to_try(std::size_t size) {
  std::vector<std::size_t> lengths;
  std::set<std::size_t> seen;
  const auto add = [&](std::size_t length) {
    if (length < size && seen.insert(length).second) lengths.push_back(length);
  };
  for (std::size_t parts = 2; parts <= 1024; parts *= 2) {
    for (std::size_t i = 1; i < parts; i += 2) add(size / parts * i);
  }
  for (std::size_t i = 1; i <= 64; ++i) {
    add(size - std::min(i, size));
    add(i);
  }
  return lengths;
}

void survives_truncated_input(const Subject& subject) {
  const std::vector<Input> all = inputs(subject);
  for (const Input& input : all) {
    Budget budget(subject, 3.0 / static_cast<double>(all.size()), 60);
    for (const std::size_t length : lengths_to_try(input.bytes.size())) {
      if (!budget.take()) break;
      const Recorder::Place place(subject.recorder, input.name + " cut to " + std::to_string(length) + " bytes");
      read(subject, input.bytes.substr(0, length));
      if (subject.recorder.failed()) return;
    }
  }
}

void survives_random_input(const Subject& subject) {
  Budget budget(subject, 1.5, 60);
  for (std::uint64_t seed = 1; seed <= 300 && budget.take(); ++seed) {
    const Recorder::Place place(subject.recorder, "seed " + std::to_string(seed));
    Random random(seed);
    read(subject, random.bytes(random.below(10'000)));
  }
}

/// Random bytes behind the beginning of a real file: the reader goes on with them.
void survives_random_input_after_its_marks(const Subject& subject) {
  const std::vector<Input> all = inputs(subject);
  Budget budget(subject, 1.5, 60);
  for (std::uint64_t seed = 1; seed <= 200 && !all.empty() && budget.take(); ++seed) {
    const Recorder::Place place(subject.recorder, "seed " + std::to_string(seed));
    Random random(seed);
    const std::string& bytes = all[random.below(all.size())].bytes;
    read(subject, bytes.substr(0, random.below(std::min<std::size_t>(bytes.size() + 1, 200))) + random.bytes(2'000));
  }
}

/// One way to damage bytes: what disks, networks and attackers do.
void damage(std::string& bytes, Random& random) {
  if (bytes.empty()) return;
  const std::size_t at = random.below(bytes.size());
  const std::size_t size = std::min(bytes.size() - at, random.below(40) + 1);
  switch (random.below(6)) {
    case 0:
      bytes[at] = static_cast<char>(bytes[at] ^ (1 << random.below(8)));
      break;
    case 1:
      bytes[at] = static_cast<char>(random.next());
      break;
    case 2:
      bytes.erase(at, size);
      break;
    case 3:
      bytes.insert(at, bytes, random.below(bytes.size()), size);
      break;
    case 4:
      std::fill_n(bytes.begin() + static_cast<std::ptrdiff_t>(at), size, random.below(2) == 0 ? '\0' : '\xff');
      break;
    default:
      bytes.insert(at, std::string(1 + random.below(200), "<>&\"'[]{}()#*_-0 \n\t\xe3"[random.below(21)]));
  }
}

void survives_damaged_input(const Subject& subject) {
  const std::vector<Input> all = inputs(subject);
  Budget budget(subject, 3, 100);
  for (std::uint64_t seed = 1; seed <= 600 && !all.empty() && budget.take(); ++seed) {
    const Recorder::Place place(subject.recorder, "seed " + std::to_string(seed));
    Random random(seed);
    std::string bytes = all[random.below(all.size())].bytes;
    for (std::size_t i = random.below(8) + 1; i > 0; --i) damage(bytes, random);
    read(subject, std::move(bytes));
    if (subject.recorder.failed()) return;
  }
}

void survives_other_formats(const Subject& subject) {
  QuietRecorder quiet;
  for (const PluginRecord& record : subject.host.records()) {
    if (record.state != PluginState::ready || !record.description.writes) continue;
    const Subject other = subject.other(record, quiet);
    const Recorder::Place place(subject.recorder, "output of " + other.id());
    if (std::optional<std::string> bytes = written(other, complete_document(other))) {
      read(subject, std::move(*bytes));
    }
  }
}

}  // namespace

std::vector<Case> input_cases() {
  return {{"ReadsItsFiles", "files of the format are read, the same each time", to_readers, reads_its_files},
          {"SurvivesNothingAndLittle", "an empty input and a few bytes do no harm", to_readers,
           survives_nothing_and_little},
          {"SurvivesTruncatedInput", "files that end too early do no harm", to_readers, survives_truncated_input},
          {"SurvivesRandomInput", "random bytes do no harm", to_readers, survives_random_input},
          {"SurvivesRandomInputAfterItsMarks", "random bytes after the beginning of a file do no harm", to_readers,
           survives_random_input_after_its_marks},
          {"SurvivesDamagedInput", "damaged files do no harm", to_readers, survives_damaged_input},
          {"SurvivesOtherFormats", "files of other formats do no harm", to_readers, survives_other_formats}};
}

}  // namespace galley::conformance

// SPDX-License-Identifier: Apache-2.0
#pragma once

/// The plugin under test, and what is done to it.

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "conformance/recorder.hpp"
#include "galley/convert.hpp"
#include "galley/host.hpp"

namespace galley::conformance {

struct Subject {
  PluginHost& host;
  const PluginRecord& record;
  Recorder& recorder;
  /// Files in the plugin's format; the small ones are also cut and damaged.
  const std::vector<std::filesystem::path>& files;
  double effort = 1;  ///< share of the usual trials, where a case makes many

  const PluginDescription& description() const { return record.description; }
  const std::string& id() const { return record.description.id; }
  const Plugin& plugin() const { return host.plugin(id()); }
  /// Another plugin of the same host, whose own faults are none of this one's.
  Subject other(const PluginRecord& its, Recorder& its_recorder) const {
    return {host, its, its_recorder, files, effort};
  }
};

/// What came of one call: a result or an Error.
template <class Result>
struct Attempt {
  std::optional<Result> result;
  std::optional<ErrorKind> kind;
  std::string message;

  /// For failure messages.
  std::string text() const { return kind ? std::string(to_string(*kind)) + ": " + message : std::string("no error"); }
};

/// Each of these checks on its own what must hold whatever happens: no exception but Error, no defect
/// (ErrorKind::internal), no want of memory, messages in the form that error.hpp describes, time within
/// bounds, and a document that is canonical and sound.
Attempt<Document> read(const Subject& subject, std::string bytes, ReadRequest request = {});
Attempt<std::string> write(const Subject& subject, const Document& document, WriteRequest request = {});
Attempt<Document> filter(const Subject& subject, Document document, FilterRequest request = {});

/// The bytes of a document in the subject's format; a failure and nothing when it cannot be written.
std::optional<std::string> written(const Subject& subject, const Document& document);

/// "article 1, kicker: ... and 2 more", for failure messages; empty when they hold the same.
std::string differences(const Document& a, const Document& b);

/// Every feature that the subject carries, used.
Document complete_document(const Subject& subject);

/// Some megabytes of text.
const Document& large_document();

/// Small files in the subject's format: its own output, and those of Subject::files.
struct Input {
  std::string name;
  std::string bytes;
};
std::vector<Input> inputs(const Subject& subject);

/// The bytes of a file. Throws Error(input).
std::string bytes_of(const std::filesystem::path& path);

/// Bounds a loop over many trials by time, but not below a number that always must be tried.
class Budget {
 public:
  Budget(const Subject& subject, double seconds, int at_least)
      : at_least_(std::max(1, static_cast<int>(at_least * subject.effort))),
        end_(Clock::now() +
             std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(seconds * subject.effort))) {}
  bool take() { return ++taken_ <= at_least_ || Clock::now() < end_; }

 private:
  using Clock = std::chrono::steady_clock;
  int taken_ = 0;
  int at_least_;
  Clock::time_point end_;
};

}  // namespace galley::conformance

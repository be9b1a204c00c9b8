// SPDX-License-Identifier: Apache-2.0
#pragma once

/// The plugin under test, and what is done to it.

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "galley/convert.hpp"
#include "galley/host.hpp"

namespace galley::conformance {

struct Subject {
  PluginHost& host;
  const PluginRecord& record;

  const PluginDescription& description() const { return record.description; }
  const std::string& id() const { return record.description.id; }
  const Plugin& plugin() const { return host.plugin(id()); }
};

/// One thing that is asked of a plugin. It fails through GoogleTest.
struct Case {
  const char* name;
  bool (*applies)(const PluginDescription& description);
  void (*run)(const Subject& subject);
};

inline bool to_every_plugin(const PluginDescription& /*description*/) { return true; }
inline bool to_readers(const PluginDescription& description) { return description.reads; }
inline bool to_writers(const PluginDescription& description) { return description.writes; }
inline bool to_both_ways(const PluginDescription& description) { return description.reads && description.writes; }
inline bool to_filters(const PluginDescription& description) { return description.kind == PluginKind::filter; }

/// All cases, from the files beside this one.
std::vector<Case> description_cases();
std::vector<Case> option_cases();
std::vector<Case> sniffing_cases();
std::vector<Case> input_cases();
std::vector<Case> output_cases();
std::vector<Case> round_trip_cases();
std::vector<Case> limit_cases();
std::vector<Case> cancellation_cases();
std::vector<Case> behaviour_cases();
std::vector<Case> filter_cases();

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

/// The bytes of a document in the subject's format; a failure of the test and nothing when it cannot be
/// written.
std::optional<std::string> written(const Subject& subject, const Document& document);

/// Every feature that the subject carries, used.
Document complete_document(const Subject& subject);

/// Some megabytes of text.
const Document& large_document();

/// Small files in the subject's format: its own output, what inputs/<id> holds, and the samples with one of
/// its extensions.
struct Input {
  std::string name;
  std::string bytes;
};
std::vector<Input> inputs(const Subject& subject);

/// Does the same on every machine.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed * 0x9e3779b97f4a7c15 + 0x632be59bd9b4e019) {}
  std::uint64_t next();
  /// From 0 to `end` - 1.
  std::size_t below(std::size_t end) { return static_cast<std::size_t>(next() % end); }
  std::string bytes(std::size_t size);

 private:
  std::uint64_t state_;
};

/// Bounds a loop over many trials by time, but not below a number that always must be tried.
class Budget {
 public:
  Budget(double seconds, int at_least)
      : at_least_(at_least),
        end_(Clock::now() + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(seconds))) {}
  bool take() { return ++taken_ <= at_least_ || Clock::now() < end_; }

 private:
  using Clock = std::chrono::steady_clock;
  int taken_ = 0;
  int at_least_;
  Clock::time_point end_;
};

}  // namespace galley::conformance

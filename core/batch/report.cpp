// SPDX-License-Identifier: Apache-2.0
#include "batch/report.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <set>
#include <tuple>

#include "galley/error.hpp"

namespace galley::batch {

namespace {

/// Of causes, losses and pairs of formats so many are told apart; others are counted together. A journal of sound
/// origin has far fewer.
constexpr std::size_t most_kinds = 1'000;
constexpr std::size_t most_slow = 10;
constexpr std::string_view others = "other";

/// "2/4" as numbers.
std::optional<std::pair<std::uint64_t, std::uint64_t>> numbers_of(const std::string& shard) {
  const std::size_t slash = shard.find('/');
  if (slash == std::string::npos) return std::nullopt;
  std::uint64_t number = 0;
  std::uint64_t count = 0;
  const char* const begin = shard.data();
  const char* const end = begin + shard.size();
  if (std::from_chars(begin, begin + slash, number).ptr != begin + slash) return std::nullopt;
  if (std::from_chars(begin + slash + 1, end, count).ptr != end || count == 0) return std::nullopt;
  return std::pair(number, count);
}

class Gathering {
 public:
  Gathering(Report& report, std::size_t most_files) : report_(report), most_files_(most_files) {}

  void add(const JournalRow& row) {
    ++report_.documents;
    const auto outcome = static_cast<std::size_t>(row.outcome);
    ++report_.by_outcome.at(outcome);
    ++report_.shards.at(row.journal).by_outcome.at(outcome);
    if (!row.listed_last) ++report_.not_listed;
    if (row.input_bytes) report_.input_sizes.add(*row.input_bytes);
    if (row.outcome == Outcome::pending) return;

    if (row.attempts > 1) ++report_.retried;
    report_.warnings += row.warnings;
    report_.processor_microseconds += row.processor_microseconds.value_or(0);
    if (row.output_bytes) report_.output_sizes.add(*row.output_bytes);
    // What could not even be opened took no time.
    if (row.total_microseconds.value_or(0) > 0) {
      report_.durations.add(*row.total_microseconds);
      add_time(row);
    }
    if (row.peak_bytes.value_or(0) > 0) report_.memory.add(*row.peak_bytes);
    add_formats(row);
    if (row.outcome == Outcome::done || row.outcome == Outcome::lost) {
      if (!row.losses.empty() && row.outcome == Outcome::done) ++report_.with_losses;
      for (const RowLoss& loss : row.losses) add_loss(row, loss);
    } else {
      add_cause(row);
    }
  }

  void finish() {
    for (auto& [key, formats] : formats_) report_.formats.push_back(std::move(formats));
    for (auto& [key, loss] : losses_) report_.losses.push_back(std::move(loss));
    for (auto& [key, cause] : causes_) report_.causes.push_back(std::move(cause));
    const auto more_documents = [](const auto& a, const auto& b) { return a.documents > b.documents; };
    std::stable_sort(report_.formats.begin(), report_.formats.end(), more_documents);
    std::stable_sort(report_.losses.begin(), report_.losses.end(), more_documents);
    std::stable_sort(report_.causes.begin(), report_.causes.end(), more_documents);
    std::sort(report_.slowest.begin(), report_.slowest.end(), slower);
  }

 private:
  static bool slower(const ReportedTime& a, const ReportedTime& b) {
    return std::tie(b.microseconds, a.input) < std::tie(a.microseconds, b.input);
  }

  /// The entry of a key, or of all others once there are too many.
  template <typename Map>
  static typename Map::value_type& entry(Map& map, const typename Map::key_type& key,
                                         const typename Map::key_type& instead) {
    const auto found = map.find(key);
    if (found != map.end()) return *found;
    return *map.try_emplace(map.size() < most_kinds ? key : instead).first;
  }

  void name(std::vector<ReportedFile>& files, ReportedFile file) const {
    if (files.size() < most_files_) files.push_back(std::move(file));
  }

  void add_time(const JournalRow& row) {
    report_.slowest.push_back(
        {row.input, row.outcome, *row.total_microseconds, row.input_bytes.value_or(0), row.peak_bytes.value_or(0)});
    std::push_heap(report_.slowest.begin(), report_.slowest.end(), slower);
    if (report_.slowest.size() <= most_slow) return;
    std::pop_heap(report_.slowest.begin(), report_.slowest.end(), slower);
    report_.slowest.pop_back();
  }

  void add_formats(const JournalRow& row) {
    auto& [key, formats] =
        entry(formats_, {row.source_format, row.target_format}, {std::string(others), std::string(others)});
    std::tie(formats.from, formats.to) = key;
    ++formats.documents;
    if (row.outcome == Outcome::done) ++formats.done;
  }

  void add_loss(const JournalRow& row, const RowLoss& lost) {
    auto& [key, loss] = entry(losses_, {lost.code, lost.feature}, {std::string(others), {}});
    std::tie(loss.code, loss.feature) = key;
    ++loss.documents;
    loss.count += lost.count;
    name(loss.files, {row.input, row.output, lost.first, {}});
  }

  void add_cause(const JournalRow& row) {
    auto& [key, cause] = entry(causes_, {row.outcome, row.error_kind, blurred(row.error)},
                               {row.outcome, row.error_kind, std::string(others)});
    if (cause.documents++ == 0) {
      cause.outcome = row.outcome;
      cause.kind = row.error_kind;
      cause.message = row.error;
    } else if (cause.message != row.error) {
      cause.message = std::get<2>(key);
    }
    name(cause.files, {row.input, row.output, row.place, row.error});
  }

  using CauseKey = std::tuple<Outcome, std::string, std::string>;
  Report& report_;
  std::size_t most_files_;
  std::map<std::pair<std::string, std::string>, ReportedFormats> formats_;
  std::map<std::pair<std::string, std::string>, ReportedLoss> losses_;
  std::map<CauseKey, ReportedCause> causes_;
};

void sort_shards(Report& report) {
  const auto number = [](const ReportedShard& shard) {
    const auto numbers = numbers_of(shard.journal.shard).value_or(std::pair<std::uint64_t, std::uint64_t>{0, 0});
    return std::tuple(numbers.second, numbers.first, shard.journal.path);
  };
  std::sort(report.shards.begin(), report.shards.end(),
            [&](const auto& a, const auto& b) { return number(a) < number(b); });

  constexpr std::uint64_t most_named = 100;
  std::map<std::uint64_t, std::set<std::uint64_t>> present;
  for (const ReportedShard& shard : report.shards) {
    if (const auto numbers = numbers_of(shard.journal.shard)) present[numbers->second].insert(numbers->first);
  }
  for (const auto& [count, numbers] : present) {
    for (std::uint64_t i = 1; i <= count && report.missing_shards.size() < most_named; ++i) {
      if (!numbers.contains(i)) report.missing_shards.push_back(std::to_string(i) + "/" + std::to_string(count));
    }
  }
}

bool is_letter_or_digit(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80) != 0;
}

/// The end of a quotation that begins at `at`, after its closing mark; `at` where there is none.
std::size_t end_of_quotation(std::string_view text, std::size_t at) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 4> marks{
      {{"'", "'"}, {"\"", "\""}, {"«", "»"}, {"“", "”"}}};
  for (const auto& [open, close] : marks) {
    if (!text.substr(at).starts_with(open)) continue;
    // An apostrophe stands within a word.
    if (open == "'" && at > 0 && is_letter_or_digit(text[at - 1])) return at;
    const std::size_t end = text.find(close, at + open.size());
    return end == std::string_view::npos ? at : end + close.size();
  }
  return at;
}

}  // namespace

std::string blurred(std::string_view message) {
  constexpr std::string_view ellipsis = "…";
  std::string out;
  for (std::size_t i = 0; i < message.size();) {
    if (const std::size_t end = end_of_quotation(message, i); end > i) {
      out += ellipsis;
      i = end;
      continue;
    }
    const bool begins_word = i == 0 || !is_letter_or_digit(message[i - 1]);
    if (begins_word && message[i] != ' ') {
      const std::size_t end = std::min(message.find(' ', i), message.size());
      if (message.substr(i, end - i).find('/') != std::string_view::npos) {
        out += ellipsis;
        i = end;
        continue;
      }
      std::size_t digits = i;
      while (digits < message.size() && message[digits] >= '0' && message[digits] <= '9') ++digits;
      const bool is_number = digits > i && (digits == message.size() || !is_letter_or_digit(message[digits])) &&
                             (i == 0 || message[i - 1] != '-');
      if (is_number) {
        out += 'N';
        i = digits;
        continue;
      }
    }
    out += message[i++];
  }
  return out;
}

std::uint64_t Report::failed() const {
  return documents - of(Outcome::pending) - of(Outcome::done) - of(Outcome::lost);
}

Report make_report(const std::vector<std::filesystem::path>& journals, std::size_t most_files) {
  JournalRows rows(journals);
  Report report;
  if (rows.journals().empty()) {
    if (rows.unreadable().empty()) throw Error(ErrorKind::input, "there is no journal");
    throw Error(ErrorKind::input, rows.unreadable().front().path + ": " + rows.unreadable().front().reason);
  }
  report.shards.resize(rows.journals().size());
  Gathering gathering(report, most_files);
  JournalRow row;
  while (rows.next(row)) gathering.add(row);
  gathering.finish();
  for (std::size_t i = 0; i < report.shards.size(); ++i) {
    const JournalInfo& journal = rows.journals()[i];
    report.shards[i].journal = journal;
    if (journal.runs > 0 && (report.started == 0 || journal.started < report.started)) report.started = journal.started;
    report.noted = std::max(report.noted, journal.last_noted.value_or(0));
  }
  report.unreadable = rows.unreadable();
  sort_shards(report);
  return report;
}

}  // namespace galley::batch

// SPDX-License-Identifier: Apache-2.0
#include "batch/report_json.hpp"

#include "batch/json_values.hpp"

namespace galley::batch {

namespace {

Json of(const OutcomeCounts& counts) {
  Json object = Json::object();
  for (std::size_t i = 0; i < counts.size(); ++i) object[std::string(to_string(static_cast<Outcome>(i)))] = counts[i];
  return object;
}

Json of(const Distribution& values) {
  Json object{{"documents", values.count()},    {"sum", values.sum()},          {"least", values.least()},
              {"median", values.quantile(0.5)}, {"p95", values.quantile(0.95)}, {"p99", values.quantile(0.99)},
              {"most", values.most()},          {"histogram", Json::array()}};
  for (const Distribution::Bar& bar : values.bars()) {
    object["histogram"].push_back({{"from", bar.from}, {"to", bar.to}, {"documents", bar.values}});
  }
  return object;
}

Json of(const std::vector<ReportedFile>& files) {
  Json list = Json::array();
  for (const ReportedFile& file : files) {
    Json object{{"input", file.input}, {"output", file.output}};
    if (!file.place.empty()) object["place"] = file.place;
    if (!file.message.empty()) object["message"] = file.message;
    list.push_back(std::move(object));
  }
  return list;
}

Json of(const ReportedShard& shard) {
  const JournalInfo& journal = shard.journal;
  Json object{{"shard", journal.shard},
              {"journal", journal.path},
              {"versions", journal.versions},
              {"runs", journal.runs},
              {"unfinished-runs", journal.unfinished_runs},
              {"started", journal.started}};
  if (journal.last_noted) object["last-noted"] = *journal.last_noted;
  object["outcomes"] = of(shard.by_outcome);
  return object;
}

}  // namespace

std::string report_json(const Report& report) {
  Json object{{"documents", report.documents},
              {"outcomes", of(report.by_outcome)},
              {"retried", report.retried},
              {"warnings", report.warnings},
              {"done-with-losses", report.with_losses},
              {"not-listed-last", report.not_listed},
              {"processor-microseconds", report.processor_microseconds},
              {"microseconds", of(report.durations)},
              {"input-bytes", of(report.input_sizes)},
              {"output-bytes", of(report.output_sizes)},
              {"peak-memory-bytes", of(report.memory)}};
  Json& failures = object["failures"] = Json::array();
  for (const ReportedCause& cause : report.causes) {
    failures.push_back({{"outcome", to_string(cause.outcome)},
                        {"kind", cause.kind},
                        {"message", cause.message},
                        {"documents", cause.documents},
                        {"files", of(cause.files)}});
  }
  Json& losses = object["losses"] = Json::array();
  for (const ReportedLoss& loss : report.losses) {
    losses.push_back({{"code", loss.code},
                      {"feature", loss.feature},
                      {"documents", loss.documents},
                      {"count", loss.count},
                      {"files", of(loss.files)}});
  }
  Json& formats = object["formats"] = Json::array();
  for (const ReportedFormats& pair : report.formats) {
    formats.push_back({{"from", pair.from}, {"to", pair.to}, {"documents", pair.documents}, {"done", pair.done}});
  }
  Json& slowest = object["slowest"] = Json::array();
  for (const ReportedTime& time : report.slowest) {
    slowest.push_back({{"input", time.input},
                       {"outcome", to_string(time.outcome)},
                       {"microseconds", time.microseconds},
                       {"input-bytes", time.input_bytes},
                       {"peak-memory-bytes", time.peak_bytes}});
  }
  Json& journals = object["journals"] = Json::array();
  for (const ReportedShard& shard : report.shards) journals.push_back(of(shard));
  object["missing-shards"] = report.missing_shards;
  Json& unreadable = object["unreadable"] = Json::array();
  for (const UnreadableJournal& journal : report.unreadable) {
    unreadable.push_back({{"journal", journal.path}, {"reason", journal.reason}});
  }
  return object.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace galley::batch

// SPDX-License-Identifier: Apache-2.0
#include "batch/metrics.hpp"

#include <cstdint>
#include <string_view>

namespace galley::batch {

namespace {

class Page {
 public:
  explicit Page(const Shard& shard) : shard_("shard=\"" + shard.name() + "\"") {}

  void metric(std::string_view name, std::string_view type, std::string_view help) {
    name_ = "galley_batch_" + std::string(name);
    text_ += "# HELP " + name_ + " " + std::string(help) + "\n# TYPE " + name_ + " " + std::string(type) + "\n";
  }
  void value(const std::string& number, std::string_view label = {}, std::string_view label_value = {}) {
    text_ += name_ + "{" + shard_;
    if (!label.empty()) text_ += "," + std::string(label) + "=\"" + std::string(label_value) + "\"";
    text_ += "} " + number + "\n";
  }
  void one(std::string_view name, std::string_view type, std::string_view help, const std::string& number) {
    metric(name, type, help);
    value(number);
  }
  std::string take() { return std::move(text_); }

 private:
  std::string shard_;
  std::string name_;
  std::string text_;
};

}  // namespace

std::string metrics_text(const BatchCounts& counts, const Shard& shard, double seconds, bool ended) {
  Page page(shard);
  page.metric("documents_total", "counter", "Documents that this run finished, by outcome.");
  for (std::size_t i = 1; i < counts.by_outcome.size(); ++i) {
    page.value(std::to_string(counts.by_outcome[i]), "outcome", to_string(static_cast<Outcome>(i)));
  }
  page.metric("documents_left_total", "counter", "Documents left as an earlier run had them, by what they were then.");
  page.value(std::to_string(counts.unchanged), "outcome", "done");
  page.value(std::to_string(counts.lost_before), "outcome", "lost");
  page.value(std::to_string(counts.failed_before), "outcome", "failed");
  const auto number = [](std::uint64_t value) { return std::to_string(value); };
  page.one("documents_retried_total", "counter", "Documents that were tried a second time.", number(counts.retried));
  page.one("broken_entries_total", "counter", "Entries of the list that name no document.", number(counts.unlisted));
  page.one("documents_waiting", "gauge", "Documents listed and not finished.", number(counts.known_left));
  page.one("input_bytes_total", "counter", "Bytes read.", number(counts.input_bytes));
  page.one("output_bytes_total", "counter", "Bytes written.", number(counts.output_bytes));
  page.one("processor_seconds_total", "counter", "Processor time of conversions.",
           std::to_string(static_cast<double>(counts.processor_microseconds) / 1e6));
  page.one("workers_started_total", "counter", "Worker processes started.", number(counts.workers_started));
  page.one("workers_lost_total", "counter", "Worker processes that crashed or were killed.",
           number(counts.workers_lost));
  page.one("run_seconds", "gauge", "How long the run takes so far.", std::to_string(seconds));
  page.one("run_ended", "gauge", "1 once the run has ended.", ended ? "1" : "0");
  return page.take();
}

}  // namespace galley::batch

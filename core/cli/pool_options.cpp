// SPDX-License-Identifier: Apache-2.0
#include "cli/pool_options.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <string>

#include "batch/sandbox/sandbox.hpp"
#include "cli/common_options.hpp"
#include "cli/wording.hpp"
#include "galley/error.hpp"

namespace galley::cli {

namespace {

std::chrono::milliseconds parse_seconds(const std::string& text) {
  constexpr double most = 10'000'000;
  double seconds = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
  if (error != std::errc() || end != text.data() + text.size() || !(seconds >= 0) || seconds > most) {
    throw Error(ErrorKind::usage, "--timeout takes a number of seconds, not " + in_quotes(text));
  }
  return std::chrono::milliseconds(static_cast<std::int64_t>(std::ceil(seconds * 1000)));
}

}  // namespace

batch::PoolSettings pool_asked_for(const Arguments& arguments, const PluginHost& host) {
  batch::PoolSettings settings;
  settings.worker.sandboxed = !arguments.has("no-sandbox");
  settings.worker.policy.readable = sandbox::readable_places(host.search_path());
  settings.worker.policy.memory_bytes = parse_amount(arguments.value("memory").value_or("1G"), "--memory", UINT64_MAX);
  if (const std::uint64_t memory = settings.worker.policy.memory_bytes; memory > 0) {
    settings.growth_of_worker = std::min(settings.growth_of_worker, memory / 4);
  }
  settings.worker.policy.file_bytes = parse_limits(arguments.values("limit")).output_bytes;
  return settings;
}

batch::Task task_asked_for(const Arguments& arguments, const PluginHost& host) {
  const Reading reading = reading_asked_for(arguments, host);
  batch::Task task;
  task.from = reading.request.format;
  task.reader_options = reading.request.options;
  task.filters = reading.filters;
  task.resource_root = reading.resource_root.native();
  task.to = arguments.value("to").value_or("");
  task.writer_options = parse_options(arguments.values("writer-option"), "-W");
  task.limits = reading.request.limits;
  task.time_limit = parse_seconds(arguments.value("timeout").value_or("60"));
  task.strict = arguments.has("strict");
  if (!task.to.empty()) {
    const PluginDescription& format = require_format(host, task.to, Direction::writes);
    check_options(format.writer_options, task.writer_options, format);
  }
  return task;
}

}  // namespace galley::cli

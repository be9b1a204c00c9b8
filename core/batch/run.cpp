// SPDX-License-Identifier: Apache-2.0
#include "batch/run.hpp"

#include <algorithm>
#include <system_error>
#include <utility>

#include "batch/content_hash.hpp"
#include "batch/job_files.hpp"
#include "galley/version.hpp"

namespace galley::batch {

namespace fs = std::filesystem;

namespace {

/// Documents that are looked at, to begin the largest of them first.
constexpr std::size_t window_size = 1024;
/// Inputs that are listed before the workers are looked after again.
constexpr int listed_at_once = 512;
constexpr std::chrono::milliseconds progress_interval{200};

bool was_failure(Outcome outcome) {
  return outcome != Outcome::pending && outcome != Outcome::done && outcome != Outcome::lost;
}

}  // namespace

std::uint64_t BatchCounts::finished() const {
  std::uint64_t sum = unlisted;
  for (const std::uint64_t count : by_outcome) sum += count;
  return sum;
}

std::uint64_t BatchCounts::failed() const { return finished() - of(Outcome::done) - of(Outcome::lost); }

Batch::Batch(PluginHost& host, const BatchSettings& settings, BatchObserver& observer)
    : host_(host),
      settings_(settings),
      observer_(observer),
      journal_(settings.journal, settings.shard.name(), GALLEY_VERSION),
      defaults_(std::make_shared<Task>(settings.defaults)),
      default_settings_(journal_.settings(settings_text(*defaults_))) {}

BatchCounts Batch::run(InputList& list, const Cancellation& cancellation) {
  Clock::time_point next_progress = Clock::now();
  while (!cancellation) {
    // In bursts, so that what is listed is on record before it is begun, at the cost of one commit for many.
    if (!all_listed_ && window_.size() <= window_size / 2) list_some(list);
    start_some();
    if (all_listed_ && window_.empty() && under_way_.empty()) break;
    const bool hungry = !all_listed_ && window_.size() <= window_size / 2;
    const bool more_now = hungry && list.ready();
    std::vector<FinishedJob> finished;
    if (pool_) {
      finished =
          pool_->wait(more_now ? std::chrono::milliseconds(0) : progress_interval, hungry ? list.descriptor() : -1);
    }
    for (FinishedJob& each : finished) take(std::move(each));
    if (const Clock::time_point now = Clock::now(); now >= next_progress) {
      observer_.progress(counts(list), current_);
      next_progress = now + progress_interval;
    }
  }
  pool_.reset();
  journal_.commit();
  return counts(list);
}

BatchCounts Batch::counts(const InputList& list) const {
  BatchCounts counts = counts_;
  counts.known_left = window_.size() + under_way_.size();
  counts.all_listed = all_listed_;
  counts.listed_fraction = list.fraction();
  if (pool_) {
    counts.workers_started = pool_->workers_started();
    counts.workers_lost = pool_->workers_lost();
  }
  return counts;
}

void Batch::list_some(InputList& list) {
  bool any = false;
  for (int i = 0; i < listed_at_once && window_.size() < window_size; ++i) {
    // Nothing else to do: then it may as well wait here.
    const bool idle = window_.empty() && under_way_.empty();
    if (!idle && !list.ready()) break;
    std::optional<ListedInput> input = list.next();
    if (!input) {
      all_listed_ = true;
      break;
    }
    this->list(std::move(*input));
    any = true;
    if (idle && !list.ready()) break;
  }
  if (any) journal_.commit();
}

std::string Batch::output_of(const ListedInput& input, const Task& task) const {
  const PluginDescription* format = host_.find(task.to);
  const std::string extension = format == nullptr || format->extensions.empty() ? task.to : format->extensions.front();
  const std::string name = input.output.empty() ? settings_.name.name_for(input.relative, extension) : input.output;
  return (settings_.output_folder / name).lexically_normal().native();
}

std::int64_t Batch::settings_number(const Task& task) {
  return &task == defaults_.get() ? default_settings_ : journal_.settings(settings_text(task));
}

void Batch::list(ListedInput input) {
  Listed listed;
  listed.input = std::move(input.path);
  if (!input.problem.empty()) {
    Result result;
    result.error = Error(ErrorKind::input, input.problem);
    ++counts_.unlisted;
    observer_.finished(listed.input, {}, {}, result);
    return;
  }
  listed.task = input.task ? std::shared_ptr<const Task>(std::move(input.task)) : defaults_;
  listed.output = output_of(input, *listed.task);
  const std::string name_in_folder = fs::path(listed.output).lexically_relative(settings_.output_folder).native();
  if (!settings_.shard.holds(name_in_folder.empty() ? listed.output : name_in_folder)) return;

  const std::int64_t settings = settings_number(*listed.task);
  const std::optional<FileState> state = state_of(listed.input);
  const KnownDocument* rival = nullptr;
  const std::vector<KnownDocument> rows = journal_.documents_of(listed.output);
  for (const KnownDocument& known : rows) {
    listed.known = true;
    if (known.input != listed.input) {
      if (known.listed == journal_.run()) rival = &known;
      continue;
    }
    if (known.listed == journal_.run()) {
      ++counts_.repeated;
      return;
    }
    if (is_done_with(known, listed, state, settings)) return;
  }
  listed.id = journal_.list(listed.input, listed.output, settings, listed.task->to, state);
  if (rival != nullptr) {
    Result result;
    result.error = Error(ErrorKind::usage, "would be written to " + listed.output + " as " + rival->input +
                                               " is; a name template tells them apart (--name '{dir}/{name}.{ext}')");
    finish(listed, result);
    return;
  }
  listed.bytes = state ? state->bytes : 0;
  window_.push_back(std::move(listed));
  std::push_heap(window_.begin(), window_.end(), Smaller());
}

bool Batch::is_done_with(const KnownDocument& known, const Listed& listed, const std::optional<FileState>& state,
                         std::int64_t settings) {
  if (known.settings != settings || known.outcome == Outcome::pending ||
      state.has_value() != known.input_state.has_value()) {
    return false;
  }
  if (was_failure(known.outcome) && settings_.retry_failed) return false;
  if (state && *state != *known.input_state) {
    // Touched, copied or checked out again: the bytes decide.
    if (known.input_hash.empty() || state->bytes != known.input_state->bytes) return false;
    if (content_hash_of_file(listed.input) != known.input_hash) return false;
  }
  if (known.outcome == Outcome::done) {
    const std::optional<FileState> output = state_of(listed.output);
    if (!output || output->bytes != known.output_bytes) return false;
  }
  journal_.leave(known.id, state.value_or(FileState{}));
  ++(known.outcome == Outcome::done   ? counts_.unchanged
     : known.outcome == Outcome::lost ? counts_.lost_before
                                      : counts_.failed_before);
  return true;
}

void Batch::warm_up() {
  // What the first documents need, going by their names; workers load what else they meet.
  std::set<std::string> ids;
  for (const Listed& listed : window_) {
    ids.insert(listed.task->to);
    if (!listed.task->from.empty()) {
      ids.insert(listed.task->from);
      continue;
    }
    std::string extension = fs::path(listed.input).extension().native();
    if (!extension.empty()) extension.erase(0, 1);
    for (const PluginDescription* format : host_.ready(PluginKind::format)) {
      const auto& known = format->extensions;
      if (format->reads && std::find(known.begin(), known.end(), extension) != known.end()) ids.insert(format->id);
    }
  }
  for (const FilterRequest& filter : settings_.defaults.filters) ids.insert(filter.filter);
  for (const std::string& id : ids) {
    try {
      host_.plugin(id);
    } catch (const Error&) {
      // Each document that needs it says so.
    }
  }
  pool_ = std::make_unique<Pool>(host_, settings_.pool);
}

void Batch::start_some() {
  if (!pool_ && !window_.empty()) warm_up();
  while (!window_.empty() && pool_->has_room()) {
    std::pop_heap(window_.begin(), window_.end(), Smaller());
    Listed listed = std::move(window_.back());
    window_.pop_back();
    start(std::move(listed));
  }
}

void Batch::start(Listed listed) {
  Job job;
  job.id = listed.id;
  job.task = *listed.task;
  job.task.name = listed.input;
  try {
    check_task(host_, job.task);
    JobInput input = open_job_input(listed.input, job.task.limits);
    const std::string temporary_name = temporary_name_of(listed.output);
    if (listed.known) {
      // What a run that was killed between two steps may have left.
      std::error_code ignored;
      fs::remove(fs::path(listed.output).parent_path() / temporary_name, ignored);
    }
    if (settings_.keep_strangers && !listed.known && state_of(listed.output)) {
      throw Error(ErrorKind::output,
                  "there is a file already that is not of this batch; choose another folder, or "
                  "replace it (--overwrite)");
    }
    job.output.replaced = open_job_output(listed.output, input, job.task.limits, temporary_name);
    job.input = std::move(input.file);
  } catch (const Error& error) {
    Result result;
    result.error = error;
    finish(listed, result);
    return;
  }
  job.readable = readable_for(host_, job.task);
  current_ = listed.input;
  const std::int64_t id = listed.id;
  under_way_.emplace(id, std::move(listed));
  pool_->submit(std::move(job));
}

void Batch::take(FinishedJob finished) {
  if (!pool_->missing_protection().empty()) observer_.incomplete_sandbox(pool_->missing_protection());
  const auto found = under_way_.find(finished.job.id);
  if (found == under_way_.end()) return;
  const Listed listed = std::move(found->second);
  under_way_.erase(found);
  Result result = std::move(finished.result);
  if (result.outcome == Outcome::done) {
    try {
      finished.job.output.replaced->commit();
    } catch (const Error& error) {
      result.outcome = Outcome::failed;
      result.error = error;
    }
  }
  finish(listed, result);
}

void Batch::finish(const Listed& listed, const Result& result) {
  journal_.finish(listed.id, result);
  ++counts_.by_outcome.at(static_cast<std::size_t>(result.outcome));
  if (result.attempts > 1) ++counts_.retried;
  counts_.input_bytes += result.input_bytes;
  if (result.outcome == Outcome::done) counts_.output_bytes += result.output_bytes;
  counts_.processor_microseconds += result.processor_microseconds;
  observer_.finished(listed.input, listed.output, listed.task->to, result);
}

fs::path usual_journal(const fs::path& output_folder, const Shard& shard) {
  if (shard.count == 1) return output_folder / "galley-journal.sqlite";
  return output_folder /
         ("galley-journal-" + std::to_string(shard.number) + "-of-" + std::to_string(shard.count) + ".sqlite");
}

}  // namespace galley::batch

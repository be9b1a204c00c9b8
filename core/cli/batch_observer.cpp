// SPDX-License-Identifier: Apache-2.0
#include "cli/batch_observer.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "batch/metrics.hpp"
#include "cli/json_output.hpp"
#include "cli/terminal.hpp"
#include "cli/text_layout.hpp"
#include "cli/wording.hpp"
#include "galley/sink.hpp"

namespace galley::cli {

namespace {

constexpr std::chrono::seconds metrics_interval{5};

std::size_t error_columns() {
  winsize size{};
  if (::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return 80;
  return size.ws_col;
}

/// Seconds until the end, where that can be told.
std::optional<double> time_left(const batch::BatchCounts& counts, double rate) {
  if (rate <= 0) return std::nullopt;
  if (counts.all_listed) return static_cast<double>(counts.known_left) / rate;
  const double fraction = counts.listed_fraction.value_or(0);
  if (fraction <= 0) return std::nullopt;
  const auto listed = static_cast<double>(counts.finished() + counts.known_left);
  return (listed / fraction - static_cast<double>(counts.finished())) / rate;
}

}  // namespace

std::string duration_text(double seconds) {
  const auto whole = static_cast<std::uint64_t>(std::llround(std::clamp(seconds, 0.0, 1e12)));
  if (whole < 60) return std::to_string(whole) + " s";
  const auto two_digits = [](std::uint64_t number) { return (number < 10 ? "0" : "") + std::to_string(number); };
  const std::string end = two_digits(whole % 60);
  if (whole < 3600) return std::to_string(whole / 60) + ":" + end;
  return std::to_string(whole / 3600) + ":" + two_digits(whole / 60 % 60) + ":" + end;
}

std::string progress_line(const batch::BatchCounts& counts, double rate, const std::string& current,
                          std::size_t columns) {
  std::string line = grouped(counts.of(batch::Outcome::done)) + " done";
  if (counts.unchanged > 0) line += ", " + grouped(counts.unchanged) + " unchanged";
  if (counts.failed() > 0) line += ", " + grouped(counts.failed()) + " failed";
  if (rate > 0) line += ", " + grouped(static_cast<std::uint64_t>(std::llround(rate))) + " a second";
  if (const auto left = time_left(counts, rate)) line += ", " + duration_text(*left) + " left";
  const std::string name = shown(current);
  // Bytes are at least as many as columns; a name that does not fit for sure is shortened at its beginning.
  if (!name.empty() && line.size() + 6 < columns) {
    const std::size_t room = columns - line.size() - 3;
    if (name.size() <= room) {
      line += ", " + name;
    } else if (room > 12) {
      std::size_t begin = name.size() - (room - 5);
      while (begin < name.size() && (static_cast<unsigned char>(name[begin]) & 0xC0U) == 0x80U) ++begin;
      line += ", ..." + name.substr(begin);
    }
  }
  return line.size() < columns ? line : line.substr(0, columns - 1);
}

BatchDisplay::BatchDisplay(Settings settings, Messages& messages)
    : settings_(std::move(settings)),
      messages_(messages),
      on_terminal_(!settings_.json && !settings_.quiet && ::isatty(STDERR_FILENO) == 1),
      begin_(std::chrono::steady_clock::now()),
      metrics_written_(begin_),
      recent_time_(begin_) {}

double BatchDisplay::seconds() const {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin_).count();
}

void BatchDisplay::clear_line() {
  if (std::exchange(line_shown_, false)) print_error("\r\033[K");
}

void BatchDisplay::finished(const std::string& input, const std::string& output, const std::string& format,
                            const batch::Result& result) {
  if (settings_.json) {
    if (result.error || !settings_.quiet) print_error(json_document_line(input, output, format, result));
    return;
  }
  if (result.error) {
    clear_line();
    messages_.error(result.error->kind() == ErrorKind::output ? output : input, *result.error);
  } else if (result.outcome == batch::Outcome::lost) {
    clear_line();
    messages_.error(
        input, Error(ErrorKind::output, "not written to " + output + ", because something would be lost (--strict)"));
  }
}

void BatchDisplay::progress(const batch::BatchCounts& counts, const std::string& current) {
  const auto now = std::chrono::steady_clock::now();
  if (!settings_.metrics.empty() && now - metrics_written_ >= metrics_interval) {
    write_metrics(counts, false);
    metrics_written_ = now;
  }
  if (!on_terminal_) return;
  const double elapsed = std::chrono::duration<double>(now - recent_time_).count();
  if (elapsed > 0.1) {
    const double rate = static_cast<double>(counts.finished() - recent_finished_) / elapsed;
    recent_rate_ = recent_rate_ == 0 ? rate : recent_rate_ * 0.9 + rate * 0.1;
    recent_finished_ = counts.finished();
    recent_time_ = now;
  }
  print_error("\r" + progress_line(counts, recent_rate_, current, error_columns()) + "\033[K");
  line_shown_ = true;
}

void BatchDisplay::incomplete_sandbox(const std::string& missing) {
  if (std::exchange(sandbox_told_, true)) return;
  clear_line();
  messages_.incomplete_sandbox(missing);
}

void BatchDisplay::write_metrics(const batch::BatchCounts& counts, bool ended) {
  if (settings_.metrics.empty() || metrics_failed_) return;
  try {
    const auto sink = file_sink(settings_.metrics);
    sink->write(batch::metrics_text(counts, settings_.shard, seconds(), ended));
    sink->commit();
  } catch (const Error& error) {
    // Said once; the documents matter more.
    metrics_failed_ = true;
    clear_line();
    messages_.error(settings_.metrics.native(), error);
  }
}

void BatchDisplay::summarize(const batch::BatchCounts& counts, bool interrupted) {
  clear_line();
  write_metrics(counts, true);
  if (settings_.json) {
    if (!settings_.quiet) print_error(json_summary_line(counts, settings_.shard.name(), seconds(), interrupted));
    return;
  }
  if (settings_.quiet) return;
  std::vector<std::string> parts{grouped(counts.of(batch::Outcome::done)) + " done"};
  const auto add = [&](std::uint64_t count, std::string_view what) {
    if (count > 0) parts.push_back(grouped(count) + " " + std::string(what));
  };
  add(counts.unchanged, "unchanged");
  add(counts.of(batch::Outcome::lost) + counts.lost_before, "not written, because something would be lost");
  add(counts.failed(), "failed");
  add(counts.failed_before, "failed before (--retry-failed tries them again)");
  add(counts.repeated, "listed twice");
  std::string line = joined(parts);
  const double time = seconds();
  line += " in " + duration_text(time);
  if (time > 0 && counts.finished() > 0) {
    line += " (" + grouped(static_cast<std::uint64_t>(std::llround(static_cast<double>(counts.finished()) / time))) +
            " a second)";
  }
  if (interrupted) line += "; interrupted, the same command goes on from here";
  print_error("galley: " + line + "\n");
}

}  // namespace galley::cli

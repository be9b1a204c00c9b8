// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <string>

#include "batch/run.hpp"
#include "cli/messages.hpp"

namespace galley::cli {

/// Shows a batch to people (failures, a line of progress on a terminal, a summary) and to machines (a JSON object for
/// each document, a file of metrics).
class BatchDisplay : public batch::BatchObserver {
 public:
  struct Settings {
    bool json = false;
    bool quiet = false;
    std::filesystem::path metrics;  ///< empty: none
    batch::Shard shard;
  };

  BatchDisplay(Settings settings, Messages& messages);

  void finished(const std::string& input, const std::string& output, const std::string& format,
                const batch::Result& result) override;
  void progress(const batch::BatchCounts& counts, const std::string& current) override;
  void incomplete_sandbox(const std::string& missing) override;

  /// What came of it all.
  void summarize(const batch::BatchCounts& counts, bool interrupted);

 private:
  double seconds() const;
  void clear_line();
  void write_metrics(const batch::BatchCounts& counts, bool ended);

  Settings settings_;
  Messages& messages_;
  bool on_terminal_;
  bool line_shown_ = false;
  bool sandbox_told_ = false;
  bool metrics_failed_ = false;
  std::chrono::steady_clock::time_point begin_;
  std::chrono::steady_clock::time_point metrics_written_;
  double recent_rate_ = 0;  ///< documents a second, smoothed
  std::uint64_t recent_finished_ = 0;
  std::chrono::steady_clock::time_point recent_time_;
};

/// "1:02:03", "2:03", "3 s".
std::string duration_text(double seconds);

/// The line of progress, in at most so many columns: "1,234 done, 5 failed, 1,020 a second, 3:20 left, a/b.docx".
std::string progress_line(const batch::BatchCounts& counts, double rate, const std::string& current,
                          std::size_t columns);

}  // namespace galley::cli

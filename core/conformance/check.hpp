// SPDX-License-Identifier: Apache-2.0
#pragma once

/// The cases on somebody's plugin, each in a process of its own: what crashes, hangs or fills the memory fails its
/// case and nothing else. The process that checks never loads a plugin.

#include <atomic>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "conformance/recorder.hpp"
#include "galley/plugin.hpp"

namespace galley::conformance {

/// A plugin that a path names.
struct FoundPlugin {
  PluginDescription description;
  std::filesystem::path module;
  std::filesystem::path manifest;  ///< empty: none
  std::string refused;             ///< why the host would not use it; empty if it would
};

/// The plugins of a folder, or the one that a module or a manifest is of, by id. Throws Error(usage) where there is
/// no such path, and Error(plugin) where there is no plugin.
std::vector<FoundPlugin> find_plugins(const std::filesystem::path& path);

enum class CaseOutcome : std::uint8_t { passed, failed, skipped };

std::string_view to_string(CaseOutcome outcome);

struct CaseResult {
  std::string name;
  std::string asks;
  CaseOutcome outcome = CaseOutcome::passed;
  std::vector<Failure> failures;
  std::uint64_t more = 0;  ///< failures that were counted and not kept
  std::string skipped;     ///< why it was
  std::chrono::milliseconds time{0};
};

struct CheckSettings {
  std::vector<std::filesystem::path> search_path;       ///< of the host; the folder of the plugin comes first anyway
  std::vector<std::filesystem::path> files;             ///< in the plugin's format
  std::vector<std::string> cases;                       ///< names of Case; empty: all that apply
  unsigned jobs = 1;                                    ///< cases at a time
  double effort = 1;                                    ///< see Subject::effort
  std::chrono::seconds time_limit{120};                 ///< for one case
  std::uint64_t memory_bytes = std::uint64_t{3} << 30;  ///< that the process of one case may have
  bool sandboxed = false;                               ///< a module does its cases in the sandbox of conversions
};

/// What of the sandbox the kernel cannot give, as one sentence; empty: it gives all.
std::string missing_of_sandbox();

/// Runs the cases that apply to a plugin, and calls `done` with each result, in the order of the cases. Throws
/// Error(cancelled) once `cancellation` is set, and Error(internal) where no process can be made.
void check_plugin(const FoundPlugin& plugin, const CheckSettings& settings, const std::atomic<bool>& cancellation,
                  const std::function<void(const CaseResult&)>& done);

}  // namespace galley::conformance

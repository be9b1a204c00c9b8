// SPDX-License-Identifier: Apache-2.0
#pragma once

/// The command's JSON, in one place: nlohmann-json is slow to compile. Text that is not UTF-8 (file names
/// may be any bytes) gets U+FFFD for what is not.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "batch/run.hpp"
#include "cli/inspection.hpp"
#include "conformance/check.hpp"
#include "galley/compare.hpp"
#include "galley/convert.hpp"
#include "galley/diagnostics.hpp"
#include "galley/error.hpp"
#include "galley/host.hpp"

namespace galley::cli {

// Lines of the log, as messages.hpp describes them.
std::string json_line(std::string_view file, const Error& error);
std::string json_line(std::string_view file, const Diagnostic& diagnostic);
std::string json_line(std::string_view file, std::string_view format, const Loss& loss);
std::string json_more_line(std::string_view file, Severity severity, std::string_view code, std::uint64_t more);
std::string json_written_line(std::string_view file, std::string_view output, std::string_view format,
                              std::uint64_t bytes);

/// What became of a document of a batch: severity (error, loss, note), file, message, code "document", outcome, output,
/// format, kind of errors, source_format, milliseconds, input_bytes, output_bytes, peak_bytes, attempts, warnings,
/// losses by feature or code.
std::string json_document_line(std::string_view file, std::string_view output, std::string_view format,
                               const batch::Result& result);
/// The last line of a batch: code "summary", counts by outcome, seconds.
std::string json_summary_line(const batch::BatchCounts& counts, std::string_view shard, double seconds,
                              bool interrupted);

// Whole answers, indented.
std::string json_inspection(const Inspection& inspection);
std::string json_comparison(std::string_view a, std::string_view b, const std::vector<Difference>& differences,
                            bool more);

struct Validation {
  std::string file;
  std::string format;                ///< empty when the file could not be read
  std::vector<Diagnostic> problems;  ///< in order; an error that ended the reading is not among them
  std::uint64_t left_out = 0;        ///< problems that were counted and not kept
  std::vector<Error> errors;         ///< what ended the reading: none or one
  bool valid = false;                ///< no error and no warning
};
/// The part of an array of `count` that tells of the one of this number: what begins it before the first, and what ends
/// it after the last.
std::string json_validation(const Validation& validation, std::size_t number, std::size_t count);
/// Ends the array before the last one.
std::string json_validations_broken_off();

struct PluginListing {
  std::vector<std::string> search_path;
  std::vector<PluginRecord> records;
};
std::string json_plugins(const PluginListing& listing);

/// What came of `galley plugin check` for one plugin.
struct PluginCheck {
  conformance::FoundPlugin plugin;
  std::vector<conformance::CaseResult> results;  ///< none where it was refused
};
/// Object with `passed` and an array `plugins`; each has id, module, manifest, refused or cases with name, asks,
/// outcome, milliseconds, skipped, failures (place, expected, found) and more (how many were left out).
std::string json_checks(const std::vector<PluginCheck>& checks);

/// An array of manifests, or the one alone when `as_array` is false.
std::string json_descriptions(const std::vector<PluginDescription>& descriptions, bool as_array);

}  // namespace galley::cli

// SPDX-License-Identifier: Apache-2.0
#pragma once

/// The list of what is asked of a plugin. `galley plugin check` and the tests of Galley's own plugins ask the same.

#include <string_view>
#include <vector>

#include "conformance/subject.hpp"
#include "galley/plugin.hpp"

namespace galley::conformance {

/// One thing that is asked of a plugin.
struct Case {
  std::string_view name;  ///< "KeepsEveryFeature": the plugin does
  std::string_view asks;  ///< the same as a sentence: what must hold
  bool (*applies)(const PluginDescription& description);
  void (*run)(const Subject& subject);  ///< reports to subject.recorder; may throw
};

inline bool to_every_plugin(const PluginDescription& /*description*/) { return true; }
inline bool to_readers(const PluginDescription& description) { return description.reads; }
inline bool to_writers(const PluginDescription& description) { return description.writes; }
inline bool to_both_ways(const PluginDescription& description) { return description.reads && description.writes; }
inline bool to_filters(const PluginDescription& description) { return description.kind == PluginKind::filter; }

// From the files of these names.
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
std::vector<Case> author_file_cases();

/// All of them, in that order.
std::vector<Case> all_cases();

/// Runs one case in this process. What it throws is a failure, and so is too much memory.
void run(const Case& what, const Subject& subject);

}  // namespace galley::conformance

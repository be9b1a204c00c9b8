// SPDX-License-Identifier: Apache-2.0
#include "batch/outcome.hpp"

#include <array>

namespace galley::batch {

namespace {

/// In the order of Outcome.
constexpr std::array<std::string_view, 7> names{"pending", "done",      "lost",         "failed",
                                                "crashed", "timed-out", "out-of-memory"};

}  // namespace

std::string_view to_string(Outcome outcome) { return names.at(static_cast<std::size_t>(outcome)); }

std::optional<Outcome> outcome_named(std::string_view name) {
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i] == name) return static_cast<Outcome>(i);
  }
  return std::nullopt;
}

}  // namespace galley::batch

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <limits>
#include <string_view>

#include "galley/limits.hpp"

namespace galley {

/// A member of Limits as `--limit` and the requests of a worker name it.
struct LimitName {
  std::string_view name;
  std::uint64_t most;
  void (*set)(Limits&, std::uint64_t);
};

inline constexpr std::uint64_t most_64 = std::numeric_limits<std::uint64_t>::max();
inline constexpr std::uint64_t most_32 = std::numeric_limits<std::uint32_t>::max();

inline constexpr LimitName limit_names[] = {
    {"input-bytes", most_64, [](Limits& limits, std::uint64_t value) { limits.input_bytes = value; }},
    {"expanded-bytes", most_64, [](Limits& limits, std::uint64_t value) { limits.expanded_bytes = value; }},
    {"output-bytes", most_64, [](Limits& limits, std::uint64_t value) { limits.output_bytes = value; }},
    {"expansion-ratio", most_32,
     [](Limits& limits, std::uint64_t value) { limits.expansion_ratio = static_cast<std::uint32_t>(value); }},
    {"entries", most_32,
     [](Limits& limits, std::uint64_t value) { limits.entries = static_cast<std::uint32_t>(value); }},
    {"depth", most_32, [](Limits& limits, std::uint64_t value) { limits.depth = static_cast<std::uint32_t>(value); }},
    {"nodes", most_64, [](Limits& limits, std::uint64_t value) { limits.nodes = value; }},
};

}  // namespace galley

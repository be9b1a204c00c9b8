// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json.hpp>
#include <string_view>

#include "galley/plugin.hpp"

namespace galley::pandoc_json {

using Json = nlohmann::json;

/// Parses JSON whose depth and number of values are bounded by the limits. Throws Error(input) with the place of what
/// is wrong, Error(limit), and Error(cancelled).
Json parse_json(std::string_view text, Context& context);

}  // namespace galley::pandoc_json

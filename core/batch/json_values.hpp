// SPDX-License-Identifier: Apache-2.0
#pragma once

/// How what conversions say looks in JSON: in the log, in answers of a worker, in inspections. Slow to compile;
/// include it where JSON is made alone.

#include <nlohmann/json.hpp>
#include <string>

#include "galley/convert.hpp"
#include "galley/diagnostics.hpp"
#include "galley/error.hpp"

namespace galley::batch {

using Json = nlohmann::ordered_json;

/// One line with its end. What is not UTF-8 (names of files may be any bytes) becomes U+FFFD.
std::string line_of(const Json& json);

/// {"severity":"error","kind":"input","message":"...", place...}
Json json_of(const Error& error);
/// {"severity":"warning","code":"malformed","message":"...", place...}
Json json_of(const Diagnostic& diagnostic);
/// {"feature":"tables","count":2,"first":"article 1"}
Json json_of(const Loss& loss);

}  // namespace galley::batch

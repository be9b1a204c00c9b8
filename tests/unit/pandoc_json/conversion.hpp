// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "galley/plugin.hpp"

namespace galley::pandoc_json {

/// What read() makes of JSON, in canonical form.
Document read_json(std::string_view json, Diagnostics& diagnostics, const Limits& limits = {});
Document read_json(std::string_view json);

/// What read() makes of blocks in a document of pandoc's.
Document read_blocks_json(std::string_view blocks, std::string_view meta = "{}");

/// What write() makes of the document.
std::string write_json(const Document& document, const std::vector<std::pair<std::string, std::string>>& options = {});

}  // namespace galley::pandoc_json

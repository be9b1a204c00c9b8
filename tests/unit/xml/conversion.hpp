// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "galley/diagnostics.hpp"
#include "galley/document.hpp"
#include "galley/limits.hpp"

namespace galley::xml {

struct ReadResult {
  Document document;
  Diagnostics diagnostics;
};

/// What read() makes of the text.
ReadResult read_xml(std::string_view text, const Limits& limits = {});

/// What write() makes of the document.
std::string write_xml(const Document& document, const std::vector<std::pair<std::string, std::string>>& options = {});

}  // namespace galley::xml

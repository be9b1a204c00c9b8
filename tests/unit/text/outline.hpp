// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "galley/diagnostics.hpp"
#include "galley/document.hpp"

namespace galley::text {

using OptionValues = std::vector<std::pair<std::string, std::string>>;

/// Reads a text as `galley convert` does, canonicalized. Diagnostics go to `diagnostics` unless it is null.
Document read_text(std::string_view text, const OptionValues& options = {}, Diagnostics* diagnostics = nullptr);

/// Writes a document as `galley convert` does; canonicalizes it before.
std::string write_text(Document document, const OptionValues& options = {}, Diagnostics* diagnostics = nullptr);

/// What a run holds, in a notation for tests: <em>x</em>, <a href>x</a>, [n1], {base|reading}, / for line breaks.
std::string run(const Inlines& inlines);

/// Blocks one a line, what they hold indented: "p text", "ul", "  li", "    p text", ...
std::string outline(const Blocks& blocks, std::string_view indent = "");
std::string outline(const Document& document);

/// The blocks of a text that has no headline and in which nothing is inferred.
std::string blocks_of(std::string_view text, const OptionValues& options = {});

}  // namespace galley::text

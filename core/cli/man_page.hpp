// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Manual pages, made of the same descriptions as the help. Source for man(7) in UTF-8, which groff and mandoc take.

#include <string>
#include <string_view>
#include <vector>

#include "cli/command.hpp"
#include "galley/plugin.hpp"

namespace galley::cli {

/// galley(1): what Galley is, its commands, exit codes, environment. `date` is YYYY-MM-DD, here and below.
std::string man_page_of_galley(std::string_view date);

/// galley-convert(1) and its like.
std::string man_page(const Command& command, std::string_view date);

/// galley-formats(7): what these formats and filters are, carry and take.
std::string man_page_of_formats(const std::vector<const PluginDescription*>& formats,
                                const std::vector<const PluginDescription*>& filters, std::string_view date);

/// "galley-batch-report" for "batch report": the page of a command.
std::string man_page_name(const Command& command);

/// Text as roff shows it: characters that roff would change are escaped, and so is a line's first one where it would
/// be taken for a request. Hyphens are escaped too when `literal`, so that what is copied from the page can be run.
std::string roff(std::string_view text, bool literal = false);

}  // namespace galley::cli

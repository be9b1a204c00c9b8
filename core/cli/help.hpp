// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "cli/arguments.hpp"
#include "cli/command.hpp"
#include "galley/host.hpp"
#include "galley/plugin.hpp"

namespace galley::cli {

/// What galley says when it is given nothing: three examples and where to read on.
std::string short_usage();

/// All commands.
std::string overview();

/// One command: usage, options, details, examples.
std::string help_of(const Command& command);

/// What a format or filter is and takes, drawn from its own description.
std::string help_of(const PluginDescription& plugin);

/// The help that --help asks for: of the command, and of the formats and filters that the arguments name.
std::string help_asked_for(const Arguments& arguments);

}  // namespace galley::cli

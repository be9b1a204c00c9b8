// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Options that several commands share, and what they mean.

#include <array>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "cli/arguments.hpp"
#include "cli/command.hpp"
#include "galley/convert.hpp"
#include "galley/diagnostics.hpp"
#include "galley/document.hpp"
#include "galley/host.hpp"
#include "galley/limits.hpp"
#include "galley/source.hpp"

namespace galley::cli {

inline constexpr std::array<CommandOption, 5> reading_options{{
    {'f', "from", "FORMAT", "format of the input; without it, recognised from content, then from the name"},
    {'R', "reader-option", "NAME=VALUE", "option of the reader; 'galley formats FORMAT' lists them", true},
    {0, "filter", "NAME[:OPTION=VALUE,...]",
     "apply a filter after reading, in the order given; 'galley filters' lists them", true},
    {0, "limit", "NAME=VALUE",
     "raise or lower a safety limit: input-bytes, expanded-bytes, output-bytes, "
     "expansion-ratio, entries, depth, nodes; K, M and G count by 1024",
     true},
    {0, "resource-root", "DIR", "let the input refer to files below this folder, such as pictures"},
}};

inline constexpr std::array<CommandOption, 4> common_options{{
    {0, "plugin-path", "DIR", "look for plugins in this folder first", true},
    {0, "log-format", "text|json", "how messages on standard error are written; json: one object a line"},
    {'q', "quiet", "", "say nothing but errors"},
    {'h', "help", "", "show this help; with -f, -t or --filter also what they take"},
}};

inline constexpr OptionGroup reading_group{"Reading", reading_options};
inline constexpr OptionGroup common_group{"General", common_options};

/// Where the plugins are, as --plugin-path and the environment say.
std::vector<std::filesystem::path> plugin_path(const Arguments& arguments);

/// "64M" -> 67108864. Throws Error(usage), naming the option, for what is no number or more than `most`.
std::uint64_t parse_amount(std::string_view text, const std::string& option, std::uint64_t most);

/// "NAME=VALUE" for each; throws Error(usage) for one without '='. `option` is how the user spelt it: "-R".
OptionList parse_options(const std::vector<std::string>& values, std::string_view option);

/// "NAME:a=1,b=2,3" gives b the value "2,3": a comma begins a new option only where NAME= follows.
FilterRequest parse_filter(std::string_view value);

/// Throws Error(usage) for an unknown name, with the nearest, or a value that is not a number in range.
Limits parse_limits(const std::vector<std::string>& values);

/// The sentence of a limit error, whose last word in parentheses is the limit's name, with the option that raises it.
std::string with_limit_option(std::string message);

/// The format with this id, which reads or writes as wanted. Throws Error(usage) that names the nearest.
enum class Direction { reads, writes };
const PluginDescription& require_format(const PluginHost& host, std::string_view id, Direction direction);

/// The filter with this id. Throws Error(usage) that names the nearest.
const PluginDescription& require_filter(const PluginHost& host, std::string_view id);

/// The long name of a command's option for the format of its inputs: "from", but where that means something else.
std::string_view input_format_option(const Command& command);

/// What the reading options ask for.
struct Reading {
  ReadRequest request;
  std::vector<FilterRequest> filters;
  std::filesystem::path resource_root;
};

/// Checks everything that can be checked before an input is opened. Throws Error(usage).
Reading reading_asked_for(const Arguments& arguments, const PluginHost& host);

struct ReadInput {
  std::string format;
  Document document;
};

/// Opens an input ("-": standard input) with what the reading options say of its resources.
Source open_source(const std::string& input, const Reading& reading);

/// What to ask of the reader of a source: recognises it, if the user did not say what it is, and checks the options
/// of its format. To be called before it is read.
ReadRequest request_for(PluginHost& host, const Source& source, const Reading& reading);

/// Recognises a source, reads it and applies the filters.
ReadInput read_source(PluginHost& host, const Source& source, const Reading& reading, Diagnostics& diagnostics);

/// Checks options of a reader, writer or filter as the host will, with a hint where they are listed.
void check_options(const std::vector<OptionDescription>& descriptions, const OptionList& options,
                   const PluginDescription& plugin);

}  // namespace galley::cli

// SPDX-License-Identifier: Apache-2.0
#include "cli/common_options.hpp"

#include <unistd.h>

#include <algorithm>
#include <charconv>

#include "cli/heap.hpp"
#include "cli/interruption.hpp"
#include "cli/wording.hpp"
#include "convert/limit_names.hpp"
#include "galley/error.hpp"
#include "host/program_command.hpp"

namespace galley::cli {
namespace {

[[noreturn]] void fail(std::string message) { throw Error(ErrorKind::usage, std::move(message)); }

bool is_option_name(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  });
}

/// Where the next option of "a=1,b=2,3" begins after a comma, or the end.
std::size_t next_option(std::string_view text) {
  for (std::size_t comma = text.find(','); comma != std::string_view::npos; comma = text.find(',', comma + 1)) {
    const std::string_view rest = text.substr(comma + 1);
    const std::size_t equals = rest.find_first_of("=,");
    if (equals != std::string_view::npos && rest[equals] == '=' && is_option_name(rest.substr(0, equals))) return comma;
  }
  return text.size();
}

std::pair<std::string, std::string> split_option(std::string_view text, std::string_view context) {
  const std::size_t equals = text.find('=');
  if (equals == std::string_view::npos || equals == 0) {
    fail(std::string(context) + " takes NAME=VALUE, not " + in_quotes(text));
  }
  return {std::string(text.substr(0, equals)), std::string(text.substr(equals + 1))};
}

std::vector<std::string> ids_of(const PluginHost& host, PluginKind kind) {
  std::vector<std::string> ids;
  for (const PluginDescription* plugin : host.ready(kind)) ids.push_back(plugin->id);
  return ids;
}

std::vector<std::string> formats_that(const PluginHost& host, Direction direction) {
  std::vector<std::string> ids;
  for (const PluginDescription* plugin : host.ready(PluginKind::format)) {
    if (direction == Direction::reads ? plugin->reads : plugin->writes) ids.push_back(plugin->id);
  }
  return ids;
}

/// Are the plugins of programs that are installed beside Galley looked for? A command for one document does without,
/// unless a format or filter is named as theirs are: it is called often, and must begin at once.
bool wants_other_programs(const Arguments& arguments) {
  const std::string_view command = arguments.command().name;
  if (command != "convert" && command != "inspect" && command != "compare" && command != "validate") return true;
  for (const OptionGroup& group : arguments.command().options) {
    for (const CommandOption& option : group.options) {
      if (option.letter != 'f' && option.letter != 't' && option.name != "filter") continue;
      for (const std::string& id : arguments.values(option.name)) {
        const std::size_t hyphen = id.find('-');
        if (hyphen != std::string::npos && !find_program(std::string_view(id).substr(0, hyphen)).empty()) return true;
      }
    }
  }
  return false;
}

/// Options for inputs whose formats are not known yet: each must be one that some reader has.
void check_options_of_any_reader(const PluginHost& host, const OptionList& options) {
  std::vector<std::string> names;
  for (const PluginDescription* plugin : host.ready(PluginKind::format)) {
    for (const OptionDescription& option : plugin->reader_options) names.push_back(option.name);
  }
  for (const auto& [name, value] : options) {
    if (std::find(names.begin(), names.end(), name) == names.end()) {
      fail("no format has a reader option " + in_quotes(name) + did_you_mean(name, names));
    }
  }
}

}  // namespace

std::vector<std::filesystem::path> plugin_path(const Arguments& arguments) {
  std::vector<std::filesystem::path> extra;
  for (const std::string& folder : arguments.values("plugin-path")) extra.emplace_back(folder);
  std::vector<std::filesystem::path> path = default_plugin_path(extra);
  if (wants_other_programs(arguments)) {
    for (std::filesystem::path& folder : program_plugin_path()) path.push_back(std::move(folder));
  }
  return path;
}

std::uint64_t parse_amount(std::string_view text, const std::string& option, std::uint64_t most) {
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const std::string_view suffix = text.substr(static_cast<std::size_t>(end - text.data()));
  int shift = 0;
  if (suffix == "K" || suffix == "k") shift = 10;
  if (suffix == "M") shift = 20;
  if (suffix == "G") shift = 30;
  if (error != std::errc() || (!suffix.empty() && shift == 0)) {
    fail(option + " takes a whole number, with K, M or G after it if wanted, not " + in_quotes(text));
  }
  if (number > (most >> shift)) fail(option + "=" + std::string(text) + " is too large");
  return number << shift;
}

OptionList parse_options(const std::vector<std::string>& values, std::string_view option) {
  OptionList options;
  for (const std::string& value : values) options.push_back(split_option(value, option));
  return options;
}

FilterRequest parse_filter(std::string_view value) {
  FilterRequest request;
  const std::size_t colon = value.find(':');
  request.filter = value.substr(0, colon);
  if (request.filter.empty()) fail("--filter takes NAME[:OPTION=VALUE,...], not " + in_quotes(value));
  if (colon == std::string_view::npos) return request;
  std::string_view rest = value.substr(colon + 1);
  while (!rest.empty()) {
    const std::size_t end = next_option(rest);
    request.options.push_back(split_option(rest.substr(0, end), "--filter " + request.filter));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return request;
}

Limits parse_limits(const std::vector<std::string>& values) {
  Limits limits;
  for (const std::string& value : values) {
    const auto [name, amount] = split_option(value, "--limit");
    const auto* const limit = std::find_if(std::begin(limit_names), std::end(limit_names),
                                           [&name = name](const LimitName& known) { return known.name == name; });
    if (limit == std::end(limit_names)) {
      std::vector<std::string> names;
      for (const LimitName& known : limit_names) names.emplace_back(known.name);
      fail("there is no limit " + in_quotes(name) + did_you_mean(name, names));
    }
    limit->set(limits, parse_amount(amount, "--limit " + name, limit->most));
  }
  return limits;
}

std::string with_limit_option(std::string message) {
  for (const LimitName& limit : limit_names) {
    const std::string name = "(" + std::string(limit.name) + ")";
    if (!message.ends_with(name)) continue;
    message.resize(message.size() - name.size());
    return message + "(raise it with --limit " + std::string(limit.name) + "=VALUE)";
  }
  return message;
}

namespace {

/// No plugin has this id: the nearest one, and all there are.
[[noreturn]] void fail_unknown(const PluginHost& host, std::string_view id, PluginKind kind) {
  const std::string noun = kind == PluginKind::filter ? "filter" : "format";
  const std::vector<std::string> ids = ids_of(host, kind);
  fail("there is no " + noun + " " + in_quotes(id) + did_you_mean(id, ids) +
       (ids.empty() ? "; none was found (see 'galley plugins')" : " (" + noun + "s: " + joined(ids, ", ") + ")"));
}

}  // namespace

const PluginDescription& require_format(const PluginHost& host, std::string_view id, Direction direction) {
  const PluginDescription* plugin = host.find(id);
  const bool reads = direction == Direction::reads;
  if (!plugin) fail_unknown(host, id, PluginKind::format);
  if (plugin->kind != PluginKind::format)
    fail(in_quotes(id) + " is a filter, not a format; use --filter " + std::string(id));
  if (!(reads ? plugin->reads : plugin->writes)) {
    fail("format " + in_quotes(id) + (reads ? " is only written, not read" : " is only read, not written") +
         (reads ? " (formats that are read: " : " (formats that are written: ") +
         joined(formats_that(host, direction), ", ") + ")");
  }
  return *plugin;
}

const PluginDescription& require_filter(const PluginHost& host, std::string_view id) {
  const PluginDescription* plugin = host.find(id);
  if (!plugin) fail_unknown(host, id, PluginKind::filter);
  if (plugin->kind != PluginKind::filter) fail(in_quotes(id) + " is a format, not a filter; use -f or -t");
  return *plugin;
}

std::string_view input_format_option(const Command& command) {
  for (const OptionGroup& group : command.options) {
    for (const CommandOption& option : group.options) {
      if (option.letter == 'f') return option.name;
    }
  }
  return "from";
}

Reading reading_asked_for(const Arguments& arguments, const PluginHost& host) {
  Reading reading;
  reading.request.format = arguments.value(input_format_option(arguments.command())).value_or("");
  reading.request.options = parse_options(arguments.values("reader-option"), "-R");
  reading.request.limits = parse_limits(arguments.values("limit"));
  reading.request.cancellation = &cancellation();
  reading.resource_root = arguments.value("resource-root").value_or("");
  std::error_code ignored;
  if (!reading.resource_root.empty() && !std::filesystem::is_directory(reading.resource_root, ignored)) {
    fail("--resource-root " + in_quotes(reading.resource_root.native()) + " is not a folder");
  }
  if (!reading.request.format.empty()) {
    const PluginDescription& format = require_format(host, reading.request.format, Direction::reads);
    check_options(format.reader_options, reading.request.options, format);
  } else {
    check_options_of_any_reader(host, reading.request.options);
  }
  for (const std::string& value : arguments.values("filter")) {
    FilterRequest& request = reading.filters.emplace_back(parse_filter(value));
    request.limits = reading.request.limits;
    request.cancellation = &cancellation();
    const PluginDescription& filter = require_filter(host, request.filter);
    check_options(filter.filter_options, request.options, filter);
  }
  return reading;
}

Source open_source(const std::string& input, const Reading& reading) {
  const EndAtOnce while_waiting_for_input;
  Source source = input == "-" ? Source::from_descriptor(STDIN_FILENO, "-", reading.request.limits)
                               : Source::from_file(input, reading.request.limits);
  if (!reading.resource_root.empty()) source.set_resource_root(reading.resource_root);
  return source;
}

ReadRequest request_for(PluginHost& host, const Source& source, const Reading& reading) {
  prepare_heap(source.bytes());
  ReadRequest request = reading.request;
  if (request.format.empty()) {
    request.format = recognise_format(host, source);
    // Options that the user gave for other inputs of the same call: said with the format that lacks them.
    const PluginDescription& format = require_format(host, request.format, Direction::reads);
    check_options(format.reader_options, request.options, format);
  }
  return request;
}

ReadInput read_source(PluginHost& host, const Source& source, const Reading& reading, Diagnostics& diagnostics) {
  const ReadRequest request = request_for(host, source, reading);
  ReadInput result{request.format, read_document(host, source, request, diagnostics)};
  for (const FilterRequest& filter : reading.filters) filter_document(host, result.document, filter, diagnostics);
  return result;
}

void check_options(const std::vector<OptionDescription>& descriptions, const OptionList& options,
                   const PluginDescription& plugin) {
  try {
    const Options checked(descriptions, options);
  } catch (const Error& error) {
    const std::string list = plugin.kind == PluginKind::filter ? "filters" : "formats";
    throw Error(error.kind(), std::string(error.what()) + " (see 'galley " + list + " " + plugin.id + "')");
  }
}

}  // namespace galley::cli

// SPDX-License-Identifier: Apache-2.0
#include "host/program_command.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <fstream>
#include <system_error>

#include "host/descriptor.hpp"
#include "host/trust.hpp"
#include "model/one_line.hpp"

namespace galley {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view plain_path = "/usr/local/bin:/usr/bin:/bin:/usr/local/sbin:/usr/sbin:/sbin";

bool is_runnable(const std::string& file) {
  struct stat status {};
  return ::stat(file.c_str(), &status) == 0 && S_ISREG(status.st_mode) && ::access(file.c_str(), X_OK) == 0;
}

std::string_view folder_of(std::string_view file) { return file.substr(0, std::max<std::size_t>(file.rfind('/'), 1)); }

std::string_view name_of(std::string_view file) { return file.substr(file.rfind('/') + 1); }

/// What pyenv's shim `folder`/`name` would run: ROOT/versions/VERSION/bin/NAME, the version from PYENV_VERSION or the
/// first line of ROOT/version. Empty when there is no such thing.
std::string program_of_shim(std::string_view folder, std::string_view name) {
  const std::string root(folder_of(folder));
  std::string version;
  if (const char* chosen = ::secure_getenv("PYENV_VERSION")) {
    version = chosen;
  } else {
    std::ifstream(root + "/version") >> version;
  }
  version.resize(std::min(version.find(':'), version.size()));
  if (version.empty() || version.find('/') != std::string::npos) return {};
  std::string program = root + "/versions/" + version + "/bin/" + std::string(name);
  return is_runnable(program) ? program : std::string();
}

/// Why a file must not be run; empty when it may: it and the folder that holds it, symbolic links followed, are
/// trusted.
std::string distrust_place(const std::string& file) {
  std::error_code error;
  const fs::path real = fs::canonical(file, error);
  struct stat status {};
  if (error || ::stat(real.c_str(), &status) != 0) return "is not there";
  if (!S_ISREG(status.st_mode)) return "is not a regular file";
  if (std::string why = distrust(status); !why.empty()) return why;
  if (::stat(real.parent_path().c_str(), &status) != 0) return "is not there";
  const std::string why = distrust(status);
  return why.empty() ? why : "is in a folder that " + why;
}

/// A first line "#!INTERPRETER ARGUMENT".
struct Shebang {
  std::string interpreter;  ///< empty: there is none
  std::string argument;
};

Shebang shebang_of(const std::string& file) {
  const Descriptor script(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
  char text[256];
  const ssize_t size = script ? ::read(script.get(), text, sizeof text) : 0;
  std::string_view line(text, size > 0 ? static_cast<std::size_t>(size) : 0);
  if (!line.starts_with("#!")) return {};
  line = line.substr(2, line.find('\n') == std::string_view::npos ? line.size() : line.find('\n') - 2);
  const auto trimmed = [](std::string_view words) {
    const std::size_t first = words.find_first_not_of(" \t\r");
    if (first == std::string_view::npos) return std::string_view();
    return words.substr(first, words.find_last_not_of(" \t\r") - first + 1);
  };
  line = trimmed(line);
  const std::size_t end = std::min(line.find_first_of(" \t"), line.size());
  return {std::string(line.substr(0, end)), std::string(trimmed(line.substr(end)))};
}

/// Is `folder` the caller's home or one that holds it? What is in there is private.
bool holds_home(const std::string& folder) {
  const char* home = std::getenv("HOME");
  const std::string inside = std::string(home != nullptr ? home : "/root") + "/";
  return folder.empty() || folder == "/" || inside.starts_with(folder + "/");
}

/// What `program` needs of where it is installed: the prefix, if it stands in PREFIX/bin beside PREFIX/lib or is of a
/// virtual environment; else the file alone.
std::string place_of(const std::string& program) {
  const std::string_view folder = folder_of(program);
  const std::string prefix(folder_of(folder));
  const bool in_bin = name_of(folder) == "bin" || name_of(folder) == "sbin";
  const auto there = [&](const char* name) { return ::access((prefix + name).c_str(), F_OK) == 0; };
  if (in_bin && !holds_home(prefix) && (there("/lib") || there("/pyvenv.cfg"))) return prefix;
  return program;
}

void add_places_of(const std::string& program, std::vector<std::string>& places) {
  places.push_back(place_of(program));
  std::error_code error;
  const std::string real = fs::canonical(program, error).native();
  if (!error && real != program) places.push_back(place_of(real));
}

/// An argument "./name" is a file beside the manifest.
std::string argument_of(const Program& program, const std::string& word) {
  return word.starts_with("./") ? (program.folder / word.substr(2)).native() : word;
}

}  // namespace

std::string find_program(std::string_view name) {
  const char* variable = std::getenv("PATH");
  std::string_view rest = variable != nullptr ? std::string_view(variable) : plain_path;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(':'), rest.size());
    const std::string_view folder = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (!folder.starts_with('/')) continue;  // the current folder is no place for programs
    std::string file = std::string(folder) + "/" + std::string(name);
    if (!is_runnable(file)) continue;
    if (name_of(folder) == "shims") {
      file = program_of_shim(folder, name);
      if (file.empty()) continue;
    }
    return file;
  }
  return {};
}

std::string locate_program(Program& program) {
  const std::string& word = program.command.front();
  if (word.find('/') == std::string::npos) {
    program.file = find_program(word);
    if (program.file.empty()) return one_line(word) + " is not installed";
  } else {
    program.file = (program.folder / word).lexically_normal();
    struct stat status {};
    if (::stat(program.file.c_str(), &status) != 0) {
      return "its program " + program.file.native() + " cannot be run: " + system_reason(errno);
    }
  }
  if (const std::string why = distrust_place(program.file); !why.empty()) {
    return "its program " + program.file.native() + " " + why;
  }
  if (::access(program.file.c_str(), X_OK) != 0) {
    return "its program " + program.file.native() + " is not executable";
  }
  for (std::size_t i = 1; i < program.command.size(); ++i) {
    if (!program.command[i].starts_with("./")) continue;
    const std::string file = argument_of(program, program.command[i]);
    if (const std::string why = distrust_place(file); !why.empty()) return "its file " + file + " " + why;
  }
  return {};
}

ProgramCommand command_of(const PluginRecord& plugin, ProgramUse use, const OptionList& options) {
  const Program& program = *plugin.program;
  ProgramCommand command;
  command.file = program.file.native();
  add_places_of(command.file, command.places);
  if (!holds_home(program.folder.native())) command.places.push_back(program.folder.native());
  const bool is_own = program.command.front().find('/') != std::string::npos;
  if (std::string own(folder_of(command.file)); is_own && !holds_home(own)) command.places.push_back(std::move(own));

  const Shebang shebang = shebang_of(command.file);
  if (name_of(shebang.interpreter) == "env" && shebang.argument.find_first_of(" \t-=") == std::string::npos) {
    // What env would find in PATH, but not by way of a shim, which cannot work in a sandbox.
    if (const std::string found = find_program(shebang.argument); !found.empty()) {
      command.arguments = {found};
      command.file = found;
      add_places_of(found, command.places);
    }
  } else if (!shebang.interpreter.empty()) {
    add_places_of(shebang.interpreter, command.places);
  }
  command.arguments.push_back(program.file.native());
  command.path = std::string(folder_of(command.file)) + ":" + std::string(plain_path);

  for (std::size_t i = 1; i < program.command.size(); ++i) {
    command.arguments.push_back(argument_of(program, program.command[i]));
  }
  if (const auto& own = program.arguments_for(use)) {
    command.arguments.insert(command.arguments.end(), own->begin(), own->end());
    return command;
  }
  command.arguments.emplace_back(word_of(use));
  const PluginDescription& description = plugin.description;
  const std::vector<OptionDescription>& descriptions = use == ProgramUse::read    ? description.reader_options
                                                       : use == ProgramUse::write ? description.writer_options
                                                                                  : description.filter_options;
  for (const auto& [name, value] : options) {
    const bool is_path = std::any_of(descriptions.begin(), descriptions.end(), [&name = name](const auto& option) {
      return option.name == name && option.type == OptionType::path;
    });
    std::string given = value;
    if (is_path) {
      std::error_code error;
      if (const fs::path absolute = fs::absolute(value, error); !error) given = absolute.native();
      command.files.push_back(given);
    }
    command.arguments.push_back("--" + name + "=" + given);
  }
  return command;
}

}  // namespace galley

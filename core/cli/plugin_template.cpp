// SPDX-License-Identifier: Apache-2.0
#include "cli/plugin_template.hpp"

#include <stdlib.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <fstream>
#include <iterator>
#include <system_error>
#include <utility>

#include "cli/text_layout.hpp"
#include "galley/error.hpp"
#include "galley/source.hpp"
#include "host/descriptor.hpp"

namespace galley::cli {
namespace {

namespace fs = std::filesystem;

/// "town-minutes" -> "town_minutes_plugin": no keyword, and no name of anybody else's.
std::string namespace_of(std::string id) {
  std::replace(id.begin(), id.end(), '-', '_');
  return id + "_plugin";
}

char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

/// "town-minutes" -> "TownMinutes".
std::string class_of(const std::string& id) {
  std::string name;
  bool begins = true;
  for (const char c : id) {
    if (c != '-') name += begins ? upper(c) : c;
    begins = c == '-';
  }
  return name;
}

/// "town-minutes" -> "Town minutes".
std::string name_of(std::string id) {
  std::replace(id.begin(), id.end(), '-', ' ');
  id.front() = upper(id.front());
  return id;
}

std::string hexadecimal(std::string_view bytes) {
  constexpr char digits[] = "0123456789abcdef";
  std::string text;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    text += {digits[byte >> 4U], digits[byte & 15U]};
  }
  return text;
}

std::string replaced(std::string text, const PluginPlan& plan) {
  const std::array<std::pair<std::string_view, std::string>, 5> values{{
      {"@ID@", plan.id},
      {"@NAME@", name_of(plan.id)},
      {"@CLASS@", class_of(plan.id)},
      {"@NAMESPACE@", namespace_of(plan.id)},
      {"@FIRST_LINE_HEX@", hexadecimal(plan.id + " 1\n")},
  }};
  for (const auto& [placeholder, value] : values) {
    for (std::size_t at = text.find(placeholder); at != std::string::npos; at = text.find(placeholder, at)) {
      text.replace(at, placeholder.size(), value);
      at += value.size();
    }
  }
  return text;
}

/// "reader not writer": are all of the words true?
bool holds(std::string_view words, const PluginPlan& plan) {
  bool negated = false;
  bool all = true;
  while (!words.empty()) {
    const std::string_view word = words.substr(0, words.find(' '));
    words.remove_prefix(std::min(word.size() + 1, words.size()));
    if (word == "not") {
      negated = true;
      continue;
    }
    const bool known = word == "reader" || word == "writer" || word == "filter" || word == "format";
    if (!known) throw Error(ErrorKind::internal, "a template asks for '" + std::string(word) + "'");
    const bool is = word == "reader"   ? plan.reader
                    : word == "writer" ? plan.writer
                    : word == "filter" ? plan.filter
                                       : !plan.filter;
    all = all && is != negated;
    negated = false;
  }
  return all;
}

[[noreturn]] void refuse(const fs::path& path, const std::string& why) {
  throw Error(ErrorKind::output, shown(path.native()) + ": " + why);
}

void write_file(const fs::path& from, const fs::path& to, const std::string& text) {
  std::error_code error;
  fs::create_directories(to.parent_path(), error);
  std::ofstream file(to, std::ios::binary);
  file.write(text.data(), static_cast<std::streamsize>(text.size()));
  if (!file.flush()) refuse(to, "cannot be written: " + system_reason(errno));
  file.close();
  const bool runs = (fs::status(from).permissions() & fs::perms::owner_exec) != fs::perms::none;
  fs::permissions(to, static_cast<fs::perms>(runs ? 0755 : 0644), error);
  if (error) refuse(to, "cannot be written: " + error.message());
}

void write_files(const fs::path& language, const fs::path& folder, const PluginPlan& plan) {
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(language)) {
    if (!entry.is_regular_file()) continue;
    const std::string text = filled_in(Source::from_file(entry.path()).bytes(), plan);
    if (text.empty()) continue;
    const std::string name = replaced(entry.path().lexically_relative(language).string(), plan);
    write_file(entry.path(), folder / name, text);
  }
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_directory()) fs::permissions(entry.path(), static_cast<fs::perms>(0755));
  }
  fs::permissions(folder, static_cast<fs::perms>(0755));
}

}  // namespace

fs::path plugin_templates() {
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  const fs::path templates = (program.parent_path() / GALLEY_DATA_FROM_PROGRAM / "plugin-template").lexically_normal();
  if (error || !fs::is_directory(templates, error)) {
    throw Error(ErrorKind::internal, "the templates are not in " + templates.string());
  }
  return templates;
}

std::vector<std::string> template_languages(const fs::path& templates) {
  std::vector<std::string> languages;
  for (const fs::directory_entry& entry : fs::directory_iterator(templates)) {
    if (entry.is_directory()) languages.push_back(entry.path().filename().string());
  }
  std::sort(languages.begin(), languages.end());
  return languages;
}

std::string filled_in(std::string_view text, const PluginPlan& plan) {
  constexpr std::string_view condition = "@if ";
  std::string kept;
  // Of each condition around the line whether it holds, and all before it.
  std::vector<bool> wanted{true};
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    const std::string_view line = text.substr(0, end == std::string_view::npos ? end : end + 1);
    text.remove_prefix(line.size());
    if (line.starts_with(condition) && line.ends_with("@\n")) {
      const std::string_view words = line.substr(condition.size(), line.size() - condition.size() - 2);
      wanted.push_back(holds(words, plan) && wanted.back());
    } else if (line == "@end@\n") {
      if (wanted.size() == 1) throw Error(ErrorKind::internal, "a template ends a condition that it did not begin");
      wanted.pop_back();
    } else if (wanted.back()) {
      kept += line;
    }
  }
  if (wanted.size() > 1) throw Error(ErrorKind::internal, "a template does not end its condition");
  return replaced(std::move(kept), plan);
}

void write_template(const fs::path& language, const fs::path& folder, const PluginPlan& plan) {
  std::error_code error;
  if (fs::exists(fs::symlink_status(folder, error)) &&
      (!fs::is_directory(folder, error) || !fs::is_empty(folder, error))) {
    refuse(folder, "is there already, and nothing is overwritten");
  }
  // Made beside its place, so that it is there whole or not at all.
  std::string made = fs::absolute(folder).lexically_normal().string();
  while (made.size() > 1 && made.ends_with('/')) made.pop_back();
  const fs::path place = made;
  fs::create_directories(place.parent_path(), error);
  made += ".XXXXXX";
  if (::mkdtemp(made.data()) == nullptr) refuse(folder, "cannot be made: " + system_reason(errno));
  try {
    write_files(language, made, plan);
    fs::rename(made, place);
  } catch (const fs::filesystem_error& failure) {
    fs::remove_all(made, error);
    refuse(folder, "cannot be made: " + failure.code().message());
  } catch (...) {
    fs::remove_all(made, error);
    throw;
  }
}

}  // namespace galley::cli

// SPDX-License-Identifier: Apache-2.0
#include "cli/output_names.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <map>
#include <utility>

#include "cli/text_layout.hpp"
#include "galley/error.hpp"

namespace galley::cli {
namespace {

/// What tells files apart: device and inode where there is one, else the path with all links resolved.
using Identity = std::pair<std::pair<dev_t, ino_t>, std::string>;

Identity identity_of(const std::filesystem::path& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) == 0) return {{status.st_dev, status.st_ino}, {}};
  std::error_code error;
  const std::filesystem::path resolved = std::filesystem::weakly_canonical(path, error);
  return {{}, (error ? path.lexically_normal() : resolved).native()};
}

/// Devices and pipes take any number of outputs, and are no input that could be lost.
bool is_special(const std::filesystem::path& path) {
  struct stat status {};
  return ::stat(path.c_str(), &status) == 0 && !S_ISREG(status.st_mode) && !S_ISDIR(status.st_mode);
}

}  // namespace

std::filesystem::path output_in_folder(const std::filesystem::path& folder, const std::string& input,
                                       std::string_view extension) {
  std::filesystem::path name = input == "-" ? std::filesystem::path("stdin") : std::filesystem::path(input).stem();
  name += ".";
  name += extension;
  return folder / name;
}

std::filesystem::path output_of_article(const std::filesystem::path& output, std::size_t number, std::size_t count) {
  const std::size_t digits = std::max<std::size_t>(2, std::to_string(count).size());
  std::string text = std::to_string(number);
  text.insert(0, digits - std::min(digits, text.size()), '0');
  std::filesystem::path name = output.stem();
  name += "-" + text;
  name += output.extension();
  return output.parent_path() / name;
}

bool same_file(const std::filesystem::path& a, const std::filesystem::path& b) {
  return identity_of(a) == identity_of(b);
}

void check_outputs(const std::vector<PlannedOutput>& planned) {
  std::map<Identity, const std::string*> inputs;
  for (const PlannedOutput& plan : planned) {
    if (plan.input != "-" && !is_special(plan.input)) inputs.emplace(identity_of(plan.input), &plan.input);
  }
  std::map<Identity, const std::string*> writers;
  for (const PlannedOutput& plan : planned) {
    if (plan.output == "-" || is_special(plan.output)) continue;
    const Identity identity = identity_of(plan.output);
    if (const auto input = inputs.find(identity); input != inputs.end()) {
      throw Error(ErrorKind::usage, "the output " + shown(plan.output.native()) + " is the input " +
                                        shown_file(*input->second) + " itself; write to another name");
    }
    if (const auto [other, is_new] = writers.emplace(identity, &plan.input); !is_new) {
      throw Error(ErrorKind::usage, shown_file(*other->second) + " and " + shown_file(plan.input) +
                                        " would both be written to " + shown(plan.output.native()));
    }
  }
}

bool ends_with_ignoring_case(std::string_view text, std::string_view end) {
  return text.size() >= end.size() &&
         std::equal(end.begin(), end.end(), text.end() - static_cast<std::ptrdiff_t>(end.size()),
                    [](char a, char b) { return a == (b >= 'A' && b <= 'Z' ? static_cast<char>(b - 'A' + 'a') : b); });
}

}  // namespace galley::cli

// SPDX-License-Identifier: Apache-2.0
#pragma once

/// What may stand next on a command line, drawn from the descriptions of commands and plugins. The scripts for the
/// shells (share/completions) only ask for it with `galley complete` and show it.

#include <string>
#include <string_view>
#include <vector>

#include "galley/host.hpp"

namespace galley::cli {

struct Candidate {
  std::string word;  ///< the whole word, what is there of it included; ends with '=' or ':' where more must follow
  std::string help;  ///< one line, may be empty
};

enum class PathKind { none, files, folders };

struct Completion {
  std::vector<Candidate> candidates;
  PathKind paths = PathKind::none;  ///< may the word also be a path?
  std::string before_path;          ///< what stands in the word before the path: "--output="
};

/// `words` stand between the program's name and the cursor; the last one is not finished and may be empty.
Completion complete(const PluginHost& host, std::vector<std::string> words);

/// Does complete() know what stands for a value or an operand in a description ("FORMAT", "NAME=VALUE", "json|text")?
bool knows_placeholder(std::string_view placeholder);

}  // namespace galley::cli

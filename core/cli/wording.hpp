// SPDX-License-Identifier: Apache-2.0
#pragma once

/// How the command's sentences are put together.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "batch/readable.hpp"

namespace galley::cli {

using batch::grouped;

/// "1 article", "2,000 articles"; `plural` where an s is not enough.
std::string counted(std::uint64_t number, std::string_view singular, std::string_view plural = {});

/// "a", "a and b", "a, b and c", with the word before the last as given.
std::string joined(const std::vector<std::string>& words, std::string_view last = " and ");

/// "'word'".
std::string in_quotes(std::string_view word);

/// "; did you mean 'word'?" with the nearest candidate, or nothing when none is near.
std::string did_you_mean(std::string_view word, const std::vector<std::string>& candidates);

}  // namespace galley::cli

// SPDX-License-Identifier: Apache-2.0
#include "batch/shard.hpp"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <charconv>
#include <cstdlib>
#include <optional>

#include "galley/error.hpp"

namespace galley::batch {

namespace {

std::optional<std::uint64_t> number_of(std::string_view text) {
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

std::optional<std::uint64_t> variable(const char* name) {
  const char* value = std::getenv(name);
  if (value == nullptr) return std::nullopt;
  const auto number = number_of(value);
  if (!number) throw Error(ErrorKind::usage, std::string(name) + " is '" + value + "', which is no number");
  return number;
}

Shard checked(std::uint64_t number, std::uint64_t count) {
  if (number < 1 || number > count) {
    throw Error(ErrorKind::usage, "there is no shard " + std::to_string(number) + " of " + std::to_string(count));
  }
  return {number, count};
}

/// `count` stands in for the environment's, where it is known otherwise.
Shard shard_of_environment(std::optional<std::uint64_t> count) {
  if (const auto task = variable("SLURM_ARRAY_TASK_ID")) {
    if (!count) count = variable("SLURM_ARRAY_TASK_COUNT");
    if (!count) throw Error(ErrorKind::usage, "SLURM_ARRAY_TASK_ID is set, but not SLURM_ARRAY_TASK_COUNT");
    // An array may begin anywhere (--array=10-13). One with gaps or steps is told by _MIN, _MAX and _COUNT alone.
    const std::uint64_t first = variable("SLURM_ARRAY_TASK_MIN").value_or(0);
    const std::uint64_t step = variable("SLURM_ARRAY_TASK_STEP").value_or(1);
    if (*task < first || step == 0) throw Error(ErrorKind::usage, "SLURM_ARRAY_TASK_ID is below SLURM_ARRAY_TASK_MIN");
    return checked((*task - first) / step + 1, *count);
  }
  if (const auto index = variable("JOB_COMPLETION_INDEX")) {
    if (!count) count = variable("JOB_COMPLETIONS");
    if (!count) {
      throw Error(
          ErrorKind::usage,
          "JOB_COMPLETION_INDEX is set, but not JOB_COMPLETIONS; the Job has to set it, or --shard auto/N says it");
    }
    return checked(*index + 1, *count);
  }
  throw Error(ErrorKind::usage,
              "--shard auto finds neither SLURM_ARRAY_TASK_ID nor JOB_COMPLETION_INDEX in the environment");
}

}  // namespace

bool Shard::holds(std::string_view output) const {
  return count <= 1 || XXH3_64bits(output.data(), output.size()) % count == number - 1;
}

Shard parse_shard(const std::string& text) {
  if (text == "auto") return shard_of_environment(std::nullopt);
  const std::size_t slash = text.find('/');
  const auto number = number_of(std::string_view(text).substr(0, slash));
  const auto count = slash == std::string::npos ? std::nullopt : number_of(std::string_view(text).substr(slash + 1));
  if (text.starts_with("auto/") && count) return shard_of_environment(count);
  if (!number || !count) throw Error(ErrorKind::usage, "--shard takes I/N, auto or auto/N, not '" + text + "'");
  return checked(*number, *count);
}

}  // namespace galley::batch

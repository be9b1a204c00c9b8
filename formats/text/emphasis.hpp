// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace galley::text {

/// Runs of `*` and `_`, and which of them open and close emphasis (CommonMark, "An algorithm for parsing nested
/// emphasis and links"). A run that closes some and opens others does so in this order: it closes, stands
/// literally for what is left of it, opens.
class DelimiterStack {
 public:
  static constexpr std::int32_t none = -1;

  struct Run {
    char mark = '*';
    bool opens = false;
    bool closes = false;
    std::uint32_t length = 0;  ///< as it stood
    std::uint32_t left = 0;    ///< not used up: literal
    std::uint32_t opened_emphasis = 0;
    std::uint32_t opened_strong = 0;
    std::uint32_t closed_emphasis = 0;
    std::uint32_t closed_strong = 0;
    std::int32_t previous = none;  ///< among those that may still match
    std::int32_t next = none;
  };

  void clear();

  /// Adds a run and returns its index.
  std::int32_t push(char mark, std::uint32_t length, bool opens, bool closes);

  /// The last run that may still match.
  std::int32_t top() const { return top_; }

  /// Matches runs above `bottom` (an earlier top()), which then match no more.
  void match(std::int32_t bottom);

  const Run& run(std::int32_t index) const { return runs_[static_cast<std::size_t>(index)]; }

 private:
  Run& at(std::int32_t index) { return runs_[static_cast<std::size_t>(index)]; }
  void unlink(std::int32_t index);

  std::vector<Run> runs_;
  std::int32_t top_ = none;
};

}  // namespace galley::text

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace galley::batch {

/// How many values there are of each magnitude, in the same memory for ten values and ten million.
class Distribution {
 public:
  void add(std::uint64_t value);

  std::uint64_t count() const { return count_; }
  std::uint64_t sum() const { return sum_; }
  std::uint64_t least() const { return least_; }  ///< 0 when there are no values
  std::uint64_t most() const { return most_; }

  /// The value that this part (0 to 1) of the values does not exceed: exact for the least and the most, and less than
  /// 2 percent too large between them. 0 when there are no values.
  std::uint64_t quantile(double part) const;

  /// A bar of a histogram: the values from `from` up to but not including `to`.
  struct Bar {
    std::uint64_t from;
    std::uint64_t to;
    std::uint64_t values;
  };
  /// Bars between 0, 1, 2, 5, 10, 20, 50, ...: all that are needed for the values, none missing between two others.
  std::vector<Bar> bars() const;

 private:
  static constexpr std::size_t steps = 64;  ///< of each octave
  static std::size_t step_of(std::uint64_t value);
  static std::uint64_t end_of_step(std::size_t step);

  std::array<std::uint64_t, 64 * steps> fine_{};
  std::array<std::uint64_t, 56> coarse_{};
  std::uint64_t count_ = 0;
  std::uint64_t sum_ = 0;
  std::uint64_t least_ = 0;
  std::uint64_t most_ = 0;
};

}  // namespace galley::batch

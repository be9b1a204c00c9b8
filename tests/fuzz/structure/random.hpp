// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace galley::fuzz {

/// Changes `size` bytes in place, which may grow to `most`; returns the new size. LLVMFuzzerMutate, or in tests
/// what stands in for it.
using ByteMutator = std::function<std::size_t(std::uint8_t* data, std::size_t size, std::size_t most)>;

/// A small source of numbers that is the same everywhere for the same seed (SplitMix64, public domain algorithm): the
/// distributions of <random> differ between libraries.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next() {
    std::uint64_t value = state_ += 0x9E3779B97F4A7C15U;
    value = (value ^ (value >> 30U)) * 0xBF58476D1CE4E5B9U;
    value = (value ^ (value >> 27U)) * 0x94D049BB133111EBU;
    return value ^ (value >> 31U);
  }
  /// 0 to `count` - 1; `count` is not 0.
  std::size_t below(std::size_t count) { return static_cast<std::size_t>(next() % count); }
  bool one_in(std::size_t count) { return below(count) == 0; }

  /// One of a vector or a string that is not empty.
  template <class Sequence>
  auto& pick(Sequence& sequence) {
    return sequence[below(sequence.size())];
  }

 private:
  std::uint64_t state_;
};

/// Lets `mutate` change a string, which may grow by a quarter and 64 bytes, but not past `most`.
inline void mutate_text(std::string& text, std::size_t most, const ByteMutator& mutate) {
  const std::size_t size = text.size();
  const std::size_t room = std::min(most, size + size / 4 + 64);
  if (size > room) return;
  text.resize(room);
  text.resize(mutate(reinterpret_cast<std::uint8_t*>(text.data()), size, room));
}

}  // namespace galley::fuzz

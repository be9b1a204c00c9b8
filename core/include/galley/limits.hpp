// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <cstdint>

namespace galley {

/// What one document may cost. Readers check these and throw Error(limit); the defaults suit documents
/// from strangers and can be raised with `galley convert --limit NAME=VALUE`.
struct Limits {
  std::uint64_t input_bytes = std::uint64_t{512} << 20;   ///< size of the input
  std::uint64_t expanded_bytes = std::uint64_t{1} << 30;  ///< sum of all that is unpacked from it
  std::uint64_t output_bytes = std::uint64_t{4} << 30;    ///< size of the output
  std::uint32_t expansion_ratio = 500;                    ///< unpacked to packed, for parts over 1 MiB
  std::uint32_t entries = 65'536;                         ///< files in a package
  std::uint32_t depth = 200;                              ///< nesting of elements, lists, tables, sections
  std::uint64_t nodes = 50'000'000;                       ///< elements, runs or operators
};

/// A flag that another thread or a signal handler may raise to end a conversion early.
using Cancellation = std::atomic<bool>;

}  // namespace galley

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>

#include "galley/limits.hpp"

namespace galley::pdf_text {

/// What one document may still spend on content. Everything that is unpacked or run draws on it.
struct ContentBudget {
  std::uint64_t operators = 50'000'000;
  std::uint64_t bytes = std::uint64_t{1} << 30;
  const Cancellation* cancellation = nullptr;

  void spend_bytes(std::uint64_t count) { bytes -= std::min(bytes, count); }
};

}  // namespace galley::pdf_text

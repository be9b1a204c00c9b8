// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>

#include "galley/limits.hpp"

namespace galley::pdf_text {

/// The most that one page may hold: a newspaper's page has some 30,000 glyphs.
constexpr std::size_t most_glyphs_of_page = 1'000'000;
constexpr std::uint64_t most_operators_of_page = 10'000'000;

/// What one document may still spend on content. Everything that is unpacked or run draws on it.
struct ContentBudget {
  std::uint64_t operators = 50'000'000;
  std::uint64_t bytes = std::uint64_t{1} << 30;
  std::uint64_t font_bytes = std::uint64_t{256} << 20;  ///< of fonts, apart, so that pages stay readable
  const Cancellation* cancellation = nullptr;
};

}  // namespace galley::pdf_text

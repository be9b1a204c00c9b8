// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Writing to a descriptor as a library must: no signal reaches the program, and what fails is said.

#include <cstdint>
#include <string_view>

#include "galley/error.hpp"
#include "galley/limits.hpp"

namespace galley {

/// Throws Error(output) with what errno value `error_number` means for an output.
[[noreturn]] GALLEY_API void throw_unwritable(int error_number);

/// Throws Error(limit) when `size` bytes are more than an output may have.
GALLEY_API void check_output_size(std::uint64_t size, const Limits& limits);

/// Writes all of `bytes`; waits where the descriptor is non-blocking. SIGPIPE and SIGXFSZ that this would
/// raise are held back from the calling thread: the caller gets Error(output) instead.
GALLEY_API void write_all(int descriptor, std::string_view bytes);

}  // namespace galley

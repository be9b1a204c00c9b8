// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>

#include "galley/export.hpp"
#include "galley/limits.hpp"
#include "host/descriptor.hpp"

namespace galley {

/// Opens a file, pipe or other stream as Source::from_file() does, for who has another process read it. Waits for
/// the other end of a fifo; of an unpacked package it makes a file in memory. Throws Error(input).
GALLEY_API Descriptor open_input(const std::filesystem::path& path, const Limits& limits);

/// Throws Error(input) with what errno value `error_number` means for an input.
[[noreturn]] GALLEY_API void throw_unreadable(int error_number);

/// Throws Error(limit) for an input of more than `limit` bytes.
[[noreturn]] GALLEY_API void throw_too_large(std::uint64_t limit);

}  // namespace galley

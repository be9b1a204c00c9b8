// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace galley::cli {

/// Tells the process's allocator that a document of this many input bytes comes: over a megabyte, its heap grows in
/// large steps backed by large pages, since a third of the time of such a conversion went into page faults. Costs
/// no memory that is not used; does nothing where the kernel has no such pages.
void prepare_heap(std::uint64_t input_bytes);

}  // namespace galley::cli

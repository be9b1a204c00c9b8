// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace galley::cli {

/// Tells the process's allocator that this input comes: over a megabyte of text, which a zip package of far less
/// holds, its heap grows in large steps backed by large pages, since a third of the time of such a conversion went
/// into page faults. Costs no memory that is not used; does nothing where the kernel has no such pages.
void prepare_heap(std::string_view input);

}  // namespace galley::cli

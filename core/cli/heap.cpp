// SPDX-License-Identifier: Apache-2.0
#include "cli/heap.hpp"

#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>

namespace galley::cli {

void prepare_heap(std::string_view input) {
  // Markup deflates to a tenth of its size, or less.
  constexpr std::uint64_t packed_by = 16;
  const std::uint64_t input_bytes = input.starts_with("PK\3\4") ? input.size() * packed_by : input.size();
  constexpr std::uint64_t smallest = std::uint64_t{1} << 20;
  constexpr std::uint64_t large_page = std::uint64_t{2} << 20;
  if (input_bytes < smallest) return;
  // The model, the input's text and the output together take about ten times the input.
  const auto reserve = static_cast<int>(std::clamp<std::uint64_t>(input_bytes * 12, 32U << 20U, 512U << 20U));
  mallopt(M_TOP_PAD, reserve);
  mallopt(M_TRIM_THRESHOLD, reserve);
  mallopt(M_MMAP_THRESHOLD, 32 << 20);

  const auto begin = reinterpret_cast<std::uintptr_t>(sbrk(0));
  // Volatile, or the compiler sees that nothing is done with it and leaves it out.
  void* volatile grown = std::malloc(smallest);
  std::free(grown);
  const auto end = reinterpret_cast<std::uintptr_t>(sbrk(0));
  const std::uintptr_t aligned = (begin + large_page - 1) / large_page * large_page;
  if (end > aligned && end - aligned >= large_page) {
    // A hint: where it fails, pages are small as before.
    (void)madvise(reinterpret_cast<void*>(aligned), end - aligned, MADV_HUGEPAGE);
  }
}

}  // namespace galley::cli

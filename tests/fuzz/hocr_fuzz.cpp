// SPDX-License-Identifier: Apache-2.0
// Any bytes as what a program that recognises characters wrote: words with finite places, or nothing.

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "pdf/hocr.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto page = galley::pdf::read_hocr(std::string_view(reinterpret_cast<const char*>(data), size));
  if (!page) return 0;
  for (const galley::pdf::HocrWord& word : page->words) {
    if (word.text.empty()) std::abort();
    for (const float length : {word.left, word.right, word.baseline, word.size}) {
      if (!std::isfinite(length)) std::abort();
    }
  }
  return 0;
}

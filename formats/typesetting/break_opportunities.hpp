// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace galley::typesetting {

/// Where text that is not CJK may be divided (UAX #14, with ICU's dictionaries for Thai, Lao, Khmer and Burmese).
class BreakOpportunities {
 public:
  BreakOpportunities() = default;
  ~BreakOpportunities();
  BreakOpportunities(const BreakOpportunities&) = delete;
  BreakOpportunities& operator=(const BreakOpportunities&) = delete;

  /// Marks in `places` (as long as the whole text) the indices before which `text[begin, end)` may be divided.
  void find(std::u16string_view text, std::size_t begin, std::size_t end, std::vector<bool>& places);

 private:
  void* iterator_ = nullptr;  // UBreakIterator
};

}  // namespace galley::typesetting

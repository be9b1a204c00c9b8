// SPDX-License-Identifier: Apache-2.0
#include "galley/diagnostics.hpp"

#include <utility>

#include "model/one_line.hpp"

namespace galley {

std::string_view to_string(Severity severity) {
  switch (severity) {
    case Severity::inference:
      return "inference";
    case Severity::note:
      return "note";
    case Severity::warning:
      return "warning";
    case Severity::loss:
      break;
  }
  return "loss";
}

void Diagnostics::add(Severity severity, std::string_view code, std::string message, Place place) {
  std::uint64_t& count = counts_[{severity, std::string(code)}];
  if (++count <= kept_of_each_code) {
    place.part = one_line(std::move(place.part));
    place.item = one_line(std::move(place.item));
    entries_.push_back({severity, std::string(code), one_line(std::move(message)), std::move(place)});
  }
}

std::uint64_t Diagnostics::count(Severity severity) const {
  std::uint64_t sum = 0;
  for (const auto& [key, count] : counts_) {
    if (key.first == severity) sum += count;
  }
  return sum;
}

std::uint64_t Diagnostics::count(Severity severity, std::string_view code) const {
  const auto found = counts_.find(std::pair{severity, std::string(code)});
  return found == counts_.end() ? 0 : found->second;
}

}  // namespace galley

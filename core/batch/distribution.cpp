// SPDX-License-Identifier: Apache-2.0
#include "batch/distribution.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

namespace galley::batch {

namespace {

/// 0, 1, 2, 5, 10, ... up to what fits.
constexpr std::array<std::uint64_t, 57> make_edges() {
  std::array<std::uint64_t, 57> edges{};
  std::uint64_t decade = 1;
  std::size_t i = 1;
  for (; i + 3 <= edges.size(); decade *= 10) {
    edges[i++] = decade;
    edges[i++] = decade * 2;
    edges[i++] = decade * 5;
  }
  // What is left is beyond all files and times.
  for (; i < edges.size(); ++i) edges[i] = UINT64_MAX - (edges.size() - 1 - i);
  return edges;
}
constexpr std::array<std::uint64_t, 57> edges = make_edges();

std::size_t coarse_step_of(std::uint64_t value) {
  const auto* const after = std::upper_bound(edges.begin(), edges.end(), value);
  return std::min(static_cast<std::size_t>(after - edges.begin()) - 1, edges.size() - 2);
}

}  // namespace

std::size_t Distribution::step_of(std::uint64_t value) {
  if (value < steps) return static_cast<std::size_t>(value);
  const auto octave = static_cast<std::size_t>(std::bit_width(value)) - 1;  // at least 6
  const std::uint64_t within = (value >> (octave - 6)) & (steps - 1);
  return (octave - 5) * steps + static_cast<std::size_t>(within);
}

std::uint64_t Distribution::end_of_step(std::size_t step) {
  if (step < steps) return step;
  const std::size_t octave = step / steps + 5;
  const std::uint64_t within = step % steps;
  return ((steps + within + 1) << (octave - 6)) - 1;
}

void Distribution::add(std::uint64_t value) {
  ++fine_[step_of(value)];
  ++coarse_[coarse_step_of(value)];
  least_ = count_ == 0 ? value : std::min(least_, value);
  most_ = std::max(most_, value);
  sum_ += value;
  ++count_;
}

std::uint64_t Distribution::quantile(double part) const {
  if (count_ == 0) return 0;
  const double wanted = std::ceil(std::clamp(part, 0.0, 1.0) * static_cast<double>(count_));
  if (wanted <= 1) return least_;
  std::uint64_t seen = 0;
  for (std::size_t step = 0; step < fine_.size(); ++step) {
    seen += fine_[step];
    if (static_cast<double>(seen) >= wanted) return std::min(end_of_step(step), most_);
  }
  return most_;
}

std::vector<Distribution::Bar> Distribution::bars() const {
  if (count_ == 0) return {};
  std::vector<Bar> bars;
  for (std::size_t i = coarse_step_of(least_); i <= coarse_step_of(most_); ++i) {
    bars.push_back({edges[i], edges[i + 1], coarse_[i]});
  }
  return bars;
}

}  // namespace galley::batch

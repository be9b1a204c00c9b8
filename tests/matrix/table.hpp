// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "matrix/journey.hpp"
#include "matrix/verdict.hpp"

namespace galley::matrix {

/// What came of all documents on one path.
struct Tally {
  std::size_t same = 0;
  std::size_t as_told = 0;
  std::size_t differs = 0;
  FeatureSet lost;  ///< by any of them

  std::size_t all() const { return same + as_told + differs; }
  void add(const Verdict& verdict, const FeatureSet& lost_by_it);
};

using PairTallies = std::map<std::pair<std::string, std::string>, Tally>;

/// The matrix as Markdown: a row for the first format of a pair, a column for the second.
std::string markdown(const std::vector<std::string>& formats, const PairTallies& pairs, const Tally& paths,
                     const std::vector<std::string>& documents);

}  // namespace galley::matrix

// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Where among the lines of a region a paragraph ends: by size, weight, space, indents and the length of last lines.

#include <map>
#include <vector>

#include "page_layout/text_line.hpp"

namespace galley::layout {

/// How far apart baselines usually are, by font size in quarters of a point.
using LinePitches = std::map<int, float>;

/// Counts the distances between the lines of a region.
class PitchCount {
 public:
  void add(const std::vector<TextLine>& lines);
  LinePitches usual() const;

 private:
  std::map<int, std::map<int, std::size_t>> counts_;
};

struct RegionMeasure {
  float left = 0;
  float right = 0;
  float body_size = 10;
};

/// For each line: does a paragraph begin with it? The first always does.
std::vector<bool> paragraph_starts(const std::vector<TextLine>& lines, const RegionMeasure& region,
                                   const LinePitches& pitches);

/// The bullet or number that an item of a list begins with, in bytes with the space after it; 0: none.
struct ListMarker {
  std::size_t length = 0;
  bool ordered = false;
  std::int32_t number = 0;  ///< letters count from a; 0 for more than one
  std::int32_t roman = 0;   ///< what it is as a Roman number; 0: none
  bool lettered = false;
  bool certain = false;  ///< a bullet that is nothing else
};
ListMarker list_marker(std::string_view text);

/// Is `after` the marker of the item next to that of `before`?
bool follows(const ListMarker& before, const ListMarker& after);

}  // namespace galley::layout

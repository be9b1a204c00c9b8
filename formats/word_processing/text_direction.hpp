// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

namespace galley::word_processing {

/// Whether a language is written from right to left.
bool is_right_to_left(std::string_view language);

/// A stretch of text that is written in one direction, with the signs and spaces that follow it.
struct DirectedText {
  std::string_view text;
  bool right_to_left = false;
};

/// Splits text where its direction changes: word processors format a run as one or the other.
std::vector<DirectedText> split_by_direction(std::string_view text, bool right_to_left);

}  // namespace galley::word_processing

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace galley::text_encoding {

struct Reading {
  std::string encoding;   ///< name; empty when nothing is plausible
  std::string language;   ///< what it reads like, for people
  double score = -4;      ///< 1 for the best text, 0 for what cannot be told, below for nonsense
  double runner_up = -4;  ///< the best score of a reading that gives other characters
};

/// The reading of bytes that looks most like text of some language. `favourite` is an encoding that another
/// way of guessing named; it wins when the scores are near. May be empty.
Reading most_plausible_reading(std::string_view sample, std::string_view favourite);

}  // namespace galley::text_encoding

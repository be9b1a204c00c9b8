// SPDX-License-Identifier: Apache-2.0
#pragma once

/// The filters of streams (ISO 32000-1, 7.4) that pack text: each gives what it could unpack before the first fault,
/// as readers are expected to do with damaged files, and never more than a limit. Thread-safe.

#include <cstdint>
#include <string>
#include <string_view>

namespace galley::pdf_text {

/// DecodeParms of FlateDecode and LZWDecode (7.4.4.3), with their defaults.
struct FilterParameters {
  double predictor = 1;
  double colours = 1;
  double bits = 8;
  double columns = 1;
  bool early_change = true;
};

struct Unpacked {
  std::string data;
  bool complete = true;  ///< false: the input is damaged or ends early, or the limit was met
};

/// Undoes the filter of this name (or its abbreviation, 8.9.7), giving at most `limit` bytes. A filter that is none of
/// FlateDecode, LZWDecode, ASCIIHexDecode, ASCII85Decode, RunLengthDecode and an identical Crypt gives nothing.
Unpacked undo_filter(std::string_view name, const FilterParameters& parameters, std::string_view packed,
                     std::uint64_t limit);

}  // namespace galley::pdf_text

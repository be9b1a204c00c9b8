// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace galley::typesetting {

/// Does text have a character that reads from right to left, or a control of direction?
bool has_right_to_left(std::u16string_view text);

/// The embedding level of each UTF-16 unit (UAX #9).
std::vector<std::uint8_t> embedding_levels(std::u16string_view text, bool right_to_left);

/// Rule L2: the visual order, from left to right, of things that have these levels.
std::vector<std::uint32_t> visual_order(const std::vector<std::uint8_t>& levels);

}  // namespace galley::typesetting

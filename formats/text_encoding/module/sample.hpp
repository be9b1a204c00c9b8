// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace galley::text_encoding {

/// The parts of `bytes` that say something about their encoding: what surrounds bytes beyond ASCII and escape
/// sequences, from all over the input, of at most about `budget` bytes. Parts begin behind a byte that ends
/// a character in every encoding, as far as there is one near.
std::string telling_sample(std::string_view bytes, std::size_t budget);

}  // namespace galley::text_encoding

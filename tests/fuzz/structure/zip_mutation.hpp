// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "structure/random.hpp"

namespace galley::fuzz {

/// A package of which a part was changed, dropped, doubled, renamed or made new, or whose headers were broken; at most
/// `most` bytes. Empty for what is no package, or when the result does not fit.
std::string mutate_zip(std::string_view file, std::size_t most, Random& random, const ByteMutator& mutate);

/// A package with the parts of the first, of which some are the second's.
std::string cross_zips(std::string_view first, std::string_view second, std::size_t most, Random& random);

}  // namespace galley::fuzz

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "structure/random.hpp"

namespace galley::fuzz {

/// A PDF of which an object, a stream before compression, the cross-references or the trailer were changed; at most
/// `most` bytes. Empty for what cannot be taken apart, or when the result does not fit.
std::string mutate_pdf(std::string_view file, std::size_t most, Random& random, const ByteMutator& mutate);

/// The first file with values and streams of the second's objects.
std::string cross_pdfs(std::string_view first, std::string_view second, std::size_t most, Random& random);

}  // namespace galley::fuzz

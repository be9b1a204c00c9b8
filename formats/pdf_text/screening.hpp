// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "galley/limits.hpp"

namespace galley::pdf_text {

/// Looks a file over before PoDoFo parses it, which takes nesting by recursion (and time with the third power of its
/// depth) and unpacks object and cross-reference streams without bound. Throws Error(limit) for dictionaries nested
/// as no producer nests them, and for such streams that unpack to more than the limits allow. Linear in the size of
/// the file and of what those streams unpack to.
void screen(std::string_view bytes, const Limits& limits);

}  // namespace galley::pdf_text

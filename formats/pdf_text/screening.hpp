// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "galley/limits.hpp"

namespace galley::pdf_text {

/// Looks a file, or what an object stream unpacked to, over before PoDoFo parses it, which takes nesting by recursion
/// and time with the third power of its depth. Throws Error(limit) for dictionaries nested as no producer nests them.
/// Linear in its size.
void check_nesting(std::string_view bytes);

/// Looks over a file that is to be repaired: object and cross-reference streams are unpacked then without bound.
/// Throws Error(limit) for such that unpack to more than the limits allow, or are nested as above. It sees none that
/// are encrypted. Linear in the size of the file and of what those streams unpack to.
void screen_object_streams(std::string_view bytes, const Limits& limits);

}  // namespace galley::pdf_text

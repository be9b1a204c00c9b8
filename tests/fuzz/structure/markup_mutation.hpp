// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "structure/random.hpp"

namespace galley::fuzz {

/// Does it begin as XML or HTML does?
bool looks_like_markup(std::string_view text);

/// Changes markup so that most of it stays well-formed: an element is dropped, doubled, moved, nested into itself or
/// renamed, an attribute dropped or given the value of another, or the bytes of one value or one text are changed.
void mutate_markup(std::string& text, Random& random, const ByteMutator& mutate);

}  // namespace galley::fuzz

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

#include "element_flow/vocabulary.hpp"

namespace galley::jats {

/// What each element of JATS means for reading, by name.
extern const std::span<const element_flow::Word> words;

}  // namespace galley::jats

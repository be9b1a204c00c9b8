// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

#include "element_flow/vocabulary.hpp"

namespace galley::nitf {

/// What each element of NITF means for reading, by name.
extern const std::span<const element_flow::Word> words;

}  // namespace galley::nitf

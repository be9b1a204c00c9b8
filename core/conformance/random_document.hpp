// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "galley/document.hpp"
#include "galley/features.hpp"

namespace galley::conformance {

/// How far random documents go from what newspapers print.
enum class Shape : std::uint8_t {
  usual,  ///< where there are several articles each has a headline; sections have headings; no two lists or
          ///< quotes stand side by side; tables are full; every note is referred to; text is as nasty as can be
  any,    ///< everything that is canonical
};

/// A canonical document of the features in `allowed` (and none beside them), the same for the same arguments
/// on every machine. Some are nearly empty, some have all there is.
Document random_document(std::uint64_t seed, const FeatureSet& allowed, Shape shape = Shape::usual);

}  // namespace galley::conformance

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace galley::fuzz {

/// The document that uses every feature, as the format of this target writes it. Weak: null in a target that is no
/// format's, or whose format has no writer.
__attribute__((weak)) std::string written_seed();

}  // namespace galley::fuzz

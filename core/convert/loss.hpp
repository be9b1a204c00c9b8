// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "galley/convert.hpp"

namespace galley {

/// "2 tables", "1 note".
std::string counted(const Loss& loss);

}  // namespace galley

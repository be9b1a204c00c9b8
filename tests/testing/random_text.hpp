// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "conformance/random_text.hpp"

namespace galley::testing {

using conformance::Random;
using conformance::random_address;
using conformance::random_language;
using conformance::random_line;
using conformance::random_lines;
using conformance::random_name;

}  // namespace galley::testing

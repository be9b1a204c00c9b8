// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "conformance/random_document.hpp"

namespace galley::testing {

using conformance::random_document;
using conformance::Shape;

}  // namespace galley::testing

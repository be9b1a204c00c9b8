// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "conformance/restrict.hpp"

namespace galley::testing {

using conformance::restrict_document;

}  // namespace galley::testing

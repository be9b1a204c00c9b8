// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "conformance/feature_complete.hpp"

namespace galley::testing {

using conformance::feature_complete_document;

}  // namespace galley::testing

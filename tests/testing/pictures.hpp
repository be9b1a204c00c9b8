// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "conformance/pictures.hpp"

namespace galley::testing {

using conformance::jpeg_picture;
using conformance::png_picture;

}  // namespace galley::testing

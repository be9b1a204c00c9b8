// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace galley::pdf {

/// An ICC profile of sRGB (ICC.1:2001-04; the values of IEC 61966-2-1), made here so that no file of the system is
/// needed.
std::string srgb_profile();

}  // namespace galley::pdf

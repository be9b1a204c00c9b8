// SPDX-License-Identifier: Apache-2.0
// A stamp and nothing else.
#include "galley/stamp.hpp"

extern "C" __attribute__((visibility("default"))) const galley::Stamp galley_stamp;
const galley::Stamp galley_stamp = galley::current_stamp();

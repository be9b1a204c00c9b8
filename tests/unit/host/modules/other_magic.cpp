// SPDX-License-Identifier: Apache-2.0
// Something else that happens to have the symbol.
#include <cstdlib>

#include "galley/stamp.hpp"

__attribute__((constructor)) static void on_load() { setenv("GALLEY_TEST_CODE_RAN", "other_magic", 1); }

namespace {

constexpr galley::Stamp other_stamp() {
  galley::Stamp stamp = galley::current_stamp();
  stamp.magic[0] = 0;
  return stamp;
}

}  // namespace

extern "C" __attribute__((visibility("default"))) const galley::Stamp galley_stamp;
const galley::Stamp galley_stamp = other_stamp();

// SPDX-License-Identifier: Apache-2.0
// Some shared object that is no plugin, and tells when its code runs.
#include <cstdlib>

__attribute__((constructor)) static void on_load() { setenv("GALLEY_TEST_CODE_RAN", "no_stamp", 1); }

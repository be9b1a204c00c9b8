// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace galley::testing {

/// From now on, in this process and for good, the system call `number` fails with errno value `error` when
/// its argument at `index` has any of the bits in `mask`: an older kernel or
/// another file system. False where that cannot be arranged.
bool deny_call(int number, int error, unsigned index, std::uint32_t mask);

}  // namespace galley::testing

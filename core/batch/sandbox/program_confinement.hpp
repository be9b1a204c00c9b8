// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>

#include "host/program_start.hpp"

namespace galley::sandbox {

/// The sandbox of one program of a plugin: it reads and runs what belongs to the system and its own places, writes to
/// its folder, and reaches no network and no other process. Where the kernel lacks Landlock, the filter of system calls
/// and the resource limits alone hold.
std::unique_ptr<ProgramConfinement> confine_program(const ProgramPlaces& places);

}  // namespace galley::sandbox

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace galley::sandbox {

/// Stands in the compiled filter for the number of the process that enters it (tgkill is for oneself alone).
inline constexpr unsigned own_process_placeholder = 0x5E1F5E1F;

/// Turns the filter of system calls on for the calling thread and what it starts. Returns what stands in the way, as
/// the end of a sentence; empty: it holds. The thread must have no_new_privs set.
std::string filter_calls();

/// The same for the program of a plugin, which may start others: it cannot leave its session, reach the network or
/// other processes' insides, or change modes, owners and times of files. `and_signals`: send none at all. False with
/// errno where that fails. Allocates nothing.
bool filter_calls_of_program(bool and_signals);

}  // namespace galley::sandbox

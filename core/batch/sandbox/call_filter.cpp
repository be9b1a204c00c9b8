// SPDX-License-Identifier: Apache-2.0
#include "batch/sandbox/call_filter.hpp"

#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace galley::sandbox {

namespace {

// Compiled by the build from tool/call_filter_compiler.cpp, so that a start costs a copy and no library.
const sock_filter compiled_filter[] = {
#include "call_filter.inc"
};
constexpr std::size_t filter_length = sizeof compiled_filter / sizeof *compiled_filter;

const sock_filter program_filter[] = {
#include "program_filter.inc"
};
const sock_filter signal_filter[] = {
#include "signal_filter.inc"
};

template <std::size_t length>
bool turn_on(const sock_filter (&filter)[length]) {
  const sock_fprog program{length, const_cast<sock_filter*>(filter)};
  return ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0) == 0;
}

}  // namespace

std::string filter_calls() {
  sock_filter filter[filter_length];
  std::memcpy(filter, compiled_filter, sizeof filter);
  for (sock_filter& instruction : filter) {
    if (BPF_CLASS(instruction.code) == BPF_JMP && instruction.k == own_process_placeholder) {
      instruction.k = static_cast<unsigned>(::getpid());
    }
  }
  const sock_fprog program{filter_length, filter};
  if (::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0) != 0) {
    return std::string("the kernel takes no filter of system calls: ") + std::strerror(errno);
  }
  return {};
}

bool filter_calls_of_program(bool and_signals) {
  return turn_on(program_filter) && (!and_signals || turn_on(signal_filter));
}

}  // namespace galley::sandbox

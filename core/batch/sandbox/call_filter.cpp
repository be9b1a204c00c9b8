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

}  // namespace galley::sandbox

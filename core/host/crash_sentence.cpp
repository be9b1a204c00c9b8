// SPDX-License-Identifier: Apache-2.0
#include "host/crash_sentence.hpp"

#include <csignal>

namespace galley {

std::string crash_sentence(int signal) {
  switch (signal) {
    case SIGSEGV:
    case SIGBUS:
      return "crashed (invalid memory access)";
    case SIGABRT:
      return "crashed (abort)";
    case SIGFPE:
      return "crashed (arithmetic error)";
    case SIGILL:
    case SIGTRAP:
      return "crashed (illegal instruction)";
    case SIGKILL:
      return "was killed, by the system for its memory or by somebody";
    case SIGSYS:
      return "was stopped by the sandbox";
    default:
      return "crashed (signal " + std::to_string(signal) + ")";
  }
}

}  // namespace galley

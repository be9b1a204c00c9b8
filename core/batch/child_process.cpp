// SPDX-License-Identifier: Apache-2.0
#include "batch/child_process.hpp"

#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <climits>
#include <cstdio>
#include <exception>

#include "galley/error.hpp"

namespace galley::batch {

namespace {

void close_others(int kept) {
  if (kept > STDERR_FILENO + 1) ::close_range(STDERR_FILENO + 1, static_cast<unsigned>(kept) - 1, 0);
  ::close_range(static_cast<unsigned>(std::max(kept, STDERR_FILENO)) + 1, UINT_MAX, 0);
}

[[noreturn]] void live_as_child(const std::function<int(Channel&)>& work, Channel channel, pid_t parent) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (::getppid() != parent) ::_exit(1);  // it died before it could be told
  close_others(channel.descriptor());
  int code = 1;
  try {
    code = work(channel);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "galley: internal error: %s\n", error.what());
  }
  // Not exit(): what the parent registered for its end is the parent's.
  ::_exit(code);
}

}  // namespace

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

ChildProcess::ChildProcess(const std::function<int(Channel&)>& work) {
  auto [ours, childs] = Channel::make_pair();
  const pid_t parent = ::getpid();
  const pid_t child = ::fork();
  if (child < 0) throw Error(ErrorKind::internal, "no process can be made: " + system_reason(errno));
  if (child == 0) {
    ours.close();
    live_as_child(work, std::move(childs), parent);
  }
  id_ = child;
  channel_ = std::move(ours);
}

ChildProcess::~ChildProcess() {
  if (ended_) return;
  kill();
  wait();
}

void ChildProcess::kill() const {
  if (!ended_) ::kill(id_, SIGKILL);
}

End ChildProcess::wait() {
  if (ended_) return end_;
  int status = 0;
  while (::wait4(id_, &status, 0, &end_.usage) < 0 && errno == EINTR) {
  }
  ended_ = true;
  if (WIFEXITED(status)) end_.exit_code = WEXITSTATUS(status);
  if (WIFSIGNALED(status)) end_.signal = WTERMSIG(status);
  return end_;
}

}  // namespace galley::batch

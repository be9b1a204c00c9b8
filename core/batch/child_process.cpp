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
#include <optional>
#include <utility>
#include <vector>

#include "galley/error.hpp"

namespace galley::batch {

namespace {

/// All but the standard streams and these.
void close_others(std::vector<int> kept) {
  kept.push_back(STDERR_FILENO);
  std::sort(kept.begin(), kept.end());
  for (std::size_t i = 0; i < kept.size(); ++i) {
    if (kept[i] < STDERR_FILENO) continue;
    const unsigned first = static_cast<unsigned>(kept[i]) + 1;
    const unsigned last = i + 1 < kept.size() ? static_cast<unsigned>(kept[i + 1]) - 1 : UINT_MAX;
    if (first <= last) ::close_range(first, last, 0);
  }
}

using ProgramChannels = std::optional<std::pair<Channel, Channel>>;

[[noreturn]] void live_as_child(const std::function<int(Channel&)>& work, Channel channel, ProgramChannels programs,
                                pid_t parent) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (::getppid() != parent) ::_exit(1);  // it died before it could be told
  std::vector<int> kept{channel.descriptor()};
  if (programs) {
    programs->first.close();
    kept.push_back(programs->second.descriptor());
    use_program_starter(make_program_client(std::move(programs->second)));
  }
  close_others(std::move(kept));
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

ChildProcess::ChildProcess(const std::function<int(Channel&)>& work, const ProgramRules& rules) {
  auto [ours, childs] = Channel::make_pair();
  ProgramChannels programs;
  if (rules.host != nullptr && has_programs(*rules.host)) programs = Channel::make_pair();
  const pid_t parent = ::getpid();
  const pid_t child = ::fork();
  if (child < 0) throw Error(ErrorKind::internal, "no process can be made: " + system_reason(errno));
  if (child == 0) {
    ours.close();
    live_as_child(work, std::move(childs), std::move(programs), parent);
  }
  if (programs) programs_ = std::make_unique<ProgramService>(std::move(programs->first), rules);
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
  programs_.reset();
  if (WIFEXITED(status)) end_.exit_code = WEXITSTATUS(status);
  if (WIFSIGNALED(status)) end_.signal = WTERMSIG(status);
  return end_;
}

}  // namespace galley::batch

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <sys/resource.h>
#include <sys/types.h>

#include <functional>
#include <memory>

#include "batch/channel.hpp"
#include "batch/program_service.hpp"

namespace galley::batch {

/// How a child ended: one of the two is set.
struct End {
  int exit_code = 0;
  int signal = 0;  ///< that ended it; 0: none
  rusage usage{};  ///< of the whole child
};

/// A forked copy of this process, with a connection to it. It dies when this process does.
class ChildProcess {
 public:
  /// Runs `work` in the child and ends it with what that returns. Of the open descriptors it has the standard ones
  /// and its channels alone. With `rules` for plugins that are programs, if there are any, the child has this process
  /// start them. Throws Error(internal) where no process can be made.
  explicit ChildProcess(const std::function<int(Channel& to_parent)>& work, const ProgramRules& rules = {});
  ~ChildProcess();  ///< kills it, if it was not waited for
  ChildProcess(const ChildProcess&) = delete;
  ChildProcess& operator=(const ChildProcess&) = delete;

  Channel& channel() { return channel_; }
  /// What starts programs for it; may be null. Whoever waits for the child serves this too.
  ProgramService* programs() { return programs_.get(); }
  pid_t id() const { return id_; }
  void kill() const;
  End wait();

 private:
  Channel channel_{Descriptor()};
  std::unique_ptr<ProgramService> programs_;
  pid_t id_ = -1;
  bool ended_ = false;
  End end_;
};

}  // namespace galley::batch

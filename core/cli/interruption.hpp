// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <sys/types.h>

#include "galley/limits.hpp"

namespace galley::cli {

/// From here on SIGINT, SIGTERM and SIGHUP raise cancellation() (those that the parent has set to be
/// ignored stay so), and a closed pipe or a file over its size limit is an error of write(). A second
/// signal ends the process at once.
void watch_signals();

/// Raised by the first signal.
const Cancellation& cancellation();

/// 128 and the number of the signal that came, as shells count it; 0 if none did.
int interruption_code();

/// In a parent: signals are passed on to this child as well, in the form that follow_parent() takes. 0: no more.
void pass_signals_to(pid_t child);

/// In a child: what signals the terminal sends, the parent gets too and passes on, so that each counts once.
void follow_parent();

/// While one lives, a signal ends the process at once, for when it may wait for input without end and no
/// output is under way. Not to be nested.
class EndAtOnce {
 public:
  EndAtOnce();
  ~EndAtOnce();
  EndAtOnce(const EndAtOnce&) = delete;
  EndAtOnce& operator=(const EndAtOnce&) = delete;
};

}  // namespace galley::cli

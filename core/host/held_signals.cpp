// SPDX-License-Identifier: Apache-2.0
#include "host/held_signals.hpp"

#include <cerrno>
#include <ctime>
#include <initializer_list>

namespace galley {

HeldSignals::HeldSignals() {
  sigset_t pending;
  sigemptyset(&pending);
  ::sigpending(&pending);
  sigemptyset(&held_);
  for (const int number : {SIGPIPE, SIGXFSZ}) {
    if (!sigismember(&pending, number)) sigaddset(&held_, number);
  }
  ::pthread_sigmask(SIG_BLOCK, &held_, &before_);
}

HeldSignals::~HeldSignals() {
  const int saved = errno;
  const timespec now{0, 0};
  while (raised_ && ::sigtimedwait(&held_, nullptr, &now) < 0 && errno == EINTR) {
  }
  ::pthread_sigmask(SIG_SETMASK, &before_, nullptr);
  errno = saved;
}

}  // namespace galley

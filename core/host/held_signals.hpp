// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <signal.h>

#include "galley/export.hpp"

namespace galley {

/// Blocks SIGPIPE and SIGXFSZ for the calling thread while it lives, and takes away those that came meanwhile. What was
/// pending before stays pending, and the program's own handlers are not touched.
class GALLEY_API HeldSignals {
 public:
  HeldSignals();
  ~HeldSignals();
  HeldSignals(const HeldSignals&) = delete;
  HeldSignals& operator=(const HeldSignals&) = delete;

  /// A call failed with EPIPE or EFBIG: its signal waits.
  void raised() { raised_ = true; }

 private:
  sigset_t held_;
  sigset_t before_;
  bool raised_ = false;
};

}  // namespace galley

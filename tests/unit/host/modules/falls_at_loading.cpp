// SPDX-License-Identifier: Apache-2.0
// Crashes as soon as it is loaded.
#include <signal.h>

#include "galley/plugin.hpp"

__attribute__((constructor)) static void on_load() {
  ::signal(SIGSEGV, SIG_DFL);
  ::raise(SIGSEGV);
}

namespace {

class Falling : public galley::Plugin {
  galley::PluginDescription describe() const override { return {}; }
};

}  // namespace

GALLEY_PLUGIN(Falling)

// SPDX-License-Identifier: Apache-2.0
// Needs a function that nothing has.
#include "galley/plugin.hpp"

extern "C" int galley_test_missing_function();

namespace {

class Unresolved : public galley::Plugin {
 public:
  Unresolved() { galley_test_missing_function(); }
  galley::PluginDescription describe() const override {
    return {.id = "unresolved", .name = "Name", .summary = "Summary", .version = "1"};
  }
};

}  // namespace

GALLEY_PLUGIN(Unresolved)

// SPDX-License-Identifier: Apache-2.0
// A plugin that cannot be made, and does not even say why.
#include "galley/plugin.hpp"

namespace {

class FactoryThrowsInt : public galley::Plugin {
 public:
  FactoryThrowsInt() { throw 42; }
  galley::PluginDescription describe() const override {
    return {.id = "factory-throws-int", .name = "Name", .summary = "Summary", .version = "1"};
  }
};

}  // namespace

GALLEY_PLUGIN(FactoryThrowsInt)

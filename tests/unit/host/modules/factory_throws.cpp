// SPDX-License-Identifier: Apache-2.0
// A plugin that cannot be made.
#include <stdexcept>

#include "galley/plugin.hpp"

namespace {

class FactoryThrows : public galley::Plugin {
 public:
  FactoryThrows() { throw std::runtime_error("no licence\nwas found."); }
  galley::PluginDescription describe() const override {
    return {.id = "factory-throws", .name = "Name", .summary = "Summary", .version = "1"};
  }
};

}  // namespace

GALLEY_PLUGIN(FactoryThrows)

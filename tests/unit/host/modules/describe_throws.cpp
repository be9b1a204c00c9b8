// SPDX-License-Identifier: Apache-2.0
// A plugin that does not know what it is.
#include <stdexcept>

#include "galley/plugin.hpp"

namespace {

class DescribeThrows : public galley::Plugin {
 public:
  galley::PluginDescription describe() const override { throw std::logic_error("who am I"); }
};

}  // namespace

GALLEY_PLUGIN(DescribeThrows)

// SPDX-License-Identifier: Apache-2.0
// Says that it reads and writes, and does neither.
#include "galley/plugin.hpp"

namespace {

class ClaimsReader : public galley::Plugin {
 public:
  galley::PluginDescription describe() const override {
    return {
        .id = "claims-reader", .name = "Claims", .summary = "Claims", .version = "1", .reads = true, .writes = true};
  }
};

}  // namespace

GALLEY_PLUGIN(ClaimsReader)

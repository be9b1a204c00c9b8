// SPDX-License-Identifier: Apache-2.0
#include "written_seed.hpp"

#include <memory>

#include "galley/plugin.hpp"
#include "testing/feature_complete.hpp"

#include GALLEY_DESCRIPTION_HEADER
#include GALLEY_WRITER_HEADER

namespace galley::fuzz {

std::string written_seed() {
  const Options options(GALLEY_FORMAT::describe().writer_options, {});
  const Limits limits;
  Diagnostics diagnostics;
  const Cancellation cancellation{false};
  Context context{options, limits, diagnostics, cancellation};
  std::string bytes;
  const std::unique_ptr<Sink> sink = memory_sink(bytes);
  GALLEY_FORMAT::write(testing::feature_complete_document(), *sink, context);
  sink->commit();
  return bytes;
}

}  // namespace galley::fuzz

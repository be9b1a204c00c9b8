@if reader@
#pragma once

#include "galley/plugin.hpp"

namespace @NAMESPACE@ {

/// Throws galley::Error for what is no file of this format, or larger than `context.limits` allows.
galley::Document read(const galley::Source& source, galley::Context& context);

}  // namespace @NAMESPACE@
@end@

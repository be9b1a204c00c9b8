@if filter@
#pragma once

#include "galley/plugin.hpp"

namespace @NAMESPACE@ {

/// Changes the document in place. Applied a second time, it must find nothing more to do.
void apply(galley::Document& document, galley::Context& context);

}  // namespace @NAMESPACE@
@end@

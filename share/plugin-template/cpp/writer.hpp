@if writer@
#pragma once

#include "galley/plugin.hpp"

namespace @NAMESPACE@ {

/// What the format does not carry is left out without a word: Galley accounts for it.
void write(const galley::Document& document, galley::Sink& sink, galley::Context& context);

}  // namespace @NAMESPACE@
@end@

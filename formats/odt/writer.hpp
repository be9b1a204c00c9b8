// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "galley/plugin.hpp"

namespace galley::odt {

std::vector<OptionDescription> writer_options();

/// Writes an OpenDocument text 1.3 in a package. The roles of its paragraphs are told by styles with the newspaper's
/// names. Throws as Writer::write does.
void write(const Document& document, Sink& sink, Context& context);

}  // namespace galley::odt

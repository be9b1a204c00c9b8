// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "galley/plugin.hpp"

namespace galley::rtf {

std::vector<OptionDescription> writer_options();

/// Writes Rich Text Format 1.9.1 in ASCII. The roles of its paragraphs are told by styles with the newspaper's names.
/// Throws as Writer::write does.
void write(const Document& document, Sink& sink, Context& context);

}  // namespace galley::rtf

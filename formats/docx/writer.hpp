// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "galley/plugin.hpp"

namespace galley::docx {

/// Writes Word documents: ECMA-376 transitional, in styles named in the newspaper's terms, every article under a
/// headline of outline level 1. Options: see describe().
void write(const Document& document, Sink& sink, Context& context);

/// `template`, `columns`, `page-size` and `margin`.
std::vector<OptionDescription> writer_options();

}  // namespace galley::docx

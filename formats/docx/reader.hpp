// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "galley/plugin.hpp"

namespace galley::docx {

/// Reads Word documents: ECMA-376 WordprocessingML, transitional and strict, as a zip package or as flat OPC.
/// Options: see describe(). Throws Error(input) for what is no Word document, Error(unsupported) for one that is
/// protected by a password, Error(limit).
Document read(const Source& source, Context& context);

/// `split-articles` and `changes`.
std::vector<OptionDescription> reader_options();

}  // namespace galley::docx

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "galley/document.hpp"
#include "galley/plugin.hpp"
#include "galley/source.hpp"

namespace galley::pdf {

/// Reads a PDF in the order in which a person does: by its tags where they hold the text, else by the layout of its
/// pages. Throws Error(input) for what is no PDF or is damaged beyond repair, and Error(unsupported) for one that is
/// protected by a password that is missing or wrong. Reads one document of the process at a time (PoDoFo).
Document read(const Source& source, Context& context);

/// How the pages are seen by who reads them by their layout, whatever tags they have. Throws as read() does.
std::vector<PageView> view_layout(const Source& source, Context& context);

/// The options of read().
std::vector<OptionDescription> reader_options();

}  // namespace galley::pdf

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "galley/document.hpp"
#include "xml_text/markup_output.hpp"

namespace galley::xml {

using xml_text::MarkupOutput;

void write_blocks(MarkupOutput& output, const Blocks& blocks);

/// An element that holds a run; nothing for an empty one.
void write_run_element(MarkupOutput& output, std::string_view name, const Inlines& inlines);

}  // namespace galley::xml

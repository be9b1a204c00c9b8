// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "galley/document.hpp"
#include "pandoc_json/element.hpp"
#include "pandoc_json/inline_reader.hpp"
#include "pandoc_json/reading.hpp"

namespace galley::pandoc_json {

/// Reads one of pandoc's blocks, of any kind but one that makes sections, into blocks.
void read_block(Reading& reading, const Json& block, Blocks& blocks);

/// Reads a list of them.
void read_blocks(Reading& reading, const Json& list, Blocks& blocks);

/// The run that blocks hold, one after another as lines.
Inlines read_run_of_blocks(Reading& reading, const Json& list);

/// Makes an empty note of the current article and returns its number from 0. `name` is what the file calls it, if it
/// does: from now on it can be referred to.
std::size_t begin_note(Reading& reading, const std::string& name);

/// Reads what a note holds.
void read_note(Reading& reading, const Json& blocks, std::size_t number);

}  // namespace galley::pandoc_json

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "odt/block_writer.hpp"

namespace galley::odt {

/// Writes an article as a section of the text (ODF 1.3, part 3, 5.4); `number` is its place, from 1.
void write_article(WriteState& state, const Article& article, std::size_t number, std::string& xml);

}  // namespace galley::odt

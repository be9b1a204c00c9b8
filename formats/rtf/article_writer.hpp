// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "rtf/block_writer.hpp"

namespace galley::rtf {

/// Writes an article; `number` is its place, from 1.
void write_article(WriteState& state, const Article& article, std::size_t number, std::string& rtf);

}  // namespace galley::rtf

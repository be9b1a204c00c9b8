// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "galley/document.hpp"
#include "pandoc_json/element.hpp"
#include "pandoc_json/reading.hpp"

namespace galley::pandoc_json {

/// Reads blocks as the content of reading.article: its header, its blocks, its sections, its notes.
void read_article(Reading& reading, const Json& blocks);

/// Is this block the Div of an article?
bool is_article(const Json& block);

}  // namespace galley::pandoc_json

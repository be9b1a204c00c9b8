// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "galley/document.hpp"
#include "galley/plugin.hpp"
#include "structure/build.hpp"
#include "text/block_parser.hpp"

namespace galley::text {

/// From the blocks of a text to its articles. A line `{.article}` begins an article whose roles are all
/// marked; in what stands elsewhere structure::build_articles finds what is not.
std::vector<Article> make_articles(ParsedText text, const structure::BuildOptions& options, const Context& context);

}  // namespace galley::text

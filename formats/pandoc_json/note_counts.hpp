// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string_view>

#include "galley/document.hpp"

namespace galley::pandoc_json {

/// How often an article, with its notes, refers to each of them. The views last as long as the article.
std::map<std::string_view, int> count_note_references(const Article& article);

}  // namespace galley::pandoc_json

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <pugixml.hpp>

#include <string>
#include <string_view>

#include "galley/document.hpp"
#include "word_processing/marks_writer.hpp"

namespace galley::word_processing {

/// Adds what a byline or dateline is made of under the key of its block. `printed` is the text it stands in.
void add_byline_mark(MarksWriter& marks, std::string_view key, const Byline& byline, std::string_view printed);
void add_dateline_mark(MarksWriter& marks, std::string_view key, const Dateline& dateline, std::string_view printed);

/// What the mark of a block holds; empty unless the text is still the one that it was written for.
Byline marked_byline(const pugi::xml_node& mark, std::string_view printed);
Dateline marked_dateline(const pugi::xml_node& mark, std::string_view printed);

}  // namespace galley::word_processing

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "galley/document.hpp"
#include "word_processing/marks_writer.hpp"

namespace galley::word_processing {

/// A bookmark's name for every anchor of a document, as word processors take them: letters, digits and '_', a letter
/// first, at most 40 characters, none twice. Where it is not the anchor itself, or where the anchor is that of a list,
/// a quote or a table and not of a paragraph, a mark says so. The anchor of an article without a headline is called
/// `article_prefix` and the article's number.
std::unordered_map<std::string, std::string> bookmark_names(const Document& document, std::string_view article_prefix,
                                                            MarksWriter& marks);

}  // namespace galley::word_processing

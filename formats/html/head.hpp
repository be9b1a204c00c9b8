// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "galley/document.hpp"

namespace galley::html {

/// The title of the page: the document's, else that of its first article; never empty.
std::string page_title(const Document& document);

/// Appends what the head says to machines: each metadata entry as a `meta` element with `data-term`, from which it is
/// read back; Open Graph; and JSON-LD of schema.org's NewsArticle, one for each article.
void append_machine_data(std::string& out, const Document& document);

}  // namespace galley::html

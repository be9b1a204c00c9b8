// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "galley/diagnostics.hpp"
#include "galley/document.hpp"

namespace galley::cli {

/// One document for each article: with the metadata and language of the whole and the media that the
/// article shows (what no article shows goes with the first). A link into another article leads nowhere
/// afterwards; it is told to `diagnostics` as a loss.
std::vector<Document> split_articles(Document document, Diagnostics& diagnostics);

}  // namespace galley::cli

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "word_processing/reading.hpp"

namespace galley::word_processing {

/// What a reader knows of a document beside its text.
struct DocumentFacts {
  Metadata metadata;
  std::string language;                                 ///< as the properties tell it; may be empty
  std::array<std::string_view, 3> default_languages{};  ///< of the default style, by ScriptKind
};

/// The option `split-articles`, as all readers of word processors' files have it.
OptionDescription split_articles_option();

/// Makes the document of the pieces of the body: finds its language, takes over its metadata, and finishes its
/// articles.
void finish_document(Reading& reading, RawPieces pieces, DocumentFacts facts);

/// Makes the articles of the pieces of the body, in a document whose language is known: finds which headings are
/// headlines, gives each article its notes, leads links to their anchors, takes over what our own marks say, and
/// reports the tally.
void finish_articles(Reading& reading, RawPieces pieces);

}  // namespace galley::word_processing

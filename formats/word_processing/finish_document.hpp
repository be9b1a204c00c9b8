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

/// Makes the articles of the pieces of the body: finds the language and which headings are headlines, gives each
/// article its notes, leads links to their anchors, takes over what our own marks say, and reports the tally.
void finish_document(Reading& reading, RawPieces pieces, DocumentFacts facts);

}  // namespace galley::word_processing

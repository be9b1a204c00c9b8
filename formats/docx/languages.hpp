// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "docx/read_state.hpp"

namespace galley::docx {

/// The language of a document: what its properties tell, else that of most of its text by runs, styles and settings,
/// unless the text itself is plainly in another one (producers leave "en-US" in their templates). An inference is told
/// to the diagnostics.
std::string find_language(ReadState& state, std::string_view told, std::unique_ptr<XmlPart> settings);

/// An article all of whose text is marked with one language is in that language.
void find_article_languages(Document& document);

}  // namespace galley::docx

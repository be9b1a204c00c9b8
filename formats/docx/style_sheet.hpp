// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "docx/write_state.hpp"

namespace galley::docx {

/// share/docx/styles.xml as it stands.
extern const std::string_view style_sheet_text;

/// The style sheet with fonts and paragraphs as the languages of the document want them, and the names of our own
/// styles in a language of style_translations(), by its place there.
std::string style_sheet(const Document& document, std::size_t language_of_names);

/// A template's styles.xml with those of ours that it lacks. Where it has a style of the same name, or
/// one that is named for the same part of an article (`Dachzeile` for our `Kicker`), that is used, and
/// WriteState::style_ids says how it is called there. Throws Error(input) for one that is not XML.
std::string join_style_sheet(const std::string& template_styles, std::size_t language_of_names, WriteState& state);

/// w:lang or w:themeFontLang with the document's languages for the three kinds of script; empty when it has none.
std::string language_element(std::string_view name, const Document& document);

}  // namespace galley::docx

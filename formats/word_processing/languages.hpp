// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "galley/diagnostics.hpp"
#include "galley/document.hpp"

namespace galley::word_processing {

/// The scripts that word processors tell languages for apart: a run has a language for each of them.
enum class ScriptKind : std::uint8_t { simple, east_asian, complex_script };

/// The script of a text by the first letters that decide it; `has_letters` is set when there are letters at all.
ScriptKind script_kind(std::string_view text, bool& has_letters);

/// How much text of each language there is, by what the runs and the defaults say.
struct LanguageCount {
  std::map<std::string, std::uint64_t, std::less<>> told;  ///< by w:lang of runs and styles
  std::array<std::uint64_t, 3> untold{};                   ///< by script: simple, East Asian, complex
  std::string sample;                                      ///< the first text, to infer a language from
};

/// The languages that a run, its style or its paragraph's style tells, by ScriptKind; empty: not told.
using RunLanguages = std::array<std::string, 3>;

/// The language of a run's text, as told for its script, which is counted. Empty when none is told. Text without
/// letters has the language `last` met (word processors tag digits and signs with whatever keyboard was on) unless
/// `exact`: the file is one of ours. The view lasts until the next call.
std::string_view language_of_run(LanguageCount& count, const RunLanguages& told, std::string_view text, bool exact,
                                 std::string& last);

/// The language of a document: what its properties tell, else that of most of its text by runs and styles, where text
/// that no run tells the language of is in the default of its script, unless the text itself is plainly in another one
/// (producers leave "en-US" in their templates). An inference is told to the diagnostics.
std::string find_language(const LanguageCount& count, std::string_view told,
                          const std::array<std::string_view, 3>& defaults, Diagnostics& diagnostics);

/// An article all of whose text is marked with one language is in that language.
void find_article_languages(Document& document);

}  // namespace galley::word_processing

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace galley::word_processing {

/// share/word_processing/style-names.tsv as it stands.
extern const std::string_view style_names_text;

/// What the styles that Word does not have itself are called in each language. The names of Word's own styles are
/// not here: a file holds them in English (ECMA-376 Part 1, 17.7.4.9), and Word shows them in the language it runs in.
struct StyleTranslations {
  std::vector<std::string_view> languages;           ///< BCP 47, English first
  std::vector<std::vector<std::string_view>> names;  ///< of each style, in the order of the languages

  /// The place among the languages of the one that suits a BCP 47 tag best; English, 0, when none does.
  std::size_t nearest(std::string_view language) const;
};

/// Read once, on first use; any thread may ask.
const StyleTranslations& style_translations();

}  // namespace galley::word_processing

// SPDX-License-Identifier: Apache-2.0
#include "word_processing/style_translations.hpp"

#include <algorithm>
#include <array>

namespace galley::word_processing {

namespace {

/// Where Chinese is written in traditional characters unless its tag says otherwise.
constexpr auto traditional_regions = std::to_array<std::string_view>({"zh-TW", "zh-HK", "zh-MO"});

std::vector<std::string_view> cells(std::string_view line) {
  std::vector<std::string_view> found;
  for (std::size_t from = 0; from <= line.size();) {
    const std::size_t end = std::min(line.find('\t', from), line.size());
    found.push_back(line.substr(from, end - from));
    from = end + 1;
  }
  return found;
}

StyleTranslations parsed(std::string_view text) {
  StyleTranslations translations;
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t end = std::min(text.find('\n', from), text.size());
    const std::string_view line = text.substr(from, end - from);
    from = end + 1;
    if (line.empty() || line.starts_with('#')) continue;
    if (translations.languages.empty()) {
      translations.languages = cells(line);
    } else {
      translations.names.push_back(cells(line));
      translations.names.back().resize(translations.languages.size());
    }
  }
  return translations;
}

}  // namespace

std::size_t StyleTranslations::nearest(std::string_view language) const {
  for (const std::string_view region : traditional_regions) {
    if (language == region) language = "zh-Hant";
  }
  // The longest tag of the table that begins the one asked for.
  std::size_t best = 0;
  std::size_t length = 0;
  for (std::size_t i = 0; i < languages.size(); ++i) {
    const std::string_view each = languages[i];
    if (each.size() <= length || !language.starts_with(each)) continue;
    if (language.size() > each.size() && language[each.size()] != '-') continue;
    best = i;
    length = each.size();
  }
  return best;
}

const StyleTranslations& style_translations() {
  static const StyleTranslations translations = parsed(style_names_text);
  return translations;
}

}  // namespace galley::word_processing

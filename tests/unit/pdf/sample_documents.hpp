// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "galley/document.hpp"

namespace galley::testing {

/// One article of paragraphs in a language.
Document article_in(const std::string& language, const std::string& headline,
                    const std::vector<std::string>& paragraphs);

/// A few sentences of news in one language.
struct Sentences {
  std::string language;
  std::string headline;
  std::vector<std::string> paragraphs;
  char32_t letter;  ///< one that a font must have for it
};

/// English, German, Arabic, Hebrew, Hindi, Thai, Japanese, Korean, Chinese, Russian.
std::vector<Sentences> news_in_many_languages();

bool has_font(const Sentences& sentences);

}  // namespace galley::testing

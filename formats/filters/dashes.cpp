// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "filters/punctuation_rules.hpp"
#include "structure/characters.hpp"

namespace galley::filters {
namespace {

constexpr char32_t em_dash = U'—';
constexpr char32_t en_dash = U'–';

// Languages that set the dash in a sentence as an em dash; the others print an en dash between spaces.
bool prints_em_dash(std::string_view language) {
  constexpr std::string_view languages[] = {"en", "es", "fr", "ru", "uk", "pt", "it", "zh", "ja"};
  const std::string_view primary = language.substr(0, language.find('-'));
  return std::find(std::begin(languages), std::end(languages), primary) != std::end(languages);
}

std::size_t run_length(const FlatText& text, std::size_t i) {
  std::size_t end = i;
  while (end < text.size() && text.at(end) == text.at(i) && text.may_change(end)) ++end;
  return end - i;
}

bool beside_han(const FlatText& text, std::size_t begin, std::size_t end) {
  return is_han_text(text.at(begin - 1)) || is_han_text(text.at(end));
}

}  // namespace

void set_dashes(FlatText& text, std::string_view language) {
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = text.at(i);
    if ((c != '-' && c != '.' && c != em_dash) || !text.may_change(i)) {
      ++i;
      continue;
    }
    const std::size_t length = run_length(text, i);
    const std::size_t end = i + length;
    const bool han = beside_han(text, i, end);
    if (c == '.' && (length == 3 || length == 6)) {
      text.change(i, U'…');
      for (std::size_t k = i + 1; k < end; ++k) {
        if (k == i + 1 && han) {
          text.change(k, U'…');
        } else {
          text.drop(k);
        }
      }
    } else if (c == '-' && (length == 2 || length == 3)) {
      const char32_t dash = han || prints_em_dash(language) ? em_dash : en_dash;
      text.change(i, dash);
      for (std::size_t k = i + 1; k < end; ++k) {
        if (k == i + 1 && han) {
          text.change(k, em_dash);
        } else {
          text.drop(k);
        }
      }
    } else if (c == '-' && length == 1 && text.at(i - 1) == ' ' && text.at(i + 1) == ' ' &&
               !structure::is_digit(text.at(i - 2)) && !han && !is_han_text(text.at(i - 2)) &&
               !is_han_text(text.at(i + 2)) && i >= 2 && i + 2 < text.size()) {
      text.change(i, language.starts_with("ru") || language.starts_with("uk") ? em_dash : en_dash);
    } else if (c == em_dash && length == 1 && is_han_text(text.at(i - 1)) && is_han_text(text.at(end)) &&
               !language.starts_with("ja")) {
      text.insert_after(i, em_dash);
    }
    i = end;
  }
  text.settle();
}

}  // namespace galley::filters

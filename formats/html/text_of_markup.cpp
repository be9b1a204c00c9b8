// SPDX-License-Identifier: Apache-2.0
#include "html/text_of_markup.hpp"

#include "galley/limits.hpp"
#include "galley/unicode.hpp"
#include "xhtml/characters.hpp"
#include "xhtml/node_text.hpp"
#include "xhtml/tree.hpp"

namespace galley::html {

std::string text_of_markup(std::string_view value) {
  constexpr std::size_t longest = 20'000;
  value = value.substr(0, longest);
  if (value.find_first_of("<&") == std::string_view::npos) return xhtml::collapse(repair_utf8(value));
  xhtml::Tree tree;
  Limits limits;
  try {
    xhtml::parse_html(tree, value, limits);
  } catch (const Error&) {
    return {};
  }
  return xhtml::collapse(xhtml::text_content(tree.document.document_element().child("body")));
}

std::string comparable(std::string_view text) {
  std::string result;
  bool gap = false;
  for (const char32_t c : CodePoints(text)) {
    if (!is_letter_or_digit(c)) {
      gap = !result.empty();
      continue;
    }
    if (gap) result += ' ';
    gap = false;
    append_utf8(result, c >= 'A' && c <= 'Z' ? c + 32 : c);
  }
  return result;
}

}  // namespace galley::html

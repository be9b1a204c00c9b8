// SPDX-License-Identifier: Apache-2.0
#include "page_layout/contents_entries.hpp"

#include <cstddef>

#include "galley/unicode.hpp"
#include "page_layout/running_heads.hpp"

namespace galley::layout {

bool ends_contents_entry(std::string_view text) {
  constexpr std::size_t least_dots = 4;
  constexpr std::size_t longest_number = 8;  // bytes, such as A-12 or xxxviii
  while (text.ends_with(' ')) text.remove_suffix(1);
  std::size_t begin = text.size();
  while (begin > 0 && text[begin - 1] != ' ' && text[begin - 1] != '.' && (text[begin - 1] & 0x80) == 0) --begin;
  const std::string_view number = text.substr(begin);
  if (number.size() > longest_number || !is_page_number(number.substr(number.find_last_of('-') + 1))) return false;
  std::size_t dots = 0;
  for (std::string_view rest = text.substr(0, begin); !rest.empty();) {
    const char32_t c = code_point_before(rest, rest.size());
    if (c == U'…' || c == U'‥') {
      dots += c == U'…' ? 3 : 2;
      rest.remove_suffix(3);
    } else if (c == U'.' || c == U'_') {
      ++dots;
      rest.remove_suffix(1);
    } else if (c == U'·') {
      ++dots;
      rest.remove_suffix(2);
    } else if (c == U' ') {
      rest.remove_suffix(1);
    } else {
      break;
    }
  }
  return dots >= least_dots;
}

}  // namespace galley::layout

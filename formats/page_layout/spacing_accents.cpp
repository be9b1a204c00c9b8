// SPDX-License-Identifier: Apache-2.0
#include "page_layout/spacing_accents.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace galley::layout {
namespace {

// Letters of Latin-1 and Latin Extended-A.
struct Accent {
  char32_t accent;
  std::u32string_view letters;
  std::u32string_view accented;
};

constexpr std::array accents = std::to_array<Accent>({
    {U'´', U"ACEILNORSUYZaceilnorsuyz", U"ÁĆÉÍĹŃÓŔŚÚÝŹáćéíĺńóŕśúýź"},
    {U'`', U"AEIOUaeiou", U"ÀÈÌÒÙàèìòù"},
    {U'ˆ', U"ACEGHIJOSUWYaceghijosuwy", U"ÂĈÊĜĤÎĴÔŜÛŴŶâĉêĝĥîĵôŝûŵŷ"},
    {U'˜', U"AINOUainou", U"ÃĨÑÕŨãĩñõũ"},
    {U'¨', U"AEIOUYaeiouy", U"ÄËÏÖÜŸäëïöüÿ"},
    {U'˚', U"AUau", U"ÅŮåů"},
    {U'¸', U"CGKLNRSTcgklnrst", U"ÇĢĶĻŅŖŞŢçģķļņŗşţ"},
    {U'ˇ', U"CDELNRSTZcdelnrstz", U"ČĎĚĽŇŘŠŤŽčďěľňřšťž"},
    {U'˘', U"AEGIOUaegiou", U"ĂĔĞĬŎŬăĕğĭŏŭ"},
    {U'¯', U"AEIOUaeiou", U"ĀĒĪŌŪāēīōū"},
    {U'˛', U"AEIUaeiu", U"ĄĘĮŲąęįų"},
    {U'˙', U"CEGIZcegz", U"ĊĖĠİŻċėġż"},
    {U'˝', U"OUou", U"ŐŰőű"},
});

const Accent* find(char32_t c) {
  const auto found = std::find_if(accents.begin(), accents.end(), [c](const Accent& a) { return a.accent == c; });
  return found == accents.end() ? nullptr : &*found;
}

}  // namespace

bool is_spacing_accent(char32_t c) { return (c >= 0x80 || c == U'`') && find(c) != nullptr; }

char32_t accented(char32_t letter, char32_t accent) {
  const Accent* found = find(accent);
  if (found == nullptr) return 0;
  if (letter == U'ı') letter = U'i';
  if (letter == U'ȷ') letter = U'j';
  const std::size_t at = found->letters.find(letter);
  return at == std::u32string_view::npos ? 0 : found->accented[at];
}

}  // namespace galley::layout

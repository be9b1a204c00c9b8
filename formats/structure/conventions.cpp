// SPDX-License-Identifier: Apache-2.0
#include "structure/conventions.hpp"

#include <algorithm>
#include <array>

#include "structure/characters.hpp"
#include "structure/convention_table.hpp"

namespace galley::structure {

std::span<const Convention> conventions() {
  static const std::array all = {convention_zh, convention_en, convention_de, convention_fr,
                                 convention_es, convention_ja, convention_ko, convention_ru,
                                 convention_ar, convention_pt, convention_it, convention_nl};
  return all;
}

const Convention* convention_of(std::string_view language) {
  const std::string_view primary = language.substr(0, language.find_first_of("-_"));
  const auto all = conventions();
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const Convention& c) { return equal_folded(primary, c.language); });
  return found != all.end() ? &*found : nullptr;
}

bool contains_folded(Words words, std::string_view word) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view w) { return equal_folded(word, w); });
}

}  // namespace galley::structure

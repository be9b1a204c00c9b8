// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <vector>

#include "typesetting/cjk.hpp"
#include "typesetting/paragraph.hpp"

namespace galley::typesetting {

/// Letters and digits of alphabets, which stand a little apart from Han beside them.
bool is_latin_like(char32_t character);

/// Sets the gaps between units, what they may give, and the breaks that CJK text allows where no other rule speaks.
/// `classes` are those of the text's UTF-16 units; `bases` are the units at which bases of ruby begin.
void space_units(Paragraph& paragraph, const std::vector<CjkClass>& classes, const ParagraphStyle& style,
                 const std::vector<std::size_t>& bases);

}  // namespace galley::typesetting

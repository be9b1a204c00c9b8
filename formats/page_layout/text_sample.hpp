// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>

#include "page_layout/page_content.hpp"

namespace galley::layout {

/// Words of a page's body text, in the order in which they are shown, at most about so many bytes of UTF-8: enough to
/// tell the language by. Words are told apart by geometry, for many files hold no spaces. Headlines, notes and words of
/// one Latin letter, which formulas are full of, are left out.
std::string text_sample(const PageContent& page, std::size_t bytes);

}  // namespace galley::layout

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace galley::xhtml {

/// Is this what printers put as the mark of a note: 12, [3], *, †, iv, 注1?
bool looks_like_note_mark(std::string_view text);

}  // namespace galley::xhtml

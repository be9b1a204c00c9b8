// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "docx/write_state.hpp"

namespace galley::docx {

/// Names the parts of the document's media, in the order of their keys: fills WriteState::media_parts and media_files.
/// Returns what [Content_Types].xml says of them.
std::string write_media(WriteState& state);

}  // namespace galley::docx

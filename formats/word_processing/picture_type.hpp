// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace galley::word_processing {

/// The media type of a picture by its first bytes; empty when they are of none that is known.
std::string_view picture_type(std::string_view data);

/// The usual ending of a file of this media type, without the dot; "bin" for unknown ones.
std::string_view file_ending(std::string_view media_type);

/// Whether files of this media type are compressed by themselves, so that deflating them again saves nothing.
bool is_packed(std::string_view media_type);

}  // namespace galley::word_processing

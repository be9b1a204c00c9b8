// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "pdf/object_file.hpp"

namespace galley::pdf {

struct ImageRules {
  bool no_cmyk = false;          ///< PDF/A with an RGB output intent has no place for it
  std::uint64_t most_bytes = 0;  ///< of a picture unpacked
};

/// Writes a JPEG, PNG, GIF or WebP as an image XObject (ISO 32000-1, 8.9): JPEG as it is, PNG as it is where PDF can
/// take its data, otherwise decoded, its alpha as a soft mask. 0 if the file is broken or of another kind; `why` says
/// so, and also what is missing from a picture that is shown as far as it goes.
ObjectNumber embed_image(std::string_view data, const ImageRules& rules, ObjectFile& file, std::string& why);

}  // namespace galley::pdf

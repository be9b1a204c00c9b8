// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "pdf/object_file.hpp"

namespace galley::pdf {

struct ImageRules {
  bool no_cmyk = false;          ///< PDF/A with an RGB output intent has no place for it
  std::uint64_t most_bytes = 0;  ///< of a picture unpacked
};

/// What an image XObject holds of the file that it was made of.
enum class PictureForm : std::uint8_t {
  none,      ///< nothing
  as_it_is,  ///< the data of the file: all of a JPEG, the rows of a PNG as they were packed
  pixels,    ///< what the file shows
};

/// Writes a JPEG, PNG, GIF or WebP as an image XObject (ISO 32000-1, 8.9): JPEG as it is, PNG as it is where PDF can
/// take its data, otherwise decoded, its alpha as a soft mask. 0 if the file is broken or of another kind; `why` says
/// so, and also what is missing from a picture that is shown as far as it goes. `form` becomes what it holds.
ObjectNumber embed_image(std::string_view data, const ImageRules& rules, ObjectFile& file, PictureForm& form,
                         std::string& why);

}  // namespace galley::pdf

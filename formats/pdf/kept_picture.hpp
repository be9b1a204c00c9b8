// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Picture files as they were, for the way back out of a PDF. Pages show pixels: a GIF, a PNG with transparency or a
/// drawing in a format that no page can show would come back as something else, or not at all. What the image XObject
/// does not hold stands in a stream of its own, which the figure's structure element names by a private key
/// (ISO 32000-1, Annex E); of a PNG whose rows the XObject has, all but these rows.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "galley/document.hpp"
#include "pdf/image_embedding.hpp"
#include "pdf/object_file.hpp"
#include "pdf_text/file.hpp"

namespace galley::pdf {

/// The key of a structure element whose value is the stream.
inline constexpr const char* kept_picture_key = "GALL_Picture";

/// Writes what is needed to get `media` back when it was embedded in this form; 0: nothing is, or it is no picture.
ObjectNumber write_kept_picture(const Media& media, PictureForm form, ObjectFile& file);

/// The file again; `picture` is the object number of the image XObject, 0 for none. Nothing when the stream does not
/// fit the XObject, is larger than `limit` bytes, or says of itself that it is no picture.
std::optional<Media> read_kept_picture(const pdf_text::File& file, std::int64_t kept, std::int64_t picture,
                                       std::uint64_t limit);

}  // namespace galley::pdf

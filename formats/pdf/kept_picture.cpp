// SPDX-License-Identifier: Apache-2.0
#include "pdf/kept_picture.hpp"

#include <podofo/podofo.h>

#include "pdf/picture_reader.hpp"
#include "pdf/png_file.hpp"

namespace galley::pdf {
namespace {

// In a stream that is a PNG without its rows.
constexpr const char* rows_key = "GALL_RowsInPicture";

std::uint32_t big_endian(std::string_view data, std::size_t at) {
  std::uint32_t value = 0;
  for (std::size_t i = at; i < at + 4; ++i) value = value << 8 | static_cast<unsigned char>(data[i]);
  return value;
}

/// Calls `on_chunk(type, whole, body)` for the chunks of a PNG (PNG 3rd edition, 5.3) behind its signature. In one
/// without rows the bodies of IDAT chunks are not there. Returns what is left behind IEND, or nothing when it is
/// broken.
template <class OnChunk>
std::optional<std::string_view> for_each_chunk(std::string_view png, bool without_rows, const OnChunk& on_chunk) {
  constexpr std::size_t signature = 8;
  constexpr std::size_t around = 12;  // length, type and check sum
  std::size_t at = signature;
  while (png.size() >= around && at <= png.size() - around) {
    const std::uint32_t length = big_endian(png, at);
    const std::string_view type = png.substr(at + 4, 4);
    const std::size_t body = without_rows && type == "IDAT" ? 0 : length;
    if (body > png.size() - at - around) return std::nullopt;
    on_chunk(type, length, png.substr(at, around + body));
    at += around + body;
    if (type == "IEND") return png.substr(at);
  }
  return std::nullopt;
}

/// All of a PNG but its rows; empty when the plainest PNG around the rows is the same.
std::string without_rows(std::string_view png) {
  std::string rest(png.substr(0, 8));
  std::size_t rows = 0;
  bool plain = true;
  std::size_t palette = 0;  // bytes that the plainest PNG has: an entry for each value of a sample
  const auto tail =
      for_each_chunk(png, false, [&](std::string_view type, std::uint32_t length, std::string_view whole) {
        if (type != "IDAT") {
          constexpr std::size_t bits_at = 16;
          if (type == "IHDR" && whole.size() > bits_at + 1 && whole[bits_at + 1] == 3) {
            palette = std::size_t{3} << static_cast<unsigned char>(whole[bits_at]) % 16;
          }
          plain = plain && (type == "IHDR" || (type == "PLTE" && length == palette) || type == "IEND");
          rest += whole;
          return;
        }
        plain = plain && ++rows == 1;
        rest += whole.substr(0, 8);
        rest += whole.substr(8 + std::size_t{length});
      });
  if (!tail) return std::string(png);
  rest += *tail;
  return plain && tail->empty() ? std::string() : rest;
}

std::optional<std::string> with_rows(std::string_view rest, std::string_view rows) {
  if (rest.size() < 8) return std::nullopt;
  std::string png(rest.substr(0, 8));
  const auto tail =
      for_each_chunk(rest, true, [&](std::string_view type, std::uint32_t length, std::string_view whole) {
        if (type != "IDAT") {
          png += whole;
          return;
        }
        const std::string_view body = rows.substr(0, length);
        rows.remove_prefix(body.size());
        png += whole.substr(0, 8);
        png += body;
        png += whole.substr(8);
      });
  if (!tail || !rows.empty()) return std::nullopt;
  png += *tail;
  return png;
}

}  // namespace

ObjectNumber write_kept_picture(const Media& media, PictureForm form, ObjectFile& file) {
  if (!media.media_type.starts_with("image/")) return 0;
  const bool png = media.data.starts_with("\x89PNG\r\n\x1A\n");
  const bool rows = form == PictureForm::as_it_is && png;
  if (form == PictureForm::as_it_is && !png) return 0;
  std::string rest = rows ? without_rows(media.data) : std::string();
  if (rows && rest.empty()) return 0;
  PoDoFo::PdfDictionary dictionary;
  dictionary.AddKey(name("Type"), name("EmbeddedFile"));
  dictionary.AddKey(name("Subtype"), name(media.media_type.c_str()));
  if (rows) dictionary.AddKey(name(rows_key), PoDoFo::PdfVariant(true));
  const ObjectNumber object = file.reserve();
  file.write_stream(object, dictionary, rows ? std::string_view(rest) : std::string_view(media.data));
  return object;
}

std::optional<Media> read_kept_picture(const pdf_text::File& file, std::int64_t kept, std::int64_t picture,
                                       std::uint64_t limit) {
  const pdf_text::PdfObject* stream = pdf_text::resolved(file.object(kept));
  if (stream == nullptr || !stream->HasStream()) return std::nullopt;
  std::string type = pdf_text::name_of(pdf_text::entry(stream, "Subtype"));
  if (!type.starts_with("image/")) return std::nullopt;
  std::string data = pdf_text::stream_data(stream, limit);
  const pdf_text::PdfObject* rows = pdf_text::entry(stream, rows_key);
  if (rows != nullptr && rows->IsBool() && rows->GetBool()) {
    const std::optional<std::string> whole = with_rows(data, picture_data(file, picture, limit));
    if (!whole) return std::nullopt;
    data = *whole;
  }
  if (data.empty()) return std::nullopt;
  return Media{std::move(type), std::move(data)};
}

}  // namespace galley::pdf

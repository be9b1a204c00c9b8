// SPDX-License-Identifier: Apache-2.0
#include "pdf/picture_reader.hpp"

#include <csetjmp>
#include <vector>

#include <podofo/podofo.h>

#include <png.h>

namespace galley::pdf {
namespace {

using pdf_text::entry;
using pdf_text::name_of;
using pdf_text::number_of;
using pdf_text::PdfObject;

constexpr std::uint32_t largest_side = 60'000;

void append_bytes(png_structp png, png_bytep data, png_size_t size) {
  static_cast<std::string*>(png_get_io_ptr(png))->append(reinterpret_cast<const char*>(data), size);
}

void fail(png_structp png, png_const_charp) { longjmp(png_jmpbuf(png), 1); }
void be_silent(png_structp, png_const_charp) {}

// `rows` holds height rows of width pixels with `channels` bytes each.
std::string png_of(const std::string& rows, std::uint32_t width, std::uint32_t height, std::uint32_t channels) {
  std::string out;
  png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, fail, be_silent);
  if (png == nullptr) return {};
  png_infop info = png_create_info_struct(png);
  if (info == nullptr || setjmp(png_jmpbuf(png)) != 0) {
    png_destroy_write_struct(&png, &info);
    return {};
  }
  png_set_write_fn(png, &out, append_bytes, nullptr);
  png_set_IHDR(png, info, width, height, 8, channels == 1 ? PNG_COLOR_TYPE_GRAY : PNG_COLOR_TYPE_RGB,
               PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  png_set_compression_level(png, 4);
  png_write_info(png, info);
  for (std::uint32_t row = 0; row < height; ++row) {
    png_write_row(png, reinterpret_cast<png_const_bytep>(rows.data()) + std::size_t{row} * width * channels);
  }
  png_write_end(png, info);
  png_destroy_write_struct(&png, &info);
  return out;
}

// Bytes for a pixel of this colour space; 0 for one that is not handled.
std::uint32_t channels_of(const PdfObject* space) {
  const std::string name = name_of(space);
  if (name == "DeviceGray" || name == "CalGray" || name == "G") return 1;
  if (name == "DeviceRGB" || name == "RGB") return 3;
  const std::vector<const PdfObject*> parts = pdf_text::elements(space, 8);
  if (parts.size() < 2) return 0;
  const std::string family = name_of(parts[0]);
  if (family == "CalGray") return 1;
  if (family == "CalRGB") return 3;
  if (family != "ICCBased") return 0;
  const double n = number_of(entry(parts[1], "N"), 0);
  return n == 1 ? 1 : n == 3 ? 3 : 0;
}

// The stream without any of its filters undone, but decrypted.
std::string bytes_as_they_stand(const PdfObject* picture, std::uint64_t limit) {
  char* bytes = nullptr;
  PoDoFo::pdf_long length = 0;
  try {
    picture->GetStream()->GetCopy(&bytes, &length);
  } catch (const PoDoFo::PdfError&) {
    return {};
  }
  std::string data;
  if (bytes != nullptr && static_cast<std::uint64_t>(length) <= limit)
    data.assign(bytes, static_cast<std::size_t>(length));
  PoDoFo::podofo_free(bytes);
  return data;
}

std::string last_filter(const PdfObject* picture, std::size_t& count) {
  const PdfObject* filter = entry(picture, "Filter");
  if (filter == nullptr) return {};
  if (!filter->IsArray()) {
    count = 1;
    return name_of(filter);
  }
  const std::vector<const PdfObject*> filters = pdf_text::elements(filter, 16);
  count = filters.size();
  return filters.empty() ? std::string() : name_of(filters.back());
}

}  // namespace

std::optional<Media> read_picture(const pdf_text::File& file, std::int64_t object, std::uint64_t limit,
                                  std::string& why) {
  const PdfObject* picture = pdf_text::resolved(file.object(object));
  if (picture == nullptr || !picture->HasStream()) {
    why = "it is not in the file";
    return std::nullopt;
  }
  std::size_t filters = 0;
  const std::string filter = last_filter(picture, filters);
  if (filter == "DCTDecode" || filter == "DCT" || filter == "JPXDecode") {
    const bool jpeg = filter != "JPXDecode";
    if (filters != 1) {
      why = "it is packed by " + std::to_string(filters) + " filters";
      return std::nullopt;
    }
    std::string data = bytes_as_they_stand(picture, limit);
    if (jpeg && !data.starts_with("\xFF\xD8")) {
      why = "its JPEG data are damaged";
      return std::nullopt;
    }
    return Media{jpeg ? "image/jpeg" : "image/jp2", std::move(data)};
  }
  if (filter == "CCITTFaxDecode" || filter == "JBIG2Decode") {
    why = "it is packed by " + filter;
    return std::nullopt;
  }
  const double width = number_of(entry(picture, "Width"), 0);
  const double height = number_of(entry(picture, "Height"), 0);
  const std::uint32_t channels = channels_of(entry(picture, "ColorSpace"));
  if (number_of(entry(picture, "BitsPerComponent"), 0) != 8 || channels == 0 || entry(picture, "Decode") != nullptr) {
    why = "it is of a kind of colour that is not handled";
    return std::nullopt;
  }
  if (width < 1 || height < 1 || width > largest_side || height > largest_side) {
    why = "its size makes no sense";
    return std::nullopt;
  }
  const auto columns = static_cast<std::uint32_t>(width);
  const auto rows = static_cast<std::uint32_t>(height);
  const std::string data = pdf_text::stream_data(picture, limit);
  if (data.size() < std::uint64_t{columns} * rows * channels) {
    why = "it holds too little";
    return std::nullopt;
  }
  std::string png = png_of(data, columns, rows, channels);
  if (png.empty()) {
    why = "it cannot be written as PNG";
    return std::nullopt;
  }
  return Media{"image/png", std::move(png)};
}

}  // namespace galley::pdf

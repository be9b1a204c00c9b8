// SPDX-License-Identifier: Apache-2.0
#include "pdf/picture_reader.hpp"

#include <algorithm>
#include <vector>

#include <podofo/podofo.h>

#include "pdf/picture_colours.hpp"
#include "pdf/png_file.hpp"

namespace galley::pdf {
namespace {

using pdf_text::entry;
using pdf_text::name_of;
using pdf_text::number_of;
using pdf_text::PdfObject;

constexpr std::uint32_t largest_side = 60'000;

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

bool is_true(const PdfObject* object) { return object != nullptr && object->IsBool() && object->GetBool(); }

// Width, height and sample size; false when they make no sense.
bool read_size(const PdfObject* picture, PngHead& head) {
  const double width = number_of(entry(picture, "Width"), 0);
  const double height = number_of(entry(picture, "Height"), 0);
  const double bits = is_true(entry(picture, "ImageMask")) ? 1 : number_of(entry(picture, "BitsPerComponent"), 8);
  if (!(width >= 1 && height >= 1 && width <= largest_side && height <= largest_side)) return false;
  if (bits != 1 && bits != 2 && bits != 4 && bits != 8 && bits != 16) return false;
  head.width = static_cast<std::uint32_t>(width);
  head.height = static_cast<std::uint32_t>(height);
  head.bits = static_cast<std::uint8_t>(bits);
  return true;
}

std::size_t row_size(const PngHead& head, std::uint32_t components) {
  return (std::size_t{head.width} * components * head.bits + 7) / 8;
}

std::vector<double> decode_of(const PdfObject* picture) {
  std::vector<double> decode;
  for (const PdfObject* value : pdf_text::elements(entry(picture, "Decode"), 8)) decode.push_back(number_of(value, 0));
  return decode;
}

// Rows that were put through PNG's filters and deflated are what a PNG holds: nothing needs to be packed anew.
bool is_packed_as_png(const PdfObject* picture, const PngHead& head, const ColourSpace& space) {
  const PdfObject* parameters = entry(picture, "DecodeParms");
  if (parameters != nullptr && parameters->IsArray()) {
    const auto all = pdf_text::elements(parameters, 2);
    parameters = all.size() == 1 ? all.front() : nullptr;
  }
  return !space.is_cmyk && !space.is_ink && number_of(entry(parameters, "Predictor"), 1) >= 10 &&
         number_of(entry(parameters, "Colors"), 1) == space.components &&
         number_of(entry(parameters, "BitsPerComponent"), 8) == head.bits &&
         number_of(entry(parameters, "Columns"), 1) == head.width && entry(picture, "Decode") == nullptr &&
         (space.palette.empty() || head.bits <= 8) && (space.components == 1 || head.bits >= 8);
}

// How much of each pixel covers what is below it, in the size of the picture; empty: all of all.
std::string alpha_of(const PdfObject* picture, const PngHead& head, std::uint64_t limit) {
  const PdfObject* mask = entry(picture, "SMask");
  const bool stencil = mask == nullptr;
  if (stencil) mask = entry(picture, "Mask");
  PngHead own;
  if (mask == nullptr || !mask->HasStream() || !read_size(mask, own) || (stencil && own.bits != 1)) return {};
  std::size_t filters = 0;
  const std::string filter = last_filter(mask, filters);
  if (filter == "CCITTFaxDecode" || filter == "JBIG2Decode" || filter == "JPXDecode") return {};
  const std::string data = pdf_text::stream_data(mask, limit);
  if (data.size() < row_size(own, 1) * own.height) return {};
  ColourSpace gray;
  gray.components = 1;
  gray.is_ink = stencil;  // a stencil's ones are left out
  bool is_gray = true;
  const std::string rows = eight_bit_rows({own.width, own.height, own.bits, decode_of(mask), data}, gray, is_gray);
  std::string alpha;
  alpha.reserve(std::size_t{head.width} * head.height);
  for (std::uint64_t y = 0; y < head.height; ++y) {
    for (std::uint64_t x = 0; x < head.width; ++x)
      alpha += rows[y * own.height / head.height * own.width + x * own.width / head.width];
  }
  return alpha;
}

// Colour and alpha of each pixel, one after the other.
std::string interleaved(const std::string& colours, const std::string& alpha, std::size_t channels) {
  std::string out;
  out.reserve(colours.size() + alpha.size());
  for (std::size_t i = 0; i < alpha.size(); ++i) {
    out.append(colours, i * channels, channels);
    out += alpha[i];
  }
  return out;
}

std::string png_of(const PdfObject* picture, const std::string& filter, std::size_t filters, std::uint64_t limit,
                   std::string& why) {
  PngHead head;
  if (!read_size(picture, head)) {
    why = "its size makes no sense";
    return {};
  }
  ColourSpace gray;
  gray.components = 1;
  const std::optional<ColourSpace> space =
      is_true(entry(picture, "ImageMask")) ? gray : colour_space(entry(picture, "ColorSpace"));
  if (!space) {
    why = "it is of a kind of colour that is not handled";
    return {};
  }
  const std::uint64_t pixels = std::uint64_t{head.width} * head.height;
  if (pixels * std::max<std::uint64_t>(4, space->components * head.bits / 8) > limit) {
    why = "it is larger than is allowed";
    return {};
  }
  const std::string data = pdf_text::stream_data(picture, limit);
  if (data.size() < row_size(head, space->components) * head.height) {
    why = "it holds too little";
    return {};
  }
  const std::string alpha = alpha_of(picture, head, limit);
  if (alpha.empty() && filter == "FlateDecode" && filters == 1 && is_packed_as_png(picture, head, *space)) {
    head.kind = !space->palette.empty() ? PngKind::palette : space->components == 1 ? PngKind::gray : PngKind::rgb;
    head.palette = space->palette.substr(0, std::size_t{3} << head.bits);
    return png_of_compressed(head, bytes_as_they_stand(picture, limit));
  }
  bool is_gray = false;
  const Samples samples{head.width, head.height, head.bits, decode_of(picture), data};
  const std::string rows = eight_bit_rows(samples, *space, is_gray);
  head.bits = 8;
  head.kind = is_gray ? PngKind::gray : PngKind::rgb;
  if (!alpha.empty()) head.kind = is_gray ? PngKind::gray_alpha : PngKind::rgb_alpha;
  std::string png = png_of_rows(head, alpha.empty() ? rows : interleaved(rows, alpha, is_gray ? 1 : 3));
  if (png.empty()) why = "it cannot be written as PNG";
  return png;
}

}  // namespace

std::string picture_data(const pdf_text::File& file, std::int64_t object, std::uint64_t limit) {
  const PdfObject* picture = object == 0 ? nullptr : pdf_text::resolved(file.object(object));
  return picture == nullptr || !picture->HasStream() ? std::string() : bytes_as_they_stand(picture, limit);
}

std::optional<Media> read_picture(const pdf_text::File& file, std::int64_t object, std::uint64_t limit,
                                  std::string& why) {
  const PdfObject* picture = pdf_text::resolved(file.object(object));
  if (picture == nullptr || !picture->HasStream()) {
    why = "it is not in the file";
    return std::nullopt;
  }
  std::size_t filters = 0;
  const std::string filter = last_filter(picture, filters);
  const bool jpeg = filter == "DCTDecode" || filter == "DCT";
  if ((jpeg || filter == "JPXDecode") && filters == 1) {
    std::string data = bytes_as_they_stand(picture, limit);
    if (jpeg && !data.starts_with("\xFF\xD8")) {
      why = "its JPEG data are damaged";
      return std::nullopt;
    }
    return Media{jpeg ? "image/jpeg" : "image/jp2", std::move(data)};
  }
  if (filter == "CCITTFaxDecode" || filter == "JBIG2Decode" || filter == "JPXDecode") {
    why = "it is packed by " + filter;
    return std::nullopt;
  }
  std::string png = png_of(picture, filter, filters, limit, why);
  if (png.empty()) return std::nullopt;
  return Media{"image/png", std::move(png)};
}

}  // namespace galley::pdf

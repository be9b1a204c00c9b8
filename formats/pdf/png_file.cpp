// SPDX-License-Identifier: Apache-2.0
#include "pdf/png_file.hpp"

#include <libdeflate.h>

namespace galley::pdf {
namespace {

constexpr int level = 5;

void append_big_endian(std::string& out, std::uint32_t value) {
  for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>(value >> shift & 0xFF);
}

void append_chunk(std::string& out, std::string_view type, std::string_view data) {
  append_big_endian(out, static_cast<std::uint32_t>(data.size()));
  const std::size_t begin = out.size();
  out += type;
  out += data;
  append_big_endian(out, libdeflate_crc32(0, out.data() + begin, out.size() - begin));
}

std::size_t channels(PngKind kind) {
  switch (kind) {
    case PngKind::rgb:
      return 3;
    case PngKind::gray_alpha:
      return 2;
    case PngKind::rgb_alpha:
      return 4;
    default:
      return 1;
  }
}

}  // namespace

std::string png_of_compressed(const PngHead& head, std::string_view compressed) {
  std::string out = "\x89PNG\r\n\x1A\n";
  std::string header;
  append_big_endian(header, head.width);
  append_big_endian(header, head.height);
  header += static_cast<char>(head.bits);
  header += static_cast<char>(head.kind);
  header.append(3, '\0');  // deflate, the usual filters, not interlaced
  append_chunk(out, "IHDR", header);
  if (head.kind == PngKind::palette) append_chunk(out, "PLTE", head.palette);
  append_chunk(out, "IDAT", compressed);
  append_chunk(out, "IEND", {});
  return out;
}

std::string png_of_rows(const PngHead& head, std::string_view rows) {
  const std::size_t row = (std::size_t{head.width} * channels(head.kind) * head.bits + 7) / 8;
  const std::size_t pixel = channels(head.kind) * head.bits / 8;
  std::string filtered;
  filtered.reserve((row + 1) * head.height);
  for (std::size_t y = 0; y < head.height; ++y) {
    const std::string_view line = rows.substr(y * row, row);
    // Photographs pack best as differences to the neighbour, few colours as they are.
    filtered += static_cast<char>(pixel > 0 ? 1 : 0);
    for (std::size_t x = 0; x < row; ++x)
      filtered += static_cast<char>(pixel > 0 && x >= pixel ? line[x] - line[x - pixel] : line[x]);
  }
  libdeflate_compressor* compressor = libdeflate_alloc_compressor(level);
  if (compressor == nullptr) return {};
  std::string compressed(libdeflate_zlib_compress_bound(compressor, filtered.size()), '\0');
  compressed.resize(
      libdeflate_zlib_compress(compressor, filtered.data(), filtered.size(), compressed.data(), compressed.size()));
  libdeflate_free_compressor(compressor);
  return png_of_compressed(head, compressed);
}

}  // namespace galley::pdf

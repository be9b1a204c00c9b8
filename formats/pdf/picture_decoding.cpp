// SPDX-License-Identifier: Apache-2.0
#include "pdf/picture_decoding.hpp"

#include <algorithm>
#include <cstring>
#include <memory>

#include <gif_lib.h>
#include <webp/decode.h>

namespace galley::pdf {
namespace {

bool takes_too_much(std::uint64_t width, std::uint64_t height, std::uint64_t most_bytes) {
  return width == 0 || height == 0 || width * height * 4 > most_bytes;
}

// --- GIF

struct GifSource {
  std::string_view data;
  std::size_t at = 0;
};

struct GifCloser {
  void operator()(GifFileType* gif) const {
    int error = 0;
    DGifCloseFile(gif, &error);
  }
};

/// Puts the lines of the picture that comes next onto the canvas. What lies beyond it is left out.
bool read_picture(GifFileType& gif, int transparent, Pixels& canvas) {
  const GifImageDesc& picture = gif.Image;
  const ColorMapObject* colours = picture.ColorMap != nullptr ? picture.ColorMap : gif.SColorMap;
  if (colours == nullptr || picture.Width <= 0 || picture.Height <= 0) return false;
  std::vector<GifPixelType> line(static_cast<std::size_t>(picture.Width));
  // Interlaced lines come in four passes (GIF89a, appendix E).
  static constexpr int starts[] = {0, 4, 2, 1};
  static constexpr int steps[] = {8, 8, 4, 2};
  const int passes = picture.Interlace ? 4 : 1;
  for (int pass = 0; pass < passes; ++pass) {
    const int step = picture.Interlace ? steps[pass] : 1;
    for (int y = picture.Interlace ? starts[pass] : 0; y < picture.Height; y += step) {
      if (DGifGetLine(&gif, line.data(), picture.Width) != GIF_OK) return false;
      const int row = picture.Top + y;
      if (row < 0 || row >= static_cast<int>(canvas.height)) continue;
      for (int x = 0; x < picture.Width; ++x) {
        const int column = picture.Left + x;
        const int index = line[static_cast<std::size_t>(x)];
        if (column < 0 || column >= static_cast<int>(canvas.width) || index == transparent) continue;
        if (index >= colours->ColorCount) continue;
        const GifColorType& colour = colours->Colors[index];
        unsigned char* pixel =
            canvas.rgba.data() + (static_cast<std::size_t>(row) * canvas.width + static_cast<std::size_t>(column)) * 4;
        pixel[0] = colour.Red;
        pixel[1] = colour.Green;
        pixel[2] = colour.Blue;
        pixel[3] = 255;
      }
    }
  }
  return true;
}

/// Reads an extension to its end; the index of the transparent colour if it tells one.
bool read_extension(GifFileType& gif, int& transparent) {
  int code = 0;
  GifByteType* block = nullptr;
  if (DGifGetExtension(&gif, &code, &block) != GIF_OK) return false;
  while (block != nullptr) {
    GraphicsControlBlock control;
    if (code == GRAPHICS_EXT_FUNC_CODE && DGifExtensionToGCB(block[0], block + 1, &control) == GIF_OK) {
      transparent = control.TransparentColor;
    }
    if (DGifGetExtensionNext(&gif, &block) != GIF_OK) return false;
  }
  return true;
}

}  // namespace

bool decode_gif(std::string_view data, std::uint64_t most_bytes, Pixels& pixels, std::string& why) {
  why = "a GIF is broken";
  GifSource source{data};
  int error = 0;
  const std::unique_ptr<GifFileType, GifCloser> gif(DGifOpen(
      &source,
      [](GifFileType* file, GifByteType* to, int length) {
        auto* from = static_cast<GifSource*>(file->UserData);
        const std::size_t count = std::min(static_cast<std::size_t>(length), from->data.size() - from->at);
        std::memcpy(to, from->data.data() + from->at, count);
        from->at += count;
        return static_cast<int>(count);
      },
      &error));
  if (!gif) return false;
  pixels.width = static_cast<std::uint32_t>(std::max(gif->SWidth, 0));
  pixels.height = static_cast<std::uint32_t>(std::max(gif->SHeight, 0));
  if (takes_too_much(pixels.width, pixels.height, most_bytes)) return false;
  bool shown = false;
  int transparent = NO_TRANSPARENT_COLOR;
  while (true) {
    GifRecordType record = UNDEFINED_RECORD_TYPE;
    if (DGifGetRecordType(gif.get(), &record) != GIF_OK) return shown;
    if (record == TERMINATE_RECORD_TYPE) return shown;
    if (record == EXTENSION_RECORD_TYPE) {
      if (!read_extension(*gif, transparent)) return shown;
    } else if (record == IMAGE_DESC_RECORD_TYPE) {
      if (shown) {
        why = "a GIF moves, its first picture is shown";
        return true;
      }
      if (DGifGetImageDesc(gif.get()) != GIF_OK) return false;
      pixels.rgba.assign(std::size_t{pixels.width} * pixels.height * 4, 0);
      if (!read_picture(*gif, transparent, pixels)) return false;
      shown = true;
      why.clear();
    }
  }
}

bool decode_webp(std::string_view data, std::uint64_t most_bytes, Pixels& pixels, std::string& why) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(data.data());
  WebPBitstreamFeatures features;
  why = "a WebP is broken";
  if (WebPGetFeatures(bytes, data.size(), &features) != VP8_STATUS_OK) return false;
  if (features.has_animation != 0) {
    why = "a WebP moves";
    return false;
  }
  pixels.width = static_cast<std::uint32_t>(std::max(features.width, 0));
  pixels.height = static_cast<std::uint32_t>(std::max(features.height, 0));
  if (takes_too_much(pixels.width, pixels.height, most_bytes)) return false;
  pixels.rgba.resize(std::size_t{pixels.width} * pixels.height * 4);
  if (WebPDecodeRGBAInto(bytes, data.size(), pixels.rgba.data(), pixels.rgba.size(),
                         static_cast<int>(pixels.width * 4)) == nullptr) {
    return false;
  }
  why.clear();
  return true;
}

}  // namespace galley::pdf

// SPDX-License-Identifier: Apache-2.0
#include "pdf/image_embedding.hpp"

#include <csetjmp>
#include <cstdio>
#include <cstring>
#include <memory>
#include <vector>

#include <jpeglib.h>

#include <jerror.h>
#include <libdeflate.h>
#include <png.h>

#include "pdf/picture_decoding.hpp"

namespace galley::pdf {
namespace {

using PoDoFo::PdfArray;
using PoDoFo::PdfDictionary;
using PoDoFo::PdfVariant;

PdfVariant number(std::int64_t value) { return {static_cast<PoDoFo::pdf_int64>(value)}; }

PdfDictionary image_dictionary(std::uint32_t width, std::uint32_t height, int bits, const char* colours) {
  PdfDictionary dictionary;
  dictionary.AddKey(name("Type"), name("XObject"));
  dictionary.AddKey(name("Subtype"), name("Image"));
  dictionary.AddKey(name("Width"), number(width));
  dictionary.AddKey(name("Height"), number(height));
  dictionary.AddKey(name("BitsPerComponent"), number(bits));
  if (colours != nullptr) dictionary.AddKey(name("ColorSpace"), name(colours));
  return dictionary;
}

std::uint32_t big_endian(std::string_view data, std::size_t at) {
  std::uint32_t value = 0;
  for (std::size_t i = at; i < at + 4; ++i) value = value << 8 | static_cast<unsigned char>(data[i]);
  return value;
}

// --- JPEG

struct JpegErrors {
  jpeg_error_mgr manager;
  std::jmp_buf jump;
};

struct JpegInfo {
  std::uint32_t width = 0;
  std::uint32_t height = 0;
  int components = 0;
  bool adobe = false;
  bool sound = false;
  bool short_of_lines = false;     // the data end before the picture does
  std::vector<unsigned char> rgb;  // if decoded
};

enum class JpegReading : std::uint8_t { head, check, decode };

constexpr int most_scans = 200;  // of a progressive JPEG; each costs as much as a whole picture

/// Reads the head, looks whether all lines are there, or decodes to RGB. No object with a destructor lives across the
/// jump but `info`.
void read_jpeg(std::string_view data, JpegReading reading, JpegInfo& info) {
  jpeg_decompress_struct jpeg{};
  JpegErrors errors{};
  jpeg.err = jpeg_std_error(&errors.manager);
  errors.manager.error_exit = [](j_common_ptr common) {
    std::longjmp(reinterpret_cast<JpegErrors*>(common->err)->jump, 1);
  };
  errors.manager.emit_message = [](j_common_ptr common, int level) {
    const int code = common->err->msg_code;
    if (level < 0 && (code == JWRN_JPEG_EOF || code == JWRN_HIT_MARKER)) ++common->err->num_warnings;
  };
  jpeg_progress_mgr progress{};
  progress.progress_monitor = [](j_common_ptr common) {
    if (reinterpret_cast<j_decompress_ptr>(common)->input_scan_number > most_scans) common->err->error_exit(common);
  };
  if (setjmp(errors.jump) != 0) {
    jpeg_destroy_decompress(&jpeg);
    info.sound = false;
    return;
  }
  jpeg_create_decompress(&jpeg);
  jpeg.progress = &progress;
  jpeg_mem_src(&jpeg, reinterpret_cast<const unsigned char*>(data.data()), data.size());
  jpeg_read_header(&jpeg, TRUE);
  info.width = jpeg.image_width;
  info.height = jpeg.image_height;
  info.components = jpeg.num_components;
  info.adobe = jpeg.saw_Adobe_marker != FALSE;
  if (reading == JpegReading::check) {
    // An eighth of the size: the cost is that of reading the data, not of making pixels.
    jpeg.scale_num = 1;
    jpeg.scale_denom = 8;
    jpeg.dct_method = JDCT_IFAST;
    jpeg_start_decompress(&jpeg);
    const JDIMENSION row = jpeg.output_width * static_cast<JDIMENSION>(jpeg.output_components);
    JSAMPARRAY line = (*jpeg.mem->alloc_sarray)(reinterpret_cast<j_common_ptr>(&jpeg), JPOOL_IMAGE, row, 1);
    while (jpeg.output_scanline < jpeg.output_height && errors.manager.num_warnings == 0)
      jpeg_read_scanlines(&jpeg, line, 1);
  }
  if (reading == JpegReading::decode) {
    jpeg.out_color_space = jpeg.num_components == 4 ? JCS_CMYK : JCS_RGB;
    jpeg_start_decompress(&jpeg);
    const std::size_t channels = jpeg.num_components == 4 ? 4 : 3;
    std::vector<unsigned char>& rgb = info.rgb;
    rgb.resize(std::size_t{info.width} * info.height * 3);
    const std::size_t row = info.width * channels;
    JSAMPARRAY line =
        (*jpeg.mem->alloc_sarray)(reinterpret_cast<j_common_ptr>(&jpeg), JPOOL_IMAGE, static_cast<JDIMENSION>(row), 1);
    while (jpeg.output_scanline < jpeg.output_height) {
      const std::size_t at = jpeg.output_scanline;
      jpeg_read_scanlines(&jpeg, line, 1);
      unsigned char* out = rgb.data() + at * info.width * 3;
      for (std::size_t x = 0; x < info.width; ++x) {
        const unsigned char* in = line[0] + x * channels;
        if (channels == 3) {
          std::memcpy(out + x * 3, in, 3);
          continue;
        }
        for (std::size_t c = 0; c < 3; ++c) {
          // Adobe writes CMYK upside down: 255 is no ink.
          const unsigned ink = info.adobe ? in[c] : 255U - in[c];
          const unsigned black = info.adobe ? in[3] : 255U - in[3];
          out[x * 3 + c] = static_cast<unsigned char>(ink * black / 255);
        }
      }
    }
    jpeg_finish_decompress(&jpeg);
  }
  info.short_of_lines = errors.manager.num_warnings > 0;
  jpeg_destroy_decompress(&jpeg);
  info.sound = true;
}

/// Can so few bytes hold the picture? Each block of eight by eight pixels takes a bit at least.
bool holds_blocks(const JpegInfo& info, std::size_t bytes) {
  return std::uint64_t{info.width} * info.height / 64 / 8 <= bytes;
}

ObjectNumber embed_jpeg(std::string_view data, const ImageRules& rules, ObjectFile& file, PictureForm& form,
                        std::string& why) {
  JpegInfo info;
  read_jpeg(data, JpegReading::head, info);
  if (info.sound && holds_blocks(info, data.size())) {
    read_jpeg(data, JpegReading::check, info);
  } else {
    info.sound = false;
  }
  if (!info.sound || (info.components != 1 && info.components != 3 && info.components != 4)) {
    why = "a JPEG is broken";
    return 0;
  }
  const bool is_short = info.short_of_lines;
  if ((info.components == 4 && rules.no_cmyk) || is_short) {
    if (std::uint64_t{info.width} * info.height * 3 > rules.most_bytes) {
      why = is_short ? "a JPEG is broken" : "a JPEG is too large to be turned into RGB";
      return 0;
    }
    read_jpeg(data, JpegReading::decode, info);
    if (!info.sound) {
      why = "a JPEG is broken";
      return 0;
    }
    if (is_short) why = "a JPEG ends before its last line, what is there is shown";
    const ObjectNumber object = file.reserve();
    form = PictureForm::pixels;
    file.write_stream(object, image_dictionary(info.width, info.height, 8, "DeviceRGB"),
                      {reinterpret_cast<const char*>(info.rgb.data()), info.rgb.size()});
    return object;
  }
  PdfDictionary dictionary = image_dictionary(info.width, info.height, 8,
                                              info.components == 1   ? "DeviceGray"
                                              : info.components == 3 ? "DeviceRGB"
                                                                     : "DeviceCMYK");
  const ObjectNumber object = file.reserve();
  dictionary.AddKey(name("Filter"), name("DCTDecode"));
  if (info.components == 4 && info.adobe) {
    PdfArray decode;
    for (int i = 0; i < 4; ++i) {
      decode.push_back(number(1));
      decode.push_back(number(0));
    }
    dictionary.AddKey(name("Decode"), decode);
  }
  file.write_stream(object, dictionary, data, false);
  form = PictureForm::as_it_is;
  return object;
}

// --- PNG

struct PngHead {
  std::uint32_t width = 0;
  std::uint32_t height = 0;
  int bits = 0;
  int kind = 0;  // colour type
  bool interlaced = false;
  bool transparency = false;
  std::string palette;
  std::string data;  // of all IDAT chunks
};

bool read_png_chunks(std::string_view file, PngHead& head) {
  std::size_t at = 8;
  bool end = false;
  while (!end && at + 12 <= file.size()) {
    const std::uint32_t length = big_endian(file, at);
    if (length > file.size() - at - 12) return false;
    const std::string_view type = file.substr(at + 4, 4);
    const std::string_view body = file.substr(at + 8, length);
    if (type == "IHDR" && length >= 13) {
      head.width = big_endian(body, 0);
      head.height = big_endian(body, 4);
      head.bits = static_cast<unsigned char>(body[8]);
      head.kind = static_cast<unsigned char>(body[9]);
      head.interlaced = body[12] != 0;
    } else if (type == "PLTE") {
      head.palette = body;
    } else if (type == "tRNS") {
      head.transparency = true;
    } else if (type == "IDAT") {
      head.data += body;
    } else if (type == "IEND") {
      end = true;
    }
    at += 12 + std::size_t{length};
  }
  return head.width > 0 && head.height > 0 && !head.data.empty();
}

/// Does the compressed data hold exactly the rows that the head promises?
bool rows_are_there(const PngHead& head, int channels) {
  const std::uint64_t row = 1 + (std::uint64_t{head.width} * static_cast<unsigned>(channels * head.bits) + 7) / 8;
  const std::uint64_t size = row * head.height;
  std::string rows(size, '\0');
  libdeflate_decompressor* decompressor = libdeflate_alloc_decompressor();
  if (decompressor == nullptr) return false;
  std::size_t got = 0;
  const libdeflate_result result =
      libdeflate_zlib_decompress(decompressor, head.data.data(), head.data.size(), rows.data(), rows.size(), &got);
  libdeflate_free_decompressor(decompressor);
  if (result != LIBDEFLATE_SUCCESS || got != size) return false;
  for (std::uint64_t y = 0; y < head.height; ++y) {
    if (static_cast<unsigned char>(rows[y * row]) > 4) return false;
  }
  return true;
}

struct PngSource {
  std::string_view data;
  std::size_t at = 0;
};

/// Decodes to gray, RGB or the same with alpha, 8 bits each. False when broken.
bool decode_png(std::string_view data, std::vector<unsigned char>& pixels, png_uint_32& width, png_uint_32& height,
                int& channels) {
  png_structp png = png_create_read_struct(
      PNG_LIBPNG_VER_STRING, nullptr, [](png_structp p, png_const_charp) { png_longjmp(p, 1); },
      [](png_structp, png_const_charp) {});
  if (png == nullptr) return false;
  png_infop info = png_create_info_struct(png);
  PngSource source{data};
  std::vector<png_bytep> rows;
  if (info == nullptr || setjmp(png_jmpbuf(png)) != 0) {
    png_destroy_read_struct(&png, &info, nullptr);
    return false;
  }
  png_set_read_fn(png, &source, [](png_structp p, png_bytep to, png_size_t length) {
    auto* from = static_cast<PngSource*>(png_get_io_ptr(p));
    if (length > from->data.size() - from->at) png_error(p, "end");
    std::memcpy(to, from->data.data() + from->at, length);
    from->at += length;
  });
  png_set_user_limits(png, 65'535, 65'535);
  png_read_info(png, info);
  width = png_get_image_width(png, info);
  height = png_get_image_height(png, info);
  png_set_expand(png);
  png_set_scale_16(png);
  png_set_interlace_handling(png);
  png_read_update_info(png, info);
  channels = png_get_channels(png, info);
  const std::size_t row = png_get_rowbytes(png, info);
  pixels.resize(row * height);
  rows.resize(height);
  for (png_uint_32 y = 0; y < height; ++y) rows[y] = pixels.data() + y * row;
  png_read_image(png, rows.data());
  png_destroy_read_struct(&png, &info, nullptr);
  return true;
}

/// Writes pixels of 8 bits a channel: gray or RGB, each with or without alpha, which becomes a soft mask.
ObjectNumber embed_pixels(const std::vector<unsigned char>& pixels, std::uint32_t width, std::uint32_t height,
                          int channels, ObjectFile& file) {
  const bool alpha = channels == 2 || channels == 4;
  const int colours = alpha ? channels - 1 : channels;
  const std::size_t count = std::size_t{width} * height;
  std::string colour(count * static_cast<std::size_t>(colours), '\0');
  std::string mask(alpha ? count : 0, '\0');
  bool opaque = true;
  for (std::size_t i = 0; i < count; ++i) {
    const unsigned char* pixel = pixels.data() + i * static_cast<std::size_t>(channels);
    std::memcpy(colour.data() + i * static_cast<std::size_t>(colours), pixel, static_cast<std::size_t>(colours));
    if (alpha) {
      mask[i] = static_cast<char>(pixel[colours]);
      opaque = opaque && pixel[colours] == 255;
    }
  }
  PdfDictionary dictionary = image_dictionary(width, height, 8, colours == 1 ? "DeviceGray" : "DeviceRGB");
  if (alpha && !opaque) {
    const ObjectNumber mask_object = file.reserve();
    file.write_stream(mask_object, image_dictionary(width, height, 8, "DeviceGray"), mask);
    dictionary.AddKey(name("SMask"), reference(mask_object));
  }
  const ObjectNumber object = file.reserve();
  file.write_stream(object, dictionary, colour);
  return object;
}

ObjectNumber embed_png(std::string_view data, const ImageRules& rules, ObjectFile& file, PictureForm& form,
                       std::string& why) {
  PngHead head;
  if (!read_png_chunks(data, head)) {
    why = "a PNG is broken";
    return 0;
  }
  if (std::uint64_t{head.width} * head.height * 8 > rules.most_bytes * 2) {
    why = "a PNG of " + std::to_string(head.width) + " by " + std::to_string(head.height) +
          " pixels is larger than is allowed";
    return 0;
  }
  const bool plain =
      !head.interlaced && !head.transparency && head.bits <= 8 && (head.kind == 0 || head.kind == 2 || head.kind == 3);
  const int plain_channels = head.kind == 2 ? 3 : 1;
  if (plain && head.bits >= 1 && rows_are_there(head, plain_channels)) {
    PdfDictionary dictionary = image_dictionary(head.width, head.height, head.bits,
                                                head.kind == 2   ? "DeviceRGB"
                                                : head.kind == 0 ? "DeviceGray"
                                                                 : nullptr);
    if (head.kind == 3) {
      const std::size_t entries = head.palette.size() / 3;
      if (entries == 0 || entries > 256) {
        why = "a PNG is broken";
        return 0;
      }
      PdfArray space;
      space.push_back(name("Indexed"));
      space.push_back(name("DeviceRGB"));
      // Missing entries are black, so that no index leads nowhere.
      std::string palette = head.palette.substr(0, entries * 3);
      palette.resize(std::size_t{3} << head.bits, '\0');
      space.push_back(number((std::int64_t{1} << head.bits) - 1));
      const ObjectNumber table = file.reserve();
      file.write_stream(table, {}, palette);
      space.push_back(reference(table));
      dictionary.AddKey(name("ColorSpace"), space);
    }
    PdfDictionary parameters;
    parameters.AddKey(name("Predictor"), number(15));
    parameters.AddKey(name("Colors"), number(plain_channels));
    parameters.AddKey(name("BitsPerComponent"), number(head.bits));
    parameters.AddKey(name("Columns"), number(head.width));
    dictionary.AddKey(name("DecodeParms"), parameters);
    dictionary.AddKey(name("Filter"), name("FlateDecode"));
    const ObjectNumber object = file.reserve();
    file.write_stream(object, dictionary, head.data, false);
    form = PictureForm::as_it_is;
    return object;
  }
  std::vector<unsigned char> pixels;
  png_uint_32 width = 0;
  png_uint_32 height = 0;
  int channels = 0;
  if (!decode_png(data, pixels, width, height, channels) || channels < 1 || channels > 4) {
    why = "a PNG is broken";
    return 0;
  }
  form = PictureForm::pixels;
  return embed_pixels(pixels, width, height, channels, file);
}

}  // namespace

ObjectNumber embed_image(std::string_view data, const ImageRules& rules, ObjectFile& file, PictureForm& form,
                         std::string& why) {
  form = PictureForm::none;
  if (data.size() > 3 && data.substr(0, 2) == "\xFF\xD8") return embed_jpeg(data, rules, file, form, why);
  if (data.size() > 33 && data.substr(0, 8) == "\x89PNG\r\n\x1A\n") return embed_png(data, rules, file, form, why);
  Pixels pixels;
  const bool gif = data.starts_with("GIF8");
  const bool webp = data.size() > 12 && data.starts_with("RIFF") && data.substr(8, 4) == "WEBP";
  if ((gif && decode_gif(data, rules.most_bytes, pixels, why)) ||
      (webp && decode_webp(data, rules.most_bytes, pixels, why))) {
    form = PictureForm::pixels;
    return embed_pixels(pixels.rgba, pixels.width, pixels.height, 4, file);
  }
  if (!gif && !webp) why = "a picture is neither JPEG, PNG, GIF nor WebP";
  return 0;
}

}  // namespace galley::pdf

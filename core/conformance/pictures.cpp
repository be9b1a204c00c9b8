// SPDX-License-Identifier: Apache-2.0
#include "conformance/pictures.hpp"

#include <algorithm>
#include <string_view>

namespace galley::conformance {

namespace {

std::uint32_t crc32(std::string_view bytes) {
  std::uint32_t crc = 0xFFFFFFFFU;
  for (const char c : bytes) {
    crc ^= static_cast<unsigned char>(c);
    for (int bit = 0; bit < 8; ++bit) crc = crc >> 1U ^ (crc & 1U ? 0xEDB88320U : 0U);
  }
  return ~crc;
}

std::uint32_t adler32(std::string_view bytes) {
  std::uint32_t a = 1;
  std::uint32_t b = 0;
  for (const char c : bytes) {
    a = (a + static_cast<unsigned char>(c)) % 65521U;
    b = (b + a) % 65521U;
  }
  return b << 16U | a;
}

void append_byte(std::string& bytes, std::uint32_t value) { bytes.push_back(static_cast<char>(value & 0xFFU)); }

void append_big_endian(std::string& bytes, std::uint32_t value, int length) {
  for (int shift = 8 * (length - 1); shift >= 0; shift -= 8) append_byte(bytes, value >> static_cast<unsigned>(shift));
}

void append_chunk(std::string& png, std::string_view type, std::string_view data) {
  append_big_endian(png, static_cast<std::uint32_t>(data.size()), 4);
  const std::string chunk = std::string(type) + std::string(data);
  png += chunk;
  append_big_endian(png, crc32(chunk), 4);
}

/// zlib data of stored blocks.
std::string stored(std::string_view bytes) {
  std::string zlib = "\x78\x01";
  const std::uint32_t checksum = adler32(bytes);
  do {
    const std::string_view block = bytes.substr(0, 65535);
    bytes.remove_prefix(block.size());
    const auto length = static_cast<std::uint32_t>(block.size());
    append_byte(zlib, bytes.empty() ? 1 : 0);
    for (const std::uint32_t each : {length, ~length}) {
      append_byte(zlib, each);
      append_byte(zlib, each >> 8U);
    }
    zlib += block;
  } while (!bytes.empty());
  append_big_endian(zlib, checksum, 4);
  return zlib;
}

void append_segment(std::string& jpeg, std::uint32_t marker, std::string_view data) {
  append_byte(jpeg, 0xFF);
  append_byte(jpeg, marker);
  append_big_endian(jpeg, static_cast<std::uint32_t>(data.size() + 2), 2);
  jpeg += data;
}

/// A Huffman table of one code, "0", for the symbol 0.
std::string one_code(std::uint32_t table) {
  std::string data;
  append_byte(data, table);
  data += '\1';
  data.append(15, '\0');
  data += '\0';
  return data;
}

}  // namespace

std::string png_picture(std::uint32_t width, std::uint32_t height, std::uint8_t red, std::uint8_t green,
                        std::uint8_t blue) {
  std::string header;
  append_big_endian(header, width, 4);
  append_big_endian(header, height, 4);
  header += std::string_view("\x08\x02\x00\x00\x00", 5);
  std::string pixels;
  for (std::uint32_t y = 0; y < height; ++y) {
    append_byte(pixels, 0);
    for (std::uint32_t x = 0; x < width; ++x) {
      append_byte(pixels, red);
      append_byte(pixels, green);
      append_byte(pixels, blue);
    }
  }
  std::string png = "\x89PNG\r\n\x1A\n";
  append_chunk(png, "IHDR", header);
  append_chunk(png, "IDAT", stored(pixels));
  append_chunk(png, "IEND", {});
  return png;
}

std::string jpeg_picture(std::uint32_t width, std::uint32_t height) {
  std::string jpeg = "\xFF\xD8";
  append_segment(jpeg, 0xE0, std::string_view("JFIF\0\x01\x01\x00\x00\x48\x00\x48\x00\x00", 14));
  append_segment(jpeg, 0xDB, std::string(1, '\0') + std::string(64, '\1'));
  std::string frame = "\x08";
  append_big_endian(frame, height, 2);
  append_big_endian(frame, width, 2);
  frame += std::string_view("\x01\x01\x11\x00", 4);
  append_segment(jpeg, 0xC0, frame);
  append_segment(jpeg, 0xC4, one_code(0x00));
  append_segment(jpeg, 0xC4, one_code(0x10));
  append_segment(jpeg, 0xDA, std::string_view("\x01\x01\x00\x00\x3F\x00", 6));
  // Each block of 8 by 8 is two bits: no difference in brightness, end of block. What is over is ones.
  const std::uint32_t bits = width / 8 * (height / 8) * 2;
  jpeg.append(bits / 8, '\0');
  if (bits % 8 != 0) append_byte(jpeg, 0xFFU >> (bits % 8));
  jpeg += "\xFF\xD9";
  return jpeg;
}

}  // namespace galley::conformance

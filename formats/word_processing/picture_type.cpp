// SPDX-License-Identifier: Apache-2.0
#include "word_processing/picture_type.hpp"

#include <algorithm>
#include <array>

namespace galley::word_processing {

namespace {

using namespace std::literals;

struct TypeByMagic {
  std::string_view magic;
  std::string_view media_type;
};

constexpr auto magics = std::to_array<TypeByMagic>({
    {"\x89PNG"sv, "image/png"},
    {"\xFF\xD8\xFF"sv, "image/jpeg"},
    {"GIF8"sv, "image/gif"},
    {"BM"sv, "image/bmp"},
    {"II*\0"sv, "image/tiff"},
    {"MM\0*"sv, "image/tiff"},
    {"\xD7\xCD\xC6\x9A"sv, "image/x-wmf"},
    {"\x01\0\x09\0\0\x03"sv, "image/x-wmf"},
    {"%PDF-"sv, "application/pdf"},
    {"<svg"sv, "image/svg+xml"},
});

struct TypeEnding {
  std::string_view media_type;
  std::string_view ending;
  bool packed;
};

constexpr auto endings = std::to_array<TypeEnding>({
    {"image/jpeg", "jpg", true},
    {"image/png", "png", true},
    {"image/gif", "gif", true},
    {"image/bmp", "bmp", false},
    {"image/tiff", "tif", false},
    {"image/webp", "webp", true},
    {"image/svg+xml", "svg", false},
    {"image/x-emf", "emf", false},
    {"image/x-wmf", "wmf", false},
    {"application/pdf", "pdf", true},
    {"audio/mpeg", "mp3", true},
    {"video/mp4", "mp4", true},
});

const TypeEnding* ending_of(std::string_view media_type) {
  const auto known = std::find_if(endings.begin(), endings.end(),
                                  [=](const TypeEnding& type) { return type.media_type == media_type; });
  return known == endings.end() ? nullptr : &*known;
}

}  // namespace

std::string_view picture_type(std::string_view data) {
  for (const TypeByMagic& type : magics) {
    if (data.starts_with(type.magic)) return type.media_type;
  }
  if (data.starts_with("RIFF") && data.substr(0, 16).substr(8).starts_with("WEBP")) return "image/webp";
  if (data.size() > 44 && data.substr(40, 4) == " EMF") return "image/x-emf";
  if (data.starts_with("<?xml") && data.substr(0, 1000).find("<svg") != std::string_view::npos) return "image/svg+xml";
  return {};
}

std::string_view file_ending(std::string_view media_type) {
  const TypeEnding* known = ending_of(media_type);
  return known == nullptr ? std::string_view("bin") : known->ending;
}

bool is_packed(std::string_view media_type) {
  const TypeEnding* known = ending_of(media_type);
  return known != nullptr && known->packed;
}

}  // namespace galley::word_processing

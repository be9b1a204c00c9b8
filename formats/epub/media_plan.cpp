// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <pugixml.hpp>

#include "epub/publication.hpp"
#include "xhtml/element.hpp"

namespace galley::epub {
namespace {

std::uint32_t big_endian(std::string_view data, std::size_t at, int bytes) {
  std::uint32_t value = 0;
  for (int i = 0; i < bytes; ++i)
    value = value << 8 | static_cast<unsigned char>(data[at + static_cast<std::size_t>(i)]);
  return value;
}

bool is_sound_png(std::string_view data) {
  return data.size() > 45 && data.substr(0, 8) == "\x89PNG\r\n\x1A\n" && data.substr(12, 4) == "IHDR" &&
         big_endian(data, 16, 4) != 0 && big_endian(data, 20, 4) != 0 && data.find("IDAT") != std::string_view::npos;
}

bool is_sound_jpeg(std::string_view data) {
  if (data.size() < 4 || data.substr(0, 3) != "\xFF\xD8\xFF") return false;
  // A frame header says the size (ITU-T T.81, B.2.2).
  for (std::size_t at = 2; at + 9 < data.size();) {
    if (data[at] != '\xFF') return false;
    const auto marker = static_cast<unsigned char>(data[at + 1]);
    if (marker == 0xFF) {
      ++at;
      continue;
    }
    if (marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC) {
      return big_endian(data, at + 5, 2) != 0 && big_endian(data, at + 7, 2) != 0;
    }
    if (marker == 0xD9 || marker == 0xDA) return false;
    at += 2 + std::max<std::size_t>(2, big_endian(data, at + 2, 2));
  }
  return false;
}

bool is_sound_gif(std::string_view data) {
  return data.size() > 13 && (data.substr(0, 6) == "GIF87a" || data.substr(0, 6) == "GIF89a");
}

// EPUB wants SVG as the schema has it, without scripts; a drawing program's own additions are not that.
bool is_sound_svg(std::string_view data) {
  if (data.find("<!DOCTYPE") != std::string_view::npos) return false;
  pugi::xml_document document;
  if (!document.load_buffer(data.data(), data.size())) return false;
  const pugi::xml_node root = document.document_element();
  if (std::string_view(root.name()) != "svg" ||
      std::string_view(root.attribute("xmlns").value()) != "http://www.w3.org/2000/svg") {
    return false;
  }
  bool sound = true;
  pugi::xml_node node = root;
  while (node && sound) {
    const std::string_view name = node.name();
    if (name == "script" || name == "foreignObject" || name.find(':') != std::string_view::npos) sound = false;
    for (const pugi::xml_attribute attribute : node.attributes()) {
      const std::string_view attribute_name = attribute.name();
      const std::string_view value = attribute.value();
      if (attribute_name.substr(0, 2) == "on") sound = false;
      const bool href = attribute_name == "href" || attribute_name == "xlink:href";
      if (href && (value.empty() || value[0] != '#')) sound = false;
      const auto colon = attribute_name.find(':');
      const std::string_view prefix = colon == std::string_view::npos ? "" : attribute_name.substr(0, colon);
      if (!prefix.empty() && prefix != "xlink" && prefix != "xml" && prefix != "xmlns") sound = false;
    }
    if (const pugi::xml_node child = node.first_child()) {
      node = child;
      continue;
    }
    while (node && node != root && !node.next_sibling()) node = node.parent();
    if (!node || node == root) break;
    node = node.next_sibling();
  }
  return sound;
}

std::string_view ending_of(std::string_view media_type) {
  struct Row {
    std::string_view type, ending;
  };
  constexpr std::array rows = {Row{"image/jpeg", "jpg"},    Row{"image/png", "png"},   Row{"image/gif", "gif"},
                               Row{"image/svg+xml", "svg"}, Row{"image/webp", "webp"}, Row{"image/tiff", "tif"},
                               Row{"image/bmp", "bmp"},     Row{"image/emf", "emf"},   Row{"image/x-emf", "emf"},
                               Row{"image/wmf", "wmf"},     Row{"image/x-wmf", "wmf"}, Row{"image/avif", "avif"}};
  for (const Row& row : rows) {
    if (row.type == media_type) return row.ending;
  }
  return "bin";
}

// RFC 6838, 4.2.
bool is_media_type(std::string_view type) {
  const auto slash = type.find('/');
  if (slash == std::string_view::npos || slash == 0 || slash + 1 == type.size() || type.size() > 127) return false;
  return std::all_of(type.begin(), type.end(), [&](const char& c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.' ||
           static_cast<std::size_t>(&c - type.data()) == slash;
  });
}

// Types whose bytes a validator would check by a schema.
bool is_checked_type(std::string_view type) {
  return type.substr(0, 6) != "image/" || type == "image/svg+xml" || type == "image/png" || type == "image/jpeg" ||
         type == "image/gif";
}

}  // namespace

bool is_sound_picture(std::string_view media_type, std::string_view data) {
  if (media_type == "image/png") return is_sound_png(data);
  if (media_type == "image/jpeg") return is_sound_jpeg(data);
  if (media_type == "image/gif") return is_sound_gif(data);
  if (media_type == "image/svg+xml") return is_sound_svg(data);
  if (media_type == "image/webp") return data.size() > 16 && data.substr(0, 4) == "RIFF" && data.substr(8, 4) == "WEBP";
  return false;
}

std::vector<MediaFile> plan_media(const Document& document) {
  std::vector<MediaFile> files;
  files.reserve(document.media.size());
  for (const auto& [key, media] : document.media) {
    MediaFile& file = files.emplace_back();
    const std::string number = std::to_string(files.size());
    file.media = &media;
    file.key = key;
    file.id = "media-" + number;
    file.shown = is_sound_picture(media.media_type, media.data);
    const bool declared = file.shown || (is_media_type(media.media_type) && !is_checked_type(media.media_type));
    file.declared_type = declared ? media.media_type : "application/octet-stream";
    file.path = "media/" + number + "." + std::string(ending_of(file.declared_type));
  }
  return files;
}

}  // namespace galley::epub

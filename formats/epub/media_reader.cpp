// SPDX-License-Identifier: Apache-2.0
#include "epub/media_reader.hpp"

#include <optional>
#include <utility>

#include "xhtml/characters.hpp"

namespace galley::epub {
namespace {

std::string decode_base64(std::string_view text) {
  std::string bytes;
  bytes.reserve(text.size() / 4 * 3);
  std::uint32_t bits = 0;
  int count = 0;
  for (const char c : text) {
    std::uint32_t value = 0;
    if (c >= 'A' && c <= 'Z') {
      value = static_cast<std::uint32_t>(c - 'A');
    } else if (c >= 'a' && c <= 'z') {
      value = static_cast<std::uint32_t>(c - 'a') + 26;
    } else if (c >= '0' && c <= '9') {
      value = static_cast<std::uint32_t>(c - '0') + 52;
    } else if (c == '+' || c == '-') {
      value = 62;
    } else if (c == '/' || c == '_') {
      value = 63;
    } else {
      continue;
    }
    bits = bits << 6 | value;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    bytes += static_cast<char>(bits >> count & 0xFF);
  }
  return bytes;
}

bool has_scheme(std::string_view address) {
  const auto end = address.find_first_of(":/?#");
  return end != std::string_view::npos && end > 0 && address[end] == ':';
}

}  // namespace

std::string_view media_type_of_name(std::string_view path) {
  const auto dot = path.rfind('.');
  const std::string ending = dot == std::string_view::npos ? std::string() : xhtml::lower_case(path.substr(dot + 1));
  struct Row {
    std::string_view ending, type;
  };
  constexpr Row rows[] = {{"jpg", "image/jpeg"},  {"jpeg", "image/jpeg"},   {"png", "image/png"},
                          {"gif", "image/gif"},   {"svg", "image/svg+xml"}, {"webp", "image/webp"},
                          {"avif", "image/avif"}, {"jxl", "image/jxl"},     {"bmp", "image/bmp"},
                          {"tif", "image/tiff"},  {"tiff", "image/tiff"},   {"emf", "image/emf"},
                          {"wmf", "image/wmf"}};
  for (const Row& row : rows) {
    if (ending == row.ending) return row.type;
  }
  return "application/octet-stream";
}

std::string MediaReader::media(const std::string& path) {
  const auto known = keys_.find(path);
  if (known != keys_.end()) return known->second;
  std::string& key = keys_[path];
  std::optional<std::string> bytes = archive_.read(path);
  if (!bytes) return key;
  Media media;
  media.data = std::move(*bytes);
  const auto true_type = package_.true_media_types.find(path);
  const ManifestItem* item = package_.item_at(path);
  if (true_type != package_.true_media_types.end()) {
    media.media_type = true_type->second;
  } else if (item != nullptr && !item->media_type.empty()) {
    media.media_type = item->media_type;
  } else {
    media.media_type = media_type_of_name(path);
  }
  key = add_media(document_, std::move(media));
  return key;
}

Figure MediaReader::data_picture(std::string_view address) {
  Figure figure;
  const auto comma = address.find(',');
  if (comma == std::string_view::npos) return figure;
  const std::string_view head = address.substr(5, comma - 5);
  const std::string_view body = address.substr(comma + 1);
  Media media;
  media.media_type = head.substr(0, head.find(';'));
  if (media.media_type.empty()) media.media_type = "text/plain";
  const bool base64 = head.size() >= 7 && head.substr(head.size() - 7) == ";base64";
  media.data = base64 ? decode_base64(percent_decoded(body)) : percent_decoded(body);
  figure.media = add_media(document_, std::move(media));
  return figure;
}

Figure MediaReader::picture(const std::string& base, std::string_view address) {
  Diagnostics& diagnostics = archive_.context().diagnostics;
  if (xhtml::lower_case(address.substr(0, 5)) == "data:") return data_picture(address);
  Figure figure;
  const std::optional<Reference> reference = has_scheme(address) ? std::nullopt : archive_.resolve(base, address);
  if (!reference) {
    figure.source = address;
    diagnostics.note(code::external_resource, "a picture outside the publication is not fetched: " + figure.source,
                     {.part = base});
    return figure;
  }
  figure.media = media(reference->path);
  if (figure.media.empty()) figure.source = reference->path;
  return figure;
}

}  // namespace galley::epub

// SPDX-License-Identifier: Apache-2.0
#include "epub/media_reader.hpp"

#include <optional>
#include <utility>

#include "xhtml/characters.hpp"
#include "xhtml/data_address.hpp"

namespace galley::epub {
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
  if (std::optional<Media> media = xhtml::media_of_data_address(address)) {
    figure.media = add_media(document_, *std::move(media));
  } else {
    archive_.context().diagnostics.warning(code::malformed, "a picture is left out, for its address is malformed");
  }
  return figure;
}

Figure MediaReader::picture(const std::string& base, std::string_view address) {
  Diagnostics& diagnostics = archive_.context().diagnostics;
  if (xhtml::is_data_address(address)) return data_picture(address);
  Figure figure;
  const std::optional<Reference> reference =
      xhtml::has_scheme(address) ? std::nullopt : archive_.resolve(base, address);
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

// SPDX-License-Identifier: Apache-2.0
#include "docx/media_writer.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <unordered_set>

#include "docx/shared_names.hpp"
#include "word_processing/picture_size.hpp"
#include "word_processing/xml_output.hpp"

namespace galley::docx {

namespace {

struct TypeExtension {
  std::string_view media_type;
  std::string_view extension;
  bool packed;  ///< compressed by itself: deflating it again saves nothing
};

constexpr auto extensions = std::to_array<TypeExtension>({
    {"image/jpeg", "jpeg", true},
    {"image/png", "png", true},
    {"image/gif", "gif", true},
    {"image/bmp", "bmp", false},
    {"image/tiff", "tiff", false},
    {"image/webp", "webp", true},
    {"image/svg+xml", "svg", false},
    {"image/x-emf", "emf", false},
    {"image/x-wmf", "wmf", false},
    {"audio/mpeg", "mp3", true},
    {"video/mp4", "mp4", true},
});

/// Whether a content type is one by its form (RFC 9110, 8.3.1): Word refuses a package with one that is not.
bool is_media_type(std::string_view type) {
  const std::size_t slash = type.find('/');
  if (slash == 0 || slash == std::string_view::npos || slash + 1 == type.size()) return false;
  return std::all_of(type.begin(), type.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
           std::string_view("/!#$&^_.+-").find(c) != std::string_view::npos;
  });
}

/// The keys of media that figures show.
void collect_shown(const Blocks& blocks, std::unordered_set<std::string_view>& shown) {
  for (const Block& block : blocks) {
    if (const auto* figure = std::get_if<Figure>(&block.value)) {
      shown.insert(figure->media);
    } else if (const auto* list = std::get_if<List>(&block.value)) {
      for (const ListItem& item : list->items) collect_shown(item.blocks, shown);
    } else if (const auto* table = std::get_if<Table>(&block.value)) {
      for (const TableRow& row : table->rows) {
        for (const TableCell& cell : row.cells) collect_shown(cell.blocks, shown);
      }
    } else if (const auto* quote = std::get_if<Quote>(&block.value)) {
      collect_shown(quote->blocks, shown);
    }
  }
}

void collect_shown(const std::vector<Section>& sections, std::unordered_set<std::string_view>& shown) {
  for (const Section& section : sections) {
    collect_shown(section.blocks, shown);
    collect_shown(section.sections, shown);
  }
}

}  // namespace

std::string write_media(WriteState& state) {
  std::unordered_set<std::string_view> shown;
  for (const Article& article : state.document.articles) {
    collect_shown(article.blocks, shown);
    collect_shown(article.sections, shown);
    for (const Note& note : article.notes) collect_shown(note.blocks, shown);
  }
  std::string types;
  std::map<std::string_view, std::string_view> type_of_extension;
  std::uint32_t number = 0;
  for (const auto& [key, media] : state.document.media) {
    const auto known =
        std::find_if(extensions.begin(), extensions.end(),
                     [&wanted = media.media_type](const TypeExtension& type) { return type.media_type == wanted; });
    const std::string_view extension = known == extensions.end() ? std::string_view("bin") : known->extension;
    const std::string name = "media/galley" + std::to_string(++number) + "." + std::string(extension);
    if (known != extensions.end()) {
      if (type_of_extension.emplace(extension, media.media_type).second) {
        types += "<Default";
        append_attribute(types, "Extension", extension);
        append_attribute(types, "ContentType", media.media_type);
        types += "/>";
      }
    }
    state.media_files.push_back({"word/" + name, media.data, known != extensions.end() && known->packed});
    const PictureSize size = picture_size(media.data);
    state.media_parts.emplace(key, WriteState::MediaPart{name, size.width, size.height});
    if (!shown.contains(key)) {
      // Word drops what nothing refers to; until then the file holds it.
      state.document_relationships.add(std::string(RelationshipWriter::office) + "image", name);
    }
    const bool told = known != extensions.end() || is_media_type(media.media_type);
    if (known == extensions.end()) {
      types += "<Override";
      append_attribute(types, "PartName", "/word/" + name);
      append_attribute(types, "ContentType", told ? std::string_view(media.media_type) : "application/octet-stream");
      types += "/>";
    }
    if (!told || !shown.contains(key)) {
      state.marks.add("media", {{"key", "word/" + name},
                                {"unused", shown.contains(key) ? "" : "1"},
                                {"type", told ? std::string_view() : std::string_view(media.media_type)}});
    }
  }
  return types;
}

}  // namespace galley::docx

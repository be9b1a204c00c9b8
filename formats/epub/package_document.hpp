// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "epub/archive.hpp"
#include "galley/document.hpp"

namespace galley::epub {

/// A file that the manifest lists (EPUB 3.3, 5.6.1).
struct ManifestItem {
  std::string id;
  std::string path;  ///< below the publication's root; empty for a remote resource
  std::string media_type;
  std::string properties;
  std::string fallback;  ///< id of another item
};

struct SpineItem {
  std::size_t item = 0;  ///< in PackageDocument::items
  bool linear = true;
};

/// What the package document says (EPUB 3.3, 5; OPF 2.0.1), metadata apart.
struct PackageDocument {
  std::string path;
  std::vector<ManifestItem> items;
  std::vector<SpineItem> spine;              ///< in reading order, those with linear="no" at the end
  std::string navigation;                    ///< path of the navigation document; may be empty
  std::string ncx;                           ///< path of the NCX; may be empty
  std::string cover_image;                   ///< path; may be empty
  std::vector<std::string> cover_documents;  ///< paths that the guide calls a cover

  std::string language;  ///< of the publication
  Metadata metadata;
  bool written_by_galley = false;
  std::vector<std::string> unused_media;                ///< paths of media that no figure shows, if Galley says so
  std::map<std::string, std::string> true_media_types;  ///< by path, where Galley had to declare another one

  const ManifestItem* item_at(std::string_view item_path) const;
  const ManifestItem* item_with_id(const std::string& id) const;

  std::unordered_map<std::string, std::size_t> by_path;
  std::unordered_map<std::string, std::size_t> by_id;
};

/// Reads the package document at `path`. Faults are warnings: what has no spine is read in the manifest's order, and
/// what has no manifest in the order of the files' names. Throws Error(input) when there is no text at all.
PackageDocument read_package_document(Archive& archive, const std::string& path);

/// Is this the name of a file of (X)HTML?
bool has_name_of_text(std::string_view path);

/// Adds a file of text to the end of the manifest and of the spine.
void add_text(PackageDocument& document, std::string path);

/// Adds the files of text that the manifest does not list, in the order of their names, numbers by their value.
/// Part of read_package_document (loose_files.cpp).
void add_loose_texts(Archive& archive, PackageDocument& document);

/// Takes the metadata in; part of read_package_document (metadata_reader.cpp).
void read_metadata(pugi::xml_node package, PackageDocument& document, Diagnostics& diagnostics);

}  // namespace galley::epub

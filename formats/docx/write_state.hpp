// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "docx/marks.hpp"
#include "docx/relationship_writer.hpp"
#include "docx/shared_names.hpp"
#include "galley/plugin.hpp"
#include "word_processing/marks_writer.hpp"
#include "word_processing/page_setup.hpp"
#include "zip_package/package_writer.hpp"

namespace galley::docx {

/// The page as sections describe it.
struct PageLayout : PageSetup {
  std::string given;  ///< the content of a template's w:sectPr, which then says all but the columns
};

/// A list as numbering.xml defines it.
struct WrittenList {
  bool ordered = false;
  std::uint32_t level = 0;
  std::int32_t start = 1;
};

/// The identifiers of styles by the ones of share/docx/styles.xml, where a template has other ones.
using StyleIds = std::map<std::string, std::string, std::less<>>;

/// All that the writers of one document share.
struct WriteState {
  WriteState(const Document& the_document, Context& the_context) : document(the_document), context(the_context) {}

  const Document& document;
  Context& context;
  zip_package::PackageWriter package;
  MarksWriter marks;
  PageLayout page;
  StyleIds style_ids;
  std::set<std::string, std::less<>> added_styles;  ///< the ones of ours that a template lacks

  RelationshipWriter document_relationships;
  RelationshipWriter footnote_relationships;
  std::vector<WrittenList> lists;  ///< numId is the place in it plus first_list
  std::uint32_t first_list = 1;
  std::uint32_t first_definition = 1;
  std::string footnotes;            ///< w:footnote elements
  std::uint32_t last_footnote = 0;  ///< -1 and 0 are the separators
  std::uint32_t last_bookmark = 0;
  std::uint32_t last_drawing = 0;
  std::uint32_t last_block_mark = 0;
  std::unordered_map<std::string, std::string> bookmark_names;  ///< by the identifier of an anchor
  struct MediaPart {
    std::string name;  ///< relative to word/
    std::uint32_t width = 0;
    std::uint32_t height = 0;
  };
  std::map<std::string, MediaPart, std::less<>> media_parts;  ///< by key in Document::media
  struct MediaFile {
    std::string name;  ///< in the package
    std::string_view data;
    bool packed = false;  ///< compressed by itself
  };
  std::vector<MediaFile> media_files;

  /// The identifier of a style in this file.
  std::string_view style(std::string_view id) const {
    const auto found = style_ids.find(id);
    return found == style_ids.end() ? id : std::string_view(found->second);
  }
};

}  // namespace galley::docx

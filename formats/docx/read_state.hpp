// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "docx/marks.hpp"
#include "docx/numbering.hpp"
#include "docx/opc_package.hpp"
#include "docx/shared_names.hpp"
#include "docx/styles.hpp"
#include "galley/plugin.hpp"
#include "word_processing/reading.hpp"

namespace galley::docx {

/// All that the readers of one document share.
/// A note is named "f" or "e" and its identifier; a further reference to it, by a NOTEREF field, "@" and the bookmark.
struct ReadState : word_processing::Reading {
  ReadState(OpcPackage& the_package, Context& the_context) : Reading(the_context), package(the_package) {}

  OpcPackage& package;
  Styles styles;
  Numbering numbering;
  std::unique_ptr<XmlPart> marks_part;  ///< what `marks` is the index of
  bool reject_changes = false;          ///< -R changes=reject

  std::vector<std::string> noted_bookmarks;                 ///< of ours, that NOTEREF fields name
  std::unordered_map<std::string, std::string> media_keys;  ///< by part name
  struct NotesPart {
    std::unique_ptr<XmlPart> part;
    Relationships relationships;
    std::unordered_map<std::string, pugi::xml_node> by_id;
  };
  NotesPart footnotes;
  NotesPart endnotes;
};

}  // namespace galley::docx

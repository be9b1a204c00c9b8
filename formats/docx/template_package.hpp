// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "docx/write_state.hpp"

namespace galley::docx {

/// What a reference document of the user gives: styles, theme, fonts, headers and footers, page set-up and the
/// definitions of its lists. Its text, notes, comments, properties and macros are not taken.
struct TemplateParts {
  std::string styles;                                      ///< joined with ours
  std::string numbering_definitions;                       ///< w:abstractNum elements of its numbering.xml
  std::string numbering_instances;                         ///< w:num elements
  std::vector<std::pair<std::string, std::string>> files;  ///< name and bytes, as they are
  std::string content_types;                               ///< w:Override elements of the files
  bool even_and_odd_headers = false;
};

/// Reads the file at `path` and sets page, style identifiers, relationships and first list in `state`;
/// `language_of_names` is for the styles that are added. Throws an Error that names the file for one that is no Word
/// document.
TemplateParts read_template(const std::string& path, std::size_t language_of_names, WriteState& state);

}  // namespace galley::docx

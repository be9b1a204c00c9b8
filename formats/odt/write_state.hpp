// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "galley/plugin.hpp"
#include "word_processing/marks_writer.hpp"
#include "word_processing/page_setup.hpp"

namespace galley::odt {

/// Gives the same name to what looks the same: the automatic styles of a document.
class AutomaticStyles {
 public:
  /// A paragraph style over a named one; `language` and `writing_mode` ("rl-tb", "lr-tb") empty: the parent's. The
  /// parent itself when nothing differs.
  std::string paragraph(std::string_view parent, std::string_view language, std::string_view writing_mode);

  /// A text style; `parent` and `language` may be empty. Empty when nothing is asked for.
  std::string text(std::string_view parent, std::string_view language, Style position);

  /// All of them as elements.
  std::string xml() const;

 private:
  std::string named(char letter, std::string key, const std::string& xml);

  std::map<std::string, std::string> names_;  // by what they say
  std::string xml_;
  std::uint32_t paragraphs_ = 0;
  std::uint32_t texts_ = 0;
};

/// A picture in the package.
struct MediaFile {
  std::string name;
  std::string_view media_type;
  std::string_view data;
  std::uint32_t width = 0;  ///< in pixels of 1/96 inch; 0: not known
  std::uint32_t height = 0;
};

/// All that the writers of one document share.
struct WriteState {
  WriteState(const Document& the_document, Context& the_context) : document(the_document), context(the_context) {}

  const Document& document;
  Context& context;
  word_processing::MarksWriter marks;
  word_processing::PageSetup page;
  AutomaticStyles styles;
  std::unordered_map<std::string, std::string> bookmark_names;  ///< by the identifier of an anchor
  std::map<std::string, MediaFile, std::less<>> media;          ///< by key in Document::media
  std::uint32_t last_mark = 0;
  std::uint32_t last_table = 0;
  std::uint32_t last_list = 0;
  std::uint32_t last_frame = 0;
  std::uint32_t last_note = 0;
};

}  // namespace galley::odt

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "galley/plugin.hpp"
#include "word_processing/marks_writer.hpp"
#include "word_processing/page_setup.hpp"

namespace galley::rtf {

/// A list as the list override table has it.
struct WrittenList {
  bool ordered = false;
  std::uint32_t level = 0;
  std::int32_t start = 1;
};

/// All that the writers of one document share.
struct WriteState {
  WriteState(const Document& the_document, Context& the_context) : document(the_document), context(the_context) {}

  const Document& document;
  Context& context;
  word_processing::MarksWriter marks;
  word_processing::PageSetup page;
  std::vector<WrittenList> lists;                               ///< \ls is the place in it, from 1
  std::unordered_map<std::string, std::string> bookmark_names;  ///< by the identifier of an anchor
  std::unordered_set<std::string> shown_media;                  ///< keys of the pictures that the text holds
  std::uint32_t last_mark = 0;
};

/// What holds for all the text of one article.
struct ArticleContext {
  const Article* article = nullptr;
  bool right_to_left = false;
  std::string language_words;   ///< control words that tell the language
  std::string_view body_words;  ///< ... that set paragraphs of the text as it is usual in that language
  std::unordered_map<std::string, std::string> note_names;
  std::unordered_map<std::string, std::size_t> note_places;  ///< in Article::notes
  std::unordered_set<std::string> written_notes;
};

}  // namespace galley::rtf

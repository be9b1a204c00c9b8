// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstdlib>
#include <utility>

#include "rtf/document_reader.hpp"
#include "text_encoding/base64.hpp"

namespace galley::rtf {

using namespace word_processing;  // NOLINT(google-build-using-namespace)

/// The XML beside the text, in base64.
void DocumentReader::read_marks(const std::string& text) {
  if (reading_.marks.present()) return;
  const std::optional<std::string> xml = text_encoding::decode_base64(text);
  constexpr unsigned int options = pugi::parse_escapes | pugi::parse_eol | pugi::parse_wconv_attribute;
  if (!xml || !marks_tree_.load_buffer(xml->data(), xml->size(), options)) {
    reading_.context.diagnostics.warning(code::malformed, "what Galley wrote beside the text is damaged");
    return;
  }
  reading_.marks.index(marks_tree_.document_element());
}

/// A picture that RTF cannot show: its media type, a space and its bytes in base64.
void DocumentReader::read_media(const std::string& text) {
  const std::size_t space = text.find(' ');
  if (space == std::string::npos) return;
  std::optional<std::string> bytes = text_encoding::decode_base64(std::string_view(text).substr(space + 1));
  if (!bytes) return;
  const std::string type = text.substr(0, space);
  add_media(reading_.document, {type == "-" ? std::string() : type, std::move(*bytes)});
}

/// What our writer puts between and into paragraphs: a letter, for most the number of tables around, and names.
void DocumentReader::mark(std::string_view text) {
  if (text.empty() || !reading_.marks.present()) return;
  std::vector<std::string> words;
  for (std::size_t from = 0; from < text.size() && words.size() < 4;) {
    const std::size_t end = std::min(text.find(' ', from), text.size());
    words.emplace_back(text.substr(from, end - from));
    from = end + 1;
  }
  words.resize(4);
  Story& story = *stories_.back();
  const auto depth = static_cast<std::size_t>(std::clamp(std::atoi(words[1].c_str()), 0, 250));
  switch (text[0]) {
    case 'a':  // an article
      story.begin_article(words[1]);
      break;
    case 'b':  // what the marks hold of the paragraph
      begin_paragraph();
      story.open().mark = words[1];
      break;
    case 'q':  // a quote
      story.set_table_depth(depth);
      story.open_holder(true, 0, words[2]);
      break;
    case 'i':  // blocks of a list item
      story.set_table_depth(depth);
      story.open_holder(false, static_cast<std::uint8_t>(std::clamp(std::atoi(words[2].c_str()), 0, 250)), {});
      break;
    case 'e':  // the end of either
      story.set_table_depth(depth);
      story.close_holder();
      break;
    case 't':  // a table
      story.set_table_depth(depth);
      story.table_mark(words[2] == "-" ? std::string() : words[2], words[3] == "-" ? std::string() : words[3]);
      break;
    case 'x':
      story.absent_cell();
      break;
    case 'l':  // the next note is one that nothing refers to
      is_lone_note_ = true;
      break;
    case 'g':  // the language of the group
      if (groups_.size() > 1 && reading_.exact_languages.size() < 1'000'000) {
        GroupState& around = groups_[groups_.size() - 2];
        auto known = std::find(reading_.exact_languages.begin(), reading_.exact_languages.end(), words[1]);
        if (known == reading_.exact_languages.end()) {
          known = reading_.exact_languages.insert(known, words[1]);
        }
        around.character.exact_language = static_cast<std::int32_t>(known - reading_.exact_languages.begin());
      }
      break;
    default:
      break;
  }
}

}  // namespace galley::rtf

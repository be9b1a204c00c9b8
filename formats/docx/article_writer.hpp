// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "docx/block_writer.hpp"

namespace galley::docx {

/// Writes articles, one after the other, into the body of the main part.
class ArticleWriter {
 public:
  ArticleWriter(WriteState& state, std::string& xml)
      : state_(state), xml_(xml), blocks_(state, state.document_relationships, xml) {}

  void article(const Article& article, std::size_t number);

  /// The properties of the last section of the document, which stand at the end of the body.
  std::string final_section() const;

 private:
  void header(const Article& article);
  void byline(const Byline& byline, std::string_view language);
  void dateline(const Dateline& dateline, std::string_view language);
  void section(const Section& section, std::uint32_t level);
  void open_control(std::string_view tag);
  void section_break(std::uint32_t columns);
  std::string section_properties(std::uint32_t columns, bool with_template) const;

  WriteState& state_;
  std::string& xml_;
  BlockWriter blocks_;
  bool right_to_left_ = false;
};

}  // namespace galley::docx

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "typesetting/block_setter.hpp"
#include "typesetting/page_builder.hpp"

namespace galley::typesetting {

/// Line height that text of a language wants, times the font size.
float usual_line_height(std::string_view language, std::uint32_t columns);

/// Sets one article: its header across all columns, then its blocks one after the other.
class ArticleSetter {
 public:
  /// `lead`: the first article of the document has the largest headline.
  ArticleSetter(const Article& article, const std::string& language, bool lead, const PageGeometry& geometry,
                BlockSetter& setter);

  /// The flow refers to this object.
  ArticleFlow flow();

 private:
  struct Task {
    const Block* block = nullptr;
    const Section* section = nullptr;  // its heading, when block is null
    std::size_t parent = 0;            // index into elements_
    std::size_t own = 0;               // for a section: its index there
    std::uint32_t depth = 0;
  };

  void collect(const Section& section, std::size_t parent, std::uint32_t depth);
  void set_header(std::vector<Piece>& pieces);
  bool set_next(std::vector<Piece>& pieces);
  void set_heading(const Task& task, std::vector<Piece>& pieces);
  void set_notes_without_reference(std::vector<Piece>& pieces);
  Frame frame(ElementId parent) const;
  Frame note_frame() const;
  std::string dateline() const;

  const Article& article_;
  std::string language_;
  bool lead_;
  PageGeometry geometry_;
  BlockSetter& setter_;
  float font_size_;
  float line_height_;
  ElementId element_;
  std::vector<Task> tasks_;
  std::size_t next_ = 0;
  bool after_heading_ = true;
  std::vector<ElementId> elements_;  // of the article and its sections
  std::vector<ElementId> note_elements_;
  std::vector<ElementId> note_references_;
};

}  // namespace galley::typesetting

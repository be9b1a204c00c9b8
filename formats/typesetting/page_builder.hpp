// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <deque>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "typesetting/page.hpp"
#include "typesetting/piece.hpp"
#include "typesetting/style.hpp"

namespace galley::typesetting {

/// What a page offers to columns, in the coordinates of pieces: `width` along the line, `height` across the lines. In
/// vertical writing a page lies on its side: its columns are tiers, and lines run down in them.
struct PageGeometry {
  float width = 0;
  float height = 0;
  float column_width = 0;
  float column_gap = 0;
  std::uint32_t columns = 1;
};

PageGeometry page_geometry(const PageStyle& style);

/// An article as a page takes it: what stands above its columns, then pieces for as long as there are any.
struct ArticleFlow {
  float line_height = 0;                                         ///< of its running text; 0: as the document
  std::vector<Piece> header;                                     ///< as wide as all columns
  std::function<bool(std::vector<Piece>&)> next;                 ///< appends the next pieces; false: there are no more
  std::function<void(std::uint32_t, std::vector<Piece>&)> note;  ///< sets the note of this index
};

constexpr float note_rule_height = 6;  ///< the short rule above notes, with its space

/// Fills columns (column_filling.cpp) and pages.
class PageBuilder {
 public:
  /// Draws what stands on every page beside the text: called with the page before it goes out.
  using Furniture = std::function<void(Page&)>;

  PageBuilder(const PageStyle& style, bool right_to_left, float line_height, PageReceiver& receiver,
              const StructureTree& structure, const ClusterTexts& texts, Furniture furniture);

  void add(ArticleFlow& flow);

  /// Sends the last page. A document without text has one empty page.
  void finish();

  std::uint32_t pages() const { return page_.number; }

 private:
  struct Column {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::vector<Piece> notes;
    float text = 0;       ///< how far down its text reaches
    float used = 0;       ///< the same with its notes
    bool parted = false;  ///< it ends within what wants to stay together
  };
  struct Filled {
    std::vector<Column> columns;
    std::size_t end = 0;
    bool notes_left = false;
    bool parted = false;  ///< some column is
    float height = 0;     ///< of the highest column
  };

  Filled fill(std::size_t begin, float height, ArticleFlow& flow, std::vector<Piece> carried, std::uint32_t columns);
  Column fill_column(std::size_t begin, float height, ArticleFlow& flow, std::vector<Piece>& carried);
  const std::vector<Piece>& note(std::uint32_t index, ArticleFlow& flow);
  void place(Filled& filled, float height, bool ends);
  void place_content(PageContent content, float x, float y);
  void add_layout_rule(float x, float y, float width, float height, std::uint8_t gray);
  void start_page();
  void send_page();
  float top_below(std::size_t begin, std::size_t index, float bottom) const;
  bool defer_figures(const Filled& filled, float height);
  float balanced_height(float most, ArticleFlow& flow, const std::vector<Piece>& carried);
  bool gather(float height, ArticleFlow& flow);

  const PageStyle& style_;
  PageGeometry geometry_;
  bool right_to_left_;
  float line_height_;
  float grid_ = 0;  // line height of the article
  PageReceiver& receiver_;
  const StructureTree& structure_;
  const ClusterTexts& texts_;
  Furniture furniture_;
  Page page_;
  float cursor_ = 0;         // how far down the page is filled
  std::deque<Piece> queue_;  // pieces of the article that wait for a place
  float queued_ = 0;         // their height
  bool flow_ended_ = false;
  std::map<std::uint32_t, std::vector<Piece>> notes_;  // of the article, as far as they were set
};

}  // namespace galley::typesetting

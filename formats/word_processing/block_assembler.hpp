// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "word_processing/raw_piece.hpp"

namespace galley::word_processing {

/// What a caption says it belongs to, by its style or its SEQ field.
enum class CaptionOf : std::uint8_t { unknown, figure, table };

/// Joins the paragraphs of a story, in their order, to the blocks of the model: list paragraphs to lists, quotes,
/// lines of preformatted text, captions to the figure or table beside them.
class BlockAssembler {
 public:
  /// A paragraph or block that belongs to nothing around it.
  void add(RawPiece piece);

  struct ItemPlace {
    std::uint64_t list = 0;  ///< Numbering::list_key
    std::uint8_t level = 0;
    bool ordered = false;
    std::int32_t number = 1;
  };
  /// The first block of a list item; an empty paragraph makes an item without one.
  /// `anchor` is that of the list if this begins one.
  void add_item(const ItemPlace& place, Block block, std::string anchor);

  /// Whether an item at this place would begin a new list.
  bool begins_list(const ItemPlace& place) const;

  bool list_is_open() const { return !lists_.empty(); }

  /// Whether an item is open at this level or above it.
  bool item_is_open(std::uint8_t level) const { return !lists_.empty() && lists_.front().place.level <= level; }

  /// A further block of the item that is open at this level or the nearest one above it; there must be one.
  void add_to_item(std::uint8_t level, Block block);

  bool quote_is_open() const { return quote_.has_value(); }
  void add_quote(Block block, std::string anchor);
  void add_quote_attribution(Inlines attribution);

  /// Lines as typed; joined to those right before them unless `begins` says that a new block starts.
  void add_preformatted(std::string text, std::string language, bool begins, std::string anchor);

  void add_figure(Figure figure, std::string anchor);
  void add_figure_credit(Inlines credit);
  void add_table(Table table, std::string anchor);

  /// `anchors` are the bookmarks in the caption: they lead to what it belongs to.
  void add_caption(Inlines caption, CaptionOf of, Place place, std::vector<std::string> anchors);

  /// Closes what is open and gives everything.
  RawPieces finish();

  /// Each bookmark in a caption, and the identifier of the block that it leads to.
  const std::vector<std::pair<std::string, std::string>>& caption_anchors() const { return caption_anchors_; }

 private:
  struct OpenList {
    ItemPlace place;
    List list;
    std::string anchor;
  };
  struct WaitingCaption {
    Inlines caption;
    CaptionOf of = CaptionOf::unknown;
    Place place;
    std::vector<std::string> anchors;
  };

  void close_list();
  void close_lists();
  void close_quote();
  void close();  // whatever is open but a waiting caption
  void push(Block block);
  void give_waiting_caption();
  void anchor_caption(std::vector<std::string>& anchors, Block& block);
  Figure* last_figure();
  Table* last_table();

  RawPieces pieces_;
  std::vector<OpenList> lists_;
  std::optional<Quote> quote_;
  std::string quote_anchor_;
  std::optional<WaitingCaption> caption_;
  std::vector<std::pair<std::string, std::string>> caption_anchors_;
  bool preformatted_open_ = false;
  bool fresh_ = false;  ///< the last piece is a figure or table that nothing was put after
};

/// The blocks of pieces whose roles do not matter where they stand: in a cell, a note, a list item.
Blocks plain_blocks(RawPieces pieces);

}  // namespace galley::word_processing

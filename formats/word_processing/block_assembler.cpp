// SPDX-License-Identifier: Apache-2.0
#include "word_processing/block_assembler.hpp"

#include <utility>

namespace galley::word_processing {

namespace {

bool is_empty_paragraph(const Block& block) {
  const auto* paragraph = std::get_if<Paragraph>(&block.value);
  return paragraph != nullptr && paragraph->content.empty();
}

}  // namespace

void BlockAssembler::push(Block block) {
  RawPiece piece;
  piece.piece.block = std::move(block);
  piece.piece.role = structure::Role::body;
  pieces_.push_back(std::move(piece));
  fresh_ = false;
}

void BlockAssembler::close_list() {
  OpenList closed = std::move(lists_.back());
  lists_.pop_back();
  Block block{std::move(closed.list), std::move(closed.anchor)};
  if (lists_.empty()) {
    push(std::move(block));
    return;
  }
  List& outer = lists_.back().list;
  if (outer.items.empty()) outer.items.emplace_back();
  outer.items.back().blocks.push_back(std::move(block));
}

void BlockAssembler::close_lists() {
  while (!lists_.empty()) close_list();
}

void BlockAssembler::close_quote() {
  if (!quote_) return;
  Quote closed = std::move(*quote_);
  quote_.reset();
  push({std::move(closed), std::exchange(quote_anchor_, {})});
}

void BlockAssembler::close() {
  close_lists();
  close_quote();
  preformatted_open_ = false;
}

/// The caption belonged to nothing: a paragraph, or the caption of the table above it.
void BlockAssembler::give_waiting_caption() {
  if (!caption_) return;
  WaitingCaption waiting = std::move(*caption_);
  caption_.reset();
  if (Table* table = last_table(); table != nullptr && table->caption.empty() && waiting.of != CaptionOf::figure) {
    table->caption = std::move(waiting.caption);
    anchor_caption(waiting.anchors, pieces_.back().piece.block);
    return;
  }
  RawPiece piece;
  piece.piece.block.value = Paragraph{std::move(waiting.caption)};
  anchor_caption(waiting.anchors, piece.piece.block);
  piece.piece.role = structure::Role::body;
  piece.piece.place = std::move(waiting.place);
  pieces_.push_back(std::move(piece));
  fresh_ = false;
}

void BlockAssembler::anchor_caption(std::vector<std::string>& anchors, Block& block) {
  for (std::string& anchor : anchors) {
    if (block.id.empty()) block.id = anchor;
    caption_anchors_.emplace_back(std::move(anchor), block.id);
  }
}

Figure* BlockAssembler::last_figure() {
  return fresh_ && !pieces_.empty() ? std::get_if<Figure>(&pieces_.back().piece.block.value) : nullptr;
}

Table* BlockAssembler::last_table() {
  return fresh_ && !pieces_.empty() ? std::get_if<Table>(&pieces_.back().piece.block.value) : nullptr;
}

void BlockAssembler::add(RawPiece piece) {
  close();
  give_waiting_caption();
  pieces_.push_back(std::move(piece));
  fresh_ = false;
}

bool BlockAssembler::begins_list(const ItemPlace& place) const {
  for (auto open = lists_.rbegin(); open != lists_.rend(); ++open) {
    if (open->place.level > place.level) continue;
    return open->place.level < place.level || open->place.list != place.list || open->place.ordered != place.ordered;
  }
  return true;
}

void BlockAssembler::add_item(const ItemPlace& place, Block block, std::string anchor) {
  close_quote();
  preformatted_open_ = false;
  give_waiting_caption();
  while (!lists_.empty() && lists_.back().place.level > place.level) close_list();
  if (!lists_.empty() && lists_.back().place.level == place.level &&
      (lists_.back().place.list != place.list || lists_.back().place.ordered != place.ordered)) {
    close_list();
  }
  if (lists_.empty() || lists_.back().place.level < place.level) {
    OpenList opened{place, {}, std::move(anchor)};
    opened.list.ordered = place.ordered;
    opened.list.start = place.ordered ? place.number : 1;
    lists_.push_back(std::move(opened));
  }
  ListItem& item = lists_.back().list.items.emplace_back();
  if (!is_empty_paragraph(block)) item.blocks.push_back(std::move(block));
}

void BlockAssembler::add_to_item(std::uint8_t level, Block block) {
  while (lists_.back().place.level > level) close_list();
  List& list = lists_.back().list;
  if (!is_empty_paragraph(block)) list.items.back().blocks.push_back(std::move(block));
}

void BlockAssembler::add_quote(Block block, std::string anchor) {
  close_lists();
  preformatted_open_ = false;
  give_waiting_caption();
  if (!quote_) {
    quote_.emplace();
    quote_anchor_ = std::move(anchor);
  }
  quote_->blocks.push_back(std::move(block));
}

void BlockAssembler::add_quote_attribution(Inlines attribution) {
  close_lists();
  give_waiting_caption();
  if (!quote_) quote_.emplace();
  quote_->attribution = std::move(attribution);
  close_quote();
}

void BlockAssembler::add_preformatted(std::string text, std::string language, bool begins, std::string anchor) {
  if (preformatted_open_ && !begins && !pieces_.empty()) {
    if (auto* open = std::get_if<Preformatted>(&pieces_.back().piece.block.value)) {
      open->text += '\n';
      open->text += text;
      return;
    }
  }
  close();
  give_waiting_caption();
  push({Preformatted{std::move(text), std::move(language)}, std::move(anchor)});
  preformatted_open_ = true;
}

void BlockAssembler::add_figure(Figure figure, std::string anchor) {
  close();
  Block block{{}, std::move(anchor)};
  if (caption_ && caption_->of != CaptionOf::table) {
    figure.caption = std::move(caption_->caption);
    anchor_caption(caption_->anchors, block);
    caption_.reset();
  }
  give_waiting_caption();
  block.value = std::move(figure);
  push(std::move(block));
  fresh_ = true;
}

void BlockAssembler::add_figure_credit(Inlines credit) {
  if (Figure* figure = last_figure(); figure != nullptr && figure->credit.empty()) {
    figure->credit = std::move(credit);
    return;
  }
  RawPiece piece;
  piece.piece.block.value = Paragraph{std::move(credit)};
  piece.piece.role = structure::Role::body;
  add(std::move(piece));
}

void BlockAssembler::add_table(Table table, std::string anchor) {
  close();
  Block block{{}, std::move(anchor)};
  if (caption_ && caption_->of != CaptionOf::figure) {
    table.caption = std::move(caption_->caption);
    anchor_caption(caption_->anchors, block);
    caption_.reset();
  }
  give_waiting_caption();
  block.value = std::move(table);
  push(std::move(block));
  fresh_ = true;
}

void BlockAssembler::add_caption(Inlines caption, CaptionOf of, Place place, std::vector<std::string> anchors) {
  if (caption.empty()) return;
  close();
  give_waiting_caption();
  if (of != CaptionOf::table) {
    if (Figure* figure = last_figure(); figure != nullptr && figure->caption.empty()) {
      figure->caption = std::move(caption);
      anchor_caption(anchors, pieces_.back().piece.block);
      return;
    }
  }
  caption_ = WaitingCaption{std::move(caption), of, std::move(place), std::move(anchors)};
}

RawPieces BlockAssembler::finish() {
  close();
  give_waiting_caption();
  return std::move(pieces_);
}

Blocks plain_blocks(RawPieces pieces) {
  Blocks blocks;
  blocks.reserve(pieces.size());
  for (RawPiece& raw : pieces) {
    if (raw.piece.role != structure::Role::article_break) blocks.push_back(std::move(raw.piece.block));
  }
  return blocks;
}

}  // namespace galley::word_processing

// SPDX-License-Identifier: Apache-2.0
#include "word_processing/story_builder.hpp"

#include <algorithm>
#include <utility>

#include "word_processing/byline_marks.hpp"

namespace galley::word_processing {

namespace {

/// Takes a style off that all of a line has: it is how the line is set, not what it stresses.
void unset_style(Inlines& inlines, Style style) {
  const auto keep = static_cast<Style>(~static_cast<unsigned>(style));
  for (Inline& each : inlines) {
    if (auto* text = std::get_if<Text>(&each.value)) {
      text->style = text->style & keep;
    } else if (auto* link = std::get_if<Link>(&each.value)) {
      unset_style(link->content, style);
    }
  }
}

std::string_view attribute(const pugi::xml_node& node, const char* name) { return node.attribute(name).value(); }

/// A dateline whose date stands beside the text says something without any.
bool tells_date(const StyledParagraph& open) { return open.dateline && !open.dateline->when.empty(); }

/// All bookmarks of a paragraph, which are used up.
std::vector<std::string> own_names(StyledParagraph& open) {
  std::vector<std::string> names = std::exchange(open.outer_anchors, {});
  for (std::string& name : std::exchange(open.anchors, {})) names.push_back(std::move(name));
  return names;
}

}  // namespace

bool is_blank(const Inlines& inlines) {
  for (const Inline& each : inlines) {
    if (const auto* text = std::get_if<Text>(&each.value)) {
      if (text->text.find_first_not_of(" \t\r\n") != std::string::npos) return false;
    } else if (!std::holds_alternative<LineBreak>(each.value)) {
      return false;
    }
  }
  return true;
}

RawPiece figure_piece(Figure figure) {
  RawPiece piece;
  piece.piece.role = structure::Role::body;
  piece.piece.block.value = std::move(figure);
  return piece;
}

/// The one identifier that a block has for all of its bookmarks. The names are used up.
std::string StoryBuilder::anchor_of(std::vector<std::string>& names) {
  if (names.empty()) return {};
  std::string id = names.front();
  if (const auto mark = reading_.marks.find("anchor", id)) id = attribute(mark, "name");
  for (std::string& name : names) reading_.anchors.emplace(std::move(name), id);
  names.clear();
  return id;
}

/// The identifier of a paragraph that has all bookmarks to itself.
std::string StoryBuilder::own_anchor(StyledParagraph& open) {
  if (open.outer_anchors.empty()) return anchor_of(open.anchors);
  std::vector<std::string> names = own_names(open);
  return anchor_of(names);
}

/// The identifier of what a paragraph begins or is in, of the kind "list", "quote" or "table", that a bookmark told:
/// one before the paragraph, or one of ours that says so.
std::string StoryBuilder::outer_anchor(StyledParagraph& open, std::string_view kind) {
  if (!open.outer_anchors.empty()) return anchor_of(open.outer_anchors);
  // The last one: what stands inside another of its kind ends before it.
  for (std::size_t i = reading_.outer_anchors.size(); i > 0; --i) {
    const auto mark = reading_.marks.find("anchor", reading_.outer_anchors[i - 1]);
    if (attribute(mark, "of") != kind) continue;
    std::vector<std::string> name{std::move(reading_.outer_anchors[i - 1])};
    reading_.outer_anchors.erase(reading_.outer_anchors.begin() + static_cast<std::ptrdiff_t>(i - 1));
    return anchor_of(name);
  }
  return {};
}

/// The identifier of a list, table or quote that is told by what holds it; its bookmark in a paragraph is not needed.
std::string StoryBuilder::anchor_around(std::vector<std::string>& names) {
  for (const std::string& name : names) std::erase(reading_.outer_anchors, name);
  return anchor_of(names);
}

void StoryBuilder::begin_article(std::string mark) {
  RawPiece piece;
  piece.piece.role = structure::Role::article_break;
  piece.piece.place = place();
  piece.piece.place.item = std::move(mark);
  assembler_.add(std::move(piece));
}

void StoryBuilder::paragraph(StyledParagraph open) {
  has_column_heading_ = has_column_heading_ || open.role == ParagraphRole::table_heading;
  has_row_heading_ = has_row_heading_ || open.role == ParagraphRole::table_row_heading;
  Inlines inlines = open.inlines.take();
  if (!open.article_mark.empty()) begin_article(std::move(open.article_mark));
  std::vector<std::string> own;
  for (std::string& name : waiting_anchors_) own.push_back(std::move(name));
  waiting_anchors_.clear();
  for (std::string& name : open.anchors) {
    const auto mark = reading_.marks.find("anchor", name);
    (attribute(mark, "of").empty() ? own : reading_.outer_anchors).push_back(std::move(name));
  }
  open.anchors = std::move(own);
  const bool text_follows = !is_blank(inlines) || !open.lines.empty();
  const bool placed = !open.before.empty() || !open.after.empty();
  if (!text_follows && !placed && open.mark.empty() && !open.ruled && !open.item &&
      open.role != ParagraphRole::horizontal_line && !tells_date(open)) {
    // The bookmarks of an empty paragraph mark what comes next.
    waiting_anchors_ = std::move(open.outer_anchors);
    for (std::string& name : open.anchors) waiting_anchors_.push_back(std::move(name));
    open.outer_anchors.clear();
    open.anchors.clear();
  }
  const auto place_all = [&](RawPieces& pieces) {
    for (RawPiece& piece : pieces) {
      if (auto* figure = std::get_if<Figure>(&piece.piece.block.value)) {
        std::string id = std::move(piece.piece.block.id);
        if (id.empty() && !text_follows) id = own_anchor(open);
        assembler_.add_figure(std::move(*figure), std::move(id));
      } else {
        assembler_.add(std::move(piece));
      }
    }
  };
  place_all(open.before);
  RawPieces after = std::move(open.after);
  // A paragraph that holds only what was placed is gone with it.
  if (text_follows || !open.mark.empty() || !placed) finish_as_role(open, std::move(inlines));
  place_all(after);
}

void StoryBuilder::finish_as_role(StyledParagraph& open, Inlines inlines) {
  const bool blank = is_blank(inlines);
  const pugi::xml_node mark = open.mark.empty() ? pugi::xml_node() : reading_.marks.find("block", open.mark);
  if (is_header_or_heading(open.role) && open.bytes > 0) {
    if (open.strong_bytes == open.bytes) unset_style(inlines, Style::strong);
    if (open.emphasis_bytes == open.bytes) unset_style(inlines, Style::emphasis);
  }
  switch (open.role) {
    case ParagraphRole::preformatted: {
      if (open.lines.empty() && blank && !mark) break;
      const std::string anchor = own_anchor(open);
      const bool begins = !anchor.empty() || (open.joins_lines ? !open.mark.empty() : reading_.marks.present());
      assembler_.add_preformatted(std::move(open.lines), std::string(attribute(mark, "language")), begins, anchor);
      return;
    }
    case ParagraphRole::figure_caption:
      assembler_.add_caption(std::move(inlines), CaptionOf::figure, place(), own_names(open));
      return;
    case ParagraphRole::table_caption:
      if (mark) {
        assembler_.add_table({std::move(inlines), 0, {}}, own_anchor(open));
      } else {
        assembler_.add_caption(std::move(inlines), CaptionOf::table, place(), own_names(open));
      }
      return;
    case ParagraphRole::caption:
      if (!blank) assembler_.add_caption(std::move(inlines), open.caption_of, place(), own_names(open));
      return;
    case ParagraphRole::figure_credit:
      if (!blank) assembler_.add_figure_credit(std::move(inlines));
      return;
    case ParagraphRole::quote:
      if (!blank) {
        std::string around = assembler_.quote_is_open() ? std::string() : outer_anchor(open, "quote");
        assembler_.add_quote({Paragraph{std::move(inlines)}, own_anchor(open)}, std::move(around));
      }
      return;
    case ParagraphRole::quote_attribution:
      if (!blank) assembler_.add_quote_attribution(std::move(inlines));
      return;
    case ParagraphRole::figure:
      if (blank && mark) {
        Figure figure;
        figure.media = attribute(mark, "media");
        figure.source = attribute(mark, "source");
        figure.alternative_text = attribute(mark, "alternative");
        assembler_.add_figure(std::move(figure), own_anchor(open));
        return;
      }
      break;
    case ParagraphRole::kicker:
    case ParagraphRole::headline:
    case ParagraphRole::title:
    case ParagraphRole::deck:
    case ParagraphRole::byline:
    case ParagraphRole::dateline:
    case ParagraphRole::heading:
      // An empty heading is a slip of the finger unless we wrote it so.
      if (!blank || mark || tells_date(open)) finish_as_piece(open, std::move(inlines));
      return;
    default:
      break;
  }
  if (blank) {
    if (open.ruled || open.role == ParagraphRole::horizontal_line) {
      RawPiece piece;
      piece.piece.role = structure::Role::body;
      piece.piece.block = {Break{}, own_anchor(open)};
      assembler_.add(std::move(piece));
      return;
    }
    if (open.item || assembler_.list_is_open()) finish_in_list(open, inlines);
    return;
  }
  if (finish_in_list(open, inlines)) return;
  finish_as_piece(open, std::move(inlines));
}

bool StoryBuilder::finish_in_list(StyledParagraph& open, Inlines& inlines) {
  if (open.item) {
    if (reading_.depth + open.item->level > reading_.context.limits.depth) refuse_depth(reading_);
    std::string around = assembler_.begins_list(*open.item) ? outer_anchor(open, "list") : std::string();
    assembler_.add_item(*open.item, {Paragraph{is_blank(inlines) ? Inlines() : std::move(inlines)}, own_anchor(open)},
                        std::move(around));
    return true;
  }
  if (open.continues < 0 || is_blank(inlines)) return false;
  const auto level = static_cast<std::uint8_t>(std::min(open.continues, 255));
  if (!assembler_.item_is_open(level)) return false;
  assembler_.add_to_item(level, {Paragraph{std::move(inlines)}, own_anchor(open)});
  return true;
}

void StoryBuilder::finish_as_piece(StyledParagraph& open, Inlines inlines) {
  RawPiece raw;
  raw.role = open.role;
  raw.level = open.level;
  structure::Piece& piece = raw.piece;
  if (!open.mark.empty()) {
    const pugi::xml_node mark = reading_.marks.find("block", open.mark);
    const int level = mark.attribute("level").as_int(0);
    if (level > 0 && level < 256) raw.level = static_cast<std::uint8_t>(level);
    if (open.role == ParagraphRole::byline && !open.byline) piece.byline = marked_byline(mark, text_of(inlines));
    if (open.role == ParagraphRole::dateline && !open.dateline) {
      piece.dateline = marked_dateline(mark, text_of(inlines));
    }
  }
  if (open.byline) piece.byline = std::move(*open.byline);
  if (open.dateline) piece.dateline = std::move(*open.dateline);
  raw.size = open.size;
  raw.text_bytes = static_cast<std::uint32_t>(std::min<std::uint64_t>(open.bytes, UINT32_MAX));
  piece.strong = open.strong;
  piece.place = place();
  piece.block = {Paragraph{std::move(inlines)}, own_anchor(open)};
  assembler_.add(std::move(raw));
}

RawPieces StoryBuilder::finish() {
  RawPieces pieces = assembler_.finish();
  for (const auto& [name, id] : assembler_.caption_anchors()) reading_.anchors.emplace(name, id);
  return pieces;
}

void StoryBuilder::table(Table table, std::vector<std::string> names) {
  for (std::string& name : waiting_anchors_) names.push_back(std::move(name));
  waiting_anchors_.clear();
  std::string anchor = anchor_around(names);
  assembler_.add_table(std::move(table), std::move(anchor));
}

void StoryBuilder::list(List list, std::vector<std::string> names) {
  for (std::string& name : waiting_anchors_) names.push_back(std::move(name));
  waiting_anchors_.clear();
  std::string anchor = anchor_around(names);
  RawPiece piece;
  piece.piece.role = structure::Role::body;
  piece.piece.block = {std::move(list), std::move(anchor)};
  assembler_.add(std::move(piece));
}

void StoryBuilder::item_blocks(std::uint8_t level, RawPieces pieces) {
  for (RawPiece& piece : pieces) {
    if (assembler_.item_is_open(level)) {
      assembler_.add_to_item(level, std::move(piece.piece.block));
    } else {
      assembler_.add(std::move(piece));
    }
  }
}

void StoryBuilder::quote(RawPieces pieces, std::vector<std::string> names) {
  Quote quote;
  std::string anchor = anchor_around(names);
  // The paragraphs of the quote and its attribution come as one quote or more; other blocks between them.
  for (RawPiece& piece : pieces) {
    Block& inner = piece.piece.block;
    auto* part_of_it = std::get_if<Quote>(&inner.value);
    if (part_of_it == nullptr || !piece.piece.place.item.empty()) {
      quote.blocks.push_back(std::move(inner));
      continue;
    }
    if (anchor.empty()) anchor = std::move(inner.id);
    for (Block& each : part_of_it->blocks) quote.blocks.push_back(std::move(each));
    if (!part_of_it->attribution.empty()) quote.attribution = std::move(part_of_it->attribution);
  }
  RawPiece piece;
  piece.piece.role = structure::Role::body;
  piece.piece.block = {std::move(quote), std::move(anchor)};
  piece.piece.place.item = "quote";  // whole: not to be joined to another one around it
  assembler_.add(std::move(piece));
}

}  // namespace galley::word_processing

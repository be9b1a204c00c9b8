// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <utility>

#include "docx/story_reader.hpp"
#include "structure/conventions.hpp"

namespace galley::docx {

namespace {

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

bool is_line_of_header(ParagraphRole role) {
  switch (role) {
    case ParagraphRole::kicker:
    case ParagraphRole::headline:
    case ParagraphRole::title:
    case ParagraphRole::deck:
    case ParagraphRole::byline:
    case ParagraphRole::dateline:
    case ParagraphRole::heading:
      return true;
    default:
      return false;
  }
}

}  // namespace

void StoryReader::paragraph(const pugi::xml_node& node) {
  const DepthGuard guard(state_);
  const ParagraphFormat format = paragraph_format(part_.child(node, Tag::p_pr));
  if (!carried_) open_ = OpenParagraph();
  open_.format = format;
  for (std::string& anchor : waiting_anchors_) open_.block_anchors.push_back(std::move(anchor));
  waiting_anchors_.clear();
  has_column_heading_ = has_column_heading_ || format.role == ParagraphRole::table_heading;
  has_row_heading_ = has_row_heading_ || format.role == ParagraphRole::table_row_heading;
  open_.keeps_lines = open_.keeps_lines || format.role == ParagraphRole::preformatted;
  if (!waiting_mark_.empty()) open_.mark = std::exchange(waiting_mark_, {});
  for (Field& field : fields_) {
    if (field.is_link) open_.inlines.open_link(field.target, field.tip);
  }
  for (const pugi::xml_node child : node.children()) {
    if (child.type() == pugi::node_element) run_level(child, part_.tag(child));
  }
  if (!waiting_mark_.empty()) open_.mark = std::exchange(waiting_mark_, {});
  if (format.mark_is_gone) {
    carried_ = true;
    return;
  }
  finish_paragraph();
}

StoryReader::ParagraphFormat StoryReader::paragraph_format(const pugi::xml_node& given) {
  pugi::xml_node properties = given;
  ParagraphFormat format;
  if (state_.reject_changes && properties) {
    if (const auto change = part_.child(properties, Tag::p_pr_change)) {
      if (const auto original = part_.child(change, Tag::p_pr)) properties = original;
    }
  }
  std::string_view style_id;
  std::uint8_t outline = unset_outline;
  std::int32_t number = unset_number;
  std::int32_t number_level = unset_number;
  std::int32_t indent = INT32_MIN;
  Toggle ruled = Toggle::unset;
  for (const pugi::xml_node property : properties.children()) {
    switch (part_.tag(property)) {
      case Tag::p_style:
        style_id = attribute(property, "val");
        break;
      case Tag::num_pr:
        if (const auto id = part_.child(property, Tag::num_id)) number = number_attribute(id, "val", 0);
        if (const auto level = part_.child(property, Tag::ilvl)) number_level = number_attribute(level, "val", 0);
        break;
      case Tag::outline_lvl:
        outline = static_cast<std::uint8_t>(std::clamp(number_attribute(property, "val", body_outline), 0, 9));
        break;
      case Tag::ind:
        indent = number_attribute(property, "left", number_attribute(property, "start", INT32_MIN));
        break;
      case Tag::p_bdr:
        for (const pugi::xml_node border : property.children()) {
          const Tag side = part_.tag(border);
          if (side != Tag::bottom && side != Tag::top) continue;
          const std::string_view kind = attribute(border, "val");
          if (ruled != Toggle::on) ruled = kind == "none" || kind == "nil" ? Toggle::off : Toggle::on;
        }
        break;
      default:
        break;
    }
  }
  // The mark's own properties are outside the original ones of a tracked change.
  if (const auto mark = part_.child(given, Tag::r_pr)) {
    for (const pugi::xml_node property : mark.children()) {
      const Tag tag = part_.tag(property);
      const bool removed = tag == Tag::del || tag == Tag::move_from;
      const bool inserted = tag == Tag::ins || tag == Tag::move_to;
      if (state_.reject_changes ? inserted : removed) format.mark_is_gone = true;
    }
  }
  const ParagraphStyle& style = state_.styles.paragraph(style_id);
  format.style = &style;
  format.role = style.role;
  format.level = style.level;
  if (outline != unset_outline && (style.role == ParagraphRole::none || style.role == ParagraphRole::body ||
                                   style.role == ParagraphRole::heading)) {
    format.role = outline == body_outline ? ParagraphRole::none : ParagraphRole::heading;
    format.level = outline == body_outline ? 0 : static_cast<std::uint8_t>(outline + 1);
  }
  format.number = number != unset_number ? number : style.number;
  format.number_level = static_cast<std::uint8_t>(
      std::clamp(number_level != unset_number ? number_level : std::int32_t{style.number_level}, 0, 8));
  format.indent = indent != INT32_MIN ? indent : style.indent;
  format.ruled = ruled != Toggle::unset ? ruled == Toggle::on : style.ruled;
  return format;
}

/// The one identifier that a block has for all of its bookmarks. The names are used up.
std::string StoryReader::anchor_of(std::vector<std::string>& names) {
  if (names.empty()) return {};
  std::string id = names.front();
  if (const auto mark = state_.marks.find("anchor", id)) id = attribute(mark, "name");
  for (std::string& name : names) state_.anchors.emplace(std::move(name), id);
  names.clear();
  return id;
}

std::string StoryReader::paragraph_anchor(OpenParagraph& open) {
  for (std::string& name : open.anchors) open.block_anchors.push_back(std::move(name));
  open.anchors.clear();
  return anchor_of(open.block_anchors);
}

void StoryReader::finish_paragraph() {
  carried_ = false;
  OpenParagraph open = std::move(open_);
  open_ = OpenParagraph();
  Inlines inlines = open.inlines.take();
  if (!open.article_mark.empty()) begin_article(std::move(open.article_mark));
  const bool text_follows = !is_blank(inlines) || !open.lines.empty();
  const bool placed = !open.before.empty() || !open.after.empty();
  const bool holds_something =
      text_follows || placed || !open.mark.empty() || !open.when.empty() || open.format.ruled || open.format.number > 0;
  if (!holds_something) {
    // The bookmarks of an empty paragraph mark what comes next.
    for (auto* names : {&open.block_anchors, &open.anchors}) {
      for (std::string& name : *names) waiting_anchors_.push_back(std::move(name));
      names->clear();
    }
  }
  const auto place_all = [&](RawPieces& pieces) {
    for (RawPiece& piece : pieces) {
      if (auto* figure = std::get_if<Figure>(&piece.piece.block.value)) {
        std::string own = std::move(piece.piece.block.id);
        if (own.empty() && !text_follows) own = paragraph_anchor(open);
        assembler_.add_figure(std::move(*figure), std::move(own));
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

void StoryReader::finish_as_role(OpenParagraph& open, Inlines inlines) {
  const bool blank = is_blank(inlines);
  const pugi::xml_node mark = open.mark.empty() ? pugi::xml_node() : state_.marks.find("block", open.mark);
  if (is_line_of_header(open.format.role) && open.bytes > 0) {
    if (open.strong_bytes == open.bytes) unset_style(inlines, Style::strong);
    if (open.emphasis_bytes == open.bytes) unset_style(inlines, Style::emphasis);
  }
  switch (open.format.role) {
    case ParagraphRole::preformatted: {
      if (open.lines.empty() && blank && !mark) break;
      const std::string anchor = paragraph_anchor(open);
      assembler_.add_preformatted(std::move(open.lines), std::string(attribute(mark, "language")),
                                  !open.mark.empty() || !anchor.empty(), anchor);
      return;
    }
    case ParagraphRole::figure_caption:
      assembler_.add_caption(std::move(inlines), CaptionOf::figure, place());
      return;
    case ParagraphRole::table_caption:
      if (mark) {
        assembler_.add_table({std::move(inlines), 0, {}}, paragraph_anchor(open));
      } else {
        assembler_.add_caption(std::move(inlines), CaptionOf::table, place());
      }
      return;
    case ParagraphRole::caption:
      if (!blank) assembler_.add_caption(std::move(inlines), open.caption_of, place());
      return;
    case ParagraphRole::figure_credit:
      if (!blank) assembler_.add_figure_credit(std::move(inlines));
      return;
    case ParagraphRole::quote:
      if (!blank) {
        // A bookmark before the paragraph that begins a quote is the quote's.
        std::string before = assembler_.quote_is_open() ? std::string() : anchor_of(open.block_anchors);
        assembler_.add_quote({Paragraph{std::move(inlines)}, paragraph_anchor(open)}, std::move(before));
      }
      return;
    case ParagraphRole::quote_attribution:
      if (!blank) assembler_.add_quote_attribution(std::move(inlines));
      return;
    case ParagraphRole::figure:
      if (blank && mark) {
        Figure figure;
        figure.source = attribute(mark, "source");
        figure.alternative_text = attribute(mark, "alternative");
        assembler_.add_figure(std::move(figure), paragraph_anchor(open));
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
      if (!blank || mark || !open.when.empty()) finish_as_piece(open, std::move(inlines));
      return;
    default:
      break;
  }
  if (blank) {
    if (open.format.ruled || open.format.role == ParagraphRole::horizontal_line) {
      RawPiece piece;
      piece.piece.role = structure::Role::body;
      piece.piece.block = {Break{}, paragraph_anchor(open)};
      assembler_.add(std::move(piece));
      return;
    }
    if (open.format.number > 0 || assembler_.list_is_open()) finish_in_list(open, inlines);
    return;
  }
  if (finish_in_list(open, inlines)) return;
  finish_as_piece(open, std::move(inlines));
}

bool StoryReader::finish_in_list(OpenParagraph& open, Inlines& inlines) {
  const ParagraphFormat& format = open.format;
  BlockAssembler::ItemPlace item;
  bool is_item = false;
  bool continues = false;
  if (format.number > 0) {
    item.level = format.number_level;
    const NumberingLevel* level = state_.numbering.level(format.number, item.level);
    const NumberKind kind = level == nullptr ? NumberKind::ordered : level->kind;
    if (level == nullptr && format.role != ParagraphRole::list_number && format.role != ParagraphRole::list_bullet) {
      return false;
    }
    if (kind == NumberKind::continuation) {
      continues = true;
    } else if (kind != NumberKind::none) {
      is_item = true;
      item.list = state_.numbering.list_key(format.number);
      item.ordered = level == nullptr ? format.role == ParagraphRole::list_number : kind == NumberKind::ordered;
      item.number = state_.numbering.next(format.number, item.level);
    }
  } else if (format.number == unset_number &&
             (format.role == ParagraphRole::list_bullet || format.role == ParagraphRole::list_number)) {
    is_item = true;
    item.level = static_cast<std::uint8_t>(std::clamp<int>(format.level - 1, 0, 8));
    item.ordered = format.role == ParagraphRole::list_number;
    item.list = std::uint64_t{1} << 63 | (item.ordered ? 1U : 0U);
  } else if (format.role == ParagraphRole::list_continue) {
    continues = true;
    item.level = static_cast<std::uint8_t>(std::clamp<int>(format.level - 1, 0, 8));
  } else if (format.role == ParagraphRole::list_paragraph && assembler_.list_is_open() && format.indent > 0) {
    continues = true;
    item.level = 8;
  }
  if (is_item) {
    if (state_.depth + item.level > state_.context.limits.depth) refuse_depth(state_);
    // A bookmark before the paragraph that begins a list is the list's.
    std::string before = assembler_.begins_list(item) ? anchor_of(open.block_anchors) : std::string();
    assembler_.add_item(item, {Paragraph{is_blank(inlines) ? Inlines() : std::move(inlines)}, paragraph_anchor(open)},
                        std::move(before));
    return true;
  }
  if (!continues || is_blank(inlines) || !assembler_.item_is_open(item.level)) return false;
  assembler_.add_to_item(item.level, {Paragraph{std::move(inlines)}, paragraph_anchor(open)});
  return true;
}

void StoryReader::finish_as_piece(OpenParagraph& open, Inlines inlines) {
  RawPiece raw;
  raw.role = open.format.role;
  raw.level = open.format.level;
  if (!open.mark.empty()) {
    const std::int32_t level = number_attribute(state_.marks.find("block", open.mark), "level", 0);
    if (level > 0 && level < 256) raw.level = static_cast<std::uint8_t>(level);
  }
  raw.size = open.size;
  raw.text_bytes = static_cast<std::uint32_t>(std::min<std::uint64_t>(open.bytes, UINT32_MAX));
  structure::Piece& piece = raw.piece;
  piece.strong = open.format.style->run.strong == Toggle::on;
  piece.place.part = part_.name();
  if (open.format.role == ParagraphRole::byline) piece.byline = byline_of(open);
  if (open.format.role == ParagraphRole::dateline) piece.dateline = dateline_of(open);
  piece.block = {Paragraph{std::move(inlines)}, paragraph_anchor(open)};
  assembler_.add(std::move(raw));
}

Byline StoryReader::byline_of(const OpenParagraph& open) {
  Byline byline;
  std::uint32_t credit_number = 0;
  const Segment* previous = nullptr;
  for (const Segment& segment : open.segments) {
    const bool joins = previous != nullptr && previous->role == segment.role && previous->credit == segment.credit &&
                       previous->contact == segment.contact;
    previous = &segment;
    if (segment.role < CharacterRole::credit_label || segment.role > CharacterRole::credit_contact) continue;
    auto& credits = byline.credits;
    const bool label_begins_one = segment.role == CharacterRole::credit_label && !joins && segment.credit == 0;
    if (credits.empty() || segment.credit != credit_number || label_begins_one) {
      credits.emplace_back();
      credit_number = segment.credit;
      if (segment.credit > 0) credits.back().role = open.credit_roles[segment.credit - 1];
    }
    Credit& credit = credits.back();
    const auto last_name = [&credit]() -> CreditName& {
      return credit.names.empty() ? credit.names.emplace_back() : credit.names.back();
    };
    switch (segment.role) {
      case CharacterRole::credit_label:
        credit.label += segment.text;
        break;
      case CharacterRole::credit_name:
        if (joins) {
          last_name().name += segment.text;
        } else {
          credit.names.push_back({segment.text, {}, {}});
        }
        if (!segment.contact.empty()) last_name().contact = segment.contact;
        break;
      case CharacterRole::credit_affiliation:
        last_name().affiliation += segment.text;
        break;
      default:
        last_name().contact += segment.text;
        break;
    }
  }
  for (Credit& credit : byline.credits) {
    // Without our content control, as after a word processor that drops them, the label tells the role.
    if (credit_number == 0 && credit.role.empty()) credit.role = structure::role_of_label(credit.label);
  }
  return byline;
}

Dateline StoryReader::dateline_of(const OpenParagraph& open) {
  Dateline dateline;
  for (const Segment& segment : open.segments) {
    switch (segment.role) {
      case CharacterRole::dateline_place:
        dateline.place += segment.text;
        break;
      case CharacterRole::dateline_date:
        dateline.date += segment.text;
        break;
      case CharacterRole::dateline_agency:
        dateline.agency += segment.text;
        break;
      case CharacterRole::dateline_label:
        dateline.label += segment.text;
        break;
      default:
        break;
    }
  }
  dateline.when = open.when;
  return dateline;
}

}  // namespace galley::docx

// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <utility>

#include "docx/story_reader.hpp"
#include "structure/conventions.hpp"

namespace galley::docx {

namespace {

/// The roles of paragraphs that are never an item of a list, whatever number they have.
bool is_role_of_its_own(ParagraphRole role) {
  switch (role) {
    case ParagraphRole::figure_caption:
    case ParagraphRole::table_caption:
    case ParagraphRole::caption:
    case ParagraphRole::figure_credit:
    case ParagraphRole::quote:
    case ParagraphRole::quote_attribution:
      return true;
    default:
      return is_header_or_heading(role);
  }
}

}  // namespace

void StoryReader::paragraph(const pugi::xml_node& node) {
  const DepthGuard guard(state_);
  const ParagraphFormat format = paragraph_format(part_.child(node, Tag::p_pr));
  if (!carried_) open_ = OpenParagraph();
  set_format(format);
  for (std::string& anchor : builder_.take_waiting_anchors()) open_.outer_anchors.push_back(std::move(anchor));
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

void StoryReader::set_format(const ParagraphFormat& format) {
  open_.format = format;
  // Text that runs on from a paragraph whose mark is gone stays with it: lines are kept in lines, other text is not.
  if (!open_.lines.empty()) open_.format.role = ParagraphRole::preformatted;
  if (format.role == ParagraphRole::preformatted && !open_.inlines.empty()) open_.format.role = ParagraphRole::none;
  open_.role = open_.format.role;
  open_.level = format.level;
  open_.ruled = format.ruled;
  open_.strong = format.style->run.strong == Toggle::on;
  open_.joins_lines = true;
}

void StoryReader::finish_paragraph() {
  carried_ = false;
  if (open_.role == ParagraphRole::byline) open_.byline = byline_of(open_);
  if (open_.role == ParagraphRole::dateline) open_.dateline = dateline_of(open_);
  if (may_be_listed()) place_in_list();
  StyledParagraph& finished = open_;
  builder_.paragraph(std::move(finished));
  open_ = OpenParagraph();
}

/// Whether the open paragraph can be part of a list: numbers are counted for such paragraphs alone.
bool StoryReader::may_be_listed() {
  if (is_role_of_its_own(open_.role)) return false;
  if (!open_.lines.empty()) return false;
  if (!is_blank(open_.inlines.close_links())) return true;
  if (!open_.mark.empty() && (open_.role == ParagraphRole::preformatted || open_.role == ParagraphRole::figure)) {
    return false;
  }
  if (open_.ruled || open_.role == ParagraphRole::horizontal_line) return false;
  if (open_.mark.empty() && (!open_.before.empty() || !open_.after.empty())) return false;
  return open_.format.number > 0 || builder_.assembler().list_is_open();
}

void StoryReader::place_in_list() {
  const ParagraphFormat& format = open_.format;
  BlockAssembler::ItemPlace item;
  if (format.number > 0) {
    item.level = format.number_level;
    const NumberingLevel* level = state_.numbering.level(format.number, item.level);
    const NumberKind kind = level == nullptr ? NumberKind::ordered : level->kind;
    if (level == nullptr && format.role != ParagraphRole::list_number && format.role != ParagraphRole::list_bullet) {
      return;
    }
    if (kind == NumberKind::continuation) {
      open_.continues = item.level;
    } else if (kind != NumberKind::none) {
      item.list = state_.numbering.list_key(format.number);
      item.ordered = level == nullptr ? format.role == ParagraphRole::list_number : kind == NumberKind::ordered;
      item.number = state_.numbering.next(format.number, item.level);
      open_.item = item;
    }
  } else if (format.number == unset_number &&
             (format.role == ParagraphRole::list_bullet || format.role == ParagraphRole::list_number)) {
    item.level = static_cast<std::uint8_t>(std::clamp<int>(format.level - 1, 0, 8));
    item.ordered = format.role == ParagraphRole::list_number;
    item.list = std::uint64_t{1} << 63 | (item.ordered ? 1U : 0U);
    open_.item = item;
  } else if (format.role == ParagraphRole::list_continue) {
    open_.continues = std::clamp<int>(format.level - 1, 0, 8);
  } else if (format.role == ParagraphRole::list_paragraph && format.indent > 0) {
    open_.continues = 8;
  }
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
        if (!joins && !last_name().affiliation.empty()) credit.names.emplace_back();  // of someone without a name
        last_name().affiliation += segment.text;
        break;
      default:
        if (!joins && !last_name().contact.empty()) credit.names.emplace_back();
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

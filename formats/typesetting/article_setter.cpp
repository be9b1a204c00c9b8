// SPDX-License-Identifier: Apache-2.0
#include "typesetting/article_setter.hpp"

#include <algorithm>
#include <cmath>

#include "structure/conventions.hpp"
#include "typesetting/note_reach.hpp"

namespace galley::typesetting {
namespace {

/// Each line of a deck or headline as text for an outline.
std::string title_of(const Inlines& inlines) { return text_of(inlines); }

void add_part(Properties& parts, const char* name, const std::string& value) {
  if (!value.empty()) parts.emplace_back(name, value);
}

/// A printed line does not tell which of its words are what.
Properties parts_of(const Dateline& dateline) {
  Properties parts;
  add_part(parts, "place", dateline.place);
  add_part(parts, "date", dateline.date);
  add_part(parts, "when", dateline.when);
  add_part(parts, "agency", dateline.agency);
  add_part(parts, "label", dateline.label);
  return parts;
}

/// A credit begins with its role, a name with itself.
Properties parts_of(const Byline& byline) {
  Properties parts;
  for (const Credit& credit : byline.credits) {
    parts.emplace_back("role", credit.role);
    add_part(parts, "label", credit.label);
    for (const CreditName& name : credit.names) {
      parts.emplace_back("name", name.name);
      add_part(parts, "affiliation", name.affiliation);
      add_part(parts, "contact", name.contact);
    }
  }
  return parts;
}

}  // namespace

float usual_line_height(std::string_view language, std::uint32_t columns) {
  if (is_cjk(language)) return columns > 1 ? 1.5F : 1.65F;
  const std::string primary = primary_language(language);
  for (const std::string_view tall : {"th", "lo", "km", "my", "bo", "ar", "fa", "ur", "ps", "hi", "mr",
                                      "ne", "bn", "ta", "te", "kn", "ml", "gu", "pa", "or", "si"}) {
    if (primary == tall) return 1.6F;
  }
  return columns > 1 ? 1.28F : 1.36F;
}

ArticleSetter::ArticleSetter(const Article& article, const std::string& language, bool lead,
                             const PageGeometry& geometry, BlockSetter& setter)
    : article_(article), language_(language), lead_(lead), geometry_(geometry), setter_(setter) {
  const PageStyle& page = setter.composer().page;
  font_size_ = page.font_size;
  line_height_ = font_size_ * (page.line_height > 0 ? page.line_height : usual_line_height(language, geometry.columns));
  StructureTree& structure = setter.composer().structure;
  element_ = structure.add(ElementKind::article, 0);
  structure.detail(element_).language = language;
  structure.detail(element_).anchor = article.id;
  // Found from its text, not told.
  if (article.language.empty() && language != setter.document().language)
    structure.detail(element_).properties = {{"language", {}}};
  elements_.push_back(element_);
  for (std::size_t i = 0; i < article.notes.size(); ++i) {
    note_elements_.push_back(structure.add(ElementKind::note, element_));
  }
  note_references_.assign(article.notes.size(), no_element);
  for (const Block& block : article.blocks) tasks_.push_back({&block, nullptr, 0, 0, 0});
  for (const Section& section : article.sections) collect(section, 0, 1);
}

void ArticleSetter::collect(const Section& section, std::size_t parent, std::uint32_t depth) {
  const std::size_t own = elements_.size();
  elements_.push_back(no_element);
  tasks_.push_back({nullptr, &section, parent, own, depth});
  for (const Block& block : section.blocks) tasks_.push_back({&block, nullptr, own, 0, depth});
  for (const Section& inner : section.sections) collect(inner, own, depth + 1);
}

Frame ArticleSetter::frame(ElementId parent) const {
  Frame frame;
  frame.width = geometry_.column_width;
  frame.height = geometry_.height;
  frame.font_size = font_size_;
  frame.line_height = line_height_;
  frame.parent = parent;
  frame.language = language_;
  frame.right_to_left = is_right_to_left(language_);
  frame.notes.notes = &article_.notes;
  frame.notes.elements = const_cast<std::vector<ElementId>*>(&note_elements_);
  frame.notes.references = const_cast<std::vector<ElementId>*>(&note_references_);
  return frame;
}

Frame ArticleSetter::note_frame() const {
  Frame note = frame(element_);
  note.font_size *= 0.82F;
  note.line_height *= 0.82F;
  return note;
}

std::string ArticleSetter::dateline() const {
  return article_.dateline.empty() ? std::string() : structure::print_dateline(article_.dateline, language_);
}

void ArticleSetter::set_header(std::vector<Piece>& pieces) {
  const PageStyle& page = setter_.composer().page;
  StructureTree& structure = setter_.composer().structure;
  const bool vertical = page.writing_mode == WritingMode::vertical;
  const bool centred = is_cjk(language_) && !vertical;
  Frame whole = frame(element_);
  whole.width = geometry_.width;
  const float scale = std::clamp(geometry_.width / font_size_ / 22, 1.7F, 3.2F) * (lead_ ? 1.0F : 0.82F);
  const auto add = [&](const Inlines& inlines, ElementKind kind, float size, bool bold, std::uint8_t gray,
                       float before) {
    if (inlines.empty()) return;
    const ElementId element = structure.add(kind, element_);
    if (kind == ElementKind::headline) structure.detail(element).title = title_of(inlines);
    if (kind == ElementKind::byline) structure.detail(element).properties = parts_of(article_.byline);
    ParagraphStyle style = setter_.body_style(whole, element);
    if (kind == ElementKind::headline && !page.heading_family.empty()) style.family = page.heading_family;
    style.font_size = size * font_size_;
    style.line_height = style.font_size * std::min(1.3F, line_height_ / font_size_);
    style.bold = bold;
    style.gray = gray;
    style.alignment = centred ? Alignment::center : Alignment::start;
    style.balance = true;
    style.hyphenate = false;
    const std::size_t first = pieces.size();
    setter_.set_inlines(inlines, whole, style, pieces);
    if (pieces.size() > first && first > 0) pieces[first].space_before = before * font_size_;
  };
  add(article_.kicker, ElementKind::kicker, 1.15F, false, 60, 0);
  add(article_.headline, ElementKind::headline, scale, true, 0, 0.25F);
  add(article_.deck, ElementKind::deck, std::max(1.2F, 0.52F * scale), false, 50, 0.45F);
  if (!article_.byline.empty()) {
    add(plain(structure::print_byline(article_.byline, language_)), ElementKind::byline, 1.0F, false, 0, 0.7F);
  }
  const bool run_in =
      !article_.blocks.empty() && std::holds_alternative<galley::Paragraph>(article_.blocks.front().value);
  if (!article_.dateline.empty() && !run_in) {
    const ElementId paragraph = structure.add(ElementKind::paragraph, element_);
    const ElementId element = structure.add(ElementKind::dateline, paragraph);
    structure.detail(element).properties = parts_of(article_.dateline);
    ParagraphStyle style = setter_.body_style(whole, element);
    style.alignment = centred ? Alignment::center : Alignment::start;
    setter_.set_inlines(plain(dateline()), whole, style, pieces);
  }
}

void ArticleSetter::set_heading(const Task& task, std::vector<Piece>& pieces) {
  StructureTree& structure = setter_.composer().structure;
  const ElementId section = structure.add(ElementKind::section, elements_[task.parent]);
  elements_[task.own] = section;
  if (!task.section->id.empty()) structure.detail(section).anchor = task.section->id;
  if (task.section->heading.empty()) return;
  const auto level = static_cast<std::uint8_t>(std::min(task.depth + 1, 6U));
  const ElementId element = structure.add(ElementKind::heading, section, level);
  structure.detail(element).title = title_of(task.section->heading);
  const Frame column = frame(section);
  ParagraphStyle style = setter_.body_style(column, element);
  if (!setter_.composer().page.heading_family.empty()) style.family = setter_.composer().page.heading_family;
  style.font_size = font_size_ * (task.depth == 1 ? 1.18F : task.depth == 2 ? 1.08F : 1.0F);
  style.bold = true;
  style.italic = task.depth > 3;
  style.alignment = Alignment::start;
  style.balance = true;
  style.hyphenate = false;
  const std::size_t first = pieces.size();
  setter_.set_inlines(task.section->heading, column, style, pieces);
  // Whole lines above and for it, so that the lines of neighbouring columns stay level.
  if (pieces.size() > first) pieces[first].space_before = line_height_;
  for (std::size_t i = first; i < pieces.size(); ++i) pieces[i].keep_with_next = true;
}

void ArticleSetter::set_notes_without_reference(std::vector<Piece>& pieces) {
  const std::size_t first = pieces.size();
  NoteReach reach(article_.notes);
  for (std::size_t i = 0; i < article_.notes.size(); ++i) {
    if (note_references_[i] != no_element) reach.reach(i);
  }
  for (std::size_t i = 0; i < article_.notes.size(); ++i) {
    if (reach.reached(i)) continue;
    setter_.set_note(article_.notes[i], i, note_elements_[i], note_frame(), pieces);
    reach.reach(i);
  }
  if (pieces.size() > first) pieces[first].space_before = line_height_;
}

bool ArticleSetter::set_next(std::vector<Piece>& pieces) {
  if (next_ >= tasks_.size()) {
    set_notes_without_reference(pieces);
    return false;
  }
  const Task& task = tasks_[next_++];
  if (task.block == nullptr) {
    set_heading(task, pieces);
    after_heading_ = true;
    return true;
  }
  const bool paragraph = std::holds_alternative<galley::Paragraph>(task.block->value);
  const bool indent = is_cjk(language_) || !after_heading_;
  const Frame column = frame(elements_[task.parent]);
  if (next_ == 1 && paragraph && !article_.dateline.empty()) {
    setter_.set_text(std::get<galley::Paragraph>(task.block->value), task.block->id, column, indent, pieces, dateline(),
                     parts_of(article_.dateline));
  } else {
    setter_.set(*task.block, column, indent, pieces);
  }
  after_heading_ = !paragraph;
  setter_.composer().shaper.forget();
  return true;
}

ArticleFlow ArticleSetter::flow() {
  ArticleFlow flow;
  set_header(flow.header);
  flow.next = [this](std::vector<Piece>& pieces) { return set_next(pieces); };
  flow.note = [this](std::uint32_t index, std::vector<Piece>& pieces) {
    if (index >= article_.notes.size()) return;
    setter_.set_note(article_.notes[index], index, note_elements_[index], note_frame(), pieces);
  };
  return flow;
}

}  // namespace galley::typesetting

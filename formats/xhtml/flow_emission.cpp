// SPDX-License-Identifier: Apache-2.0
#include <utility>

#include "xhtml/flow_collect.hpp"
#include "xhtml/flow_reader.hpp"

namespace galley::xhtml {

using structure::Role;

void FlowReader::note_anchor(std::string_view id) {
  if (!id.empty()) note_place(id);
}

void FlowReader::note_place(std::string_view id) {
  if (const std::string* anchor = references_.anchor_of(surroundings_.path, id)) anchors_.push_back(*anchor);
  if (blocks_ == nullptr && surroundings_.outline_entry) {
    const int entry = surroundings_.outline_entry(id);
    if (entry >= 0) content_.outline_marks.push_back({content_.pieces.size(), entry});
  }
}

std::string FlowReader::take_anchor() {
  if (anchors_.empty()) return {};
  std::string first = std::move(anchors_.front());
  for (std::size_t i = 1; i < anchors_.size(); ++i) content_.aliases.emplace_back(std::move(anchors_[i]), first);
  anchors_.clear();
  return first;
}

void FlowReader::give_back(std::string anchor) {
  if (!anchor.empty()) anchors_.insert(anchors_.begin(), std::move(anchor));
}

void FlowReader::emit(Block block, Role role) {
  if (blocks_ != nullptr) {
    blocks_->push_back(std::move(block));
    return;
  }
  if (role == Role::body || role == Role::unknown) ++body_since_heading_;
  structure::Piece& piece = content_.pieces.emplace_back();
  piece.block = std::move(block);
  piece.role = role;
  piece.place.part = surroundings_.path;
}

void FlowReader::emit_paragraph(Inlines content, std::string anchor) {
  // A paragraph may yet be a byline or a deck that nothing marks.
  emit({Paragraph{std::move(content)}, std::move(anchor)}, Role::unknown);
}

void FlowReader::flush() {
  if (!run_.blank()) {
    const Marks marks = std::exchange(run_marks_, {});
    const std::size_t size = run_.size();
    Inlines content = run_.take();
    const bool header = blocks_ == nullptr && body_since_heading_ == 0 && size < 300;
    if (header && marks.contains(Mark::byline)) {
      emit_role(Role::byline, std::move(content), take_anchor(), {});
    } else if (header && marks.contains(Mark::dateline)) {
      emit_role(Role::dateline, std::move(content), take_anchor(), {});
    } else {
      emit_paragraph(std::move(content), take_anchor());
    }
  } else {
    run_.take();
    run_marks_ = {};
  }
  flush_pictures();
}

void FlowReader::flush_pictures() {
  if (pictures_.empty()) return;
  std::vector<Figure> pictures = std::move(pictures_);
  pictures_.clear();
  for (Figure& each : pictures) emit({std::move(each), take_anchor()});
}

bool FlowReader::attach_caption(Inlines& content, bool credit) {
  Block* last = nullptr;
  if (blocks_ != nullptr) {
    if (!blocks_->empty()) last = &blocks_->back();
  } else if (!content_.pieces.empty()) {
    last = &content_.pieces.back().block;
  }
  auto* figure = last == nullptr ? nullptr : std::get_if<Figure>(&last->value);
  if (figure == nullptr) return false;
  Inlines& to = credit ? figure->credit : figure->caption;
  if (!to.empty()) return false;
  to = std::move(content);
  return true;
}

void FlowReader::emit_role(Role role, Inlines content, std::string anchor, pugi::xml_node node) {
  emit({Paragraph{std::move(content)}, std::move(anchor)}, role);
  if (role != Role::dateline || blocks_ != nullptr) return;
  // The machine's date beside the printed one, if there is one.
  for (const pugi::xml_node child : node.children()) {
    const std::string_view when = child.attribute("datetime").value();
    if (when.size() < 4) continue;
    structure::Piece& piece = content_.pieces.back();
    const std::string printed = text_of(std::get<Paragraph>(piece.block.value).content);
    Dateline dateline = structure::parse_dateline(printed, root_language_).value_or(Dateline{{}, printed, {}, {}, {}});
    if (dateline.when.empty()) dateline.when = when.substr(0, 10);
    piece.dateline = std::move(dateline);
    return;
  }
}

Inlines FlowReader::line(pugi::xml_node node, const Situation& situation) {
  return collect_line([&] { children(node, situation); });
}

Blocks FlowReader::nested(pugi::xml_node node, const Situation& situation) {
  return collect_blocks([&] { children(node, situation); });
}

}  // namespace galley::xhtml

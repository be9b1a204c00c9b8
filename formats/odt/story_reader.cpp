// SPDX-License-Identifier: Apache-2.0
#include "odt/story_reader.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace galley::odt {

using namespace word_processing;  // NOLINT(google-build-using-namespace)

namespace {

constexpr auto not_shown = std::to_array<std::string_view>({
    "office:forms",
    "office:scripts",
    "office:event-listeners",
    "office:dde-source",
    "text:sequence-decls",
    "text:variable-decls",
    "text:user-field-decls",
    "text:dde-connection-decls",
    "text:alphabetical-index-auto-mark-file",
    "text:script",
    "text:section-source",
    "table:calculation-settings",
    "draw:control",
    "text:number",
    "text:tab-stop",
});

/// Elements that hold an index: its source is a recipe, its body the text.
bool is_index(std::string_view name) {
  return name == "text:table-of-content" || name == "text:alphabetical-index" || name == "text:illustration-index" ||
         name == "text:table-index" || name == "text:object-index" || name == "text:user-index" ||
         name == "text:bibliography";
}

bool is_line_of_header(ParagraphRole role) {
  return role == ParagraphRole::kicker || role == ParagraphRole::headline || role == ParagraphRole::title ||
         role == ParagraphRole::deck || role == ParagraphRole::byline || role == ParagraphRole::dateline;
}

}  // namespace

bool is_shown(std::string_view element) {
  return std::find(not_shown.begin(), not_shown.end(), element) == not_shown.end();
}

RawPieces StoryReader::read(const pugi::xml_node& container) {
  blocks(container);
  flush_list();
  return builder_.finish();
}

RawPieces StoryReader::sub_story(const pugi::xml_node& container, ListContext lists) {
  StoryReader inner(reading_);
  inner.lists_ = lists;
  return inner.read(container);
}

void StoryReader::blocks(const pugi::xml_node& container) {
  const DepthGuard guard(reading_);
  for (const pugi::xml_node node : container.children()) {
    if (node.type() == pugi::node_element) block(node);
  }
}

void StoryReader::block(const pugi::xml_node& node) {
  reading_.count_node();
  const std::string_view name = node.name();
  if (name == "text:p" || name == "text:h") {
    flush_list();
    paragraph(node, name == "text:h");
  } else if (name == "text:list" || name == "text:ordered-list" || name == "text:unordered-list") {
    list(node);
  } else if (name == "table:table") {
    flush_list();
    table(node);
  } else if (name == "text:section") {
    section(node);
  } else if (is_index(name)) {
    flush_list();
    blocks(node.child("text:index-body"));
  } else if (name == "text:tracked-changes") {
    for (const pugi::xml_node region : node.children("text:changed-region")) {
      if (region.child("text:deletion")) ++reading_.tally.deletions;
    }
  } else if (name == "office:annotation") {
    ++reading_.tally.comments;
  } else if (name.starts_with("draw:") || name.starts_with("dr3d:")) {
    flush_list();
    open_ = StyledParagraph();
    style_ = &reading_.styles.paragraph({});
    frame(node);
    builder_.paragraph(std::exchange(open_, {}));
  } else if (name.starts_with("text:") && is_shown(name) && node.first_child()) {
    blocks(node);  // text:index-title, text:numbered-paragraph, text:list-header out of place, ...
  }
}

void StoryReader::section(const pugi::xml_node& node) {
  const std::string_view name = attribute(node, "text:name");
  if (reading_.marks.present() && name.starts_with(mark_name::prefix)) {
    if (name.starts_with(mark_name::item) && open_list_) {
      const std::string digits(name.substr(mark_name::item.size(), 8));
      add_to_open_list(static_cast<std::size_t>(std::max(std::atoi(digits.c_str()), 0)), sub_story(node, {}));
      return;
    }
    flush_list();
    if (name.starts_with(mark_name::quote)) {
      const DepthGuard guard(reading_);
      builder_.quote(sub_story(node, {}), anchors_of_holder(name));
      return;
    }
    if (name.starts_with(mark_name::article)) {
      RawPiece piece;
      piece.piece.role = structure::Role::article_break;
      piece.piece.place.item = name;
      reading_.current_article = name;
      builder_.piece(std::move(piece));
    }
    blocks(node);
    flush_list();
    return;
  }
  flush_list();
  if (attribute(node, "text:display") == "none" ||
      (attribute(node, "text:display") == "condition" && attribute(node, "text:is-hidden") == "true")) {
    ++reading_.tally.hidden;
    return;
  }
  blocks(node);
  flush_list();
}

/// The bookmark whose anchor belongs to a list, table or section of ours.
std::vector<std::string> StoryReader::anchors_of_holder(std::string_view name) const {
  std::vector<std::string> names;
  if (const auto mark = reading_.marks.find("holder", name)) names.emplace_back(attribute(mark, "name"));
  return names;
}

void StoryReader::paragraph(const pugi::xml_node& node, bool heading) {
  const DepthGuard guard(reading_);
  open_ = StyledParagraph();
  after_space_ = true;
  last_language_.clear();
  std::string_view style_name = attribute(node, "text:style-name");
  style_ = &reading_.styles.paragraph(style_name);
  open_.role = style_->role;
  open_.level = style_->level;
  open_.ruled = style_->ruled;
  open_.strong = style_->named.strong[0] == Toggle::on || style_->named.strong[1] == Toggle::on;
  if (heading && !is_line_of_header(open_.role)) {
    int level = node.attribute("text:outline-level").as_int(0);
    if (level == 0) level = node.attribute("text:level").as_int(0);  // OpenOffice.org 1
    open_.role = ParagraphRole::heading;
    open_.level = static_cast<std::uint8_t>(std::clamp(level, 1, 250));
  } else if (open_.role == ParagraphRole::list_bullet || open_.role == ParagraphRole::list_number ||
             open_.role == ParagraphRole::list_continue || open_.role == ParagraphRole::list_paragraph) {
    open_.role = ParagraphRole::none;  // lists are elements here
  }
  for (std::string& name : waiting_names_) open_.anchors.push_back(std::move(name));
  waiting_names_.clear();
  runs_.clear();
  runs_.push_back({style_->direct, false, false, false, false});
  in_paragraph_ = true;
  runs(node);
  in_paragraph_ = false;
  builder_.paragraph(std::exchange(open_, {}));
}

}  // namespace galley::odt

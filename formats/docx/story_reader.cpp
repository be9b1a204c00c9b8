// SPDX-License-Identifier: Apache-2.0
#include "docx/story_reader.hpp"

#include <algorithm>
#include <utility>

namespace galley::docx {

namespace {

bool is_generated_bookmark(std::string_view name) { return name == "_GoBack"; }

}  // namespace

RawPieces StoryReader::read(const pugi::xml_node& container) {
  blocks(container);
  if (carried_) finish_paragraph();
  return builder_.finish();
}

RawPieces StoryReader::sub_story(const pugi::xml_node& container) {
  return StoryReader(state_, part_, relationships_).read(container);
}

void StoryReader::blocks(const pugi::xml_node& container) {
  const DepthGuard guard(state_);
  for (const pugi::xml_node node : container.children()) {
    if (node.type() == pugi::node_element) block(node, part_.tag(node));
  }
}

void StoryReader::block(const pugi::xml_node& node, Tag tag) {
  if ((++state_.nodes & 0x3F) == 0) state_.context.check_cancelled();
  switch (tag) {
    case Tag::p:
      paragraph(node);
      break;
    case Tag::tbl:
      if (carried_) finish_paragraph();
      table(node);
      break;
    case Tag::sdt:
      content_control(node);
      break;
    case Tag::custom_xml:
    case Tag::smart_tag:
    case Tag::sdt_content:
    case Tag::dir:
    case Tag::bdo:
      blocks(node);
      break;
    case Tag::ins:
    case Tag::move_to:
      if (state_.reject_changes) {
        ++state_.tally.deletions;
      } else {
        blocks(node);
      }
      break;
    case Tag::del:
    case Tag::move_from:
      if (state_.reject_changes) {
        blocks(node);
      } else {
        ++state_.tally.deletions;
      }
      break;
    case Tag::alternate_content:
      alternate_content(node, false);
      break;
    case Tag::bookmark_start:
      bookmark(node, false);
      break;
    case Tag::bookmark_end:
      bookmark_end(node);
      break;
    case Tag::alt_chunk:
    case Tag::sub_doc:
      ++state_.tally.includes;
      break;
    case Tag::r:
    case Tag::hyperlink:
    case Tag::fld_simple:
    case Tag::omath_para:
    case Tag::omath: {
      // Runs without a paragraph around them: not valid, but their words are words.
      if (!carried_) {
        open_ = OpenParagraph();
        ParagraphFormat format;
        format.style = &state_.styles.paragraph({});
        set_format(format);
      }
      run_level(node, tag);
      carried_ = true;
      break;
    }
    case Tag::other:
      if (is_unknown_text(node)) {
        unknown_element(node);
        if (carried_) finish_paragraph();
        blocks(node);
        if (carried_) finish_paragraph();
      }
      break;
    default:
      break;
  }
}

/// An element of WordprocessingML that we do not know and that holds others: what it means is lost, its text is not.
bool StoryReader::is_unknown_text(const pugi::xml_node& node) const {
  const pugi::xml_node first = node.first_child();
  return first && part_.names().space(node) == Namespace::word &&
         (first.type() == pugi::node_element || first.next_sibling());
}

void StoryReader::unknown_element(const pugi::xml_node& node) {
  state_.context.diagnostics.warning(
      code::unknown_element,
      "the element " + std::string(std::string_view(node.name()).substr(0, 100)) + " is not known; its text is kept",
      place());
}

void StoryReader::content_control(const pugi::xml_node& node) {
  std::string_view tag;
  if (const auto properties = part_.child(node, Tag::sdt_pr)) {
    if (const auto tag_node = part_.child(properties, Tag::tag)) tag = attribute(tag_node, "val");
  }
  const pugi::xml_node content = part_.child(node, Tag::sdt_content);
  if (tag.starts_with(Marks::item_tag)) {
    if (carried_) finish_paragraph();
    const std::string_view digits = tag.substr(Marks::item_tag.size());
    const auto level = static_cast<std::uint8_t>(digits.size() == 1 && digits[0] >= '0' ? digits[0] - '0' : 0);
    const DepthGuard guard(state_, level + 1U);  // as deep as the item is in its lists
    builder_.item_blocks(level, sub_story(content));
    return;
  }
  if (tag == Marks::quote_tag) {
    if (carried_) finish_paragraph();
    const DepthGuard guard(state_);
    std::vector<std::string> names = builder_.take_waiting_anchors();
    builder_.quote(sub_story(content), std::move(names));
    return;
  }
  blocks(content);
}

pugi::xml_node StoryReader::chosen_alternative(const pugi::xml_node& node) const {
  pugi::xml_node first_choice;
  pugi::xml_node fallback;
  for (const pugi::xml_node branch : node.children()) {
    const Tag tag = part_.tag(branch);
    if (tag == Tag::fallback) fallback = branch;
    if (tag != Tag::choice) continue;
    if (!first_choice) first_choice = branch;
    const std::string_view required = attribute(branch, "Requires");
    bool understood = true;
    for (std::size_t at = 0; at < required.size();) {
      const std::size_t end = std::min(required.find(' ', at), required.size());
      const std::string_view prefix = required.substr(at, end - at);
      at = end + 1;
      if (!prefix.empty() && part_.names().prefix_space(prefix, branch) == Namespace::unknown) understood = false;
    }
    if (understood) return branch;
  }
  return fallback ? fallback : first_choice;
}

void StoryReader::alternate_content(const pugi::xml_node& node, bool in_run) {
  const pugi::xml_node chosen = chosen_alternative(node);
  if (!in_run) {
    blocks(chosen);
    return;
  }
  const DepthGuard guard(state_);
  for (const pugi::xml_node child : chosen.children()) {
    if (child.type() == pugi::node_element) run_content(child, part_.tag(child));
  }
}

void StoryReader::bookmark(const pugi::xml_node& node, bool in_paragraph) {
  const std::string_view name = attribute(node, "name");
  if (name.empty() || is_generated_bookmark(name)) return;
  if (name.starts_with(Marks::article_prefix)) {
    if (in_paragraph) {
      open_.article_mark = name;
    } else {
      begin_article(std::string(name));
    }
  } else if (name.starts_with(Marks::block_prefix)) {
    waiting_mark_ = name;
  } else if (name.starts_with(Marks::note_prefix)) {
    note_bookmark_ = name;
  } else if (name.starts_with(Marks::absent_prefix)) {
    is_absent_ = true;
  } else {
    if (in_paragraph) {
      open_.anchors.emplace_back(name);
    } else {
      builder_.anchor_next(std::string(name));
    }
    note_bookmark_ = name;
  }
}

void StoryReader::begin_article(std::string mark) {
  if (carried_) finish_paragraph();
  builder_.begin_article(std::move(mark));
}

void StoryReader::bookmark_end(const pugi::xml_node&) { note_bookmark_.clear(); }

void read_note(ReadState& state, char kind, const std::string& id) {
  std::string key(1, kind);
  key += id;
  if (!state.notes.try_emplace(key).second) return;
  ReadState::NotesPart& notes = kind == 'f' ? state.footnotes : state.endnotes;
  const auto found = notes.by_id.find(id);
  if (found == notes.by_id.end()) return;
  const DepthGuard guard(state);
  Blocks blocks = plain_blocks(StoryReader(state, *notes.part, notes.relationships).read(found->second));
  state.notes[key] = std::move(blocks);
}

bool has_note(const ReadState& state, char kind, const std::string& id) {
  const ReadState::NotesPart& notes = kind == 'f' ? state.footnotes : state.endnotes;
  return notes.by_id.contains(id);
}

}  // namespace galley::docx

// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <utility>

#include "xhtml/characters.hpp"
#include "xhtml/flow_collect.hpp"
#include "xhtml/flow_reader.hpp"

namespace galley::xhtml {

using structure::Role;

namespace {

// The longest text that can be a line of an article's head, in bytes.
constexpr std::size_t longest_line = 600;

// Is there nothing in the element but one or a few short lines? Looks at a bounded part of it.
bool is_line_like(pugi::xml_node root) {
  std::size_t bytes = 0;
  std::size_t elements = 0;
  pugi::xml_node node = root.first_child();
  while (node) {
    if (node.type() == pugi::node_element) {
      if (++elements > 64) return false;
      switch (element_kind(node.name()).element) {
        case Element::heading:
        case Element::article:
        case Element::section:
        case Element::figure:
        case Element::list_ordered:
        case Element::definition_list:
        case Element::quote:
        case Element::preformatted:
        case Element::table:
          return false;
        default:
          break;
      }
    } else if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) {
      bytes += trim(node.value()).size();
      if (bytes > longest_line) return false;
    }
    if (const pugi::xml_node child = node.first_child()) {
      node = child;
      continue;
    }
    while (node != root && !node.next_sibling()) node = node.parent();
    if (node == root) break;
    node = node.next_sibling();
  }
  return bytes > 0;
}

void make_strong(Inlines& inlines) {
  for (Inline& each : inlines) {
    if (auto* text = std::get_if<Text>(&each.value)) text->style = text->style | Style::strong;
    if (auto* link = std::get_if<Link>(&each.value)) make_strong(link->content);
  }
}

bool is_all_strong(const Inlines& inlines) {
  for (const Inline& each : inlines) {
    const auto* text = std::get_if<Text>(&each.value);
    if (text != nullptr && !has(text->style, Style::strong) && !is_blank(text->text)) return false;
    const auto* link = std::get_if<Link>(&each.value);
    if (link != nullptr && !is_all_strong(link->content)) return false;
  }
  return true;
}

void make_plain(Inlines& inlines) {
  constexpr auto all_but_strong = static_cast<Style>(~static_cast<unsigned>(Style::strong) & 0xFFU);
  for (Inline& each : inlines) {
    if (auto* text = std::get_if<Text>(&each.value)) text->style = text->style & all_but_strong;
    if (auto* link = std::get_if<Link>(&each.value)) make_plain(link->content);
  }
}

}  // namespace

void drop_overall_strong(Inlines& heading) {
  if (is_all_strong(heading)) make_plain(heading);
}

std::uint32_t FlowReader::effective_level(std::uint32_t level) {
  SectionLevel& section = sections_.back();
  if (section.first != 0) return level + section.shift;
  std::uint32_t effective = level + section.shift;
  if (!section.article) {
    for (std::size_t i = sections_.size() - 1; i-- > 0;) {
      if (sections_[i].first != 0) {
        effective = std::max(effective, sections_[i].first + 1);
        break;
      }
      if (sections_[i].article) break;
    }
  }
  section.first = effective;
  section.shift = effective - level;
  return effective;
}

void FlowReader::heading(pugi::xml_node node, std::uint32_t level, const Attributes& attributes,
                         const Situation& situation) {
  if (blocks_ == nullptr && !strict_) {
    const bool under_headline = body_since_heading_ == 0 && !content_.headings.empty();
    for (const auto& [mark, role] :
         {std::pair(Mark::kicker, Role::kicker), std::pair(Mark::deck, Role::deck),
          std::pair(Mark::byline, Role::byline), std::pair(Mark::dateline, Role::dateline)}) {
      if (!attributes.marks.contains(mark) || (mark != Mark::kicker && !under_headline)) continue;
      Inlines content = line(node, situation);
      if (!content.empty()) emit_role(role, std::move(content), take_anchor(), node);
      return;
    }
  }
  Inlines content = line(node, situation);
  if (content.empty() && !pictures_.empty()) content = plain(pictures_.front().alternative_text);
  if (content.empty()) return;
  drop_overall_strong(content);
  if (blocks_ != nullptr) {
    make_strong(content);
    emit_paragraph(std::move(content), take_anchor());
    return;
  }
  Heading heading;
  heading.piece = content_.pieces.size();
  heading.level = effective_level(level);
  heading.article = article_;
  heading.first_of_article = article_ != 0 && !article_has_heading_;
  heading.marked = attributes.marks.contains(Mark::headline);
  article_has_heading_ = true;
  content_.headings.push_back(heading);
  emit({Paragraph{std::move(content)}, take_anchor()}, heading.marked ? Role::headline : Role::heading);
  content_.pieces.back().level = heading.level;
  body_since_heading_ = 0;
}

void FlowReader::heading_group(pugi::xml_node node, const Situation& situation) {
  const std::size_t headings = content_.headings.size();
  for (const pugi::xml_node child : node.children()) {
    if (child.type() != pugi::node_element) continue;
    Situation inner = situation;
    ++inner.depth;
    count_node(inner);
    const Element kind = element_kind(child.name()).element;
    const bool done = blocks_ == nullptr && content_.headings.size() > headings;
    if (blocks_ != nullptr || strict_ || (kind != Element::heading && kind != Element::block) ||
        (kind == Element::heading && !done)) {
      element(child, inner);
      continue;
    }
    // What stands beside the heading of a group is its subtitle or what is set over it (HTML, 4.3.7).
    const Attributes attributes(child);
    if (attributes.hidden) continue;
    inherit(attributes, inner);
    flush();
    note_anchor(attributes.id);
    Inlines content = line(child, inner);
    if (content.empty()) continue;
    if (!done || content_.pieces.back().role != Role::deck) {
      emit_role(done ? Role::deck : Role::kicker, std::move(content), take_anchor(), child);
      continue;
    }
    Inlines& deck = std::get<Paragraph>(content_.pieces.back().block.value).content;
    deck.push_back({LineBreak{}});
    deck.insert(deck.end(), std::make_move_iterator(content.begin()), std::make_move_iterator(content.end()));
  }
}

bool FlowReader::header_line(pugi::xml_node node, Element kind, const Attributes& attributes,
                             const Situation& situation) {
  if (strict_ || blocks_ != nullptr || in_line_ || attributes.marks.empty()) return false;
  const Marks marks = attributes.marks;
  const bool phrase = !is_block_level(kind);
  if (!phrase && kind != Element::block && kind != Element::header) return false;
  Role role = Role::unknown;
  const bool under_headline = body_since_heading_ == 0;
  if (marks.contains(Mark::headline)) {
    role = Role::headline;
  } else if (marks.contains(Mark::kicker)) {
    role = Role::kicker;
  } else if (marks.contains(Mark::deck) && under_headline && !content_.headings.empty()) {
    role = Role::deck;
  } else if (marks.contains(Mark::byline) && under_headline) {
    role = Role::byline;
  } else if (marks.contains(Mark::dateline) && under_headline) {
    role = Role::dateline;
  }
  if (role == Role::unknown) return false;
  if (phrase && (kind == Element::anchor || local_name(node.parent().name()) == "p" || !run_.blank())) {
    run_marks_.insert(marks);
    return false;
  }
  if (!is_line_like(node)) return false;
  flush();
  note_anchor(attributes.id);
  if (role == Role::headline) {
    Attributes as_headline = attributes;
    heading(node, 1, as_headline, situation);
    return true;
  }
  Inlines content = line(node, situation);
  if (content.empty()) return true;
  emit_role(role, std::move(content), take_anchor(), node.parent());
  return true;
}

}  // namespace galley::xhtml

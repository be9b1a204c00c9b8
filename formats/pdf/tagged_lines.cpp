// SPDX-License-Identifier: Apache-2.0
#include "pdf/tagged_lines.hpp"

#include <algorithm>
#include <utility>

#include "galley/unicode.hpp"
#include "page_layout/article_pieces.hpp"
#include "page_layout/line_end_hyphens.hpp"

namespace galley::pdf {
namespace {

bool is_note(const TagElement& element) { return element.standard == "Note" || element.standard == "FENote"; }

bool may_refer(const TagElement& element) {
  return element.standard == "Reference" || element.standard == "Link" || element.standard == "Lbl" ||
         style_of_tag(element) == Style::superscript;
}

}  // namespace

bool is_inline_tag(const TagElement& element) {
  static constexpr std::string_view names[] = {"Span", "Link",  "Em",       "Strong", "Code", "Reference", "Quote",
                                               "Sub",  "Ruby",  "RB",       "RT",     "RP",   "Warichu",   "WT",
                                               "WP",   "Annot", "BibEntry", "FENote", "Lbl",  "NonStruct", "Private"};
  return std::find(std::begin(names), std::end(names), element.standard) != std::end(names);
}

Style style_of_tag(const TagElement& element) {
  if (element.tag == "Em" || element.standard == "Em") return Style::emphasis;
  if (element.tag == "Strong" || element.standard == "Strong") return Style::strong;
  if (element.tag == "Sup") return Style::superscript;
  if (element.tag == "Sub" || element.standard == "Sub") return Style::subscript;
  if (element.tag == "Code" || element.standard == "Code") return Style::code;
  return Style::none;
}

TaggedLines::TaggedLines(const std::vector<TagElement>& tree, const MarkedTexts& texts) : tree_(tree), texts_(texts) {
  find_notes();
}

// The label that an element begins with; 0: none.
std::uint32_t TaggedLines::label_in(std::uint32_t element, int depth) const {
  for (const TagKid& kid : tree_[element].kids) {
    if (kid.element == 0) return 0;
    if (tree_[kid.element].standard == "Lbl") return kid.element;
    return depth > 0 ? label_in(kid.element, depth - 1) : 0;
  }
  return 0;
}

void TaggedLines::refers(std::uint32_t element, std::uint32_t note) {
  if (references_.contains(element) || notes_.contains(note)) return;
  const auto number = static_cast<std::int32_t>(notes_.size());
  references_.emplace(element, number);
  notes_.emplace(note, number);
  if (const std::uint32_t label = label_in(note, 3); label != 0) labels_.insert(label);
}

// What refers to a note names it (Ref), or holds it, or stands right before it.
void TaggedLines::find_notes() {
  for (std::uint32_t i = 0; i < tree_.size(); ++i) {
    const std::uint32_t target = tree_[i].refers_to;
    if (target != 0 && is_note(tree_[target]) && !is_note(tree_[i])) refers(i, target);
  }
  for (std::uint32_t i = 0; i < tree_.size(); ++i) {
    std::uint32_t before = 0;
    for (const TagKid& kid : tree_[i].kids) {
      if (kid.element != 0 && is_note(tree_[kid.element]) && !notes_.contains(kid.element)) {
        if (tree_[i].standard == "Reference") {
          refers(i, kid.element);
        } else if (before != 0 && may_refer(tree_[before])) {
          refers(before, kid.element);
        }
      }
      before = kid.element;
    }
  }
}

std::int32_t TaggedLines::note_number(std::uint32_t element) const {
  const auto found = notes_.find(element);
  return found == notes_.end() ? -1 : found->second;
}

void TaggedLines::put(TaggedLine& line, const MarkedText& text, Style style, std::int32_t note) const {
  MarkedText next = text;
  for (layout::Run& run : next.runs) {
    run.style = run.style | style;
    run.note = note;
  }
  if (line.page == 0 && text.begin.page >= 0) line.page = static_cast<std::uint32_t>(text.begin.page) + 1;
  if (text.characters > line.characters) line.size = text.size;
  line.characters += text.characters;
  line.strong = line.strong && (text.strong || text.characters == 0 || note >= 0);
  if (line.text.runs.empty()) {
    line.text = std::move(next);
  } else {
    join(line.text, next, texts_.habits());
  }
}

void TaggedLines::gather(std::uint32_t index, TaggedLine& line, Style style, std::vector<std::uint32_t>* blocks) const {
  if (labels_.contains(index)) return;
  const TagElement& element = tree_[index];
  style = style | style_of_tag(element);
  const auto reference = references_.find(index);
  const std::int32_t note = reference == references_.end() ? -1 : reference->second;
  if (note >= 0) {
    // The mark is said by its number; what it looks like is of no account.
    TaggedLine mark;
    for (const TagKid& kid : element.kids) {
      if (kid.element != 0 && is_note(tree_[kid.element])) {
        if (blocks != nullptr) blocks->push_back(kid.element);
      } else if (kid.element != 0) {
        gather(kid.element, mark, Style::none, nullptr);
      } else if (const MarkedText* text = texts_.find(kid.content.page, kid.content.stream, kid.content.mark)) {
        put(mark, *text, Style::none);
      }
    }
    mark.text.space_before = false;
    if (!mark.text.runs.empty()) put(line, mark.text, Style::none, note);
    return;
  }
  if (element.actual_text && !element.kids.empty()) {
    MarkedText text;
    text.runs = {{*element.actual_text, style, -1}};
    text.characters = count_code_points(*element.actual_text);
    for (const TagKid& kid : element.kids) {
      if (kid.element != 0) continue;
      if (const MarkedText* held = texts_.find(kid.content.page, kid.content.stream, kid.content.mark)) {
        if (text.begin.page < 0) text.begin = held->begin;
        text.end = held->end;
        text.size = held->size;
      }
    }
    put(line, text, style);
    return;
  }
  for (const TagKid& kid : element.kids) {
    if (kid.element == 0) {
      const MarkedText* text = texts_.find(kid.content.page, kid.content.stream, kid.content.mark);
      if (text != nullptr) put(line, *text, style);
      continue;
    }
    const TagElement& child = tree_[kid.element];
    if (blocks != nullptr && !is_inline_tag(child) && child.tag != "Dateline" && style_of_tag(child) == Style::none) {
      blocks->push_back(kid.element);
      continue;
    }
    if (is_note(child) || child.standard == "RT" || child.standard == "RP") {
      if (blocks != nullptr && is_note(child)) blocks->push_back(kid.element);
      continue;
    }
    gather(kid.element, line, style, blocks);
  }
}

Inlines TaggedLines::finish(TaggedLine& line, bool plain_strong) const {
  // A hyphen that a line ended with and a small letter followed is taken to have broken the word.
  for (layout::Run& run : line.text.runs) {
    for (const char32_t open : {layout::open_hyphen, layout::open_true_hyphen}) {
      std::string mark;
      append_utf8(mark, open);
      for (std::size_t at = run.text.find(mark); at != std::string::npos; at = run.text.find(mark, at))
        run.text.erase(at, mark.size());
    }
  }
  return layout::inlines_of(line.text.runs, texts_.links(), plain_strong);
}

Inlines TaggedLines::text_of_element(std::uint32_t element) const {
  TaggedLine line;
  gather(element, line, Style::none, nullptr);
  return finish(line, line.strong);
}

}  // namespace galley::pdf

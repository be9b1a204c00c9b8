// SPDX-License-Identifier: Apache-2.0
#include "pdf/declared_inlines.hpp"

#include <algorithm>

#include "pdf/tagged_lines.hpp"

namespace galley::pdf {
namespace {

constexpr std::string_view line_separator = "\xE2\x80\xA8";  // U+2028

}  // namespace

Inlines DeclaredInlines::of(std::uint32_t element) const {
  Inlines inlines;
  gather(element, {}, inlines);
  return inlines;
}

std::string DeclaredInlines::plain_text(std::uint32_t element) const {
  std::string text;
  for (const TagKid& kid : tree_[element].kids) {
    if (kid.element != 0) {
      text += plain_text(kid.element);
    } else if (const std::string* held = texts_.find(kid.content.page, kid.content.stream, kid.content.mark)) {
      text += *held;
    }
  }
  return text;
}

void DeclaredInlines::add_text(std::string_view text, const Manner& manner, Inlines& inlines) const {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(line_separator), text.size());
    append_text(inlines, text.substr(0, end), manner.style, manner.language);
    if (end == text.size()) return;
    inlines.push_back({LineBreak{}});
    text.remove_prefix(end + line_separator.size());
  }
}

void DeclaredInlines::gather(std::uint32_t index, Manner manner, Inlines& inlines) const {
  for (const TagKid& kid : tree_[index].kids) {
    if (kid.element == 0) {
      const std::string* text = texts_.find(kid.content.page, kid.content.stream, kid.content.mark);
      if (text != nullptr) add_text(*text, manner, inlines);
      continue;
    }
    const TagElement& child = tree_[kid.element];
    if (child.tag == "Dateline" || child.standard == "Lbl") continue;
    if (child.standard == "Link") {
      add_link(kid.element, manner, inlines);
    } else if (child.standard == "Reference") {
      const auto note = notes_.find(child.refers_to);
      if (note != notes_.end()) inlines.push_back({NoteReference{note->second}});
    } else if (child.standard == "Ruby") {
      add_ruby(child, inlines);
    } else {
      Manner inner = manner;
      inner.style = inner.style | style_of_tag(child);
      if (!child.language.empty()) inner.language = child.language;
      gather(kid.element, inner, inlines);
    }
  }
}

void DeclaredInlines::add_link(std::uint32_t index, const Manner& manner, Inlines& inlines) const {
  const TagElement& element = tree_[index];
  Link link;
  link.title = property(element, "title").value_or("");
  if (const auto target = property(element, "target")) {
    link.target = *target;
  } else {
    for (const TagKid& kid : element.kids) {
      if (!link.target.empty()) break;
      if (kid.element == 0 && kid.content.object != 0 && objects_.link_target)
        link.target = objects_.link_target(kid.content.object);
    }
  }
  gather(index, manner, link.content);
  inlines.push_back({std::move(link)});
}

void DeclaredInlines::add_ruby(const TagElement& element, Inlines& inlines) const {
  Ruby ruby;
  for (const TagKid& kid : element.kids) {
    if (kid.element == 0) continue;
    if (tree_[kid.element].standard == "RB") ruby.base += plain_text(kid.element);
    if (tree_[kid.element].standard == "RT") ruby.reading += plain_text(kid.element);
  }
  inlines.push_back({std::move(ruby)});
}

}  // namespace galley::pdf

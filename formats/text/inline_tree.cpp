// SPDX-License-Identifier: Apache-2.0
#include "text/inline_tree.hpp"

#include <utility>

namespace galley::text {
namespace {

/// How text is set at one place: what is open around it.
struct Setting {
  std::uint32_t emphasis = 0;
  std::uint32_t strong = 0;
  std::vector<InlineTree::Span*> spans;

  Style style() const {
    Style style = (emphasis > 0 ? Style::emphasis : Style::none) | (strong > 0 ? Style::strong : Style::none);
    if (!spans.empty()) style = style | spans.back()->style;
    return style;
  }
  std::string_view language() const { return spans.empty() ? std::string_view() : spans.back()->language; }
};

}  // namespace

void InlineTree::clear() {
  nodes.clear();
  delimiters.clear();
  links.clear();
  spans.clear();
  rubies.clear();
  owned.clear();
}

Inlines InlineTree::build() {
  Inlines result;
  Inlines* to = &result;
  Setting setting;
  const auto text = [&](std::string_view characters, Style style = Style::none) {
    if (!characters.empty()) append_text(*to, characters, setting.style() | style, setting.language());
  };
  // A span with a reading collects its base as text of its own.
  std::deque<Inlines> bases;
  std::vector<Inlines*> outside_base;
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    Node& node = nodes[i];
    switch (node.kind) {
      case Kind::text:
        text(node.text);
        break;
      case Kind::code:
      case Kind::script:
        text(node.text, node.style);
        break;
      case Kind::delimiter: {
        const DelimiterStack::Run& run = delimiters.run(static_cast<std::int32_t>(node.number));
        setting.emphasis -= run.closed_emphasis;
        setting.strong -= run.closed_strong;
        text(node.text.substr(0, run.left));
        setting.emphasis += run.opened_emphasis;
        setting.strong += run.opened_strong;
        break;
      }
      case Kind::link: {
        if (!bases.empty()) break;  // the base of a ruby is text
        LinkTarget& target = links[node.number];
        result.push_back({Link{std::move(target.address), std::move(target.title), {}}});
        to = &std::get<Link>(result.back().value).content;
        break;
      }
      case Kind::link_end:
        if (bases.empty()) to = &result;
        break;
      case Kind::span: {
        Span& span = spans[node.number];
        if (!setting.spans.empty()) {
          span.style = span.style | setting.spans.back()->style;
          if (!span.has_language) span.language = setting.spans.back()->language;
        }
        setting.spans.push_back(&span);
        if (span.has_ruby) {
          outside_base.push_back(to);
          to = &bases.emplace_back();
        }
        break;
      }
      case Kind::span_end: {
        const Span& span = *setting.spans.back();
        if (span.has_ruby) {
          to = outside_base.back();
          outside_base.pop_back();
          to->push_back({Ruby{text_of(bases.back()), span.ruby}});
          bases.pop_back();
        }
        setting.spans.pop_back();
        break;
      }
      case Kind::note:
        to->push_back({NoteReference{std::string(node.text)}});
        break;
      case Kind::ruby:
        to->push_back({std::move(rubies[node.number])});
        break;
      case Kind::line_break:
        to->push_back({LineBreak{}});
        break;
    }
  }
  return result;
}

}  // namespace galley::text

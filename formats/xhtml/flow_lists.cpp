// SPDX-License-Identifier: Apache-2.0
#include <charconv>
#include <utility>

#include "xhtml/characters.hpp"
#include "xhtml/flow_collect.hpp"
#include "xhtml/flow_reader.hpp"
#include "xhtml/node_text.hpp"

namespace galley::xhtml {
namespace {

std::int32_t number_of(pugi::xml_attribute attribute, std::int32_t otherwise) {
  const std::string_view text = trim(attribute.value());
  std::int32_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size() && !text.empty() ? number : otherwise;
}

void remove_leading_dash(Inlines& inlines) {
  if (inlines.empty()) return;
  auto* text = std::get_if<Text>(&inlines.front().value);
  if (text == nullptr) return;
  for (const std::string_view dash : {"——", "—", "–", "―", "--", "- "}) {
    if (text->text.compare(0, dash.size(), dash) != 0) continue;
    text->text.erase(0, dash.size());
    return;
  }
}

bool begins_with_dash(const Blocks& blocks) {
  const auto* paragraph = std::get_if<Paragraph>(&blocks.back().value);
  if (paragraph == nullptr) return false;
  const std::string text = text_of(paragraph->content);
  return text.size() < 240 && (text.compare(0, 3, "—") == 0 || text.compare(0, 3, "―") == 0);
}

// The language of a program, as pandoc, Markdown processors and highlighters put it into class names.
std::string program_language(pugi::xml_node node) {
  if (const pugi::xml_attribute exact = node.attribute("data-language")) return exact.value();
  std::string_view classes = node.attribute("class").value();
  const auto at = classes.find("language-");
  if (at != std::string_view::npos) {
    classes.remove_prefix(at + 9);
    return std::string(classes.substr(0, classes.find_first_of(" \t\r\n")));
  }
  const std::string_view pandoc = "sourceCode ";
  if (classes.substr(0, pandoc.size()) == pandoc) {
    classes.remove_prefix(pandoc.size());
    return std::string(classes.substr(0, classes.find(' ')));
  }
  return {};
}

void append_preformatted(pugi::xml_node root, std::string& text) {
  pugi::xml_node node = root.first_child();
  while (node) {
    if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) text += node.value();
    const Element kind = node.type() == pugi::node_element ? element_kind(node.name()).element : Element::unknown;
    if (kind == Element::line_break) text += '\n';
    const pugi::xml_node child = kind == Element::hidden ? pugi::xml_node() : node.first_child();
    if (child) {
      node = child;
      continue;
    }
    while (node != root && !node.next_sibling()) node = node.parent();
    if (node == root) return;
    node = node.next_sibling();
  }
}

}  // namespace

void FlowReader::list(pugi::xml_node node, bool ordered, const Situation& situation) {
  List list;
  list.ordered = ordered;
  std::string id = take_anchor();
  if (ordered) list.start = number_of(node.attribute("start"), 1);
  bool counted = node.attribute("start");
  for (const pugi::xml_node child : node.children()) {
    if (child.type() != pugi::node_element) {
      if ((child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) && !is_blank(child.value())) {
        list.items.push_back({collect_blocks([&] { run_.text(child.value(), situation.setting); })});
      }
      continue;
    }
    Situation inner = situation;
    ++inner.depth;
    count_node(inner);
    const Element kind = element_kind(child.name()).element;
    if (kind == Element::hidden) continue;
    if (kind == Element::list_item) {
      const Attributes attributes(child);
      if (attributes.hidden) continue;
      if (ordered && !counted) list.start = number_of(child.attribute("value"), 1);
      counted = true;
      if (const std::string* name = references_.note_of(child); name != nullptr && !strict_) {
        note(child, *name, inner);
        continue;
      }
      inner.setting.style = inner.setting.style | css_style(attributes.style);
      inherit(attributes, inner);
      note_anchor(attributes.id);
      Blocks blocks = nested(child, inner);
      if (!blocks.empty()) list.items.push_back({std::move(blocks)});
      continue;
    }
    // A list straight in a list is meant as part of the item before it.
    Blocks blocks = collect_blocks([&] { element(child, inner); });
    if (blocks.empty()) continue;
    const bool is_list = kind == Element::list_ordered || kind == Element::list_unordered;
    if (is_list && !list.items.empty()) {
      Blocks& last = list.items.back().blocks;
      last.insert(last.end(), std::make_move_iterator(blocks.begin()), std::make_move_iterator(blocks.end()));
    } else {
      list.items.push_back({std::move(blocks)});
    }
  }
  if (list.items.empty()) return give_back(std::move(id));
  emit({std::move(list), std::move(id)});
}

void FlowReader::definition_children(pugi::xml_node node, List& list, const Situation& situation) {
  bool term = false;
  for (const pugi::xml_node child : node.children()) {
    if (child.type() != pugi::node_element) continue;
    Situation inner = situation;
    ++inner.depth;
    count_node(inner);
    const ElementKind kind = element_kind(child.name());
    const Attributes attributes(child);
    if (kind.element == Element::hidden || attributes.hidden) continue;
    inherit(attributes, inner);
    if (kind.element == Element::block) {
      definition_children(child, list, inner);
      continue;
    }
    if (const std::string* name = references_.note_of(child); name != nullptr && !strict_) {
      note(child, *name, inner);
      continue;
    }
    note_anchor(attributes.id);
    const bool is_term = kind.element == Element::definition_term;
    if (is_term) inner.setting.style = inner.setting.style | Style::strong;
    Blocks blocks = nested(child, inner);
    if (blocks.empty()) continue;
    if (list.items.empty() || (is_term && !term)) list.items.emplace_back();
    Blocks& item = list.items.back().blocks;
    item.insert(item.end(), std::make_move_iterator(blocks.begin()), std::make_move_iterator(blocks.end()));
    term = is_term;
  }
}

void FlowReader::definition_list(pugi::xml_node node, const Situation& situation) {
  List list;
  std::string id = take_anchor();
  definition_children(node, list, situation);
  if (list.items.empty()) return give_back(std::move(id));
  emit({std::move(list), std::move(id)});
}

void FlowReader::quote(pugi::xml_node node, const Situation& situation) {
  Quote quote;
  std::string id = take_anchor();
  quote.blocks = collect_blocks([&] {
    for (const pugi::xml_node child : node.children()) {
      if (child.type() != pugi::node_element) {
        if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) {
          run_.text(child.value(), situation.setting);
        }
        continue;
      }
      Situation inner = situation;
      ++inner.depth;
      count_node(inner);
      const ElementKind kind = element_kind(child.name());
      const std::string_view name = local_name(child.name());
      const Attributes attributes(child);
      const bool guessed = !strict_ && (name == "cite" || attributes.marks.contains(Mark::attribution) ||
                                        attributes.marks.contains(Mark::byline));
      const bool names_source = name == "footer" || guessed;
      if (!names_source || !quote.attribution.empty() || attributes.hidden) {
        element(child, inner);
        continue;
      }
      flush();
      note_anchor(attributes.id);
      inherit(attributes, inner);
      inner.setting.style = inner.setting.style | (name == "cite" ? Style::none : kind.style);
      quote.attribution = line(child, inner);
    }
  });
  if (!strict_) {
    if (quote.attribution.empty() && quote.blocks.size() > 1 && begins_with_dash(quote.blocks)) {
      quote.attribution = std::move(std::get<Paragraph>(quote.blocks.back().value).content);
      give_back(std::move(quote.blocks.back().id));
      quote.blocks.pop_back();
    }
    remove_leading_dash(quote.attribution);
  }
  if (quote.blocks.empty() && quote.attribution.empty()) return give_back(std::move(id));
  emit({std::move(quote), std::move(id)});
}

void FlowReader::preformatted(pugi::xml_node node, const Situation&) {
  Preformatted block;
  append_preformatted(node, block.text);
  block.language = program_language(node);
  for (const pugi::xml_node child : node.children()) {
    if (block.language.empty() && local_name(child.name()) == "code") block.language = program_language(child);
  }
  if (!strict_ && !block.text.empty() && block.text.front() == '\n') block.text.erase(0, 1);
  while (!block.text.empty() && block.text.back() == '\n') block.text.pop_back();
  if (block.text.empty()) return;
  emit({std::move(block), take_anchor()});
}

}  // namespace galley::xhtml

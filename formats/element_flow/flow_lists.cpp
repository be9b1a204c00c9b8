// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <utility>

#include "element_flow/flow_reader.hpp"
#include "element_flow/nesting.hpp"
#include "xhtml/characters.hpp"

namespace galley::element_flow {

namespace {

/// A number or a bullet, which the list has by itself.
bool is_list_mark(const Inlines& label) {
  const std::string text = text_of(label);
  return text.size() <= 8 && std::none_of(text.begin(), text.end(),
                                          [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
}

/// The number that a list begins at, in the attribute that vocabularies have for it.
std::int32_t start_of(pugi::xml_node node) {
  for (const char* name : {"startingnumber", "seqnum", "start"}) {
    const std::string_view value = node.attribute(name).value();
    if (!value.empty()) return static_cast<std::int32_t>(std::min<std::int64_t>(number(value, 0, 1), 1'000'000'000));
  }
  return 1;
}

/// The number of an item, by its label: "4", "4.", "(4)".
std::int64_t number_of_label(const std::string& label) {
  const std::size_t first = label.find_first_of("0123456789");
  if (first == std::string::npos) return -1;
  const std::size_t end = std::min(label.find_first_not_of("0123456789", first), label.size());
  return number(std::string_view(label).substr(first, end - first), 0, -1);
}

}  // namespace

void FlowReader::list(pugi::xml_node node, bool ordered) {
  if (in_line_ || in_link_) {
    children(node);
    return flush();
  }
  const Nesting nesting(*this, nesting_);
  const Scoped frame(frame_, static_cast<Frame*>(nullptr));
  std::string id = take_anchor();
  List list{ordered, ordered ? start_of(node) : 1, {}};
  const auto put = [&] {
    if (list.items.empty()) return;
    Block block{std::exchange(list, List{ordered, 1, {}}), std::exchange(id, {})};
    blocks().push_back(std::move(block));
  };
  for (const pugi::xml_node each : node.children()) {
    if (each.type() == pugi::node_pcdata || each.type() == pugi::node_cdata) {
      if (!xhtml::is_blank(each.value())) list.items.push_back({collect_blocks([&] { text(each.value()); })});
      continue;
    }
    if (each.type() != pugi::node_element) continue;
    const Meaning meaning = word_of(vocabulary_, each).meaning;
    if (meaning == Meaning::list_item) {
      list_item(each, list);
    } else if (meaning == Meaning::heading || meaning == Meaning::box || meaning == Meaning::metadata ||
               meaning == Meaning::label) {
      // A title, or a word before the first item.
      put();
      element(each);
      flush();
      label_.clear();
    } else if (meaning == Meaning::bullet_list || meaning == Meaning::numbered_list) {
      Blocks inner = collect_blocks([&] { element(each); });
      if (list.items.empty()) list.items.emplace_back();
      Blocks& last = list.items.back().blocks;
      last.insert(last.end(), std::make_move_iterator(inner.begin()), std::make_move_iterator(inner.end()));
    } else {
      list.items.push_back({collect_blocks([&] { element(each); })});
    }
  }
  put();
}

void FlowReader::list_item(pugi::xml_node node, List& list) {
  ListItem item;
  item.blocks = collect_blocks([&] {
    anchor(attribute(node, "id"));
    for (const pugi::xml_node each : node.children()) {
      if (each.type() == pugi::node_element && word_of(vocabulary_, each).meaning == Meaning::label) {
        Inlines label = line_of(each);
        if (list.ordered && list.items.empty()) {
          const std::int64_t first = number_of_label(text_of(label));
          if (first >= 0 && first <= 1'000'000'000) list.start = static_cast<std::int32_t>(first);
        }
        if (!is_list_mark(label)) label_ = std::move(label);
      } else if (each.type() == pugi::node_element) {
        element(each);
      } else if (each.type() == pugi::node_pcdata || each.type() == pugi::node_cdata) {
        text(each.value());
      } else if (each.type() == pugi::node_pi) {
        instruction(each);
      }
    }
    flush();
    label_.clear();
  });
  list.items.push_back(std::move(item));
}

/// The model has no list of terms: each is an item that begins with the term in strong type.
void FlowReader::definitions(pugi::xml_node node) {
  if (in_line_ || in_link_) {
    children(node);
    return flush();
  }
  const Nesting nesting(*this, nesting_);
  const Scoped frame(frame_, static_cast<Frame*>(nullptr));
  std::string id = take_anchor();
  List list;
  definition_children(node, list);
  if (list.items.empty()) return;
  Block block{std::move(list), std::move(id)};
  blocks().push_back(std::move(block));
}

void FlowReader::definition_children(pugi::xml_node node, List& list) {
  bool after_term = false;
  for (const pugi::xml_node each : node.children()) {
    if (each.type() != pugi::node_element) continue;
    const Meaning meaning = word_of(vocabulary_, each).meaning;
    if (meaning == Meaning::definition_entry) {
      definition_children(each, list);
      after_term = false;
      continue;
    }
    if (meaning == Meaning::heading || meaning == Meaning::metadata || meaning == Meaning::label) {
      element(each);
      flush();
      continue;
    }
    Blocks read = collect_blocks([&] {
      const Scoped style(style_, meaning == Meaning::term ? Style::strong : Style::none);
      anchor(attribute(each, "id"));
      children(each);
    });
    if (meaning == Meaning::term && !after_term) list.items.emplace_back();
    if (list.items.empty()) list.items.emplace_back();
    after_term = meaning == Meaning::term;
    Blocks& last = list.items.back().blocks;
    last.insert(last.end(), std::make_move_iterator(read.begin()), std::make_move_iterator(read.end()));
  }
}

}  // namespace galley::element_flow

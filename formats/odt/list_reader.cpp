// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <utility>

#include "odt/story_reader.hpp"

namespace galley::odt {

using namespace word_processing;  // NOLINT(google-build-using-namespace)

namespace {

bool is_list(std::string_view name) {
  return name == "text:list" || name == "text:ordered-list" || name == "text:unordered-list";
}

/// Whether the first thing in a list is a heading: then its numbers are the outline's.
bool begins_with_heading(pugi::xml_node list) {
  for (int depth = 0; depth < 100; ++depth) {
    pugi::xml_node first = list.first_child();
    while (first && first.type() != pugi::node_element) first = first.next_sibling();
    const std::string_view name = first.name();
    if (name == "text:h") return true;
    if (!is_list(name) && name != "text:list-item" && name != "text:list-header") return false;
    list = first;
  }
  return false;
}

/// The style of the first paragraph in a list, which may name the list's style.
std::string_view first_paragraph_style(pugi::xml_node list) {
  for (int depth = 0; depth < 100 && list; ++depth) {
    pugi::xml_node first = list.first_child();
    while (first && first.type() != pugi::node_element) first = first.next_sibling();
    if (std::string_view(first.name()) == "text:p") return attribute(first, "text:style-name");
    list = first;
  }
  return {};
}

List* last_list(List& list) {
  if (list.items.empty() || list.items.back().blocks.empty()) return nullptr;
  return std::get_if<List>(&list.items.back().blocks.back().value);
}

/// How many lists begin right at the beginning of a list, each in the first item of the one around it.
int lists_at_beginning(pugi::xml_node list) {
  for (int depth = 0; depth < 100; ++depth) {
    pugi::xml_node item = list.first_child();
    while (item && item.type() != pugi::node_element) item = item.next_sibling();
    pugi::xml_node first = item.first_child();
    while (first && first.type() != pugi::node_element) first = first.next_sibling();
    if (!is_list(first.name())) return depth;
    list = first;
  }
  return 100;
}

bool goes_on(const List& before, const List& after) {
  return before.ordered == after.ordered &&
         (!after.ordered || after.start == before.start + static_cast<std::int32_t>(before.items.size()));
}

/// Puts the items of `more` behind those of `list`. The first item of it goes on with the last one there if it begins
/// with a list itself, `depth` deep.
void join(List& list, List more, int depth) {
  std::size_t from = 0;
  if (depth > 0 && !list.items.empty() && !more.items.empty()) {
    from = 1;
    bool first = true;
    for (Block& block : more.items.front().blocks) {
      auto* inner = std::get_if<List>(&block.value);
      List* open = last_list(list);
      if (first && inner != nullptr && open != nullptr && goes_on(*open, *inner)) {
        join(*open, std::move(*inner), depth - 1);
      } else {
        list.items.back().blocks.push_back(std::move(block));
      }
      first = false;
    }
  }
  for (std::size_t i = from; i < more.items.size(); ++i) list.items.push_back(std::move(more.items[i]));
}

}  // namespace

void StoryReader::flush_list() {
  if (!open_list_) return;
  OpenList open = std::move(*open_list_);
  open_list_.reset();
  builder_.list(std::move(open.list), std::move(open.names));
}

void StoryReader::add_to_open_list(std::size_t level, RawPieces pieces) {
  List* list = &open_list_->list;
  for (std::size_t i = 0; i < level; ++i) {
    List* inner = last_list(*list);
    if (inner == nullptr) break;
    list = inner;
  }
  if (list->items.empty()) list->items.emplace_back();
  for (Block& block : plain_blocks(std::move(pieces))) list->items.back().blocks.push_back(std::move(block));
}

void StoryReader::list(const pugi::xml_node& node) {
  const DepthGuard guard(reading_);
  std::string_view style = attribute(node, "text:style-name");
  const std::string_view continued = attribute(node, "text:continue-list");
  if (style.empty() && !continued.empty()) {
    if (const auto known = reading_.list_styles.find(continued); known != reading_.list_styles.end()) {
      style = known->second;
    }
  }
  if (style.empty()) style = lists_.style;
  if (style.empty()) style = reading_.styles.paragraph(first_paragraph_style(node)).list_style;
  if (const std::string_view id = attribute(node, "xml:id"); !id.empty()) reading_.list_styles.emplace(id, style);
  std::optional<ListLevel> level = reading_.styles.list_level(style, lists_.level);
  if (!level) level = ListLevel();
  const std::string_view element = node.name();
  if (element == "text:ordered-list") level->kind = ListLevel::Kind::ordered;
  if (element == "text:unordered-list") level->kind = ListLevel::Kind::bullet;

  const bool heading = begins_with_heading(node);
  if (heading || (level->kind == ListLevel::Kind::none && lists_.level == 0)) {
    flush_list();
    const ListContext before = std::exchange(lists_, {heading ? std::string_view() : style, lists_.level + 1});
    for (const pugi::xml_node item : node.children()) {
      if (item.type() == pugi::node_element) blocks(item);
    }
    flush_list();
    lists_ = before;
    return;
  }

  const bool ordered = level->kind == ListLevel::Kind::ordered;
  std::int32_t& next = reading_.next_numbers[{style, lists_.level}];
  const bool continues = !continued.empty() || attribute(node, "text:continue-numbering") == "true";
  std::int32_t number = continues && next > 0 ? next : level->start;
  if (const auto end = reading_.list_ends.find(continued); end != reading_.list_ends.end()) number = end->second;
  OpenList made{{}, style, anchors_of_holder(attribute(node, "xml:id"))};
  made.list.ordered = ordered;
  made.list.start = ordered ? number : 1;
  int depth = lists_at_beginning(node);
  const auto put = [&](List list) {
    const bool joins =
        open_list_ && open_list_->list.ordered == list.ordered && open_list_->style == style &&
        (depth > 0 ? continues || !reading_.marks.present() : continues && goes_on(open_list_->list, list));
    if (joins) {
      join(open_list_->list, std::move(list), depth);
      depth = 0;
      return;
    }
    depth = 0;
    flush_list();
    open_list_ = OpenList{std::move(list), style, std::exchange(made.names, {})};
  };
  for (const pugi::xml_node item : node.children()) {
    const std::string_view kind = item.name();
    if (kind != "text:list-item" && kind != "text:list-header") continue;
    reading_.count_node();
    if (const pugi::xml_attribute start = item.attribute("text:start-value"); start && ordered) {
      const std::int32_t value = start.as_int(1);
      if (made.list.items.empty()) {
        made.list.start = value;
      } else if (value != number) {
        put(std::exchange(made.list, List{true, value, {}}));
      }
      number = value;
    }
    ListItem read{plain_blocks(sub_story(item, {style, lists_.level + 1}))};
    if (kind == "text:list-header" && !made.list.items.empty()) {
      for (Block& block : read.blocks) made.list.items.back().blocks.push_back(std::move(block));
      continue;
    }
    // An item that only holds a deeper list counts only if nothing is before it.
    pugi::xml_node first = item.first_child();
    while (first && first.type() != pugi::node_element) first = first.next_sibling();
    if (!is_list(first.name())) ++number;
    made.list.items.push_back(std::move(read));
  }
  next = number;
  const std::string_view own = attribute(node, "xml:id");
  if (!own.empty()) reading_.list_ends[own] = number;
  if (!continued.empty()) reading_.list_ends[continued] = number;
  if (made.list.items.empty()) return;
  put(std::move(made.list));
}

}  // namespace galley::odt

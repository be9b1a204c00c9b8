// SPDX-License-Identifier: Apache-2.0
#include "docx/numbering.hpp"

#include <algorithm>

namespace galley::docx {

namespace {

using Levels = std::array<NumberingLevel, numbering_levels>;

NumberingLevel read_level(const XmlPart& part, const pugi::xml_node& node) {
  NumberingLevel level;
  level.start = 0;  // the default of w:start (17.9.25)
  std::string_view format = "decimal";
  std::string_view text = "%";
  for (const pugi::xml_node child : node.children()) {
    switch (part.tag(child)) {
      case Tag::start:
        level.start = number_attribute(child, "val", 0);
        break;
      case Tag::num_fmt:
        format = attribute(child, "val");
        break;
      case Tag::lvl_text:
        text = attribute(child, "val");
        break;
      case Tag::lvl_restart:
        level.restart = number_attribute(child, "val", -1);
        break;
      case Tag::p_pr:
        if (const auto indent = part.child(child, Tag::ind)) {
          level.indent = number_attribute(indent, "left", number_attribute(indent, "start", 0));
        }
        break;
      default:
        break;
    }
  }
  const bool blank = text.find_first_not_of(" \t") == std::string_view::npos;
  if (format == "bullet") {
    level.kind = blank ? NumberKind::continuation : NumberKind::bullet;
  } else if (format == "none") {
    level.kind = blank ? NumberKind::none : NumberKind::bullet;
  } else {
    level.kind = blank ? NumberKind::none : NumberKind::ordered;
  }
  return level;
}

void read_levels(const XmlPart& part, const pugi::xml_node& node, Levels& levels) {
  for (const pugi::xml_node child : node.children()) {
    if (part.tag(child) != Tag::lvl) continue;
    const std::int32_t index = number_attribute(child, "ilvl", -1);
    if (index >= 0 && index < static_cast<std::int32_t>(levels.size())) {
      levels[static_cast<std::size_t>(index)] = read_level(part, child);
    }
  }
}

}  // namespace

void Numbering::read(std::unique_ptr<XmlPart> numbering_part, const Styles& styles) {
  part_ = std::move(numbering_part);
  const XmlPart& part = *part_;
  struct Definition {
    Levels levels;
    std::string_view style_link;
  };
  std::vector<Definition> definitions;
  std::unordered_map<std::int32_t, std::size_t> definition_ids;
  std::unordered_map<std::int32_t, std::size_t> definition_of_number;
  for (const pugi::xml_node node : part.root().children()) {
    if (part.tag(node) != Tag::abstract_num) continue;
    Definition definition;
    read_levels(part, node, definition.levels);
    if (const auto link = part.child(node, Tag::num_style_link)) definition.style_link = attribute(link, "val");
    definition_ids.emplace(number_attribute(node, "abstractNumId", -1), definitions.size());
    definitions.push_back(definition);
  }
  for (const pugi::xml_node node : part.root().children()) {
    if (part.tag(node) != Tag::num) continue;
    const auto found = definition_ids.find(number_attribute(part.child(node, Tag::abstract_num_id), "val", -1));
    if (found != definition_ids.end()) definition_of_number.emplace(number_attribute(node, "numId", -1), found->second);
  }
  counters_.resize(definitions.size());
  for (const pugi::xml_node node : part.root().children()) {
    if (part.tag(node) != Tag::num) continue;
    const std::int32_t number = number_attribute(node, "numId", -1);
    const auto found = definition_of_number.find(number);
    if (found == definition_of_number.end()) continue;
    List list;
    list.definition = found->second;
    // A definition that only links to a numbering style takes its levels from the list of that style.
    if (const std::string_view link = definitions[list.definition].style_link; !link.empty()) {
      const auto linked = definition_of_number.find(styles.numbering_of_style(link));
      if (linked != definition_of_number.end()) list.definition = linked->second;
    }
    list.levels = definitions[list.definition].levels;
    list.start_override.fill(INT32_MIN);
    for (const pugi::xml_node change : node.children()) {
      if (part.tag(change) != Tag::lvl_override) continue;
      const std::int32_t index = number_attribute(change, "ilvl", -1);
      if (index < 0 || index >= static_cast<std::int32_t>(numbering_levels)) continue;
      read_levels(part, change, list.levels);
      if (const auto start = part.child(change, Tag::start_override)) {
        list.start_override[static_cast<std::size_t>(index)] = number_attribute(start, "val", 1);
        list.restarts = true;
      }
    }
    by_number_.emplace(number, lists_.size());
    lists_.push_back(list);
  }
}

Numbering::List* Numbering::find(std::int32_t number) {
  const auto found = by_number_.find(number);
  return found == by_number_.end() ? nullptr : &lists_[found->second];
}

const Numbering::List* Numbering::find(std::int32_t number) const {
  const auto found = by_number_.find(number);
  return found == by_number_.end() ? nullptr : &lists_[found->second];
}

const NumberingLevel* Numbering::level(std::int32_t number, std::uint8_t level) const {
  const List* list = find(number);
  return list == nullptr ? nullptr : &list->levels[std::min<std::size_t>(level, numbering_levels - 1)];
}

std::uint64_t Numbering::list_key(std::int32_t number) const {
  const List* list = find(number);
  if (list == nullptr || list->restarts) return static_cast<std::uint64_t>(static_cast<std::uint32_t>(number)) << 32;
  return list->definition;
}

std::int32_t Numbering::next(std::int32_t number, std::uint8_t level) {
  List* list = find(number);
  if (list == nullptr) return 1;
  Counters& counters = counters_[list->definition];
  const std::size_t at = std::min<std::size_t>(level, numbering_levels - 1);
  if (list->start_override[at] != INT32_MIN && !list->restarted[at]) {
    list->restarted[at] = true;
    counters.value[at] = list->start_override[at];
  } else if (!counters.started[at]) {
    counters.value[at] = list->levels[at].start;
  } else if (counters.value[at] < INT32_MAX) {
    ++counters.value[at];
  }
  counters.started[at] = true;
  for (std::size_t deeper = at + 1; deeper < numbering_levels; ++deeper) {
    if (list->levels[deeper].restart != 0) counters.started[deeper] = false;
  }
  return counters.value[at];
}

}  // namespace galley::docx

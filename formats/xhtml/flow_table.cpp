// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <charconv>
#include <utility>
#include <vector>

#include "xhtml/characters.hpp"
#include "xhtml/flow_collect.hpp"
#include "xhtml/flow_reader.hpp"

namespace galley::xhtml {
namespace {

// HTML, 4.9.12.1: bounds of colspan and rowspan.
constexpr std::uint32_t most_columns = 1000;
constexpr std::uint32_t most_rows = 65'534;

std::uint32_t span_of(pugi::xml_attribute attribute, std::uint32_t most) {
  const std::string_view text = trim(attribute.value());
  std::uint64_t number = 1;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  (void)end;
  if (error == std::errc::result_out_of_range) return most;
  if (error != std::errc()) return 1;
  return static_cast<std::uint32_t>(std::min<std::uint64_t>(number, most));
}

struct Row {
  pugi::xml_node node;
  Element group = Element::table_body;
  std::size_t left_in_group = 0;  // rows from this one to the end of its group
};

// The rows of a table in the order in which they are shown: heads, bodies, feet.
std::vector<Row> rows_of(pugi::xml_node table) {
  std::vector<Row> heads;
  std::vector<Row> bodies;
  std::vector<Row> feet;
  const auto add_group = [](pugi::xml_node group, Element kind, std::vector<Row>& rows) {
    const std::size_t begin = rows.size();
    for (const pugi::xml_node child : group.children()) {
      if (child.type() == pugi::node_element && element_kind(child.name()).element == Element::table_row) {
        rows.push_back({child, kind, 0});
      }
    }
    for (std::size_t i = begin; i < rows.size(); ++i) rows[i].left_in_group = rows.size() - i;
  };
  for (const pugi::xml_node child : table.children()) {
    if (child.type() != pugi::node_element) continue;
    switch (element_kind(child.name()).element) {
      case Element::table_head:
        // A second head, or one after a body, is not at the top.
        add_group(child, bodies.empty() ? Element::table_head : Element::table_body, bodies.empty() ? heads : bodies);
        break;
      case Element::table_foot:
        add_group(child, Element::table_foot, feet);
        break;
      case Element::table_body:
        add_group(child, Element::table_body, bodies);
        break;
      case Element::table_row:
        bodies.push_back({child, Element::table_body, 1});
        break;
      default:
        break;
    }
  }
  heads.insert(heads.end(), bodies.begin(), bodies.end());
  heads.insert(heads.end(), feet.begin(), feet.end());
  return heads;
}

bool is_cell(Element element) { return element == Element::table_cell || element == Element::table_header_cell; }

}  // namespace

void FlowReader::table(pugi::xml_node node, const Attributes& attributes, const Situation& situation) {
  if (!strict_ && attributes.marks.contains(Mark::presentation)) return children(node, situation);
  Table table;
  std::string id = take_anchor();
  const auto enter = [&](const Attributes& of_child) {
    Situation inner = situation;
    ++inner.depth;
    count_node(inner);
    inherit(of_child, inner);
    inner.setting.style = inner.setting.style | css_style(of_child.style);
    note_anchor(of_child.id);
    return inner;
  };
  Blocks strays;
  for (const pugi::xml_node child : node.children()) {
    if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) {
      if (is_blank(child.value())) continue;
      Blocks stray = collect_blocks([&] { run_.text(child.value(), situation.setting); });
      strays.insert(strays.end(), std::make_move_iterator(stray.begin()), std::make_move_iterator(stray.end()));
      continue;
    }
    if (child.type() != pugi::node_element) continue;
    switch (element_kind(child.name()).element) {
      case Element::table_caption: {
        const Attributes of_child(child);
        if (!of_child.hidden) table.caption = line(child, enter(of_child));
        break;
      }
      case Element::table_head:
      case Element::table_body:
      case Element::table_foot:
        note_anchor(Attributes(child).id);
        break;
      case Element::table_row:
      case Element::hidden:
        break;
      default: {
        Situation inner = situation;
        ++inner.depth;
        Blocks stray = collect_blocks([&] { element(child, inner); });
        strays.insert(strays.end(), std::make_move_iterator(stray.begin()), std::make_move_iterator(stray.end()));
        break;
      }
    }
  }
  bool still_head = true;
  for (const Row& each : rows_of(node)) {
    const Attributes of_row(each.node);
    if (of_row.hidden) continue;
    const Situation row_situation = enter(of_row);
    TableRow row;
    bool only_headers = true;
    bool stub_said = false;
    std::vector<bool> is_header;
    for (const pugi::xml_node child : each.node.children()) {
      if (child.type() != pugi::node_element) continue;
      const Element kind = element_kind(child.name()).element;
      const Attributes of_cell(child);
      if (kind == Element::hidden || of_cell.hidden) continue;
      Situation inner = row_situation;
      ++inner.depth;
      count_node(inner);
      inherit(of_cell, inner);
      note_anchor(of_cell.id);
      TableCell& cell = row.cells.emplace_back();
      cell.blocks = is_cell(kind) ? nested(child, inner) : collect_blocks([&] { element(child, inner); });
      cell.column_span = std::max(1U, span_of(child.attribute("colspan"), most_columns));
      cell.row_span = span_of(child.attribute("rowspan"), most_rows);
      if (cell.row_span == 0) cell.row_span = static_cast<std::uint32_t>(each.left_in_group);
      const bool header = kind == Element::table_header_cell;
      const std::string_view scope = child.attribute("scope").value();
      is_header.push_back(header);
      only_headers = only_headers && header;
      cell.header = header && scope.substr(0, 3) == "row";
      stub_said = stub_said || cell.header;
    }
    if (row.cells.empty() && !strict_ && table.rows.empty()) continue;
    const bool head = each.group == Element::table_head ||
                      (!strict_ && still_head && only_headers && !stub_said && !row.cells.empty());
    if (head && still_head) {
      ++table.header_rows;
    } else {
      still_head = false;
      for (std::size_t i = 0; i < row.cells.size() && !strict_; ++i) row.cells[i].header = is_header[i];
    }
    table.rows.push_back(std::move(row));
  }
  for (Block& each : strays) emit(std::move(each));
  if (table.rows.empty() && table.caption.empty()) return give_back(std::move(id));
  emit({std::move(table), std::move(id)});
}

}  // namespace galley::xhtml

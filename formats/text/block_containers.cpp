// SPDX-License-Identifier: Apache-2.0
// Lists, quotes and notes: what holds blocks of its own.
#include <algorithm>
#include <utility>

#include "text/block_parser.hpp"

namespace galley::text {
namespace {

constexpr std::uint32_t note_indent = 4;

void mark_if_blank(Line& line) {
  if (!line.blank() && is_blank(line.raw)) {
    line.blanks = 1;
    line.column = 0;
  }
}

}  // namespace

bool BlockParser::quote(std::span<Line> lines, std::size_t& i, const Place& place, Sequence& out) {
  const auto quoted = [](const Line& line) {
    return !line.blank() && indent_of(line).columns < 4 && is_quote_mark(content_of(line));
  };
  if (!quoted(lines[i]) || too_deep(place, lines[i])) return false;
  std::size_t end = i;
  while (end < lines.size() && quoted(lines[end]) && (end == i || !lines[end].page_break)) {
    Line& line = lines[end++];
    take_columns(line, 4);
    take_bytes(line, 1);
    take_columns(line, 1);
    mark_if_blank(line);
  }
  Line first = lines[i];
  Quote quote;
  Place inside{place.depth + 1, &quote.attribution};
  quote.blocks = blocks(lines.subspan(i, end - i), inside);
  add(first, std::move(quote), out);
  i = end;
  return true;
}

std::size_t BlockParser::item_lines(std::span<Line> lines, std::uint32_t columns, const Place& place) {
  const bool empty = lines[0].blank();
  std::size_t end = 1;
  // An item whose first line is empty may not go on behind a blank line.
  if (empty && lines.size() > 1 && lines[1].blank()) return end;
  for (std::size_t j = 1; j < lines.size(); ++j) {
    Line& line = lines[j];
    if (line.blank()) continue;
    if (line.page_break) break;
    if (indent_of(line).columns >= columns) {
      for (std::size_t k = end; k <= j; ++k) take_columns(lines[k], columns);
      end = j + 1;
      continue;
    }
    // A broken line that goes on at the margin.
    const Line& previous = lines[j - 1];
    if (end != j || previous.blank() || ends_group(line) || list_marker(content_of(line)) ||
        rules_.wrap == WrapMode::keep) {
      break;
    }
    const std::string_view text = content_of(previous);
    const bool lazy =
        rules_.wrap == WrapMode::join ||
        (rules_.wrapping.wrapped &&
         (is_full(text, content_of(line), rules_.wrapping.width - place.depth * 2) || goes_on(text, content_of(line))));
    if (!lazy || is_mark(text, false)) break;
    take_columns(line, columns);
    end = j + 1;
  }
  return end;
}

bool BlockParser::list(std::span<Line> lines, std::size_t& i, const Place& place, Sequence& out) {
  const auto first = list_marker(content_of(lines[i]));
  const bool told_start = pending_.value("start") != nullptr;
  if (!first || (!begins_list(*first) && !told_start) || too_deep(place, lines[i])) return false;
  const Line first_line = lines[i];
  List list;
  list.ordered = first->ordered;
  list.start = first->number;
  if (const std::string* start = pending_.value("start")) {
    list.start = static_cast<std::int32_t>(std::strtol(start->c_str(), nullptr, 10));
    std::erase_if(pending_.values, [](const auto& value) { return value.first == "start"; });
  }
  if (!list.ordered) list.start = 1;
  Attributes attributes = std::exchange(pending_, {});
  const std::uint32_t blank_before = blank_before_;
  for (std::size_t next = i; next < lines.size();) {
    Line& line = lines[next];
    if (line.blank()) {
      ++next;
      continue;
    }
    const std::string_view content = content_of(line);
    const auto marker = list_marker(content);
    const std::uint32_t margin = indent_of(line).columns;
    if (next > i && (margin >= 4 || !marker || marker->ordered != first->ordered || marker->kind != first->kind ||
                     is_thematic_break(content) || line.page_break)) {
      break;
    }
    take_columns(line, margin);
    line.raw.remove_prefix(marker->bytes);
    line.column += marker->columns;
    std::uint32_t columns = margin + marker->columns + 1;
    const std::uint32_t spaces = indent_of(line).columns;
    if (marker->empty) {
      line.blanks = 1;
      line.column = 0;
    } else {
      // Five spaces or more are one, and indented code behind it.
      const std::uint32_t taken = spaces >= 5 ? 1 : spaces;
      take_columns(line, taken);
      columns += taken - 1;
    }
    const std::size_t count = item_lines(lines.subspan(next), columns, place);
    ListItem& item = list.items.emplace_back();
    item.blocks = blocks(lines.subspan(next, count), {place.depth + 1, nullptr});
    next += count;
    i = next;
  }
  blank_before_ = blank_before;
  pending_ = std::move(attributes);
  add(first_line, std::move(list), out);
  return true;
}

bool BlockParser::definition(std::span<Line> lines, std::size_t& i, const Place& place, Sequence& out) {
  const std::string_view content = content_of(lines[i]);
  if (!is_definition(content)) return false;
  const DefinitionLabel label = *definition_label(content);
  if (!label.note) {
    if (collected_ != nullptr) {
      if (auto target = parse_definition_target(content.substr(label.bytes))) {
        collected_->links.emplace(normalized_label(label.label), *std::move(target));
      }
    }
    ++i;
    return true;
  }
  if (collected_ != nullptr) collected_->notes.emplace(label.label);
  Line& line = lines[i];
  take_columns(line, 4);
  line.raw.remove_prefix(label.bytes);
  line.column = 0;
  line.pad = 0;
  take_columns(line, indent_of(line).columns);
  mark_if_blank(line);
  const std::size_t count = item_lines(lines.subspan(i), note_indent, place);
  const std::uint32_t blank_before = blank_before_;
  ParsedNote note;
  note.label = label.label;
  note.group = note_group_;
  note.position = out.size();
  note.blocks = blocks(lines.subspan(i, count), {place.depth + 1, nullptr});
  blank_before_ = blank_before;
  notes_.push_back(std::move(note));
  if (place.depth == 0) in_notes_ = true;
  i += count;
  return true;
}

}  // namespace galley::text

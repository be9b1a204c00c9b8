// SPDX-License-Identifier: Apache-2.0
#include "text/marks.hpp"

#include <algorithm>

#include "text/attributes.hpp"
#include "text/images.hpp"
#include "text/lines.hpp"
#include "text/links.hpp"

namespace galley::text {
namespace {

bool is_space(char c) { return c == ' ' || c == '\t'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::size_t run_length(std::string_view line, char c) { return std::min(line.find_first_not_of(c), line.size()); }

}  // namespace

std::optional<AtxHeading> atx_heading(std::string_view line) {
  const std::size_t level = run_length(line, '#');
  if (level == 0 || level > 6) return std::nullopt;
  if (level < line.size() && !is_space(line[level])) return std::nullopt;
  std::string_view content = trim(line.substr(level));
  // A closing run of marks is no text.
  const std::size_t last = content.find_last_not_of('#');
  if (last == std::string_view::npos) {
    content = {};
  } else if (last + 1 < content.size() && is_space(content[last])) {
    content = trim(content.substr(0, last));
  }
  return AtxHeading{static_cast<std::uint32_t>(level), content};
}

std::uint32_t setext_level(std::string_view line) {
  if (line.empty() || (line.front() != '=' && line.front() != '-')) return 0;
  if (run_length(line, line.front()) != line.size()) return 0;
  return line.front() == '=' ? 1 : 2;
}

bool is_thematic_break(std::string_view line) {
  constexpr std::size_t longest = 1000;
  if (line.empty() || line.size() > longest) return false;
  if (line.front() != '*' && line.front() != '-' && line.front() != '_') return false;
  std::size_t count = 0;
  for (const char c : line) {
    if (c == line.front()) {
      ++count;
    } else if (!is_space(c)) {
      return false;
    }
  }
  return count >= 3;
}

std::optional<Fence> opening_fence(std::string_view line) {
  if (!line.starts_with("```") && !line.starts_with("~~~")) return std::nullopt;
  Fence fence{line.front(), run_length(line, line.front()), {}};
  fence.info = trim(line.substr(fence.length));
  if (fence.mark == '`' && fence.info.find('`') != std::string_view::npos) return std::nullopt;
  return fence;
}

bool closes_fence(std::string_view line, const Fence& fence) {
  return line.size() >= fence.length && run_length(line, fence.mark) == line.size();
}

std::optional<ListMarker> list_marker(std::string_view line) {
  constexpr std::string_view dot = "•";
  ListMarker marker;
  if (line.empty()) return std::nullopt;
  if (line.front() == '-' || line.front() == '*' || line.front() == '+') {
    marker.kind = line.front();
    marker.bytes = marker.columns = 1;
  } else if (line.starts_with(dot)) {
    marker.kind = 'o';
    marker.bytes = static_cast<std::uint32_t>(dot.size());
    marker.columns = 1;
  } else {
    std::uint32_t digits = 0;
    std::int32_t number = 0;
    while (digits < line.size() && is_digit(line[digits])) {
      if (digits == 9) return std::nullopt;
      number = number * 10 + (line[digits++] - '0');
    }
    if (digits == 0 || digits == line.size() || (line[digits] != '.' && line[digits] != ')')) return std::nullopt;
    marker.ordered = true;
    marker.kind = line[digits];
    marker.number = number;
    marker.digits = digits;
    marker.bytes = marker.columns = digits + 1;
  }
  marker.empty = marker.bytes == line.size();
  if (!marker.empty && !is_space(line[marker.bytes])) return std::nullopt;
  return marker;
}

bool is_quote_mark(std::string_view line) {
  if (!line.starts_with('>')) return false;
  return line.size() == 1 || (!is_digit(line[1]) && line[1] != '=');
}

std::optional<DefinitionLabel> definition_label(std::string_view line) {
  constexpr std::size_t longest = 999;
  if (!line.starts_with('[')) return std::nullopt;
  const bool note = line.size() > 1 && line[1] == '^';
  const std::size_t begin = note ? 2 : 1;
  for (std::size_t i = begin; i < line.size() && i < begin + longest; ++i) {
    const char c = line[i];
    if (c == '\\') {
      ++i;
    } else if (c == '[' || (note && is_space(c))) {
      return std::nullopt;
    } else if (c == ']') {
      if (i == begin || i + 1 >= line.size() || line[i + 1] != ':') return std::nullopt;
      return DefinitionLabel{note, line.substr(begin, i - begin), i + 2};
    }
  }
  return std::nullopt;
}

bool is_definition(std::string_view line) {
  const std::optional<DefinitionLabel> label = definition_label(line);
  return label && (label->note || parse_definition_target(line.substr(label->bytes)).has_value());
}

bool is_table_delimiter(std::string_view line) {
  constexpr std::size_t longest = 10'000;
  if (line.size() > longest) return false;
  bool dash = false;
  bool pipe = false;
  for (const char c : line) {
    if (c == '-') {
      dash = true;
    } else if (c == '|') {
      pipe = true;
    } else if (c != ':' && !is_space(c)) {
      return false;
    }
  }
  return dash && pipe;
}

bool is_mark(std::string_view line, bool within_paragraph) {
  if (line.empty()) return false;
  switch (line.front()) {
    case '#':
      return atx_heading(line).has_value();
    case '`':
    case '~':
      return opening_fence(line).has_value();
    case '>':
      return is_quote_mark(line);
    case '|':
      return true;
    case '{':
      return attribute_line(line).has_value();
    case '[':
      return within_paragraph ? line.starts_with("[^") && is_definition(line) : is_definition(line);
    case '!':
      return image_line(line).has_value();
    case '=':
      return within_paragraph && setext_level(line) > 0;
    default:
      break;
  }
  if (is_thematic_break(line) || (within_paragraph && setext_level(line) > 0) || is_table_delimiter(line)) return true;
  const std::optional<ListMarker> marker = list_marker(line);
  return marker && begins_list(*marker) &&
         (!within_paragraph || (!marker->empty && (!marker->ordered || marker->number == 1)));
}

}  // namespace galley::text

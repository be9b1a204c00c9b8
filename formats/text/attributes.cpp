// SPDX-License-Identifier: Apache-2.0
#include "text/attributes.hpp"

#include <algorithm>

#include "text/lines.hpp"

namespace galley::text {
namespace {

bool is_name_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

bool is_bare(char c) {
  constexpr std::string_view special = " \t\n\v\"'{}=\\|";
  return special.find(c) == std::string_view::npos;
}

std::string_view take_while(std::string_view text, std::size_t& at, bool (*belongs)(char)) {
  const std::size_t begin = at;
  while (at < text.size() && belongs(text[at])) ++at;
  return text.substr(begin, at - begin);
}

bool parse_quoted(std::string_view text, std::size_t& at, std::string& value) {
  for (++at; at < text.size(); ++at) {
    if (text[at] == '"') {
      ++at;
      return true;
    }
    if (text[at] == '\\' && ++at == text.size()) return false;
    value += text[at];
  }
  return false;
}

bool parse_item(std::string_view text, std::size_t& at, Attributes& attributes) {
  if (text[at] == '#') {
    attributes.id = take_while(text, ++at, is_bare);
    return !attributes.id.empty();
  }
  if (text[at] == '.') {
    attributes.classes.emplace_back(take_while(text, ++at, is_name_character));
    return !attributes.classes.back().empty();
  }
  const std::string_view key = take_while(text, at, is_name_character);
  if (key.empty() || at >= text.size() || text[at] != '=') return false;
  std::string value;
  ++at;
  if (at < text.size() && text[at] == '"') {
    if (!parse_quoted(text, at, value)) return false;
  } else {
    value = take_while(text, at, is_bare);
    if (value.empty()) return false;
  }
  if (key == "id") {
    attributes.id = std::move(value);
  } else {
    attributes.values.emplace_back(key, std::move(value));
  }
  return true;
}

std::string print_value(std::string_view value) {
  if (!value.empty() && std::all_of(value.begin(), value.end(), is_bare)) return std::string(value);
  std::string quoted = "\"";
  for (const char c : value) {
    // A brace that no space precedes begins no attributes, and a pipe behind a backslash ends no cell.
    if (c == '"' || c == '\\' || c == '{' || c == '}' || c == '|') quoted += '\\';
    quoted += c;
  }
  return quoted + '"';
}

}  // namespace

bool Attributes::has_class(std::string_view name) const {
  return std::find(classes.begin(), classes.end(), name) != classes.end();
}

const std::string* Attributes::value(std::string_view key) const {
  const auto found = std::find_if(values.begin(), values.end(), [&](const auto& each) { return each.first == key; });
  return found == values.end() ? nullptr : &found->second;
}

std::optional<Attributes> parse_attributes(std::string_view text, std::size_t& at) {
  Attributes attributes;
  std::size_t i = at + 1;
  const auto skip_spaces = [&] {
    const std::size_t begin = i;
    while (i < text.size() && (text[i] == ' ' || text[i] == '\t')) ++i;
    return i > begin;
  };
  skip_spaces();
  bool apart = true;
  while (i < text.size() && text[i] != '}') {
    if (!apart || !parse_item(text, i, attributes)) return std::nullopt;
    apart = skip_spaces();
  }
  if (i >= text.size() || attributes.empty()) return std::nullopt;
  at = i + 1;
  return attributes;
}

std::optional<TrailingAttributes> trailing_attributes(std::string_view line) {
  if (!line.ends_with('}')) return std::nullopt;
  // The last brace may be in a quoted value; but not many are.
  for (std::size_t begin = line.size(), tries = 0; begin > 0 && tries < 8;) {
    begin = line.rfind('{', begin - 1);
    if (begin == std::string_view::npos) return std::nullopt;
    if (begin > 0 && line[begin - 1] != ' ' && line[begin - 1] != '\t') continue;
    ++tries;
    std::size_t at = begin;
    std::optional<Attributes> attributes = parse_attributes(line, at);
    if (!attributes || at != line.size()) continue;
    const std::size_t end = line.find_last_not_of(" \t", begin == 0 ? 0 : begin - 1);
    return TrailingAttributes{*std::move(attributes), begin == 0 || end == std::string_view::npos ? 0 : end + 1};
  }
  return std::nullopt;
}

std::optional<Attributes> attribute_line(std::string_view line) {
  line = trim(line);
  if (!line.starts_with('{')) return std::nullopt;
  std::size_t at = 0;
  std::optional<Attributes> attributes = parse_attributes(line, at);
  return at == line.size() ? attributes : std::nullopt;
}

std::string print_attributes(const Attributes& attributes) {
  if (attributes.empty()) return {};
  std::string text = "{";
  const auto separate = [&] {
    if (text.size() > 1) text += ' ';
  };
  if (!attributes.id.empty()) {
    const bool bare = std::all_of(attributes.id.begin(), attributes.id.end(), is_bare);
    text += bare ? "#" + attributes.id : "id=" + print_value(attributes.id);
  }
  for (const std::string& name : attributes.classes) {
    separate();
    text += '.' + name;
  }
  for (const auto& [key, value] : attributes.values) {
    separate();
    text += key + '=' + print_value(value);
  }
  return text + '}';
}

}  // namespace galley::text

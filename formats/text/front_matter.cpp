// SPDX-License-Identifier: Apache-2.0
#include "text/front_matter.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "galley/unicode.hpp"
#include "text/attributes.hpp"
#include "text/escapes.hpp"

namespace galley::text {
namespace {

constexpr std::string_view delimiter = "---";

bool is_plain_key(std::string_view key) {
  if (key.empty() || key.size() > 100) return false;
  const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  if (!letter(key.front())) return false;
  return std::all_of(key.begin(), key.end(),
                     [&](char c) { return letter(c) || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.'; });
}

/// A string in double quotes at the beginning of `text`, which loses it.
std::optional<std::string> take_quoted(std::string_view& text) {
  if (!text.starts_with('"')) return std::nullopt;
  for (std::size_t i = 1; i < text.size(); ++i) {
    if (text[i] == '\\') {
      ++i;
    } else if (text[i] == '"') {
      std::string value = unescaped(text.substr(1, i - 1));
      text.remove_prefix(i + 1);
      return value;
    }
  }
  return std::nullopt;
}

struct Key {
  std::string name;
  bool quoted = false;
  std::string_view rest;  ///< behind the colon
};

std::optional<Key> take_key(std::string_view line) {
  Key key;
  std::string_view rest = line;
  if (std::optional<std::string> quoted = take_quoted(rest)) {
    if (!rest.starts_with(':')) return std::nullopt;
    key = {*std::move(quoted), true, rest.substr(1)};
  } else {
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || !is_plain_key(trim(line.substr(0, colon)))) return std::nullopt;
    key = {std::string(trim(line.substr(0, colon))), false, line.substr(colon + 1)};
  }
  if (!key.rest.empty() && key.rest.front() != ' ' && key.rest.front() != '\t') return std::nullopt;
  key.rest = trim(key.rest);
  return key;
}

/// Names of other programs for terms of Dublin Core.
std::string term_of(std::string_view key) {
  constexpr std::pair<std::string_view, std::string_view> terms[] = {
      {"author", "creator"}, {"authors", "creator"},  {"tags", "subject"},     {"keywords", "subject"},
      {"tag", "subject"},    {"summary", "abstract"}, {"copyright", "rights"}, {"categories", "subject"},
  };
  for (const auto& [name, term] : terms) {
    if (name == key) return std::string(term);
  }
  return std::string(key);
}

std::string plain_value(std::string_view text) {
  text = trim(text);
  std::string_view rest = text;
  if (std::optional<std::string> quoted = take_quoted(rest); quoted && trim(rest).empty()) return *std::move(quoted);
  if (text.size() >= 2 && text.front() == '\'' && text.back() == '\'') {
    std::string value;
    for (std::size_t i = 1; i + 1 < text.size(); ++i) {
      value += text[i];
      if (text[i] == '\'' && text[i + 1] == '\'' && i + 2 < text.size()) ++i;
    }
    return value;
  }
  return std::string(text);
}

void add_values(std::string_view term, std::string_view text, Metadata& metadata) {
  if (text.starts_with('[') && text.ends_with(']')) {
    std::string_view rest = text.substr(1, text.size() - 2);
    while (!rest.empty()) {
      const std::size_t comma = std::min(rest.find(','), rest.size());
      std::string value = plain_value(rest.substr(0, comma));
      if (!value.empty()) metadata.push_back({std::string(term), std::move(value), {}, {}});
      rest.remove_prefix(std::min(comma + 1, rest.size()));
    }
    return;
  }
  MetadataEntry entry{std::string(term), {}, {}, {}};
  if (const auto trailing = trailing_attributes(text)) {
    if (const std::string* scheme = trailing->attributes.value("scheme")) entry.scheme = *scheme;
    if (const std::string* language = trailing->attributes.value("lang")) entry.language = *language;
    if (!entry.scheme.empty() || !entry.language.empty()) text = text.substr(0, trailing->begin);
  }
  entry.value = plain_value(text);
  if (!entry.value.empty()) metadata.push_back(std::move(entry));
}

void append_quoted(std::string& text, std::string_view value) {
  text += '"';
  for (const char32_t c : CodePoints(value)) {
    if (ends_line(c)) {
      append_numbered_escape(text, c);
      continue;
    }
    if (c == '"' || c == '\\' || c == '{' || c == '}') text += '\\';
    append_utf8(text, c);
  }
  text += '"';
}

bool needs_quotes(std::string_view value) {
  constexpr std::string_view beginnings = "\"'[]{}#&*!|>%@`-?:, ";
  if (value.empty() || beginnings.find(value.front()) != std::string_view::npos) return true;
  if (value.ends_with('}') || value.ends_with(' ') || value.ends_with("\u3000") || value.starts_with("\u3000"))
    return true;
  for (const char32_t c : CodePoints(value)) {
    if (ends_line(c) || is_white_space(c) != (c == ' ')) return true;
  }
  return value.find(": ") != std::string_view::npos || value.find(" #") != std::string_view::npos ||
         value.find('\\') != std::string_view::npos;
}

}  // namespace

FrontMatter parse_front_matter(std::span<const Line> lines) {
  constexpr std::size_t most_lines = 10'000;
  if (lines.size() < 3 || trim(lines[0].raw) != delimiter || lines[1].blank() || !take_key(trim(lines[1].raw)))
    return {};
  std::size_t end = 1;
  while (end < lines.size() && end < most_lines && trim(lines[end].raw) != delimiter && trim(lines[end].raw) != "...") {
    const Line& line = lines[end];
    const std::string_view text = trim(line.raw);
    // Something that is no YAML: then the first line was a rule.
    if (!line.blank() && indent_of(line).columns == 0 && !text.starts_with('-') && !text.starts_with('#') &&
        !take_key(text)) {
      return {};
    }
    ++end;
  }
  if (end >= lines.size() || end == most_lines) return {};

  FrontMatter result;
  result.lines = end + 1;
  for (std::size_t i = 1; i < end;) {
    const std::string_view text = trim(lines[i].raw);
    const std::optional<Key> key = lines[i].blank() || text.starts_with('#') ? std::nullopt : take_key(text);
    ++i;
    if (!key) continue;
    const std::string term = key->quoted ? key->name : term_of(key->name);
    if (!key->quoted && (key->name == "lang" || key->name == "wrap")) {
      if (key->name == "lang") result.language = plain_value(key->rest);
      if (key->name == "wrap") result.wrap = plain_value(key->rest);
      continue;
    }
    // What is indented below, or items of a list.
    const std::size_t below = i;
    while (i < end && (lines[i].blank() || indent_of(lines[i]).columns > 0 || trim(lines[i].raw).starts_with('-'))) ++i;
    if (!key->rest.empty() && key->rest != "|" && key->rest != ">") {
      add_values(term, key->rest, result.metadata);
      continue;
    }
    std::string folded;
    for (std::size_t k = below; k < i; ++k) {
      if (lines[k].blank()) continue;
      const std::string_view value = trim(lines[k].raw);
      if (key->rest.empty() && value.starts_with("- ")) {
        add_values(term, trim(value.substr(2)), result.metadata);
      } else {
        folded += (folded.empty() ? "" : " ") + std::string(value);
      }
    }
    if (!folded.empty()) result.metadata.push_back({term, std::move(folded), {}, {}});
  }
  return result;
}

std::string print_front_matter(const FrontMatter& front_matter) {
  std::string text;
  if (front_matter.language) {
    text += "lang: ";
    if (front_matter.language->empty()) {
      text += "\"\"";
    } else {
      text += *front_matter.language;
    }
    text += '\n';
  }
  if (!front_matter.wrap.empty()) text += "wrap: " + front_matter.wrap + '\n';
  for (const MetadataEntry& entry : front_matter.metadata) {
    const bool plain =
        is_plain_key(entry.term) && term_of(entry.term) == entry.term && entry.term != "lang" && entry.term != "wrap";
    if (plain) {
      text += entry.term;
    } else {
      append_quoted(text, entry.term);
    }
    text += ": ";
    if (needs_quotes(entry.value)) {
      append_quoted(text, entry.value);
    } else {
      text += entry.value;
    }
    Attributes attributes;
    if (!entry.scheme.empty()) attributes.values.emplace_back("scheme", entry.scheme);
    if (!entry.language.empty()) attributes.values.emplace_back("lang", entry.language);
    if (!attributes.empty()) text += ' ' + print_attributes(attributes);
    text += '\n';
  }
  return text.empty() ? text : std::string(delimiter) + '\n' + text + std::string(delimiter) + '\n';
}

}  // namespace galley::text

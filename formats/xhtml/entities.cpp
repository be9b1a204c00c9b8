// SPDX-License-Identifier: Apache-2.0
#include "xhtml/entities.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <utility>
#include <vector>

#include "galley/unicode.hpp"
#include "xhtml/characters.hpp"

namespace galley::xhtml {
namespace {

using Index = std::vector<std::pair<std::string_view, std::string_view>>;

Index make_index() {
  Index index;
  index.reserve(2200);
  for (std::string_view rest = entity_names; !rest.empty();) {
    const auto equals = rest.find('=');
    const auto end = rest.find(';', equals);
    index.emplace_back(rest.substr(0, equals), rest.substr(equals + 1, end - equals - 1));
    rest.remove_prefix(end + 1);
  }
  return index;
}

bool is_name_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' ||
         c == '.' || static_cast<unsigned char>(c) >= 0x80;
}

bool is_of_xml(std::string_view name) {
  return name == "amp" || name == "lt" || name == "gt" || name == "quot" || name == "apos";
}

using Declared = std::map<std::string, std::string, std::less<>>;

constexpr std::size_t most_declared = 1000;

// Reads <!ENTITY name "text"> of an internal subset; returns where the document type declaration ends.
std::size_t read_declaration(std::string_view text, Declared& declared) {
  const auto begin = text.find("<!DOCTYPE");
  const auto root = text.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (begin == std::string_view::npos || root == std::string_view::npos) return 0;
  std::size_t at = begin;
  int brackets = 0;
  while (at < text.size()) {
    const char c = text[at];
    if (c == '"' || c == '\'') {
      at = text.find(c, at + 1);
      if (at == std::string_view::npos) return 0;
    } else if (text.compare(at, 4, "<!--") == 0) {
      at = text.find("-->", at + 4);
      if (at == std::string_view::npos) return 0;
    } else if (c == '[') {
      ++brackets;
    } else if (c == ']') {
      --brackets;
    } else if (c == '>' && brackets <= 0) {
      return at + 1;
    } else if (brackets > 0 && text.compare(at, 9, "<!ENTITY ") == 0) {
      std::size_t name = at + 9;
      while (name < text.size() && is_space(text[name])) ++name;
      std::size_t name_end = name;
      while (name_end < text.size() && is_name_character(text[name_end])) ++name_end;
      std::size_t value = name_end;
      while (value < text.size() && is_space(text[value])) ++value;
      if (name_end > name && value < text.size() && (text[value] == '"' || text[value] == '\'')) {
        const auto end = text.find(text[value], value + 1);
        if (end == std::string_view::npos) return 0;
        if (declared.size() < most_declared) {
          declared.emplace(text.substr(name, name_end - name), text.substr(value + 1, end - value - 1));
        }
        at = end;
      }
    }
    ++at;
  }
  return 0;
}

}  // namespace

std::string entity_named(std::string_view name) {
  static const Index index = make_index();
  const auto found = std::lower_bound(index.begin(), index.end(), name,
                                      [](const auto& entry, std::string_view key) { return entry.first < key; });
  std::string text;
  if (found == index.end() || found->first != name) return text;
  std::string_view codes = found->second;
  while (!codes.empty()) {
    std::uint32_t code = 0;
    const auto parsed = std::from_chars(codes.data(), codes.data() + codes.size(), code, 16);
    append_utf8(text, code);
    codes.remove_prefix(static_cast<std::size_t>(parsed.ptr - codes.data()));
    if (!codes.empty()) codes.remove_prefix(1);
  }
  return text;
}

std::string resolve_entities(std::string text, std::size_t growth) {
  Declared declared;
  std::size_t at = read_declaration(text, declared);
  std::size_t next = text.find('&', at);
  if (next == std::string::npos) return text;
  std::size_t cdata = text.find("<![CDATA[", at);
  std::string result;
  std::size_t copied = 0;
  for (; next != std::string::npos; next = text.find('&', at)) {
    at = next + 1;
    if (cdata < next) {
      const auto end = text.find("]]>", cdata);
      if (end == std::string::npos) break;
      cdata = text.find("<![CDATA[", end);
      if (next < end) {
        at = end;
        continue;
      }
    }
    std::string replacement;
    std::size_t end = at;
    if (at < text.size() && text[at] == '#') {
      std::uint32_t code = 0;
      const bool hexadecimal = at + 1 < text.size() && (text[at + 1] == 'x' || text[at + 1] == 'X');
      const char* first = text.data() + at + (hexadecimal ? 2 : 1);
      const auto parsed = std::from_chars(first, text.data() + text.size(), code, hexadecimal ? 16 : 10);
      end = static_cast<std::size_t>(parsed.ptr - text.data());
      if (parsed.ec != std::errc() || end >= text.size() || text[end] != ';') continue;
      if (code >= 0x80 && code < 0xA0) append_utf8(replacement, windows_1252(static_cast<unsigned char>(code)));
    } else {
      while (end < text.size() && end - at < 64 && is_name_character(text[end])) ++end;
      if (end >= text.size() || text[end] != ';' || end == at) continue;
      const std::string_view name = std::string_view(text).substr(at, end - at);
      if (const auto own = declared.find(name); own != declared.end()) {
        if (own->second.size() > growth) continue;
        growth -= own->second.size();
        replacement = own->second;
        if (replacement.empty()) replacement = " ";
      } else if (!is_of_xml(name)) {
        replacement = entity_named(name);
        if (replacement == "&") replacement = "&amp;";
        if (!replacement.empty() && replacement[0] == '<') replacement.replace(0, 1, "&lt;");
      }
    }
    if (replacement.empty()) continue;
    result.append(text, copied, next - copied);
    result += replacement;
    copied = at = end + 1;
  }
  if (copied == 0) return text;
  result.append(text, copied);
  return result;
}

}  // namespace galley::xhtml

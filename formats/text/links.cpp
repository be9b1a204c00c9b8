// SPDX-License-Identifier: Apache-2.0
#include "text/links.hpp"

#include <algorithm>

#include "text/escapes.hpp"
#include "text/lines.hpp"

namespace galley::text {
namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

void skip_spaces(std::string_view text, std::size_t& at) {
  while (at < text.size() && is_space(text[at])) ++at;
}

std::optional<std::string> parse_address(std::string_view text, std::size_t& at) {
  std::size_t i = at;
  if (i < text.size() && text[i] == '<') {
    for (++i; i < text.size() && text[i] != '>'; ++i) {
      if (text[i] == '<' || text[i] == '\n') return std::nullopt;
      if (text[i] == '\\' && i + 1 < text.size()) ++i;
    }
    if (i >= text.size()) return std::nullopt;
    std::string address = unescaped(text.substr(at + 1, i - at - 1));
    at = i + 1;
    return address;
  }
  constexpr int deepest = 32;
  int depth = 0;
  for (; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\\' && i + 1 < text.size() && is_ascii_punctuation(text[i + 1])) {
      ++i;
    } else if (c == '(') {
      if (++depth > deepest) return std::nullopt;
    } else if (c == ')') {
      if (depth == 0) break;
      --depth;
    } else if (static_cast<unsigned char>(c) <= ' ') {
      break;
    }
  }
  if (depth != 0) return std::nullopt;
  std::string address = unescaped(text.substr(at, i - at));
  at = i;
  return address;
}

std::optional<std::string> parse_title(std::string_view text, std::size_t& at) {
  const char open = text[at];
  const char close = open == '(' ? ')' : open;
  if (open != '"' && open != '\'' && open != '(') return std::nullopt;
  for (std::size_t i = at + 1; i < text.size(); ++i) {
    if (text[i] == close) {
      std::string title = unescaped(text.substr(at + 1, i - at - 1));
      std::replace(title.begin(), title.end(), '\n', ' ');
      at = i + 1;
      return title;
    }
    if (text[i] == '\\') {
      ++i;
    } else if (text[i] == open) {
      return std::nullopt;
    }
  }
  return std::nullopt;
}

/// Address and title, without what stands around them.
std::optional<LinkTarget> parse_target(std::string_view text, std::size_t& at) {
  LinkTarget target;
  std::optional<std::string> address = parse_address(text, at);
  if (!address) return std::nullopt;
  target.address = *std::move(address);
  const std::size_t end = at;
  skip_spaces(text, at);
  if (at > end && at < text.size() && text[at] != ')') {
    std::optional<std::string> title = parse_title(text, at);
    if (!title) return std::nullopt;
    target.title = *std::move(title);
    skip_spaces(text, at);
  }
  return target;
}

}  // namespace

std::optional<LinkTarget> parse_link_target(std::string_view text, std::size_t& at) {
  std::size_t i = at + 1;
  skip_spaces(text, i);
  std::optional<LinkTarget> target = parse_target(text, i);
  if (!target || i >= text.size() || text[i] != ')') return std::nullopt;
  at = i + 1;
  return target;
}

std::optional<LinkTarget> parse_definition_target(std::string_view text) {
  text = trim(text);
  std::size_t at = 0;
  if (text.empty()) return std::nullopt;
  std::optional<LinkTarget> target = parse_target(text, at);
  return at == text.size() ? target : std::nullopt;
}

std::string print_link_target(const LinkTarget& target) {
  std::string printed = "(";
  constexpr std::string_view needs_angles = " \t<>\\()|\"'{}[]*_`";
  bool angles = target.address.find_first_of(needs_angles) != std::string_view::npos ||
                (target.address.empty() && !target.title.empty());
  // Parentheses that balance and marks within words are usual in addresses.
  if (angles && target.address.find_first_of(" \t<>\\|\"'{}[]*`") == std::string_view::npos) {
    int depth = 0;
    bool balanced = true;
    for (const char c : target.address) {
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      balanced = balanced && depth >= 0 && depth <= 3;
    }
    angles = !balanced || depth != 0;
  }
  const auto append = [&](std::string_view text, std::string_view special) {
    for (std::size_t i = 0; i < text.size(); ++i) {
      // A backslash needs one only where it would be an escape; but one too many does no harm.
      if (special.find(text[i]) != std::string_view::npos) printed += '\\';
      printed += text[i];
    }
  };
  if (angles) {
    printed += '<';
    append(target.address, "<>\\|");
    printed += '>';
  } else {
    printed += target.address;
  }
  if (!target.title.empty()) {
    printed += " \"";
    append(target.title, "\"\\|");
    printed += '"';
  }
  return printed + ')';
}

std::optional<std::string> parse_autolink(std::string_view text, std::size_t& at) {
  std::size_t end = at + 1;
  while (end < text.size() && static_cast<unsigned char>(text[end]) > ' ' && text[end] != '<' && text[end] != '>') {
    ++end;
  }
  if (end >= text.size() || text[end] != '>') return std::nullopt;
  const std::string_view inside = text.substr(at + 1, end - at - 1);
  std::size_t scheme = 0;
  while (scheme < inside.size() &&
         (is_letter(inside[scheme]) || (scheme > 0 && (is_digit(inside[scheme]) || inside[scheme] == '+' ||
                                                       inside[scheme] == '.' || inside[scheme] == '-')))) {
    ++scheme;
  }
  std::string address;
  if (scheme >= 2 && scheme <= 32 && scheme < inside.size() && inside[scheme] == ':') {
    address = inside;
  } else {
    const std::size_t sign = inside.find('@');
    if (sign == std::string_view::npos || sign == 0 || sign + 1 == inside.size()) return std::nullopt;
    const auto plain = [](char c) {
      constexpr std::string_view others = ".!#$%&'*+/=?^_`{|}~-@";
      return is_letter(c) || is_digit(c) || others.find(c) != std::string_view::npos;
    };
    if (!std::all_of(inside.begin(), inside.end(), plain) || inside.find('@', sign + 1) != std::string_view::npos) {
      return std::nullopt;
    }
    address = "mailto:" + std::string(inside);
  }
  at = end + 1;
  return address;
}

std::string normalized_label(std::string_view label) {
  std::string normal;
  for (const char c : trim(label)) {
    if (is_space(c)) {
      if (!normal.ends_with(' ')) normal += ' ';
    } else {
      normal += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
  }
  return normal;
}

}  // namespace galley::text

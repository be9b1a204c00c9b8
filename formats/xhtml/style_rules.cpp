// SPDX-License-Identifier: Apache-2.0
#include "xhtml/style_rules.hpp"

#include <algorithm>

#include "xhtml/attributes.hpp"
#include "xhtml/characters.hpp"

namespace galley::xhtml {
namespace {

constexpr std::size_t most_rules = 10'000;

std::string without_comments(std::string_view css) {
  std::string text;
  text.reserve(css.size());
  while (!css.empty()) {
    const auto begin = css.find("/*");
    text.append(css.substr(0, begin));
    if (begin == std::string_view::npos) break;
    const auto end = css.find("*/", begin + 2);
    if (end == std::string_view::npos) break;
    css.remove_prefix(end + 2);
  }
  return text;
}

bool is_simple(std::string_view selector) {
  return !selector.empty() && std::count(selector.begin(), selector.end(), '.') <= 1 && selector.back() != '.' &&
         std::all_of(selector.begin(), selector.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
                  c == '.' || static_cast<unsigned char>(c) >= 0x80;
         });
}

}  // namespace

void StyleRules::add(std::string_view css) {
  const std::string text = without_comments(css);
  std::size_t at = 0;
  while (at < text.size() && rules_.size() < most_rules) {
    const auto open = text.find_first_of("{;", at);
    if (open == std::string::npos) return;
    const std::string_view head = trim(std::string_view(text).substr(at, open - at));
    if (text[open] == ';') {
      at = open + 1;
      continue;
    }
    if (!head.empty() && head.front() == '@') {
      // To the end of the block, whatever it holds.
      std::size_t depth = 0;
      for (at = open; at < text.size(); ++at) {
        if (text[at] == '{') ++depth;
        if (text[at] == '}' && --depth == 0) break;
      }
      ++at;
      continue;
    }
    const auto close = std::min(text.find('}', open), text.size());
    const Style style = css_style(std::string_view(text).substr(open + 1, close - open - 1));
    if (style != Style::none) {
      for (std::string_view rest = head; !rest.empty();) {
        const auto comma = std::min(rest.find(','), rest.size());
        const std::string_view selector = trim(rest.substr(0, comma));
        if (is_simple(selector)) {
          Style& known = rules_[std::string(selector)];
          known = known | style;
        }
        rest.remove_prefix(std::min(comma + 1, rest.size()));
      }
    }
    at = close + 1;
  }
}

Style StyleRules::style_of(std::string_view name, std::string_view classes) const {
  Style style = Style::none;
  std::string selector(name);
  const auto apply = [&](std::string_view key) {
    if (const auto found = rules_.find(key); found != rules_.end()) style = style | found->second;
  };
  apply(selector);
  while (!(classes = trim(classes)).empty()) {
    std::size_t end = 0;
    while (end < classes.size() && !is_space(classes[end])) ++end;
    selector.resize(name.size());
    selector += '.';
    selector += classes.substr(0, end);
    apply(selector);
    apply(std::string_view(selector).substr(name.size()));
    classes.remove_prefix(end);
  }
  return style;
}

}  // namespace galley::xhtml

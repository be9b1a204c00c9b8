// SPDX-License-Identifier: Apache-2.0
#include "model/compare_text.hpp"

#include <algorithm>

#include "galley/unicode.hpp"

namespace galley::model {

namespace {

constexpr std::size_t before = 15;  ///< code points shown before a difference
constexpr std::size_t shown = 50;   ///< code points shown at most

bool continues(std::string_view text, std::size_t i) {
  return i < text.size() && (static_cast<unsigned char>(text[i]) & 0xC0U) == 0x80U;
}

/// Up to `shown` code points of the text, beginning `before` ahead of `at`.
std::string excerpt(std::string_view text, std::size_t at) {
  std::size_t start = at;
  for (std::size_t i = 0; i < before && start > 0; ++i) {
    do {
      --start;
    } while (start > 0 && continues(text, start));
  }
  std::size_t end = start;
  for (std::size_t i = 0; i < shown && end < text.size(); ++i) {
    do {
      ++end;
    } while (continues(text, end));
  }
  return (start > 0 ? "«…" : "«") + std::string(text.substr(start, end - start)) + (end < text.size() ? "…»" : "»");
}

std::string style_name(Style style) {
  static constexpr std::pair<Style, std::string_view> names[] = {{Style::emphasis, "emphasis"},
                                                                 {Style::strong, "strong"},
                                                                 {Style::superscript, "superscript"},
                                                                 {Style::subscript, "subscript"},
                                                                 {Style::code, "code"}};
  std::string text;
  for (const auto& [flag, name] : names) {
    if (!has(style, flag)) continue;
    if (!text.empty()) text += '+';
    text += name;
  }
  return text.empty() ? "none" : text;
}

std::string inline_name(const Inline& each) {
  if (const auto* text = std::get_if<Text>(&each.value)) return "text " + quoted(text->text);
  if (const auto* link = std::get_if<Link>(&each.value)) return "link " + quoted(text_of(link->content));
  if (std::holds_alternative<NoteReference>(each.value)) return "note reference";
  if (const auto* ruby = std::get_if<Ruby>(&each.value)) return "ruby " + quoted(ruby->base);
  return "line break";
}

std::string inline_difference(const Inline& a, const Inline& b) {
  if (a.value.index() == b.value.index()) {
    if (const auto* x = std::get_if<Text>(&a.value)) {
      const auto& y = std::get<Text>(b.value);
      if (x->style != y.style) {
        return "style of " + quoted(x->text) + " differs: " + style_name(x->style) + " and " + style_name(y.style);
      }
      if (x->language != y.language) {
        return "language of " + quoted(x->text) + " differs: «" + x->language + "» and «" + y.language + "»";
      }
      return "extent of style or language differs: " + quoted(x->text) + " and " + quoted(y.text);
    }
    if (const auto* x = std::get_if<Link>(&a.value)) {
      const auto& y = std::get<Link>(b.value);
      if (x->target != y.target) return text_difference("link target", x->target, y.target);
      if (x->title != y.title) return text_difference("link title", x->title, y.title);
      return "in the link to " + quoted(x->target) + ": " + run_difference(x->content, y.content);
    }
    if (const auto* x = std::get_if<NoteReference>(&a.value)) {
      return text_difference("note reference", x->note, std::get<NoteReference>(b.value).note);
    }
    const auto* x = std::get_if<Ruby>(&a.value);
    return text_difference("ruby of " + quoted(x->base), x->reading, std::get<Ruby>(b.value).reading);
  }
  return inline_name(a) + " stands where the other has " + inline_name(b);
}

}  // namespace

std::string quoted(std::string_view text) { return excerpt(text, 0); }

std::string text_difference(std::string_view name, std::string_view a, std::string_view b) {
  if (a == b) return {};
  auto at = static_cast<std::size_t>(std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin());
  while (at > 0 && (continues(a, at) || continues(b, at))) --at;
  return std::string(name) + " differs: " + excerpt(a, at) + " and " + excerpt(b, at);
}

std::string run_difference(const Inlines& a, const Inlines& b) {
  if (a == b) return {};
  std::string message = text_difference("text", text_of(a), text_of(b));
  if (!message.empty()) return message;
  const auto [x, y] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
  if (x == a.end()) return "only the second has " + inline_name(*y);
  if (y == b.end()) return "only the first has " + inline_name(*x);
  return inline_difference(*x, *y);
}

}  // namespace galley::model

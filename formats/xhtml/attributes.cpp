// SPDX-License-Identifier: Apache-2.0
#include "xhtml/attributes.hpp"

#include "galley/document.hpp"
#include "xhtml/element.hpp"

namespace galley::xhtml {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

std::string_view trim(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

bool begins_with(std::string_view text, std::string_view prefix) {
  if (text.size() < prefix.size()) return false;
  for (std::size_t i = 0; i < prefix.size(); ++i) {
    if (lower(text[i]) != prefix[i]) return false;
  }
  return true;
}

template <class Function>
void for_each_declaration(std::string_view declarations, Function function) {
  while (!declarations.empty()) {
    const auto end = declarations.find(';');
    const std::string_view one = declarations.substr(0, end);
    if (const auto colon = one.find(':'); colon != std::string_view::npos) {
      function(trim(one.substr(0, colon)), trim(one.substr(colon + 1)));
    }
    if (end == std::string_view::npos) return;
    declarations.remove_prefix(end + 1);
  }
}

// lang="" says that the language is not known (HTML, 3.2.6.1); what is no tag says nothing.
bool names_language(std::string_view value) { return value.empty() || is_language_tag(value); }

bool same(std::string_view a, std::string_view lower_case) {
  return a.size() == lower_case.size() && begins_with(a, lower_case);
}

}  // namespace

bool css_says(std::string_view declarations, std::string_view property, std::string_view value) {
  bool says = false;
  for_each_declaration(declarations, [&](std::string_view name, std::string_view set) {
    if (same(name, property)) says = begins_with(set, value);
  });
  return says;
}

Style css_style(std::string_view declarations) {
  Style style = Style::none;
  for_each_declaration(declarations, [&](std::string_view name, std::string_view value) {
    if (same(name, "font-style")) {
      if (begins_with(value, "italic") || begins_with(value, "oblique")) style = style | Style::emphasis;
    } else if (same(name, "font-weight")) {
      const bool bold = begins_with(value, "bold") || (value.size() >= 3 && value[0] >= '6' && value[0] <= '9');
      if (bold) style = style | Style::strong;
    } else if (same(name, "font")) {
      // The shorthand: style and weight stand before the size.
      while (!value.empty() && !(value[0] >= '1' && value[0] <= '5')) {
        if (begins_with(value, "italic") || begins_with(value, "oblique")) style = style | Style::emphasis;
        if (begins_with(value, "bold") || begins_with(value, "700") || begins_with(value, "800")) {
          style = style | Style::strong;
        }
        const auto end = value.find(' ');
        value = end == std::string_view::npos ? std::string_view() : trim(value.substr(end));
      }
    } else if (same(name, "vertical-align")) {
      if (begins_with(value, "super")) style = style | Style::superscript;
      if (begins_with(value, "sub")) style = style | Style::subscript;
    }
  });
  return style;
}

Attributes::Attributes(pugi::xml_node node) {
  for (const pugi::xml_attribute attribute : node.attributes()) {
    const std::string_view name = attribute.name();
    const std::string_view value = attribute.value();
    if (name.empty()) continue;
    switch (lower(name[0])) {
      case 'a':
        break;
      case 'c':
        if (same(name, "class")) {
          classes = value;
          marks.insert(marks_of(MarkSource::class_name, value));
        }
        break;
      case 'd':
        if (same(name, "data") && address.empty()) address = value;
        break;
      case 'e':
        if (name == "epub:type") marks.insert(marks_of(MarkSource::epub_type, value));
        break;
      case 'h':
        if (same(name, "href")) address = value;
        if (same(name, "hidden")) hidden = true;
        break;
      case 'i':
        if (same(name, "id")) id = value;
        if (same(name, "itemprop")) marks.insert(marks_of(MarkSource::item_property, value));
        break;
      case 'l':
        if (same(name, "lang") && !has_language && names_language(value)) {
          language = value;
          has_language = true;
        }
        break;
      case 'n':
        if (same(name, "name") && id.empty() && same(local_name(node.name()), "a")) id = value;
        break;
      case 'r':
        if (same(name, "role")) {
          role = value;
          marks.insert(marks_of(MarkSource::role, value));
        }
        if (same(name, "rel")) marks.insert(marks_of(MarkSource::link_type, value));
        break;
      case 's':
        if (same(name, "src")) address = value;
        if (same(name, "style")) {
          style = value;
          if (css_says(value, "display", "none") || css_says(value, "visibility", "hidden")) hidden = true;
        }
        break;
      case 'x':
        if (name == "xml:lang" && names_language(value)) {
          language = value;
          has_language = true;
        }
        if (name == "xml:id") id = value;
        if (name == "xlink:href" && address.empty()) address = value;
        break;
      default:
        // A document may bind another prefix to the EPUB namespace.
        if (name.size() > 5 && name.substr(name.size() - 5) == ":type" && name[0] != 'x') {
          marks.insert(marks_of(MarkSource::epub_type, value));
        }
        break;
    }
  }
}

}  // namespace galley::xhtml

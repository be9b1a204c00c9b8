// SPDX-License-Identifier: Apache-2.0
#include "xhtml/element.hpp"

#include <algorithm>
#include <array>

namespace galley::xhtml {
namespace {

struct Row {
  std::string_view name;
  ElementKind kind;
};

constexpr Row phrase(std::string_view name, Style style = Style::none) { return {name, {Element::phrase, style}}; }
constexpr Row block(std::string_view name) { return {name, {Element::block}}; }
constexpr Row hidden(std::string_view name) { return {name, {Element::hidden}}; }

constexpr std::array table = {
    Row{"a", {Element::anchor}},
    phrase("abbr"),
    phrase("acronym"),
    block("address"),
    hidden("area"),
    Row{"article", {Element::article}},
    Row{"aside", {Element::aside}},
    Row{"audio", {Element::embedded}},
    phrase("b", Style::strong),
    hidden("base"),
    phrase("bdi"),
    phrase("bdo"),
    phrase("big"),
    Row{"blockquote", {Element::quote}},
    Row{"body", {Element::section}},
    Row{"br", {Element::line_break}},
    phrase("button"),
    Row{"canvas", {Element::embedded}},
    Row{"caption", {Element::table_caption}},
    phrase("case"),
    block("center"),
    phrase("cite", Style::emphasis),
    phrase("code", Style::code),
    hidden("col"),
    hidden("colgroup"),
    phrase("data"),
    hidden("datalist"),
    Row{"dd", {Element::definition}},
    phrase("default"),
    phrase("del"),
    block("details"),
    phrase("dfn", Style::emphasis),
    block("dialog"),
    Row{"dir", {Element::list_unordered}},
    block("div"),
    Row{"dl", {Element::definition_list}},
    Row{"dt", {Element::definition_term}},
    phrase("em", Style::emphasis),
    Row{"embed", {Element::embedded}},
    block("fieldset"),
    Row{"figcaption", {Element::figure_caption}},
    Row{"figure", {Element::figure}},
    phrase("font"),
    block("footer"),
    block("form"),
    Row{"h1", {Element::heading}},
    Row{"h2", {Element::heading}},
    Row{"h3", {Element::heading}},
    Row{"h4", {Element::heading}},
    Row{"h5", {Element::heading}},
    Row{"h6", {Element::heading}},
    hidden("head"),
    Row{"header", {Element::header}},
    Row{"hgroup", {Element::heading_group}},
    Row{"hr", {Element::rule}},
    Row{"html", {Element::section}},
    phrase("i", Style::emphasis),
    Row{"iframe", {Element::embedded}},
    Row{"image", {Element::image}},
    Row{"img", {Element::image}},
    hidden("input"),
    phrase("ins"),
    phrase("kbd", Style::code),
    phrase("label"),
    block("legend"),
    Row{"li", {Element::list_item}},
    hidden("link"),
    Row{"listing", {Element::preformatted}},
    Row{"main", {Element::section}},
    phrase("map"),
    phrase("mark"),
    Row{"math", {Element::formula}},
    Row{"menu", {Element::list_unordered}},
    hidden("meta"),
    phrase("meter"),
    Row{"nav", {Element::section}},
    phrase("nobr"),
    block("noscript"),
    Row{"object", {Element::embedded}},
    Row{"ol", {Element::list_ordered}},
    block("optgroup"),
    block("option"),
    phrase("output"),
    block("p"),
    hidden("param"),
    Row{"picture", {Element::picture}},
    Row{"plaintext", {Element::preformatted}},
    Row{"pre", {Element::preformatted}},
    phrase("progress"),
    Row{"q", {Element::inline_quote}},
    Row{"rb", {Element::ruby_base}},
    hidden("rp"),
    Row{"rt", {Element::ruby_text}},
    Row{"rtc", {Element::ruby_text_container}},
    Row{"ruby", {Element::ruby}},
    phrase("s"),
    phrase("samp", Style::code),
    hidden("script"),
    block("search"),
    Row{"section", {Element::section}},
    block("select"),
    phrase("small"),
    hidden("source"),
    phrase("span"),
    phrase("strike"),
    phrase("strong", Style::strong),
    hidden("style"),
    phrase("sub", Style::subscript),
    block("summary"),
    phrase("sup", Style::superscript),
    Row{"svg", {Element::vector_graphic}},
    Row{"switch", {Element::epub_switch}},
    Row{"table", {Element::table}},
    Row{"tbody", {Element::table_body}},
    Row{"td", {Element::table_cell}},
    hidden("template"),
    Row{"textarea", {Element::preformatted}},
    Row{"tfoot", {Element::table_foot}},
    Row{"th", {Element::table_header_cell}},
    Row{"thead", {Element::table_head}},
    Row{"time", {Element::time}},
    hidden("title"),
    Row{"tr", {Element::table_row}},
    hidden("track"),
    hidden("trigger"),
    phrase("tt", Style::code),
    phrase("u"),
    Row{"ul", {Element::list_unordered}},
    phrase("var", Style::emphasis),
    Row{"video", {Element::embedded}},
    Row{"wbr", {Element::bidi_break}},
    Row{"xmp", {Element::preformatted}},
};
static_assert(std::is_sorted(table.begin(), table.end(), [](const Row& a, const Row& b) { return a.name < b.name; }));

constexpr std::size_t longest_name = 10;

}  // namespace

ElementKind element_kind(std::string_view name) {
  name = local_name(name);
  if (name.empty() || name.size() > longest_name) return {};
  char lower[longest_name];
  for (std::size_t i = 0; i < name.size(); ++i) {
    lower[i] = name[i] >= 'A' && name[i] <= 'Z' ? static_cast<char>(name[i] + 32) : name[i];
  }
  const std::string_view key(lower, name.size());
  const auto* row =
      std::lower_bound(table.begin(), table.end(), key, [](const Row& a, std::string_view b) { return a.name < b; });
  return row != table.end() && row->name == key ? row->kind : ElementKind{};
}

bool is_void(std::string_view name) {
  constexpr std::array names = {std::string_view("area"),  std::string_view("base"),  std::string_view("br"),
                                std::string_view("col"),   std::string_view("embed"), std::string_view("hr"),
                                std::string_view("img"),   std::string_view("input"), std::string_view("link"),
                                std::string_view("meta"),  std::string_view("param"), std::string_view("source"),
                                std::string_view("track"), std::string_view("wbr")};
  return std::binary_search(names.begin(), names.end(), name);
}

bool is_block_level(Element element) {
  switch (element) {
    case Element::block:
    case Element::section:
    case Element::article:
    case Element::header:
    case Element::aside:
    case Element::heading:
    case Element::heading_group:
    case Element::rule:
    case Element::figure:
    case Element::figure_caption:
    case Element::list_ordered:
    case Element::list_unordered:
    case Element::list_item:
    case Element::definition_list:
    case Element::definition_term:
    case Element::definition:
    case Element::quote:
    case Element::preformatted:
    case Element::table:
      return true;
    default:
      return false;
  }
}

}  // namespace galley::xhtml

// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "xhtml/article_writer.hpp"
#include "xhtml/markup.hpp"

namespace galley::xhtml {
namespace {

struct StyleTag {
  Style style;
  std::string_view tag;
};

constexpr StyleTag style_tags[] = {{Style::strong, "strong"},
                                   {Style::emphasis, "em"},
                                   {Style::superscript, "sup"},
                                   {Style::subscript, "sub"},
                                   {Style::code, "code"}};

}  // namespace

void ArticleWriter::inlines(const Inlines& inlines) {
  for (const Inline& each : inlines) {
    if (const auto* text_value = std::get_if<Text>(&each.value)) {
      text(*text_value);
    } else if (const auto* link_value = std::get_if<Link>(&each.value)) {
      link(*link_value);
    } else if (const auto* reference_value = std::get_if<NoteReference>(&each.value)) {
      reference(*reference_value);
    } else if (const auto* ruby = std::get_if<Ruby>(&each.value)) {
      out_ += "<ruby>";
      append_escaped(out_, ruby->base);
      out_ += "<rp>(</rp><rt>";
      append_escaped(out_, ruby->reading);
      out_ += "</rt><rp>)</rp></ruby>";
    } else {
      out_ += "<br />";
    }
  }
}

void ArticleWriter::text(const Text& text) {
  bool language = !text.language.empty();
  if (language && text.style == Style::none) {
    out_ += "<span";
    append_language(out_, text.language);
    out_ += '>';
  }
  for (const StyleTag& each : style_tags) {
    if (!has(text.style, each.style)) continue;
    out_ += '<';
    out_ += each.tag;
    if (language) append_language(out_, text.language);
    language = false;
    out_ += '>';
  }
  if (has(text.style, Style::code)) {
    append_escaped(out_, text.text);
  } else {
    characters(text.text);
  }
  for (auto each = std::rbegin(style_tags); each != std::rend(style_tags); ++each) {
    if (has(text.style, each->style)) out_.append("</").append(each->tag).append(">");
  }
  if (!text.language.empty() && text.style == Style::none) out_ += "</span>";
}

// In vertical lines a number of one or two digits stands upright in the place of one character (JLREQ, 3.2.5);
// longer ones, and those within Latin text, lie on their side.
void ArticleWriter::characters(std::string_view text) {
  if (!surroundings_.vertical) return append_escaped(out_, text);
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const auto is_latin = [](char c) { return c > ' ' && static_cast<unsigned char>(c) < 0x7F; };
  std::size_t written = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (!is_latin(text[at])) {
      ++at;
      continue;
    }
    const std::size_t begin = at;
    while (at < text.size() && is_latin(text[at])) ++at;
    const std::string_view run = text.substr(begin, at - begin);
    if (run.size() > 2 || !std::all_of(run.begin(), run.end(), is_digit)) continue;
    append_escaped(out_, text.substr(written, begin - written));
    out_.append("<span class=\"upright\">").append(run).append("</span>");
    written = at;
  }
  append_escaped(out_, text.substr(written));
}

void ArticleWriter::open_link(const Link& link, std::string_view part) {
  out_ += "<a";
  if (!part.empty()) append_attribute(out_, "class", part);
  if (!link.target.empty() && link.target.front() == '#') {
    const std::string address = surroundings_.anchor_address(std::string_view(link.target).substr(1));
    if (address.empty()) {
      append_attribute(out_, "data-href", link.target);
    } else {
      append_attribute(out_, "href", address);
    }
  } else {
    const std::string href = href_of(link.target);
    if (!href.empty()) append_attribute(out_, "href", href);
    if (href != link.target) append_attribute(out_, "data-href", link.target);
  }
  if (!link.title.empty()) append_attribute(out_, "title", link.title);
  out_ += '>';
}

void ArticleWriter::link(const Link& link) {
  bool notes = false;
  for (const Inline& each : link.content) notes = notes || std::holds_alternative<NoteReference>(each.value);
  open_link(link, notes ? "part" : "");
  if (!notes) {
    inlines(link.content);
    out_ += "</a>";
    return;
  }
  // A reference is a link itself and must not stand in another: the link is interrupted.
  bool is_open = true;
  Inlines one(1);
  for (const Inline& each : link.content) {
    const bool reference = std::holds_alternative<NoteReference>(each.value);
    if (reference && is_open) out_ += "</a>";
    if (!reference && !is_open) open_link(link, "part continued");
    is_open = !reference;
    one.front() = each;
    inlines(one);
  }
  if (!is_open) open_link(link, "part continued");
  out_ += "</a>";
}

void ArticleWriter::reference(const NoteReference& reference) {
  const auto found = note_numbers_.find(reference.note);
  if (found == note_numbers_.end()) return;
  const std::string number = std::to_string(found->second);
  const std::size_t use = ++references_[found->second - 1];
  out_ += "<sup><a";
  append_attribute(out_, "class", "noteref");
  if (surroundings_.epub_types) append_attribute(out_, "epub:type", "noteref");
  append_attribute(out_, "role", "doc-noteref");
  append_attribute(out_, "href", "#" + surroundings_.own_ids + "note-" + number);
  append_attribute(out_, "id", surroundings_.own_ids + "ref-" + number + (use == 1 ? "" : "-" + std::to_string(use)));
  out_ += '>';
  out_ += number;
  out_ += "</a></sup>";
}

}  // namespace galley::xhtml

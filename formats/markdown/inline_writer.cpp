// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <utility>

#include "galley/unicode.hpp"
#include "markdown/article_writer.hpp"
#include "markdown/escapes.hpp"
#include "xhtml/markup.hpp"

namespace galley::markdown {
namespace {

bool is_plain_address(std::string_view text) {
  if (!text.starts_with("https://") && !text.starts_with("http://")) return false;
  return std::all_of(text.begin(), text.end(), [](char c) {
    return c > ' ' && c < 0x7F && c != '<' && c != '>' && c != '&' && c != '\\' && c != '|' && c != '`';
  });
}

// The character that the next inline begins with, for the rules of emphasis; 0 at the end of a line.
char32_t first_character(const Inlines& all, std::size_t at) {
  if (at >= all.size()) return 0;
  if (const auto* text = std::get_if<Text>(&all[at].value)) {
    if (text->style != Style::none || !text->language.empty()) return '<';
    return text->text.empty() ? 0 : decode_utf8(text->text, 0).value;
  }
  if (std::holds_alternative<LineBreak>(all[at].value)) return 0;
  // Links, notes and ruby begin with ASCII punctuation.
  return '[';
}

}  // namespace

std::string ArticleWriter::anchor(const std::string& id) const {
  if (id.empty()) return {};
  std::string out = "<a";
  xhtml::append_attribute(out, "id", surroundings_.anchors.id(id));
  return out + "></a>";
}

void ArticleWriter::text(std::string& out, const Text& text, const Inlines& all, std::size_t at, bool line_start,
                         bool in_table) const {
  const bool after_note = at > 0 && std::holds_alternative<NoteReference>(all[at - 1].value);
  const bool before_link = at + 1 < all.size() && (std::holds_alternative<Link>(all[at + 1].value) ||
                                                   std::holds_alternative<NoteReference>(all[at + 1].value));
  const bool code = has(text.style, Style::code);
  const bool strong = has(text.style, Style::strong);
  const bool emphasis = has(text.style, Style::emphasis);
  std::string close;
  const auto open_tag = [&](std::string_view tag) {
    out.append("<").append(tag).append(">");
    close = "</" + std::string(tag) + ">" + close;
  };
  if (!text.language.empty()) {
    out += "<span";
    xhtml::append_language(out, text.language);
    // One attribute is enough in HTML.
    if (const auto xml = out.rfind(" xml:lang="); xml != std::string::npos) {
      const auto end = out.find('"', out.find('"', xml) + 1);
      out.erase(xml, end + 1 - xml);
    }
    out += '>';
    close = "</span>";
  }
  if (strong || emphasis) {
    // Marks only where every reader agrees on them: else elements.
    const bool inner_tag = has(text.style, Style::superscript) || has(text.style, Style::subscript);
    const char32_t before = line_start || out.empty() ? 0 : code_point_before(out, out.size());
    const char32_t after = !text.language.empty() ? U'<' : first_character(all, at + 1);
    const char32_t inner_first = inner_tag ? U'<' : code ? U'`' : decode_utf8(text.text, 0).value;
    const char32_t inner_last = inner_tag ? U'>' : code ? U'`' : code_point_before(text.text, text.text.size());
    // Escapes come before punctuation.
    const bool marks = can_open(before, inner_first) && can_open(after, inner_last);
    if (marks) {
      const std::string mark = strong && emphasis ? "***" : strong ? "**" : "*";
      out += mark;
      close = mark + close;
    } else {
      if (strong) open_tag("strong");
      if (emphasis) open_tag("em");
    }
  }
  if (has(text.style, Style::superscript)) open_tag("sup");
  if (has(text.style, Style::subscript)) open_tag("sub");
  if (code) {
    append_code(out, text.text, in_table);
  } else {
    const bool own_start = line_start && close.empty();
    append_escaped(out, text.text,
                   {.line_start = own_start,
                    .in_table = in_table,
                    .after_note = after_note && close.empty(),
                    .before_link = before_link && close.empty()});
  }
  out += close;
}

std::string ArticleWriter::address_of(const Link& link) const {
  if (link.target.empty() || link.target.front() != '#') return link.target;
  const std::string id = surroundings_.anchors.id(std::string_view(link.target).substr(1));
  return id.empty() ? link.target : "#" + id;
}

void ArticleWriter::link(std::string& out, const Link& link, bool in_table) const {
  const std::string address = address_of(link);
  const bool notes = std::any_of(link.content.begin(), link.content.end(),
                                 [](const Inline& each) { return std::holds_alternative<NoteReference>(each.value); });
  // cmark may take a backslash at the end of a title for one that escapes the quotation mark.
  const bool as_element = notes || link.title.find('\\') != std::string::npos;
  if (!as_element) {
    if (link.content.size() == 1 && link.title.empty()) {
      const auto* only = std::get_if<Text>(&link.content.front().value);
      if (only != nullptr && only->style == Style::none && only->language.empty() && only->text == address &&
          is_plain_address(address)) {
        // Alone on its line it must not look like an element of HTML, and cannot: no element's name has a colon.
        out += "<" + address + ">";
        return;
      }
    }
    out += '[';
    out += inlines(link.content, true, in_table);
    out += "](";
    append_destination(out, address, in_table);
    append_title(out, link.title, in_table);
    out += ')';
    return;
  }
  // A reference is a link itself and must not stand in another: the link is interrupted.
  const auto open = [&](std::string_view part) {
    out += "<a";
    if (!part.empty()) xhtml::append_attribute(out, "class", part);
    xhtml::append_attribute(out, "href", address);
    if (!link.title.empty()) xhtml::append_attribute(out, "title", link.title);
    out += '>';
  };
  open(notes ? "part" : "");
  bool is_open = true;
  Inlines part;
  for (const Inline& each : link.content) {
    if (!std::holds_alternative<NoteReference>(each.value)) {
      if (part.empty() && !is_open) open("part continued");
      is_open = true;
      part.push_back(each);
      continue;
    }
    out += inlines(part, true, in_table);
    part.clear();
    if (is_open) out += "</a>";
    is_open = false;
    out += inlines({each}, true, in_table);
  }
  if (!is_open) open("part continued");
  out += inlines(part, true, in_table) + "</a>";
}

std::string ArticleWriter::inlines(const Inlines& all, bool one_line, bool in_table) const {
  std::string out;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const bool line_start = out.empty() || out.back() == '\n';
    if (const auto* text_value = std::get_if<Text>(&all[i].value)) {
      text(out, *text_value, all, i, line_start, in_table);
    } else if (const auto* link_value = std::get_if<Link>(&all[i].value)) {
      link(out, *link_value, in_table);
    } else if (const auto* reference = std::get_if<NoteReference>(&all[i].value)) {
      const auto number = note_numbers_.find(reference->note);
      if (number == note_numbers_.end()) continue;
      const std::string label = std::to_string(number->second);
      if (settled_ && !referred_[number->second - first_note_]) {
        out += "<sup><a role=\"doc-noteref\" href=\"#g-note-" + label + "\">" + label + "</a></sup>";
        continue;
      }
      referred_[number->second - first_note_] = true;
      out += "[^" + label + "]";
    } else if (const auto* ruby = std::get_if<Ruby>(&all[i].value)) {
      out += "<ruby>";
      append_escaped(out, ruby->base, {.in_table = in_table});
      out += "<rp>(</rp><rt>";
      append_escaped(out, ruby->reading, {.in_table = in_table});
      out += "</rt><rp>)</rp></ruby>";
    } else {
      out += one_line || in_table ? "<br>" : "\\\n";
    }
  }
  return out;
}

}  // namespace galley::markdown

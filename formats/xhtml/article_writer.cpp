// SPDX-License-Identifier: Apache-2.0
#include "xhtml/article_writer.hpp"

#include <algorithm>

#include "galley/unicode.hpp"
#include "xhtml/characters.hpp"
#include "xhtml/markup.hpp"

namespace galley::xhtml {
namespace {

std::string_view conjunction(std::string_view language) {
  struct Row {
    std::string_view language, word;
  };
  constexpr Row rows[] = {{"de", " und "}, {"fr", " et "}, {"es", " y "}, {"it", " e "},
                          {"pt", " e "},   {"nl", " en "}, {"ru", " и "}, {"en", " and "}};
  for (const Row& row : rows) {
    if (language.substr(0, 2) == row.language) return row.word;
  }
  return ", ";
}

bool is_wide_text(std::string_view text) {
  return std::any_of(CodePoints(text).begin(), CodePoints(text).end(), [](char32_t c) { return is_wide(c); });
}

}  // namespace

ArticleWriter::ArticleWriter(std::string& out, const Article& article, std::string_view language,
                             const MarkupSurroundings& surroundings)
    : out_(out),
      article_(article),
      language_(article.language.empty() ? language : std::string_view(article.language)),
      surroundings_(surroundings),
      references_(article.notes.size(), 0) {
  for (std::size_t i = 0; i < article.notes.size(); ++i) note_numbers_.emplace(article.notes[i].id, i + 1);
}

std::vector<OutlineEntry> ArticleWriter::write() {
  out_ += "<article data-galley=\"article\"";
  if (!article_.id.empty()) append_attribute(out_, "id", surroundings_.anchor_id(article_.id));
  if (!article_.language.empty()) append_language(out_, article_.language);
  out_ += ">\n";
  header();
  blocks(article_.blocks);
  sections(article_.sections, 1, surroundings_.own_ids + "section");
  notes();
  close("article");
  return std::move(outline_);
}

void ArticleWriter::line(std::string_view tag, std::string_view name, std::string_view attributes,
                         const Inlines& content) {
  if (content.empty()) return;
  out_.append("<").append(tag).append(" class=\"").append(name).append("\"").append(attributes).append(">");
  inlines(content);
  close(tag);
}

void ArticleWriter::header() {
  if (article_.kicker.empty() && article_.headline.empty() && article_.deck.empty() && article_.byline.empty() &&
      article_.dateline.empty()) {
    return;
  }
  out_ += "<header>\n";
  line("p", "kicker", {}, article_.kicker);
  line("h1", "headline", {}, article_.headline);
  line("p", "deck",
       surroundings_.epub_types ? " epub:type=\"subtitle\" role=\"doc-subtitle\"" : " role=\"doc-subtitle\"",
       article_.deck);
  byline();
  dateline();
  close("header");
}

void ArticleWriter::name(const CreditName& name, bool wide) {
  out_ += "<span class=\"person\">";
  std::string_view before;
  if (!name.name.empty()) {
    out_ += "<span class=\"name\">";
    append_escaped(out_, name.name);
    out_ += "</span>";
    before = wide ? " " : ", ";
  }
  if (!name.affiliation.empty()) {
    out_ += wide ? "（" : name.name.empty() ? "(" : " (";
    out_ += "<span class=\"affiliation\">";
    append_escaped(out_, name.affiliation);
    out_ += wide ? "</span>）" : "</span>)";
    before = wide ? " " : ", ";
  }
  if (!name.contact.empty()) {
    const bool mail = name.contact.find(':') == std::string::npos && name.contact.find('@') != std::string::npos;
    const std::string href = href_of(mail ? "mailto:" + name.contact : name.contact);
    const std::string_view tag = href.empty() ? "span" : "a";
    out_.append(before).append("<").append(tag).append(" class=\"contact\"");
    append_attribute(out_, "data-contact", name.contact);
    if (!href.empty()) append_attribute(out_, "href", href);
    out_ += '>';
    append_escaped(out_, name.contact);
    out_.append("</").append(tag).append(">");
  }
  out_ += "</span>";
}

void ArticleWriter::byline() {
  if (article_.byline.empty()) return;
  out_ += "<p class=\"byline\">";
  bool first_credit = true;
  bool wide_before = false;
  for (const Credit& credit : article_.byline.credits) {
    const bool wide = is_wide_text(credit.label) ||
                      (credit.label.empty() && !credit.names.empty() && is_wide_text(credit.names.front().name));
    if (!first_credit) out_ += wide || wide_before ? "\u3000" : " · ";
    first_credit = false;
    wide_before = wide;
    out_ += "<span class=\"credit\"";
    if (!credit.role.empty()) append_attribute(out_, "data-role", credit.role);
    out_ += '>';
    if (!credit.label.empty()) {
      out_ += "<span class=\"label\">";
      append_escaped(out_, credit.label);
      out_ += credit.names.empty() ? "</span>" : "</span> ";
    }
    for (std::size_t i = 0; i < credit.names.size(); ++i) {
      if (i > 0)
        out_ += wide                           ? " "
                : i + 1 == credit.names.size() ? conjunction(language_)
                : is_right_to_left(language_)  ? std::string_view("، ")
                                               : std::string_view(", ");
      name(credit.names[i], wide);
    }
    out_ += "</span>";
  }
  close("p");
}

void ArticleWriter::dateline() {
  const Dateline& line = article_.dateline;
  if (line.empty()) return;
  const bool wide = is_wide_text(line.label) || is_wide_text(line.date);
  const std::string_view comma = is_right_to_left(language_) ? "، " : ", ";
  out_ += "<p class=\"dateline\">";
  bool first = true;
  const auto part = [&](std::string_view name, const std::string& text) {
    if (text.empty()) return;
    const bool agency = name == "agency" && !wide;
    if (!first && !wide) out_ += name == "date" ? comma : std::string_view(" ");
    first = false;
    out_.append(agency ? "(<span class=\"" : "<span class=\"").append(name).append("\">");
    characters(text);
    out_ += agency ? "</span>)" : "</span>";
  };
  if (wide) part("agency", line.agency);
  part("place", line.place);
  if (!line.when.empty()) {
    if (!first && !wide && !line.date.empty()) out_ += comma;
    first = first && line.date.empty();
    out_ += "<time class=\"date\"";
    append_attribute(out_, "datetime", line.when);
    out_ += '>';
    characters(line.date);
    out_ += "</time>";
  } else {
    part("date", line.date);
  }
  if (!wide) part("agency", line.agency);
  part("label", line.label);
  close("p");
}

void ArticleWriter::sections(const std::vector<Section>& all, std::uint32_t level, const std::string& number) {
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Section& section = all[i];
    const std::string own = number + "-" + std::to_string(i + 1);
    const std::string id = section.id.empty() ? own : surroundings_.anchor_id(section.id);
    out_ += "<section";
    append_attribute(out_, "id", id);
    out_ += ">\n";
    if (!section.heading.empty()) outline_.push_back({level, text_of(section.heading), id});
    line("h" + std::to_string(std::min(level + 1, 6U)), "heading", {}, section.heading);
    blocks(section.blocks);
    sections(section.sections, level + 1, own);
    close("section");
  }
}

void ArticleWriter::notes() {
  if (article_.notes.empty()) return;
  out_ += "<section class=\"notes\"";
  if (surroundings_.epub_types) append_attribute(out_, "epub:type", "footnotes");
  out_ += ">\n";
  for (std::size_t i = 0; i < article_.notes.size(); ++i) note(article_.notes[i], i + 1);
  close("section");
}

void ArticleWriter::note(const Note& note, std::size_t number) {
  const std::string text = std::to_string(number);
  out_ += "<aside";
  if (surroundings_.epub_types) append_attribute(out_, "epub:type", "footnote");
  append_attribute(out_, "role", "doc-footnote");
  append_attribute(out_, "id", surroundings_.own_ids + "note-" + text);
  out_ += ">\n";
  note_label_ = "<a class=\"back\" role=\"doc-backlink\"";
  // A reference in a later note has no id yet, but then the reader comes from there anyway.
  if (references_[number - 1] != 0) note_label_ += " href=\"#" + surroundings_.own_ids + "ref-" + text + "\"";
  note_label_ += ">" + text + "</a>";
  blocks(note.blocks);
  note_label_.clear();
  close("aside");
}

std::vector<OutlineEntry> append_article(std::string& out, const Article& article, std::string_view language,
                                         const MarkupSurroundings& surroundings) {
  return ArticleWriter(out, article, language, surroundings).write();
}

}  // namespace galley::xhtml

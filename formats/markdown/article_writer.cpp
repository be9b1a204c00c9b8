// SPDX-License-Identifier: Apache-2.0
#include "markdown/article_writer.hpp"

#include <algorithm>

#include "galley/unicode.hpp"
#include "markdown/escapes.hpp"
#include "markdown/html_of_markdown.hpp"
#include "xhtml/markup.hpp"

namespace galley::markdown {
namespace {

bool is_wide_text(std::string_view text) {
  const CodePoints points(text);
  return std::any_of(points.begin(), points.end(), [](char32_t c) { return is_wide(c); });
}

std::string escaped(std::string_view text) {
  std::string out;
  append_escaped(out, text, {});
  return out;
}

std::string span(std::string_view name, std::string_view text, std::string_view attributes = {}) {
  return "<span class=\"" + std::string(name) + "\"" + std::string(attributes) + ">" + std::string(text) + "</span>";
}

}  // namespace

ArticleWriter::ArticleWriter(const Article& article, std::size_t first_note, const FileSurroundings& surroundings)
    : article_(article), surroundings_(surroundings), first_note_(first_note), referred_(article.notes.size(), false) {
  for (std::size_t i = 0; i < article.notes.size(); ++i) note_numbers_.emplace(article.notes[i].id, first_note + i);
}

std::string ArticleWriter::write() {
  out_ = article_mark;
  if (!article_.id.empty()) xhtml::append_attribute(out_, "id", surroundings_.anchors.id(article_.id));
  if (!article_.language.empty()) xhtml::append_attribute(out_, "lang", article_.language);
  out_ += " -->\n";
  gap_ = true;
  header();
  blocks(article_.blocks);
  sections(article_.sections, 1);
  notes();
  return std::move(out_);
}

void ArticleWriter::header() {
  if (!article_.kicker.empty()) paragraph(span("kicker", inlines(article_.kicker, true)));
  if (!article_.headline.empty()) paragraph("# " + inlines(article_.headline, true));
  if (!article_.deck.empty()) paragraph(span("deck", inlines(article_.deck, true)));
  if (!article_.byline.empty()) paragraph(byline());
  if (!article_.dateline.empty()) paragraph(dateline());
}

std::string ArticleWriter::byline() const {
  std::string out;
  bool wide_before = false;
  for (const Credit& credit : article_.byline.credits) {
    const bool wide = is_wide_text(credit.label) ||
                      (credit.label.empty() && !credit.names.empty() && is_wide_text(credit.names.front().name));
    if (!out.empty()) out += wide || wide_before ? "\u3000" : " · ";
    wide_before = wide;
    std::string text;
    if (!credit.label.empty()) text += span("label", escaped(credit.label)) + (credit.names.empty() ? "" : " ");
    for (std::size_t i = 0; i < credit.names.size(); ++i) {
      const CreditName& name = credit.names[i];
      if (i > 0) text += wide ? " " : ", ";
      std::string person;
      if (!name.name.empty()) person += span("name", escaped(name.name));
      if (!name.affiliation.empty())
        person += (wide ? "（" : " (") + span("affiliation", escaped(name.affiliation)) + (wide ? "）" : ")");
      if (!name.contact.empty()) {
        std::string contact;
        xhtml::append_attribute(contact, "data-contact", name.contact);
        person += (person.empty() ? "" : " ") + span("contact", escaped(name.contact), contact);
      }
      text += span("person", person);
    }
    std::string role;
    if (!credit.role.empty()) xhtml::append_attribute(role, "data-role", credit.role);
    out += span("credit", text, role);
  }
  return span("byline", out);
}

std::string ArticleWriter::dateline() const {
  const Dateline& line = article_.dateline;
  const bool wide = is_wide_text(line.label) || is_wide_text(line.date);
  std::string out;
  const auto part = [&](std::string_view name, const std::string& text) {
    if (text.empty()) return;
    if (!out.empty() && !wide) out += name == "date" ? ", " : " ";
    const bool agency = name == "agency" && !wide;
    out += (agency ? "(" : "") + span(name, escaped(text)) + (agency ? ")" : "");
  };
  if (wide) part("agency", line.agency);
  part("place", line.place);
  if (line.when.empty()) {
    part("date", line.date);
  } else {
    if (!out.empty() && !wide && !line.date.empty()) out += ", ";
    out += "<time class=\"date\"";
    xhtml::append_attribute(out, "datetime", line.when);
    out += ">" + escaped(line.date) + "</time>";
  }
  if (!wide) part("agency", line.agency);
  part("label", line.label);
  return span("dateline", out);
}

void ArticleWriter::sections(const std::vector<Section>& all, std::uint32_t level) {
  for (const Section& section : all) {
    const std::string text = anchor(section.id) + inlines(section.heading, true);
    if (level < 6) {
      paragraph(std::string(level + 1, '#') + (text.empty() ? "" : " ") + text);
    } else {
      std::string heading = "<span role=\"heading\"";
      xhtml::append_attribute(heading, "aria-level", std::to_string(level + 1));
      paragraph(heading + ">" + text + "</span>");
    }
    blocks(section.blocks);
    sections(section.sections, level + 1);
  }
}

void ArticleWriter::notes() {
  if (article_.notes.empty()) return;
  // cmark knows only notes that the text refers to, or notes that it refers to.
  const std::size_t written = out_.size();
  std::vector<bool> walked(article_.notes.size(), false);
  for (std::size_t i = 0; i < walked.size();) {
    if (walked[i] || !referred_[i]) {
      ++i;
      continue;
    }
    walked[i] = true;
    blocks(article_.notes[i].blocks);
    out_.resize(written);
    gap_ = true;
    i = 0;
  }
  for (std::size_t i = 0; i < article_.notes.size(); ++i) {
    if (!referred_[i]) continue;
    contained("[^" + std::to_string(first_note_ + i) + "]: ", "    ", [&] { blocks(article_.notes[i].blocks); });
  }
  settled_ = true;
  for (std::size_t i = 0; i < article_.notes.size(); ++i) {
    if (referred_[i]) continue;
    paragraph("<aside role=\"doc-footnote\" id=\"g-note-" + std::to_string(first_note_ + i) + "\">");
    blocks(article_.notes[i].blocks);
    paragraph("</aside>");
  }
}

}  // namespace galley::markdown

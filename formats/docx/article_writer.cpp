// SPDX-License-Identifier: Apache-2.0
#include "docx/article_writer.hpp"

#include <algorithm>
#include <unordered_map>
#include <vector>

#include "docx/shared_names.hpp"
#include "structure/conventions.hpp"
#include "word_processing/text_direction.hpp"
#include "word_processing/xml_output.hpp"

namespace galley::docx {

namespace {

constexpr std::size_t longest_tag = 64;       // what Word takes in a w:tag
constexpr std::uint32_t deepest_heading = 9;  // styles that the template has

/// A stretch of a printed line that has a character style of its own.
struct Part {
  std::string_view text;
  std::string_view style;
  std::string_view contact;
};

/// Where each part stands in a printed line, if they all stand there in this order.
bool locate(std::string_view line, const std::vector<Part>& parts, std::vector<std::size_t>& places) {
  places.clear();
  std::size_t from = 0;
  for (const Part& part : parts) {
    const std::size_t at = line.find(part.text, from);
    if (at == std::string_view::npos) return false;
    places.push_back(at);
    from = at + part.text.size();
  }
  return true;
}

std::string contact_target(std::string_view contact) {
  std::string target(contact);
  if (contact.find('@') != std::string_view::npos && contact.find(':') == std::string_view::npos) {
    target.insert(0, "mailto:");
  }
  return target;
}

}  // namespace

void ArticleWriter::article(const Article& article, std::size_t number) {
  std::unordered_map<std::string, std::uint32_t> written_notes;
  RunWriter::ArticleContext context;
  context.language = article.language.empty() ? state_.document.language : article.language;
  context.told = !article.language.empty();
  context.right_to_left = is_right_to_left(context.language);
  context.written_notes = &written_notes;
  context.article = &article;
  blocks_.runs().begin_article(context);
  right_to_left_ = right_to_left_ || context.right_to_left;

  const std::string mark = std::string(Marks::article_prefix) + std::to_string(number);
  const bool columns = state_.page.columns > 1;
  if (columns && number > 1) section_break(state_.page.columns);
  blocks_.mark_next(mark);
  header(article);
  if (columns) section_break(1);
  blocks_.blocks(article.blocks, {});
  for (const Section& each : article.sections) section(each, 1);

  // Notes that nothing refers to are in the file, and the custom XML part says whose they are.
  std::string lone_notes;
  for (const Note& note : article.notes) {
    bool is_first = false;
    const std::uint32_t footnote = write_note(state_, context, note.id, is_first);
    if (!is_first) continue;
    if (!lone_notes.empty()) lone_notes += ' ';
    lone_notes += std::to_string(footnote);
  }
  state_.marks.add("article",
                   {{"key", mark}, {"language", article.language}, {"anchor", article.id}, {"notes", lone_notes}});
}

void ArticleWriter::header(const Article& article) {
  const std::string_view language = blocks_.runs().article().language;
  const auto line = [&](std::string_view style, const Inlines& content, const std::string& anchor = {}) {
    if (!content.empty()) blocks_.paragraph(style, content, anchor);
  };
  line("Kicker", article.kicker);
  if (!article.headline.empty()) {
    // The space above an article is the kicker's where there is one; a template's own headline is left alone.
    const bool ours = state_.style_ids.empty() || state_.added_styles.contains("Headline");
    const bool close = ours && !article.kicker.empty();
    blocks_.open_paragraph("Headline", close ? "<w:spacing w:before=\"80\"/>" : "");
    blocks_.anchor(article.id);
    blocks_.runs().inlines(article.headline);
    blocks_.close_paragraph();
  }
  line("Deck", article.deck);
  if (!article.byline.empty()) byline(article.byline, language);
  if (!article.dateline.empty()) dateline(article.dateline, language);
}

void ArticleWriter::open_control(std::string_view tag) {
  xml_ += "<w:sdt><w:sdtPr><w:tag";
  append_attribute(xml_, "w:val", tag);
  xml_ += "/><w15:appearance w15:val=\"hidden\"/></w:sdtPr><w:sdtContent>";
}

void ArticleWriter::byline(const Byline& byline, std::string_view language) {
  const std::string printed = structure::print_byline(byline, language);
  std::vector<Part> parts;
  for (const Credit& credit : byline.credits) {
    if (!credit.label.empty()) parts.push_back({credit.label, "CreditLabel", {}});
    for (const CreditName& name : credit.names) {
      if (!name.name.empty()) parts.push_back({name.name, "CreditName", name.contact});
      if (!name.affiliation.empty()) parts.push_back({name.affiliation, "CreditAffiliation", {}});
      if (name.name.empty() && !name.contact.empty()) parts.push_back({name.contact, "CreditContact", {}});
    }
  }
  std::vector<std::size_t> places;
  const bool as_printed = locate(printed, parts, places);

  blocks_.open_paragraph("Byline");
  RunWriter& runs = blocks_.runs();
  std::size_t next = 0;
  std::size_t done = 0;  // of the printed line
  const auto separator = [&] {
    if (as_printed) {
      runs.styled_text(std::string_view(printed).substr(done, places[next] - done), {});
    } else if (next > 0) {
      runs.styled_text(" ", {});
    }
  };
  const auto part = [&] {
    const Part& each = parts[next];
    if (!each.contact.empty()) {
      if (each.contact.starts_with("mailto:")) {
        state_.marks.add_once("contact", each.contact, {{"key", each.contact}});  // else read as a bare address
      }
      runs.open_link(contact_target(each.contact), {});
    }
    runs.styled_text(each.text, each.style);
    if (!each.contact.empty()) runs.close_link();
    if (as_printed) done = places[next] + each.text.size();
    ++next;
  };
  for (const Credit& credit : byline.credits) {
    std::size_t count = credit.label.empty() ? 0 : 1;
    for (const CreditName& name : credit.names) {
      count += name.name.empty() ? 0 : 1;
      count += name.affiliation.empty() ? 0 : 1;
      count += name.name.empty() && !name.contact.empty() ? 1 : 0;
    }
    if (count > 0) separator();
    std::string tag = std::string(Marks::credit_tag) + credit.role;
    if (tag.size() > longest_tag || credit.role.starts_with(Marks::long_role)) {
      const std::string key = std::to_string(++state_.last_block_mark);
      state_.marks.add("role", {{"key", key}, {"name", credit.role}});
      tag = std::string(Marks::credit_tag) + std::string(Marks::long_role) + key;
    }
    open_control(tag);
    for (std::size_t i = 0; i < count; ++i) {
      if (i > 0) separator();
      part();
    }
    xml_ += "</w:sdtContent></w:sdt>";
  }
  if (as_printed) runs.styled_text(std::string_view(printed).substr(done), {});
  blocks_.close_paragraph();
}

void ArticleWriter::dateline(const Dateline& dateline, std::string_view language) {
  const std::string printed = structure::print_dateline(dateline, language);
  // Languages differ in the order, so each part is looked for on its own.
  std::vector<std::pair<std::size_t, Part>> found;
  bool as_printed = true;
  const auto look = [&](std::string_view text, std::string_view style) {
    if (text.empty()) return;
    for (std::size_t at = printed.find(text); at != std::string::npos; at = printed.find(text, at + 1)) {
      const bool overlaps = std::any_of(found.begin(), found.end(), [&](const auto& other) {
        return at < other.first + other.second.text.size() && other.first < at + text.size();
      });
      if (overlaps) continue;
      found.push_back({at, {text, style, {}}});
      return;
    }
    as_printed = false;
  };
  look(dateline.place, "DatelinePlace");
  look(dateline.agency, "DatelineAgency");
  look(dateline.date, "DatelineDate");
  look(dateline.label, "DatelineLabel");

  blocks_.open_paragraph("Dateline");
  RunWriter& runs = blocks_.runs();
  const auto part = [&](const Part& each) {
    const bool dated = each.style == "DatelineDate" && !dateline.when.empty();
    if (dated) open_control(std::string(Marks::when_tag) + dateline.when);
    runs.styled_text(each.text, each.style);
    if (dated) xml_ += "</w:sdtContent></w:sdt>";
  };
  if (as_printed) {
    std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::size_t done = 0;
    for (const auto& [at, each] : found) {
      runs.styled_text(std::string_view(printed).substr(done, at - done), {});
      part(each);
      done = at + each.text.size();
    }
    runs.styled_text(std::string_view(printed).substr(done), {});
  } else {
    bool first = true;
    for (const Part& each : {Part{dateline.place, "DatelinePlace", {}}, Part{dateline.date, "DatelineDate", {}},
                             Part{dateline.agency, "DatelineAgency", {}}, Part{dateline.label, "DatelineLabel", {}}}) {
      if (each.text.empty()) continue;
      if (!first) runs.styled_text(" ", {});
      first = false;
      part(each);
    }
  }
  if (dateline.date.empty() && !dateline.when.empty()) {
    open_control(std::string(Marks::when_tag) + dateline.when);
    xml_ += "<w:r/></w:sdtContent></w:sdt>";
  }
  blocks_.close_paragraph();
}

void ArticleWriter::section(const Section& section, std::uint32_t level) {
  // The headline has the first level of the outline.
  const std::uint32_t heading = level + 1;
  if (heading <= deepest_heading) {
    blocks_.open_paragraph("Heading" + std::to_string(heading));
  } else {
    blocks_.open_paragraph("Heading" + std::to_string(deepest_heading));
  }
  blocks_.anchor(section.id);
  if (section.heading.empty() || heading > deepest_heading) {
    blocks_.block_mark({{"kind", "heading"}, {"level", std::to_string(heading)}});
  }
  blocks_.runs().inlines(section.heading);
  blocks_.close_paragraph();
  blocks_.blocks(section.blocks, {});
  for (const Section& inner : section.sections) this->section(inner, level + 1);
}

std::string ArticleWriter::section_properties(std::uint32_t columns, bool with_template) const {
  const PageLayout& page = state_.page;
  std::string xml = "<w:sectPr>";
  std::string columns_xml = "<w:cols";
  if (columns > 1) append_attribute(columns_xml, "w:num", std::to_string(columns));
  append_attribute(columns_xml, "w:space", std::to_string(page.column_gap));
  columns_xml += "/>";
  if (!page.given.empty() && with_template) {
    // The template's properties stand around the columns, which have their place after w:pgNumType.
    const std::size_t split = page.given.find('\0');
    xml += page.given.substr(0, split);
    xml += columns > 1 ? columns_xml : std::string();
    xml += page.given.substr(split + 1);
  } else {
    xml += "<w:type w:val=\"continuous\"/><w:pgSz";
    append_attribute(xml, "w:w", std::to_string(page.width));
    append_attribute(xml, "w:h", std::to_string(page.height));
    if (page.width > page.height) xml += " w:orient=\"landscape\"";
    const std::string margin = std::to_string(page.margin);
    xml += "/><w:pgMar";
    for (const char* side : {"w:top", "w:right", "w:bottom", "w:left"}) append_attribute(xml, side, margin);
    xml += " w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/>";
    xml += columns_xml;
    if (right_to_left_ && state_.document.articles.size() == 1) xml += "<w:bidi/>";
  }
  xml += "</w:sectPr>";
  return xml;
}

void ArticleWriter::section_break(std::uint32_t columns) {
  blocks_.open_paragraph("Normal", "<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"20\" w:lineRule=\"exact\"/>" +
                                       section_properties(columns, false));
  blocks_.close_paragraph();
}

std::string ArticleWriter::final_section() const { return section_properties(state_.page.columns, true); }

}  // namespace galley::docx

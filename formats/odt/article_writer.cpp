// SPDX-License-Identifier: Apache-2.0
#include "odt/article_writer.hpp"

#include <algorithm>

#include "structure/conventions.hpp"
#include "word_processing/byline_marks.hpp"
#include "word_processing/mark_names.hpp"
#include "word_processing/text_direction.hpp"
#include "word_processing/xml_output.hpp"

namespace galley::odt {

using namespace word_processing;  // NOLINT(google-build-using-namespace)

namespace {

constexpr std::uint32_t deepest_heading = 10;  // styles that the style sheet has

class ArticleWriter {
 public:
  ArticleWriter(WriteState& state, ArticleContext& context, std::string& xml)
      : state_(state), context_(context), xml_(xml), blocks_(state, context, xml, false) {}

  void header(const Article& article, std::string_view language) {
    if (!article.kicker.empty()) blocks_.paragraph("Kicker", article.kicker, {});
    if (!article.headline.empty()) {
      blocks_.open_heading("Headline", 1);
      blocks_.anchor(article.id);
      blocks_.runs().inlines(article.headline);
      blocks_.close_heading();
    }
    if (!article.deck.empty()) blocks_.paragraph("Deck", article.deck, {});
    if (!article.byline.empty()) {
      const std::string printed = structure::print_byline(article.byline, language);
      blocks_.open_paragraph("Byline");
      add_byline_mark(state_.marks, blocks_.block_mark(), article.byline, printed);
      append_text_escaped(xml_, printed);
      blocks_.close_paragraph();
    }
    if (!article.dateline.empty()) {
      const std::string printed = structure::print_dateline(article.dateline, language);
      blocks_.open_paragraph("Dateline");
      add_dateline_mark(state_.marks, blocks_.block_mark(), article.dateline, printed);
      append_text_escaped(xml_, printed);
      blocks_.close_paragraph();
    }
  }

  void body(const Article& article) {
    blocks_.blocks(article.blocks, {.paragraph_style = "Text_20_body", .in_quote = false});
    for (const Section& each : article.sections) section(each, 2);
    lone_notes(article);
  }

 private:
  /// `level`: the headline has the first one of the outline.
  void section(const Section& section, std::uint32_t level) {
    blocks_.open_heading("Heading_20_" + std::to_string(std::min(level, deepest_heading)), level);
    blocks_.anchor(section.id);
    if (section.heading.empty()) {
      const std::string key = blocks_.block_mark();
      state_.marks.add("block", {{"key", key}, {"kind", "heading"}});
    }
    blocks_.runs().inlines(section.heading);
    blocks_.close_heading();
    blocks_.blocks(section.blocks, {.paragraph_style = "Text_20_body", .in_quote = false});
    for (const Section& each : section.sections) this->section(each, level + 1);
  }

  /// Notes that no text refers to stand at the end.
  void lone_notes(const Article& article) {
    bool opened = false;
    for (const Note& note : article.notes) {
      if (context_.written_notes.contains(note.id)) continue;
      if (!opened) blocks_.open_paragraph("Footnote");
      opened = true;
      const std::string& name = context_.note_names.at(note.id);
      state_.marks.add("lone", {{"key", name}});
      blocks_.runs().note(note, name);
    }
    if (opened) blocks_.close_paragraph();
  }

  WriteState& state_;
  ArticleContext& context_;
  std::string& xml_;
  BlockWriter blocks_;
};

}  // namespace

void write_article(WriteState& state, const Article& article, std::size_t number, std::string& xml) {
  ArticleContext context;
  context.article = &article;
  context.language = article.language;
  const std::string_view language =
      article.language.empty() ? std::string_view(state.document.language) : std::string_view(article.language);
  context.right_to_left = is_right_to_left(language);
  if (context.right_to_left) {
    context.writing_mode = "rl-tb";
  } else if (is_right_to_left(state.document.language)) {
    context.writing_mode = "lr-tb";
  }
  for (std::size_t i = 0; i < article.notes.size(); ++i) {
    // Its number in the document keeps the name apart from those of other articles.
    context.note_names.emplace(article.notes[i].id, "ftn" + std::to_string(number) + "_" + std::to_string(i + 1));
    context.note_places.emplace(article.notes[i].id, i);
  }
  const std::string mark = std::string(mark_name::article) + std::to_string(number);
  state.marks.add("article", {{"key", mark}, {"language", article.language}, {"anchor", article.id}});
  xml += "<text:section";
  append_attribute(xml, "text:name", mark);
  xml += '>';
  ArticleWriter writer(state, context, xml);
  writer.header(article, language);
  const bool columns = state.page.columns > 1;
  if (columns) xml += "<text:section text:style-name=\"Columns\" text:name=\"Columns " + std::to_string(number) + "\">";
  const std::size_t before = xml.size();
  writer.body(article);
  // A section holds a paragraph.
  if (columns && xml.size() == before) xml += "<text:p/>";
  if (columns) xml += "</text:section>";
  if (xml.ends_with("\">")) xml += "<text:p/>";
  xml += "</text:section>";
}

}  // namespace galley::odt

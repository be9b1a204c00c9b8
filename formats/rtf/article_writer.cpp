// SPDX-License-Identifier: Apache-2.0
#include "rtf/article_writer.hpp"

#include <algorithm>

#include "rtf/language_codes.hpp"
#include "rtf/rtf_output.hpp"
#include "structure/conventions.hpp"
#include "word_processing/byline_marks.hpp"
#include "word_processing/mark_names.hpp"
#include "word_processing/text_direction.hpp"

namespace galley::rtf {

using namespace word_processing;  // NOLINT(google-build-using-namespace)

namespace {

constexpr std::uint32_t deepest_heading = 9;  // styles that the style sheet has

std::string language_words(std::string_view language) {
  const std::int32_t code = code_of_language(language);
  if (code == 0) return {};
  const std::string number = std::to_string(code);
  return "\\lang" + number + "\\langfe" + number + "\\alang" + number;
}

void write_header(BlockWriter& blocks, WriteState& state, const Article& article, std::string_view language) {
  if (!article.kicker.empty()) blocks.paragraph("Kicker", article.kicker, {});
  if (!article.headline.empty()) blocks.paragraph("Headline", article.headline, article.id);
  if (!article.deck.empty()) blocks.paragraph("Deck", article.deck, {});
  if (!article.byline.empty()) {
    const std::string printed = structure::print_byline(article.byline, language);
    blocks.open_paragraph("Byline");
    add_byline_mark(state.marks, blocks.block_mark(), article.byline, printed);
    blocks.runs().plain(printed);
    blocks.close_paragraph();
  }
  if (!article.dateline.empty()) {
    const std::string printed = structure::print_dateline(article.dateline, language);
    blocks.open_paragraph("Dateline");
    add_dateline_mark(state.marks, blocks.block_mark(), article.dateline, printed);
    blocks.runs().plain(printed);
    blocks.close_paragraph();
  }
}

/// `level`: the headline has the first one of the outline.
void write_section(BlockWriter& blocks, WriteState& state, const Section& section, std::uint32_t level) {
  blocks.open_paragraph("heading " + std::to_string(std::min(level, deepest_heading)));
  blocks.anchor(section.id);
  if (section.heading.empty() || level > deepest_heading) {
    const std::string key = blocks.block_mark();
    state.marks.add("block", {{"key", key}, {"kind", "heading"}, {"level", std::to_string(level)}});
  }
  blocks.runs().inlines(section.heading);
  blocks.close_paragraph();
  blocks.blocks(section.blocks, {.paragraph_style = "Body Text", .list_depth = 0, .in_quote = false});
  for (const Section& each : section.sections) write_section(blocks, state, each, level + 1);
}

}  // namespace

void write_article(WriteState& state, const Article& article, std::size_t number, std::string& rtf) {
  ArticleContext context;
  context.article = &article;
  const std::string_view language =
      article.language.empty() ? std::string_view(state.document.language) : std::string_view(article.language);
  context.right_to_left = is_right_to_left(language);
  context.language_words = language_words(language);
  if (language.starts_with("zh")) context.body_words = "\\qj\\fi420\\sa40";
  if (language.starts_with("ja") || language.starts_with("ko")) context.body_words = "\\qj\\fi210\\sa40";
  for (std::size_t i = 0; i < article.notes.size(); ++i) {
    context.note_names.emplace(article.notes[i].id, "_galley_n" + std::to_string(number) + "_" + std::to_string(i + 1));
    context.note_places.emplace(article.notes[i].id, i);
  }
  const std::string mark = std::string(mark_name::article) + std::to_string(number);
  state.marks.add("article", {{"key", mark}, {"language", article.language}, {"anchor", article.id}});
  const bool columns = state.page.columns > 1;
  const std::string in_columns = "\\sectd\\sbknone\\cols" + std::to_string(state.page.columns) + "\\colsx" +
                                 std::to_string(state.page.column_gap) + "\n";
  if (columns && number > 1) rtf += "\\sect\\sectd\\sbknone\\cols1\n";
  append_mark(rtf, "a " + mark);
  BlockWriter blocks(state, context, rtf, false);
  write_header(blocks, state, article, language);
  if (columns) rtf += "\\sect" + in_columns;
  blocks.blocks(article.blocks, {.paragraph_style = "Body Text", .list_depth = 0, .in_quote = false});
  for (const Section& each : article.sections) write_section(blocks, state, each, 2);
  // Notes that no text refers to stand at the end.
  bool opened = false;
  for (std::size_t i = 0; i < article.notes.size(); ++i) {
    const Note& note = article.notes[i];
    if (context.written_notes.contains(note.id)) continue;
    if (!opened) blocks.open_paragraph("footnote text");
    opened = true;
    append_mark(rtf, "l");
    blocks.runs().note(note, context.note_names.at(note.id));
  }
  if (opened) blocks.close_paragraph();
}

}  // namespace galley::rtf

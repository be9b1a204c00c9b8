// SPDX-License-Identifier: Apache-2.0
#include "text/faithful.hpp"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "galley/compare.hpp"
#include "galley/features.hpp"
#include "text/print_document.hpp"
#include "text/reader.hpp"

namespace galley::text {
namespace {

/// Paragraphs of a cell that holds more than one, as lines of one.
void append_lines(const Blocks& blocks, Inlines& lines) {
  const auto next_line = [&] {
    if (!lines.empty()) lines.push_back({LineBreak{}});
  };
  for (const Block& block : blocks) {
    if (const auto* paragraph = std::get_if<Paragraph>(&block.value)) {
      next_line();
      lines.insert(lines.end(), paragraph->content.begin(), paragraph->content.end());
    } else if (const auto* list = std::get_if<List>(&block.value)) {
      for (const ListItem& item : list->items) append_lines(item.blocks, lines);
    } else if (const auto* quote = std::get_if<Quote>(&block.value)) {
      append_lines(quote->blocks, lines);
    } else if (const auto* code = std::get_if<Preformatted>(&block.value)) {
      next_line();
      append_text(lines, code->text, Style::code);
    } else if (const auto* figure = std::get_if<Figure>(&block.value)) {
      next_line();
      append_text(lines, figure->alternative_text);
    } else if (const auto* table = std::get_if<Table>(&block.value)) {
      for (const TableRow& row : table->rows) {
        for (const TableCell& cell : row.cells) append_lines(cell.blocks, lines);
      }
    }
  }
}

/// Takes out what text does not carry, so that what is left can be compared with what was read back.
void reduce(Blocks& blocks) {
  for (Block& block : blocks) {
    if (auto* figure = std::get_if<Figure>(&block.value)) {
      figure->media.clear();
    } else if (auto* list = std::get_if<List>(&block.value)) {
      for (ListItem& item : list->items) reduce(item.blocks);
    } else if (auto* quote = std::get_if<Quote>(&block.value)) {
      reduce(quote->blocks);
    } else if (auto* table = std::get_if<Table>(&block.value)) {
      for (TableRow& row : table->rows) {
        for (TableCell& cell : row.cells) {
          if (cell.blocks.empty()) continue;
          if (cell.blocks.size() == 1 && std::holds_alternative<Paragraph>(cell.blocks.front().value)) continue;
          Inlines lines;
          append_lines(cell.blocks, lines);
          Block flat{Paragraph{std::move(lines)}, cell.blocks.front().id};
          cell.blocks.clear();
          cell.blocks.push_back(std::move(flat));
        }
      }
    }
  }
}

void reduce(std::vector<Section>& sections) {
  for (Section& section : sections) {
    reduce(section.blocks);
    reduce(section.sections);
  }
}

Document reduced(Document document) {
  document.media.clear();
  for (Article& article : document.articles) {
    reduce(article.blocks);
    reduce(article.sections);
    for (Note& note : article.notes) reduce(note.blocks);
  }
  canonicalize(document);
  return document;
}

bool holds_more_than_text(const Document& document) {
  if (!document.media.empty()) return true;
  const auto used = features(document);
  return used.count(Feature::cell_blocks) > 0;
}

Document read_back(std::string_view text, const Context& context) {
  Diagnostics ignored;
  const Context quiet{context.options, context.limits, ignored, context.cancellation};
  Document document = read_utf8(text, {}, quiet);
  canonicalize(document);
  return document;
}

/// Marks what of an article was not found again. What was found though it is not there can only be stopped by
/// marking all.
void mark_differences(const Article& article, const Article& read, ArticleMarks& marks) {
  const ArticleMarks before = marks;
  const auto part = [&](const auto& is, const auto& was_read, bool empty, bool& mark) {
    if (is == was_read) return;
    if (empty || mark) {
      marks.all = true;
    } else {
      mark = true;
    }
  };
  part(article.kicker, read.kicker, article.kicker.empty(), marks.kicker);
  part(article.deck, read.deck, article.deck.empty(), marks.deck);
  part(article.byline, read.byline, article.byline.empty(), marks.byline);
  part(article.dateline, read.dateline, article.dateline.empty(), marks.dateline);
  part(article.language, read.language, article.language.empty() || article.headline.empty(), marks.language);
  const bool header_marked = before.kicker || before.deck || before.byline || before.dateline;
  const bool same_text = article.headline == read.headline && article.blocks == read.blocks &&
                         article.sections == read.sections && article.notes == read.notes && article.id == read.id;
  // A line of the header that was taken for text will be right once it is marked.
  const bool nothing_new = marks.kicker == before.kicker && marks.deck == before.deck &&
                           marks.byline == before.byline && marks.dateline == before.dateline;
  if (!same_text && (nothing_new || header_marked || article.headline != read.headline)) marks.all = true;
}

/// Compares all articles; true if all are as they should be.
bool mark_all_differences(const Document& document, const Document& read, std::vector<ArticleMarks>& marks) {
  bool same = read.articles.size() == document.articles.size();
  const bool one_to_one = same;
  std::size_t next = 0;
  for (std::size_t i = 0; i < document.articles.size(); ++i) {
    if (one_to_one) {
      if (document.articles[i] == read.articles[i]) continue;
      mark_differences(document.articles[i], read.articles[i], marks[i]);
      same = false;
      continue;
    }
    constexpr std::size_t furthest = 4;
    std::size_t found = next;
    while (found < read.articles.size() && found < next + furthest && document.articles[i] != read.articles[found])
      ++found;
    if (found < read.articles.size() && found < next + furthest) {
      next = found + 1;
    } else {
      marks[i].all = true;
    }
  }
  return same;
}

}  // namespace

std::string print_faithfully(const Document& document, std::size_t width, const Context& context) {
  std::optional<Document> copy;
  if (holds_more_than_text(document)) copy = reduced(document);
  const Document& carried = copy ? *copy : document;

  PrintPlan plan;
  plan.width = width;
  plan.articles.resize(carried.articles.size());
  std::string text = print_document(carried, plan, context);
  constexpr int most_tries = 5;
  for (int i = 0; i < most_tries; ++i) {
    const Document read = read_back(text, context);
    if (read.language != carried.language) {
      plan.language = true;
    } else {
      const std::vector<ArticleMarks> before = plan.articles;
      if (mark_all_differences(carried, read, plan.articles) && read.metadata == carried.metadata) return text;
      // Marks that did not help may have been for lines that were joined or kept apart wrongly.
      if (i == 1 && width > 0 && plan.wrap.empty()) {
        plan.wrap = "join";
        plan.articles = before;
      } else if (i + 2 == most_tries) {
        if (width == 0) plan.wrap = "keep";
        for (ArticleMarks& marks : plan.articles) marks.all = true;
      }
    }
    text = print_document(carried, plan, context);
  }
  const Document read = read_back(text, context);
  if (read != carried) {
    const std::vector<Difference> differences = compare(carried, read, 1);
    Place place;
    if (!differences.empty()) place.item = differences.front().place;
    context.diagnostics.warning("reads-back-otherwise",
                                differences.empty() ? "the text reads back otherwise than it was written"
                                                    : "the text reads back otherwise: " + differences.front().message,
                                std::move(place));
  }
  return text;
}

}  // namespace galley::text

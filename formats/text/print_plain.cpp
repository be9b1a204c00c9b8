// SPDX-License-Identifier: Apache-2.0
#include "text/print_plain.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "galley/convert.hpp"
#include "galley/measure.hpp"
#include "galley/walk.hpp"
#include "structure/conventions.hpp"
#include "text/fold.hpp"
#include "text/print_blocks.hpp"

namespace galley::text {
namespace {

/// Running text; line breaks stay, notes are numbers in brackets, addresses stand behind the text of a link.
std::string text_with_breaks(const Inlines& inlines) {
  std::string text;
  for (const Inline& each : inlines) {
    if (const auto* run = std::get_if<Text>(&each.value)) {
      text += run->text;
    } else if (const auto* link = std::get_if<Link>(&each.value)) {
      const std::string shown = text_with_breaks(link->content);
      text += shown;
      if (!link->target.starts_with('#') && shown != link->target && "mailto:" + shown != link->target) {
        text += " (" + link->target + ")";
      }
    } else if (const auto* note = std::get_if<NoteReference>(&each.value)) {
      text += "[" + note->note.substr(note->note.starts_with('n') ? 1 : 0) + "]";
    } else if (const auto* ruby = std::get_if<Ruby>(&each.value)) {
      text += ruby->base + "(" + ruby->reading + ")";
    } else {
      text += '\n';
    }
  }
  return text;
}

std::string indented(std::string_view text, std::string_view first, std::string_view rest) {
  std::string result(first);
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    if (begin > 0) result += '\n';
    if (begin > 0 && end > begin) result += rest;
    result += text.substr(begin, end - begin);
    begin = end + 1;
  }
  return result;
}

class PlainPrinter {
 public:
  PlainPrinter(std::size_t width, const Context& context) : width_(width), context_(context) {}

  std::string article(const Article& article, std::string_view language) {
    std::string out;
    for (const Inlines* line : {&article.kicker, &article.headline, &article.deck}) {
      if (!line->empty()) append_apart(out, paragraph(*line));
    }
    if (!article.byline.empty()) append_apart(out, structure::print_byline(article.byline, language));
    if (!article.dateline.empty()) append_apart(out, structure::print_dateline(article.dateline, language));
    blocks(article.blocks, out);
    sections(article.sections, out);
    for (std::size_t i = 0; i < article.notes.size(); ++i) {
      const std::string mark = "[" + std::to_string(i + 1) + "] ";
      append_apart(out, indented(contents(article.notes[i].blocks, mark.size()), mark, std::string(mark.size(), ' ')),
                   i == 0 ? 1 : 0);
    }
    return out;
  }

 private:
  std::string paragraph(const Inlines& content) { return folded(text_with_breaks(content)); }

  std::string folded(std::string_view text) const {
    constexpr std::size_t narrowest = 20;
    if (width_ == 0) return std::string(text);
    return fold(text, width_ > margin_ + narrowest ? width_ - margin_ : narrowest, false);
  }

  void sections(const std::vector<Section>& sections_of_one, std::string& out) {
    for (const Section& section : sections_of_one) {
      if (!section.heading.empty()) append_apart(out, paragraph(section.heading));
      blocks(section.blocks, out);
      sections(section.sections, out);
    }
  }

  void blocks(const Blocks& blocks_of_one, std::string& out) {
    for (const Block& each : blocks_of_one) {
      context_.check_cancelled();
      append_apart(out, block(each));
    }
  }

  std::string contents(const Blocks& blocks_of_one, std::size_t margin) {
    margin_ += margin;
    std::string text;
    blocks(blocks_of_one, text);
    margin_ -= margin;
    return text;
  }

  std::string block(const Block& block) {
    if (const auto* content = std::get_if<Paragraph>(&block.value)) return paragraph(content->content);
    if (const auto* list = std::get_if<List>(&block.value)) return this->list(*list);
    if (const auto* table = std::get_if<Table>(&block.value)) return this->table(*table);
    if (const auto* code = std::get_if<Preformatted>(&block.value)) return code->text;
    if (const auto* figure = std::get_if<Figure>(&block.value)) {
      std::string text = figure->caption.empty() ? figure->alternative_text : paragraph(figure->caption);
      if (!figure->credit.empty()) text += (text.empty() ? "" : "\n") + paragraph(figure->credit);
      return text.empty() ? "[" + figure->source + "]" : text;
    }
    if (const auto* quote = std::get_if<Quote>(&block.value)) {
      std::string text = contents(quote->blocks, 2);
      if (!quote->attribution.empty()) append_apart(text, "— " + paragraph(quote->attribution), 0);
      return indented(text, "  ", "  ");
    }
    return "* * *";
  }

  std::string list(const List& list) {
    std::string text;
    std::int64_t number = list.start;
    for (const ListItem& item : list.items) {
      const std::string mark = list.ordered ? std::to_string(number++) + ". " : "• ";
      const std::size_t margin = list.ordered ? mark.size() : 2;
      append_apart(text, indented(contents(item.blocks, margin), mark, std::string(margin, ' ')), 0);
    }
    return text;
  }

  /// Cells in columns as wide as the widest of one line; what is longer takes the room that it needs.
  std::string table(const Table& table) {
    constexpr std::size_t widest = 40;
    std::vector<std::vector<std::string>> rows;
    std::vector<std::size_t> widths;
    for (const TableRow& row : table.rows) {
      std::vector<std::string>& texts = rows.emplace_back();
      for (const TableCell& cell : row.cells) {
        std::string text = contents(cell.blocks, 0);
        std::replace(text.begin(), text.end(), '\n', ' ');
        if (texts.size() == widths.size()) widths.push_back(0);
        widths[texts.size()] = std::max(widths[texts.size()], std::min<std::size_t>(display_width(text), widest));
        texts.push_back(std::move(text));
      }
    }
    std::string text = table.caption.empty() ? std::string() : paragraph(table.caption);
    for (const std::vector<std::string>& row : rows) {
      std::string line;
      for (std::size_t i = 0; i < row.size(); ++i) {
        line += row[i];
        const std::size_t width = display_width(row[i]);
        if (i + 1 < row.size()) line.append((widths[i] > width ? widths[i] - width : 0) + 2, ' ');
      }
      append_apart(text, line, 0);
    }
    return text;
  }

  std::size_t width_;
  const Context& context_;
  std::size_t margin_ = 0;
};

}  // namespace

void tell_unprinted(const Document& document, Context& context) {
  const FeatureSet shown = FeatureSet::all_but(
      {Feature::credit_roles, Feature::credit_contacts, Feature::dateline_when, Feature::table_header_rows,
       Feature::table_header_cells, Feature::table_spans, Feature::preformatted_language, Feature::emphasis,
       Feature::strong, Feature::superscript, Feature::subscript, Feature::code, Feature::link_titles,
       Feature::internal_links, Feature::language, Feature::language_of_text, Feature::metadata});
  for (const Loss& loss : loss_account(document, shown)) {
    context.diagnostics.loss(code::not_carried, to_string(std::vector{loss}) + " cannot be shown without marks",
                             Place{.item = loss.use.first});
  }
  std::size_t alternatives = 0;
  const auto count = [&](const Block& block) {
    const auto* figure = std::get_if<Figure>(&block.value);
    if (figure != nullptr && !figure->caption.empty() && !figure->alternative_text.empty()) ++alternatives;
  };
  for (const Article& article : document.articles) {
    walk_article(article, Ignore(), count, Ignore());
    for (const Note& note : article.notes) walk_blocks(note.blocks, count, Ignore());
  }
  if (alternatives > 0) {
    context.diagnostics.loss(code::not_carried, std::to_string(alternatives) +
                                                    (alternatives == 1 ? " alternative text" : " alternative texts") +
                                                    " cannot be shown beside captions without marks");
  }
}

std::string print_plain(const Document& document, std::size_t width, const Context& context) {
  PlainPrinter printer(width, context);
  std::string out;
  for (const Article& article : document.articles) {
    append_apart(out, printer.article(article, article.language.empty() ? document.language : article.language), 2);
  }
  if (!out.empty()) out += '\n';
  return out;
}

}  // namespace galley::text

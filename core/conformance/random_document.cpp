// SPDX-License-Identifier: Apache-2.0
#include "conformance/random_document.hpp"

#include <string>
#include <utility>
#include <vector>

#include "conformance/pictures.hpp"
#include "conformance/random_text.hpp"
#include "conformance/restrict.hpp"

namespace galley::conformance {

namespace {

class Generator {
 public:
  Generator(std::uint64_t seed, const FeatureSet& allowed, Shape shape)
      : random_(seed * 0x2545F4914F6CDD1DU + 1), allowed_(allowed), any_(shape == Shape::any) {}

  Document document() {
    if (maybe(Feature::language, 60)) document_.language = random_language(random_);
    if (maybe(Feature::metadata, 60)) metadata();
    if (has(Feature::figure_media) || has(Feature::unused_media)) media();
    const std::size_t articles = has(Feature::several_articles) ? random_.between(1, 4) : 1;
    several_ = articles > 1;
    for (std::size_t i = 0; i < articles; ++i) document_.articles.push_back(article());
    return std::move(document_);
  }

 private:
  bool has(Feature feature) const { return allowed_.contains(feature); }
  bool maybe(Feature feature, std::size_t percent) { return has(feature) && random_.chance(percent); }

  void metadata() {
    static const std::vector<std::string> terms{"title",   "creator", "publisher", "issued",   "identifier",
                                                "subject", "rights",  "source",    "language", "x-edition"};
    for (std::size_t i = random_.between(1, 6); i > 0; --i) {
      document_.metadata.push_back({random_.pick(terms), random_line(random_, 6), random_.chance(20) ? "W3CDTF" : "",
                                    random_.chance(20) ? random_language(random_) : ""});
    }
  }

  void media() {
    for (std::size_t i = random_.below(3); i > 0; --i) {
      const auto side = static_cast<std::uint32_t>(random_.between(1, 4));
      media_.push_back(
          random_.chance(50)
              ? add_media(document_, {"image/jpeg", jpeg_picture(8 * side, 8)})
              : add_media(document_, {"image/png", png_picture(side, 2, 1, 2, static_cast<std::uint8_t>(i))}));
    }
  }

  std::string anchor() {
    if (!maybe(Feature::internal_links, 15)) return {};
    anchors_.push_back(random_name(random_));
    return anchors_.back();
  }

  Article article() {
    Article article;
    note_count_ = has(Feature::notes) ? random_.below(4) : 0;
    in_note_ = false;
    if (maybe(Feature::language, 40)) article.language = random_language(random_);
    article.id = anchor();
    if (maybe(Feature::kicker, 40)) article.kicker = run(4);
    if (has(Feature::headline) && (random_.chance(80) || (several_ && !any_))) article.headline = run(6);
    if (maybe(Feature::deck, 50)) article.deck = run(8);
    if (maybe(Feature::byline, 60)) byline(article.byline);
    if (maybe(Feature::dateline, 50)) dateline(article.dateline);
    article.blocks = blocks(5, 0);
    if (has(Feature::sections)) article.sections = sections(0);
    for (std::size_t i = 1; i <= note_count_; ++i) {
      // What is written in a note refers to no note, so that the usual ones are all referred to from the text.
      in_note_ = !any_;
      article.notes.push_back({"n" + std::to_string(i), blocks(2, 1)});
      if (article.notes.back().blocks.empty()) article.notes.back().blocks.push_back({Paragraph{run(4)}, {}});
      if (!any_) article.blocks.push_back({Paragraph{with_reference(run(3), i)}, {}});
    }
    return article;
  }

  static Inlines with_reference(Inlines inlines, std::size_t note) {
    inlines.push_back({NoteReference{"n" + std::to_string(note)}});
    return inlines;
  }

  void byline(Byline& byline) {
    static const std::vector<std::string> roles{"reporter", "correspondent", "photographer", "aut", "编辑"};
    for (std::size_t i = random_.between(1, 3); i > 0; --i) {
      Credit& credit = byline.credits.emplace_back();
      if (random_.chance(70)) credit.role = random_.pick(roles);
      if (random_.chance(70)) credit.label = random_line(random_, 2);
      const std::size_t names = any_ ? random_.below(4) : random_.between(1, 3);
      for (std::size_t j = 0; j < names; ++j) {
        credit.names.push_back({random_line(random_, 2), random_.chance(30) ? random_line(random_, 3) : "",
                                random_.chance(30) ? random_address(random_) : ""});
      }
    }
  }

  void dateline(Dateline& dateline) {
    static const std::vector<std::string> dates{"2023", "2023-07", "2024-02-29", "0999-12-31"};
    if (random_.chance(70)) dateline.place = random_line(random_, 2);
    if (random_.chance(70)) dateline.date = random_line(random_, 2);
    if (random_.chance(50)) dateline.when = random_.pick(dates);
    if (random_.chance(40)) dateline.agency = random_line(random_, 1);
    if (random_.chance(30)) dateline.label = "电";
  }

  std::vector<Section> sections(std::size_t depth) {
    std::vector<Section> result;
    for (std::size_t i = random_.below(4); i > 0; --i) {
      Section& section = result.emplace_back();
      section.id = anchor();
      if (!any_ || random_.chance(80)) section.heading = run(5);
      section.blocks = blocks(4, 0);
      if (depth < 3 && maybe(Feature::nested_sections, 40)) section.sections = sections(depth + 1);
    }
    return result;
  }

  Blocks blocks(std::size_t most, std::size_t depth) {
    Blocks result;
    for (std::size_t i = random_.below(most + 1); i > 0; --i) {
      Block made = block(depth);
      const bool merges = std::holds_alternative<List>(made.value) || std::holds_alternative<Quote>(made.value);
      if (!any_ && merges && !result.empty() && result.back().value.index() == made.value.index()) continue;
      made.id = anchor();
      result.push_back(std::move(made));
    }
    return result;
  }

  Block block(std::size_t depth) {
    const std::size_t kind = random_.below(20);
    const bool deeper = depth < 3;
    if (kind < 3 && deeper && has(Feature::lists)) return {list(depth), {}};
    if (kind == 3 && deeper && has(Feature::tables)) return {table(depth), {}};
    if ((kind == 4 || kind == 5) && has(Feature::figures)) return {figure(), {}};
    if ((kind == 6 || kind == 7) && deeper && has(Feature::quotes)) return {quote(depth), {}};
    if (kind == 8 && has(Feature::preformatted)) {
      return {Preformatted{random_lines(random_), random_.chance(50) ? "cpp" : ""}, {}};
    }
    if (kind == 9 && has(Feature::breaks)) return {Break{}, {}};
    return {Paragraph{run(12)}, {}};
  }

  List list(std::size_t depth) {
    List list{random_.chance(50), static_cast<std::int32_t>(random_.chance(70) ? 1 : random_.below(200)), {}};
    for (std::size_t i = random_.between(1, 4); i > 0; --i) {
      ListItem& item = list.items.emplace_back();
      if (!any_ || random_.chance(80)) item.blocks.push_back({Paragraph{run(6)}, anchor()});
      if (maybe(Feature::item_blocks, 20)) {
        for (Block& each : blocks(3, depth + 1)) item.blocks.push_back(std::move(each));
      } else if (depth < 2 && maybe(Feature::nested_lists, 25)) {
        item.blocks.push_back({this->list(depth + 1), {}});
      }
    }
    return list;
  }

  Table table(std::size_t depth) {
    Table table;
    const std::size_t columns = random_.between(1, 4);
    const std::size_t rows = random_.between(1, 4);
    if (random_.chance(50)) table.caption = run(5);
    if (random_.chance(50)) table.header_rows = static_cast<std::uint32_t>(random_.between(1, any_ ? rows : 1));
    for (std::size_t i = 0; i < rows; ++i) {
      TableRow& row = table.rows.emplace_back();
      const std::size_t cells = any_ ? random_.between(1, columns) : columns;
      for (std::size_t j = 0; j < cells; ++j) {
        TableCell& cell = row.cells.emplace_back();
        cell.header = random_.chance(15) && i >= table.header_rows;
        if (any_ && random_.chance(20)) {
          cell.column_span = static_cast<std::uint32_t>(random_.between(1, 3));
          cell.row_span = static_cast<std::uint32_t>(random_.between(1, 3));
        }
        if (maybe(Feature::cell_blocks, 20)) {
          cell.blocks = blocks(2, depth + 1);
        } else if (random_.chance(85)) {
          cell.blocks.push_back({Paragraph{run(4)}, {}});
        }
      }
    }
    if (!any_ && rows > 1 && columns > 1 && random_.chance(40)) {
      // A full table keeps its shape: the cell that spans takes the place of its neighbour.
      TableRow& row = table.rows[random_.below(rows)];
      row.cells[0].column_span = 2;
      row.cells.erase(row.cells.begin() + 1);
    }
    return table;
  }

  Figure figure() {
    Figure figure;
    if (!media_.empty() && random_.chance(60)) {
      figure.media = random_.pick(media_);
    } else {
      figure.source = random_address(random_);
    }
    if (random_.chance(60)) figure.alternative_text = random_line(random_, 6);
    if (random_.chance(60)) figure.caption = run(6);
    if (random_.chance(40)) figure.credit = run(3);
    return figure;
  }

  Quote quote(std::size_t depth) {
    Quote quote{blocks(3, depth + 1), {}};
    if (quote.blocks.empty() && (!any_ || random_.chance(50))) quote.blocks.push_back({Paragraph{run(8)}, {}});
    if (random_.chance(40)) quote.attribution = run(3);
    return quote;
  }

  Style style() {
    static constexpr std::pair<Feature, Style> flags[] = {{Feature::emphasis, Style::emphasis},
                                                          {Feature::strong, Style::strong},
                                                          {Feature::superscript, Style::superscript},
                                                          {Feature::subscript, Style::subscript},
                                                          {Feature::code, Style::code}};
    if (random_.chance(60)) return Style::none;
    Style style = Style::none;
    for (std::size_t i = random_.chance(20) ? 2 : 1; i > 0; --i) {
      const auto& [feature, flag] = flags[random_.below(std::size(flags))];
      if (has(feature)) style = style | flag;
    }
    return style;
  }

  Inlines run(std::size_t most, bool in_link = false) {
    Inlines result;
    for (std::size_t i = random_.between(1, 1 + most / 3); i > 0; --i) {
      if (maybe(Feature::language_of_text, 5)) {
        append_text(result, random_line(random_, 3), style(), random_language(random_));
      } else {
        append_text(result, random_line(random_, most), style());
      }
      const std::size_t kind = random_.below(12);
      if (kind == 0 && !in_link && has(Feature::links)) {
        if (random_.chance(60)) append_text(result, " ");
        result.push_back(link());
      } else if (kind == 1 && note_count_ > 0 && !in_note_) {
        result.push_back({NoteReference{"n" + std::to_string(random_.between(1, note_count_))}});
      } else if (kind == 2 && has(Feature::ruby)) {
        result.push_back({Ruby{random_line(random_, 1), random_line(random_, 1)}});
      } else if (kind == 3 && has(Feature::line_breaks)) {
        result.push_back({LineBreak{}});
        if (any_ && random_.chance(20)) result.push_back({LineBreak{}});
      }
      if (random_.chance(60)) append_text(result, " ");
    }
    if (!any_) append_text(result, "x");
    canonicalize(result);
    return result.empty() ? plain("x") : result;
  }

  Inline link() {
    Link link{random_address(random_), random_.chance(30) ? random_line(random_, 3) : "", {}};
    if (!anchors_.empty() && maybe(Feature::internal_links, 50)) link.target = '#' + random_.pick(anchors_);
    link.content = run(3, true);
    return {std::move(link)};
  }

  Random random_;
  const FeatureSet& allowed_;
  const bool any_;
  bool several_ = false;
  bool in_note_ = false;
  std::size_t note_count_ = 0;
  Document document_;
  std::vector<std::string> media_;
  std::vector<std::string> anchors_;
};

}  // namespace

Document random_document(std::uint64_t seed, const FeatureSet& allowed, Shape shape) {
  Document document = restrict_document(Generator(seed, allowed, shape).document(), allowed);
  canonicalize(document);
  return document;
}

}  // namespace galley::conformance

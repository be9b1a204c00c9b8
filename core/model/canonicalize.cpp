// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "galley/document.hpp"
#include "model/canonical_anchors.hpp"
#include "model/canonical_inlines.hpp"
#include "model/canonical_notes.hpp"
#include "model/canonical_text.hpp"

namespace galley {

namespace model {

namespace {

/// HTML's bound on spans: wider tables are of no use, and writers may lay out every column.
constexpr std::uint32_t widest_span = 1000;

/// Calls `keep` once for each element, in order, and takes out those for which it is false; moves nothing
/// when there are none.
template <class Element, class Keep>
void retain(std::vector<Element>& elements, const Keep& keep) {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < elements.size(); ++i) {
    if (!keep(elements[i])) continue;
    if (kept != i) elements[kept] = std::move(elements[i]);
    ++kept;
  }
  elements.erase(elements.begin() + static_cast<std::ptrdiff_t>(kept), elements.end());
}

/// One article. The functions that call each other for each level of nesting are kept apart (noinline): in one
/// frame, their variables together would take several times the stack.
class ArticlePass {
 public:
  ArticlePass(Document& document, Article& article) : document_(document), article_(article), notes_(article) {
    around_.language = article.language.empty() ? document.language : article.language;
    around_.note_exists = &note_exists_;
  }

  /// False if nothing is left of the article.
  bool run() {
    canonicalize_address(article_.id);
    for (Inlines* line : {&article_.kicker, &article_.headline, &article_.deck}) canonicalize_run(*line, around_);
    byline();
    dateline();
    blocks(article_.blocks);
    sections(article_.sections);
    for (Note& note : article_.notes) blocks(note.blocks);
    canonicalize_notes(article_);
    return !(article_.kicker.empty() && article_.headline.empty() && article_.deck.empty() && article_.byline.empty() &&
             article_.dateline.empty() && article_.blocks.empty() && article_.sections.empty() &&
             article_.notes.empty());
  }

 private:
  void byline() {
    retain(article_.byline.credits, [](Credit& credit) {
      canonicalize_line(credit.role);
      canonicalize_line(credit.label);
      retain(credit.names, [](CreditName& name) {
        canonicalize_line(name.name);
        canonicalize_line(name.affiliation);
        canonicalize_address(name.contact);
        return !(name.name.empty() && name.affiliation.empty() && name.contact.empty());
      });
      return !(credit.label.empty() && credit.names.empty());
    });
  }

  void dateline() {
    Dateline& line = article_.dateline;
    for (std::string* part : {&line.place, &line.date, &line.when, &line.agency, &line.label}) canonicalize_line(*part);
    if (line.when.empty() || is_iso_date(line.when)) return;
    if (line.date.empty()) line.date = std::move(line.when);
    line.when.clear();
  }

  [[gnu::noinline]] void sections(std::vector<Section>& sections_of_one) {
    retain(sections_of_one, [this](Section& section) {
      canonicalize_address(section.id);
      canonicalize_run(section.heading, around_);
      blocks(section.blocks);
      sections(section.sections);
      return !(section.heading.empty() && section.blocks.empty() && section.sections.empty());
    });
  }

  /// An anchor of a block that goes passes to the next one that stays, so that links to it still arrive.
  [[gnu::noinline]] void blocks(Blocks& blocks_of_one) {
    std::string anchor;
    retain(blocks_of_one, [&](Block& block) {
      canonicalize_address(block.id);
      if (!keep(block)) {
        if (anchor.empty()) anchor = std::move(block.id);
        return false;
      }
      if (block.id.empty()) block.id.swap(anchor);
      return true;
    });
    if (!anchor.empty() && !blocks_of_one.empty() && blocks_of_one.back().id.empty()) {
      blocks_of_one.back().id = std::move(anchor);
    }
  }

  bool keep(Block& block) {
    if (auto* paragraph = std::get_if<Paragraph>(&block.value)) {
      canonicalize_run(paragraph->content, around_);
      return !paragraph->content.empty();
    }
    if (auto* list = std::get_if<List>(&block.value)) return keep(*list);
    if (auto* table = std::get_if<Table>(&block.value)) return keep(*table);
    if (auto* figure = std::get_if<Figure>(&block.value)) return keep(*figure);
    if (auto* quote = std::get_if<Quote>(&block.value)) {
      blocks(quote->blocks);
      canonicalize_run(quote->attribution, around_);
      return !(quote->blocks.empty() && quote->attribution.empty());
    }
    if (auto* preformatted = std::get_if<Preformatted>(&block.value)) {
      canonicalize_lines(preformatted->text);
      canonicalize_line(preformatted->language);
      return !preformatted->text.empty();
    }
    return true;
  }

  [[gnu::noinline]] bool keep(List& list) {
    if (!list.ordered) list.start = 1;
    retain(list.items, [this](ListItem& item) {
      blocks(item.blocks);
      return !item.blocks.empty();
    });
    return !list.items.empty();
  }

  [[gnu::noinline]] bool keep(Table& table) {
    canonicalize_run(table.caption, around_);
    table.header_rows = static_cast<std::uint32_t>(std::min<std::size_t>(table.header_rows, table.rows.size()));
    // A row without cells is a row only while cells from above reach into it.
    std::uint64_t row_number = 0;
    std::uint64_t covered = 0;
    bool cells = false;
    const std::uint32_t header_rows = table.header_rows;
    retain(table.rows, [&](TableRow& row) {
      const std::uint64_t number = row_number++;
      if (row.cells.empty() && number >= covered) {
        if (number < header_rows) --table.header_rows;
        return false;
      }
      for (TableCell& cell : row.cells) {
        blocks(cell.blocks);
        cell.column_span = std::clamp(cell.column_span, 1U, widest_span);
        cell.row_span = std::max(cell.row_span, 1U);
        covered = std::max(covered, number + cell.row_span);
        cells = true;
      }
      return true;
    });
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
      const std::size_t rows_left = table.rows.size() - i;
      for (TableCell& cell : table.rows[i].cells) {
        cell.row_span = static_cast<std::uint32_t>(std::min<std::size_t>(cell.row_span, rows_left));
      }
    }
    return cells || !table.caption.empty();
  }

  [[gnu::noinline]] bool keep(Figure& figure) {
    if (!figure.media.empty() && document_.media.find(figure.media) == document_.media.end()) figure.media.clear();
    canonicalize_address(figure.source);
    if (!figure.media.empty()) figure.source.clear();
    canonicalize_line(figure.alternative_text);
    canonicalize_run(figure.caption, around_);
    canonicalize_run(figure.credit, around_);
    return !(figure.media.empty() && figure.source.empty() && figure.alternative_text.empty() &&
             figure.caption.empty() && figure.credit.empty());
  }

  Document& document_;
  Article& article_;
  NoteIndex notes_;
  std::function<bool(std::string_view)> note_exists_ = [this](std::string_view id) {
    return notes_.find(id) != NoteIndex::none;
  };
  RunSurroundings around_;
};

}  // namespace

}  // namespace model

namespace {

/// The registered name (IANA, Media Types) for one that is often written in its stead; empty for all others.
std::string_view registered_type(std::string_view media_type) {
  if (media_type == "image/jpg" || media_type == "image/pjpeg") return "image/jpeg";
  if (media_type == "image/x-png") return "image/png";
  return {};
}

}  // namespace

void canonicalize(Document& document) {
  model::canonicalize_language(document.language, {});
  model::retain(document.metadata, [&](MetadataEntry& entry) {
    model::canonicalize_line(entry.term);
    model::canonicalize_line(entry.value);
    model::canonicalize_line(entry.scheme);
    model::canonicalize_language(entry.language, document.language);
    return !entry.term.empty() && !entry.value.empty();
  });
  for (auto& [key, media] : document.media) {
    model::canonicalize_line(media.media_type);
    if (const std::string_view registered = registered_type(media.media_type); !registered.empty()) {
      media.media_type = registered;
    }
  }
  model::retain(document.articles, [&](Article& article) {
    model::canonicalize_language(article.language, document.language);
    return model::ArticlePass(document, article).run();
  });
  model::canonicalize_anchors(document);
}

}  // namespace galley

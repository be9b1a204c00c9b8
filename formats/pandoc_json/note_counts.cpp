// SPDX-License-Identifier: Apache-2.0
#include "pandoc_json/note_counts.hpp"

namespace galley::pandoc_json {

namespace {

class Counter {
 public:
  void article(const Article& article) {
    for (const Inlines* run : {&article.kicker, &article.headline, &article.deck}) inlines(*run);
    blocks(article.blocks);
    sections(article.sections);
    for (const Note& note : article.notes) blocks(note.blocks);
  }

  std::map<std::string_view, int> counts;

 private:
  void inlines(const Inlines& run) {
    for (const Inline& each : run) {
      if (const auto* reference = std::get_if<NoteReference>(&each.value)) ++counts[reference->note];
      if (const auto* link = std::get_if<Link>(&each.value)) inlines(link->content);
    }
  }
  void blocks(const Blocks& all) {
    for (const Block& block : all) {
      if (const auto* paragraph = std::get_if<Paragraph>(&block.value)) inlines(paragraph->content);
      if (const auto* list = std::get_if<List>(&block.value)) {
        for (const ListItem& item : list->items) blocks(item.blocks);
      }
      if (const auto* table = std::get_if<Table>(&block.value)) {
        inlines(table->caption);
        for (const TableRow& row : table->rows) {
          for (const TableCell& cell : row.cells) blocks(cell.blocks);
        }
      }
      if (const auto* figure = std::get_if<Figure>(&block.value)) {
        inlines(figure->caption);
        inlines(figure->credit);
      }
      if (const auto* quote = std::get_if<Quote>(&block.value)) {
        blocks(quote->blocks);
        inlines(quote->attribution);
      }
    }
  }
  void sections(const std::vector<Section>& all) {
    for (const Section& section : all) {
      inlines(section.heading);
      blocks(section.blocks);
      sections(section.sections);
    }
  }
};

}  // namespace

std::map<std::string_view, int> count_note_references(const Article& article) {
  Counter counter;
  counter.article(article);
  return std::move(counter.counts);
}

}  // namespace galley::pandoc_json

// SPDX-License-Identifier: Apache-2.0
#include "page_layout/article_notes.hpp"

#include <map>
#include <string>
#include <utility>
#include <variant>

namespace galley::layout {
namespace {

class NoteGiver {
 public:
  explicit NoteGiver(std::vector<Note>& notes) {
    for (Note& note : notes) waiting_.emplace(note.id, &note);
  }

  void give(Article& article) {
    article_ = &article;
    for (Inlines* run : {&article.kicker, &article.headline, &article.deck}) take(*run);
    take(article.blocks);
    for (Section& section : article.sections) take(section);
  }

  void give_rest(Article& article) {
    for (const auto& [id, note] : waiting_) article.notes.push_back(std::move(*note));
  }

 private:
  void take(Section& section) {
    take(section.heading);
    take(section.blocks);
    for (Section& inner : section.sections) take(inner);
  }

  void take(Blocks& blocks) {
    for (Block& block : blocks) {
      if (auto* paragraph = std::get_if<Paragraph>(&block.value)) {
        take(paragraph->content);
      } else if (auto* list = std::get_if<List>(&block.value)) {
        for (ListItem& item : list->items) take(item.blocks);
      } else if (auto* table = std::get_if<Table>(&block.value)) {
        for (TableRow& row : table->rows) {
          for (TableCell& cell : row.cells) take(cell.blocks);
        }
      } else if (auto* figure = std::get_if<Figure>(&block.value)) {
        take(figure->caption);
      } else if (auto* quote = std::get_if<Quote>(&block.value)) {
        take(quote->blocks);
      }
    }
  }

  void take(Inlines& inlines) {
    for (const Inline& each : inlines) {
      if (const auto* reference = std::get_if<NoteReference>(&each.value)) {
        const auto found = waiting_.find(reference->note);
        if (found == waiting_.end()) continue;
        article_->notes.push_back(std::move(*found->second));
        waiting_.erase(found);
      }
    }
  }

  std::map<std::string, Note*> waiting_;
  Article* article_ = nullptr;
};

}  // namespace

void give_notes(std::vector<Article>& articles, std::vector<Note> notes) {
  if (articles.empty() || notes.empty()) return;
  NoteGiver giver(notes);
  for (Article& article : articles) giver.give(article);
  giver.give_rest(articles.back());
}

}  // namespace galley::layout

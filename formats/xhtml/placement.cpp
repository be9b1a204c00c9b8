// SPDX-License-Identifier: Apache-2.0
#include <functional>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "xhtml/content.hpp"

namespace galley::xhtml {
namespace {

using OnInline = std::function<void(Inline&)>;

void walk(Inlines& inlines, const OnInline& visit) {
  for (Inline& each : inlines) {
    visit(each);
    if (auto* link = std::get_if<Link>(&each.value)) walk(link->content, visit);
  }
}

void walk(Blocks& blocks, const OnInline& visit) {
  for (Block& block : blocks) {
    if (auto* paragraph = std::get_if<Paragraph>(&block.value)) {
      walk(paragraph->content, visit);
    } else if (auto* list = std::get_if<List>(&block.value)) {
      for (ListItem& item : list->items) walk(item.blocks, visit);
    } else if (auto* table = std::get_if<Table>(&block.value)) {
      walk(table->caption, visit);
      for (TableRow& row : table->rows) {
        for (TableCell& cell : row.cells) walk(cell.blocks, visit);
      }
    } else if (auto* figure = std::get_if<Figure>(&block.value)) {
      walk(figure->caption, visit);
      walk(figure->credit, visit);
    } else if (auto* quote = std::get_if<Quote>(&block.value)) {
      walk(quote->blocks, visit);
      walk(quote->attribution, visit);
    }
  }
}

void walk(std::vector<Section>& sections, const OnInline& visit) {
  for (Section& section : sections) {
    walk(section.heading, visit);
    walk(section.blocks, visit);
    walk(section.sections, visit);
  }
}

void walk(Article& article, const OnInline& visit) {
  for (Inlines* line : {&article.kicker, &article.headline, &article.deck}) walk(*line, visit);
  walk(article.blocks, visit);
  walk(article.sections, visit);
  for (Note& note : article.notes) walk(note.blocks, visit);
}

}  // namespace

std::vector<Note> place_notes(std::vector<Article>& articles, std::vector<Note> notes) {
  if (notes.empty()) return {};
  std::unordered_map<std::string, std::size_t> by_name;
  for (std::size_t i = 0; i < notes.size(); ++i) by_name.emplace(notes[i].id, i);
  std::vector<bool> placed(notes.size(), false);
  for (Article& article : articles) {
    std::unordered_set<std::size_t> here;
    std::vector<std::size_t> order;
    const OnInline visit = [&](Inline& each) {
      const auto* reference = std::get_if<NoteReference>(&each.value);
      if (reference == nullptr) return;
      const auto found = by_name.find(reference->note);
      if (found != by_name.end() && here.insert(found->second).second) order.push_back(found->second);
    };
    walk(article, visit);
    // Notes may refer to further notes.
    for (std::size_t i = 0; i < order.size(); ++i) walk(notes[order[i]].blocks, visit);
    for (const std::size_t each : order) {
      article.notes.push_back(notes[each]);
      placed[each] = true;
    }
  }
  std::vector<Note> left;
  for (std::size_t i = 0; i < notes.size(); ++i) {
    if (!placed[i]) left.push_back(std::move(notes[i]));
  }
  return left;
}

void replace_anchors(std::vector<Article>& articles, const std::vector<std::pair<std::string, std::string>>& aliases) {
  if (aliases.empty()) return;
  std::unordered_map<std::string_view, std::string_view> names;
  for (const auto& [name, replacement] : aliases) names.emplace(name, replacement);
  const OnInline visit = [&](Inline& each) {
    auto* link = std::get_if<Link>(&each.value);
    if (link == nullptr || link->target.empty() || link->target.front() != '#') return;
    // An alias of an alias: chains are as long as blocks nest, at most.
    for (int i = 0; i < 16; ++i) {
      const auto found = names.find(std::string_view(link->target).substr(1));
      if (found == names.end()) return;
      link->target = "#" + std::string(found->second);
    }
  };
  for (Article& article : articles) walk(article, visit);
}

}  // namespace galley::xhtml

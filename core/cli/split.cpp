// SPDX-License-Identifier: Apache-2.0
#include "cli/split.hpp"

#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace galley::cli {
namespace {

/// What an article refers to and can be referred to by.
struct References {
  std::set<std::string, std::less<>> media;
  std::set<std::string, std::less<>> anchors;
  std::set<std::string, std::less<>> targets;  ///< of links to anchors, without the '#'

  void add(const Article& article) {
    add_anchor(article.id);
    for (const Inlines* inlines : {&article.kicker, &article.headline, &article.deck}) add(*inlines);
    add(article.blocks);
    for (const Section& section : article.sections) add(section);
    for (const Note& note : article.notes) add(note.blocks);
  }

  void add(const Section& section) {
    add_anchor(section.id);
    add(section.heading);
    add(section.blocks);
    for (const Section& inner : section.sections) add(inner);
  }

  void add(const Blocks& blocks) {
    for (const Block& block : blocks) {
      add_anchor(block.id);
      std::visit([this](const auto& value) { (*this)(value); }, block.value);
    }
  }

  void add(const Inlines& inlines) {
    for (const Inline& piece : inlines) {
      const Link* link = std::get_if<Link>(&piece.value);
      if (link && link->target.starts_with('#')) targets.insert(link->target.substr(1));
    }
  }

  void operator()(const Paragraph& paragraph) { add(paragraph.content); }
  void operator()(const List& list) {
    for (const ListItem& item : list.items) add(item.blocks);
  }
  void operator()(const Table& table) {
    add(table.caption);
    for (const TableRow& row : table.rows) {
      for (const TableCell& cell : row.cells) add(cell.blocks);
    }
  }
  void operator()(const Figure& figure) {
    if (!figure.media.empty()) media.insert(figure.media);
    add(figure.caption);
    add(figure.credit);
  }
  void operator()(const Quote& quote) {
    add(quote.blocks);
    add(quote.attribution);
  }
  void operator()(const Preformatted&) {}
  void operator()(const Break&) {}

 private:
  void add_anchor(const std::string& id) {
    if (!id.empty()) anchors.insert(id);
  }
};

}  // namespace

std::vector<Document> split_articles(Document document, Diagnostics& diagnostics) {
  std::vector<References> references(document.articles.size());
  std::set<std::string, std::less<>> anchors;
  std::set<std::string, std::less<>> used;
  for (std::size_t i = 0; i < references.size(); ++i) {
    references[i].add(document.articles[i]);
    anchors.insert(references[i].anchors.begin(), references[i].anchors.end());
    used.insert(references[i].media.begin(), references[i].media.end());
  }

  std::vector<Document> parts(document.articles.size());
  for (std::size_t i = 0; i < parts.size(); ++i) {
    parts[i].language = document.language;
    parts[i].metadata = document.metadata;
    parts[i].articles.push_back(std::move(document.articles[i]));
    for (const auto& [key, media] : document.media) {
      if (references[i].media.contains(key) || (i == 0 && !used.contains(key))) parts[i].media.emplace(key, media);
    }
    for (const std::string& target : references[i].targets) {
      if (references[i].anchors.contains(target) || !anchors.contains(target)) continue;
      diagnostics.loss("link-between-articles",
                       "the link to #" + target + " leads into an article that is now in another file",
                       {.item = "article " + std::to_string(i + 1)});
    }
  }
  return parts;
}

}  // namespace galley::cli

// SPDX-License-Identifier: Apache-2.0
#include "word_processing/bookmark_names.hpp"

#include <unordered_set>
#include <utility>

namespace galley::word_processing {

namespace {

constexpr std::size_t longest = 32;  // of 40; the rest is for a number

std::string folded(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

/// What is around paragraphs, by the block's type; empty for others.
std::string_view kind_around(const Block& block) {
  if (std::holds_alternative<List>(block.value)) return "list";
  if (std::holds_alternative<Quote>(block.value)) return "quote";
  if (std::holds_alternative<Table>(block.value)) return "table";
  return {};
}

class Namer {
 public:
  explicit Namer(MarksWriter& marks) : marks_(marks) {}

  void name(const std::string& id, std::string_view around = {}) {
    if (id.empty() || names_.contains(id)) return;
    std::string bookmark;
    std::size_t characters = 0;
    for (const char c : id) {
      const auto byte = static_cast<unsigned char>(c);
      if ((byte & 0xC0) != 0x80 && ++characters > longest) break;
      const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || byte >= 0xC3;
      bookmark += letter || (c >= '0' && c <= '9') || (byte & 0xC0) == 0x80 ? c : '_';
    }
    if (bookmark[0] == '_' || (bookmark[0] >= '0' && bookmark[0] <= '9')) bookmark.insert(0, 1, 'a');
    std::string unique = bookmark;
    for (int i = 2; !taken_.insert(folded(unique)).second; ++i) unique = bookmark + "_" + std::to_string(i);
    if (unique != id || !around.empty()) marks_.add("anchor", {{"key", unique}, {"name", id}, {"of", around}});
    names_.emplace(id, std::move(unique));
  }

  void name(const std::string& id, std::string as) { names_.emplace(id, std::move(as)); }

  void blocks(const Blocks& blocks_of_one) {
    for (const Block& block : blocks_of_one) {
      name(block.id, kind_around(block));
      if (const auto* list = std::get_if<List>(&block.value)) {
        for (const ListItem& item : list->items) blocks(item.blocks);
      } else if (const auto* table = std::get_if<Table>(&block.value)) {
        for (const TableRow& row : table->rows) {
          for (const TableCell& cell : row.cells) blocks(cell.blocks);
        }
      } else if (const auto* quote = std::get_if<Quote>(&block.value)) {
        blocks(quote->blocks);
      }
    }
  }

  void sections(const std::vector<Section>& sections_of_one) {
    for (const Section& section : sections_of_one) {
      name(section.id);
      blocks(section.blocks);
      sections(section.sections);
    }
  }

  std::unordered_map<std::string, std::string> take() { return std::move(names_); }

 private:
  MarksWriter& marks_;
  std::unordered_map<std::string, std::string> names_;
  std::unordered_set<std::string> taken_;
};

}  // namespace

std::unordered_map<std::string, std::string> bookmark_names(const Document& document, std::string_view article_prefix,
                                                            MarksWriter& marks) {
  Namer namer(marks);
  std::size_t number = 0;
  for (const Article& article : document.articles) {
    ++number;
    if (!article.id.empty() && article.headline.empty()) {
      namer.name(article.id, std::string(article_prefix) + std::to_string(number));
    }
    namer.name(article.id);
    namer.blocks(article.blocks);
    namer.sections(article.sections);
    for (const Note& note : article.notes) namer.blocks(note.blocks);
  }
  return namer.take();
}

}  // namespace galley::word_processing

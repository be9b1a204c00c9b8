// SPDX-License-Identifier: Apache-2.0
#include "pdf/declared_articles.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <utility>

#include "pdf/declared_inlines.hpp"

namespace galley::pdf {
namespace {

std::string anchor_of(const TagElement& element) {
  return element.identifier.starts_with('a') ? element.identifier.substr(1) : std::string();
}

std::int32_t number_in(const std::optional<std::string>& text, std::int32_t otherwise) {
  std::int32_t value = otherwise;
  if (text) std::from_chars(text->data(), text->data() + text->size(), value);
  return value;
}

bool is_heading(const TagElement& element) {
  return element.standard.size() == 2 && element.standard[0] == 'H' && element.standard[1] >= '1' &&
         element.standard[1] <= '9';
}

Dateline dateline_of(const TagElement& element) {
  Dateline dateline;
  dateline.place = property(element, "place").value_or("");
  dateline.date = property(element, "date").value_or("");
  dateline.when = property(element, "when").value_or("");
  dateline.agency = property(element, "agency").value_or("");
  dateline.label = property(element, "label").value_or("");
  return dateline;
}

// A credit begins with its role, a name with itself.
Byline byline_of(const TagElement& element) {
  Byline byline;
  for (const auto& [name, value] : element.properties) {
    if (name == "role") {
      byline.credits.push_back({value, {}, {}});
      continue;
    }
    if (byline.credits.empty()) continue;
    Credit& credit = byline.credits.back();
    if (name == "label") credit.label = value;
    if (name == "name") credit.names.push_back({value, {}, {}});
    if (credit.names.empty()) continue;
    if (name == "affiliation") credit.names.back().affiliation = value;
    if (name == "contact") credit.names.back().contact = value;
  }
  return byline;
}

class Walk {
 public:
  Walk(const std::vector<TagElement>& tree, const CompleteTexts& texts, const DeclaredObjects& objects)
      : tree_(tree), texts_(texts), objects_(objects), inlines_(tree, texts, objects, notes_) {}

  void document(std::uint32_t index, Document& document) {
    for (const TagKid& kid : at(index).kids) {
      if (kid.element == 0) continue;
      const TagElement& element = at(kid.element);
      if (element.standard == "Art") {
        document.articles.push_back(article(kid.element, document.language));
      } else if (element.standard == "Document" || element.standard == "Part") {
        this->document(kid.element, document);
      }
    }
  }

 private:
  const TagElement& at(std::uint32_t index) const { return tree_[index]; }

  Article article(std::uint32_t index, const std::string& around) {
    Article article;
    const TagElement& element = at(index);
    article.language = property(element, "language").value_or(element.language == around ? "" : element.language);
    article.id = anchor_of(element);
    notes_.clear();
    for (const TagKid& kid : element.kids) {
      if (kid.element == 0 || at(kid.element).standard != "Note") continue;
      const std::string name = "n" + std::to_string(notes_.size() + 1);
      notes_.emplace(kid.element, name);
    }
    for (const TagKid& kid : element.kids) {
      if (kid.element == 0) continue;
      const TagElement& child = at(kid.element);
      if (child.tag == "Kicker") {
        article.kicker = inlines_.of(kid.element);
      } else if (child.tag == "H1") {
        article.headline = inlines_.of(kid.element);
      } else if (child.tag == "Deck") {
        article.deck = inlines_.of(kid.element);
      } else if (child.tag == "Byline") {
        article.byline = byline_of(child);
      } else if (child.standard == "Sect") {
        article.sections.push_back(section(kid.element));
      } else if (child.standard == "Note") {
        article.notes.push_back({notes_.at(kid.element), blocks_of(kid.element)});
      } else {
        for (const TagKid& part : child.kids) {
          if (part.element != 0 && at(part.element).tag == "Dateline") article.dateline = dateline_of(at(part.element));
        }
        block(kid.element, article.blocks);
      }
    }
    return article;
  }

  Section section(std::uint32_t index) {
    Section section;
    section.id = anchor_of(at(index));
    for (const TagKid& kid : at(index).kids) {
      if (kid.element == 0) continue;
      if (is_heading(at(kid.element))) {
        section.heading = inlines_.of(kid.element);
      } else if (at(kid.element).standard == "Sect") {
        section.sections.push_back(this->section(kid.element));
      } else {
        block(kid.element, section.blocks);
      }
    }
    return section;
  }

  Blocks blocks_of(std::uint32_t index) {
    Blocks blocks;
    for (const TagKid& kid : at(index).kids) {
      if (kid.element != 0) block(kid.element, blocks);
    }
    return blocks;
  }

  void block(std::uint32_t index, Blocks& blocks) {
    const TagElement& element = at(index);
    Block block;
    block.id = anchor_of(element);
    if (element.tag == "Preformatted") {
      block.value = preformatted(index);
    } else if (element.tag == "Break") {
      block.value = Break{};
    } else if (element.tag == "P") {
      block.value = Paragraph{inlines_.of(index)};
    } else if (element.standard == "L") {
      block.value = list(index);
    } else if (element.standard == "Table") {
      if (property(element, "continues") && !blocks.empty()) {
        if (auto* before = std::get_if<Table>(&blocks.back().value)) {
          add_rows(index, *before);
          return;
        }
      }
      Table table;
      add_rows(index, table);
      block.value = std::move(table);
    } else if (element.standard == "Figure") {
      block.value = figure(index);
    } else if (element.standard == "BlockQuote") {
      block.value = quote(index);
    } else {
      return;  // labels and attributions are read with what they belong to
    }
    blocks.push_back(std::move(block));
  }

  Preformatted preformatted(std::uint32_t index) {
    Preformatted result;
    result.language = property(at(index), "language").value_or("");
    const std::string text = inlines_.plain_text(index);
    static constexpr std::string_view line_end = "\xE2\x80\xA8";
    for (std::size_t i = 0; i < text.size(); ++i) {
      const bool ends = text.compare(i, line_end.size(), line_end) == 0;
      result.text += ends ? '\n' : text[i];
      if (ends) i += line_end.size() - 1;
    }
    return result;
  }

  List list(std::uint32_t index) {
    List list;
    list.ordered = at(index).ordered;
    list.start = number_in(property(at(index), "start"), 1);
    for (const TagKid& kid : at(index).kids) {
      if (kid.element == 0) continue;
      ListItem& item = list.items.emplace_back();
      for (const TagKid& part : at(kid.element).kids) {
        if (part.element != 0 && at(part.element).standard == "LBody") item.blocks = blocks_of(part.element);
      }
    }
    return list;
  }

  // A table wider than its column was set in parts, each of some columns of all rows.
  void add_rows(std::uint32_t index, Table& table) {
    std::size_t row = 0;
    bool in_head = true;
    for (const TagKid& kid : at(index).kids) {
      if (kid.element == 0) continue;
      if (at(kid.element).standard == "Caption") {
        table.caption = inlines_.of(kid.element);
        continue;
      }
      if (table.rows.size() <= row) table.rows.emplace_back();
      bool heads_columns = true;
      for (const TagKid& part : at(kid.element).kids) {
        if (part.element == 0) continue;
        const TagElement& element = at(part.element);
        TableCell& cell = table.rows[row].cells.emplace_back();
        cell.header = element.standard == "TH" && element.row_header;
        cell.column_span = static_cast<std::uint32_t>(
            std::max(1, number_in(property(element, "columns"), static_cast<std::int32_t>(element.column_span))));
        cell.row_span = element.row_span;
        cell.blocks = blocks_of(part.element);
        heads_columns = heads_columns && element.standard == "TH" && element.column_header;
      }
      ++row;
      in_head = in_head && heads_columns;
      if (in_head && !at(kid.element).kids.empty()) table.header_rows = static_cast<std::uint32_t>(row);
    }
  }

  std::int64_t picture_in(const TagElement& element) const {
    for (const TagKid& kid : element.kids) {
      if (kid.element != 0) continue;
      if (const std::int64_t found = texts_.picture(kid.content.page, kid.content.stream, kid.content.mark))
        return found;
    }
    return 0;
  }

  Figure figure(std::uint32_t index) {
    const TagElement& element = at(index);
    Figure figure;
    const std::int64_t object = picture_in(element);
    if (objects_.picture && (object != 0 || element.kept_picture != 0))
      figure = objects_.picture(object, element.kept_picture);
    if (figure.media.empty()) figure.source = property(element, "source").value_or("");
    // An alternative of a space stands for none, which no figure may have (ISO 14289-1, 7.3).
    if (element.alternative_text != " ") figure.alternative_text = element.alternative_text;
    for (const TagKid& kid : element.kids) {
      if (kid.element == 0) continue;
      if (at(kid.element).standard == "Caption") figure.caption = inlines_.of(kid.element);
      if (at(kid.element).tag == "Credit") figure.credit = inlines_.of(kid.element);
    }
    return figure;
  }

  Quote quote(std::uint32_t index) {
    Quote quote;
    quote.blocks = blocks_of(index);
    for (const TagKid& kid : at(index).kids) {
      if (kid.element == 0 || at(kid.element).tag != "Attribution") continue;
      quote.attribution = inlines_.of(kid.element);
      // The dash before a name is the printer's.
      static constexpr std::string_view dash = "— ";
      auto* text = quote.attribution.empty() ? nullptr : std::get_if<Text>(&quote.attribution.front().value);
      if (text != nullptr && text->text.starts_with(dash)) text->text.erase(0, dash.size());
    }
    return quote;
  }

  const std::vector<TagElement>& tree_;
  const CompleteTexts& texts_;
  const DeclaredObjects& objects_;
  NoteNames notes_;
  DeclaredInlines inlines_;
};

}  // namespace

bool declares_complete_text(const std::vector<TagElement>& tree) {
  return tree.size() > 1 && tree[1].standard == "Document" && property(tree[1], "text") == "complete";
}

void add_declared_articles(const std::vector<TagElement>& tree, const CompleteTexts& texts,
                           const DeclaredObjects& objects, Document& document) {
  if (const auto language = property(tree[1], "language")) document.language = *language;
  Walk(tree, texts, objects).document(1, document);
}

}  // namespace galley::pdf

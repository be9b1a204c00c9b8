// SPDX-License-Identifier: Apache-2.0
#include "conformance/restrict.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <string>
#include <utility>

namespace galley::conformance {

namespace {

template <class Element>
void move_to_end(std::vector<Element>& to, std::vector<Element>&& from) {
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

class Restriction {
 public:
  explicit Restriction(const FeatureSet& features) : features_(features) {}

  void document(Document& document) {
    if (!has(Feature::several_articles) && document.articles.size() > 1) document.articles.resize(1);
    clear_without(Feature::metadata, document.metadata);
    clear_without(Feature::language, document.language);
    for (Article& each : document.articles) article(each);
    if (has(Feature::unused_media)) {
      if (!has(Feature::figure_media)) document.media.clear();
    } else {
      for (auto media = document.media.begin(); media != document.media.end();) {
        media = shown_.count(media->first) > 0 ? std::next(media) : document.media.erase(media);
      }
    }
  }

 private:
  bool has(Feature feature) const { return features_.contains(feature); }

  template <class Value>
  void clear_without(Feature feature, Value& value) const {
    if (!has(feature)) value = Value();
  }

  void article(Article& article) {
    clear_without(Feature::language, article.language);
    clear_without(Feature::internal_links, article.id);
    clear_without(Feature::kicker, article.kicker);
    clear_without(Feature::headline, article.headline);
    clear_without(Feature::deck, article.deck);
    clear_without(Feature::byline, article.byline);
    clear_without(Feature::dateline, article.dateline);
    clear_without(Feature::dateline_when, article.dateline.when);
    clear_without(Feature::notes, article.notes);
    for (Credit& credit : article.byline.credits) {
      clear_without(Feature::credit_roles, credit.role);
      for (CreditName& name : credit.names) {
        clear_without(Feature::credit_affiliations, name.affiliation);
        clear_without(Feature::credit_contacts, name.contact);
      }
    }
    for (Inlines* line : {&article.kicker, &article.headline, &article.deck}) run(*line);
    blocks(article.blocks);
    sections(article.sections);
    if (!has(Feature::sections)) {
      for (Section& section : article.sections) {
        article.blocks.push_back({Paragraph{std::move(section.heading)}, std::move(section.id)});
        move_to_end(article.blocks, std::move(section.blocks));
      }
      article.sections.clear();
      blocks(article.blocks);
    }
    for (Note& note : article.notes) blocks(note.blocks);
  }

  void sections(std::vector<Section>& sections_of_one) {
    const bool nested = has(Feature::sections) && has(Feature::nested_sections);
    std::vector<Section> result;
    for (Section& section : sections_of_one) {
      clear_without(Feature::internal_links, section.id);
      run(section.heading);
      blocks(section.blocks);
      sections(section.sections);
      std::vector<Section> inner;
      if (!nested) inner.swap(section.sections);
      result.push_back(std::move(section));
      move_to_end(result, std::move(inner));
    }
    sections_of_one = std::move(result);
  }

  void blocks(Blocks& blocks_of_one) {
    Blocks result;
    for (Block& block : blocks_of_one) {
      clear_without(Feature::internal_links, block.id);
      if (auto* paragraph = std::get_if<Paragraph>(&block.value)) {
        if (!has(Feature::paragraphs)) continue;
        run(paragraph->content);
      } else if (auto* in_list = std::get_if<List>(&block.value)) {
        list(*in_list);
        if (!has(Feature::lists)) {
          for (ListItem& item : in_list->items) move_to_end(result, std::move(item.blocks));
          continue;
        }
      } else if (auto* in_table = std::get_if<Table>(&block.value)) {
        if (!has(Feature::tables)) continue;
        table(*in_table);
      } else if (auto* in_figure = std::get_if<Figure>(&block.value)) {
        if (!has(Feature::figures)) continue;
        figure(*in_figure);
      } else if (auto* quote = std::get_if<Quote>(&block.value)) {
        blocks(quote->blocks);
        clear_without(Feature::quote_attributions, quote->attribution);
        run(quote->attribution);
        if (!has(Feature::quotes)) {
          move_to_end(result, std::move(quote->blocks));
          continue;
        }
      } else if (auto* preformatted = std::get_if<Preformatted>(&block.value)) {
        if (!has(Feature::preformatted)) continue;
        clear_without(Feature::preformatted_language, preformatted->language);
      } else if (!has(Feature::breaks)) {
        continue;
      }
      result.push_back(std::move(block));
    }
    blocks_of_one = std::move(result);
  }

  void list(List& list) {
    if (!has(Feature::list_starts)) list.start = 1;
    const bool nested = has(Feature::nested_lists);
    const bool full = has(Feature::item_blocks);
    std::vector<ListItem> result;
    for (ListItem& item : list.items) {
      blocks(item.blocks);
      std::vector<ListItem> inner;
      Blocks kept;
      for (Block& block : item.blocks) {
        auto* sub = std::get_if<List>(&block.value);
        const bool is_paragraph = std::holds_alternative<Paragraph>(block.value);
        if (sub != nullptr && (!nested || (!full && kept.empty()))) {
          move_to_end(inner, std::move(sub->items));
        } else if (full || (sub != nullptr && inner.empty()) || (is_paragraph && kept.empty() && inner.empty())) {
          kept.push_back(std::move(block));
        } else if (is_paragraph) {
          inner.push_back({{std::move(block)}});
        } else if (sub != nullptr) {
          move_to_end(inner, std::move(sub->items));
        }
      }
      if (!kept.empty()) result.push_back({std::move(kept)});
      move_to_end(result, std::move(inner));
    }
    list.items = std::move(result);
  }

  void table(Table& table) {
    clear_without(Feature::table_captions, table.caption);
    clear_without(Feature::table_header_rows, table.header_rows);
    run(table.caption);
    for (TableRow& row : table.rows) {
      for (TableCell& cell : row.cells) {
        clear_without(Feature::table_header_cells, cell.header);
        if (!has(Feature::table_spans)) cell.column_span = cell.row_span = 1;
        blocks(cell.blocks);
        if (has(Feature::cell_blocks)) continue;
        const auto first = std::find_if(cell.blocks.begin(), cell.blocks.end(), [](const Block& block) {
          return std::holds_alternative<Paragraph>(block.value);
        });
        cell.blocks = first == cell.blocks.end() ? Blocks() : Blocks{std::move(*first)};
      }
    }
  }

  void figure(Figure& figure) {
    clear_without(Feature::figure_media, figure.media);
    clear_without(Feature::figure_alternative_text, figure.alternative_text);
    clear_without(Feature::figure_captions, figure.caption);
    clear_without(Feature::figure_credits, figure.credit);
    run(figure.caption);
    run(figure.credit);
    shown_.insert(figure.media);
  }

  void run(Inlines& inlines) {
    static constexpr std::pair<Feature, Style> flags[] = {{Feature::emphasis, Style::emphasis},
                                                          {Feature::strong, Style::strong},
                                                          {Feature::superscript, Style::superscript},
                                                          {Feature::subscript, Style::subscript},
                                                          {Feature::code, Style::code}};
    Style carried = Style::none;
    for (const auto& [feature, flag] : flags) {
      if (has(feature)) carried = carried | flag;
    }
    Inlines result;
    for (Inline& each : inlines) {
      if (auto* text = std::get_if<Text>(&each.value)) {
        text->style = text->style & carried;
        clear_without(Feature::language_of_text, text->language);
      } else if (auto* link = std::get_if<Link>(&each.value)) {
        run(link->content);
        clear_without(Feature::link_titles, link->title);
        const bool internal = !link->target.empty() && link->target.front() == '#';
        if (!has(Feature::links) || (internal && !has(Feature::internal_links))) {
          move_to_end(result, std::move(link->content));
          continue;
        }
      } else if (std::holds_alternative<NoteReference>(each.value)) {
        if (!has(Feature::notes)) continue;
      } else if (const auto* ruby = std::get_if<Ruby>(&each.value)) {
        if (!has(Feature::ruby)) each = {Text{ruby->base, Style::none, {}}};
      } else if (!has(Feature::line_breaks)) {
        each = {Text{" ", Style::none, {}}};
      }
      result.push_back(std::move(each));
    }
    inlines = std::move(result);
  }

  const FeatureSet& features_;
  std::set<std::string> shown_;
};

bool carried(const Document& document, const FeatureSet& set) {
  for (const auto& [feature, use] : features(document)) {
    if (!set.contains(feature)) return false;
  }
  return true;
}

}  // namespace

Document restrict_document(Document document, const FeatureSet& features) {
  canonicalize(document);
  // What one pass empties may leave a neighbour in a place where it needs another feature.
  for (int pass = 0; pass < 10 && !carried(document, features); ++pass) {
    Restriction(features).document(document);
    canonicalize(document);
  }
  return document;
}

}  // namespace galley::conformance

// SPDX-License-Identifier: Apache-2.0
#include "galley/features.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "model/item_path.hpp"

namespace galley {

namespace {

class FeatureCount {
 public:
  std::map<Feature, FeatureUse> count(const Document& document) {
    use(Feature::language, !document.language.empty());
    if (!document.metadata.empty()) {
      path_.push("metadata");
      use(Feature::metadata, true, document.metadata.size());
      path_.pop();
    }
    for (std::size_t i = 0; i < document.articles.size(); ++i) {
      path_.push("article", i + 1);
      if (i == 1) use(Feature::several_articles, true, document.articles.size());
      article(document.articles[i]);
      path_.pop();
    }
    for (const auto& [key, media] : document.media) use(Feature::unused_media, used_media_.count(key) == 0);

    std::map<Feature, FeatureUse> result;
    for (std::size_t i = 0; i < feature_count; ++i) {
      if (uses_[i].count > 0) result.emplace(static_cast<Feature>(i), std::move(uses_[i]));
    }
    return result;
  }

 private:
  void use(Feature feature, bool is_used = true, std::uint64_t times = 1) {
    if (!is_used) return;
    FeatureUse& counted = uses_[static_cast<std::size_t>(feature)];
    if (counted.count == 0) counted.first = path_.text();
    counted.count += times;
  }

  void part(std::string_view name, Feature feature, const Inlines& inlines) {
    if (inlines.empty()) return;
    path_.push(name);
    use(feature);
    run(inlines);
    path_.pop();
  }

  void article(const Article& article) {
    use(Feature::language, !article.language.empty());
    use(Feature::internal_links, !article.id.empty());
    part("kicker", Feature::kicker, article.kicker);
    part("headline", Feature::headline, article.headline);
    part("deck", Feature::deck, article.deck);
    if (!article.byline.empty()) {
      path_.push("byline");
      use(Feature::byline);
      for (const Credit& credit : article.byline.credits) {
        use(Feature::credit_roles, !credit.role.empty());
        for (const CreditName& name : credit.names) {
          use(Feature::credit_affiliations, !name.affiliation.empty());
          use(Feature::credit_contacts, !name.contact.empty());
        }
      }
      path_.pop();
    }
    if (!article.dateline.empty()) {
      path_.push("dateline");
      use(Feature::dateline);
      use(Feature::dateline_when, !article.dateline.when.empty());
      path_.pop();
    }
    blocks(article.blocks);
    sections(article.sections, false);
    for (std::size_t i = 0; i < article.notes.size(); ++i) {
      path_.push("note", i + 1);
      use(Feature::notes);
      blocks(article.notes[i].blocks);
      path_.pop();
    }
  }

  void sections(const std::vector<Section>& sections_of_one, bool nested) {
    for (std::size_t i = 0; i < sections_of_one.size(); ++i) {
      const Section& section = sections_of_one[i];
      path_.push("section", i + 1);
      use(Feature::sections);
      use(Feature::nested_sections, nested);
      use(Feature::internal_links, !section.id.empty());
      if (!section.heading.empty()) {
        path_.push("heading");
        run(section.heading);
        path_.pop();
      }
      blocks(section.blocks);
      sections(section.sections, true);
      path_.pop();
    }
  }

  void blocks(const Blocks& blocks_of_one) {
    model::BlockNumbers numbers;
    for (const Block& block : blocks_of_one) {
      path_.push(model::kind_name(block), numbers.next(block));
      use(Feature::internal_links, !block.id.empty());
      count_block(block);
      path_.pop();
    }
  }

  void count_block(const Block& block) {
    if (const auto* paragraph = std::get_if<Paragraph>(&block.value)) {
      use(Feature::paragraphs);
      run(paragraph->content);
    } else if (const auto* list = std::get_if<List>(&block.value)) {
      count_list(*list);
    } else if (const auto* table = std::get_if<Table>(&block.value)) {
      count_table(*table);
    } else if (const auto* figure = std::get_if<Figure>(&block.value)) {
      use(Feature::figures);
      use(Feature::figure_media, !figure->media.empty());
      used_media_.insert(figure->media);
      use(Feature::figure_alternative_text, !figure->alternative_text.empty());
      part("caption", Feature::figure_captions, figure->caption);
      part("credit", Feature::figure_credits, figure->credit);
    } else if (const auto* quote = std::get_if<Quote>(&block.value)) {
      use(Feature::quotes);
      blocks(quote->blocks);
      part("attribution", Feature::quote_attributions, quote->attribution);
    } else if (const auto* preformatted = std::get_if<Preformatted>(&block.value)) {
      use(Feature::preformatted);
      use(Feature::preformatted_language, !preformatted->language.empty());
    } else {
      use(Feature::breaks);
    }
  }

  void count_list(const List& list) {
    use(Feature::lists);
    use(Feature::list_starts, list.ordered && list.start != 1);
    const auto is_list = [](const Block& block) { return std::holds_alternative<List>(block.value); };
    for (std::size_t i = 0; i < list.items.size(); ++i) {
      const Blocks& item = list.items[i].blocks;
      path_.push("item", i + 1);
      use(Feature::nested_lists, std::any_of(item.begin(), item.end(), is_list));
      use(Feature::item_blocks, item.empty() || !std::holds_alternative<Paragraph>(item.front().value) ||
                                    !std::all_of(item.begin() + 1, item.end(), is_list));
      blocks(item);
      path_.pop();
    }
  }

  void count_table(const Table& table) {
    use(Feature::tables);
    use(Feature::table_header_rows, table.header_rows > 0);
    part("caption", Feature::table_captions, table.caption);
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
      path_.push("row", i + 1);
      for (std::size_t j = 0; j < table.rows[i].cells.size(); ++j) {
        const TableCell& cell = table.rows[i].cells[j];
        path_.push("cell", j + 1);
        use(Feature::table_header_cells, cell.header);
        use(Feature::table_spans, cell.column_span > 1 || cell.row_span > 1);
        use(Feature::cell_blocks,
            cell.blocks.size() > 1 ||
                (cell.blocks.size() == 1 && !std::holds_alternative<Paragraph>(cell.blocks.front().value)));
        blocks(cell.blocks);
        path_.pop();
      }
      path_.pop();
    }
  }

  void run(const Inlines& inlines) {
    for (const Inline& each : inlines) {
      if (const auto* text = std::get_if<Text>(&each.value)) {
        use(Feature::emphasis, has(text->style, Style::emphasis));
        use(Feature::strong, has(text->style, Style::strong));
        use(Feature::superscript, has(text->style, Style::superscript));
        use(Feature::subscript, has(text->style, Style::subscript));
        use(Feature::code, has(text->style, Style::code));
        use(Feature::language_of_text, !text->language.empty());
      } else if (const auto* link = std::get_if<Link>(&each.value)) {
        use(Feature::links);
        use(Feature::link_titles, !link->title.empty());
        use(Feature::internal_links, !link->target.empty() && link->target.front() == '#');
        run(link->content);
      } else if (std::holds_alternative<Ruby>(each.value)) {
        use(Feature::ruby);
      } else if (std::holds_alternative<LineBreak>(each.value)) {
        use(Feature::line_breaks);
      }
    }
  }

  model::ItemPath path_;
  std::array<FeatureUse, feature_count> uses_;
  std::set<std::string_view> used_media_;
};

}  // namespace

std::map<Feature, FeatureUse> features(const Document& document) { return FeatureCount().count(document); }

}  // namespace galley

// SPDX-License-Identifier: Apache-2.0
#include "matrix/verdict.hpp"

#include <algorithm>
#include <map>
#include <string_view>
#include <vector>

#include "galley/compare.hpp"
#include "galley/unicode.hpp"
#include "testing/restrict.hpp"

namespace galley::matrix {
namespace {

FeatureSet carried_by(const FeatureSet& lost) {
  FeatureSet carried;
  for (std::size_t i = 0; i < feature_count; ++i) {
    if (!lost.contains(static_cast<Feature>(i))) carried.insert(static_cast<Feature>(i));
  }
  return carried;
}

/// Features that hold no text of their own and that change when what is around them takes another form.
bool follows_others(Feature feature) {
  switch (feature) {
    case Feature::paragraphs:
    case Feature::item_blocks:
    case Feature::cell_blocks:
    case Feature::nested_lists:
    case Feature::unused_media:
      return true;
    default:
      return false;
  }
}

class Words {
 public:
  static std::vector<std::string> of(const Document& document) {
    Words words;
    for (const Article& article : document.articles) words.article(article);
    return std::move(words.words_);
  }

 private:
  void text(std::string_view text) {
    std::string word;
    for (const char32_t c : CodePoints(text)) {
      if (is_letter_or_digit(c) || is_mark(c)) {
        append_utf8(word, c);
      } else if (!word.empty()) {
        words_.push_back(std::move(word));
        word.clear();
      }
    }
    if (!word.empty()) words_.push_back(std::move(word));
  }
  void blocks(const Blocks& blocks) {
    for (const Block& block : blocks) {
      if (const auto* paragraph = std::get_if<Paragraph>(&block.value)) {
        text(text_of(paragraph->content));
      } else if (const auto* list = std::get_if<List>(&block.value)) {
        for (const ListItem& item : list->items) this->blocks(item.blocks);
      } else if (const auto* table = std::get_if<Table>(&block.value)) {
        text(text_of(table->caption));
        for (const TableRow& row : table->rows) {
          for (const TableCell& cell : row.cells) this->blocks(cell.blocks);
        }
      } else if (const auto* figure = std::get_if<Figure>(&block.value)) {
        text(text_of(figure->caption));
        text(text_of(figure->credit));
      } else if (const auto* quote = std::get_if<Quote>(&block.value)) {
        this->blocks(quote->blocks);
        text(text_of(quote->attribution));
      } else if (const auto* preformatted = std::get_if<Preformatted>(&block.value)) {
        text(preformatted->text);
      }
    }
  }
  void sections(const std::vector<Section>& sections) {
    for (const Section& section : sections) {
      text(text_of(section.heading));
      blocks(section.blocks);
      this->sections(section.sections);
    }
  }
  void article(const Article& article) {
    for (const Inlines* line : {&article.kicker, &article.headline, &article.deck}) text(text_of(*line));
    for (const Credit& credit : article.byline.credits) {
      text(credit.label);
      for (const CreditName& name : credit.names) text(name.name);
    }
    for (const std::string* part :
         {&article.dateline.place, &article.dateline.date, &article.dateline.agency, &article.dateline.label}) {
      text(*part);
    }
    blocks(article.blocks);
    sections(article.sections);
    for (const Note& note : article.notes) blocks(note.blocks);
  }

  std::vector<std::string> words_;
};

/// The first of `wanted` that is not in `there` behind those before it; empty: all are.
std::string first_missing(const std::vector<std::string>& wanted, const std::vector<std::string>& there) {
  std::size_t at = 0;
  for (const std::string& word : wanted) {
    std::size_t found = at;
    while (found < there.size() && there[found] != word) ++found;
    if (found == there.size()) return word;
    at = found + 1;
  }
  return {};
}

Verdict judge_forms(const Document& before, const Document& after, const FeatureSet& lost) {
  const Document left = testing::restrict_document(before, carried_by(lost));
  const auto uses_before = features(left);
  const auto uses_after = features(after);
  for (const auto& [feature, use] : uses_before) {
    if (lost.contains(feature) || follows_others(feature)) continue;
    const auto found = uses_after.find(feature);
    const std::uint64_t count = found == uses_after.end() ? 0 : found->second.count;
    if (count < use.count) {
      return {Outcome::differs, std::string(galley::to_string(feature)) + ": " + std::to_string(use.count) +
                                    " before, " + std::to_string(count) + " after, and no account names it"};
    }
  }
  if (const std::string word = first_missing(Words::of(left), Words::of(after)); !word.empty()) {
    return {Outcome::differs, "the word \"" + word + "\" is gone, or out of its order"};
  }
  return {Outcome::as_told, {}};
}

}  // namespace

Verdict judge(const Document& before, const Journey& journey) {
  if (!journey.failure.empty()) return {Outcome::differs, journey.failure};
  const std::vector<Difference> differences = compare(before, journey.document, 1);
  if (differences.empty()) return {Outcome::same, {}};
  if (journey.lost == FeatureSet()) {
    return {Outcome::differs, differences[0].place + ": " + differences[0].message};
  }
  const FeatureSet carried = carried_by(journey.lost);
  if (compare(testing::restrict_document(before, carried), testing::restrict_document(journey.document, carried), 1)
          .empty()) {
    return {Outcome::as_told, {}};
  }
  return judge_forms(before, journey.document, journey.lost);
}

}  // namespace galley::matrix

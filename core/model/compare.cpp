// SPDX-License-Identifier: Apache-2.0
#include "galley/compare.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "galley/walk.hpp"
#include "model/compare_text.hpp"
#include "model/item_path.hpp"

namespace galley {

namespace {

/// Gives anchors names by their order and media keys by their content, so that == asks for neither.
void unify_names(Document& document) {
  std::unordered_map<std::string, std::string> names;
  const auto rename_anchor = [&](auto& part) {
    if (part.id.empty()) return;
    std::string name = "a" + std::to_string(names.size() + 1);
    names.emplace(part.id, name);
    part.id = std::move(name);
  };
  const auto rename_links = [&](Inlines& inlines) {
    walk_inlines(inlines, [&](Inline& each) {
      auto* link = std::get_if<Link>(&each.value);
      if (link == nullptr || link->target.empty() || link->target.front() != '#') return;
      const auto found = names.find(link->target.substr(1));
      if (found != names.end()) link->target = '#' + found->second;
    });
  };

  std::unordered_map<std::string, std::string> keys;
  Document hashed;
  for (auto& [key, media] : document.media) keys.emplace(key, add_media(hashed, std::move(media)));
  document.media = std::move(hashed.media);
  const auto rename = [&](Block& block) {
    rename_anchor(block);
    if (auto* figure = std::get_if<Figure>(&block.value); figure != nullptr && !figure->media.empty()) {
      figure->media = keys.at(figure->media);
    }
  };

  for (Article& article : document.articles) {
    rename_anchor(article);
    walk_article(article, rename_anchor, rename, Ignore());
    for (Note& note : article.notes) walk_blocks(note.blocks, rename, Ignore());
  }
  if (names.empty()) return;
  for (Article& article : document.articles) {
    walk_article(article, Ignore(), Ignore(), rename_links);
    for (Note& note : article.notes) walk_blocks(note.blocks, Ignore(), rename_links);
  }
}

/// Pairs of elements of two lists; npos: the other list has none for it.
using Pairs = std::vector<std::pair<std::size_t, std::size_t>>;
constexpr std::size_t npos = static_cast<std::size_t>(-1);

/// Appends pairs for a stretch in which nothing is equal: in order, then what is over.
void pair_in_order(Pairs& pairs, std::size_t a, std::size_t a_end, std::size_t b, std::size_t b_end) {
  while (a < a_end && b < b_end) pairs.emplace_back(a++, b++);
  while (a < a_end) pairs.emplace_back(a++, npos);
  while (b < b_end) pairs.emplace_back(npos, b++);
}

/// Pairs equal elements by their longest common subsequence, as long as that is cheap, and what is between
/// them in order, so that one paragraph more does not make all that follow differ.
template <class Element>
Pairs align(const std::vector<Element>& a, const std::vector<Element>& b) {
  Pairs pairs;
  std::size_t start = 0;
  std::size_t a_end = a.size();
  std::size_t b_end = b.size();
  while (start < a_end && start < b_end && a[start] == b[start]) pairs.emplace_back(start, start), ++start;
  while (a_end > start && b_end > start && a[a_end - 1] == b[b_end - 1]) --a_end, --b_end;
  const std::size_t rows = a_end - start;
  const std::size_t columns = b_end - start;
  constexpr std::size_t most_cells = 250'000;
  if (rows == columns || rows == 0 || columns == 0 || rows > most_cells / columns) {
    pair_in_order(pairs, start, a_end, start, b_end);
  } else {
    std::vector<bool> equal(rows * columns);
    std::vector<std::uint32_t> longest((rows + 1) * (columns + 1));
    const auto at = [&](std::size_t i, std::size_t j) -> std::uint32_t& { return longest[i * (columns + 1) + j]; };
    for (std::size_t i = rows; i-- > 0;) {
      for (std::size_t j = columns; j-- > 0;) {
        const bool same = a[start + i] == b[start + j];
        equal[i * columns + j] = same;
        at(i, j) = same ? at(i + 1, j + 1) + 1 : std::max(at(i + 1, j), at(i, j + 1));
      }
    }
    std::size_t i = 0;
    std::size_t j = 0;
    std::size_t gap_i = 0;
    std::size_t gap_j = 0;
    while (i < rows && j < columns) {
      if (equal[i * columns + j]) {
        pair_in_order(pairs, start + gap_i, start + i, start + gap_j, start + j);
        pairs.emplace_back(start + i++, start + j++);
        gap_i = i;
        gap_j = j;
      } else if (at(i + 1, j) >= at(i, j + 1)) {
        ++i;
      } else {
        ++j;
      }
    }
    pair_in_order(pairs, start + gap_i, a_end, start + gap_j, b_end);
  }
  for (; a_end < a.size(); ++a_end, ++b_end) pairs.emplace_back(a_end, b_end);
  return pairs;
}

class Comparison {
 public:
  explicit Comparison(std::size_t limit) : limit_(limit) {}

  std::vector<Difference> documents(const Document& a, const Document& b) {
    text("language", a.language, b.language);
    if (a.metadata != b.metadata) {
      path_.push("metadata");
      metadata(a.metadata, b.metadata);
      path_.pop();
    }
    for (const auto& [i, j] : align(a.articles, b.articles)) {
      path_.push("article", (i != npos ? i : j) + 1);
      if (i == npos || j == npos) {
        const Article& article = i != npos ? a.articles[i] : b.articles[j];
        one_sided(i != npos, "the article " + model::quoted(text_of(article.headline)));
      } else if (a.articles[i] != b.articles[j]) {
        articles(a.articles[i], b.articles[j]);
      }
      path_.pop();
    }
    media(a, b);
    return std::move(differences_);
  }

 private:
  void add(std::string message) {
    if (!message.empty() && differences_.size() < limit_) differences_.push_back({path_.text(), std::move(message)});
  }
  void one_sided(bool first, const std::string& what) {
    add("only the " + std::string(first ? "first" : "second") + " has " + what);
  }
  void text(std::string_view name, std::string_view a, std::string_view b) { add(model::text_difference(name, a, b)); }
  template <class Number>
  void number(std::string_view name, Number a, Number b) {
    if (a != b) add(std::string(name) + " differs: " + std::to_string(a) + " and " + std::to_string(b));
  }
  void anchor(const std::string& a, const std::string& b) {
    if (a.empty() != b.empty())
      one_sided(b.empty(), "an anchor here");
    else if (a != b)
      add("links point to different anchors before this one");
  }
  void run(std::string_view name, const Inlines& a, const Inlines& b) {
    if (a == b) return;
    if (!name.empty()) path_.push(name);
    if (a.empty() || b.empty()) {
      one_sided(b.empty(), "one: " + model::quoted(text_of(b.empty() ? a : b)));
    } else {
      add(model::run_difference(a, b));
    }
    if (!name.empty()) path_.pop();
  }

  void metadata(const Metadata& a, const Metadata& b) {
    const auto described = [](const MetadataEntry& entry) { return entry.term + " " + model::quoted(entry.value); };
    for (const auto& [i, j] : align(a, b)) {
      if (i == npos || j == npos) {
        one_sided(i != npos, described(i != npos ? a[i] : b[j]));
      } else if (a[i] != b[j]) {
        text("term", a[i].term, b[j].term);
        text(a[i].term, a[i].value, b[j].value);
        text("scheme of " + a[i].term, a[i].scheme, b[j].scheme);
        text("language of " + a[i].term, a[i].language, b[j].language);
      }
    }
  }

  void media(const Document& a, const Document& b) {
    const auto described = [](const Media& each) {
      return "media of type " + each.media_type + " with " + std::to_string(each.data.size()) + " bytes";
    };
    for (const auto& [key, each] : a.media) {
      const auto found = b.media.find(key);
      if (found == b.media.end()) {
        one_sided(true, described(each));
      } else {
        text("media type", each.media_type, found->second.media_type);
      }
    }
    for (const auto& [key, each] : b.media) {
      if (a.media.find(key) == a.media.end()) one_sided(false, described(each));
    }
  }

  void articles(const Article& a, const Article& b) {
    text("language", a.language, b.language);
    anchor(a.id, b.id);
    run("kicker", a.kicker, b.kicker);
    run("headline", a.headline, b.headline);
    run("deck", a.deck, b.deck);
    if (a.byline != b.byline) {
      path_.push("byline");
      bylines(a.byline, b.byline);
      path_.pop();
    }
    if (a.dateline != b.dateline) {
      path_.push("dateline");
      text("place", a.dateline.place, b.dateline.place);
      text("date", a.dateline.date, b.dateline.date);
      text("ISO date", a.dateline.when, b.dateline.when);
      text("agency", a.dateline.agency, b.dateline.agency);
      text("label", a.dateline.label, b.dateline.label);
      path_.pop();
    }
    blocks(a.blocks, b.blocks);
    sections(a.sections, b.sections);
    for (std::size_t i = 0; i < std::max(a.notes.size(), b.notes.size()); ++i) {
      path_.push("note", i + 1);
      if (i >= a.notes.size() || i >= b.notes.size()) {
        one_sided(i < a.notes.size(), "this note");
      } else {
        blocks(a.notes[i].blocks, b.notes[i].blocks);
      }
      path_.pop();
    }
  }

  void bylines(const Byline& a, const Byline& b) {
    for (const auto& [i, j] : align(a.credits, b.credits)) {
      path_.push("credit", (i != npos ? i : j) + 1);
      if (i == npos || j == npos) {
        const Credit& credit = i != npos ? a.credits[i] : b.credits[j];
        one_sided(i != npos,
                  "this credit: " + model::quoted(credit.names.empty() ? credit.label : credit.names[0].name));
      } else {
        credits(a.credits[i], b.credits[j]);
      }
      path_.pop();
    }
  }

  void credits(const Credit& a, const Credit& b) {
    text("role", a.role, b.role);
    text("label", a.label, b.label);
    for (const auto& [i, j] : align(a.names, b.names)) {
      if (i == npos || j == npos) {
        one_sided(i != npos, "the name " + model::quoted(i != npos ? a.names[i].name : b.names[j].name));
      } else {
        text("name", a.names[i].name, b.names[j].name);
        text("affiliation", a.names[i].affiliation, b.names[j].affiliation);
        text("contact", a.names[i].contact, b.names[j].contact);
      }
    }
  }

  void sections(const std::vector<Section>& a, const std::vector<Section>& b) {
    for (const auto& [i, j] : align(a, b)) {
      path_.push("section", (i != npos ? i : j) + 1);
      if (i == npos || j == npos) {
        one_sided(i != npos, "the section " + model::quoted(text_of((i != npos ? a[i] : b[j]).heading)));
      } else if (a[i] != b[j]) {
        anchor(a[i].id, b[j].id);
        run("heading", a[i].heading, b[j].heading);
        blocks(a[i].blocks, b[j].blocks);
        sections(a[i].sections, b[j].sections);
      }
      path_.pop();
    }
  }

  void blocks(const Blocks& a, const Blocks& b) {
    model::BlockNumbers a_numbers;
    model::BlockNumbers b_numbers;
    for (const auto& [i, j] : align(a, b)) {
      const std::size_t a_number = i != npos ? a_numbers.next(a[i]) : 0;
      const std::size_t b_number = j != npos ? b_numbers.next(b[j]) : 0;
      if (i != npos && j != npos && a[i] == b[j]) continue;
      if (i != npos)
        path_.push(model::kind_name(a[i]), a_number);
      else
        path_.push(model::kind_name(b[j]), b_number);
      if (i == npos || j == npos) {
        one_sided(i != npos, "this " + described(i != npos ? a[i] : b[j]));
      } else if (a[i].value.index() != b[j].value.index()) {
        add("a " + described(a[i]) + " stands where the second has a " + described(b[j]));
      } else {
        anchor(a[i].id, b[j].id);
        block(a[i], b[j]);
      }
      path_.pop();
    }
  }

  static std::string described(const Block& block) {
    std::string name(model::kind_name(block));
    if (const auto* paragraph = std::get_if<Paragraph>(&block.value)) {
      name += ' ' + model::quoted(text_of(paragraph->content));
    }
    return name;
  }

  void block(const Block& a, const Block& b) {
    if (const auto* x = std::get_if<Paragraph>(&a.value)) {
      run({}, x->content, std::get<Paragraph>(b.value).content);
    } else if (const auto* list = std::get_if<List>(&a.value)) {
      lists(*list, std::get<List>(b.value));
    } else if (const auto* table = std::get_if<Table>(&a.value)) {
      tables(*table, std::get<Table>(b.value));
    } else if (const auto* figure = std::get_if<Figure>(&a.value)) {
      figures(*figure, std::get<Figure>(b.value));
    } else if (const auto* quote = std::get_if<Quote>(&a.value)) {
      const auto& other = std::get<Quote>(b.value);
      blocks(quote->blocks, other.blocks);
      run("attribution", quote->attribution, other.attribution);
    } else if (const auto* preformatted = std::get_if<Preformatted>(&a.value)) {
      const auto& other = std::get<Preformatted>(b.value);
      text("text", preformatted->text, other.text);
      text("language", preformatted->language, other.language);
    }
  }

  void lists(const List& a, const List& b) {
    if (a.ordered != b.ordered) add(a.ordered ? "ordered, the second is not" : "not ordered, the second is");
    number("start", a.start, b.start);
    for (const auto& [i, j] : align(a.items, b.items)) {
      path_.push("item", (i != npos ? i : j) + 1);
      if (i == npos || j == npos) {
        one_sided(i != npos, "this item");
      } else {
        blocks(a.items[i].blocks, b.items[j].blocks);
      }
      path_.pop();
    }
  }

  void tables(const Table& a, const Table& b) {
    run("caption", a.caption, b.caption);
    number("number of header rows", a.header_rows, b.header_rows);
    for (const auto& [i, j] : align(a.rows, b.rows)) {
      path_.push("row", (i != npos ? i : j) + 1);
      if (i == npos || j == npos) {
        one_sided(i != npos, "this row");
      } else if (a.rows[i].cells.size() != b.rows[j].cells.size()) {
        number("number of cells", a.rows[i].cells.size(), b.rows[j].cells.size());
      } else {
        for (std::size_t k = 0; k < a.rows[i].cells.size(); ++k) {
          path_.push("cell", k + 1);
          cells(a.rows[i].cells[k], b.rows[j].cells[k]);
          path_.pop();
        }
      }
      path_.pop();
    }
  }

  void cells(const TableCell& a, const TableCell& b) {
    if (a.header != b.header) add(a.header ? "heads its row, the second does not" : "heads no row, the second does");
    number("columns spanned", a.column_span, b.column_span);
    number("rows spanned", a.row_span, b.row_span);
    blocks(a.blocks, b.blocks);
  }

  void figures(const Figure& a, const Figure& b) {
    if (a.media != b.media) {
      if (a.media.empty() || b.media.empty())
        one_sided(b.media.empty(), "the picture itself");
      else
        add("the pictures differ");
    }
    text("source", a.source, b.source);
    text("alternative text", a.alternative_text, b.alternative_text);
    run("caption", a.caption, b.caption);
    run("credit", a.credit, b.credit);
  }

  std::size_t limit_;
  model::ItemPath path_;
  std::vector<Difference> differences_;
};

}  // namespace

std::vector<Difference> compare(const Document& a, const Document& b, std::size_t limit) {
  Document first = a;
  Document second = b;
  canonicalize(first);
  canonicalize(second);
  unify_names(first);
  unify_names(second);
  if (first == second) return {};
  return Comparison(limit).documents(first, second);
}

}  // namespace galley

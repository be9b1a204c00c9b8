// SPDX-License-Identifier: Apache-2.0
#include "pdf/tagged_pieces.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "galley/unicode.hpp"
#include "page_layout/article_pieces.hpp"
#include "page_layout/line_end_hyphens.hpp"
#include "page_layout/paragraph_breaks.hpp"

namespace galley::pdf {
namespace {

using structure::Piece;
using structure::Role;

int heading_level(const std::string& standard) {
  if (standard == "Title") return 1;
  if (standard == "H") return 1;
  if (standard.size() == 2 && standard[0] == 'H' && standard[1] >= '1' && standard[1] <= '9') return standard[1] - '0';
  return 0;
}

bool is_inline(const TagElement& element) {
  static constexpr std::string_view names[] = {"Span", "Link",  "Em",       "Strong", "Code", "Reference", "Quote",
                                               "Sub",  "Ruby",  "RB",       "RT",     "RP",   "Warichu",   "WT",
                                               "WP",   "Annot", "BibEntry", "FENote", "Lbl",  "NonStruct", "Private"};
  return std::find(std::begin(names), std::end(names), element.standard) != std::end(names);
}

class Walk {
 public:
  Walk(const std::vector<TagElement>& tree, const MarkedTexts& texts,
       const std::function<Figure(std::int64_t)>& picture)
      : tree_(tree), texts_(texts), picture_(picture) {}

  TaggedArticles run() {
    find_levels();
    container(0, 0);
    return std::move(result_);
  }

 private:
  const TagElement& at(std::uint32_t index) const { return tree_[index]; }

  void find_levels() {
    top_level_ = 99;
    for (const TagElement& element : tree_) {
      if (const int level = heading_level(element.standard)) top_level_ = std::min(top_level_, level);
    }
    std::map<int, std::size_t> sizes;
    for (std::uint32_t i = 0; i < tree_.size(); ++i) {
      if (at(i).standard != "P") continue;
      for (const TagKid& kid : at(i).kids) {
        if (kid.element != 0) continue;
        if (const MarkedText* text = texts_.find(kid.content.page, kid.content.stream, kid.content.mark))
          sizes[static_cast<int>(text->size * 4 + 0.5F)] += text->characters;
      }
    }
    std::size_t most = 0;
    for (const auto& [size, count] : sizes) {
      if (count > most) {
        most = count;
        body_size_ = static_cast<float>(size) / 4;
      }
    }
  }

  // What an element says of the style of its text.
  static Style style_of(const TagElement& element) {
    if (element.tag == "Em" || element.standard == "Em") return Style::emphasis;
    if (element.tag == "Strong" || element.standard == "Strong") return Style::strong;
    if (element.tag == "Sup") return Style::superscript;
    if (element.tag == "Sub" || element.standard == "Sub") return Style::subscript;
    if (element.tag == "Code" || element.standard == "Code") return Style::code;
    return Style::none;
  }

  // Collects the text of an element and of the inline elements in it.
  struct Line {
    MarkedText text;
    float size = 0;
    std::size_t characters = 0;
    bool strong = true;
    std::uint32_t page = 0;
  };

  void put(Line& line, const MarkedText& text, Style style) {
    MarkedText next = text;
    for (layout::Run& run : next.runs) run.style = run.style | style;
    if (line.page == 0 && text.begin.page >= 0) line.page = static_cast<std::uint32_t>(text.begin.page) + 1;
    if (text.characters > line.characters) line.size = text.size;
    line.characters += text.characters;
    line.strong = line.strong && (text.strong || text.characters == 0);
    if (line.text.runs.empty()) {
      line.text = std::move(next);
    } else {
      join(line.text, next, texts_.habits());
    }
  }

  // All text of an element as one run of inlines; blocks within it are left to the caller.
  void gather(std::uint32_t index, Line& line, Style style, std::vector<std::uint32_t>* blocks) {
    const TagElement& element = at(index);
    style = style | style_of(element);
    if (element.actual_text && !element.kids.empty()) {
      MarkedText text;
      text.runs = {{*element.actual_text, style, -1}};
      text.characters = count_code_points(*element.actual_text);
      for (const TagKid& kid : element.kids) {
        if (kid.element != 0) continue;
        if (const MarkedText* held = texts_.find(kid.content.page, kid.content.stream, kid.content.mark)) {
          if (text.begin.page < 0) text.begin = held->begin;
          text.end = held->end;
          text.size = held->size;
        }
      }
      put(line, text, style);
      return;
    }
    for (const TagKid& kid : element.kids) {
      if (kid.element == 0) {
        const MarkedText* text = texts_.find(kid.content.page, kid.content.stream, kid.content.mark);
        if (text != nullptr) put(line, *text, style);
        continue;
      }
      const TagElement& child = at(kid.element);
      if (blocks != nullptr && !is_inline(child) && child.tag != "Dateline" && style_of(child) == Style::none) {
        blocks->push_back(kid.element);
        continue;
      }
      if (child.standard == "Note" || child.standard == "FENote" || child.standard == "RT" || child.standard == "RP") {
        if (blocks != nullptr && child.standard != "RT" && child.standard != "RP") blocks->push_back(kid.element);
        continue;
      }
      gather(kid.element, line, style, blocks);
    }
  }

  Inlines finish(Line& line, bool plain_strong) {
    // A hyphen that a line ended with and a small letter followed is taken to have broken the word.
    static const std::string open_hyphen = [] {
      std::string text;
      append_utf8(text, layout::open_hyphen);
      return text;
    }();
    for (layout::Run& run : line.text.runs) {
      for (std::size_t at = run.text.find(open_hyphen); at != std::string::npos; at = run.text.find(open_hyphen, at))
        run.text.erase(at, open_hyphen.size());
    }
    return layout::inlines_of(line.text.runs, texts_.links(), plain_strong);
  }

  Inlines text_of_element(std::uint32_t index) {
    Line line;
    gather(index, line, Style::none, nullptr);
    return finish(line, line.strong);
  }

  void break_article() {
    if (!after_article_ || nested_) return;
    after_article_ = false;
    Piece piece;
    piece.role = Role::article_break;
    result_.pieces.push_back(std::move(piece));
  }

  void add(Piece piece) {
    break_article();
    result_.pieces.push_back(std::move(piece));
  }

  void add_text(std::uint32_t index, Role role, std::uint32_t level) {
    Line line;
    std::vector<std::uint32_t> blocks;
    gather(index, line, Style::none, &blocks);
    Piece piece;
    piece.role = role;
    piece.level = level;
    piece.place.page = line.page;
    piece.strong = line.strong && line.characters > 0;
    piece.relative_size = body_size_ > 0 && line.size > 0 ? line.size / body_size_ : 1;
    piece.language = at(index).language;
    if (role != Role::unknown && role != Role::body) piece.evidence = "tag " + at(index).tag;
    if (in_quote_) make_upright(line.text.runs);
    Inlines inlines = finish(line, piece.strong);
    if (!inlines.empty()) {
      piece.block.value = Paragraph{std::move(inlines)};
      add(std::move(piece));
    }
    for (const std::uint32_t block : blocks) element(block, 1);
  }

  // Blocks of a part of the document by themselves: of an item, a cell, a quotation.
  Blocks blocks_of(std::uint32_t index, int depth) {
    std::vector<Piece> outer;
    std::swap(outer, result_.pieces);
    const bool nested = std::exchange(nested_, true);
    const TagElement& element_at = at(index);
    const bool has_block = std::any_of(element_at.kids.begin(), element_at.kids.end(), [&](const TagKid& kid) {
      return kid.element != 0 && !is_inline(at(kid.element)) && style_of(at(kid.element)) == Style::none;
    });
    if (has_block) {
      container(index, depth + 1);
    } else {
      add_text(index, Role::body, 0);
    }
    Blocks blocks;
    for (Piece& piece : result_.pieces) {
      if (piece.role != Role::article_break) blocks.push_back(std::move(piece.block));
    }
    std::swap(outer, result_.pieces);
    nested_ = nested;
    return blocks;
  }

  void container(std::uint32_t index, int depth) {
    Line line;
    const auto end_line = [&] {
      if (line.text.runs.empty()) return;
      Piece piece;
      piece.place.page = line.page;
      piece.strong = line.strong;
      piece.relative_size = body_size_ > 0 && line.size > 0 ? line.size / body_size_ : 1;
      piece.block.value = Paragraph{finish(line, line.strong)};
      add(std::move(piece));
      line = {};
    };
    for (const TagKid& kid : at(index).kids) {
      if (kid.element == 0) {
        if (const MarkedText* text = texts_.find(kid.content.page, kid.content.stream, kid.content.mark))
          put(line, *text, Style::none);
        continue;
      }
      const TagElement& child = at(kid.element);
      if ((is_inline(child) && child.standard != "FENote") || style_of(child) != Style::none) {
        gather(kid.element, line, Style::none, nullptr);
        continue;
      }
      end_line();
      element(kid.element, depth + 1);
    }
    end_line();
  }

  void element(std::uint32_t index, int depth) {
    const TagElement& tag = at(index);
    const std::string& name = tag.standard;
    if (depth > 190 || tag.tag == "Artifact") return;
    if (!nested_) {
      if (tag.tag == "Kicker") return add_text(index, Role::kicker, 0);
      if (tag.tag == "Deck") return add_text(index, Role::deck, 0);
      if (tag.tag == "Byline") return add_text(index, Role::byline, 0);
      if (const int level = heading_level(name)) {
        const bool headline = level == top_level_;
        return add_text(index, headline ? Role::headline : Role::heading,
                        headline ? 0 : static_cast<std::uint32_t>(level - top_level_));
      }
    }
    if (tag.tag == "Preformatted") return add_block({Preformatted{text_of(text_of_element(index)), {}}, {}});
    if (name == "Art" && !nested_) {
      // What stands between two articles belongs to the second: a kicker, mostly.
      break_article();
      container(index, depth);
      after_article_ = true;
      return;
    }
    if (name == "L") return add_list(index, depth);
    if (name == "Table") return add_table(index, depth);
    if (name == "Figure") return add_figure(index);
    if (name == "BlockQuote") return add_quote(index, depth);
    if (name == "Note" || name == "FENote") return add_note(index, depth);
    static constexpr std::string_view text[] = {"P",  "Caption", "TOCI", "Index", "Formula", "H",   "H1",   "H2",
                                                "H3", "H4",      "H5",   "H6",    "Title",   "Lbl", "LBody"};
    if (std::find(std::begin(text), std::end(text), name) != std::end(text) && !holds_blocks(index))
      return add_text(index, nested_ ? Role::body : Role::unknown, 0);
    container(index, depth);
  }

  bool holds_blocks(std::uint32_t index) const {
    bool blocks = false;
    bool content = false;
    for (const TagKid& kid : at(index).kids) {
      if (kid.element == 0) {
        content = true;
      } else if (!is_inline(at(kid.element)) && style_of(at(kid.element)) == Style::none) {
        blocks = true;
      }
    }
    return blocks && !content;
  }

  void add_block(Block block) {
    Piece piece;
    piece.role = Role::body;
    piece.block = std::move(block);
    add(std::move(piece));
  }

  void add_list(std::uint32_t index, int depth) {
    List list;
    list.ordered = at(index).ordered;
    bool first = true;
    for (const TagKid& kid : at(index).kids) {
      if (kid.element == 0) continue;
      const TagElement& child = at(kid.element);
      if (child.standard == "Caption") {
        add_text(kid.element, Role::body, 0);
        continue;
      }
      if (child.standard == "L") {
        // Nested lists stand beside the item they belong to in some files.
        Blocks inner = blocks_of_list(kid.element, depth);
        if (list.items.empty()) list.items.emplace_back();
        for (Block& block : inner) list.items.back().blocks.push_back(std::move(block));
        continue;
      }
      ListItem item;
      std::string label;
      bool parts = false;
      for (const TagKid& part : child.kids) {
        if (part.element == 0) continue;
        const std::string& role = at(part.element).standard;
        if (role == "Lbl") {
          label = text_of(text_of_element(part.element));
          parts = true;
        } else if (role == "LBody") {
          Blocks blocks = blocks_of(part.element, depth + 2);
          for (Block& block : blocks) item.blocks.push_back(std::move(block));
          parts = true;
        } else if (role == "L" && parts) {
          Blocks blocks = blocks_of_list(part.element, depth + 2);
          for (Block& block : blocks) item.blocks.push_back(std::move(block));
        }
      }
      if (!parts) {
        item.blocks = blocks_of(kid.element, depth + 1);
      }
      // A label may be all that tells whether the items are numbered.
      if (!label.empty()) {
        const layout::ListMarker marker = layout::list_marker(label + " ");
        if (first && marker.ordered) {
          list.ordered = true;
          list.start = marker.number;
        }
      }
      first = false;
      list.items.push_back(std::move(item));
    }
    if (!list.items.empty()) add_block({std::move(list), {}});
  }

  Blocks blocks_of_list(std::uint32_t index, int depth) {
    std::vector<Piece> outer;
    std::swap(outer, result_.pieces);
    const bool nested = std::exchange(nested_, true);
    add_list(index, depth);
    Blocks blocks;
    for (Piece& piece : result_.pieces) blocks.push_back(std::move(piece.block));
    std::swap(outer, result_.pieces);
    nested_ = nested;
    return blocks;
  }

  void add_row(std::uint32_t index, Table& table, bool head, int depth) {
    TableRow row;
    bool all_headers = true;
    for (const TagKid& kid : at(index).kids) {
      if (kid.element == 0) continue;
      const TagElement& child = at(kid.element);
      const bool header = child.standard == "TH";
      if (!header && child.standard != "TD") continue;
      TableCell cell;
      cell.column_span = child.column_span;
      cell.row_span = child.row_span;
      cell.header = header && child.row_header;
      all_headers = all_headers && header && !child.row_header;
      cell.blocks = blocks_of(kid.element, depth + 1);
      row.cells.push_back(std::move(cell));
    }
    if (row.cells.empty()) return;
    if ((head || all_headers) && table.header_rows == table.rows.size()) ++table.header_rows;
    table.rows.push_back(std::move(row));
  }

  void add_table(std::uint32_t index, int depth) {
    Table table;
    for (const TagKid& kid : at(index).kids) {
      if (kid.element == 0) continue;
      const std::string& role = at(kid.element).standard;
      if (role == "Caption") {
        table.caption = text_of_element(kid.element);
      } else if (role == "TR") {
        add_row(kid.element, table, false, depth);
      } else {
        for (const TagKid& row : at(kid.element).kids) {
          if (row.element != 0 && at(row.element).standard == "TR") add_row(row.element, table, role == "THead", depth);
        }
      }
    }
    if (!table.rows.empty()) add_block({std::move(table), {}});
  }

  std::int64_t picture_in(std::uint32_t index, int depth) const {
    for (const TagKid& kid : at(index).kids) {
      if (kid.element != 0) {
        if (depth < 20) {
          if (const std::int64_t found = picture_in(kid.element, depth + 1)) return found;
        }
      } else if (kid.content.object != 0) {
        return kid.content.object;
      } else if (const std::int64_t found = texts_.picture(kid.content.page, kid.content.stream, kid.content.mark)) {
        return found;
      }
    }
    return 0;
  }

  void add_figure(std::uint32_t index) {
    Figure figure;
    if (const std::int64_t object = picture_in(index, 0); object != 0 && picture_) figure = picture_(object);
    figure.alternative_text = at(index).alternative_text;
    std::vector<std::uint32_t> others;
    for (const TagKid& kid : at(index).kids) {
      if (kid.element == 0) continue;
      const TagElement& child = at(kid.element);
      if (child.standard == "Caption") {
        figure.caption = text_of_element(kid.element);
      } else if (child.tag == "Credit") {
        figure.credit = text_of_element(kid.element);
      } else {
        others.push_back(kid.element);
      }
    }
    // Text within a picture is text all the same.
    if (figure.media.empty()) {
      Inlines text;
      Line line;
      for (const TagKid& kid : at(index).kids) {
        if (kid.element != 0) continue;
        if (const MarkedText* held = texts_.find(kid.content.page, kid.content.stream, kid.content.mark))
          put(line, *held, Style::none);
      }
      text = finish(line, true);
      if (!text.empty()) add_block({Paragraph{std::move(text)}, {}});
    }
    if (!figure.media.empty() || !figure.caption.empty()) add_block({std::move(figure), {}});
    for (const std::uint32_t other : others) element(other, 1);
  }

  static void erase_front(Inlines& inlines, std::size_t bytes) {
    if (inlines.empty()) return;
    auto* text = std::get_if<Text>(&inlines.front().value);
    if (text != nullptr && text->text.size() >= bytes) text->text.erase(0, bytes);
  }

  // Quotations are set in italics for being quotations; only what differs within them is emphasis.
  static void make_upright(std::vector<layout::Run>& runs) {
    const bool all =
        std::all_of(runs.begin(), runs.end(), [](const layout::Run& run) { return has(run.style, Style::emphasis); });
    if (!all) return;
    for (layout::Run& run : runs)
      run.style = static_cast<Style>(static_cast<unsigned>(run.style) & ~static_cast<unsigned>(Style::emphasis));
  }

  void add_quote(std::uint32_t index, int depth) {
    Quote quote;
    for (const TagKid& kid : at(index).kids) {
      if (kid.element != 0 && at(kid.element).tag == "Attribution") quote.attribution = text_of_element(kid.element);
    }
    const std::string printed = text_of(quote.attribution);
    const bool outer = std::exchange(in_quote_, true);
    quote.blocks = blocks_of(index, depth + 1);
    in_quote_ = outer;
    if (!quote.attribution.empty() && !quote.blocks.empty()) {
      const auto* last = std::get_if<Paragraph>(&quote.blocks.back().value);
      if (last != nullptr && text_of(last->content) == printed) quote.blocks.pop_back();
    }
    // The dash before a name is the printer's.
    if (printed.starts_with("— ")) erase_front(quote.attribution, std::string_view("— ").size());
    add_block({std::move(quote), {}});
  }

  // Notes without a way back to their references stay where they are tagged, as text.
  void add_note(std::uint32_t index, int depth) {
    Blocks blocks = blocks_of(index, depth + 1);
    for (Block& block : blocks) add_block(std::move(block));
  }

  const std::vector<TagElement>& tree_;
  const MarkedTexts& texts_;
  const std::function<Figure(std::int64_t)>& picture_;
  TaggedArticles result_;
  int top_level_ = 99;
  float body_size_ = 0;
  bool nested_ = false;
  bool in_quote_ = false;
  bool after_article_ = false;
};

}  // namespace

TagMeasure measure_tags(const std::vector<TagElement>& tree, const MarkedTexts& texts) {
  TagMeasure measure;
  std::size_t held = 0;
  std::size_t largest = 0;
  for (const TagElement& element : tree) {
    std::size_t own = 0;
    for (const TagKid& kid : element.kids) {
      if (kid.element != 0) continue;
      if (const MarkedText* text = texts.find(kid.content.page, kid.content.stream, kid.content.mark))
        own += text->characters;
    }
    if (own > 0) ++measure.blocks;
    held += own;
    largest = std::max(largest, own);
  }
  const double all = static_cast<double>(std::max<std::size_t>(texts.characters(), 1));
  measure.held = static_cast<double>(held) / all;
  measure.largest = static_cast<double>(largest) / all;
  return measure;
}

TaggedArticles tagged_pieces(const std::vector<TagElement>& tree, const MarkedTexts& texts,
                             const std::function<Figure(std::int64_t)>& picture) {
  return Walk(tree, texts, picture).run();
}

}  // namespace galley::pdf

// SPDX-License-Identifier: Apache-2.0
#include "pdf/tagged_pieces.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "page_layout/article_pieces.hpp"
#include "page_layout/paragraph_breaks.hpp"
#include "pdf/tagged_lines.hpp"

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

class Walk {
 public:
  Walk(const std::vector<TagElement>& tree, const MarkedTexts& texts,
       const std::function<Figure(std::int64_t)>& picture)
      : tree_(tree), texts_(texts), picture_(picture), lines_(tree, texts) {}

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
    TaggedLine line;
    std::vector<std::uint32_t> blocks;
    lines_.gather(index, line, Style::none, &blocks);
    Piece piece;
    piece.role = role;
    piece.level = level;
    piece.place.page = line.page;
    piece.strong = line.strong && line.characters > 0;
    piece.relative_size = body_size_ > 0 && line.size > 0 ? line.size / body_size_ : 1;
    piece.language = at(index).language;
    if (role != Role::unknown && role != Role::body) piece.evidence = "tag " + at(index).tag;
    if (in_quote_) make_upright(line.text.runs);
    Inlines inlines = lines_.finish(line, piece.strong);
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
      return kid.element != 0 && !is_inline_tag(at(kid.element)) && style_of_tag(at(kid.element)) == Style::none;
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
    TaggedLine line;
    const auto end_line = [&] {
      if (line.text.runs.empty()) return;
      Piece piece;
      piece.place.page = line.page;
      piece.strong = line.strong;
      piece.relative_size = body_size_ > 0 && line.size > 0 ? line.size / body_size_ : 1;
      piece.block.value = Paragraph{lines_.finish(line, line.strong)};
      add(std::move(piece));
      line = {};
    };
    for (const TagKid& kid : at(index).kids) {
      if (kid.element == 0) {
        if (const MarkedText* text = texts_.find(kid.content.page, kid.content.stream, kid.content.mark))
          lines_.put(line, *text, Style::none);
        continue;
      }
      const TagElement& child = at(kid.element);
      if ((is_inline_tag(child) && child.standard != "FENote") || style_of_tag(child) != Style::none) {
        lines_.gather(kid.element, line, Style::none, nullptr);
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
    if (tag.tag == "Preformatted") return add_block({Preformatted{text_of(lines_.text_of_element(index)), {}}, {}});
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
      } else if (!is_inline_tag(at(kid.element)) && style_of_tag(at(kid.element)) == Style::none) {
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
          label = text_of(lines_.text_of_element(part.element));
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
        table.caption = lines_.text_of_element(kid.element);
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
        figure.caption = lines_.text_of_element(kid.element);
      } else if (child.tag == "Credit") {
        figure.credit = lines_.text_of_element(kid.element);
      } else {
        others.push_back(kid.element);
      }
    }
    // Text within a picture is text all the same.
    if (figure.media.empty()) {
      Inlines text;
      TaggedLine line;
      for (const TagKid& kid : at(index).kids) {
        if (kid.element != 0) continue;
        if (const MarkedText* held = texts_.find(kid.content.page, kid.content.stream, kid.content.mark))
          lines_.put(line, *held, Style::none);
      }
      text = lines_.finish(line, true);
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
      if (kid.element != 0 && at(kid.element).tag == "Attribution")
        quote.attribution = lines_.text_of_element(kid.element);
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
    const std::int32_t number = lines_.note_number(index);
    if (number >= 0 && !blocks.empty()) {
      result_.notes.push_back({layout::note_id(number), std::move(blocks)});
      return;
    }
    for (Block& block : blocks) add_block(std::move(block));
  }

  const std::vector<TagElement>& tree_;
  const MarkedTexts& texts_;
  const std::function<Figure(std::int64_t)>& picture_;
  TaggedLines lines_;
  TaggedArticles result_;
  int top_level_ = 99;
  float body_size_ = 0;
  bool nested_ = false;
  bool in_quote_ = false;
  bool after_article_ = false;
};

}  // namespace

TaggedArticles tagged_pieces(const std::vector<TagElement>& tree, const MarkedTexts& texts,
                             const std::function<Figure(std::int64_t)>& picture) {
  return Walk(tree, texts, picture).run();
}

}  // namespace galley::pdf

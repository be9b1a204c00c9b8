// SPDX-License-Identifier: Apache-2.0
#include "pandoc_json/block_reader.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include "pandoc_json/classes.hpp"
#include "pandoc_json/table_grid.hpp"

namespace galley::pandoc_json {

namespace {

constexpr std::int64_t most_rows_spanned = 65'535;

bool is_blank(const Inlines& inlines) {
  return std::all_of(inlines.begin(), inlines.end(), [](const Inline& each) {
    const auto* text = std::get_if<Text>(&each.value);
    return text != nullptr && text->text.find_first_not_of(' ') == std::string::npos;
  });
}

class BlockReader {
 public:
  BlockReader(Reading& reading, Blocks& blocks) : reading_(reading), blocks_(blocks) {}

  void read(const Json& block) {
    const std::string_view type = type_of(block);
    const Json& content = content_of(block);
    if (type == "Para" || type == "Plain") return paragraph(content);
    if (type == "BulletList") return list(content, false, 1);
    if (type == "OrderedList") return list(at(content, 1), true, number_of(at(at(content, 0), 0)));
    if (type == "Table") return table(content);
    if (type == "BlockQuote") return quote(content);
    if (type == "Div") return division(content);
    if (type == "Figure") return figure_of_new_pandoc(content);
    if (type == "HorizontalRule") return add(Break{});
    if (type == "CodeBlock") {
      const Attributes attributes(at(content, 0));
      return add(Preformatted{std::string(text_of(at(content, 1))), attributes.first_class()}, attributes.identifier());
    }
    rarer(type, content);
  }

 private:
  template <class Value>
  void add(Value value, std::string id = {}) {
    blocks_.push_back({std::move(value), std::move(id)});
  }

  void rarer(std::string_view type, const Json& content) {
    if (type == "Header") {
      reading_.lost("that a paragraph is a heading, where no section can begin; its text is kept");
      Run run = read_run(reading_, at(content, 2));
      for (Inline& each : run.inlines) {
        if (auto* text = std::get_if<Text>(&each.value)) text->style = text->style | Style::strong;
      }
      return add(Paragraph{std::move(run.inlines)}, Attributes(at(content, 1)).identifier());
    }
    if (type == "LineBlock") {
      Inlines lines;
      if (content.is_array()) {
        for (const Json& line : content) append_line(lines, read_run(reading_, line).inlines);
      }
      return add(Paragraph{std::move(lines)});
    }
    if (type == "DefinitionList") return definitions(content);
    if (type == "Null") return;
    if (type == "RawBlock") {
      return reading_.lost("markup for the format '" + std::string(text_of(at(content, 0))) + "' alone");
    }
    reading_.lost("an element of a kind that is not known: '" + std::string(type) + "'");
  }

  static void append_line(Inlines& lines, Inlines line) {
    if (!lines.empty()) lines.push_back({LineBreak{}});
    lines.insert(lines.end(), std::make_move_iterator(line.begin()), std::make_move_iterator(line.end()));
  }

  void paragraph(const Json& content) {
    Run run = read_run(reading_, content);
    if (!is_blank(run.inlines) || run.figures.empty()) {
      add(Paragraph{std::move(run.inlines)}, std::move(run.identifier));
    } else if (run.figures.front().id.empty()) {
      run.figures.front().id = std::move(run.identifier);
    }
    std::move(run.figures.begin(), run.figures.end(), std::back_inserter(blocks_));
  }

  void list(const Json& items, bool ordered, std::int64_t start) {
    const Level level(reading_);
    List list;
    list.ordered = ordered;
    constexpr std::int64_t most = std::numeric_limits<std::int32_t>::max();
    list.start = ordered ? static_cast<std::int32_t>(std::clamp<std::int64_t>(start, -most - 1, most)) : 1;
    if (items.is_array()) {
      for (const Json& item : items) read_blocks(reading_, item, list.items.emplace_back().blocks);
    }
    add(std::move(list));
  }

  /// Terms and what they mean: a list whose items begin with the term.
  void definitions(const Json& content) {
    const Level level(reading_);
    reading_.lost("that a list defines terms; it is kept as a list with strong terms");
    List list;
    if (content.is_array()) {
      for (const Json& each : content) {
        Blocks& item = list.items.emplace_back().blocks;
        Run term = read_run(reading_, at(each, 0));
        for (Inline& part : term.inlines) {
          if (auto* text = std::get_if<Text>(&part.value)) text->style = text->style | Style::strong;
        }
        item.push_back({Paragraph{std::move(term.inlines)}, {}});
        if (!at(each, 1).is_array()) continue;
        for (const Json& meaning : at(each, 1)) read_blocks(reading_, meaning, item);
      }
    }
    add(std::move(list));
  }

  void quote(const Json& content) {
    const Level level(reading_);
    Quote quote;
    if (content.is_array()) {
      for (const Json& block : content) {
        if (type_of(block) == "Div" && Attributes(at(content_of(block), 0)).has_class(classes::attribution)) {
          quote.attribution = read_run_of_blocks(reading_, at(content_of(block), 1));
        } else {
          read_block(reading_, block, quote.blocks);
        }
      }
    }
    add(std::move(quote));
  }

  void rows(const Json& list, std::int64_t heads, bool all_heads, TableGrid& grid, Table& table) {
    if (!list.is_array()) return;
    for (const Json& row : list) {
      TableRow& made = table.rows.emplace_back();
      grid.next_row();
      const Json& cells = at(row, 1);
      if (!cells.is_array()) continue;
      for (const Json& cell : cells) {
        TableCell& read = made.cells.emplace_back();
        read.row_span =
            static_cast<std::uint32_t>(std::clamp<std::int64_t>(number_of(at(cell, 2)), 1, most_rows_spanned));
        read.column_span = static_cast<std::uint32_t>(std::clamp<std::int64_t>(number_of(at(cell, 3)), 1, 1000));
        const auto column = static_cast<std::int64_t>(grid.place(read.column_span, read.row_span));
        read.header = all_heads || column < heads || Attributes(at(cell, 0)).has_class(classes::header);
        read_blocks(reading_, at(cell, 4), read.blocks);
      }
    }
  }

  void table(const Json& content) {
    const Level level(reading_);
    Table table;
    table.caption = read_run_of_blocks(reading_, at(at(content, 1), 1));
    TableGrid grid;
    rows(at(at(content, 3), 1), 0, false, grid, table);
    table.header_rows = static_cast<std::uint32_t>(table.rows.size());
    if (at(content, 4).is_array()) {
      for (const Json& body : at(content, 4)) {
        rows(at(body, 2), 0, true, grid, table);
        rows(at(body, 3), number_of(at(body, 1)), false, grid, table);
      }
    }
    rows(at(at(content, 5), 1), 0, false, grid, table);
    add(std::move(table), Attributes(at(content, 0)).identifier());
  }

  /// The picture that blocks hold and nothing else, with its credit.
  bool figure(const Json& list, Figure& figure) {
    const Json* picture = nullptr;
    const Json* credit = nullptr;
    if (!list.is_array()) return false;
    for (const Json& block : list) {
      const Json& content = content_of(block);
      const std::string_view type = type_of(block);
      if ((type == "Para" || type == "Plain") && picture == nullptr && content.is_array() && content.size() == 1 &&
          type_of(content[0]) == "Image") {
        picture = &content[0];
      } else if (type == "Div" && Attributes(at(content, 0)).has_class(classes::credit)) {
        credit = &at(content, 1);
      } else {
        return false;
      }
    }
    if (picture == nullptr) return false;
    figure = read_picture(reading_, *picture);
    if (credit != nullptr) figure.credit = read_run_of_blocks(reading_, *credit);
    return true;
  }

  /// The Figure of pandoc's types from 1.23 on: attributes, caption, blocks.
  void figure_of_new_pandoc(const Json& content) {
    Figure read;
    const std::string id = Attributes(at(content, 0)).identifier();
    Inlines caption = read_run_of_blocks(reading_, at(at(content, 1), 1));
    if (figure(at(content, 2), read)) {
      read.caption = std::move(caption);
      return add(std::move(read), id);
    }
    const std::size_t before = blocks_.size();
    read_blocks(reading_, at(content, 2), blocks_);
    add(Paragraph{std::move(caption)});
    if (blocks_[before].id.empty()) blocks_[before].id = id;
  }

  void division(const Json& content) {
    const Attributes attributes(at(content, 0));
    Figure read;
    if (attributes.has_class(classes::figure) && figure(at(content, 1), read)) {
      return add(std::move(read), attributes.identifier());
    }
    const std::size_t before = blocks_.size();
    read_blocks(reading_, at(content, 1), blocks_);
    if (before < blocks_.size() && blocks_[before].id.empty()) blocks_[before].id = attributes.identifier();
  }

  Reading& reading_;
  Blocks& blocks_;
};

}  // namespace

void read_block(Reading& reading, const Json& block, Blocks& blocks) { BlockReader(reading, blocks).read(block); }

void read_blocks(Reading& reading, const Json& list, Blocks& blocks) {
  if (!list.is_array()) return;
  for (const Json& block : list) read_block(reading, block, blocks);
}

Inlines read_run_of_blocks(Reading& reading, const Json& list) {
  Blocks blocks;
  read_blocks(reading, list, blocks);
  Inlines run;
  for (Block& block : blocks) {
    auto* paragraph = std::get_if<Paragraph>(&block.value);
    if (paragraph == nullptr) {
      reading.lost("a block in a place that holds a line of text");
      continue;
    }
    if (!run.empty()) run.push_back({LineBreak{}});
    std::move(paragraph->content.begin(), paragraph->content.end(), std::back_inserter(run));
  }
  return run;
}

std::size_t begin_note(Reading& reading, const std::string& name) {
  std::vector<Note>& notes = reading.article->notes;
  notes.push_back({"note-" + std::to_string(notes.size() + 1), {}});
  if (!name.empty()) reading.notes[name] = notes.back().id;
  return notes.size() - 1;
}

void read_note(Reading& reading, const Json& blocks, std::size_t number) {
  const Level level(reading);
  Blocks read;
  read_blocks(reading, blocks, read);
  reading.article->notes[number].blocks = std::move(read);
}

}  // namespace galley::pandoc_json

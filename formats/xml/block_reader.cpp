// SPDX-License-Identifier: Apache-2.0
#include "xml/block_reader.hpp"

#include <string>

namespace galley::xml {

namespace {

/// Blocks and nothing else.
struct PlainHolder {
  Blocks& to;

  Blocks& blocks() { return to; }
  static bool take(const Element&) { return false; }
};

struct QuoteHolder {
  Reading& reading;
  Quote& quote;

  Blocks& blocks() { return quote.blocks; }
  bool take(const Element& element) {
    if (element.tag() != Tag::attribution) return false;
    element.expect_attributes({});
    if (!quote.attribution.empty()) quote.attribution.push_back({LineBreak{}});
    for (Inline& each : read_run(reading, element)) quote.attribution.push_back(std::move(each));
    return true;
  }
};

/// One element with its content as blocks, whatever it is.
Blocks blocks_of_any(Reading& reading, const Element& element) {
  Blocks blocks;
  if (is_block(element.tag())) {
    read_block(reading, element, blocks);
  } else if (is_inline(element.tag())) {
    Inlines inlines;
    read_inline(reading, element, inlines);
    blocks.push_back({Paragraph{std::move(inlines)}, {}});
  } else {
    read_misplaced(reading, element, blocks);
  }
  return blocks;
}

/// Reads what an element holds that should hold elements of one kind only. `take(element)` reads those that
/// have a place; `wrap(blocks)` takes what has none. Unknown elements are looked into.
template <class Take, class Wrap>
void read_parts(Reading& reading, pugi::xml_node parent, const Take& take, const Wrap& wrap) {
  each_child(
      parent,
      [&](std::string_view text, std::ptrdiff_t offset) {
        if (is_blank(text)) return;
        reading.warn_of_text(code::malformed, "text stands in <" + shown(parent.name()) + ">", offset);
        wrap(Blocks{paragraph(text)});
      },
      [&](pugi::xml_node child) {
        reading.context.check_cancelled();
        const Element element(reading, child);
        if (take(element)) return;
        if (element.tag() == Tag::unknown) {
          reading.unknown(element);
          read_parts(reading, child, take, wrap);
        } else {
          reading.misplaced(element);
          wrap(blocks_of_any(reading, element));
        }
      });
}

List read_list(Reading& reading, const Element& element) {
  element.expect_attributes({"id", "ordered", "start"});
  const Nesting nesting(reading, reading.block_nesting, element.node());
  List list{element.boolean("ordered"), element.number("start", INT32_MIN, 1), {}};
  read_parts(
      reading, element.node(),
      [&](const Element& part) {
        if (part.tag() != Tag::item) return false;
        part.expect_attributes({});
        ListItem item;
        read_blocks(reading, part, item.blocks);
        list.items.push_back(std::move(item));
        return true;
      },
      [&](Blocks blocks) { list.items.push_back({std::move(blocks)}); });
  return list;
}

TableCell read_cell(Reading& reading, const Element& element) {
  element.expect_attributes({"header", "column-span", "row-span"});
  TableCell cell{
      {}, element.boolean("header"), element.number("column-span", 1U, 1U), element.number("row-span", 1U, 1U)};
  read_blocks(reading, element, cell.blocks);
  return cell;
}

TableRow read_row(Reading& reading, const Element& element) {
  element.expect_attributes({});
  TableRow row;
  read_parts(
      reading, element.node(),
      [&](const Element& part) {
        if (part.tag() != Tag::cell) return false;
        row.cells.push_back(read_cell(reading, part));
        return true;
      },
      [&](Blocks blocks) {
        row.cells.push_back({std::move(blocks), false, 1, 1});
      });
  return row;
}

Table read_table(Reading& reading, const Element& element) {
  element.expect_attributes({"id", "header-rows"});
  const Nesting nesting(reading, reading.block_nesting, element.node());
  Table table{{}, element.number("header-rows", 0U, 0U), {}};
  read_parts(
      reading, element.node(),
      [&](const Element& part) {
        if (part.tag() == Tag::row) {
          table.rows.push_back(read_row(reading, part));
        } else if (part.tag() == Tag::caption) {
          part.expect_attributes({});
          if (!table.caption.empty()) table.caption.push_back({LineBreak{}});
          for (Inline& each : read_run(reading, part)) table.caption.push_back(std::move(each));
        } else if (part.tag() == Tag::cell) {
          reading.misplaced(part);
          table.rows.push_back({{read_cell(reading, part)}});
        } else {
          return false;
        }
        return true;
      },
      [&](Blocks blocks) {
        table.rows.push_back({{TableCell{std::move(blocks), false, 1, 1}}});
      });
  return table;
}

/// A figure, and blocks that stood in it and go after it.
Figure read_figure(Reading& reading, const Element& element, Blocks& after) {
  element.expect_attributes({"id", "media", "source"});
  Figure figure;
  figure.source = element.attribute("source");
  if (const std::string media(element.attribute("media")); !media.empty()) {
    const auto found = reading.media_keys.find(media);
    if (found != reading.media_keys.end()) {
      figure.media = found->second;
    } else {
      reading.warn(code::missing_part, "the file '" + shown(media) + "' that a figure shows is not in <media>",
                   element.node());
    }
  }
  read_parts(
      reading, element.node(),
      [&](const Element& part) {
        Inlines* to = nullptr;
        if (part.tag() == Tag::caption) to = &figure.caption;
        if (part.tag() == Tag::credit) to = &figure.credit;
        if (to != nullptr) {
          part.expect_attributes({});
          if (!to->empty()) to->push_back({LineBreak{}});
          for (Inline& each : read_run(reading, part)) to->push_back(std::move(each));
        } else if (part.tag() == Tag::alternative_text) {
          part.expect_attributes({});
          if (!figure.alternative_text.empty()) figure.alternative_text += ' ';
          figure.alternative_text += read_line(reading, part);
        } else {
          return false;
        }
        return true;
      },
      [&](Blocks blocks) { std::move(blocks.begin(), blocks.end(), std::back_inserter(after)); });
  return figure;
}

Preformatted read_preformatted(Reading& reading, const Element& element) {
  element.expect_attributes({"id", "language"});
  Preformatted preformatted;
  preformatted.language = element.attribute("language");
  each_child(
      element.node(), [&](std::string_view text) { preformatted.text += text; },
      [&](pugi::xml_node child) {
        const Element part(reading, child);
        if (part.tag() == Tag::br) {
          preformatted.text += '\n';
          return;
        }
        if (part.tag() == Tag::unknown) {
          reading.unknown(part);
        } else {
          reading.misplaced(part);
        }
        preformatted.text += read_line(reading, part);
      });
  return preformatted;
}

}  // namespace

void read_block(Reading& reading, const Element& element, Blocks& blocks) {
  if (element.tag() == Tag::p) return read_paragraph(reading, element, blocks);
  Block block;
  Blocks after;
  block.id = element.anchor();
  switch (element.tag()) {
    case Tag::list:
      block.value = read_list(reading, element);
      break;
    case Tag::table:
      block.value = read_table(reading, element);
      break;
    case Tag::figure:
      block.value = read_figure(reading, element, after);
      break;
    case Tag::quote: {
      element.expect_attributes({"id"});
      const Nesting nesting(reading, reading.block_nesting, element.node());
      Quote quote;
      QuoteHolder holder{reading, quote};
      ContentReader(reading, holder).read(element.node());
      block.value = std::move(quote);
      break;
    }
    case Tag::preformatted:
      block.value = read_preformatted(reading, element);
      break;
    default:
      element.expect_attributes({"id"});
      expect_empty(reading, element);
      block.value = Break{};
  }
  blocks.push_back(std::move(block));
  std::move(after.begin(), after.end(), std::back_inserter(blocks));
}

void read_blocks(Reading& reading, const Element& element, Blocks& blocks) {
  PlainHolder holder{blocks};
  ContentReader(reading, holder).read(element.node());
}

void read_note(Reading& reading, const Element& element, std::string id) {
  element.expect_attributes({"id"});
  if (!reading.note_ids.insert(id).second) {
    reading.warn(code::malformed, "the note '" + shown(id) + "' is given twice", element.node());
  }
  Note note{std::move(id), {}};
  read_blocks(reading, element, note.blocks);
  reading.article->notes.push_back(std::move(note));
}

void read_misplaced(Reading& reading, const Element& element, Blocks& blocks) {
  switch (element.tag()) {
    case Tag::media:
    case Tag::file:
      return reading.drop(element, "a file that stands outside of <media> is left out");
    case Tag::note:
      return read_note(reading, element, std::string(element.attribute("id")));
    case Tag::kicker:
    case Tag::headline:
    case Tag::deck:
    case Tag::heading:
    case Tag::caption:
    case Tag::credit:
    case Tag::label:
    case Tag::name:
    case Tag::place:
    case Tag::date:
    case Tag::agency:
    case Tag::attribution:
    case Tag::alternative_text:
    case Tag::entry:
      blocks.push_back({Paragraph{read_run(reading, element)}, {}});
      return;
    default:
      return read_blocks(reading, element, blocks);
  }
}

}  // namespace galley::xml

// SPDX-License-Identifier: Apache-2.0
#include "pandoc_json/content_writer.hpp"

#include <algorithm>
#include <vector>

#include "pandoc_json/classes.hpp"
#include "pandoc_json/note_counts.hpp"
#include "pandoc_json/table_grid.hpp"
#include "text_encoding/base64.hpp"

namespace galley::pandoc_json {

std::string data_address(const Media& media) {
  std::string lines;
  text_encoding::append_base64(lines, media.data);
  lines.erase(std::remove(lines.begin(), lines.end(), '\n'), lines.end());
  return "data:" + media.media_type + ";base64," + lines;
}

ContentWriter::ContentWriter(JsonOutput& output, const Document& document, const Article& article, Context& context,
                             bool flat)
    : output_(output),
      document_(document),
      article_(article),
      context_(context),
      flat_(flat),
      references_(count_note_references(article)) {
  for (const Note& note : article.notes) notes_[note.id] = &note;
}

void ContentWriter::words(std::string_view text) {
  while (!text.empty()) {
    if (text.front() == ' ') {
      output_.element("Space");
      text.remove_prefix(1);
      continue;
    }
    const std::size_t end = std::min(text.find(' '), text.size());
    output_.element("Str", text.substr(0, end));
    text.remove_prefix(end);
  }
}

void ContentWriter::text(const Text& text) {
  int open = 0;
  if (!text.language.empty()) {
    output_.begin_element("Span");
    output_.begin_array();
    output_.attributes({}, {}, {{"lang", text.language}});
    output_.begin_array();
  }
  for (const auto& [style, type] :
       {std::pair{Style::strong, "Strong"}, std::pair{Style::emphasis, "Emph"},
        std::pair{Style::superscript, "Superscript"}, std::pair{Style::subscript, "Subscript"}}) {
    if (!has(text.style, style)) continue;
    output_.begin_element(type);
    output_.begin_array();
    ++open;
  }
  if (has(text.style, Style::code)) {
    output_.begin_element("Code");
    output_.begin_array();
    output_.attributes();
    output_.string(text.text);
    output_.end_array();
    output_.end_element();
  } else {
    words(text.text);
  }
  for (; open > 0; --open) {
    output_.end_array();
    output_.end_element();
  }
  if (!text.language.empty()) {
    output_.end_array();
    output_.end_array();
    output_.end_element();
  }
}

void ContentWriter::note(const std::string& id) {
  const auto found = notes_.find(id);
  if (found == notes_.end()) return;
  const bool again = !written_.insert(found->first).second;
  const bool shared = again || references_[id] > 1;
  if (shared) {
    output_.begin_element("Span");
    output_.begin_array();
    output_.attributes({}, {again ? classes::note_reference : classes::note}, {{"note", id}});
    output_.begin_array();
  }
  if (!again) {
    output_.begin_element("Note");
    output_.begin_array();
    blocks(found->second->blocks);
    output_.end_array();
    output_.end_element();
  }
  if (shared) {
    output_.end_array();
    output_.end_array();
    output_.end_element();
  }
}

void ContentWriter::ruby(const Ruby& ruby) {
  output_.begin_element("Span");
  output_.begin_array();
  output_.attributes({}, {classes::ruby});
  output_.begin_array();
  words(ruby.base);
  output_.begin_element("Span");
  output_.begin_array();
  output_.attributes({}, {classes::reading});
  inlines("(" + ruby.reading + ")");
  output_.end_array();
  output_.end_element();
  output_.end_array();
  output_.end_array();
  output_.end_element();
}

void ContentWriter::each_inline(const Inlines& inlines) {
  for (const Inline& each : inlines) {
    if (const auto* run = std::get_if<Text>(&each.value)) {
      text(*run);
    } else if (const auto* link = std::get_if<Link>(&each.value)) {
      output_.begin_element("Link");
      output_.begin_array();
      output_.attributes();
      this->inlines(link->content);
      output_.begin_array();
      output_.string(link->target);
      output_.string(link->title);
      output_.end_array();
      output_.end_array();
      output_.end_element();
    } else if (const auto* reference = std::get_if<NoteReference>(&each.value)) {
      note(reference->note);
    } else if (const auto* with_reading = std::get_if<Ruby>(&each.value)) {
      ruby(*with_reading);
    } else {
      output_.element("LineBreak");
    }
  }
}

void ContentWriter::inlines(const Inlines& inlines) {
  output_.begin_array();
  each_inline(inlines);
  output_.end_array();
}

void ContentWriter::inlines(std::string_view text) {
  output_.begin_array();
  words(text);
  output_.end_array();
}

void ContentWriter::plain(const Inlines& inlines) {
  output_.begin_element("Plain");
  this->inlines(inlines);
  output_.end_element();
}

void ContentWriter::paragraph(const Paragraph& paragraph, bool tight) {
  output_.begin_element(tight ? "Plain" : "Para");
  inlines(paragraph.content);
  output_.end_element();
}

void ContentWriter::tight_blocks(const Blocks& blocks) {
  output_.begin_array();
  const auto* paragraph =
      blocks.size() == 1 && blocks[0].id.empty() ? std::get_if<Paragraph>(&blocks[0].value) : nullptr;
  if (paragraph != nullptr) {
    this->paragraph(*paragraph, true);
  } else {
    this->blocks(blocks);
  }
  output_.end_array();
}

void ContentWriter::list(const List& list) {
  output_.begin_element(list.ordered ? "OrderedList" : "BulletList");
  if (list.ordered) {
    output_.begin_array();
    output_.begin_array();
    output_.number(list.start);
    output_.element("Decimal");
    output_.element("Period");
    output_.end_array();
  }
  output_.begin_array();
  for (const ListItem& item : list.items) tight_blocks(item.blocks);
  output_.end_array();
  if (list.ordered) output_.end_array();
  output_.end_element();
}

void ContentWriter::rows(const Table& table, std::size_t first, std::size_t end) {
  output_.begin_array();
  for (std::size_t i = first; i < end; ++i) {
    output_.begin_array();
    output_.attributes();
    output_.begin_array();
    for (const TableCell& cell : table.rows[i].cells) {
      output_.begin_array();
      output_.attributes({}, {cell.header ? classes::header : ""});
      output_.element("AlignDefault");
      output_.number(cell.row_span);
      output_.number(cell.column_span);
      tight_blocks(cell.blocks);
      output_.end_array();
    }
    output_.end_array();
    output_.end_array();
  }
  output_.end_array();
}

void ContentWriter::table(const Table& table, std::string_view id) {
  const std::size_t head = std::min<std::size_t>(table.header_rows, table.rows.size());
  output_.begin_element("Table");
  output_.begin_array();
  output_.attributes(id);
  output_.begin_array();  // caption: no short one
  output_.null();
  output_.begin_array();
  if (!table.caption.empty()) plain(table.caption);
  output_.end_array();
  output_.end_array();
  output_.begin_array();  // columns
  for (std::size_t left = columns_of(table); left > 0; --left) {
    output_.begin_array();
    output_.element("AlignDefault");
    output_.element("ColWidthDefault");
    output_.end_array();
  }
  output_.end_array();
  output_.begin_array();  // head
  output_.attributes();
  rows(table, 0, head);
  output_.end_array();
  output_.begin_array();  // one body: its columns of row heads, no rows that head it, its rows
  output_.begin_array();
  output_.attributes();
  output_.number(first_column_heads_rows(table, head) ? 1 : 0);
  output_.begin_array();
  output_.end_array();
  rows(table, head, table.rows.size());
  output_.end_array();
  output_.end_array();
  output_.begin_array();  // foot
  output_.attributes();
  output_.begin_array();
  output_.end_array();
  output_.end_array();
  output_.end_array();
  output_.end_element();
}

void ContentWriter::picture(const Figure& figure) {
  const auto media = document_.media.find(figure.media);
  const bool captioned = !figure.caption.empty();
  output_.begin_element("Para");
  output_.begin_array();
  output_.begin_element("Image");
  output_.begin_array();
  output_.attributes({}, {}, {{"alt", captioned ? figure.alternative_text : std::string()}});
  if (captioned) {
    inlines(figure.caption);
  } else {
    inlines(figure.alternative_text);
  }
  output_.begin_array();
  output_.string(!figure.media.empty() && media != document_.media.end() ? data_address(media->second) : figure.source);
  // What makes a paragraph of one picture a figure with a caption, before pandoc had figures.
  output_.string(captioned ? "fig:" : "");
  output_.end_array();
  output_.end_array();
  output_.end_element();
  output_.end_array();
  output_.end_element();
}

void ContentWriter::line_of(std::string_view name, const Inlines& line) {
  if (line.empty()) return;
  if (flat_) return paragraph({line}, false);
  output_.begin_element("Div");
  output_.begin_array();
  output_.attributes({}, {name});
  output_.begin_array();
  plain(line);
  output_.end_array();
  output_.end_array();
  output_.end_element();
}

void ContentWriter::figure(const Figure& figure, std::string_view id) {
  if (!flat_) {
    output_.begin_element("Div");
    output_.begin_array();
    output_.attributes(id, {classes::figure});
    output_.begin_array();
  }
  picture(figure);
  line_of(classes::credit, figure.credit);
  if (!flat_) {
    output_.end_array();
    output_.end_array();
    output_.end_element();
  }
}

void ContentWriter::block(const Block& block) {
  if (const auto* paragraph = std::get_if<Paragraph>(&block.value)) {
    this->paragraph(*paragraph, false);
  } else if (const auto* list = std::get_if<List>(&block.value)) {
    this->list(*list);
  } else if (const auto* table = std::get_if<Table>(&block.value)) {
    this->table(*table, block.id);
  } else if (const auto* figure = std::get_if<Figure>(&block.value)) {
    this->figure(*figure, block.id);
  } else if (const auto* quote = std::get_if<Quote>(&block.value)) {
    output_.begin_element("BlockQuote");
    output_.begin_array();
    blocks(quote->blocks);
    line_of(classes::attribution, quote->attribution);
    output_.end_array();
    output_.end_element();
  } else if (const auto* preformatted = std::get_if<Preformatted>(&block.value)) {
    output_.begin_element("CodeBlock");
    output_.begin_array();
    output_.attributes(block.id, {preformatted->language});
    output_.string(preformatted->text);
    output_.end_array();
    output_.end_element();
  } else {
    output_.element("HorizontalRule");
  }
}

void ContentWriter::blocks(const Blocks& blocks) {
  for (const Block& each : blocks) {
    context_.check_cancelled();
    // What has no attributes of its own stands in a Div that has its identifier.
    const bool names_itself = std::holds_alternative<Table>(each.value) || std::holds_alternative<Figure>(each.value) ||
                              std::holds_alternative<Preformatted>(each.value);
    const bool wrapped = !each.id.empty() && !names_itself && !flat_;
    if (wrapped) {
      output_.begin_element("Div");
      output_.begin_array();
      output_.attributes(each.id);
      output_.begin_array();
    }
    block(each);
    if (wrapped) {
      output_.end_array();
      output_.end_array();
      output_.end_element();
    }
  }
}

void ContentWriter::unused_notes() {
  std::vector<const Note*> unused;
  for (const Note& note : article_.notes) {
    if (written_.count(note.id) == 0) unused.push_back(&note);
  }
  if (unused.empty()) return;
  // Where they refer to each other, their order is all that tells which comes first.
  for (const Note* note : unused) written_.insert(note->id);
  if (flat_) {
    for (const Note* note : unused) blocks(note->blocks);
    return;
  }
  output_.begin_element("Div");
  output_.begin_array();
  output_.attributes({}, {classes::notes});
  output_.begin_array();
  for (const Note* note : unused) {
    output_.begin_element("Div");
    output_.begin_array();
    output_.attributes({}, {classes::note}, {{"note", note->id}});
    output_.begin_array();
    blocks(note->blocks);
    output_.end_array();
    output_.end_array();
    output_.end_element();
  }
  output_.end_array();
  output_.end_array();
  output_.end_element();
}

}  // namespace galley::pandoc_json

// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <utility>

#include "xhtml/article_writer.hpp"
#include "xhtml/data_address.hpp"
#include "xhtml/markup.hpp"

namespace galley::xhtml {
namespace {

// Can a program's language be told by a class name?
bool is_class_word(std::string_view word) {
  return !word.empty() && std::all_of(word.begin(), word.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '+' || c == '-' ||
           c == '#' || c == '_' || c == '.';
  });
}

bool is_plain_paragraph(const Block& block) {
  return block.id.empty() && std::holds_alternative<Paragraph>(block.value);
}

// On the web or beside the document; no other address says where a picture is.
bool is_shown_from_elsewhere(std::string_view address) {
  return address.starts_with("https://") || address.starts_with("http://") ||
         (!address.empty() && !has_scheme(address) && address.find_first_of("\\ ") == std::string_view::npos);
}

}  // namespace

void ArticleWriter::open(std::string_view tag, const std::string& id, std::string_view attributes) {
  out_ += '<';
  out_ += tag;
  if (!id.empty()) append_attribute(out_, "id", surroundings_.anchor_id(id));
  out_ += attributes;
  out_ += '>';
}

void ArticleWriter::close(std::string_view tag) { out_.append("</").append(tag).append(">\n"); }

void ArticleWriter::blocks(const Blocks& blocks) {
  for (const Block& each : blocks) block(each);
}

void ArticleWriter::block(const Block& block) {
  const auto* paragraph = std::get_if<Paragraph>(&block.value);
  if (!note_label_.empty()) {
    if (paragraph == nullptr) out_ += "<p class=\"label\">" + std::exchange(note_label_, {}) + "</p>\n";
  }
  if (paragraph != nullptr) {
    open("p", block.id);
    if (!note_label_.empty()) out_ += std::exchange(note_label_, {}) + " ";
    inlines(paragraph->content);
    close("p");
  } else if (const auto* list_value = std::get_if<List>(&block.value)) {
    list(*list_value, block.id);
  } else if (const auto* table_value = std::get_if<Table>(&block.value)) {
    table(*table_value, block.id);
  } else if (const auto* figure_value = std::get_if<Figure>(&block.value)) {
    figure(*figure_value, block.id);
  } else if (const auto* quote_value = std::get_if<Quote>(&block.value)) {
    quote(*quote_value, block.id);
  } else if (const auto* preformatted_value = std::get_if<Preformatted>(&block.value)) {
    preformatted(*preformatted_value, block.id);
  } else {
    out_ += "<hr";
    if (!block.id.empty()) append_attribute(out_, "id", surroundings_.anchor_id(block.id));
    out_ += " />\n";
  }
}

// One paragraph, perhaps with lists below it, needs no element of its own.
void ArticleWriter::compact(const Blocks& all) {
  const bool compact = !all.empty() && is_plain_paragraph(all.front()) &&
                       std::all_of(all.begin() + 1, all.end(),
                                   [](const Block& block) { return std::holds_alternative<List>(block.value); });
  if (!compact) {
    if (!all.empty()) out_ += '\n';
    blocks(all);
    return;
  }
  inlines(std::get<Paragraph>(all.front().value).content);
  if (all.size() > 1) out_ += '\n';
  for (std::size_t i = 1; i < all.size(); ++i) block(all[i]);
}

void ArticleWriter::list(const List& list, const std::string& id) {
  const std::string_view tag = list.ordered ? "ol" : "ul";
  open(tag, id, list.ordered && list.start != 1 ? " start=\"" + std::to_string(list.start) + "\"" : std::string());
  out_ += '\n';
  for (const ListItem& item : list.items) {
    out_ += "<li>";
    compact(item.blocks);
    close("li");
  }
  close(tag);
}

void ArticleWriter::table(const Table& table, const std::string& id) {
  open("table", id);
  out_ += '\n';
  if (!table.caption.empty()) {
    out_ += "<caption>";
    inlines(table.caption);
    close("caption");
  }
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    const bool head = i < table.header_rows;
    if (i == 0 || i == table.header_rows) out_ += head ? "<thead>\n" : "<tbody>\n";
    out_ += "<tr>";
    for (const TableCell& cell : table.rows[i].cells) {
      const bool header = head || cell.header;
      out_ += header ? "<th" : "<td";
      if (header) append_attribute(out_, "scope", cell.header ? "row" : "col");
      if (cell.column_span > 1) append_attribute(out_, "colspan", std::to_string(cell.column_span));
      if (cell.row_span > 1) append_attribute(out_, "rowspan", std::to_string(cell.row_span));
      out_ += '>';
      if (cell.blocks.size() == 1 && is_plain_paragraph(cell.blocks.front())) {
        inlines(std::get<Paragraph>(cell.blocks.front().value).content);
      } else {
        blocks(cell.blocks);
      }
      out_ += header ? "</th>" : "</td>";
    }
    out_ += "</tr>\n";
    if (i + 1 == table.rows.size() || i + 1 == table.header_rows) out_ += head ? "</thead>\n" : "</tbody>\n";
  }
  close("table");
}

void ArticleWriter::figure(const Figure& figure, const std::string& id) {
  open("figure", id, " class=\"figure\"");
  out_ += '\n';
  PictureMarkup picture = figure.media.empty() ? PictureMarkup{} : surroundings_.picture(figure);
  if (surroundings_.remote_pictures && figure.media.empty() && is_shown_from_elsewhere(figure.source))
    picture.address = figure.source;
  if (!picture.address.empty() && picture.shown) {
    out_ += "<img";
    append_attribute(out_, "src", picture.address);
    append_attribute(out_, "alt", figure.alternative_text);
    out_ += " />\n";
  } else if (!picture.address.empty() || !figure.source.empty() || !figure.alternative_text.empty()) {
    out_ += "<div class=\"picture\"";
    if (!picture.address.empty()) append_attribute(out_, "data-media", picture.address);
    if (!figure.source.empty()) append_attribute(out_, "data-source", figure.source);
    out_ += '>';
    if (!figure.alternative_text.empty()) {
      out_ += "<p class=\"alternative\">";
      append_escaped(out_, figure.alternative_text);
      out_ += "</p>";
    }
    if (const std::string href = href_of(figure.source); !href.empty()) {
      out_ += "<p class=\"source\"><a";
      append_attribute(out_, "href", href);
      out_ += '>';
      append_escaped(out_, figure.source);
      out_ += "</a></p>";
    }
    close("div");
  }
  if (!figure.caption.empty() || !figure.credit.empty()) {
    out_ += "<figcaption>\n";
    line("p", "caption", {}, figure.caption);
    line("p", "credit", {}, figure.credit);
    close("figcaption");
  }
  close("figure");
}

void ArticleWriter::quote(const Quote& quote, const std::string& id) {
  open("blockquote", id);
  out_ += '\n';
  blocks(quote.blocks);
  line("footer", "attribution", {}, quote.attribution);
  close("blockquote");
}

void ArticleWriter::preformatted(const Preformatted& text, const std::string& id) {
  const bool by_class = is_class_word(text.language);
  std::string attributes;
  if (!text.language.empty() && !by_class) append_attribute(attributes, "data-language", text.language);
  open("pre", id, attributes);
  out_ += by_class ? "<code class=\"language-" + text.language + "\">" : std::string("<code>");
  append_escaped(out_, text.text);
  out_ += "</code>";
  close("pre");
}

}  // namespace galley::xhtml

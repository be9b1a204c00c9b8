// SPDX-License-Identifier: Apache-2.0
#include "text/print_blocks.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include "galley/unicode.hpp"
#include "text/fold.hpp"
#include "text/lines.hpp"
#include "text/marks.hpp"

namespace galley::text {
namespace {

/// `text` with `first` before its first line and `rest` before the others, as far as they are not empty.
std::string indented(std::string_view text, std::string_view first, std::string_view rest) {
  std::string result(first);
  const std::string_view rest_of_blank = rest.substr(0, rest.find_last_not_of(' ') + 1);
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    if (begin > 0) {
      result += '\n';
      result += end == begin ? rest_of_blank : rest;
    }
    result += text.substr(begin, end - begin);
    begin = end + 1;
  }
  return result;
}

Attributes only_id(const std::string& id) {
  Attributes attributes;
  attributes.id = id;
  return attributes;
}

bool is_list(const Block& block) { return std::holds_alternative<List>(block.value); }
bool is_paragraph(const Block& block) { return std::holds_alternative<Paragraph>(block.value); }

/// A paragraph at the end of a quote that would be taken for the name of whom it is by.
void guard_attribution(std::string& text) {
  for (const std::string_view dash : {"—", "―", "-- ", "– "}) {
    if (text.starts_with(dash)) {
      text.insert(0, "\\");
      return;
    }
  }
}

/// A list may follow its paragraph without a blank line if the reader lets it end a paragraph.
bool follows_closely(const Block& list) {
  const auto& value = std::get<List>(list.value);
  return list.id.empty() && (!value.ordered || value.start == 1);
}

bool is_tight(const List& list) {
  return std::all_of(list.items.begin(), list.items.end(), [](const ListItem& item) {
    if (item.blocks.size() == 1) return is_paragraph(item.blocks[0]) || is_list(item.blocks[0]);
    return item.blocks.size() == 2 && is_paragraph(item.blocks[0]) && is_list(item.blocks[1]) &&
           follows_closely(item.blocks[1]);
  });
}

}  // namespace

void append_apart(std::string& out, std::string_view text, std::size_t blank_lines) {
  if (!out.empty()) out.append(blank_lines + 1, '\n');
  out += text;
}

void BlockPrinter::print(const Blocks& blocks, std::string& out, std::size_t blank_lines) {
  const Block* previous = nullptr;
  for (const Block& each : blocks) {
    context_.check_cancelled();
    append_apart(out, block(each, previous), blank_lines);
    previous = &each;
  }
}

std::string BlockPrinter::contents(const Blocks& blocks, std::size_t margin, std::size_t blank_lines) {
  margin_ += margin;
  const char bullet = std::exchange(last_bullet_, '-');
  const char behind_number = std::exchange(last_behind_number_, '.');
  std::string text;
  print(blocks, text, blank_lines);
  last_bullet_ = bullet;
  last_behind_number_ = behind_number;
  margin_ -= margin;
  return text;
}

std::string BlockPrinter::paragraph(const Inlines& content, const Attributes& attributes) {
  std::string text = inlines_.print(content, RunPlace::paragraph, attributes);
  if (width_ == 0) return text;
  constexpr std::size_t narrowest = 20;
  return fold(text, width_ > margin_ + narrowest ? width_ - margin_ : narrowest, true);
}

std::string BlockPrinter::heading(const Inlines& content, std::size_t level, Attributes attributes) {
  constexpr std::size_t most_marks = 6;
  if (level > most_marks) attributes.values.emplace_back("level", std::to_string(level - 1));
  std::string text = inlines_.print(content, RunPlace::line, attributes);
  const std::string marks(std::min(level, most_marks), '#');
  if (text.empty()) return marks;
  // Marks at the end would be taken for decoration.
  if (atx_heading(marks + ' ' + text)->content != text) text.insert(text.size() - 1, "\\");
  return marks + ' ' + text;
}

std::string BlockPrinter::note(const Note& note) {
  constexpr std::size_t margin = 4;
  return indented(contents(note.blocks, margin), "[^" + note.id + "]: ", std::string(margin, ' '));
}

std::string BlockPrinter::block(const Block& block, const Block* previous) {
  if (const auto* content = std::get_if<Paragraph>(&block.value)) return paragraph(content->content, only_id(block.id));
  Attributes attributes = only_id(block.id);
  if (const auto* shown = std::get_if<Figure>(&block.value)) return figure(*shown, attributes);
  std::string text;
  if (const auto* value = std::get_if<List>(&block.value)) {
    // Lists that follow each other differ in their marks, or they would be one.
    const bool after_list = previous != nullptr && is_list(*previous);
    last_bullet_ = after_list && last_bullet_ == '-' ? '+' : '-';
    last_behind_number_ = after_list && last_behind_number_ == '.' ? ')' : '.';
    constexpr std::int32_t most_begun_at = 999;
    if (value->ordered && (value->start < 0 || value->start > most_begun_at)) {
      attributes.values.emplace_back("start", std::to_string(value->start));
    }
    text = list(*value, last_bullet_, last_behind_number_);
  } else if (const auto* cited = std::get_if<Quote>(&block.value)) {
    text = quote(*cited);
  } else if (const auto* rows = std::get_if<Table>(&block.value)) {
    text = table(*rows);
  } else if (const auto* code = std::get_if<Preformatted>(&block.value)) {
    const bool info = code->language.find_first_of(" \t`{") == std::string::npos;
    if (!info) attributes.values.emplace_back("language", code->language);
    text = preformatted(*code);
  } else {
    text = "* * *";
  }
  return attributes.empty() ? text : print_attributes(attributes) + '\n' + text;
}

std::string BlockPrinter::list(const List& list, char bullet, char behind_number) {
  const bool tight = is_tight(list);
  constexpr std::int64_t last_number = 999'999'999;
  const std::int64_t last = static_cast<std::int64_t>(list.start) + static_cast<std::int64_t>(list.items.size());
  std::int64_t number = list.start < 0 || last > last_number ? 1 : list.start;
  std::string text;
  for (const ListItem& item : list.items) {
    const std::string mark = list.ordered ? std::to_string(number++) + behind_number : std::string(1, bullet);
    const std::size_t margin = mark.size() + 1;
    const std::string content = contents(item.blocks, margin, tight ? 0 : 1);
    if (!text.empty()) text += tight ? "\n" : "\n\n";
    text += indented(content, mark + ' ', std::string(margin, ' '));
  }
  return text;
}

std::string BlockPrinter::quote(const Quote& quote) {
  constexpr std::size_t margin = 2;
  std::string content;
  if (!quote.blocks.empty()) {
    content = contents(quote.blocks, margin);
    if (quote.attribution.empty() && quote.blocks.size() > 1 && is_paragraph(quote.blocks.back())) {
      const std::size_t last = content.rfind("\n\n");
      std::string paragraph = content.substr(last + 2);
      guard_attribution(paragraph);
      content.replace(last + 2, std::string::npos, paragraph);
    }
  }
  if (!quote.attribution.empty()) {
    constexpr std::size_t longest = 200;
    std::string by = inlines_.print(quote.attribution, RunPlace::line);
    if (by.starts_with("—") || by.starts_with("―")) by.insert(0, "\\");
    if (quote.blocks.empty() || by.size() > longest) {
      Attributes attributes;
      attributes.classes.emplace_back("attribution");
      append_apart(content, inlines_.print(quote.attribution, RunPlace::paragraph, attributes));
    } else {
      append_apart(content, "— " + by);
    }
  }
  return indented(content, "> ", "> ");
}

std::string BlockPrinter::table(const Table& table) {
  std::string text;
  const auto row = [&](const TableRow& cells) {
    text += '|';
    for (const TableCell& cell : cells.cells) {
      Attributes attributes;
      if (cell.header) attributes.classes.emplace_back("header");
      if (cell.column_span > 1) attributes.values.emplace_back("colspan", std::to_string(cell.column_span));
      if (cell.row_span > 1) attributes.values.emplace_back("rowspan", std::to_string(cell.row_span));
      const Block* block = cell.blocks.empty() ? nullptr : &cell.blocks.front();
      const auto* paragraph = block != nullptr ? std::get_if<Paragraph>(&block->value) : nullptr;
      if (paragraph != nullptr) attributes.id = block->id;
      text += ' ' + inlines_.print(paragraph != nullptr ? paragraph->content : Inlines(), RunPlace::cell, attributes) +
              " |";
    }
    text += '\n';
  };
  std::size_t columns = 1;
  for (const TableRow& each : table.rows) columns = std::max(columns, each.cells.size());
  const std::size_t header_rows = std::min<std::size_t>(table.header_rows, table.rows.size());
  for (std::size_t i = 0; i < header_rows; ++i) row(table.rows[i]);
  text += '|';
  for (std::size_t i = 0; i < columns; ++i) text += "---|";
  text += '\n';
  for (std::size_t i = header_rows; i < table.rows.size(); ++i) row(table.rows[i]);
  if (!table.caption.empty()) {
    text += ": " + inlines_.print(table.caption, RunPlace::line);
  } else {
    text.pop_back();
  }
  return text;
}

std::string BlockPrinter::figure(const Figure& figure, const Attributes& attributes) {
  std::string text = inlines_.print_image(figure, attributes);
  Attributes of_caption;
  if (tell_captions_) of_caption.classes.emplace_back("caption");
  if (!figure.caption.empty()) text += '\n' + inlines_.print(figure.caption, RunPlace::paragraph, of_caption);
  if (!figure.credit.empty()) {
    Attributes of_credit;
    if (figure.caption.empty() || tell_captions_) of_credit.classes.emplace_back("credit");
    text += '\n' + inlines_.print(figure.credit, RunPlace::paragraph, of_credit);
  }
  return text;
}

std::string BlockPrinter::preformatted(const Preformatted& code) {
  std::size_t longest = 2;
  for (std::size_t at = code.text.find('`'); at != std::string::npos; at = code.text.find('`', at)) {
    const std::size_t end = std::min(code.text.find_first_not_of('`', at), code.text.size());
    longest = std::max(longest, end - at);
    at = end;
  }
  const std::string fence(longest + 1, '`');
  const bool info = code.language.find_first_of(" \t`{") == std::string::npos;
  return fence + (info ? code.language : std::string()) + '\n' + code.text + '\n' + fence;
}

}  // namespace galley::text

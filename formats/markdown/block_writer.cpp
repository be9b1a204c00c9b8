// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <utility>

#include "markdown/article_writer.hpp"
#include "markdown/block_shapes.hpp"
#include "markdown/escapes.hpp"
#include "xhtml/data_address.hpp"
#include "xhtml/markup.hpp"

namespace galley::markdown {

void ArticleWriter::line(std::string_view text) {
  const std::string& prefix = has_first_prefix_ ? first_prefix_ : prefix_;
  std::string_view shown = prefix;
  if (text.empty()) {
    while (!shown.empty() && shown.back() == ' ') shown.remove_suffix(1);
  }
  out_.append(shown).append(text) += '\n';
  has_first_prefix_ = false;
}

void ArticleWriter::separate() {
  if (gap_ && !has_first_prefix_) line({});
  gap_ = false;
}

void ArticleWriter::paragraph(const std::string& text) {
  separate();
  std::size_t at = 0;
  while (true) {
    const auto end = text.find('\n', at);
    line(std::string_view(text).substr(at, end == std::string::npos ? end : end - at));
    if (end == std::string::npos) break;
    at = end + 1;
  }
  gap_ = true;
}

void ArticleWriter::contained(const std::string& first_prefix, std::string_view prefix,
                              const std::function<void()>& function) {
  separate();
  const std::size_t outer = prefix_.size();
  first_prefix_ = (has_first_prefix_ ? first_prefix_ : prefix_) + first_prefix;
  has_first_prefix_ = true;
  prefix_ += prefix;
  function();
  if (has_first_prefix_) line({});  // a note may be empty
  prefix_.resize(outer);
  gap_ = true;
}

void ArticleWriter::blocks(const Blocks& all) {
  const Block* before = nullptr;
  for (const Block& each : all) {
    if (before != nullptr && would_run_together(*before, each)) paragraph("<!-- -->");
    block(each);
    before = &each;
  }
}

void ArticleWriter::block(const Block& block) {
  if (const auto* value = std::get_if<Paragraph>(&block.value)) {
    return paragraph(anchor(block.id) + inlines(value->content));
  }
  if (!block.id.empty()) paragraph(anchor(block.id));
  if (const auto* list_value = std::get_if<List>(&block.value)) {
    list(*list_value);
  } else if (const auto* table_value = std::get_if<Table>(&block.value)) {
    table(*table_value);
  } else if (const auto* figure_value = std::get_if<Figure>(&block.value)) {
    figure(*figure_value);
  } else if (const auto* quote_value = std::get_if<Quote>(&block.value)) {
    quote(*quote_value);
  } else if (const auto* preformatted_value = std::get_if<Preformatted>(&block.value)) {
    preformatted(*preformatted_value);
  } else {
    paragraph("* * *");
  }
}

void ArticleWriter::list(const List& list) {
  constexpr std::int64_t highest = 999'999'999;
  if (list.ordered && (list.start < 0 || list.start + static_cast<std::int64_t>(list.items.size()) > highest))
    return html_list(list);
  if (std::all_of(list.items.begin(), list.items.end(), [](const ListItem& item) { return is_tight(item); }))
    return tight_items(list);
  std::int64_t number = list.start;
  for (const ListItem& item : list.items) {
    const std::string mark = list.ordered ? std::to_string(number++) + ". " : "- ";
    contained(mark, std::string(mark.size(), ' '), [&] { blocks(item.blocks); });
  }
}

// Items of one paragraph each, perhaps with lists below it, stand close.
void ArticleWriter::tight_items(const List& list) {
  separate();
  std::int64_t number = list.start;
  for (const ListItem& item : list.items) {
    const std::string mark = list.ordered ? std::to_string(number++) + ". " : "- ";
    gap_ = false;
    contained(mark, std::string(mark.size(), ' '), [&] {
      for (const Block& each : item.blocks) {
        gap_ = false;
        block(each);
      }
    });
  }
  gap_ = true;
}

// Numbers that Markdown cannot write.
void ArticleWriter::html_list(const List& list) {
  paragraph("<ol start=\"" + std::to_string(list.start) + "\">");
  for (const ListItem& item : list.items) {
    paragraph("<li>");
    blocks(item.blocks);
    paragraph("</li>");
  }
  paragraph("</ol>");
}

void ArticleWriter::quote(const Quote& quote) {
  contained("> ", "> ", [&] {
    blocks(quote.blocks);
    if (quote.attribution.empty()) return;
    paragraph("<footer>");
    paragraph("— " + inlines(quote.attribution, true));
    paragraph("</footer>");
  });
}

void ArticleWriter::figure(const Figure& figure) {
  std::string address = figure.media.empty() ? std::string() : surroundings_.picture(figure);
  if (figure.media.empty() && !xhtml::is_data_address(figure.source)) address = figure.source;
  std::string picture;
  if (!address.empty()) {
    picture = "![";
    append_escaped(picture, figure.alternative_text, {});
    picture += "](";
    append_destination(picture, address, false);
    picture += ')';
    if (figure.caption.empty() && figure.credit.empty()) return paragraph(picture);
  } else if (!figure.source.empty() || !figure.alternative_text.empty()) {
    picture = "<div class=\"picture\"";
    if (!figure.source.empty()) xhtml::append_attribute(picture, "data-source", figure.source);
    picture += "><p class=\"alternative\">";
    xhtml::append_escaped(picture, figure.alternative_text);
    picture += "</p></div>";
  }
  paragraph("<figure>");
  if (!picture.empty()) paragraph(picture);
  if (!figure.caption.empty() || !figure.credit.empty()) {
    paragraph("<figcaption>");
    if (!figure.caption.empty()) paragraph(inlines(figure.caption, true));
    if (!figure.credit.empty()) paragraph("<span class=\"credit\">" + inlines(figure.credit, true) + "</span>");
    paragraph("</figcaption>");
  }
  paragraph("</figure>");
}

void ArticleWriter::preformatted(const Preformatted& text) {
  const bool by_name = std::all_of(text.language.begin(), text.language.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '+' || c == '-' ||
           c == '#' || c == '_' || c == '.';
  });
  if (!by_name) {
    std::string start = "<pre";
    xhtml::append_attribute(start, "data-language", text.language);
    start += "><code>";
    xhtml::append_escaped(start, text.text);
    return paragraph(start + "</code></pre>");
  }
  std::size_t longest = 2;
  std::size_t run = 0;
  for (const char c : text.text) {
    run = c == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  const std::string fence(longest + 1, '`');
  paragraph(fence + text.language + "\n" + text.text + "\n" + fence);
}

}  // namespace galley::markdown

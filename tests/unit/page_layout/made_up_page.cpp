// SPDX-License-Identifier: Apache-2.0
#include "unit/page_layout/made_up_page.hpp"

#include <algorithm>
#include <random>

#include "galley/unicode.hpp"
#include "page_layout/article_pieces.hpp"
#include "page_layout/page_flow.hpp"

namespace galley::testing {

MadeUpPage::MadeUpPage(std::uint32_t number, float width, float height) {
  page.number = number;
  page.width = width;
  page.height = height;
  page.fonts.resize(3);
  page.fonts[0].name = "Serif";
  page.fonts[1].name = "Serif-Bold";
  page.fonts[1].bold = true;
  page.fonts[2].name = "Serif-Italic";
  page.fonts[2].italic = true;
}

float MadeUpPage::width_of(std::string_view text, float size) {
  float width = 0;
  for (const char32_t c : CodePoints(text)) width += is_wide(c) ? size : size / 2;
  return width;
}

float MadeUpPage::line(std::string_view text, float x, float y, const Setting& setting) {
  // What runs to the left is shown from its right end, as it is seen.
  float pen = setting.right_to_left ? x + width_of(text, setting.size) : x;
  for (const char32_t c : CodePoints(text)) {
    layout::Glyph glyph;
    glyph.size = setting.size;
    glyph.advance = is_wide(c) ? setting.size : setting.size / 2;
    if (setting.right_to_left) pen -= glyph.advance;
    glyph.x = pen;
    glyph.y = y;
    if (!setting.right_to_left) pen += glyph.advance;
    glyph.font = setting.font;
    glyph.text_begin = static_cast<std::uint32_t>(page.text.size());
    append_utf8(page.text, c);
    glyph.text_length = static_cast<std::uint16_t>(page.text.size() - glyph.text_begin);
    page.glyphs.push_back(glyph);
  }
  return pen;
}

std::vector<std::string> MadeUpPage::lines_of(const std::vector<std::string>& paragraphs, float width,
                                              const Setting& setting) {
  std::vector<std::string> lines;
  for (const std::string& paragraph : paragraphs) {
    std::string line = "\t";
    float room = width - setting.indent;
    // Words, and Han characters one by one.
    std::vector<std::string> words;
    std::string word;
    for (const char32_t c : CodePoints(paragraph)) {
      if (c == U' ' || is_han(c)) {
        if (!word.empty()) words.push_back(word);
        word.clear();
      }
      append_utf8(word, c);
    }
    words.push_back(word);
    for (std::string next : words) {
      if (width_of(next, setting.size) > room) {
        if (setting.hyphenate && next.size() > 8 && width_of(next.substr(0, 5), setting.size) <= room) {
          lines.push_back(line + next.substr(0, 4) + "-");
          next.erase(0, 4);
        } else {
          lines.push_back(line);
        }
        if (next.front() == ' ') next.erase(0, 1);
        line.clear();
        room = width;
      }
      line += next;
      room -= width_of(next, setting.size);
    }
    lines.push_back(line);
    lines.emplace_back();
  }
  return lines;
}

MadeUpPage::Rest MadeUpPage::column(const std::vector<std::string>& lines, float left, float top, float bottom,
                                    float width, const Setting& setting) {
  Rest rest;
  rest.y = top;
  std::size_t i = 0;
  for (; i < lines.size(); ++i) {
    if (lines[i].empty()) {
      rest.y += setting.space_after;
      continue;
    }
    if (rest.y > bottom) break;
    const bool first = lines[i].front() == '\t';
    const std::string_view text = std::string_view(lines[i]).substr(first ? 1 : 0);
    const float indent = first ? setting.indent : 0;
    const float x = setting.right_to_left ? left + width - indent - width_of(text, setting.size) : left + indent;
    line(text, x, rest.y, setting);
    rest.y += setting.leading;
  }
  rest.lines.assign(lines.begin() + static_cast<std::ptrdiff_t>(i), lines.end());
  return rest;
}

void MadeUpPage::scramble(unsigned seed) {
  std::mt19937 random(seed);
  for (std::size_t i = page.glyphs.size(); i > 1; --i) std::swap(page.glyphs[i - 1], page.glyphs[random() % i]);
}

std::vector<std::string> english_paragraphs(std::size_t count) {
  static constexpr std::string_view sentences[] = {
      "The harbour master said that ships would return on Monday.",
      "Nobody expected the repairs to take nine months and cost more than planned.",
      "Fishermen waited on the quay while engineers measured the walls again.",
      "A spokeswoman for the council declined to name the contractor.",
      "Tickets for the first crossing were sold within an hour of the announcement.",
      "Residents of the upper town remember the winter when ice closed the bay."};
  std::vector<std::string> paragraphs;
  for (std::size_t i = 0; i < count; ++i) {
    std::string paragraph = "Paragraph " + std::to_string(i + 1) + " begins.";
    for (std::size_t j = 0; j < 2 + i % 3; ++j) {
      paragraph += ' ';
      paragraph += sentences[(i * 5 + j) % std::size(sentences)];
    }
    paragraphs.push_back(std::move(paragraph));
  }
  return paragraphs;
}

std::vector<std::string> chinese_paragraphs(std::size_t count) {
  static constexpr std::string_view sentences[] = {
      "港口管理处表示船只将在星期一恢复通航，居民们对此期待已久。", "修缮工程历时九个月，费用高于原先的预算。",
      "工程师再次测量堤岸，渔民在码头上等候消息。", "首航船票在公告发布后一小时内售罄，不少人只能等待下一班。"};
  std::vector<std::string> paragraphs;
  for (std::size_t i = 0; i < count; ++i) {
    std::string paragraph = "第" + std::to_string(i + 1) + "段。";
    for (std::size_t j = 0; j < 2 + i % 3; ++j) paragraph += sentences[(i * 3 + j) % std::size(sentences)];
    paragraphs.push_back(std::move(paragraph));
  }
  return paragraphs;
}

std::vector<structure::Piece> pieces_of(const std::vector<layout::PageContent>& pages) {
  return pieces_and_notes_of(pages).pieces;
}

layout::LayoutPieces pieces_and_notes_of(const std::vector<layout::PageContent>& pages) {
  layout::FlowState state;
  std::vector<layout::LayoutBlock> blocks;
  for (const layout::PageContent& page : pages) {
    layout::PageFlow flow = layout::flow_of_page(page, state);
    for (layout::LayoutBlock& block : flow.blocks) blocks.push_back(std::move(block));
  }
  Diagnostics diagnostics;
  layout::PieceOptions options;
  options.page_count = pages.size();
  return layout::article_pieces(std::move(blocks), state, options, diagnostics);
}

std::vector<std::string> texts_of(const std::vector<structure::Piece>& pieces) {
  std::vector<std::string> texts;
  for (const structure::Piece& piece : pieces) {
    if (const auto* paragraph = std::get_if<Paragraph>(&piece.block.value))
      texts.push_back(text_of(paragraph->content));
  }
  return texts;
}

}  // namespace galley::testing

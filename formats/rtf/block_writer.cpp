// SPDX-License-Identifier: Apache-2.0
#include "rtf/block_writer.hpp"

#include <algorithm>
#include <utility>

#include "rtf/rtf_output.hpp"
#include "rtf/style_table.hpp"
#include "word_processing/mark_names.hpp"
#include "word_processing/picture_size.hpp"

namespace galley::rtf {

using namespace word_processing;  // NOLINT(google-build-using-namespace)

namespace {

constexpr std::uint32_t deepest_list = 8;          // \ilvl
constexpr std::uint32_t deepest_continuation = 4;  // List Continue 5
constexpr std::uint32_t indent_per_level = 425;    // in twentieths of a point

template <class T>
const T* as(const Block* block) {
  return block == nullptr ? nullptr : std::get_if<T>(&block->value);
}

std::string_view picture_word(std::string_view media_type) {
  return media_type == "image/png"     ? "\\pngblip"
         : media_type == "image/jpeg"  ? "\\jpegblip"
         : media_type == "image/x-emf" ? "\\emfblip"
                                       : "";
}

}  // namespace

void BlockWriter::open_paragraph(std::string_view style, std::string_view extra) {
  const WrittenStyle& written = written_style(style);
  rtf_ += "\\pard\\plain";
  if (table_depth_ > 0) rtf_ += "\\intbl\\itap" + depth();
  rtf_ += "\\s" + std::to_string(written.number);
  rtf_ += written.paragraph;
  rtf_ += extra;
  if (style == "Body Text") rtf_ += article_.body_words;
  if (article_.right_to_left) rtf_ += style == "HTML Preformatted" ? "" : "\\rtlpar\\qr";
  rtf_ += written.character;
  rtf_ += article_.language_words;
  rtf_ += ' ';
  if (std::exchange(note_mark_waits_, false)) {
    rtf_ += style == "footnote text" ? "{\\super\\chftn} " : "{\\super\\chftn}";
  }
  for (const std::string& id : std::exchange(waiting_anchors_, {})) anchor(id);
}

void BlockWriter::empty_paragraph(std::string_view style) {
  open_paragraph(style);
  close_paragraph();
}

void BlockWriter::paragraph(std::string_view style, const Inlines& content, const std::string& id) {
  open_paragraph(style);
  anchor(id);
  runs_.inlines(content);
  close_paragraph();
}

std::string BlockWriter::bookmark_of(const std::string& id) const {
  const auto name = id.empty() ? state_.bookmark_names.end() : state_.bookmark_names.find(id);
  return name == state_.bookmark_names.end() ? std::string() : name->second;
}

void BlockWriter::anchor(const std::string& id) {
  if (const std::string name = bookmark_of(id); !name.empty()) runs_.bookmark(name);
}

std::string BlockWriter::block_mark() {
  std::string name = std::string(mark_name::block) + std::to_string(++state_.last_mark);
  append_mark(rtf_, "b " + name);
  return name;
}

void BlockWriter::blocks(const Blocks& blocks, const Setting& setting) {
  const Block* previous = nullptr;
  for (const Block& each : blocks) {
    state_.context.check_cancelled();
    // Tables that touch are one.
    if (as<Table>(previous) != nullptr && as<Table>(&each) != nullptr) empty_paragraph(setting.paragraph_style);
    block(each, previous, setting);
    previous = &each;
  }
}

void BlockWriter::block(const Block& block, const Block* previous, const Setting& setting) {
  if (const auto* text = std::get_if<Paragraph>(&block.value)) {
    paragraph(setting.paragraph_style, text->content, block.id);
  } else if (const auto* items = std::get_if<List>(&block.value)) {
    list(*items, block.id, setting);
  } else if (const auto* grid = std::get_if<Table>(&block.value)) {
    table(*grid, block.id);
  } else if (const auto* shown = std::get_if<Figure>(&block.value)) {
    figure(*shown, block.id);
  } else if (const auto* quoted = std::get_if<Quote>(&block.value)) {
    quote(*quoted, block.id, previous, setting);
  } else if (const auto* typed = std::get_if<Preformatted>(&block.value)) {
    preformatted(*typed, block.id);
  } else {
    open_paragraph("Horizontal Line");
    anchor(block.id);
    close_paragraph();
  }
}

void BlockWriter::list(const List& list, const std::string& id, const Setting& setting) {
  const std::uint32_t level = std::min(setting.list_depth, deepest_list);
  state_.lists.push_back({list.ordered, level, list.start});
  const std::size_t number = state_.lists.size();
  if (!id.empty()) waiting_anchors_.push_back(id);
  for (const ListItem& each : list.items) item(each, number, level, setting);
}

void BlockWriter::item(const ListItem& item, std::size_t number, std::uint32_t level, const Setting& setting) {
  const std::string indent = std::to_string(indent_per_level * (level + 1));
  open_paragraph("List Paragraph", "\\ls" + std::to_string(number) + "\\ilvl" + std::to_string(level) + "\\fi-" +
                                       std::to_string(indent_per_level) + "\\li" + indent + "\\lin" + indent);
  const Block* first = item.blocks.empty() ? nullptr : &item.blocks.front();
  if (const auto* text = as<Paragraph>(first)) {
    anchor(first->id);
    runs_.inlines(text->content);
  } else {
    first = nullptr;
  }
  close_paragraph();
  const Block* previous = first;
  for (std::size_t i = first == nullptr ? 0 : 1; i < item.blocks.size(); ++i) {
    const Block& each = item.blocks[i];
    if (const auto* text = as<Paragraph>(&each); text != nullptr && level <= deepest_continuation) {
      paragraph(level == 0 ? std::string("List Continue") : "List Continue " + std::to_string(level + 1), text->content,
                each.id);
    } else if (as<List>(&each) != nullptr && level < deepest_list) {
      Setting inner = setting;
      inner.list_depth = level + 1;
      block(each, previous, inner);
    } else {
      append_mark(rtf_, "i " + depth() + " " + std::to_string(level));
      block(each, nullptr, {.paragraph_style = "List Paragraph", .list_depth = 0, .in_quote = false});
      append_mark(rtf_, "e " + depth());
    }
    previous = &each;
  }
}

void BlockWriter::quote(const Quote& quote, const std::string& id, const Block* previous, const Setting& setting) {
  const bool paragraphs =
      !quote.blocks.empty() && std::all_of(quote.blocks.begin(), quote.blocks.end(),
                                           [](const Block& b) { return as<Paragraph>(&b) != nullptr; });
  // Paragraphs in the style for quotes that touch are one quote; what is not so plain is held by marks.
  const bool held = !paragraphs || as<Quote>(previous) != nullptr || setting.in_quote;
  if (held) append_mark(rtf_, "q " + depth() + " " + bookmark_of(id));
  if (!id.empty()) waiting_anchors_.push_back(id);
  blocks(quote.blocks, {.paragraph_style = "Quote", .list_depth = 0, .in_quote = true});
  if (!quote.attribution.empty()) paragraph("Quote Attribution", quote.attribution, {});
  if (held && !waiting_anchors_.empty()) empty_paragraph("Quote");
  if (held) append_mark(rtf_, "e " + depth());
}

void BlockWriter::preformatted(const Preformatted& preformatted, const std::string& id) {
  open_paragraph("HTML Preformatted");
  anchor(id);
  if (!preformatted.language.empty()) {
    const std::string key = block_mark();
    state_.marks.add("block", {{"key", key}, {"language", preformatted.language}});
  }
  append_escaped(rtf_, preformatted.text);
  close_paragraph();
}

void BlockWriter::figure(const Figure& figure, const std::string& id) {
  open_paragraph("Picture");
  anchor(id);
  const auto media = state_.document.media.find(figure.media);
  const bool here = media != state_.document.media.end();
  if (here && !picture_word(media->second.media_type).empty()) {
    picture(figure, media->second);
    state_.shown_media.insert(figure.media);
  } else {
    if (here) {
      state_.context.diagnostics.loss(code::not_carried, "a picture of the type " + media->second.media_type +
                                                             " is kept beside the text, where only Galley sees it");
    }
    const std::string key = block_mark();
    state_.marks.add("block", {{"key", key},
                               {"media", here ? std::string_view(figure.media) : std::string_view()},
                               {"source", figure.source},
                               {"alternative", figure.alternative_text}});
  }
  close_paragraph();
  if (!figure.caption.empty()) paragraph("Figure Caption", figure.caption, {});
  if (!figure.credit.empty()) paragraph("Figure Credit", figure.credit, {});
}

void BlockWriter::picture(const Figure& figure, const Media& media) {
  constexpr std::uint64_t twentieths_per_pixel = 15;  // at 96 to the inch
  const PictureSize size = picture_size(media.data);
  std::uint64_t width = size.width * twentieths_per_pixel;
  std::uint64_t height = size.height * twentieths_per_pixel;
  const std::uint64_t widest = state_.page.column_width();
  const std::uint64_t highest = std::uint64_t{state_.page.height} * 2 / 3;
  if (width == 0 || height == 0) {
    width = widest / 2;
    height = width * 2 / 3;
  }
  if (width > widest) {
    height = std::max<std::uint64_t>(height * widest / width, 20);
    width = widest;
  }
  if (height > highest) {
    width = std::max<std::uint64_t>(width * highest / height, 20);
    height = highest;
  }
  rtf_ += "{\\*\\shppict{\\pict";
  if (!figure.alternative_text.empty()) {
    rtf_ += "{\\*\\picprop{\\sp{\\sn wzDescription}{\\sv ";
    append_escaped(rtf_, figure.alternative_text);
    rtf_ += "}}}";
  }
  rtf_ += "\\picw" + std::to_string(size.width) + "\\pich" + std::to_string(size.height) + "\\picwgoal" +
          std::to_string(width) + "\\pichgoal" + std::to_string(height);
  rtf_ += picture_word(media.media_type);
  rtf_ += '\n';
  append_hexadecimal(rtf_, media.data);
  rtf_ += "}}";
}

}  // namespace galley::rtf

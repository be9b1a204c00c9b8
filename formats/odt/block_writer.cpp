// SPDX-License-Identifier: Apache-2.0
#include "odt/block_writer.hpp"

#include <algorithm>
#include <utility>

#include "odt/style_sheet.hpp"
#include "word_processing/mark_names.hpp"
#include "word_processing/xml_output.hpp"

namespace galley::odt {

using namespace word_processing;  // NOLINT(google-build-using-namespace)

void BlockWriter::open_paragraph(std::string_view style) {
  xml_ += "<text:p";
  append_attribute(xml_, "text:style-name", state_.styles.paragraph(style, article_.language, article_.writing_mode));
  xml_ += '>';
  for (const std::string& id : std::exchange(waiting_anchors_, {})) anchor(id);
}

void BlockWriter::open_heading(std::string_view style, std::uint32_t level) {
  xml_ += "<text:h";
  append_attribute(xml_, "text:style-name", state_.styles.paragraph(style, article_.language, article_.writing_mode));
  append_attribute(xml_, "text:outline-level", std::to_string(level));
  xml_ += '>';
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

void BlockWriter::anchor(const std::string& id) {
  if (id.empty()) return;
  const auto name = state_.bookmark_names.find(id);
  if (name != state_.bookmark_names.end()) runs_.bookmark(name->second);
}

std::string BlockWriter::block_mark() {
  std::string name = std::string(mark_name::block) + std::to_string(++state_.last_mark);
  runs_.bookmark(name);
  return name;
}

std::string BlockWriter::open_section(std::string_view prefix, const std::string& more) {
  std::string name = std::string(prefix) + more + std::to_string(++state_.last_mark);
  xml_ += "<text:section";
  append_attribute(xml_, "text:name", name);
  xml_ += '>';
  return name;
}

/// The anchor of a list, table or quote: a bookmark in its first paragraph is for word processors, the name of what
/// holds it is for us.
void BlockWriter::holds_anchor(std::string_view holder, const std::string& id) {
  if (id.empty()) return;
  const auto name = state_.bookmark_names.find(id);
  if (name != state_.bookmark_names.end()) {
    state_.marks.add("holder", {{"key", holder}, {"name", name->second}});
  }
}

void BlockWriter::blocks(const Blocks& blocks, const Setting& setting) {
  const Block* previous = nullptr;
  for (const Block& each : blocks) {
    state_.context.check_cancelled();
    block(each, previous, setting);
    previous = &each;
  }
}

void BlockWriter::block(const Block& block, const Block* previous, const Setting& setting) {
  if (const auto* text = std::get_if<Paragraph>(&block.value)) {
    paragraph(setting.paragraph_style, text->content, block.id);
  } else if (const auto* items = std::get_if<List>(&block.value)) {
    list(*items, block.id);
  } else if (const auto* grid = std::get_if<Table>(&block.value)) {
    table(*grid, block.id);
  } else if (const auto* shown = std::get_if<Figure>(&block.value)) {
    figure(*shown, block.id);
  } else if (const auto* quoted = std::get_if<Quote>(&block.value)) {
    quote(*quoted, block.id, previous, setting);
  } else if (const auto* typed = std::get_if<Preformatted>(&block.value)) {
    preformatted(*typed, block.id);
  } else {
    open_paragraph("Horizontal_20_Line");
    anchor(block.id);
    close_paragraph();
  }
}

void BlockWriter::quote(const Quote& quote, const std::string& id, const Block* previous, const Setting& setting) {
  const bool paragraphs =
      !quote.blocks.empty() && std::all_of(quote.blocks.begin(), quote.blocks.end(),
                                           [](const Block& b) { return std::holds_alternative<Paragraph>(b.value); });
  // Paragraphs in the style for quotes that touch are one quote; what is not so plain is held by a section.
  const bool held =
      !paragraphs || setting.in_quote || (previous != nullptr && std::holds_alternative<Quote>(previous->value));
  if (!id.empty()) waiting_anchors_.push_back(id);
  if (held) holds_anchor(open_section(mark_name::quote, {}), id);
  blocks(quote.blocks, {.paragraph_style = "Quotations", .in_quote = true});
  if (!quote.attribution.empty()) paragraph("Quote_20_Attribution", quote.attribution, {});
  if (held && !waiting_anchors_.empty()) empty_paragraph("Quotations");
  if (held) close_section();
}

void BlockWriter::preformatted(const Preformatted& preformatted, const std::string& id) {
  open_paragraph("Preformatted_20_Text");
  anchor(id);
  if (!preformatted.language.empty()) {
    const std::string key = block_mark();
    state_.marks.add("block", {{"key", key}, {"language", preformatted.language}});
  }
  runs_.lines(preformatted.text);
  close_paragraph();
}

void BlockWriter::figure(const Figure& figure, const std::string& id) {
  open_paragraph("Picture");
  anchor(id);
  if (figure.media.empty() && figure.source.empty()) {
    const std::string key = block_mark();
    state_.marks.add("block", {{"key", key}, {"alternative", figure.alternative_text}});
  } else {
    picture(figure);
  }
  close_paragraph();
  if (!figure.caption.empty()) paragraph("Figure_20_Caption", figure.caption, {});
  if (!figure.credit.empty()) paragraph("Figure_20_Credit", figure.credit, {});
}

void BlockWriter::picture(const Figure& figure) {
  constexpr std::uint64_t twentieths_per_pixel = 15;  // at 96 to the inch
  const auto media = state_.media.find(figure.media);
  std::uint64_t width = 0;
  std::uint64_t height = 0;
  std::string reference;
  if (media != state_.media.end()) {
    width = media->second.width * twentieths_per_pixel;
    height = media->second.height * twentieths_per_pixel;
    reference = media->second.name;
  } else {
    reference = package_reference(figure.source);
  }
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
  xml_ += "<draw:frame draw:style-name=\"Frame\" draw:name=\"Picture " + std::to_string(++state_.last_frame) +
          "\" text:anchor-type=\"as-char\" svg:width=\"" + length(static_cast<std::uint32_t>(width)) +
          "\" svg:height=\"" + length(static_cast<std::uint32_t>(height)) + "\" draw:z-index=\"0\"><draw:image";
  append_attribute(xml_, "xlink:href", reference);
  xml_ += " xlink:type=\"simple\" xlink:show=\"embed\" xlink:actuate=\"onLoad\"/>";
  if (!figure.alternative_text.empty()) {
    xml_ += "<svg:desc>";
    append_text_escaped(xml_, figure.alternative_text);
    xml_ += "</svg:desc>";
  }
  xml_ += "</draw:frame>";
}

}  // namespace galley::odt

// SPDX-License-Identifier: Apache-2.0
#include "docx/block_writer.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "docx/shared_names.hpp"
#include "word_processing/xml_output.hpp"

namespace galley::docx {

namespace {

constexpr std::uint32_t deepest_list = 8;          // w:ilvl
constexpr std::uint32_t deepest_continuation = 4;  // List Continue 5

template <class T>
const T* as(const Block* block) {
  return block == nullptr ? nullptr : std::get_if<T>(&block->value);
}

}  // namespace

void BlockWriter::open_paragraph(std::string_view style, std::string_view extra) {
  xml_ += "<w:p><w:pPr><w:pStyle";
  append_attribute(xml_, "w:val", state_.style(style));
  xml_ += "/>";
  // w:numPr comes before w:bidi, all else that is given after it.
  const std::size_t numbering = extra.starts_with("<w:numPr>") ? extra.find("</w:numPr>") + 10 : 0;
  xml_ += extra.substr(0, numbering);
  if (runs_.article().right_to_left) xml_ += "<w:bidi/>";
  xml_ += extra.substr(numbering);
  xml_ += "</w:pPr>";
  put_next_mark();
}

void BlockWriter::put_next_mark() {
  if (next_mark_.empty()) return;
  runs_.bookmark(next_mark_);
  next_mark_.clear();
}

void BlockWriter::anchor(const std::string& id) {
  if (id.empty()) return;
  const auto name = state_.bookmark_names.find(id);
  if (name != state_.bookmark_names.end()) runs_.bookmark(name->second);
}

void BlockWriter::block_mark(MarksWriter::Attributes attributes) {
  const std::string name = std::string(Marks::block_prefix) + std::to_string(++state_.last_block_mark);
  runs_.bookmark(name);
  std::vector<std::pair<std::string_view, std::string_view>> all{{"key", name}};
  all.insert(all.end(), attributes.begin(), attributes.end());
  std::string_view values[3] = {};
  std::string_view names[3] = {};
  for (std::size_t i = 0; i < std::min<std::size_t>(all.size(), 3); ++i) std::tie(names[i], values[i]) = all[i];
  state_.marks.add("block", {{names[0], values[0]}, {names[1], values[1]}, {names[2], values[2]}});
}

void BlockWriter::paragraph(std::string_view style, const Inlines& content, const std::string& id) {
  open_paragraph(style);
  anchor(id);
  runs_.inlines(content);
  close_paragraph();
}

void BlockWriter::blocks(const Blocks& blocks, const Setting& setting) {
  const Block* previous = nullptr;
  for (const Block& each : blocks) {
    state_.context.check_cancelled();
    // Word joins tables that touch.
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
    preformatted(*typed, block.id, previous);
  } else {
    open_paragraph("HorizontalLine");
    anchor(block.id);
    close_paragraph();
  }
}

void BlockWriter::open_control(std::string_view tag) {
  put_next_mark();
  xml_ += "<w:sdt><w:sdtPr><w:tag";
  append_attribute(xml_, "w:val", tag);
  xml_ += "/><w15:appearance w15:val=\"hidden\"/></w:sdtPr><w:sdtContent>";
}

void BlockWriter::list(const List& list, const std::string& id, const Setting& setting) {
  const std::uint32_t level = std::min(setting.list_depth, deepest_list);
  state_.lists.push_back({list.ordered, level, list.start});
  const auto number = static_cast<std::uint32_t>(state_.lists.size() - 1 + state_.first_list);
  anchor(id);
  for (const ListItem& each : list.items) item(each, number, level, setting);
}

void BlockWriter::item(const ListItem& item, std::uint32_t number, std::uint32_t level, const Setting& setting) {
  std::string numbering = "<w:numPr><w:ilvl";
  append_attribute(numbering, "w:val", std::to_string(level));
  numbering += "/><w:numId";
  append_attribute(numbering, "w:val", std::to_string(number));
  numbering += "/></w:numPr>";
  open_paragraph("ListParagraph", numbering);
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
      paragraph(level == 0 ? std::string("ListContinue") : "ListContinue" + std::to_string(level + 1), text->content,
                each.id);
    } else if (as<List>(&each) != nullptr && level < deepest_list) {
      Setting inner = setting;
      inner.list_depth = level + 1;
      block(each, previous, inner);
    } else {
      open_control(std::string(Marks::item_tag) + std::to_string(level));
      block(each, nullptr, {.paragraph_style = "ListParagraph", .list_depth = 0, .in_quote = false});
      if (as<Table>(&each) != nullptr) empty_paragraph("ListParagraph");
      close_control();
    }
    previous = &each;
  }
}

void BlockWriter::quote(const Quote& quote, const std::string& id, const Block* previous, const Setting& setting) {
  const bool paragraphs =
      !quote.blocks.empty() && std::all_of(quote.blocks.begin(), quote.blocks.end(),
                                           [](const Block& b) { return as<Paragraph>(&b) != nullptr; });
  anchor(id);
  // Paragraphs in the style Quote that touch are one quote; what is not so plain is held by a content control.
  const bool held = !paragraphs || as<Quote>(previous) != nullptr || setting.in_quote;
  if (held) open_control(Marks::quote_tag);
  blocks(quote.blocks, {.paragraph_style = "Quote", .list_depth = 0, .in_quote = true});
  if (!quote.attribution.empty()) {
    paragraph("QuoteAttribution", quote.attribution);
  } else if (held && !quote.blocks.empty() && as<Table>(&quote.blocks.back()) != nullptr) {
    empty_paragraph("Quote");
  }
  if (held) close_control();
}

void BlockWriter::preformatted(const Preformatted& preformatted, const std::string& id, const Block* previous) {
  open_paragraph("HTMLPreformatted");
  anchor(id);
  if (!preformatted.language.empty() || as<Preformatted>(previous) != nullptr) {
    block_mark({{"language", preformatted.language}});
  }
  runs_.lines(preformatted.text);
  close_paragraph();
}

void BlockWriter::figure(const Figure& figure, const std::string& id) {
  open_paragraph("Picture");
  anchor(id);
  if (figure.media.empty() && figure.source.empty()) {
    block_mark({{"alternative", figure.alternative_text}});
  } else {
    picture(figure);
  }
  close_paragraph();
  if (!figure.caption.empty()) paragraph("FigureCaption", figure.caption);
  if (!figure.credit.empty()) paragraph("FigureCredit", figure.credit);
}

void BlockWriter::picture(const Figure& figure) {
  constexpr std::uint64_t per_pixel = 9525;  // EMU, at 96 to the inch
  constexpr std::uint64_t per_twentieth = 635;
  const auto part = state_.media_parts.find(figure.media);
  std::uint64_t width = 0;
  std::uint64_t height = 0;
  bool vector = false;
  std::string relationship;
  if (part != state_.media_parts.end()) {
    width = part->second.width * per_pixel;
    height = part->second.height * per_pixel;
    vector = part->second.name.ends_with(".svg");
    relationship = relationships_.add(std::string(RelationshipWriter::office) + "image", part->second.name);
  } else {
    const std::string written = relationship_target(figure.source);
    if (written != figure.source) {
      state_.marks.add_once("target", written, {{"key", written}, {"meant", figure.source}});
    }
    relationship = relationships_.add(std::string(RelationshipWriter::office) + "image", written, true);
  }
  const std::uint64_t widest = state_.page.column_width() * per_twentieth;
  const std::uint64_t highest = std::uint64_t{state_.page.height} * per_twentieth * 2 / 3;
  if (width == 0 || height == 0) {
    width = widest / 2;
    height = width * 2 / 3;
  }
  if (width > widest) {
    height = std::max<std::uint64_t>(height * widest / width, per_pixel);
    width = widest;
  }
  if (height > highest) {
    width = std::max<std::uint64_t>(width * highest / height, per_pixel);
    height = highest;
  }
  const std::string id = std::to_string(++state_.last_drawing);
  std::string extent;
  append_attribute(extent, "cx", std::to_string(width));
  append_attribute(extent, "cy", std::to_string(height));
  const std::string name = "Picture " + id;
  xml_ += "<w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent" + extent +
          "/><wp:docPr id=\"" + id + "\" name=\"" + name + "\"";
  if (!figure.alternative_text.empty()) append_attribute(xml_, "descr", figure.alternative_text);
  xml_ +=
      "/><a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic>"
      "<pic:nvPicPr><pic:cNvPr id=\"" +
      id + "\" name=\"" + name + "\"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip";
  append_attribute(xml_, part != state_.media_parts.end() ? "r:embed" : "r:link", relationship);
  if (vector) {
    xml_ +=
        "><a:extLst><a:ext uri=\"{96DAC541-7B7A-43D3-8B79-37D633B846F1}\"><asvg:svgBlip "
        "xmlns:asvg=\"http://schemas.microsoft.com/office/drawing/2016/SVG/main\"";
    append_attribute(xml_, "r:embed", relationship);
    xml_ += "/></a:ext></a:extLst></a:blip>";
  } else {
    xml_ += "/>";
  }
  xml_ +=
      "<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext" + extent +
      "/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>"
      "</wp:inline></w:drawing></w:r>";
}

}  // namespace galley::docx

// SPDX-License-Identifier: Apache-2.0
#include "typesetting/block_setter.hpp"

#include <algorithm>
#include <cmath>

#include "typesetting/image_size.hpp"

namespace galley::typesetting {
namespace {

/// Deeper than this everything is set at the same indent: a column has only so much width.
constexpr std::uint32_t deepest_indent = 6;

/// Puts the content of a label beside the first piece of what it labels.
void put_beside(PageContent&& label, std::size_t first, std::vector<Piece>& pieces) {
  if (first >= pieces.size()) return;
  // The label is read first, so its runs come before the line's.
  PageContent& line = pieces[first].content;
  append(label, std::move(line));
  line = std::move(label);
}

float round_up(float height, float unit) { return unit > 0 ? std::ceil(height / unit - 0.001F) * unit : height; }

}  // namespace

ElementId BlockSetter::add_element(ElementKind kind, ElementId parent, const std::string& anchor) {
  const ElementId element = composer_.structure.add(kind, parent);
  if (!anchor.empty()) composer_.structure.detail(element).anchor = anchor;
  return element;
}

ParagraphStyle BlockSetter::body_style(const Frame& frame, ElementId element) const {
  ParagraphStyle style;
  style.font_size = frame.font_size;
  style.line_height = frame.line_height;
  style.family = composer_.page.family;
  // Han, Kana and Hangul are set in sans by default: a subset of a serif face is half as large again.
  const bool sans = composer_.page.family == "sans-serif" || (composer_.page.family.empty() && is_cjk(frame.language));
  if (sans) style.font_class = FontClass::sans;
  if (style.family == "sans-serif" || style.family == "serif") style.family.clear();
  style.italic = frame.italic;
  style.alignment = composer_.page.justify && !frame.in_cell ? Alignment::justify : Alignment::start;
  style.hyphenate = composer_.page.hyphenate;
  style.language = frame.language;
  style.writing_mode = composer_.page.writing_mode;
  style.element = element;
  return style;
}

void BlockSetter::set(const Block& block, const Frame& frame, bool indent, std::vector<Piece>& pieces) {
  context_.check_cancelled();
  if (frame.depth > context_.limits.depth) {
    throw Error(ErrorKind::limit,
                "lists, quotes and tables are nested deeper than " + std::to_string(context_.limits.depth));
  }
  if (const auto* paragraph = std::get_if<galley::Paragraph>(&block.value)) {
    set_text(*paragraph, block.id, frame, indent, pieces);
  } else if (const auto* list = std::get_if<List>(&block.value)) {
    set_list(*list, block.id, frame, pieces);
  } else if (const auto* table = std::get_if<Table>(&block.value)) {
    set_table(*table, block.id, frame, *this, pieces);
  } else if (const auto* figure = std::get_if<Figure>(&block.value)) {
    set_figure(*figure, block.id, frame, pieces);
  } else if (const auto* quote = std::get_if<Quote>(&block.value)) {
    set_quote(*quote, block.id, frame, pieces);
  } else if (const auto* text = std::get_if<Preformatted>(&block.value)) {
    set_preformatted(*text, block.id, frame, pieces);
  } else {
    set_break(block.id, frame, pieces);
  }
}

void BlockSetter::set_blocks(const Blocks& blocks, const Frame& frame, std::vector<Piece>& pieces) {
  for (const Block& block : blocks) set(block, frame, frame.indent_first, pieces);
}

void BlockSetter::set_inlines(const Inlines& inlines, const Frame& frame, const ParagraphStyle& style,
                              std::vector<Piece>& pieces) {
  Paragraph paragraph = make_paragraph(inlines, style, frame.notes, composer_);
  set_paragraph(paragraph, style, frame.x, frame.width, composer_, pieces);
}

void BlockSetter::set_text(const galley::Paragraph& paragraph, const std::string& anchor, const Frame& frame,
                           bool indent, std::vector<Piece>& pieces, const std::string& dateline,
                           const Properties& dateline_parts) {
  ParagraphStyle style = body_style(frame, add_element(ElementKind::paragraph, frame.parent, anchor));
  style.dateline = dateline;
  style.dateline_parts = dateline_parts;
  if (indent) style.first_indent = (is_cjk(frame.language) ? 2.0F : 1.3F) * frame.font_size;
  set_inlines(paragraph.content, frame, style, pieces);
}

void BlockSetter::set_list(const List& list, const std::string& anchor, const Frame& frame,
                           std::vector<Piece>& pieces) {
  const ElementId element = add_element(ElementKind::list, frame.parent, anchor);
  composer_.structure.detail(element).ordered = list.ordered;
  if (list.ordered && list.start != 1)
    composer_.structure.detail(element).properties = {{"start", std::to_string(list.start)}};
  static constexpr std::string_view bullets[] = {"•", "–", "▪"};
  const std::string_view bullet = bullets[frame.depth % 3];
  const std::int64_t last_number = list.start + static_cast<std::int64_t>(list.items.size()) - 1;
  const auto digits =
      static_cast<float>(std::max(std::to_string(last_number).size(), std::to_string(std::int64_t{list.start}).size()));
  const float wanted = (list.ordered ? 0.9F + 0.6F * digits : 1.4F) * frame.font_size;
  const bool room = frame.depth < deepest_indent && frame.width > 6 * frame.font_size;
  const float indent = room ? std::min(wanted, frame.width / 3) : 0;
  std::int64_t number = list.start;
  for (const ListItem& item : list.items) {
    const ElementId item_element = composer_.structure.add(ElementKind::list_item, element);
    const ElementId label_element = composer_.structure.add(ElementKind::list_label, item_element);
    const ElementId body_element = composer_.structure.add(ElementKind::list_body, item_element);
    Frame label_frame = frame;
    label_frame.width = std::max(indent - 0.45F * frame.font_size, 1.0F);
    label_frame.parent = label_element;
    if (frame.right_to_left) label_frame.x = frame.x + frame.width - label_frame.width;
    ParagraphStyle label_style = body_style(label_frame, label_element);
    label_style.alignment = list.ordered ? Alignment::end : Alignment::start;
    if (!list.ordered && !frame.right_to_left) label_frame.x += 0.25F * frame.font_size;
    std::vector<Piece> label;
    const std::string text = list.ordered ? std::to_string(number) + "." : std::string(bullet);
    if (indent > 0) set_inlines(plain(text), label_frame, label_style, label);

    Frame body = frame;
    body.parent = body_element;
    body.width = frame.width - indent;
    if (!frame.right_to_left) body.x += indent;
    body.indent_first = false;
    body.depth = frame.depth + 1;
    const std::size_t first = pieces.size();
    set_blocks(item.blocks, body, pieces);
    if (pieces.size() == first) {
      Piece& empty = pieces.emplace_back();
      empty.height = frame.line_height;
    }
    if (!label.empty()) put_beside(std::move(label.front().content), first, pieces);
    ++number;
  }
}

void BlockSetter::set_quote(const Quote& quote, const std::string& anchor, const Frame& frame,
                            std::vector<Piece>& pieces) {
  Frame inner = frame;
  inner.parent = add_element(ElementKind::quote, frame.parent, anchor);
  inner.depth = frame.depth + 1;
  inner.indent_first = false;
  if (frame.depth < deepest_indent) {
    const float indent = std::min(1.6F * frame.font_size, frame.width / 8);
    inner.x += indent;
    inner.width -= 2 * indent;
  }
  inner.italic = !is_cjk(frame.language) && !frame.right_to_left;
  const std::size_t first = pieces.size();
  set_blocks(quote.blocks, inner, pieces);
  if (!quote.attribution.empty()) {
    if (pieces.size() > first) pieces.back().keep_with_next = true;
    ParagraphStyle style = body_style(inner, composer_.structure.add(ElementKind::attribution, inner.parent));
    style.alignment = Alignment::end;
    style.italic = false;
    Inlines line = plain("— ");
    line.insert(line.end(), quote.attribution.begin(), quote.attribution.end());
    set_inlines(line, inner, style, pieces);
  }
  if (pieces.size() > first && !frame.in_cell) {
    pieces[first].space_before += frame.line_height / 2;
    pieces.back().space_after += frame.line_height / 2;
    pieces.back().on_grid = true;
  }
}

void BlockSetter::set_preformatted(const Preformatted& text, const std::string& anchor, const Frame& frame,
                                   std::vector<Piece>& pieces) {
  const ElementId element = add_element(ElementKind::preformatted, frame.parent, anchor);
  if (!text.language.empty()) composer_.structure.detail(element).properties = {{"language", text.language}};
  ParagraphStyle style = body_style(frame, element);
  style.font_class = FontClass::mono;
  style.font_size = 0.85F * frame.font_size;
  style.alignment = Alignment::start;
  style.italic = false;
  Paragraph paragraph = make_preformatted(text.text, style, composer_);
  const std::size_t first = pieces.size();
  const float inset = frame.depth < deepest_indent ? 0.6F * frame.font_size : 0;
  set_paragraph(paragraph, style, frame.x + inset, std::max(frame.width - inset, 1.0F), composer_, pieces);
  // A rule down the side shows which lines are the text as it was.
  for (std::size_t i = first; i < pieces.size(); ++i) {
    const float x = frame.right_to_left ? frame.x + frame.width - 0.75F : frame.x;
    pieces[i].content.rules.push_back({x, 0, 0.75F, pieces[i].height, 160, false});
  }
}

void BlockSetter::set_break(const std::string& anchor, const Frame& frame, std::vector<Piece>& pieces) {
  add_element(ElementKind::thematic_break, frame.parent, anchor);
  Piece& piece = pieces.emplace_back();
  piece.height = frame.line_height;
  const float width = std::min(frame.width / 4, 6 * frame.font_size);
  piece.content.rules.push_back(
      {frame.x + (frame.width - width) / 2, frame.line_height / 2 - 0.25F, width, 0.5F, 0, false});
}

/// Prints what a picture would have shown into the frame that stands for it. The tag of the figure says it too, so here
/// it is an artifact.
void BlockSetter::put_in_frame(const std::string& text, const Frame& frame, float most_height, Piece& picture,
                               float& height) {
  if (text.empty()) return;
  Frame inner = frame;
  inner.x += frame.font_size;
  inner.width = std::max(frame.width - 2 * frame.font_size, 1.0F);
  ParagraphStyle style = body_style(inner, layout_artifact);
  style.alignment = Alignment::center;
  style.gray = 90;
  std::vector<Piece> lines;
  set_inlines(plain(text), inner, style, lines);
  const auto fitting = static_cast<std::size_t>(std::max(0.0F, most_height / frame.line_height - 2));
  if (lines.size() > fitting) lines.resize(fitting);
  height = std::max(height, static_cast<float>(lines.size() + 2) * frame.line_height);
  float y = (height - static_cast<float>(lines.size()) * frame.line_height) / 2;
  for (Piece& line : lines) {
    move(line.content, 0, y);
    append(picture.content, std::move(line.content));
    y += frame.line_height;
  }
}

void BlockSetter::set_figure(const Figure& figure, const std::string& anchor, const Frame& frame,
                             std::vector<Piece>& pieces) {
  const ElementId element = add_element(ElementKind::figure, frame.parent, anchor);
  composer_.structure.detail(element).alternative_text = figure.alternative_text;
  if (!figure.source.empty()) composer_.structure.detail(element).properties = {{"source", figure.source}};
  const auto media = document_.media.find(figure.media);
  std::optional<ImageSize> size;
  if (!figure.media.empty() && media != document_.media.end()) size = image_size(media->second.data);
  std::vector<Piece> parts;
  Piece& picture = parts.emplace_back();
  const bool vertical = composer_.page.writing_mode == WritingMode::vertical;
  // Text below it must find room too.
  const float most_height = std::max(frame.height - 6 * frame.line_height, frame.height / 2);
  float width = frame.width;
  float height = 4 * frame.line_height;
  PlacedImage image;
  image.element = element;
  if (media != document_.media.end()) image.file = &media->second;
  if (size) {
    image.media = &media->second;
    image.orientation = size->orientation;
    float pixels_along = static_cast<float>(size->width);
    float pixels_across = static_cast<float>(size->height);
    if (vertical) std::swap(pixels_along, pixels_across);
    // As on a screen of 96 dpi at most; a column is filled by anything that comes near to it.
    const float natural = pixels_along * 0.75F;
    width = natural > 0.6F * frame.width ? frame.width : natural;
    height = width * pixels_across / pixels_along;
    if (height > most_height) {
      width *= most_height / height;
      height = most_height;
    }
    width = std::max(width, 1.0F);
    height = std::max(height, 1.0F);
  } else {
    const std::string what = figure.media.empty() || media == document_.media.end()
                                 ? "a picture is not in the document"
                                 : "a picture of type " + media->second.media_type + " cannot be set in a page";
    context_.diagnostics.warning(code::not_carried, what + ", a frame stands for it");
    put_in_frame(figure.alternative_text, frame, most_height, picture, height);
    height = std::min(height, most_height);
  }
  image.x = frame.x + (frame.width - width) / 2;
  image.width = width;
  image.height = height;
  picture.content.images.push_back(image);
  picture.height = height;

  Frame caption_frame = frame;
  caption_frame.font_size = 0.85F * frame.font_size;
  caption_frame.line_height = 0.85F * frame.line_height;
  caption_frame.parent = element;
  const auto add_line = [&](const Inlines& inlines, ElementKind kind, std::uint8_t gray) {
    if (inlines.empty()) return;
    ParagraphStyle style = body_style(caption_frame, composer_.structure.add(kind, element));
    // Below a picture that does not fill the column a caption is centred as the picture is.
    style.alignment = width < 0.6F * frame.width ? Alignment::center : Alignment::start;
    style.gray = gray;
    const std::size_t first = parts.size();
    set_inlines(inlines, caption_frame, style, parts);
    if (parts.size() > first && first == 1) parts[first].space_before = 0.4F * frame.line_height;
  };
  add_line(figure.caption, ElementKind::caption, 0);
  add_line(figure.credit, ElementKind::credit, 90);
  const bool long_caption =
      parts.size() > 1 && height + static_cast<float>(parts.size()) * caption_frame.line_height > frame.height;
  if (long_caption) {
    // It cannot be held together with the picture in one column.
    for (Piece& part : parts) pieces.push_back(std::move(part));
    pieces.back().on_grid = true;
    return;
  }
  Piece whole = stack(std::move(parts));
  if (!frame.in_cell) {
    // As much white above as below, and whole lines with it.
    const float lines = round_up(whole.height + frame.line_height, frame.line_height);
    whole.space_before = whole.space_after = (lines - whole.height) / 2;
    whole.on_grid = true;
    whole.floating = frame.depth == 0;
  }
  pieces.push_back(std::move(whole));
}

void BlockSetter::set_note(const Note& note, std::size_t index, ElementId element, const Frame& frame,
                           std::vector<Piece>& pieces) {
  const std::string number = std::to_string(index + 1);
  const float indent = (0.7F + 0.6F * static_cast<float>(number.size())) * frame.font_size;
  Frame label_frame = frame;
  label_frame.width = indent - 0.4F * frame.font_size;
  if (frame.right_to_left) label_frame.x = frame.x + frame.width - label_frame.width;
  ParagraphStyle style = body_style(label_frame, composer_.structure.add(ElementKind::note_label, element));
  style.alignment = Alignment::end;
  std::vector<Piece> label;
  set_inlines(plain(number), label_frame, style, label);
  Frame body = frame;
  body.parent = element;
  body.width -= indent;
  if (!frame.right_to_left) body.x += indent;
  body.indent_first = false;
  const std::size_t first = pieces.size();
  set_blocks(note.blocks, body, pieces);
  if (pieces.size() == first) pieces.emplace_back().height = frame.line_height;
  if (!label.empty()) put_beside(std::move(label.front().content), first, pieces);
}

}  // namespace galley::typesetting

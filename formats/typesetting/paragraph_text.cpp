// SPDX-License-Identifier: Apache-2.0
#include "typesetting/paragraph_text.hpp"

#include <map>
#include <tuple>

#include "typesetting/unicode.hpp"

namespace galley::typesetting {
namespace {

class Flattening {
 public:
  Flattening(const ParagraphStyle& style, const NoteNumbers& notes, StructureTree& structure)
      : style_(style), notes_(notes), structure_(structure) {}

  ParagraphText result;

  void add_dateline() {
    if (style_.dateline.empty()) return;
    const ElementId element = structure_.add(ElementKind::dateline, style_.element);
    structure_.detail(element).properties = style_.dateline_parts;
    begin_span(add_style(base_style(element, no_element)));
    append_utf16(result.text, style_.dateline);
    // What parts it from the text is no part of the text.
    append_utf16(result.text, is_cjk(style_.language) ? "\u3000" : " — ");
  }

  void add(const Inlines& inlines, ElementId parent, ElementId link) {
    for (const Inline& piece : inlines) {
      if (const auto* text = std::get_if<Text>(&piece.value)) {
        begin_span(style_of(*text, parent, link));
        append_utf16(result.text, text->text);
      } else if (const auto* linked = std::get_if<Link>(&piece.value)) {
        const ElementId element = structure_.add(ElementKind::link, parent);
        ElementDetail& detail = structure_.detail(element);
        detail.target = linked->target;
        detail.title = linked->title;
        add(linked->content, element, element);
      } else if (const auto* reference = std::get_if<NoteReference>(&piece.value)) {
        add_reference(*reference, parent, link);
      } else if (const auto* ruby = std::get_if<Ruby>(&piece.value)) {
        add_ruby(*ruby, parent, link);
      } else {
        begin_span(style_of({}, parent, link));
        result.text += u'\u2028';
      }
    }
  }

 private:
  TextStyle base_style(ElementId element, ElementId link) const {
    TextStyle style;
    style.font_class = style_.font_class;
    style.bold = style_.bold;
    style.italic = style_.italic;
    style.size = style_.font_size;
    style.gray = style_.gray;
    style.language = style_.language;
    style.element = element;
    style.link = link;
    return style;
  }

  std::uint16_t style_of(const Text& text, ElementId parent, ElementId link) {
    const auto key = std::make_tuple(text.style, text.language, parent);
    const auto known = known_.find(key);
    if (known != known_.end()) return known->second;
    ElementId element = parent;
    const auto nest = [&](Style flag, ElementKind kind) {
      if (has(text.style, flag)) element = structure_.add(kind, element);
    };
    // One element for each flag, since each means something of its own.
    const ElementId before = element;
    nest(Style::strong, ElementKind::strong);
    nest(Style::emphasis, ElementKind::emphasis);
    nest(Style::superscript, ElementKind::superscript);
    nest(Style::subscript, ElementKind::subscript);
    nest(Style::code, ElementKind::code);
    const bool other_language = !text.language.empty();
    if (other_language && element == before) element = structure_.add(ElementKind::span, element);
    if (other_language) structure_.detail(element).language = text.language;

    TextStyle style = base_style(element, link);
    if (other_language) style.language = text.language;
    if (has(text.style, Style::code)) style.font_class = FontClass::mono;
    if (has(text.style, Style::code)) style.size *= 0.92F;
    if (has(text.style, Style::strong)) style.bold = true;
    if (has(text.style, Style::emphasis)) {
      style.emphasis_marks = true;
      style.italic = !style_.italic;
      // Arabic and Hebrew letters are not slanted; weight is what sets them off.
      if (is_right_to_left(style.language)) style.bold = true;
    }
    if (has(text.style, Style::superscript)) raise(style, 0.36F);
    if (has(text.style, Style::subscript)) raise(style, -0.16F);
    const std::uint16_t index = add_style(std::move(style));
    // An element holds what stands together: the same style later in the paragraph is a new one.
    if (element == parent) known_.emplace(key, index);
    return index;
  }

  static void raise(TextStyle& style, float rise) {
    style.rise += rise * style.size;
    style.size *= 0.66F;
  }

  std::uint16_t add_style(TextStyle style) {
    // More styles than an index holds share the last one: the text is all there.
    if (result.styles.size() < 0xFFFE) result.styles.push_back(std::move(style));
    return static_cast<std::uint16_t>(result.styles.size() - 1);
  }

  void begin_span(std::uint16_t style, std::int32_t note = -1, std::int32_t ruby = -1) {
    result.spans.push_back({result.text.size(), style, note, ruby});
  }

  void add_reference(const NoteReference& reference, ElementId parent, ElementId link) {
    const std::size_t count = notes_.notes == nullptr ? 0 : notes_.notes->size();
    // In a canonical document the note n7 is the seventh.
    std::size_t index = 0;
    for (const char c : reference.note) {
      if (c >= '0' && c <= '9' && index < count) index = index * 10 + static_cast<std::size_t>(c - '0');
    }
    index -= index > 0 ? 1 : 0;
    if (index >= count || (*notes_.notes)[index].id != reference.note) {
      index = 0;
      while (index < count && (*notes_.notes)[index].id != reference.note) ++index;
    }
    if (index == count) return;
    const ElementId element = structure_.add(ElementKind::reference, parent);
    if (notes_.elements != nullptr) structure_.detail(element).destination = (*notes_.elements)[index];
    // A note stands where it is referred to first, and once.
    const bool first = notes_.references == nullptr || (*notes_.references)[index] == no_element;
    if (first && notes_.references != nullptr) (*notes_.references)[index] = element;
    TextStyle style = base_style(element, link == no_element ? element : link);
    style.italic = false;
    raise(style, 0.36F);
    begin_span(add_style(std::move(style)), first ? static_cast<std::int32_t>(index) : -1);
    append_utf16(result.text, std::to_string(index + 1));
  }

  void add_ruby(const Ruby& ruby, ElementId parent, ElementId link) {
    const ElementId element = structure_.add(ElementKind::ruby, parent);
    const ElementId base = structure_.add(ElementKind::ruby_base, element);
    const ElementId reading = structure_.add(ElementKind::ruby_text, element);
    TextStyle base_text = base_style(base, link);
    TextStyle reading_text = base_style(reading, link);
    // One that no line has room for is set as dictionaries do: after its base, in brackets.
    constexpr std::size_t longest_base = 96;
    constexpr std::size_t longest_reading = 240;
    if (ruby.base.size() > longest_base || ruby.reading.size() > longest_reading) {
      begin_span(add_style(std::move(base_text)));
      append_utf16(result.text, ruby.base);
      const auto add_bracket = [&](const char* bracket) {
        begin_span(add_style(base_style(structure_.add(ElementKind::ruby_bracket, element), link)));
        append_utf16(result.text, bracket);
      };
      add_bracket("(");
      begin_span(add_style(std::move(reading_text)));
      append_utf16(result.text, ruby.reading);
      add_bracket(")");
      return;
    }
    reading_text.size *= 0.5F;
    const std::uint16_t base_index = add_style(std::move(base_text));
    ParagraphText::Reading& entry = result.readings.emplace_back();
    append_utf16(entry.text, ruby.reading);
    entry.style = add_style(std::move(reading_text));
    entry.element = reading;
    begin_span(base_index, -1, static_cast<std::int32_t>(result.readings.size() - 1));
    append_utf16(result.text, ruby.base);
  }

  const ParagraphStyle& style_;
  const NoteNumbers& notes_;
  StructureTree& structure_;
  std::map<std::tuple<Style, std::string, ElementId>, std::uint16_t> known_;
};

}  // namespace

ParagraphText flatten(const Inlines& inlines, const ParagraphStyle& style, const NoteNumbers& notes,
                      StructureTree& structure) {
  Flattening flattening(style, notes, structure);
  flattening.add_dateline();
  flattening.add(inlines, style.element, no_element);
  return std::move(flattening.result);
}

}  // namespace galley::typesetting

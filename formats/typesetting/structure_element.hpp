// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace galley::typesetting {

/// What a part of the text is. The names are the article's; a writer maps them to its own (tags of ISO 32000).
enum class ElementKind : std::uint8_t {
  document,
  article,
  kicker,
  headline,
  deck,
  byline,
  section,
  heading,
  paragraph,
  list,
  list_item,
  list_label,
  list_body,
  table,
  table_row,
  header_cell,
  data_cell,
  caption,
  figure,
  credit,
  note,
  note_label,
  quote,
  attribution,
  preformatted,
  thematic_break,
  span,
  dateline,
  emphasis,
  strong,
  superscript,
  subscript,
  code,
  link,
  reference,  ///< the mark in the text that leads to a note
  ruby,
  ruby_base,
  ruby_text,
  ruby_bracket,  ///< around a reading that stands in the line
};

/// Is an element of this kind part of a line of text? Such elements follow each other in the order in which
/// their content is set; all others in the order in which they were made.
constexpr bool is_inline(ElementKind kind) { return kind >= ElementKind::span || kind == ElementKind::note_label; }

using ElementId = std::uint32_t;

inline constexpr ElementId no_element = 0xFFFFFFFF;
inline constexpr ElementId page_artifact = 0xFFFFFFFE;    ///< running header, page number
inline constexpr ElementId layout_artifact = 0xFFFFFFFD;  ///< rules, repeated table heads
constexpr bool is_artifact(ElementId id) { return id >= layout_artifact; }

/// Names and values, in order; a name may come again.
using Properties = std::vector<std::pair<std::string, std::string>>;

/// What only few elements have.
struct ElementDetail {
  std::string language;                ///< BCP 47, where it differs from the one around it
  std::string alternative_text;        ///< figure
  std::string target;                  ///< link: IRI, or `#id`
  std::string title;                   ///< link: advisory title; headline, heading: its text, for an outline
  std::string anchor;                  ///< the id that links name
  ElementId destination = no_element;  ///< reference: the note; note: the first reference
  std::uint32_t column_span = 1;
  std::uint32_t row_span = 1;
  bool ordered = false;        ///< list
  bool row_header = false;     ///< header_cell: heads its row
  bool column_header = false;  ///< header_cell: heads its column
  Properties properties;       ///< what the article says of it and the page does not show ("role", "when")
};

struct Element {
  ElementKind kind = ElementKind::document;
  std::uint8_t level = 0;  ///< heading: 2 is right below a headline
  ElementId parent = no_element;
  std::unique_ptr<ElementDetail> detail;  ///< may be null
};

/// The elements of a document in the order in which they were made; the first is the document itself.
class StructureTree {
 public:
  StructureTree() { elements_.emplace_back(); }

  ElementId add(ElementKind kind, ElementId parent, std::uint8_t level = 0) {
    Element& element = elements_.emplace_back();
    element.kind = kind;
    element.parent = parent;
    element.level = level;
    return static_cast<ElementId>(elements_.size() - 1);
  }

  ElementDetail& detail(ElementId id) {
    Element& element = elements_[id];
    if (!element.detail) element.detail = std::make_unique<ElementDetail>();
    return *element.detail;
  }

  const Element& operator[](ElementId id) const { return elements_[id]; }
  std::size_t size() const { return elements_.size(); }

 private:
  std::vector<Element> elements_;
};

}  // namespace galley::typesetting

// SPDX-License-Identifier: Apache-2.0
#include "pdf/structure_writer.hpp"

#include <algorithm>

#include "pdf/iri.hpp"
#include "pdf/kept_picture.hpp"

namespace galley::pdf {
namespace {

using typesetting::Element;
using typesetting::ElementDetail;
using typesetting::ElementId;
using typesetting::ElementKind;
using typesetting::StructureTree;

/// The tag of an element. What ISO 32000-1 has no name for keeps the article's own and is mapped below.
std::string tag_of(const Element& element) {
  switch (element.kind) {
    case ElementKind::document:
      return "Document";
    case ElementKind::article:
      return "Art";
    case ElementKind::kicker:
      return "Kicker";
    case ElementKind::headline:
      return "H1";
    case ElementKind::deck:
      return "Deck";
    case ElementKind::byline:
      return "Byline";
    case ElementKind::section:
      return "Sect";
    case ElementKind::heading:
      return "H" + std::to_string(std::clamp<int>(element.level, 2, 6));
    case ElementKind::paragraph:
      return "P";
    case ElementKind::list:
      return "L";
    case ElementKind::list_item:
      return "LI";
    case ElementKind::list_label:
      return "Lbl";
    case ElementKind::list_body:
      return "LBody";
    case ElementKind::table:
      return "Table";
    case ElementKind::table_row:
      return "TR";
    case ElementKind::header_cell:
      return "TH";
    case ElementKind::data_cell:
      return "TD";
    case ElementKind::caption:
      return "Caption";
    case ElementKind::figure:
      return "Figure";
    case ElementKind::credit:
      return "Credit";
    case ElementKind::note:
      return "Note";
    case ElementKind::note_label:
      return "Lbl";
    case ElementKind::quote:
      return "BlockQuote";
    case ElementKind::attribution:
      return "Attribution";
    case ElementKind::preformatted:
      return "Preformatted";
    case ElementKind::thematic_break:
      return "Break";
    case ElementKind::span:
      return "Span";
    case ElementKind::dateline:
      return "Dateline";
    case ElementKind::emphasis:
      return "Em";
    case ElementKind::strong:
      return "Strong";
    case ElementKind::superscript:
      return "Sup";
    case ElementKind::subscript:
      return "Sub";
    case ElementKind::code:
      return "Code";
    case ElementKind::link:
      return "Link";
    case ElementKind::reference:
      return "Reference";
    case ElementKind::ruby:
      return "Ruby";
    case ElementKind::ruby_base:
      return "RB";
    case ElementKind::ruby_text:
      return "RT";
    case ElementKind::ruby_bracket:
      return "RP";
  }
  return "NonStruct";
}

// 14.8.4: names of ours and the standard ones they come nearest to.
constexpr std::pair<const char*, const char*> role_map[] = {
    {"Kicker", "P"}, {"Deck", "P"},        {"Byline", "P"},       {"Dateline", "Span"},
    {"Credit", "P"}, {"Attribution", "P"}, {"Preformatted", "P"}, {"Break", "Div"},
    {"Em", "Span"},  {"Strong", "Span"},   {"Sup", "Span"},       {"Sub", "Span"},
};

std::string ref(ObjectNumber number) { return std::to_string(number) + " 0 R"; }

/// A text string as it stands in a file (7.9.2.2).
std::string literal(std::string_view utf8) {
  PoDoFo::PdfRefCountedBuffer buffer;
  PoDoFo::PdfOutputDevice device(&buffer);
  text_string(utf8).Write(&device, PoDoFo::ePdfWriteMode_Compact, nullptr);
  return {buffer.GetBuffer(), device.GetLength()};
}

/// A byte string of an identifier, whatever bytes it has.
std::string byte_string(std::string_view bytes) {
  static constexpr char digits[] = "0123456789ABCDEF";
  const auto is_plain = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c == '-'; };
  if (std::all_of(bytes.begin(), bytes.end(), is_plain)) return "(" + std::string(bytes) + ")";
  std::string out = "<";
  for (const char c : bytes) {
    out += digits[static_cast<unsigned char>(c) >> 4];
    out += digits[static_cast<unsigned char>(c) & 15];
  }
  return out + ">";
}

/// What an element is called, so that others can point to it: its anchor, or a number for a note.
std::string identifier_of(const Element& element, ElementId id) {
  if (element.detail && !element.detail->anchor.empty()) return "a" + element.detail->anchor;
  return element.kind == ElementKind::note ? "note-" + std::to_string(id) : std::string();
}

const char* scope_of(const ElementDetail& cell) {
  if (!cell.row_header) return "/Scope/Column";
  return cell.column_header ? "/Scope/Both" : "/Scope/Row";
}

/// What no standard tag says, as user properties (14.7.5.4).
std::string user_properties(const typesetting::Properties& properties) {
  std::string list;
  for (const auto& [name, value] : properties) list += "<</N" + literal(name) + "/V" + literal(value) + ">>";
  return list.empty() ? list : "<</O/UserProperties/P[" + list + "]>>";
}

}  // namespace

std::vector<StructureWriter::Kid>& StructureWriter::kids(ElementId element) {
  if (kids_.size() <= element) kids_.resize(std::max<std::size_t>(element + 1, kids_.size() * 3 / 2));
  return kids_[element];
}

void StructureWriter::attach(ElementId element, const StructureTree& structure) {
  while (typesetting::is_inline(structure[element].kind)) {
    if (attached_.size() <= element) attached_.resize(std::max<std::size_t>(structure.size(), element + 1), false);
    if (attached_[element]) return;
    attached_[element] = true;
    const ElementId parent = structure[element].parent;
    // The parent first, so that it stands where its first child does.
    attach(parent, structure);
    kids(parent).push_back({Kid::element, element, 0});
    return;
  }
}

std::uint32_t StructureWriter::add_page(ObjectNumber page, const std::vector<ElementId>& marked,
                                        const StructureTree& structure) {
  for (std::size_t i = 0; i < marked.size(); ++i) {
    attach(marked[i], structure);
    kids(marked[i]).push_back({Kid::content, static_cast<std::uint32_t>(i), page});
  }
  parents_.push_back({true, marked});
  return static_cast<std::uint32_t>(parents_.size() - 1);
}

std::uint32_t StructureWriter::add_annotation(ObjectNumber annotation, ObjectNumber page, ElementId element,
                                              const StructureTree& structure) {
  attach(element, structure);
  kids(element).push_back({Kid::annotation, annotation, page});
  parents_.push_back({false, {element}});
  return static_cast<std::uint32_t>(parents_.size() - 1);
}

void StructureWriter::begin(ElementId element, const Destination& destination, const StructureTree& structure) {
  while (element != typesetting::no_element) {
    if (destinations_.size() <= element) {
      destinations_.resize(std::max<std::size_t>(structure.size(), destinations_.size() * 3 / 2));
    }
    if (destinations_[element].page != 0) return;
    destinations_[element] = destination;
    element = structure[element].parent;
  }
}

const Destination* StructureWriter::destination(ElementId element) const {
  return element < destinations_.size() && destinations_[element].page != 0 ? &destinations_[element] : nullptr;
}

void StructureWriter::keep_picture(ElementId figure, ObjectNumber stream) {
  if (stream != 0) kept_pictures_[figure] = stream;
}

void StructureWriter::write_element(ElementId id, const StructureTree& structure) {
  const Element& element = structure[id];
  std::string body = "<</S/" + tag_of(element) + "/P " +
                     ref(element.parent == typesetting::no_element ? root_ : numbers_[element.parent]);
  ObjectNumber page = 0;
  for (const Kid& kid : kids_[id]) {
    if (kid.kind != Kid::element && page == 0) page = kid.page;
  }
  if (page != 0) body += "/Pg " + ref(page);
  if (!kids_[id].empty()) {
    body += "/K[";
    for (const Kid& kid : kids_[id]) {
      if (kid.kind == Kid::element) {
        body += ref(numbers_[kid.value]);
      } else if (kid.kind == Kid::annotation) {
        body += "<</Type/OBJR/Pg " + ref(kid.page) + "/Obj " + ref(kid.value) + ">>";
      } else if (kid.page == page) {
        body += std::to_string(kid.value);
      } else {
        body += "<</Type/MCR/Pg " + ref(kid.page) + "/MCID " + std::to_string(kid.value) + ">>";
      }
      body += ' ';
    }
    body.back() = ']';
  }
  const std::string identifier = identifier_of(element, id);
  if (!identifier.empty()) body += "/ID" + byte_string(identifier);
  if (const auto kept = kept_pictures_.find(id); kept != kept_pictures_.end())
    body += "/" + std::string(kept_picture_key) + " " + ref(kept->second);
  typesetting::Properties properties;
  // The text of every element is all there, spaces at line ends too: a reader need not guess at them.
  if (id == 0) properties.emplace_back("text", "complete");
  std::string attributes;
  if (element.detail) {
    const ElementDetail& detail = *element.detail;
    if (!detail.language.empty()) body += "/Lang" + literal(detail.language);
    if (element.kind == ElementKind::figure) {
      // ISO 14289-1, 7.3: a figure has an alternative; a picture that its author left without one has an empty one.
      body += "/Alt" + literal(detail.alternative_text.empty() ? " " : detail.alternative_text);
    }
    properties.insert(properties.end(), detail.properties.begin(), detail.properties.end());
    if (element.kind == ElementKind::link) {
      if (detail.target != uri_of(detail.target)) properties.emplace_back("target", detail.target);
      if (!detail.title.empty()) properties.emplace_back("title", detail.title);
    }
    // What a note mark leads to (ISO 32000-2, 14.7.2).
    const ElementId note = detail.destination;
    if (element.kind == ElementKind::reference && note != typesetting::no_element && numbers_[note] != 0)
      body += "/Ref[" + ref(numbers_[note]) + "]";
    if (element.kind == ElementKind::list) {
      attributes = "<</O/List/ListNumbering/" + std::string(detail.ordered ? "Decimal" : "Disc") + ">>";
    }
    if (element.kind == ElementKind::header_cell || element.kind == ElementKind::data_cell) {
      std::string of_cell;
      if (detail.column_span > 1) of_cell += "/ColSpan " + std::to_string(detail.column_span);
      if (detail.row_span > 1) of_cell += "/RowSpan " + std::to_string(detail.row_span);
      if (element.kind == ElementKind::header_cell) of_cell += scope_of(detail);
      if (!of_cell.empty()) attributes = "<</O/Table" + of_cell + ">>";
    }
  }
  const std::string own = user_properties(properties);
  if (!attributes.empty() && !own.empty()) {
    body += "/A[" + attributes + own + "]";
  } else if (!attributes.empty() || !own.empty()) {
    body += "/A" + attributes + own;
  }
  body += ">>";
  file_.write_text(numbers_[id], body);
}

ObjectNumber StructureWriter::write_parent_tree() {
  // 7.9.7: leaves of a number tree, under one root.
  constexpr std::size_t in_leaf = 64;
  std::string root = "<<";
  std::vector<std::string> leaves;
  for (std::size_t begin = 0; begin < parents_.size(); begin += in_leaf) {
    const std::size_t end = std::min(parents_.size(), begin + in_leaf);
    std::string nums = "/Nums[";
    for (std::size_t i = begin; i < end; ++i) {
      nums += std::to_string(i) + " ";
      if (!parents_[i].page) {
        nums += ref(numbers_[parents_[i].elements.front()]);
      } else {
        nums += "[";
        for (const ElementId element : parents_[i].elements) nums += ref(numbers_[element]) + " ";
        nums += "]";
      }
      nums += " ";
    }
    nums += "]";
    leaves.push_back("/Limits[" + std::to_string(begin) + " " + std::to_string(end - 1) + "]" + nums);
    if (parents_.size() <= in_leaf) root += nums;
  }
  if (parents_.size() > in_leaf) {
    root += "/Kids[";
    for (const std::string& leaf : leaves) {
      const ObjectNumber number = file_.reserve();
      file_.write_text(number, "<<" + leaf + ">>");
      root += ref(number) + " ";
    }
    root += "]";
  }
  if (parents_.empty()) root += "/Nums[]";
  const ObjectNumber number = file_.reserve();
  file_.write_text(number, root + ">>");
  return number;
}

ObjectNumber StructureWriter::write(const StructureTree& structure) {
  const auto count = static_cast<ElementId>(structure.size());
  kids_.resize(count);
  attached_.resize(count, false);
  // Notes come last in their article; all other blocks in the order of the text.
  for (const bool notes : {false, true}) {
    for (ElementId id = 1; id < count; ++id) {
      const ElementKind kind = structure[id].kind;
      if (typesetting::is_inline(kind) || (kind == ElementKind::note) != notes) continue;
      attached_[id] = true;
      kids_[structure[id].parent].push_back({Kid::element, id, 0});
    }
  }
  attached_[0] = true;
  root_ = file_.reserve();
  numbers_.assign(count, 0);
  for (ElementId id = 0; id < count; ++id) {
    if (attached_[id]) numbers_[id] = file_.reserve();
  }
  std::vector<std::pair<std::string, ObjectNumber>> names;
  for (ElementId id = 0; id < count; ++id) {
    if (!attached_[id]) continue;
    write_element(id, structure);
    std::string identifier = identifier_of(structure[id], id);
    if (!identifier.empty()) names.emplace_back(std::move(identifier), numbers_[id]);
  }
  std::string root = "<</Type/StructTreeRoot/K[" + ref(numbers_[0]) + "]/ParentTree " + ref(write_parent_tree()) +
                     "/ParentTreeNextKey " + std::to_string(parents_.size()) + "/RoleMap<<";
  for (const auto& [own, standard] : role_map) root += "/" + std::string(own) + "/" + standard;
  root += ">>";
  if (!names.empty()) {
    // Names of a name tree are in the order of their bytes (7.9.6).
    std::sort(names.begin(), names.end());
    root += "/IDTree<</Names[";
    for (const auto& [text, number] : names) root += byte_string(text) + ref(number) + " ";
    root += "]>>";
  }
  file_.write_text(root_, root + ">>");
  return root_;
}

}  // namespace galley::pdf

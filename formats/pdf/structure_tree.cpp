// SPDX-License-Identifier: Apache-2.0
#include "pdf/structure_tree.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>

#include <podofo/podofo.h>

#include "pdf/kept_picture.hpp"

namespace galley::pdf {
namespace {

using pdf_text::elements;
using pdf_text::entry;
using pdf_text::name_of;
using pdf_text::number_of;
using pdf_text::object_number;
using pdf_text::PdfObject;

constexpr std::uint32_t deepest = 200;
constexpr std::size_t most_elements = 5'000'000;
constexpr std::size_t most_roles = 10'000;
constexpr std::size_t most_properties = 1'000;

class Tree {
 public:
  Tree(const pdf_text::File& file, const Limits& limits) : file_(file), limits_(limits) {}

  std::vector<TagElement> run() {
    const PdfObject* root = entry(file_.catalog(), "StructTreeRoot");
    if (root == nullptr || !root->IsDictionary()) return {};
    read_roles(entry(root, "RoleMap"));
    elements_.emplace_back();
    add_kids(0, entry(root, "K"), -1, 0);
    if (elements_.size() == 1) return {};
    for (const auto& [element, object] : references_) {
      const auto found = numbers_.find(object);
      if (found != numbers_.end()) elements_[element].refers_to = found->second;
    }
    return std::move(elements_);
  }

 private:
  void read_roles(const PdfObject* map) {
    if (map == nullptr || !map->IsDictionary()) return;
    for (const auto& [key, value] : map->GetDictionary().GetKeys()) {
      if (roles_.size() >= most_roles) break;
      roles_[key.GetName()] = name_of(pdf_text::resolved(value));
    }
  }

  std::string standard(const std::string& tag) const {
    std::string role = tag;
    for (int step = 0; step < 8; ++step) {
      const auto found = roles_.find(role);
      if (found == roles_.end() || found->second.empty() || found->second == role) break;
      role = found->second;
    }
    return role;
  }

  void add_kids(std::uint32_t parent, const PdfObject* kids, std::int32_t page, std::uint32_t depth) {
    if (kids == nullptr || depth > std::min(deepest, limits_.depth)) return;
    if (kids->IsArray()) {
      for (const PdfObject* kid : elements(kids)) add_kid(parent, kid, page, depth);
    } else {
      add_kid(parent, kids, page, depth);
    }
  }

  void add_kid(std::uint32_t parent, const PdfObject* kid, std::int32_t page, std::uint32_t depth) {
    if (elements_.size() >= most_elements) return;
    TagKid made;
    if (const auto number = number_of(kid)) {
      made.content.page = page;
      made.content.mark = static_cast<std::int32_t>(std::clamp(*number, -1.0, 2e9));
      elements_[parent].kids.push_back(made);
      return;
    }
    if (!kid->IsDictionary()) return;
    if (const PdfObject* own = entry(kid, "Pg")) page = file_.page_of_object(object_number(own));
    const std::string type = name_of(entry(kid, "Type"));
    if (type == "MCR" || (type.empty() && entry(kid, "MCID") != nullptr)) {
      made.content.page = page;
      made.content.mark = static_cast<std::int32_t>(std::clamp(number_of(entry(kid, "MCID"), -1), -1.0, 2e9));
      if (const PdfObject* stream = entry(kid, "Stm")) made.content.stream = object_number(stream);
      elements_[parent].kids.push_back(made);
      return;
    }
    if (type == "OBJR") {
      made.content.page = page;
      made.content.object = object_number(entry(kid, "Obj"));
      elements_[parent].kids.push_back(made);
      return;
    }
    // An element that is met twice, or within itself, counts where it is met first.
    const std::int64_t number = object_number(kid);
    made.element = static_cast<std::uint32_t>(elements_.size());
    if (number != 0 && !numbers_.try_emplace(number, made.element).second) return;
    if (const auto others = elements(entry(kid, "Ref"), 1); !others.empty())
      references_.emplace_back(made.element, object_number(others.front()));
    elements_[parent].kids.push_back(made);
    read_element(elements_.emplace_back(), kid);
    add_kids(made.element, entry(kid, "K"), page, depth + 1);
  }

  void read_element(TagElement& element, const PdfObject* object) const {
    element.tag = name_of(entry(object, "S"));
    element.standard = standard(element.tag);
    element.language = pdf_text::text_of(entry(object, "Lang"));
    element.alternative_text = pdf_text::text_of(entry(object, "Alt"));
    element.identifier = pdf_text::bytes_of(entry(object, "ID"));
    if (const PdfObject* kept = entry(object, kept_picture_key)) element.kept_picture = object_number(kept);
    // Spreadsheet programs give every cell an empty one, which would leave tables of nothing.
    std::string actual = pdf_text::text_of(entry(object, "ActualText"));
    if (!actual.empty()) element.actual_text = std::move(actual);
    const PdfObject* attributes = entry(object, "A");
    if (attributes == nullptr) return;
    if (attributes->IsArray()) {
      for (const PdfObject* one : elements(attributes, 64)) read_attributes(element, one);
    } else {
      read_attributes(element, attributes);
    }
  }

  static void read_attributes(TagElement& element, const PdfObject* attributes) {
    if (name_of(entry(attributes, "O")) == "UserProperties") {
      for (const PdfObject* each : elements(entry(attributes, "P"), most_properties))
        element.properties.emplace_back(pdf_text::text_of(entry(each, "N")), pdf_text::text_of(entry(each, "V")));
      return;
    }
    const auto span = [&](const char* key, std::uint32_t otherwise) {
      return static_cast<std::uint32_t>(std::clamp(number_of(entry(attributes, key), otherwise), 1.0, 1000.0));
    };
    element.column_span = span("ColSpan", element.column_span);
    element.row_span = span("RowSpan", element.row_span);
    if (const std::string scope = name_of(entry(attributes, "Scope")); !scope.empty()) {
      element.row_header = scope == "Row" || scope == "Both";
      element.column_header = scope == "Column" || scope == "Both";
    }
    const std::string numbering = name_of(entry(attributes, "ListNumbering"));
    if (!numbering.empty())
      element.ordered = numbering != "None" && numbering != "Disc" && numbering != "Circle" && numbering != "Square" &&
                        numbering != "Unordered" && numbering != "Description";
  }

  const pdf_text::File& file_;
  const Limits& limits_;
  std::vector<TagElement> elements_;
  std::map<std::string, std::string> roles_;
  std::unordered_map<std::int64_t, std::uint32_t> numbers_;  // elements by their object number
  std::vector<std::pair<std::uint32_t, std::int64_t>> references_;
};

}  // namespace

std::optional<std::string> property(const TagElement& element, std::string_view name) {
  for (const auto& [own, value] : element.properties) {
    if (own == name) return value;
  }
  return std::nullopt;
}

std::vector<TagElement> structure_tree(const pdf_text::File& file, const Limits& limits) {
  return Tree(file, limits).run();
}

}  // namespace galley::pdf

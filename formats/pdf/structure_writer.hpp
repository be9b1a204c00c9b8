// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "pdf/object_file.hpp"
#include "typesetting/structure_element.hpp"

namespace galley::pdf {

/// Where on which page something begins; y from the bottom.
struct Destination {
  ObjectNumber page = 0;
  float x = 0;
  float y = 0;
};

/// The logical structure of a tagged PDF (ISO 32000-1, 14.7 and 14.8; ISO 14289-1).
class StructureWriter {
 public:
  explicit StructureWriter(ObjectFile& file) : file_(file) {}

  /// Notes what the marked-content identifiers of a page belong to. Returns the page's key in the parent tree.
  std::uint32_t add_page(ObjectNumber page, const std::vector<typesetting::ElementId>& marked,
                         const typesetting::StructureTree& structure);

  /// Notes an annotation that belongs to an element. Returns the annotation's key in the parent tree.
  std::uint32_t add_annotation(ObjectNumber annotation, ObjectNumber page, typesetting::ElementId element,
                               const typesetting::StructureTree& structure);

  /// Notes where an element's content begins, if it did not begin before.
  void begin(typesetting::ElementId element, const Destination& destination,
             const typesetting::StructureTree& structure);

  /// nullptr: nothing of the element is on any page.
  const Destination* destination(typesetting::ElementId element) const;

  /// Notes the stream that holds what is needed to get a figure's picture file back; 0: none.
  void keep_picture(typesetting::ElementId figure, ObjectNumber stream);

  /// Writes all of it; returns the number of the structure tree root.
  ObjectNumber write(const typesetting::StructureTree& structure);

 private:
  struct Kid {
    enum Kind : std::uint8_t { element, content, annotation } kind = element;
    std::uint32_t value = 0;  // element id, marked-content identifier, or annotation object
    ObjectNumber page = 0;
  };

  void attach(typesetting::ElementId element, const typesetting::StructureTree& structure);
  void write_element(typesetting::ElementId element, const typesetting::StructureTree& structure);
  ObjectNumber write_parent_tree();
  std::vector<Kid>& kids(typesetting::ElementId element);

  ObjectFile& file_;
  std::vector<std::vector<Kid>> kids_;  // by element
  std::vector<bool> attached_;
  std::vector<Destination> destinations_;
  std::vector<ObjectNumber> numbers_;
  std::map<typesetting::ElementId, ObjectNumber> kept_pictures_;
  ObjectNumber root_ = 0;
  // The parent tree: for a page the elements of its content, for an annotation one element.
  struct Parent {
    bool page = false;
    std::vector<typesetting::ElementId> elements;
  };
  std::vector<Parent> parents_;
};

}  // namespace galley::pdf

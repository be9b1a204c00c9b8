// SPDX-License-Identifier: Apache-2.0
#include "pdf/outline.hpp"

#include <cmath>
#include <vector>

namespace galley::pdf {
namespace {

using typesetting::Element;
using typesetting::ElementId;
using typesetting::ElementKind;

struct Item {
  std::string title;
  Destination destination;
  int level = 1;
  ObjectNumber number = 0;
  std::size_t parent = 0;  // index + 1 in the list of items; 0: the outline itself
  std::size_t first = 0, last = 0, previous = 0, next = 0;
  std::size_t descendants = 0;
};

}  // namespace

std::string destination_array(const Destination& destination) {
  return "[" + std::to_string(destination.page) + " 0 R/XYZ " + std::to_string(std::lround(destination.x)) + " " +
         std::to_string(std::lround(destination.y)) + " null]";
}

ObjectNumber write_outline(const typesetting::StructureTree& structure, const StructureWriter& places,
                           ObjectFile& file) {
  std::vector<Item> items(1);  // the first is the outline itself
  items[0].level = 0;
  std::vector<std::size_t> open{0};
  for (ElementId id = 0; id < structure.size(); ++id) {
    const Element& element = structure[id];
    const bool headline = element.kind == ElementKind::headline;
    if ((!headline && element.kind != ElementKind::heading) || !element.detail || element.detail->title.empty())
      continue;
    const Destination* place = places.destination(id);
    if (place == nullptr) continue;
    Item item;
    item.title = element.detail->title;
    item.destination = *place;
    item.level = headline ? 1 : element.level;
    item.number = file.reserve();
    while (items[open.back()].level >= item.level) open.pop_back();
    item.parent = open.back();
    const std::size_t index = items.size();
    Item& parent = items[item.parent];
    if (parent.first == 0) parent.first = index;
    item.previous = parent.last;
    if (parent.last != 0) items[parent.last].next = index;
    parent.last = index;
    for (const std::size_t ancestor : open) ++items[ancestor].descendants;
    items.push_back(std::move(item));
    open.push_back(index);
  }
  if (items.size() == 1) return 0;
  items[0].number = file.reserve();
  const auto link = [&](std::string& body, const char* key, std::size_t item) {
    if (item != 0) body += std::string("/") + key + " " + std::to_string(items[item].number) + " 0 R";
  };
  for (std::size_t i = 1; i < items.size(); ++i) {
    const Item& item = items[i];
    PoDoFo::PdfDictionary title;
    title.AddKey(name("Title"), text_string(item.title));
    std::string body;
    {
      PoDoFo::PdfRefCountedBuffer buffer;
      PoDoFo::PdfOutputDevice device(&buffer);
      title.Write(&device, PoDoFo::ePdfWriteMode_Compact);
      body.assign(buffer.GetBuffer(), device.GetLength());
    }
    body.resize(body.rfind(">>"));
    body += "/Parent " + std::to_string(items[item.parent].number) + " 0 R/Dest" + destination_array(item.destination);
    link(body, "Prev", item.previous);
    link(body, "Next", item.next);
    link(body, "First", item.first);
    link(body, "Last", item.last);
    // Sections are folded away below their headline.
    if (item.first != 0) body += "/Count -" + std::to_string(item.descendants);
    file.write_text(item.number, body + ">>");
  }
  std::string root = "<</Type/Outlines";
  link(root, "First", items[0].first);
  link(root, "Last", items[0].last);
  std::size_t top = 0;
  for (std::size_t i = items[0].first; i != 0; i = items[i].next) ++top;
  file.write_text(items[0].number, root + "/Count " + std::to_string(top) + ">>");
  return items[0].number;
}

}  // namespace galley::pdf

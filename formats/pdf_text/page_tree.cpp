// SPDX-License-Identifier: Apache-2.0
// The page tree (ISO 32000-1, 7.7.3): pages with what they inherit, and the space of each.

#include <algorithm>
#include <cmath>
#include <set>

#include <podofo/podofo.h>

#include "pdf_text/file.hpp"
#include "pdf_text/object_store.hpp"

namespace galley::pdf_text {
namespace {

constexpr std::size_t most_pages = 1'000'000;
constexpr std::size_t most_kids = 2'000'000;

}  // namespace

/// Walks the page tree itself: PoDoFo's own walk trusts Count and recurses without bound.
void File::collect_pages() {
  std::set<const PdfObject*> seen;
  std::vector<PageNode> stack{{entry(catalog_, "Pages"), {}}};
  std::size_t kids_seen = 0;
  while (!stack.empty() && pages_.size() < most_pages && kids_seen <= most_kids) {
    PageNode node = std::move(stack.back());
    stack.pop_back();
    if (node.dictionary == nullptr || !seen.insert(node.dictionary).second) continue;
    try {
      kids_seen += open_node(node, stack);
    } catch (const PoDoFo::PdfError&) {
      // A repair may mend it; after the repair the other pages are what there is to have.
      if (repaired_.empty()) throw;
    }
  }
}

/// Takes a node of the page tree: a page, or more nodes, whose number is returned.
std::size_t File::open_node(PageNode& node, std::vector<PageNode>& stack) {
  if (!node.dictionary->IsDictionary()) return 0;
  PageEntry& own = node.inherited;
  if (const PdfObject* resources = entry(node.dictionary, "Resources")) own.resources = resources;
  if (const auto box = box_of(entry(node.dictionary, "MediaBox"))) own.media_box = box;
  if (const auto box = box_of(entry(node.dictionary, "CropBox"))) own.crop_box = box;
  if (const auto rotation = number_of(entry(node.dictionary, "Rotate"));
      rotation && std::isfinite(*rotation) && std::abs(*rotation) < 1e6) {
    own.rotation = static_cast<int>(std::lround(*rotation / 90)) % 4 * 90;
    if (own.rotation < 0) own.rotation += 360;
  }
  const PdfObject* kids = entry(node.dictionary, "Kids");
  if (kids != nullptr && kids->IsArray()) {
    const std::vector<const PdfObject*> children = elements(kids, most_kids);
    for (auto child = children.rbegin(); child != children.rend(); ++child) stack.push_back({*child, own});
    return children.size();
  }
  own.dictionary = node.dictionary;
  page_numbers_.emplace(object_number(node.dictionary), static_cast<std::int32_t>(pages_.size()));
  pages_.push_back(own);
  return 0;
}

/// For a document whose page tree is lost: its pages in the order of their object numbers.
void File::collect_loose_pages() {
  for (const PdfObject* object : store_->objects()) {
    if (pages_.size() >= most_pages) return;
    try {
      if (!object->IsDictionary() || !is_name(entry(object, "Type"), "Page")) continue;
      PageNode node{object, {}};
      std::vector<PageNode> none;
      open_node(node, none);
    } catch (const PoDoFo::PdfError&) {
      continue;
    }
  }
}

Box File::shown_box(const PageEntry& page) const {
  Box box{0, 0, 612, 792};
  const auto sound = [](const Box& candidate) {
    const double width = candidate.right - candidate.left;
    const double height = candidate.top - candidate.bottom;
    return std::isfinite(width) && std::isfinite(height) && width > 1 && height > 1 && width < 1e6 && height < 1e6;
  };
  if (page.media_box && sound(*page.media_box)) box = *page.media_box;
  if (page.crop_box && sound(*page.crop_box)) {
    const Box cut{std::max(box.left, page.crop_box->left), std::max(box.bottom, page.crop_box->bottom),
                  std::min(box.right, page.crop_box->right), std::min(box.top, page.crop_box->top)};
    if (sound(cut)) box = cut;
  }
  return box;
}

Matrix File::page_matrix(const PageEntry& page) const {
  const Box box = shown_box(page);
  switch (page.rotation) {
    case 90:
      return {0, 1, 1, 0, -box.bottom, -box.left};
    case 180:
      return {-1, 0, 0, 1, box.right, -box.bottom};
    case 270:
      return {0, -1, -1, 0, box.top, box.right};
    default:
      return {1, 0, 0, -1, -box.left, box.top};
  }
}

}  // namespace galley::pdf_text

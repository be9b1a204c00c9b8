// SPDX-License-Identifier: Apache-2.0
// What leads from place to place in a document: destinations, the outline, page labels.

#include <algorithm>
#include <cmath>
#include <set>

#include <podofo/podofo.h>

#include "pdf_text/file.hpp"

namespace galley::pdf_text {
namespace {

constexpr std::size_t most_outline_items = 100'000;
constexpr std::size_t most_tree_nodes = 100'000;

std::string roman(std::uint32_t value) {
  static constexpr std::pair<std::uint32_t, const char*> numerals[] = {
      {1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"},
      {40, "xl"},  {10, "x"},   {9, "ix"},  {5, "v"},    {4, "iv"},  {1, "i"}};
  if (value > 9999) return std::to_string(value);
  std::string text;
  for (const auto& [number, letters] : numerals) {
    for (; value >= number; value -= number) text += letters;
  }
  return text;
}

std::string letters(std::uint32_t value) {
  if (value == 0 || value > 26 * 40) return std::to_string(value);
  return std::string((value - 1) / 26 + 1, static_cast<char>('a' + (value - 1) % 26));
}

std::string upper(std::string text) {
  for (char& c : text) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return text;
}

std::string numbered(const std::string& style, std::uint32_t value) {
  if (style == "D") return std::to_string(value);
  if (style == "r") return roman(value);
  if (style == "R") return upper(roman(value));
  if (style == "a") return letters(value);
  if (style == "A") return upper(letters(value));
  return {};
}

}  // namespace

/// Page labels (ISO 32000-1, 12.4.2), from the number tree.
void File::collect_labels() {
  const PdfObject* root = entry(catalog_, "PageLabels");
  if (root == nullptr) return;
  std::map<std::uint32_t, const PdfObject*> ranges;
  std::vector<const PdfObject*> stack{root};
  std::set<const PdfObject*> seen;
  while (!stack.empty() && seen.size() < most_tree_nodes) {
    const PdfObject* node = stack.back();
    stack.pop_back();
    if (!seen.insert(node).second) continue;
    for (const PdfObject* kid : elements(entry(node, "Kids"), most_tree_nodes)) stack.push_back(kid);
    const std::vector<const PdfObject*> numbers = elements(entry(node, "Nums"), most_tree_nodes);
    for (std::size_t i = 0; i + 1 < numbers.size(); i += 2) {
      const double page = number_of(numbers[i], -1);
      if (page >= 0 && page < 1e6) ranges[static_cast<std::uint32_t>(page)] = numbers[i + 1];
    }
  }
  for (auto range = ranges.begin(); range != ranges.end(); ++range) {
    const auto next = std::next(range);
    const std::uint32_t end = std::min<std::uint32_t>(next == ranges.end() ? page_count() : next->first, page_count());
    const std::string style = name_of(entry(range->second, "S"));
    const std::string prefix = text_of(entry(range->second, "P"));
    const double start = number_of(entry(range->second, "St"), 1);
    const auto first = start >= 1 && start < 1e6 ? static_cast<std::uint32_t>(start) : 1;
    if (labels_.size() < end) labels_.resize(end);
    for (std::uint32_t page = range->first; page < end; ++page) {
      labels_[page] = prefix + numbered(style, first + page - range->first);
    }
  }
}

Destination File::named_destination(const std::string& name) const {
  if (const PdfObject* found = entry(entry(catalog_, "Dests"), name.c_str())) {
    return destination(found->IsDictionary() ? entry(found, "D") : found);
  }
  const PdfObject* root = entry(entry(catalog_, "Names"), "Dests");
  std::vector<const PdfObject*> stack{root};
  std::set<const PdfObject*> seen;
  while (!stack.empty() && seen.size() < most_tree_nodes) {
    const PdfObject* node = stack.back();
    stack.pop_back();
    if (node == nullptr || !seen.insert(node).second) continue;
    if (const auto limits = elements(entry(node, "Limits"), 2); limits.size() == 2) {
      if (name < bytes_of(limits[0]) || name > bytes_of(limits[1])) continue;
    }
    for (const PdfObject* kid : elements(entry(node, "Kids"), most_tree_nodes)) stack.push_back(kid);
    const std::vector<const PdfObject*> names = elements(entry(node, "Names"), most_tree_nodes);
    for (std::size_t i = 0; i + 1 < names.size(); i += 2) {
      if (bytes_of(names[i]) == name) {
        return destination(names[i + 1]->IsDictionary() ? entry(names[i + 1], "D") : names[i + 1]);
      }
    }
  }
  return {};
}

/// A destination array, or a name or string that stands for one (12.3.2).
Destination File::destination(const PdfObject* target) const {
  target = resolved(target);
  if (target == nullptr) return {};
  if (target->IsName()) return named_destination(name_of(target));
  if (target->IsString() || target->IsHexString()) return named_destination(bytes_of(target));
  if (!target->IsArray() || target->GetArray().empty()) return {};
  const PoDoFo::PdfArray& array = target->GetArray();
  Destination result;
  if (array[0].IsReference()) {
    result.page = page_of_object(static_cast<std::int64_t>(array[0].GetReference().ObjectNumber()));
  } else if (const auto number = number_of(&array[0]); number && *number >= 0 && *number < page_count()) {
    result.page = static_cast<std::int32_t>(*number);
  }
  if (result.page < 0) return result;
  const std::string kind = array.size() > 1 ? name_of(&array[1]) : std::string();
  const std::size_t top_index = kind == "XYZ" ? 3 : kind == "FitH" || kind == "FitBH" ? 2 : kind == "FitR" ? 5 : 0;
  if (top_index != 0 && array.size() > top_index) {
    if (const auto top = number_of(&array[top_index])) {
      const PageEntry& page = pages_[static_cast<std::size_t>(result.page)];
      result.y = static_cast<float>(page_matrix(page).y(0, *top));
      if (!std::isfinite(result.y)) result.y = 0;
    }
  }
  return result;
}

std::vector<OutlineItem> File::outline() const {
  std::vector<OutlineItem> items;
  struct Open {
    const PdfObject* item;
    std::uint32_t depth;
  };
  std::set<const PdfObject*> seen;
  std::vector<Open> stack;
  try {
    if (const PdfObject* first = entry(entry(catalog_, "Outlines"), "First")) stack.push_back({first, 0});
    while (!stack.empty() && items.size() < most_outline_items) {
      const Open open = stack.back();
      stack.pop_back();
      if (!seen.insert(open.item).second) continue;
      OutlineItem item;
      item.title = pdf_text::text_of(entry(open.item, "Title"));
      item.depth = open.depth;
      item.destination = destination(entry(open.item, "Dest"));
      if (item.destination.page < 0) item.destination = destination(entry(entry(open.item, "A"), "D"));
      items.push_back(std::move(item));
      if (const PdfObject* next = entry(open.item, "Next")) stack.push_back({next, open.depth});
      if (const PdfObject* first = entry(open.item, "First"); first != nullptr && open.depth < 64) {
        stack.push_back({first, open.depth + 1});
      }
    }
  } catch (const PoDoFo::PdfError&) {
    return items;
  }
  return items;
}

}  // namespace galley::pdf_text

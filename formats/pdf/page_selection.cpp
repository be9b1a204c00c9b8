// SPDX-License-Identifier: Apache-2.0
#include "pdf/page_selection.hpp"

#include <algorithm>
#include <charconv>
#include <numeric>
#include <string>

#include "galley/error.hpp"

namespace galley::pdf {
namespace {

[[noreturn]] void refuse(std::string_view text) {
  throw Error(ErrorKind::usage, "option pages is " + std::string(text) + ", but should be like 1-3,7,12-");
}

std::uint32_t number(std::string_view part, std::uint32_t otherwise, std::string_view text) {
  if (part.empty()) return otherwise;
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), value);
  if (error != std::errc() || end != part.data() + part.size() || value == 0) refuse(text);
  return value;
}

}  // namespace

std::vector<std::uint32_t> selected_pages(std::string_view text, std::uint32_t page_count) {
  std::vector<bool> chosen(page_count, text.empty());
  std::string_view rest = text;
  while (!rest.empty()) {
    const std::size_t comma = std::min(rest.find(','), rest.size());
    const std::string_view part = rest.substr(0, comma);
    rest.remove_prefix(std::min(comma + 1, rest.size()));
    const std::size_t dash = part.find('-');
    if (part.empty() || part == "-") refuse(text);
    const std::uint32_t first = number(part.substr(0, std::min(dash, part.size())), 1, text);
    const std::uint32_t last = dash == std::string_view::npos ? first : number(part.substr(dash + 1), page_count, text);
    if (dash != std::string_view::npos && last < first && first <= page_count) refuse(text);
    for (std::uint32_t page = first; page <= last && page <= page_count; ++page) chosen[page - 1] = true;
  }
  std::vector<std::uint32_t> pages;
  for (std::uint32_t page = 0; page < page_count; ++page) {
    if (chosen[page]) pages.push_back(page);
  }
  if (pages.empty() && !text.empty()) {
    throw Error(ErrorKind::usage, "option pages names none of the document's " + std::to_string(page_count) + " pages");
  }
  return pages;
}

}  // namespace galley::pdf

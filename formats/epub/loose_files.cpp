// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "epub/package_document.hpp"
#include "xhtml/characters.hpp"

namespace galley::epub {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// chapter2 comes before chapter10.
bool comes_before(std::string_view a, std::string_view b) {
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < a.size() && j < b.size()) {
    if (!is_digit(a[i]) || !is_digit(b[j])) {
      if (a[i] != b[j]) return a[i] < b[j];
      ++i;
      ++j;
      continue;
    }
    while (i < a.size() && a[i] == '0') ++i;
    while (j < b.size() && b[j] == '0') ++j;
    const std::size_t first_i = i;
    const std::size_t first_j = j;
    while (i < a.size() && is_digit(a[i])) ++i;
    while (j < b.size() && is_digit(b[j])) ++j;
    const std::string_view number_a = a.substr(first_i, i - first_i);
    const std::string_view number_b = b.substr(first_j, j - first_j);
    if (number_a.size() != number_b.size()) return number_a.size() < number_b.size();
    if (number_a != number_b) return number_a < number_b;
  }
  return a.size() - i < b.size() - j;
}

std::string_view file_name(std::string_view path) { return path.substr(path.rfind('/') + 1); }

}  // namespace

bool has_name_of_text(std::string_view path) {
  const std::string name = xhtml::lower_case(file_name(path));
  constexpr std::array endings = {std::string_view(".xhtml"), std::string_view(".html"), std::string_view(".htm"),
                                  std::string_view(".xht")};
  return std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) {
    return name.size() > ending.size() && name.compare(name.size() - ending.size(), ending.size(), ending) == 0;
  });
}

void add_text(PackageDocument& document, std::string path) {
  ManifestItem item;
  item.media_type = "application/xhtml+xml";
  item.path = std::move(path);
  document.by_path.emplace(item.path, document.items.size());
  document.spine.push_back({document.items.size(), true});
  document.items.push_back(std::move(item));
}

void add_loose_texts(Archive& archive, PackageDocument& document) {
  std::vector<std::string> paths = archive.paths_ending("");
  paths.erase(std::remove_if(paths.begin(), paths.end(),
                             [&](const std::string& path) {
                               return !has_name_of_text(path) || document.item_at(path) != nullptr ||
                                      file_name(path).front() == '.' || path.compare(0, 9, "META-INF/") == 0 ||
                                      path.compare(0, 9, "__MACOSX/") == 0;
                             }),
              paths.end());
  std::sort(paths.begin(), paths.end(), comes_before);
  for (std::string& path : paths) {
    const std::string name = xhtml::lower_case(file_name(path));
    if (document.navigation.empty() && name == "nav.xhtml") {
      document.navigation = std::move(path);
    } else {
      add_text(document, std::move(path));
    }
  }
  if (document.ncx.empty()) {
    const std::vector<std::string> found = archive.paths_ending(".ncx");
    if (!found.empty()) document.ncx = found.front();
  }
}

}  // namespace galley::epub

// SPDX-License-Identifier: Apache-2.0
#include "html/addresses.hpp"

#include <vector>

#include "xhtml/characters.hpp"
#include "xhtml/data_address.hpp"
#include "xhtml/tree_walk.hpp"

namespace galley::html {
namespace {

// Without "." and ".." (RFC 3986, 5.2.4).
std::string without_dots(std::string_view path) {
  std::vector<std::string_view> parts;
  bool folder = false;
  while (!path.empty()) {
    if (path.front() == '/') path.remove_prefix(1);
    const auto end = path.find('/');
    const std::string_view part = path.substr(0, end);
    path.remove_prefix(end == std::string_view::npos ? path.size() : end);
    folder = part == "." || part == ".." || (part.empty() && path.empty());
    if (part == "..") {
      if (!parts.empty()) parts.pop_back();
    } else if (part != "." && !(part.empty() && path.empty())) {
      parts.push_back(part);
    }
  }
  std::string result;
  for (const std::string_view part : parts) result.append("/").append(part);
  if (folder || result.empty()) result += '/';
  return result;
}

bool is_absolute(std::string_view address) { return address.starts_with("http://") || address.starts_with("https://"); }

}  // namespace

std::string resolved_address(std::string_view base, std::string_view reference) {
  reference = xhtml::trim(reference);
  if (xhtml::has_scheme(reference) || !is_absolute(base)) return std::string(reference);
  base = base.substr(0, base.find('#'));
  const auto scheme_end = base.find("://");
  const std::string_view scheme = base.substr(0, scheme_end + 1);
  const auto path_begin = std::min(base.find_first_of("/?", scheme_end + 3), base.size());
  const std::string_view host = base.substr(0, path_begin);
  const std::string_view path_and_query = base.substr(path_begin);
  const std::string_view path = path_and_query.substr(0, path_and_query.find('?'));
  if (reference.empty()) return std::string(base);
  if (reference.starts_with("//")) return std::string(scheme) + std::string(reference);
  if (reference.front() == '#') return std::string(base) + std::string(reference);
  if (reference.front() == '?') return std::string(host) + std::string(path) + std::string(reference);
  const auto tail = std::min(reference.find_first_of("?#"), reference.size());
  std::string merged;
  if (reference.front() != '/') merged = path.substr(0, path.rfind('/') + 1);
  if (merged.empty() && reference.front() != '/') merged = "/";
  merged += reference.substr(0, tail);
  return std::string(host) + without_dots(merged) + std::string(reference.substr(tail));
}

void resolve_addresses(pugi::xml_node root, pugi::xml_node body, std::string_view page, const Source& source) {
  std::string base(page);
  bool told = false;
  xhtml::for_each_element(root, [&](pugi::xml_node node) {
    if (told || std::string_view(node.name()) != "base" || !node.attribute("href")) return;
    base = resolved_address(page, node.attribute("href").value());
    told = true;
  });
  if (!is_absolute(base)) return;
  xhtml::for_each_element(body, [&](pugi::xml_node node) {
    const std::string_view name = node.name();
    const bool picture = name == "img" || name == "image";
    pugi::xml_attribute address = name == "a" ? node.attribute("href")
                                  : picture   ? node.attribute("src")
                                              : pugi::xml_attribute();
    if (!address) return;
    const std::string_view value = xhtml::trim(address.value());
    if (value.empty() || value.front() == '#' || xhtml::has_scheme(value)) return;
    if (picture && !told && source.resource(value.substr(0, value.find_first_of("?#")))) return;
    address.set_value(resolved_address(base, value).c_str());
  });
}

}  // namespace galley::html

// SPDX-License-Identifier: Apache-2.0
#include "odt/xml_tree.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "galley/error.hpp"

namespace galley::odt {

namespace {

struct Prefix {
  std::string_view uri;
  std::string_view prefix;
};

constexpr auto prefixes = std::to_array<Prefix>({
    {"urn:oasis:names:tc:opendocument:xmlns:office:1.0", "office"},
    {"urn:oasis:names:tc:opendocument:xmlns:text:1.0", "text"},
    {"urn:oasis:names:tc:opendocument:xmlns:style:1.0", "style"},
    {"urn:oasis:names:tc:opendocument:xmlns:table:1.0", "table"},
    {"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0", "draw"},
    {"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0", "fo"},
    {"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0", "svg"},
    {"urn:oasis:names:tc:opendocument:xmlns:meta:1.0", "meta"},
    {"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0", "manifest"},
    {"http://www.w3.org/1999/xlink", "xlink"},
    {"http://purl.org/dc/elements/1.1/", "dc"},
    {"http://www.w3.org/1998/Math/MathML", "math"},
    // OpenOffice.org 1.
    {"http://openoffice.org/2000/office", "office"},
    {"http://openoffice.org/2000/text", "text"},
    {"http://openoffice.org/2000/style", "style"},
    {"http://openoffice.org/2000/table", "table"},
    {"http://openoffice.org/2000/drawing", "draw"},
    {"http://www.w3.org/1999/XSL/Format", "fo"},
    {"http://www.w3.org/2000/svg", "svg"},
    {"http://openoffice.org/2000/meta", "meta"},
    {"http://openoffice.org/2001/manifest", "manifest"},
});

using Renaming = std::map<std::string, std::string, std::less<>>;

/// Takes in what an element declares. The prefix of the default namespace is empty.
void read_declarations(const pugi::xml_node& node, Renaming& renaming) {
  for (const pugi::xml_attribute declaration : node.attributes()) {
    std::string_view name = declaration.name();
    if (!name.starts_with("xmlns")) continue;
    name.remove_prefix(5);
    if (name.starts_with(':')) name.remove_prefix(1);
    const std::string_view uri = declaration.value();
    const auto known = std::find_if(prefixes.begin(), prefixes.end(), [uri](const Prefix& p) { return p.uri == uri; });
    if (known == prefixes.end()) continue;
    if (known->prefix != name) renaming.insert_or_assign(std::string(name), std::string(known->prefix));
  }
}

std::string renamed(std::string_view name, const Renaming& renaming, bool attribute) {
  const std::size_t colon = name.find(':');
  const std::string_view prefix = colon == std::string_view::npos ? std::string_view() : name.substr(0, colon);
  if (prefix.empty() && attribute) return {};
  const auto known = renaming.find(prefix);
  if (known == renaming.end()) return {};
  return known->second + ":" + std::string(colon == std::string_view::npos ? name : name.substr(colon + 1));
}

/// Names as ODF has them, throughout the tree.
void rename(pugi::xml_node root, const Renaming& renaming) {
  for (pugi::xml_node node = root; node;) {
    if (node.type() == pugi::node_element) {
      if (const std::string name = renamed(node.name(), renaming, false); !name.empty()) node.set_name(name.c_str());
      for (pugi::xml_attribute each : node.attributes()) {
        if (const std::string name = renamed(each.name(), renaming, true); !name.empty()) each.set_name(name.c_str());
      }
    }
    if (node.first_child()) {
      node = node.first_child();
      continue;
    }
    while (node && node != root && !node.next_sibling()) node = node.parent();
    if (!node || node == root) return;
    node = node.next_sibling();
  }
}

}  // namespace

void XmlTree::parse(std::string text, const std::string& name, const Limits& limits) {
  text_ = std::move(text);
  // The tree takes tens of bytes for each node, however short its markup: it is weighed before it is built.
  const std::uint64_t most = 2 * limits.nodes;
  if (text_.size() > most) {
    const auto elements = static_cast<std::uint64_t>(std::count(text_.begin(), text_.end(), '<'));
    const auto attributes = static_cast<std::uint64_t>(std::count(text_.begin(), text_.end(), '='));
    if (elements > most || attributes > most) {
      throw Error(ErrorKind::limit,
                  "it holds more than " + std::to_string(limits.nodes) + " elements (--limit nodes=N allows more)",
                  {.part = name});
    }
  }
  constexpr unsigned int options =
      pugi::parse_escapes | pugi::parse_eol | pugi::parse_cdata | pugi::parse_wconv_attribute | pugi::parse_ws_pcdata;
  const pugi::xml_parse_result result = tree_.load_buffer_inplace(text_.data(), text_.size(), options);
  if (!result) {
    throw Error(ErrorKind::input, std::string("it is not well-formed XML: ") + result.description(),
                {.part = name, .offset = static_cast<std::int64_t>(result.offset)});
  }
  Renaming renaming;
  read_declarations(root(), renaming);
  if (!renaming.empty()) rename(root(), renaming);
}

}  // namespace galley::odt

// SPDX-License-Identifier: Apache-2.0
#include "epub/navigation.hpp"

#include <utility>

#include "xhtml/characters.hpp"
#include "xhtml/mark.hpp"
#include "xhtml/node_text.hpp"

namespace galley::epub {
namespace {

class NavigationReader {
 public:
  NavigationReader(const Archive& archive, Context& context, std::string path)
      : archive_(archive), context_(context), path_(std::move(path)) {}

  // The nav element that is the table of contents, else the first one.
  static pugi::xml_node find_contents(pugi::xml_node root) {
    pugi::xml_node first;
    pugi::xml_node node = root.first_child();
    while (node) {
      if (node.type() == pugi::node_element && xhtml::local_name(node.name()) == "nav") {
        std::string_view type = node.attribute("epub:type").value();
        for (const pugi::xml_attribute attribute : node.attributes()) {
          if (type.empty() && xhtml::local_name(attribute.name()) == "type") type = attribute.value();
        }
        if (xhtml::has_word(type, "toc") || xhtml::has_word(node.attribute("role").value(), "doc-toc")) return node;
        if (!first && type.empty()) first = node;
      }
      if (const pugi::xml_node child = node.first_child()) {
        node = child;
        continue;
      }
      while (node != root && !node.next_sibling()) node = node.parent();
      if (node == root) break;
      node = node.next_sibling();
    }
    return first;
  }

  void list(pugi::xml_node list, std::uint32_t depth) {
    if (depth > context_.limits.depth) return;
    for_each_child(list, "li", [&](pugi::xml_node item) {
      context_.check_cancelled();
      pugi::xml_node label = child_named(item, "a");
      if (!label) label = child_named(item, "span");
      if (label) {
        std::string text = xhtml::collapse(xhtml::text_content(label));
        if (text.empty()) text = xhtml::collapse(child_named(label, "img").attribute("alt").value());
        add(std::move(text), label.attribute("href").value(), depth);
      }
      for_each_child(item, "ol", [&](pugi::xml_node inner) { this->list(inner, depth + 1); });
      for_each_child(item, "ul", [&](pugi::xml_node inner) { this->list(inner, depth + 1); });
    });
  }

  void points(pugi::xml_node parent, std::uint32_t depth) {
    if (depth > context_.limits.depth) return;
    for_each_child(parent, "navPoint", [&](pugi::xml_node point) {
      context_.check_cancelled();
      add(xhtml::collapse(xhtml::text_content(child_named(point, "navLabel"))),
          child_named(point, "content").attribute("src").value(), depth);
      points(point, depth + 1);
    });
  }

  std::vector<NavigationEntry> take() { return std::move(entries_); }

 private:
  void add(std::string label, std::string_view href, std::uint32_t depth) {
    NavigationEntry entry;
    entry.label = std::move(label);
    entry.depth = depth;
    if (!href.empty()) {
      if (const auto reference = archive_.resolve(path_, xhtml::trim(href))) {
        entry.path = reference->path;
        entry.fragment = reference->fragment;
      }
    }
    entries_.push_back(std::move(entry));
  }

  const Archive& archive_;
  Context& context_;
  std::string path_;
  std::vector<NavigationEntry> entries_;
};

}  // namespace

std::vector<NavigationEntry> read_navigation(Archive& archive, const PackageDocument& package) {
  Context& context = archive.context();
  if (!package.navigation.empty()) {
    if (std::optional<std::string> bytes = archive.read(package.navigation)) {
      xhtml::Tree tree;
      xhtml::parse_xhtml(tree, std::move(*bytes), context.limits, context.diagnostics, {.part = package.navigation});
      NavigationReader reader(archive, context, package.navigation);
      const pugi::xml_node contents = NavigationReader::find_contents(tree.document);
      for_each_child(contents, "ol", [&](pugi::xml_node list) { reader.list(list, 1); });
      for_each_child(contents, "ul", [&](pugi::xml_node list) { reader.list(list, 1); });
      std::vector<NavigationEntry> entries = reader.take();
      if (!entries.empty()) return entries;
    }
  }
  if (package.ncx.empty()) return {};
  xhtml::Tree tree;
  if (!archive.read_xml(package.ncx, tree)) return {};
  NavigationReader reader(archive, context, package.ncx);
  reader.points(child_named(tree.document.document_element(), "navMap"), 1);
  return reader.take();
}

}  // namespace galley::epub

// SPDX-License-Identifier: Apache-2.0
#include "html/reader.hpp"

#include <string>
#include <utility>

#include "html/encoding.hpp"
#include "html/foreign_page.hpp"
#include "xhtml/single_page.hpp"
#include "xhtml/tree.hpp"

namespace galley::html {
namespace {

pugi::xml_node child_named(pugi::xml_node node, const char* name) { return node.child(name); }

bool is_written_by_galley(pugi::xml_node root) {
  return std::string_view(child_named(root, "body").attribute("data-galley").value()) == "page";
}

void read_own_metadata(pugi::xml_node head, Metadata& metadata) {
  for (const pugi::xml_node meta : head.children("meta")) {
    const std::string_view term = meta.attribute("data-term").value();
    if (term.empty()) continue;
    metadata.push_back({std::string(term), meta.attribute("content").value(), meta.attribute("data-scheme").value(),
                        meta.attribute("lang").value()});
  }
}

}  // namespace

Document read(const Source& source, Context& context) {
  xhtml::Tree tree;
  tree.text = decoded_page(source.bytes(), context.options.text("encoding"), context.diagnostics);
  xhtml::parse_html(tree, tree.text, context.limits);
  const pugi::xml_node root = tree.document.document_element();
  if (!is_written_by_galley(root)) return read_foreign_page(tree, source, context);

  Document document;
  read_own_metadata(child_named(root, "head"), document.metadata);
  xhtml::Content content = xhtml::read_single_page(tree.document, source, document, context);
  document.language = content.language;
  xhtml::assign_headings(content);
  structure::BuildOptions options;
  options.language = document.language;
  options.infer_roles = false;
  options.infer_headlines = false;
  xhtml::append_articles(document, std::move(content), options, context.diagnostics);
  return document;
}

}  // namespace galley::html

// SPDX-License-Identifier: Apache-2.0
#include "html/foreign_page.hpp"
#include "xhtml/single_page.hpp"

namespace galley::html {

Document read_foreign_page(xhtml::Tree& tree, const Source& source, Context& context) {
  Document document;
  xhtml::Content content = xhtml::read_single_page(tree.document, source, document, context);
  document.language = content.language;
  xhtml::assign_headings(content);
  structure::BuildOptions options;
  options.language = document.language;
  xhtml::append_articles(document, std::move(content), options, context.diagnostics);
  return document;
}

}  // namespace galley::html

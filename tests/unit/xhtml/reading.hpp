// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "galley/diagnostics.hpp"
#include "galley/document.hpp"
#include "structure/build.hpp"
#include "xhtml/content.hpp"
#include "xhtml/references.hpp"
#include "xhtml/tree.hpp"

namespace galley::testing {

struct Page {
  Document document;  ///< canonical
  xhtml::Content content;
  Diagnostics diagnostics;
};

/// Reads the body of one page of XHTML as a format would.
inline Page read_page(const std::string& body, const Limits& limits = {}, std::string_view language = "en") {
  Page page;
  const Options options;
  const Cancellation cancellation{false};
  Context context{options, limits, page.diagnostics, cancellation};
  xhtml::Tree tree;
  const std::string text =
      "<html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:epub=\"http://www.idpf.org/2007/ops\" lang=\"" +
      std::string(language) + "\"><head><title>t</title></head><body>" + body + "</body></html>";
  xhtml::parse_xhtml(tree, text, limits, page.diagnostics, {});
  xhtml::References references;
  references.add("page", tree.document, [](std::string_view href) {
    return href.substr(0, 1) == "#" ? "page" + std::string(href) : std::string();
  });
  references.settle();
  xhtml::Surroundings surroundings;
  surroundings.path = "page";
  surroundings.picture = [](std::string_view address) {
    Figure figure;
    figure.source = address;
    return figure;
  };
  surroundings.add_picture = [&](Media media) { return add_media(page.document, std::move(media)); };
  page.content = xhtml::read_content(tree.document, surroundings, references, "", {}, context);
  xhtml::Content content = page.content;
  xhtml::assign_headings(content);
  page.document.language = language;
  structure::BuildOptions build;
  build.language = language;
  build.infer_headlines = false;
  build.infer_roles = false;
  page.document.articles = structure::build_articles(std::move(content.pieces), build, page.diagnostics);
  std::vector<Note> left = xhtml::place_notes(page.document.articles, std::move(content.notes));
  if (!page.document.articles.empty()) {
    for (Note& note : left) page.document.articles.back().notes.push_back(std::move(note));
  }
  xhtml::replace_anchors(page.document.articles, content.aliases);
  canonicalize(page.document);
  return page;
}

/// The blocks of a page that has one article without sections.
inline Blocks blocks_of(const std::string& body) {
  const Page page = read_page(body);
  return page.document.articles.empty() ? Blocks{} : page.document.articles.front().blocks;
}

/// The inlines of a paragraph that a page consists of.
inline Inlines inlines_of(const std::string& body) {
  const Blocks blocks = blocks_of(body);
  const auto* only = blocks.empty() ? nullptr : std::get_if<Paragraph>(&blocks.front().value);
  return only == nullptr ? Inlines{} : only->content;
}

inline std::string first_text(const std::string& body) { return text_of(inlines_of(body)); }

}  // namespace galley::testing

// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "epub/publication.hpp"
#include "xhtml/markup.hpp"

namespace galley::epub {
namespace {

// Appends entries from `next` on that are at `level` or below, as one list.
void append_list(std::string& out, const ArticleFile& file, std::size_t& next, std::uint32_t level) {
  const auto& outline = file.outline;
  out += "<ol>\n";
  while (next < outline.size() && outline[next].level >= level) {
    const xhtml::OutlineEntry& entry = outline[next++];
    out += "<li><a";
    xhtml::append_attribute(out, "href", file.path + "#" + entry.id);
    out += '>';
    xhtml::append_escaped(out, entry.text);
    out += "</a>";
    if (next < outline.size() && outline[next].level > entry.level) {
      out += '\n';
      append_list(out, file, next, entry.level + 1);
    }
    out += "</li>\n";
  }
  out += "</ol>\n";
}

// The same for the NCX; `order` counts its points.
void append_points(std::string& out, const ArticleFile& file, std::size_t& next, std::uint32_t level,
                   std::size_t& order);

void append_point(std::string& out, std::string_view label, const std::string& address, std::size_t& order) {
  ++order;
  out += "<navPoint id=\"point-" + std::to_string(order) + "\" playOrder=\"" + std::to_string(order) +
         "\"><navLabel><text>";
  xhtml::append_escaped(out, label);
  out += "</text></navLabel><content";
  xhtml::append_attribute(out, "src", address);
  out += " />\n";
}

void append_points(std::string& out, const ArticleFile& file, std::size_t& next, std::uint32_t level,
                   std::size_t& order) {
  const auto& outline = file.outline;
  while (next < outline.size() && outline[next].level >= level) {
    const xhtml::OutlineEntry& entry = outline[next++];
    append_point(out, entry.text, file.path + "#" + entry.id, order);
    if (next < outline.size() && outline[next].level > entry.level)
      append_points(out, file, next, entry.level + 1, order);
    out += "</navPoint>\n";
  }
}

}  // namespace

std::string write_navigation(const Publication& publication) {
  const Words words = words_in(publication.language);
  std::string out = page_start(publication.language, publication.title, {}, publication.vertical);
  out += "<nav epub:type=\"toc\" role=\"doc-toc\" id=\"toc\">\n<h1>";
  out += words.contents;
  out += "</h1>\n<ol>\n";
  for (const ArticleFile& file : publication.articles) {
    out += "<li><a";
    xhtml::append_attribute(out, "href", file.path);
    if (!file.article->language.empty()) xhtml::append_language(out, file.article->language);
    out += '>';
    xhtml::append_escaped(out, file.title);
    out += "</a>";
    if (!file.outline.empty()) {
      out += '\n';
      std::size_t next = 0;
      append_list(out, file, next, 1);
    }
    out += "</li>\n";
  }
  if (publication.articles.empty()) {
    out += "<li><a href=\"cover.xhtml\">";
    xhtml::append_escaped(out, publication.title);
    out += "</a></li>\n";
  }
  out += "</ol>\n</nav>\n";
  out += "<nav epub:type=\"landmarks\" hidden=\"hidden\">\n<h2>";
  out += words.landmarks;
  out += "</h2>\n<ol>\n";
  const bool cover = !publication.cover_path.empty() || publication.articles.empty();
  if (cover) out += "<li><a epub:type=\"cover\" href=\"cover.xhtml\">" + std::string(words.cover) + "</a></li>\n";
  if (!publication.articles.empty()) {
    out += "<li><a epub:type=\"bodymatter\" href=\"" + publication.articles.front().path + "\">";
    out += words.text;
    out += "</a></li>\n";
  }
  out += "</ol>\n</nav>\n";
  out += page_end;
  return out;
}

std::string write_ncx(const Publication& publication) {
  std::uint32_t depth = 1;
  for (const ArticleFile& file : publication.articles) {
    // Entries may leave levels out; what counts is how they nest.
    std::vector<std::uint32_t> open;
    for (const xhtml::OutlineEntry& entry : file.outline) {
      while (!open.empty() && open.back() >= entry.level) open.pop_back();
      open.push_back(entry.level);
      depth = std::max(depth, static_cast<std::uint32_t>(open.size()) + 1);
    }
  }
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<ncx xmlns=\"http://www.daisy.org/z3986/2005/ncx/\" version=\"2005-1\"";
  xhtml::append_attribute(out, "xml:lang", publication.language);
  out += ">\n<head>\n<meta name=\"dtb:uid\"";
  xhtml::append_attribute(out, "content", publication.identifier);
  out += " />\n<meta name=\"dtb:depth\" content=\"" + std::to_string(depth) +
         "\" />\n<meta name=\"dtb:totalPageCount\" content=\"0\" />\n"
         "<meta name=\"dtb:maxPageNumber\" content=\"0\" />\n</head>\n<docTitle><text>";
  xhtml::append_escaped(out, publication.title);
  out += "</text></docTitle>\n<navMap>\n";
  std::size_t order = 0;
  for (const ArticleFile& file : publication.articles) {
    append_point(out, file.title, file.path, order);
    std::size_t next = 0;
    append_points(out, file, next, 1, order);
    out += "</navPoint>\n";
  }
  if (publication.articles.empty()) {
    append_point(out, publication.title, "cover.xhtml", order);
    out += "</navPoint>\n";
  }
  out += "</navMap>\n</ncx>\n";
  return out;
}

}  // namespace galley::epub

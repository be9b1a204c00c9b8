// SPDX-License-Identifier: Apache-2.0
#include "epub/publication.hpp"
#include "xhtml/markup.hpp"

namespace galley::epub {
namespace {

void append_item(std::string& out, std::string_view id, std::string_view path, std::string_view type,
                 std::string_view properties = {}) {
  out += "<item";
  xhtml::append_attribute(out, "id", id);
  xhtml::append_attribute(out, "href", path);
  xhtml::append_attribute(out, "media-type", type);
  if (!properties.empty()) xhtml::append_attribute(out, "properties", properties);
  out += " />\n";
}

}  // namespace

std::string write_package_document(const Publication& publication) {
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\" unique-identifier=\"";
  out += find_metadata(publication.document->metadata, "identifier") == publication.identifier ? "identifier"
                                                                                               : "g-identifier";
  out += "\" prefix=\"galley: urn:galley:vocabulary#\">\n<metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n";
  append_metadata(out, publication);
  out += "</metadata>\n<manifest>\n";
  append_item(out, "nav", "nav.xhtml", "application/xhtml+xml", "nav");
  append_item(out, "ncx", "toc.ncx", "application/x-dtbncx+xml");
  append_item(out, "style", "style.css", "text/css");
  const bool cover_page = !publication.cover_path.empty() || publication.articles.empty();
  if (cover_page) append_item(out, "cover", "cover.xhtml", "application/xhtml+xml");
  if (!publication.cover_path.empty()) {
    append_item(out, "cover-image", publication.cover_path, publication.cover_type, "cover-image");
  }
  for (const ArticleFile& file : publication.articles) append_item(out, file.id, file.path, "application/xhtml+xml");
  for (const MediaFile& file : publication.media) append_item(out, file.id, file.path, file.declared_type);
  out += "</manifest>\n<spine toc=\"ncx\"";
  if (publication.right_to_left) out += " page-progression-direction=\"rtl\"";
  out += ">\n";
  if (cover_page) out += "<itemref idref=\"cover\" />\n";
  for (const ArticleFile& file : publication.articles) out += "<itemref idref=\"" + file.id + "\" />\n";
  out += "</spine>\n";
  if (!publication.articles.empty()) {
    out += "<guide>\n";
    if (cover_page)
      out += "<reference type=\"cover\" title=\"" + std::string(words_in(publication.language).cover) +
             "\" href=\"cover.xhtml\" />\n";
    out += "<reference type=\"toc\" title=\"" + std::string(words_in(publication.language).contents) +
           "\" href=\"nav.xhtml\" />\n";
    out += "<reference type=\"text\" title=\"" + std::string(words_in(publication.language).text) + "\" href=\"" +
           publication.articles.front().path + "\" />\n</guide>\n";
  }
  out += "</package>\n";
  return out;
}

}  // namespace galley::epub

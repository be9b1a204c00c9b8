// SPDX-License-Identifier: Apache-2.0
#pragma once

/// What the parts of the writer share: the plan of the publication that is being written.

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "galley/document.hpp"
#include "galley/plugin.hpp"
#include "xhtml/article_markup.hpp"

namespace galley::epub {

/// A file of Document::media in the package.
struct MediaFile {
  const Media* media = nullptr;
  std::string key;
  std::string id;
  std::string path;           ///< below the folder of the package document
  std::string declared_type;  ///< in the manifest
  bool shown = false;         ///< reading systems can show it: a sound picture of a core media type
  bool used = false;          ///< a figure shows it
};

/// One content document: an article.
struct ArticleFile {
  const Article* article = nullptr;
  std::string id;
  std::string path;
  std::string title;  ///< plain text, never empty
  std::string body;   ///< the `article` element
  std::vector<xhtml::OutlineEntry> outline;
};

struct Publication {
  const Document* document = nullptr;
  std::string language;            ///< never empty
  bool language_is_known = false;  ///< the document says so itself
  std::string title;
  std::string identifier;
  std::string modified;  ///< CCYY-MM-DDThh:mm:ssZ
  bool vertical = false;
  bool right_to_left = false;  ///< pages progress from right to left
  std::vector<ArticleFile> articles;
  std::vector<MediaFile> media;
  std::string style;
  std::string cover_path;  ///< of the cover's picture; empty: there is no cover
  std::string cover_type;
  std::string cover_data;
};

/// Words of the writer's own, in a publication's language where there is a translation.
struct Words {
  std::string_view contents, landmarks, cover, text;
};
Words words_in(std::string_view language);

/// The beginning of an XHTML document up to and with `<body ...>`. `body_attributes` begins with a space.
std::string page_start(std::string_view language, std::string_view title, std::string_view body_attributes,
                       bool vertical);
constexpr std::string_view page_end = "</body>\n</html>\n";

// The parts (one file each).
std::string write_package_document(const Publication& publication);
void append_metadata(std::string& out, const Publication& publication);
std::string write_navigation(const Publication& publication);
std::string write_ncx(const Publication& publication);
std::string write_cover_page(const Publication& publication);

/// Draws a cover from the first article's kicker and headline, as SVG.
std::string draw_cover(const Publication& publication);

/// Names and checks the document's media.
std::vector<MediaFile> plan_media(const Document& document);

/// Can reading systems show these bytes as this type? Looks at the signature and the size of the picture.
bool is_sound_picture(std::string_view media_type, std::string_view data);

}  // namespace galley::epub

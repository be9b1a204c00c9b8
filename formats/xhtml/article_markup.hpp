// SPDX-License-Identifier: Apache-2.0
#pragma once

/// From articles to XHTML with marks by which read_content() makes the same article again:
///
///     std::string body;
///     std::vector<OutlineEntry> outline = append_article(body, article, language, surroundings);
///
/// The markup is well-formed XML and HTML alike. What HTML has no element for is in class names and `data-`
/// attributes; only EPUB's own attributes need a namespace (`epub`), and only if asked for.

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "galley/document.hpp"

namespace galley::xhtml {

/// How a figure's picture is shown.
struct PictureMarkup {
  std::string address;  ///< relative to the document; empty: there is none
  bool shown = true;    ///< browsers and reading systems can show it; else it is only kept
};

struct MarkupSurroundings {
  bool epub_types = false;       ///< write `epub:type` as well
  bool remote_pictures = false;  ///< show pictures that lie elsewhere by their addresses
  bool vertical = false;         ///< lines run from top to bottom: short numbers get the class "upright"
  std::function<PictureMarkup(const Figure&)> picture;
  /// Where a link to the anchor `name` goes ("other.xhtml#id"); empty: nowhere.
  std::function<std::string(std::string_view name)> anchor_address;
  /// The `id` that the element of the anchor `name` has. Must not begin with `own_ids`.
  std::function<std::string(std::string_view name)> anchor_id;
  /// What the ids of sections, notes and references begin with; another one for each article of one file.
  std::string own_ids = "g-";
};

struct OutlineEntry {
  std::uint32_t level = 1;  ///< 1: section of the article
  std::string text;
  std::string id;
};

/// Appends an `article` element. `language` is the one around it. Returns its sections, in reading order.
std::vector<OutlineEntry> append_article(std::string& out, const Article& article, std::string_view language,
                                         const MarkupSurroundings& surroundings);

}  // namespace galley::xhtml

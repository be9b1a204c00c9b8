// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Values of `role` for what DocBook has no element for, as the writer gives and the reader knows them.

#include <string_view>

namespace galley::docbook {

inline constexpr std::string_view docbook_namespace = "http://docbook.org/ns/docbook";

namespace role {
inline constexpr std::string_view strong = "strong";
inline constexpr std::string_view ruby = "ruby";
inline constexpr std::string_view base = "base";
inline constexpr std::string_view reading = "reading";
inline constexpr std::string_view thematic_break = "thematic-break";
inline constexpr std::string_view credit = "credit";
inline constexpr std::string_view label = "label";
inline constexpr std::string_view kicker = "kicker";
inline constexpr std::string_view dateline = "dateline";
inline constexpr std::string_view place = "place";
inline constexpr std::string_view date = "date";
inline constexpr std::string_view agency = "agency";
inline constexpr std::string_view notes = "notes";               ///< a paragraph of footnotes that nothing refers to
inline constexpr std::string_view document = "document";         ///< a book that is a document of articles
inline constexpr std::string_view metadata_prefix = "dcterms:";  ///< `remap` holds the scheme
}  // namespace role

}  // namespace galley::docbook

// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Values of `specific-use` and `content-type` for what JATS has no element for, as the writer gives and the reader
/// knows them.

#include <string_view>

namespace galley::jats {

namespace mark {
inline constexpr std::string_view thematic_break = "thematic-break";  ///< of a paragraph
inline constexpr std::string_view notes = "notes";                    ///< of an fn-group: they are the article's notes
inline constexpr std::string_view credit = "credit";                  ///< of a contrib-group: one credit of the byline
inline constexpr std::string_view label = "label";                    ///< of a role: the word before the names
inline constexpr std::string_view link_begins = "begins";             ///< of a link that a reference to a note parts
inline constexpr std::string_view link_goes_on = "goes-on";
inline constexpr std::string_view kicker = "kicker";      ///< of an alt-title
inline constexpr std::string_view dateline = "dateline";  ///< of custom metadata
inline constexpr std::string_view document_language = "document-language";
inline constexpr std::string_view metadata_prefix = "dcterms:";  ///< of a meta-name; `vocab` holds the scheme
inline constexpr std::string_view place = "place";               ///< parts of the dateline
inline constexpr std::string_view date = "date";
inline constexpr std::string_view agency = "agency";
}  // namespace mark

}  // namespace galley::jats

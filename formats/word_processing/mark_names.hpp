// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace galley::word_processing {

/// The names by which our files tie what MarksWriter holds to the text: of bookmarks, sections or whatever a format
/// has. A file without the marks, or one that was edited since, reads by its styles.
namespace mark_name {
inline constexpr std::string_view prefix = "_galley_";
inline constexpr std::string_view article = "_galley_a";
inline constexpr std::string_view block = "_galley_b";
inline constexpr std::string_view item = "_galley_i";    ///< around blocks of a list item; its level follows, and '_'
inline constexpr std::string_view quote = "_galley_q";   ///< around the blocks of a quote
inline constexpr std::string_view absent = "_galley_x";  ///< in a cell that fills a gap of the grid
}  // namespace mark_name

/// The namespace of the marks.
inline constexpr std::string_view marks_uri = "urn:galley:marks:1";

}  // namespace galley::word_processing

// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Values of `class` and names of `meta` for what NITF has no element for, as the writer gives and the reader knows
/// them.

#include <string_view>

namespace galley::nitf {

inline constexpr std::string_view nitf_namespace = "http://iptc.org/std/NITF/2006-10-18/";

namespace mark {
inline constexpr std::string_view article = "article";    ///< of a block: an article after the first one
inline constexpr std::string_view headline = "headline";  ///< of hl2 in such a block
inline constexpr std::string_view kicker = "kicker";      ///< of hl2
inline constexpr std::string_view deck = "deck";          ///< of hl2
inline constexpr std::string_view section = "section-";   ///< of hl2: with its level, from 1
inline constexpr std::string_view note = "note";          ///< of fn
inline constexpr std::string_view note_reference = "note-reference";
inline constexpr std::string_view strong = "strong";  ///< of em
inline constexpr std::string_view code = "code";
inline constexpr std::string_view superscript = "superscript";
inline constexpr std::string_view subscript = "subscript";
inline constexpr std::string_view language = "language-";    ///< of pre: the programming language
inline constexpr std::string_view parts = "parts";           ///< of dateline: text beside its elements is the label
inline constexpr std::string_view credit = "credit";         ///< `idsrc` of person: `value` numbers the credits
inline constexpr std::string_view own_title = "g-title";     ///< `id` of the title that repeats the headline
inline constexpr std::string_view term_prefix = "dcterms.";  ///< of meta: a term; what is not a name is in:
inline constexpr std::string_view term = "galley.term";
inline constexpr std::string_view value = "galley.value";
inline constexpr std::string_view scheme = "galley.scheme";  ///< of the term before it
inline constexpr std::string_view term_language = "galley.language";
}  // namespace mark

}  // namespace galley::nitf

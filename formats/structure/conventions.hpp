// SPDX-License-Identifier: Apache-2.0
#pragma once

/// How newspapers print bylines and datelines, in one table of data (convention_table.hpp), for at least
/// Chinese, English, German, French, Spanish, Japanese, Korean, Russian and Arabic. Every reader that meets
/// text without marks uses this, and every writer that prints a byline.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "galley/document.hpp"

namespace galley::structure {

/// The byline that a whole line prints ("本报记者 凌云 通讯员 殷艳妮", "By Jane Doe and John Roe",
/// "Von Anna Schmidt, Berlin"), or nothing if it does not look like one. `language` (BCP 47, may be empty)
/// is a hint: conventions of other languages are tried too.
std::optional<Byline> parse_byline(std::string_view line, std::string_view language);

/// The byline of a line that holds names alone ("Иван Петров", "Jane Doe and John Roe"). Only well-known given
/// names and surnames are taken for such, and it is to be asked only where a byline is expected: right
/// below a headline.
std::optional<Byline> parse_bare_byline(std::string_view line, std::string_view language);

/// Prints a byline the way its labels and language want it. parse_byline of the result gives the same
/// byline for all that parse_byline itself can give.
std::string print_byline(const Byline& byline, std::string_view language);

/// The role that a label stands for ("本报记者" -> "reporter"); empty when it is not known.
std::string_view role_of_label(std::string_view label);

/// The dateline that a whole line prints, or nothing.
std::optional<Dateline> parse_dateline(std::string_view line, std::string_view language);

struct LeadingDateline {
  Dateline dateline;  ///< empty only if `byline` is not
  Byline byline;  ///< of the reporters named in it: 新华社北京7月4日电(记者 凌云), [서울=연합뉴스] 홍길동 기자 =
  std::size_t length = 0;  ///< bytes of the paragraph's text that belong to it, with the dash or space after it
};

/// The dateline that a paragraph begins with ("BERLIN, July 4 (Reuters) — ", "新华社北京7月4日电 "), or nothing.
std::optional<LeadingDateline> leading_dateline(std::string_view paragraph, std::string_view language);

/// Prints a dateline, without what parts it from the paragraph.
std::string print_dateline(const Dateline& dateline, std::string_view language);

/// The language that text is in, from its script and its commonest words: "zh-CN", "zh-TW", "ja", "ko",
/// "en", "de", "fr", "es", "ru", "ar", ...; empty when it cannot be told. Looks at a bounded part of it.
std::string infer_language(std::string_view text);

}  // namespace galley::structure

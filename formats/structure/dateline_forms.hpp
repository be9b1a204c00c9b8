// SPDX-License-Identifier: Apache-2.0
#pragma once

/// The ways in which a line or a paragraph begins with place, date and agency: one function for each
/// DatelineForm.

#include <cstddef>
#include <optional>
#include <string_view>

#include "structure/convention_table.hpp"
#include "structure/conventions.hpp"

namespace galley::structure {

/// 新华社北京7月4日电(记者 凌云), 【記者王小明／台北報導】
std::optional<LeadingDateline> leading_chinese(std::string_view text, const Convention& convention);

/// 【ワシントン共同】, [東京 4日 ロイター] -
std::optional<LeadingDateline> leading_japanese(std::string_view text, const Convention& convention);

/// [서울=연합뉴스] 홍길동 기자 =
std::optional<LeadingDateline> leading_korean(std::string_view text, const Convention& convention);

/// "BERLIN, July 4 (Reuters) — ". `whole_line`: the text is a line of its own, and no dash need close it.
std::optional<LeadingDateline> leading_western(std::string_view text, const Convention& convention, bool whole_line);

/// How a phrase uses capitals; for scripts that have them.
struct Caps {
  bool upper = false;  ///< all letters are capitals
  bool title = false;  ///< every word begins with one
  std::size_t words = 0;
};

Caps capitals_of(std::string_view phrase);

/// A city of the table: "Berlin", or the first of "Berlin/Hamburg".
bool is_known_place(std::string_view place, const Convention& convention);

/// The code point at `position`, or 0 at the end.
char32_t at_or_zero(std::string_view text, std::size_t position);

/// The text between a bracket of `openings` at `position` and its partner; `position` moves behind the partner.
std::optional<std::string_view> bracketed(std::string_view text, std::size_t& position, std::u32string_view openings);

}  // namespace galley::structure

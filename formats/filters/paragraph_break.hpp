// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Is the break between two paragraphs one of the layout only?

#include <cstdint>
#include <string_view>

namespace galley::filters {

enum class Join : std::uint8_t {
  no,        ///< the break is meant
  directly,  ///< nothing comes between
  with_space,
  without_hyphen,  ///< the hyphen or soft hyphen at the end goes
};

struct BreakVerdict {
  Join join = Join::no;
  const char* evidence = "";  ///< why they belong together; empty for Join::no
};

/// The text of a paragraph without note references, or as much of it as tells.
struct Glance {
  std::string_view beginning;
  std::string_view end;
};

/// Of a whole text.
inline Glance glance_of(std::string_view text) { return {text, text}; }

BreakVerdict judge_break(const Glance& first, const Glance& second);

}  // namespace galley::filters

// SPDX-License-Identifier: Apache-2.0
#pragma once

/// The first half of build_articles: which piece is a headline, a kicker, a deck, a byline, a dateline or a
/// heading, where the format does not say so.

#include <string_view>
#include <vector>

#include "structure/build.hpp"

namespace galley::structure {

/// For each piece why it was given its role; null where the role is the format's own.
using Evidence = std::vector<const char*>;

/// The evidence of a headline piece that is the next line of the headline before it.
inline constexpr char headline_goes_on[] = "set like the headline above it";

/// Turns Role::unknown into the roles found. What stays unknown is body.
Evidence infer_roles(std::vector<Piece>& pieces, const BuildOptions& options, std::string_view language);

}  // namespace galley::structure

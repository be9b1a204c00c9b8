// SPDX-License-Identifier: Apache-2.0
#include "structure/role_inference.hpp"

#include <algorithm>

#include "structure/header_search.hpp"
#include "structure/piece_lines.hpp"

namespace galley::structure {
Evidence infer_roles(std::vector<Piece>& pieces, const BuildOptions& options, std::string_view language) {
  Evidence evidence(pieces.size(), nullptr);
  PieceLines lines(pieces);
  HeaderSearch search(pieces, lines, evidence, language);
  const auto has_role = [&](Role role) {
    return std::any_of(pieces.begin(), pieces.end(), [&](const Piece& p) { return p.role == role; });
  };
  const bool headings_known = has_role(Role::heading);
  bool headlines_known = has_role(Role::headline);
  if (!headlines_known && options.infer_headlines) {
    if (headings_known) search.promote_first_heading();
    search.find_headers(options.split == SplitArticles::automatic);
  } else if (!headlines_known && options.infer_roles) {
    search.find_start_byline();
  }
  if (!options.infer_roles) {
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      if (evidence[i] == nullptr || pieces[i].role == Role::headline || pieces[i].role == Role::heading) continue;
      pieces[i].role = Role::unknown;
      evidence[i] = nullptr;
    }
  }
  if (options.infer_roles) {
    std::size_t previous = 0;  // where the article before begins
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      if (pieces[i].role != Role::headline) continue;
      if (evidence[i] == nullptr) search.find_kicker(i, previous);
      search.find_below(i);
      previous = i + 1;
    }
    search.find_closing_bylines();
  }
  if (options.infer_headlines && !headings_known) search.find_headings(headlines_known);
  return evidence;
}

}  // namespace galley::structure

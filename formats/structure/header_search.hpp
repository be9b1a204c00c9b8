// SPDX-License-Identifier: Apache-2.0
#pragma once

/// The searches that infer_roles is made of.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "structure/build.hpp"
#include "structure/piece_lines.hpp"
#include "structure/role_inference.hpp"

namespace galley::structure {

/// Is it a word that papers print over a headline to say what kind of piece follows: "Opinion", 评论?
bool is_kicker_label(std::string_view text);

class HeaderSearch {
 public:
  /// All references must outlive the search. `language` is a hint.
  HeaderSearch(std::vector<Piece>& pieces, PieceLines& lines, Evidence& evidence, std::string_view language)
      : pieces_(pieces),
        lines_(lines),
        evidence_(evidence),
        language_(language),
        bylines_(pieces.size(), Known::not_yet) {}

  /// The line above the headline at `headline`; `begin` is where the article before it begins.
  void find_kicker(std::size_t headline, std::size_t begin);

  /// Decks, bylines and a dateline below the headline.
  void find_below(std::size_t headline);

  /// Text without any headline: the headers around bylines, at the start, and by type size. With
  /// `several` each header begins an article, without it only the first one is looked for.
  void find_headers(bool several);

  /// The first heading of a text without headlines, if it stands above all others.
  void promote_first_heading();

  /// A byline that opens a text without headline.
  void find_start_byline();

  /// The credit line that closes an article without another byline.
  void find_closing_bylines();

  /// Headings between paragraphs. `only_distinct`: only lines that are set apart by type.
  void find_headings(bool only_distinct);

 private:
  enum class Known : std::uint8_t { not_yet, no, yes };

  struct Range {
    std::size_t begin = 0;
    std::size_t end = 0;
  };

  void give(std::size_t index, Role role, const char* why) {
    pieces_[index].role = role;
    evidence_[index] = why;
  }
  bool is_unknown_paragraph(std::size_t index);
  bool is_byline(std::size_t index);
  bool is_dateline(std::size_t index);
  bool is_display(std::size_t index);
  bool is_bare_byline(std::size_t index, std::size_t end);
  bool is_running_head(std::size_t index);
  bool begins_with_dateline(std::size_t index);
  bool stands_between_sentences(std::size_t index);
  std::size_t end_of_article(std::size_t headline) const;
  bool has_body(std::size_t begin, std::size_t end);
  std::size_t header_top(std::size_t byline, std::size_t floor);
  void assign_header(Range range, const char* above);
  void find_start_header(std::size_t begin, std::size_t end);
  std::vector<bool> numbered_sections();
  void find_display_headers(bool several);

  std::vector<Piece>& pieces_;
  PieceLines& lines_;
  Evidence& evidence_;
  std::string_view language_;
  std::vector<Known> bylines_;  ///< what is_byline found, since it is asked from several sides
};

}  // namespace galley::structure

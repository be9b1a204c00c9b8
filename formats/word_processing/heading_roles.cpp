// SPDX-License-Identifier: Apache-2.0
#include "word_processing/heading_roles.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "structure/conventions.hpp"

namespace galley::word_processing {

namespace {

constexpr std::size_t header_reach = 4;  ///< pieces after a headline among which its byline stands
constexpr std::size_t longest_byline = 200;

/// What of the document's headings are headlines.
struct Outline {
  bool titles = false;        ///< the Title style is a headline
  std::uint8_t headline = 0;  ///< headings of this level are headlines; 0: none are
};

bool byline_follows(const RawPieces& pieces, std::size_t heading) {
  const std::size_t end = std::min(pieces.size(), heading + 1 + header_reach);
  for (std::size_t i = heading + 1; i < end; ++i) {
    const RawPiece& piece = pieces[i];
    if (piece.role == ParagraphRole::byline) return true;
    if (piece.role == ParagraphRole::heading || piece.role == ParagraphRole::title) return false;
    if (piece.text_bytes == 0 || piece.text_bytes > longest_byline) continue;
    const auto* paragraph = std::get_if<Paragraph>(&piece.piece.block.value);
    if (paragraph != nullptr && structure::parse_byline(text_of(paragraph->content), {})) return true;
  }
  return false;
}

Outline outline_of(const RawPieces& pieces) {
  std::size_t titles = 0;
  std::size_t headlines = 0;
  std::uint8_t top = 0;
  std::vector<std::size_t> of_level_one;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const RawPiece& piece = pieces[i];
    if (piece.role == ParagraphRole::title) ++titles;
    if (piece.role == ParagraphRole::headline) ++headlines;
    if (piece.role != ParagraphRole::heading) continue;
    if (top == 0 || piece.level < top) top = piece.level;
    if (piece.level == 1) of_level_one.push_back(i);
  }
  Outline outline;
  outline.titles = titles > 0;
  if (headlines > 0) {
    outline.headline = 1;
    return outline;
  }
  if (titles == 0) {
    if (top == 1) {
      outline.headline = 1;
    } else if (top > 1) {
      // Without a title, deeper headings head the article only if one of them opens the text.
      const auto first = std::find_if(pieces.begin(), pieces.end(), [](const RawPiece& piece) {
        return piece.role == ParagraphRole::heading || piece.text_bytes > 0;
      });
      if (first != pieces.end() && first->role == ParagraphRole::heading && first->level == top) outline.headline = top;
    }
    return outline;
  }
  // One title over several headings that each have a byline: a page of articles under the paper's name.
  if (titles == 1 && of_level_one.size() > 1) {
    const auto with_byline = std::count_if(of_level_one.begin(), of_level_one.end(),
                                           [&pieces](std::size_t i) { return byline_follows(pieces, i); });
    if (with_byline >= 2 && static_cast<std::size_t>(with_byline) * 2 > of_level_one.size()) outline.headline = 1;
  }
  return outline;
}

/// The size that most of the unmarked text has.
double body_size(const RawPieces& pieces) {
  std::map<std::uint16_t, std::uint64_t> bytes;
  for (const RawPiece& piece : pieces) {
    if (piece.size != 0 && (piece.role == ParagraphRole::none || piece.role == ParagraphRole::body)) {
      bytes[piece.size] += piece.text_bytes;
    }
  }
  const auto most =
      std::max_element(bytes.begin(), bytes.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == bytes.end() ? 0 : most->first;
}

}  // namespace

std::vector<structure::Piece> assign_roles(RawPieces raw_pieces, bool roles_are_told) {
  const Outline outline = roles_are_told ? Outline{.titles = true, .headline = 1} : outline_of(raw_pieces);
  const double size = body_size(raw_pieces);
  std::vector<structure::Piece> pieces;
  pieces.reserve(raw_pieces.size());
  for (RawPiece& raw : raw_pieces) {
    structure::Piece& piece = raw.piece;
    if (size > 0 && raw.size != 0) piece.relative_size = raw.size / size;
    switch (raw.role) {
      case ParagraphRole::kicker:
        piece.role = structure::Role::kicker;
        break;
      case ParagraphRole::headline:
        piece.role = structure::Role::headline;
        break;
      case ParagraphRole::title:
        piece.role = structure::Role::headline;
        break;
      case ParagraphRole::deck:
        piece.role = structure::Role::deck;
        break;
      case ParagraphRole::byline:
        piece.role = structure::Role::byline;
        break;
      case ParagraphRole::dateline:
        piece.role = structure::Role::dateline;
        break;
      case ParagraphRole::heading:
        if (outline.headline != 0 && raw.level <= outline.headline) {
          piece.role = structure::Role::headline;
        } else {
          piece.role = structure::Role::heading;
          piece.level = static_cast<std::uint32_t>(raw.level - outline.headline);
        }
        break;
      case ParagraphRole::contents_entry:
        piece.role = structure::Role::body;
        break;
      default:
        if (roles_are_told && piece.role == structure::Role::unknown) piece.role = structure::Role::body;
        break;
    }
    pieces.push_back(std::move(piece));
  }
  return pieces;
}

}  // namespace galley::word_processing

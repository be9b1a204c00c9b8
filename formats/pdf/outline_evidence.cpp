// SPDX-License-Identifier: Apache-2.0
#include "pdf/outline_evidence.hpp"

#include <algorithm>
#include <map>
#include <string>

#include "galley/unicode.hpp"

namespace galley::pdf {
namespace {

using structure::Piece;
using structure::Role;

constexpr std::size_t longest_title = 600;  // bytes; longer paragraphs are text
constexpr double clearly_larger = 1.12;

// Outlines and pages are seldom of one mind about spaces and capitals.
std::string key_of(std::string_view text) {
  std::string key;
  for (const char32_t c : CodePoints(text)) {
    if (is_white_space(c) || c == 0xAD) continue;
    append_utf8(key, c >= U'A' && c <= U'Z' ? c + 32 : c);
  }
  return key;
}

// The paragraph of a piece that may be a title; null for any other.
const Paragraph* title_in(const Piece& piece) {
  if (piece.role != Role::unknown) return nullptr;
  return std::get_if<Paragraph>(&piece.block.value);
}

struct Match {
  std::size_t piece;
  std::uint32_t depth;
};

std::vector<Match> matches(const std::vector<pdf_text::OutlineItem>& outline, const std::vector<Piece>& pieces) {
  std::multimap<std::string, const pdf_text::OutlineItem*> titles;
  for (const pdf_text::OutlineItem& item : outline) titles.emplace(key_of(item.title), &item);
  std::vector<Match> found;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const Paragraph* paragraph = title_in(pieces[i]);
    if (paragraph == nullptr) continue;
    const std::string text = text_of(paragraph->content);
    if (text.empty() || text.size() > longest_title) continue;
    const auto [begin, end] = titles.equal_range(key_of(text));
    const auto same_page = std::find_if(begin, end, [&](const auto& title) {
      const std::int32_t page = title.second->destination.page;
      return page < 0 || static_cast<std::uint32_t>(page) + 1 == pieces[i].place.page;
    });
    if (same_page != end) found.push_back({i, same_page->second->depth});
  }
  return found;
}

// A title above all that the outline names, and set larger, is what the document is called: the outline begins below.
bool begins_below_a_title(const std::vector<Match>& found, std::uint32_t top, const std::vector<Piece>& pieces) {
  double largest = 0;
  std::size_t first = pieces.size();
  for (const Match& match : found) {
    if (match.depth != top) continue;
    largest = std::max(largest, pieces[match.piece].relative_size);
    first = std::min(first, match.piece);
  }
  return std::any_of(pieces.begin(), pieces.begin() + static_cast<std::ptrdiff_t>(first), [&](const Piece& piece) {
    return title_in(piece) != nullptr && piece.relative_size > clearly_larger * largest;
  });
}

}  // namespace

void apply_outline(const std::vector<pdf_text::OutlineItem>& outline, std::vector<Piece>& pieces) {
  const std::vector<Match> found = matches(outline, pieces);
  if (found.empty() || found.size() * 2 < outline.size()) return;
  std::uint32_t top = found.front().depth;
  for (const Match& match : found) top = std::min(top, match.depth);
  const std::uint32_t below = begins_below_a_title(found, top, pieces) ? 1 : 0;
  for (const Match& match : found) {
    Piece& piece = pieces[match.piece];
    const std::uint32_t level = match.depth - top + below;
    piece.role = level == 0 ? Role::headline : Role::heading;
    piece.level = level;
    piece.evidence = "outline, level " + std::to_string(match.depth + 1);
  }
}

}  // namespace galley::pdf

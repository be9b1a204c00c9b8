// SPDX-License-Identifier: Apache-2.0
#include "epub/outline.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "xhtml/characters.hpp"

namespace galley::epub {

using structure::Piece;
using structure::Role;

namespace {

// A heading may come after a number, an ornament or a picture, but not after more than that.
constexpr std::size_t nearest_pieces = 4;

struct Step {
  std::size_t piece = 0;
  std::uint32_t level = 1;  // of the element
  std::uint32_t depth = 0;  // in the table of contents, from 1; 0: not in it
  bool marked = false;
};

std::string line_of(const Piece& piece) {
  const auto* paragraph = std::get_if<Paragraph>(&piece.block.value);
  return paragraph == nullptr ? std::string() : xhtml::collapse(text_of(paragraph->content));
}

// New headings, by the piece before which they go.
using Additions = std::vector<std::pair<std::size_t, int>>;

std::vector<Step> steps_of(xhtml::Content& content, const std::vector<NavigationEntry>& entries, Additions& additions) {
  std::vector<Step> steps;
  for (const xhtml::Heading& heading : content.headings)
    steps.push_back({heading.piece, heading.level, 0, heading.marked});
  std::size_t next_heading = 0;
  std::vector<Step> promoted;
  for (std::size_t i = 0; i < content.outline_marks.size(); ++i) {
    const xhtml::OutlineMark& mark = content.outline_marks[i];
    const NavigationEntry& entry = entries[static_cast<std::size_t>(mark.entry)];
    const std::size_t end =
        i + 1 < content.outline_marks.size() ? content.outline_marks[i + 1].piece : content.pieces.size();
    const std::size_t last = std::min(std::max(end, mark.piece + 1), mark.piece + nearest_pieces);
    while (next_heading < steps.size() && steps[next_heading].piece < mark.piece) ++next_heading;
    if (next_heading < steps.size() && steps[next_heading].piece < last) {
      steps[next_heading++].depth = entry.depth;
      continue;
    }
    if (entry.label.empty() || mark.piece >= content.pieces.size()) continue;
    bool found = false;
    for (std::size_t piece = mark.piece; piece < std::min(last, content.pieces.size()) && !found; ++piece) {
      if (content.pieces[piece].role == Role::heading || line_of(content.pieces[piece]) != entry.label) continue;
      promoted.push_back({piece, 6, entry.depth, false});
      xhtml::drop_overall_strong(std::get<Paragraph>(content.pieces[piece].block.value).content);
      found = true;
    }
    if (!found && end > mark.piece) additions.emplace_back(mark.piece, mark.entry);
  }
  steps.insert(steps.end(), promoted.begin(), promoted.end());
  std::stable_sort(steps.begin(), steps.end(), [](const Step& a, const Step& b) { return a.piece < b.piece; });
  return steps;
}

void insert_headings(xhtml::Content& content, const std::vector<NavigationEntry>& entries, const Additions& additions,
                     std::uint32_t articles_at, Diagnostics& diagnostics) {
  if (additions.empty()) return;
  std::vector<Piece> pieces;
  pieces.reserve(content.pieces.size() + additions.size());
  std::size_t next = 0;
  for (std::size_t i = 0; i < content.pieces.size(); ++i) {
    for (; next < additions.size() && additions[next].first == i; ++next) {
      const NavigationEntry& entry = entries[static_cast<std::size_t>(additions[next].second)];
      Piece& piece = pieces.emplace_back();
      piece.block = paragraph(entry.label);
      // What stood here is what links meant.
      piece.block.id.swap(content.pieces[i].block.id);
      piece.role = entry.depth <= articles_at ? Role::headline : Role::heading;
      piece.level = entry.depth <= articles_at ? 0 : entry.depth - articles_at;
      piece.language = content.pieces[i].language;
      piece.place = content.pieces[i].place;
      Place place = piece.place;
      place.item = entry.label;
      diagnostics.inferred(code::inferred_role, "the table of contents names what has no heading", std::move(place));
    }
    pieces.push_back(std::move(content.pieces[i]));
  }
  content.pieces = std::move(pieces);
}

}  // namespace

// A single entry on top that only holds the others is the publication itself.
std::uint32_t depth_of_articles(const std::vector<NavigationEntry>& entries) {
  std::size_t top = 0;
  std::string top_path;
  std::set<std::string_view> below;
  for (const NavigationEntry& entry : entries) {
    if (entry.depth == 1) {
      ++top;
      top_path = entry.path;
    }
    if (entry.depth == 2) below.insert(entry.path);
  }
  below.erase(top_path);
  return top == 1 && below.size() > 1 ? 2 : 1;
}

bool is_apart(const xhtml::Content& run, const xhtml::Content& next, const std::vector<NavigationEntry>& entries,
              std::uint32_t articles_at) {
  if (run.pieces.empty() || run.outline_marks.empty() || next.headings.empty() || next.outline_marks.empty()) {
    return false;
  }
  // What a heading before the first entry is, all headings after it decide.
  if (!run.headings.empty() && run.headings.front().piece < run.outline_marks.front().piece) return false;
  // A heading at the very end may stand over the headline that follows.
  const Role last = run.pieces.back().role;
  if (last == Role::heading || last == Role::headline) return false;
  const xhtml::OutlineMark& mark = next.outline_marks.front();
  return next.headings.front().piece == 0 && mark.piece == 0 &&
         entries[static_cast<std::size_t>(mark.entry)].depth <= articles_at;
}

void assign_headings(xhtml::Content& content, const std::vector<NavigationEntry>& entries, std::uint32_t articles_at,
                     Diagnostics& diagnostics) {
  if (content.outline_marks.empty()) return xhtml::assign_headings(content);
  Additions additions;
  const std::vector<Step> steps = steps_of(content, entries, additions);
  std::uint32_t highest = 6;
  for (const Step& step : steps) highest = std::min(highest, step.level);
  std::uint32_t depth = articles_at;
  std::uint32_t level = highest;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const Step& step = steps[i];
    std::uint32_t here = step.depth;
    if (step.marked) here = articles_at;
    if (here == 0) {
      here = step.level > level ? depth + (step.level - level) : depth;
    } else {
      depth = here;
      level = step.level;
    }
    Piece& piece = content.pieces[step.piece];
    const bool over_headline = !step.marked && i + 1 < steps.size() && steps[i + 1].marked &&
                               steps[i + 1].piece == step.piece + 1 && here <= articles_at;
    piece.role = over_headline ? Role::kicker : here <= articles_at ? Role::headline : Role::heading;
    piece.level = here <= articles_at ? 0 : here - articles_at;
  }
  insert_headings(content, entries, additions, articles_at, diagnostics);
}

}  // namespace galley::epub

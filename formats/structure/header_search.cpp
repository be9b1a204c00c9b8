// SPDX-License-Identifier: Apache-2.0
#include "structure/header_search.hpp"

#include <algorithm>
#include <limits>

#include "structure/characters.hpp"
#include "structure/conventions.hpp"

namespace galley::structure {

namespace {

constexpr std::size_t header_line_limit = 4;
constexpr std::size_t start_line_limit = 3;
constexpr std::size_t heading_width = 60;
constexpr std::size_t least_sentence = 20;
constexpr double display_size = 1.15;

bool is_all_capitals(std::string_view text) {
  std::size_t letters = 0;
  std::size_t position = 0;
  while (position < text.size()) {
    const char32_t c = decode(text, position);
    if (is_lower(c)) return false;
    if (is_upper(c)) ++letters;
  }
  return letters >= 2;
}

char32_t first_code_point(std::string_view text) { return text.empty() ? 0 : decode_utf8(text, 0).value; }

// "记者:…", "Q: …": a turn in a conversation.
bool has_speaker(std::string_view text) {
  std::size_t columns = 0;
  for (std::size_t position = 0; position < text.size() && columns < 14;) {
    const char32_t c = decode(text, position);
    if (c == ':' || c == U'：') return position < text.size();
    columns += is_wide(c) ? 2 : 1;
  }
  return false;
}

// The number of a section that a line begins with, such as that of "2 Ships" and "2. Ships"; 0: none. Behind a count
// comes no capital.
std::size_t section_number(std::string_view text) {
  std::size_t number = 0;
  std::size_t position = 0;
  while (position < text.size() && position < 2 && text[position] >= '0' && text[position] <= '9')
    number = number * 10 + static_cast<std::size_t>(text[position++] - '0');
  if (position == 0) return 0;
  if (position < text.size() && text[position] == '.') ++position;
  if (position >= text.size() || text[position] != ' ') return 0;
  const char32_t next = first_code_point(text.substr(position + 1));
  return is_letter(next) && !is_lower(next) ? number : 0;
}

bool is_closed_label(std::string_view text) {
  return is_kicker_label(text) || ending_of(text) == Ending::colon || trim(text).ends_with('|');
}

}  // namespace

bool HeaderSearch::is_display(std::size_t index) {
  return pieces_[index].relative_size >= display_size && is_unknown_paragraph(index) && lines_.at(index).width <= 200 &&
         lines_.at(index).ending != Ending::comma;
}

// Goes up from a byline over what may stand above it; returns the first line of the header.
std::size_t HeaderSearch::header_top(std::size_t byline, std::size_t floor) {
  std::size_t top = byline;
  while (top > floor && byline - top < header_line_limit) {
    const std::size_t above = top - 1;
    const bool header = lines_.is_header_like(above) || is_display(above);
    if (!header) {
      // A deck may be a sentence, if a headline stands over it.
      const bool deck = top == byline && is_unknown_paragraph(above) && lines_.at(above).width <= 240 &&
                        above > floor && lines_.at(above).ending == Ending::full_stop &&
                        lines_.is_header_like(above - 1) && (above - 1 == floor || !lines_.is_header_like(above - 2));
      const bool label = top < byline && is_unknown_paragraph(above) && lines_.at(above).width <= 40 &&
                         is_closed_label(lines_.at(above).text);
      if (!deck && !label) break;
    }
    if (is_byline(above) || is_running_head(above)) break;
    // More room above a line than below it begins the header, once there is a line that can be its headline.
    if (top < byline && pieces_[top].space_before >= 2 && pieces_[top].space_before > pieces_[byline].space_before) {
      bool widest = true;
      for (std::size_t i = top + 1; i <= byline; ++i)
        widest = widest && pieces_[i].space_before < pieces_[top].space_before;
      if (widest) break;
    }
    top = above;
  }
  // A long run of short lines is a poem or a list; its end is no header.
  if (byline - top == header_line_limit && top > floor && lines_.is_header_like(top - 1) &&
      lines_.is_header_like(top)) {
    top = begins_with_dash(lines_.at(byline - 1).text) && byline >= floor + 2 ? byline - 2 : byline - 1;
  }
  return top;
}

// Tells headline, kicker and decks apart among the lines of one header.
void HeaderSearch::assign_header(Range range, const char* above) {
  const std::size_t count = range.end - range.begin;
  if (count == 0) return;
  std::size_t headline = range.begin;
  std::size_t headline_end = 0;
  double largest = 0;
  double smallest = std::numeric_limits<double>::max();
  for (std::size_t i = range.begin; i < range.end; ++i) {
    largest = std::max(largest, pieces_[i].relative_size);
    smallest = std::min(smallest, pieces_[i].relative_size);
  }
  const char* why = above;
  if (largest > smallest * 1.05) {
    while (pieces_[headline].relative_size < largest * 0.97) ++headline;
    why = "set larger than the lines around it";
  } else if (count > 1) {
    const std::string_view first = lines_.at(range.begin).text;
    const std::string_view last = lines_.at(range.end - 1).text;
    const std::size_t first_width = lines_.at(range.begin).width;
    const bool shouted =
        is_all_capitals(first) && !is_all_capitals(lines_.at(range.begin + 1).text) && first_width <= 40;
    const std::size_t second_width = lines_.at(range.begin + 1).width;
    // 访谈, 书评: hardly a headline, with a line twice as long below it.
    const bool word = first_width <= 8 && is_han(first_code_point(first)) && second_width >= first_width * 2;
    bool kicker = is_closed_label(first) || shouted || (word && !begins_with_dash(lines_.at(range.begin + 1).text));
    if (!kicker && count > 2) {
      const bool dash = begins_with_dash(last);
      const std::size_t third_width = lines_.at(range.begin + 2).width;
      // Kickers are shorter than headlines; a headline with two decks is shorter than either of them.
      if (dash) {
        kicker = first_width <= second_width * 6 / 5 && !begins_with_dash(lines_.at(range.begin + 1).text);
      } else {
        kicker = first_width <= second_width && second_width * 10 >= third_width * 8;
      }
    }
    if (kicker) ++headline;
  }
  headline_end = headline + 1;
  while (headline_end < range.end && largest >= display_size && pieces_[headline_end].relative_size >= largest * 0.97)
    ++headline_end;
  for (std::size_t i = range.begin; i < headline; ++i) give(i, Role::kicker, "above the headline");
  give(headline, Role::headline, why);
  for (std::size_t i = headline + 1; i < headline_end; ++i) give(i, Role::headline, headline_goes_on);
  for (std::size_t i = headline_end; i < range.end; ++i) {
    give(i, Role::deck, "between headline and text");
  }
}

// A paragraph that begins as agencies and correspondents begin: not with a place alone.
bool HeaderSearch::begins_with_dateline(std::size_t index) {
  const auto leading = leading_dateline(lines_.at(index).text, language_);
  return leading && (!leading->dateline.agency.empty() || !leading->dateline.date.empty() || !leading->byline.empty());
}

void HeaderSearch::find_headers(bool several) {
  const bool sizes =
      std::any_of(pieces_.begin(), pieces_.end(), [](const Piece& p) { return p.relative_size >= display_size; });
  std::size_t floor = 0;
  bool found = false;
  std::size_t start = 0;
  for (std::size_t i = 0; i < pieces_.size(); ++i) {
    if (pieces_[i].role == Role::article_break) {
      if (!found) find_start_header(start, i);
      floor = start = i + 1;
      found = false;
      continue;
    }
    if (!several && found) break;
    if (!is_unknown_paragraph(i)) continue;
    const bool dateline = i > floor && lines_.is_header_like(i - 1) && begins_with_dateline(i);
    if (!dateline && (lines_.at(i).width > 240 || !is_byline(i))) continue;
    std::size_t end = i + 1;
    while (!dateline && end < pieces_.size() && is_unknown_paragraph(end) && (is_byline(end) || is_dateline(end)))
      ++end;
    const std::size_t top = header_top(i, floor);
    const bool body = dateline || (end < pieces_.size() && pieces_[end].role != Role::article_break);
    if (top < i && body) {
      if (!found && top > start) find_start_header(start, top);
      assign_header({top, i}, dateline ? "above a dateline, no full stop" : "above a byline, no full stop");
      found = true;
    } else if (i == start && body && !dateline) {
      give(i, Role::byline, "byline convention");
      found = true;
    }
    floor = end;
    i = end - 1;
  }
  if (sizes) find_display_headers(several);
  if (!found && std::none_of(pieces_.begin() + static_cast<std::ptrdiff_t>(start), pieces_.end(),
                             [](const Piece& p) { return p.role == Role::headline; })) {
    find_start_header(start, pieces_.size());
  }
}

void HeaderSearch::find_start_header(std::size_t begin, std::size_t end) {
  const auto stands_apart = [&](std::size_t i) {
    return std::holds_alternative<Figure>(pieces_[i].block.value) ||
           std::holds_alternative<Break>(pieces_[i].block.value) || is_running_head(i);
  };
  while (begin < end && stands_apart(begin)) ++begin;
  const auto fits = [&](std::size_t i) {
    const bool dash = i > begin && is_unknown_paragraph(i) && begins_with_dash(lines_.at(i).text);
    return (dash || lines_.is_header_like(i)) && !is_dateline(i);
  };
  std::size_t stop = begin;
  while (stop < end && stop - begin <= start_line_limit && fits(stop)) ++stop;
  // More short lines than a header has are a list.
  if (stop == begin || stop - begin > start_line_limit) return;
  std::size_t next = stop;
  while (next < end && is_unknown_paragraph(next) && is_dateline(next)) ++next;
  if (next == end) return;
  // 同志们: and "Dear readers," open a speech or a letter, below its headline.
  const Line& salutation = lines_.at(next);
  if (stop == begin + 1 && salutation.width <= 40 && next + 1 < end && is_unknown_paragraph(next) &&
      (salutation.ending == Ending::colon || salutation.ending == Ending::comma)) {
    ++next;
  }
  const bool names = stop - begin >= 2 && parse_bare_byline(lines_.at(stop - 1).text, language_).has_value();
  const bool body = lines_.is_body_like(next) || pieces_[next].role == Role::heading || !lines_.at(next).paragraph;
  if (!body && !names) return;
  if (names) give(stop - 1, Role::byline, "names alone, below the headline");
  assign_header({begin, names ? stop - 1 : stop},
                names ? "above names, no full stop" : "short, no full stop, above the text");
}

// Display lines numbered through from 1: sections of one text, however large they are set.
std::vector<bool> HeaderSearch::numbered_sections() {
  std::vector<bool> numbered(pieces_.size(), false);
  std::size_t count = 0;
  for (std::size_t i = 0; i < pieces_.size(); ++i) {
    if (!is_display(i) || section_number(lines_.at(i).text) != count + 1) continue;
    numbered[i] = true;
    ++count;
  }
  if (count < 2) numbered.assign(pieces_.size(), false);
  return numbered;
}

void HeaderSearch::find_display_headers(bool several) {
  double least = std::numeric_limits<double>::max();
  double largest = 0;
  for (std::size_t i = 0; i < pieces_.size(); ++i) {
    if (pieces_[i].role == Role::headline && pieces_[i].relative_size >= display_size)
      least = std::min(least, pieces_[i].relative_size);
    if (is_display(i)) largest = std::max(largest, pieces_[i].relative_size);
  }
  if (largest == 0) return;
  const bool anchored = least <= largest * 10;
  const double threshold = anchored ? least * 0.95 : largest * 0.9;
  bool found = std::any_of(pieces_.begin(), pieces_.end(), [](const Piece& p) { return p.role == Role::headline; });
  const std::vector<bool> sections = numbered_sections();
  for (std::size_t i = 0; i < pieces_.size(); ++i) {
    if (!is_display(i)) continue;
    std::size_t end = i;
    double size = 0;
    while (end < pieces_.size() && is_display(end) && end - i < header_line_limit && (end == i || !sections[end]))
      size = std::max(size, pieces_[end++].relative_size);
    if (size >= threshold && (several || !found) && !(sections[i] && found)) {
      assign_header({i, end}, "set larger than the text");
      found = true;
    } else {
      const std::uint32_t level = size >= threshold ? 1 : size >= display_size * 1.15 ? 1 : 2;
      for (std::size_t k = i; k < end; ++k) {
        give(k, Role::heading, "set larger than the text");
        pieces_[k].level = level;
      }
    }
    i = end - 1;
  }
}

void HeaderSearch::promote_first_heading() {
  std::uint32_t highest = std::numeric_limits<std::uint32_t>::max();
  for (const Piece& piece : pieces_) {
    if (piece.role == Role::heading) highest = std::min(highest, piece.level);
  }
  std::size_t count = 0;
  std::size_t first = pieces_.size();
  for (std::size_t i = 0; i < pieces_.size(); ++i) {
    if (pieces_[i].role != Role::heading) continue;
    if (pieces_[i].level == highest) ++count;
    first = std::min(first, i);
  }
  if (first > 2 || pieces_[first].level != highest) return;
  const bool byline =
      first + 1 < pieces_.size() && (is_byline(first + 1) || (first + 2 < pieces_.size() && is_byline(first + 2)));
  if (count == 1 || byline) give(first, Role::headline, "the first heading, above all others");
}

void HeaderSearch::find_start_byline() {
  if (pieces_.size() > 1 && is_unknown_paragraph(0) && is_byline(0)) give(0, Role::byline, "byline convention");
}

bool HeaderSearch::stands_between_sentences(std::size_t index) {
  const auto is_text = [&](std::size_t i) {
    return (pieces_[i].role == Role::unknown || pieces_[i].role == Role::body) && lines_.at(i).paragraph;
  };
  if (!is_text(index - 1) || !is_text(index + 1)) return false;
  const Line& before = lines_.at(index - 1);
  const Line& after = lines_.at(index + 1);
  if (before.width < least_sentence || !ends_sentence(before.text)) return false;
  if (after.width < lines_.at(index).width * 2) return false;
  return lines_.is_body_like(index + 1) || (ends_sentence(after.text) && after.width >= least_sentence);
}

void HeaderSearch::find_headings(bool only_distinct) {
  std::vector<std::size_t> found;
  std::size_t sentences = 0;
  std::size_t strong = 0;
  for (std::size_t i = 0; i < pieces_.size(); ++i) {
    if (pieces_[i].role != Role::unknown) continue;
    if (lines_.is_strong(i)) ++strong;
    if (!only_distinct && lines_.at(i).width >= least_sentence && !lines_.is_header_like(i)) ++sentences;
  }
  // Where a third of the text is bold, bold tells nothing.
  const bool strong_tells = strong * 3 <= pieces_.size() + 2;
  for (std::size_t i = 1; i + 1 < pieces_.size(); ++i) {
    if (only_distinct && pieces_[i].relative_size < 1.1 && !lines_.is_strong(i)) continue;
    if (!lines_.is_header_like(i)) continue;
    const Line& line = lines_.at(i);
    if (line.width > heading_width || begins_with_dash(line.text)) continue;
    // A spoken question.
    std::size_t start = 0;
    if (line.ending == Ending::question && is_opening_mark(decode(line.text, start))) continue;
    const bool bold = strong_tells && lines_.is_strong(i) && !lines_.is_strong(i + 1);
    const bool distinct = bold || pieces_[i].relative_size >= 1.1;
    const bool text_follows = pieces_[i + 1].role == Role::unknown || pieces_[i + 1].role == Role::body;
    if (!text_follows || (!distinct && (only_distinct || !stands_between_sentences(i)))) continue;
    if (is_byline(i) || (has_speaker(line.text) && has_speaker(lines_.at(i + 1).text))) continue;
    if (distinct) {
      give(i, Role::heading, bold ? "a short line set bold" : "a short line set larger");
      pieces_[i].level = 1;
      continue;
    }
    // A city may well be a heading; a date is none.
    if (const auto dateline = parse_dateline(line.text, language_); dateline && !dateline->date.empty()) continue;
    found.push_back(i);
  }
  // Where short lines are as many as sentences they are captions, verses or entries, not headings.
  if (found.size() * 3 > sentences * 2 + 2) return;
  for (const std::size_t i : found) {
    give(i, Role::heading, "a short line without full stop between paragraphs");
    pieces_[i].level = 1;
  }
}

}  // namespace galley::structure

// SPDX-License-Identifier: Apache-2.0
#include "page_layout/paragraph_breaks.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "galley/unicode.hpp"
#include "page_layout/contents_entries.hpp"
#include "page_layout/layout_block.hpp"
#include "structure/characters.hpp"
#include "structure/sentence.hpp"

namespace galley::layout {
namespace {

constexpr std::size_t window = 5;  // lines before and after that tell where a column's edges are

int size_key(float size) { return static_cast<int>(std::lround(size * 4)); }

// i to xxxix; 0: none of them.
std::int32_t roman_number(std::string_view letters) {
  std::int32_t total = 0;
  std::int32_t last = 0;
  for (std::size_t i = letters.size(); i > 0; --i) {
    const char c = letters[i - 1];
    const std::int32_t value = c == 'i' ? 1 : c == 'v' ? 5 : c == 'x' ? 10 : 0;
    if (value == 0) return 0;
    total += value < last ? -value : value;
    last = std::max(last, value);
  }
  return total;
}

bool same_size(float a, float b) { return std::fabs(a - b) <= 0.08F * std::max(a, b); }

class Breaks {
 public:
  Breaks(const std::vector<TextLine>& lines, const RegionMeasure& region, const LinePitches& pitches)
      : lines_(lines), region_(region), pitches_(pitches) {
    find_items();
    find_notes();
    measure_indents();
  }

  bool between(std::size_t i) const {
    const TextLine& a = lines_[i];
    const TextLine& b = lines_[i + 1];
    if (a.turned != b.turned || !same_size(a.size, b.size) || a.strong != b.strong) return true;
    const float size = a.size;
    const float distance = b.baseline - a.baseline;
    const float pitch = pitch_of(size);
    if (distance > pitch * 1.3F) return true;
    const std::string text = a.text();
    if (ends_contents_entry(text)) return true;
    const bool display = size >= display_size * region_.body_size;
    const bool centred = is_centred(a) && is_centred(b);
    const float room = end_room(i);
    const bool hyphen = structure::ending_of(text) == structure::Ending::hyphen;
    const bool would_fit = !hyphen && room > needed(text, b);
    if (distance > pitch * 1.12F && (would_fit || structure::ends_sentence(text))) return true;
    if (display) return false;
    if (ragged_begin_) return structure::ends_sentence(text) && begin_of(a) - outermost_ > needed(text, b) + 2 * size;
    if (begins_next_note(i + 1)) return true;
    if (!hanging_ && !b.beside_initial && !a.beside_initial && structure::ends_sentence(text) &&
        begins_paragraph(i + 1))
      return true;
    if (centred) return false;
    // Lines that hang under an item's text belong to it, however short the line before is.
    if (items_[i] != no_item && items_[i + 1] == items_[i] && !(would_fit && structure::ends_sentence(text)))
      return false;

    // What stands left of where an item's lines hang is no more of it.
    if (items_[i] != no_item && items_[i] != i && items_[i + 1] != items_[i] && begin_of(b) < begin_of(a) - 0.4F * size)
      return true;

    const ListMarker marker = list_marker(b.text());
    const float indent_a = indent(i, i);
    const float indent_b = indent(i + 1, i);
    if (marker.length > 0) {
      const bool hangs = i + 2 < lines_.size() && begin_of(lines_[i + 2]) - begin_of(b) > 0.5F * size &&
                         same_size(lines_[i + 2].size, size);
      if (marker.certain || hangs || would_fit || list_marker(text).length > 0) return true;
    }
    if (b.beside_initial || a.beside_initial) return would_fit && !b.beside_initial;
    if (hanging_) {
      if (indent_a > 0.6F * size && indent_b < 0.3F * size) return true;
    } else if (indent_b > 0.6F * size) {
      if (indent_a < indent_b - 0.4F * size) {
        // What follows an item's first line hangs under its text.
        if (list_marker(text).length == 0) return true;
      } else if (indent_a < indent_b + 0.4F * size && would_fit) {
        return true;
      }
    }
    return would_fit;
  }

 private:
  // Distance of the line's beginning from an edge, growing with the indent whatever way the line runs.
  float begin_of(const TextLine& line) const { return line.right_to_left ? -line.box.right : line.box.left; }
  float end_of(const TextLine& line) const { return line.right_to_left ? -line.box.left : line.box.right; }

  float pitch_of(float size) const {
    const auto found = pitches_.find(size_key(size));
    if (found != pitches_.end()) return found->second;
    return 1.4F * size;
  }

  template <class Value>
  void each_near(std::size_t i, const Value& value) const {
    const std::size_t begin = i > window ? i - window : 0;
    const std::size_t end = std::min(lines_.size(), i + window + 2);
    for (std::size_t j = begin; j < end; ++j) {
      if (same_size(lines_[j].size, lines_[i].size) && lines_[j].right_to_left == lines_[i].right_to_left &&
          !lines_[j].turned)
        value(j);
    }
  }

  float indent(std::size_t which, std::size_t around) const {
    float least = begin_of(lines_[which]);
    each_near(around, [&](std::size_t j) {
      // Numbers of items may hang out of the column.
      if (lines_[j].beside_initial || (items_[j] == j && j != which)) return;
      least = std::min(least, begin_of(lines_[j]));
    });
    return begin_of(lines_[which]) - least;
  }

  // Set in from the line after it, which goes on as lines do: a first line.
  bool begins_paragraph(std::size_t i) const {
    if (i + 1 >= lines_.size()) return false;
    const TextLine& own = lines_[i];
    const TextLine& next = lines_[i + 1];
    const float indent = begin_of(own) - begin_of(next);
    return same_size(own.size, next.size) && indent > 0.6F * own.size && indent < 5 * own.size &&
           next.baseline - own.baseline <= pitch_of(own.size) * 1.12F && list_marker(own.text()).length == 0 &&
           list_marker(next.text()).length == 0;
  }

  // The number that the line begins with as notes and references do: raised, in square brackets, or close to a word.
  static std::int32_t note_number(const TextLine& line) {
    if (line.runs.empty()) return 0;
    const bool raised = has(line.runs.front().style, Style::superscript);
    // The number may be a link of its own.
    std::string text = line.runs.front().text;
    if (!raised && line.runs.size() > 1) text += line.runs[1].text;
    std::size_t at = !raised && text.starts_with('[') ? 1 : 0;
    const std::size_t begin = at;
    std::int32_t number = 0;
    for (; at < text.size() && at < begin + 3 && text[at] >= '0' && text[at] <= '9'; ++at)
      number = number * 10 + (text[at] - '0');
    if (at == begin) return 0;
    if (raised) return at == text.size() ? number : 0;
    if (begin == 1) return at < text.size() && text[at] == ']' ? number : 0;
    // 1st and 2nd are words; notes begin with capitals.
    const char32_t next = at < text.size() ? decode_utf8(text, at).value : 0;
    return structure::is_letter(next) && !structure::is_lower(next) ? number : 0;
  }

  void find_notes() {
    notes_.assign(lines_.size(), 0);
    for (std::size_t i = 0; i < lines_.size(); ++i) notes_[i] = note_number(lines_[i]);
  }

  // Does a line begin the note next to one that began a little above, behind the end of a sentence?
  bool begins_next_note(std::size_t i) const {
    constexpr std::size_t most_lines = 12;
    if (notes_[i] == 0) return false;
    for (std::size_t back = i; back > 0 && back + most_lines > i; --back) {
      if (notes_[back - 1] == 0) continue;
      return notes_[back - 1] + 1 == notes_[i] && structure::ends_sentence(lines_[i - 1].text());
    }
    return false;
  }

  float end_room(std::size_t i) const {
    float edge = end_of(lines_[i]);
    const float begin_a = begin_of(lines_[i]);
    const float begin_b = i + 1 < lines_.size() ? begin_of(lines_[i + 1]) : begin_a;
    const float near = 0.4F * lines_[i].size;
    each_near(i, [&](std::size_t j) {
      const float begin = begin_of(lines_[j]);
      if (std::fabs(begin - begin_a) < near || std::fabs(begin - begin_b) < near)
        edge = std::max(edge, end_of(lines_[j]));
    });
    // Two lines that end at one place tell the edge of text that is set narrower than the column: abstracts, quotes.
    std::size_t flush = 0;
    each_near(i, [&](std::size_t j) {
      flush += static_cast<std::size_t>(j != i && std::fabs(end_of(lines_[j]) - edge) < 0.15F * lines_[i].size);
    });
    const float region_edge = lines_[i].right_to_left ? -region_.left : region_.right;
    if (justified_ && flush < 2 && std::fabs(region_edge - edge) < 4 * lines_[i].size)
      edge = std::max(edge, region_edge);
    return edge - end_of(lines_[i]);
  }

  // More room than this at the end of a line, and what the next one begins with would have stood there. Beside Han
  // characters two of them may have had to stay together.
  static float needed(std::string_view before, const TextLine& next) {
    const std::string text = next.text();
    const char32_t first = text.empty() ? 0 : *CodePoints(text).begin();
    const bool unspaced = structure::is_unspaced(first) ||
                          (!before.empty() && structure::is_unspaced(code_point_before(before, before.size())));
    if (unspaced) return std::max(next.first_word + 0.5F * next.size, 2.1F * next.size);
    return std::max(next.first_word + 0.35F * next.size, 1.5F * next.size);
  }

  bool is_centred(const TextLine& line) const {
    const float left = line.box.left - region_.left;
    const float right = region_.right - line.box.right;
    return left > 1.2F * line.size && right > 1.2F * line.size && std::fabs(left - right) < 1.2F * line.size;
  }

  void measure_indents() {
    // Lines at each of the two leftmost edges; more at the inner one means hanging indents.
    std::map<int, std::size_t> begins;
    std::size_t body = 0;
    std::size_t full = 0;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const TextLine& line = lines_[i];
      // Numbers of items may hang out of the column, whose other text does not.
      if (line.turned || !same_size(line.size, region_.body_size) || items_[i] == i) continue;
      ++begins[static_cast<int>(std::lround(begin_of(line) / std::max(0.3F * region_.body_size, 0.1F)))];
      ++body;
      const float edge = line.right_to_left ? -region_.left : region_.right;
      if (edge - end_of(line) < 0.6F * line.size) ++full;
    }
    justified_ = body >= 4 && full * 3 >= body;
    measure_ragged_begin();
    if (body < 6 || begins.size() < 2) return;
    const std::size_t outer = begins.begin()->second;
    std::size_t most = 0;
    for (auto it = std::next(begins.begin()); it != begins.end(); ++it) most = std::max(most, it->second);
    hanging_ = outer >= 2 && most > outer * 3 / 2 && most * 2 > body;
  }

  // Text that is flush where lines end, and begins anywhere: no indent means anything.
  void measure_ragged_begin() {
    constexpr std::size_t least_lines = 5;
    std::map<int, std::size_t> ends;
    std::map<int, std::size_t> begins;
    std::size_t body = 0;
    outermost_ = std::numeric_limits<float>::max();
    const float unit = std::max(0.2F * region_.body_size, 0.1F);
    for (const TextLine& line : lines_) {
      if (line.turned || !same_size(line.size, region_.body_size)) continue;
      ++ends[static_cast<int>(std::lround(end_of(line) / unit))];
      ++begins[static_cast<int>(std::lround(begin_of(line) / unit))];
      outermost_ = std::min(outermost_, begin_of(line));
      ++body;
    }
    if (body < least_lines) return;
    const auto most = [](const std::map<int, std::size_t>& counts) {
      std::size_t result = 0;
      for (const auto& [place, count] : counts) {
        const auto next = counts.find(place + 1);  // a place may lie between two
        result = std::max(result, count + (next == counts.end() ? 0 : next->second));
      }
      return result;
    };
    ragged_begin_ = most(ends) * 10 >= body * 9 && most(begins) * 3 <= body;
  }

  static constexpr std::size_t no_item = static_cast<std::size_t>(-1);

  // For each line the one that begins the item of a list that it is in.
  void find_items() {
    items_.assign(lines_.size(), no_item);
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (list_marker(lines_[i].text()).length > 0) {
        items_[i] = i;
        continue;
      }
      if (i == 0 || items_[i - 1] == no_item) continue;
      const TextLine& first = lines_[items_[i - 1]];
      const float hang = begin_of(lines_[i]) - begin_of(first);
      // A word wider than a marker is one that the space before got lost.
      const float marker = first.first_word > 1.6F * first.size ? 0.4F * first.size : first.first_word;
      // Under the item's text, which begins after its marker; the first line of a paragraph may stand short of it.
      const bool level = items_[i - 1] + 1 == i
                             ? hang > marker + 0.15F * first.size
                             : std::fabs(begin_of(lines_[i]) - begin_of(lines_[i - 1])) < 0.3F * first.size;
      // A number in bold may be that of a heading, with the first line of a paragraph below it.
      if (hang > 0.5F * first.size && hang < 5 * first.size && level && same_size(lines_[i].size, first.size) &&
          lines_[i].strong == first.strong && !begins_behind_list(i))
        items_[i] = items_[i - 1];
    }
  }

  // The first line of a paragraph may be set in as far as the text of the items above it. It fills its line, behind one
  // that ends, and goes on further left.
  bool begins_behind_list(std::size_t i) const {
    if (i + 1 >= lines_.size() || list_marker(lines_[i + 1].text()).length > 0) return false;
    const TextLine& own = lines_[i];
    const TextLine& next = lines_[i + 1];
    if (!same_size(own.size, next.size) || begin_of(next) > begin_of(own) - 0.4F * own.size) return false;
    if (next.baseline - own.baseline > pitch_of(own.size) * 1.12F) return false;
    float edge = end_of(next);
    each_near(i, [&](std::size_t j) { edge = std::max(edge, end_of(lines_[j])); });
    const bool full = edge - end_of(own) < needed(own.text(), next);
    const std::string before = lines_[i - 1].text();
    const bool item_ends = structure::ends_sentence(before) || edge - end_of(lines_[i - 1]) > needed(before, own);
    return full && item_ends && !structure::ends_sentence(own.text());
  }

  const std::vector<TextLine>& lines_;
  const RegionMeasure& region_;
  std::vector<std::size_t> items_;
  std::vector<std::int32_t> notes_;  // the number that each line begins with as a note does; 0: none
  const LinePitches& pitches_;
  bool hanging_ = false;
  bool justified_ = false;
  bool ragged_begin_ = false;
  float outermost_ = 0;  // where the longest line begins
};

}  // namespace

void PitchCount::add(const std::vector<TextLine>& lines) {
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    if (lines[i].turned || !same_size(lines[i].size, lines[i + 1].size)) continue;
    const float distance = lines[i + 1].baseline - lines[i].baseline;
    if (distance > 0.7F * lines[i].size && distance < 3 * lines[i].size)
      ++counts_[size_key(lines[i].size)][static_cast<int>(std::lround(distance * 4))];
  }
}

LinePitches PitchCount::usual() const {
  LinePitches pitches;
  for (const auto& [size, distances] : counts_) {
    std::size_t most = 0;
    for (const auto& [distance, count] : distances) most = std::max(most, count);
    for (const auto& [distance, count] : distances) {
      // The closest of the common ones: the others have space between paragraphs in them.
      if (count * 3 < most) continue;
      pitches[size] = static_cast<float>(distance) / 4 + 0.13F;
      break;
    }
  }
  return pitches;
}

std::vector<bool> paragraph_starts(const std::vector<TextLine>& lines, const RegionMeasure& region,
                                   const LinePitches& pitches) {
  std::vector<bool> starts(lines.size(), false);
  if (lines.empty()) return starts;
  starts[0] = true;
  const Breaks breaks(lines, region, pitches);
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) starts[i + 1] = breaks.between(i);
  return starts;
}

ListMarker list_marker(std::string_view text) {
  ListMarker marker;
  if (text.empty()) return marker;
  const DecodedCodePoint first = decode_utf8(text, 0);
  const auto space_at = [&](std::size_t at) -> std::size_t {
    if (at >= text.size()) return 0;
    const DecodedCodePoint c = decode_utf8(text, at);
    return is_white_space(c.value) ? c.length : 0;
  };
  switch (first.value) {
    case U'•':
    case U'◦':
    case U'▪':
    case U'●':
    case U'■':
    case U'○':
    case U'□':
    case U'‣':
    case U'⁃':
    case U'∙':
    case U'➢':
    case U'➤':
    case U'✓':
    case U'✔':
    case 0xF0B7:
    case 0xF0A7:
    case 0xF0D8:
      marker.length = first.length + space_at(first.length);
      marker.certain = true;
      return marker;
    case U'-':
    case U'–':
    case U'*':
    case U'·':
      if (const std::size_t space = space_at(first.length)) marker.length = first.length + space;
      return marker;
    default:
      break;
  }
  std::size_t at = text[0] == '(' ? 1 : 0;
  const std::size_t begin = at;
  std::size_t digits = 0;
  std::int32_t number = 0;
  while (at < text.size() && text[at] >= '0' && text[at] <= '9' && digits < 4) {
    number = number * 10 + (text[at] - '0');
    ++at;
    ++digits;
  }
  if (digits > 3) return marker;
  if (digits == 0) {
    // a) b) or i. ii. iii.
    while (at < text.size() && at - begin < 6 && text[at] >= 'a' && text[at] <= 'z') ++at;
    if (at == begin && at < text.size() && text[at] >= 'A' && text[at] <= 'Z') ++at;
    if (at == begin) return marker;
    const std::string_view letters = text.substr(begin, at - begin);
    marker.roman = roman_number(letters);
    if (letters.size() == 1) {
      number = (letters[0] | 0x20) - 'a' + 1;
    } else if (marker.roman == 0) {
      return {};
    }
    marker.lettered = true;
  }
  if (at >= text.size() || (text[at] != ')' && !(text[at] == '.' && text[0] != '('))) return {};
  const std::size_t space = space_at(at + 1);
  // A narrow space may have got lost, but 1.5 is a number and e.g. a word.
  const char32_t next = at + 1 < text.size() ? decode_utf8(text, at + 1).value : 0;
  if (space == 0 && (digits == 0 || !is_letter_or_digit(next) || (next >= U'0' && next <= U'9'))) return {};
  marker.length = at + 1 + space;
  marker.ordered = true;
  marker.number = number;
  return marker;
}

bool follows(const ListMarker& before, const ListMarker& after) {
  if (before.ordered != after.ordered) return false;
  if (!before.ordered) return true;
  if (before.lettered != after.lettered) return false;
  if (before.number > 0 && after.number == before.number + 1) return true;
  return before.roman > 0 && after.roman == before.roman + 1;
}

}  // namespace galley::layout

// SPDX-License-Identifier: Apache-2.0
#include "structure/markup_mutation.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

namespace galley::fuzz {

namespace {

/// A stretch of the text: [begin, end).
struct Stretch {
  std::size_t begin = 0;
  std::size_t end = 0;

  std::size_t size() const { return end - begin; }
  std::string of(const std::string& text) const { return text.substr(begin, size()); }
};

enum class TagKind { start, end, empty };

struct Tag {
  Stretch whole;
  Stretch name;
  std::vector<Stretch> values;  ///< of attributes, without the quotation marks
  TagKind kind = TagKind::start;
};

struct Markup {
  std::vector<Tag> tags;
  std::vector<Stretch> texts;
};

bool ends_name(char character) {
  return character == ' ' || character == '\t' || character == '\r' || character == '\n' || character == '/' ||
         character == '>' || character == '=';
}

/// The tag that begins at `begin`, a '<'; nothing for comments, declarations and what has no end.
std::optional<Tag> tag_at(const std::string& text, std::size_t begin) {
  Tag tag;
  std::size_t at = begin + 1;
  if (at >= text.size() || text[at] == '!' || text[at] == '?') return std::nullopt;
  if (text[at] == '/') {
    tag.kind = TagKind::end;
    ++at;
  }
  tag.name.begin = at;
  while (at < text.size() && !ends_name(text[at])) ++at;
  tag.name.end = at;
  while (at < text.size() && text[at] != '>') {
    if (text[at] == '"' || text[at] == '\'') {
      const std::size_t end = text.find(text[at], at + 1);
      if (end == std::string::npos) return std::nullopt;
      tag.values.push_back({at + 1, end});
      at = end;
    }
    ++at;
  }
  if (at >= text.size()) return std::nullopt;
  if (text[at - 1] == '/' && tag.kind == TagKind::start) tag.kind = TagKind::empty;
  tag.whole = {begin, at + 1};
  return tag;
}

/// The next `most` tags and texts from somewhere on: a part may hold very many, and one of them is changed.
Markup scan(const std::string& text, std::size_t from) {
  constexpr std::size_t most = 400;
  Markup markup;
  std::size_t at = text.find('<', from);
  while (at != std::string::npos && markup.tags.size() < most) {
    std::size_t next = at + 1;
    if (std::optional<Tag> tag = tag_at(text, at)) {
      next = tag->whole.end;
      markup.tags.push_back(std::move(*tag));
    }
    at = text.find('<', next);
    if (at != std::string::npos && at > next) markup.texts.push_back({next, at});
  }
  return markup;
}

/// From a tag to the end of its element, if that is among the tags.
std::optional<Stretch> element_at(const Markup& markup, std::size_t first) {
  const Tag& tag = markup.tags[first];
  if (tag.kind == TagKind::empty) return tag.whole;
  if (tag.kind == TagKind::end) return std::nullopt;
  std::size_t depth = 0;
  for (std::size_t i = first; i < markup.tags.size(); ++i) {
    if (markup.tags[i].kind == TagKind::start) ++depth;
    if (markup.tags[i].kind == TagKind::end && --depth == 0) {
      return Stretch{tag.whole.begin, markup.tags[i].whole.end};
    }
  }
  return std::nullopt;
}

std::optional<Stretch> some_element(const Markup& markup, Random& random) {
  for (int attempt = 0; attempt < 8; ++attempt) {
    if (const auto found = element_at(markup, random.below(markup.tags.size()))) return found;
  }
  return std::nullopt;
}

/// Values that numbers, identifiers, places and languages of markup are at their bounds.
std::string odd_value(Random& random) {
  static constexpr std::array<std::string_view, 22> values{
      "",      "0",          "-1",    "1",   "2147483647", "4294967295",      "-2147483648", "99999999999999999999",
      "1e400", "true",       "false", "#a",  "../x",       "http://a/",       "data:,",      "javascript:",
      "%00",   "&#x10FFFF;", "zh-CN", "50%", "0.5in",      "\xF0\x9F\x98\x80"};
  return std::string(random.pick(values));
}

void change_value(std::string& text, const Markup& markup, Random& random, const ByteMutator& mutate) {
  std::vector<Stretch> values;
  for (const Tag& tag : markup.tags) values.insert(values.end(), tag.values.begin(), tag.values.end());
  if (values.empty()) return mutate_text(text, SIZE_MAX, mutate);
  const Stretch place = random.pick(values);
  std::string value = place.of(text);
  switch (random.below(3)) {
    case 0:
      value = random.pick(values).of(text);
      break;
    case 1:
      value = odd_value(random);
      break;
    default:
      mutate_text(value, SIZE_MAX, mutate);
  }
  text.replace(place.begin, place.size(), value);
}

void change_text(std::string& text, const Markup& markup, Random& random, const ByteMutator& mutate) {
  if (markup.texts.empty()) return mutate_text(text, SIZE_MAX, mutate);
  const Stretch place = random.pick(markup.texts);
  std::string value = place.of(text);
  if (random.one_in(4)) {
    value = random.pick(markup.texts).of(text);
  } else {
    mutate_text(value, SIZE_MAX, mutate);
  }
  text.replace(place.begin, place.size(), value);
}

/// Both tags of an element, so that it stays one.
void rename_element(std::string& text, const Markup& markup, Random& random) {
  const Tag& tag = random.pick(markup.tags);
  const std::string old_name = tag.name.of(text);
  const std::string name = random.pick(markup.tags).name.of(text);
  if (tag.kind == TagKind::start) {
    if (const auto element = element_at(markup, static_cast<std::size_t>(&tag - markup.tags.data()))) {
      const std::size_t end_name = text.rfind(old_name, element->end);
      if (end_name != std::string::npos && end_name > tag.name.end) text.replace(end_name, old_name.size(), name);
    }
  }
  text.replace(tag.name.begin, tag.name.size(), name);
}

void move_element(std::string& text, const Markup& markup, Random& random) {
  const auto element = some_element(markup, random);
  if (!element) return;
  const std::string moved = element->of(text);
  const std::size_t target = random.pick(markup.tags).whole.end;
  if (target > element->begin && target < element->end) {
    // Into itself: nested once more.
    if (moved.size() < 4096) text.insert(target, moved);
    return;
  }
  if (target >= element->end) {
    text.insert(target, moved);
    if (random.one_in(2)) text.erase(element->begin, element->size());
  } else {
    if (random.one_in(2)) text.erase(element->begin, element->size());
    text.insert(target, moved);
  }
}

/// An element in as many of its own start and end tags as readers should count.
void nest_deeply(std::string& text, const Markup& markup, Random& random) {
  const Tag& tag = random.pick(markup.tags);
  if (tag.kind != TagKind::start || tag.whole.size() > 200) return;
  const std::string name = tag.name.of(text);
  const std::string start = tag.whole.of(text);
  const std::size_t times = random.one_in(4) ? 300 : 12;
  std::string nested;
  for (std::size_t i = 0; i < times; ++i) nested += start;
  for (std::size_t i = 0; i < times; ++i) nested += "</" + name + ">";
  text.insert(tag.whole.end, nested);
}

}  // namespace

bool looks_like_markup(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  return first != std::string_view::npos && text[first] == '<';
}

void mutate_markup(std::string& text, Random& random, const ByteMutator& mutate) {
  const std::size_t from = random.one_in(2) ? 0 : random.below(text.size() + 1);
  Markup markup = scan(text, from);
  if (markup.tags.empty()) markup = scan(text, 0);
  if (markup.tags.empty()) return mutate_text(text, SIZE_MAX, mutate);
  switch (random.below(10)) {
    case 0:
      if (const auto element = some_element(markup, random)) text.erase(element->begin, element->size());
      break;
    case 1:
      if (const auto element = some_element(markup, random)) text.insert(element->end, element->of(text));
      break;
    case 2:
    case 3:
      move_element(text, markup, random);
      break;
    case 4:
      rename_element(text, markup, random);
      break;
    case 5:
      nest_deeply(text, markup, random);
      break;
    case 6: {
      // Unbalanced, at times: one tag alone is dropped.
      const Stretch tag = random.pick(markup.tags).whole;
      text.erase(tag.begin, tag.size());
      break;
    }
    case 7:
      change_text(text, markup, random, mutate);
      break;
    default:
      change_value(text, markup, random, mutate);
  }
}

}  // namespace galley::fuzz

// SPDX-License-Identifier: Apache-2.0
#include "model/canonical_text.hpp"

#include <algorithm>

#include "galley/document.hpp"
#include "galley/unicode.hpp"

namespace galley::model {

namespace {

/// Appends what is at `i` in a form that canonical text may have, and returns the bytes passed over.
std::size_t append_sound(std::string& out, std::string_view text, std::size_t i) {
  if (const std::size_t length = sound_length(text, i)) {
    out.append(text.substr(i, length));
    return length;
  }
  const Replacement replacement = replacement_at(text, i);
  out += replacement.text;
  return replacement.length;
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
char to_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }
char to_upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; }

/// Puts the subtags into their usual case; false if it is no tag.
bool format_language(std::string& tag) {
  std::size_t start = 0;
  bool after_singleton = false;
  for (std::size_t index = 0; start <= tag.size(); ++index) {
    const std::size_t end = std::min(tag.find('-', start), tag.size());
    const std::size_t length = end - start;
    if (length == 0 || length > 8) return false;
    // A single letter comes first only before what is private or of old ("x-house", "i-klingon"): "C" is a locale.
    if (index == 0 && length == 1 && (end == tag.size() || (to_lower(tag[0]) != 'x' && to_lower(tag[0]) != 'i')))
      return false;
    const auto first = tag.begin() + static_cast<std::ptrdiff_t>(start);
    const auto last = tag.begin() + static_cast<std::ptrdiff_t>(end);
    const bool letters = std::all_of(first, last, is_letter);
    if (!letters && (index == 0 || !std::all_of(first, last, [](char c) { return is_letter(c) || is_digit(c); }))) {
      return false;
    }
    if (index > 0 && letters && length == 2 && !after_singleton) {
      std::transform(first, last, first, to_upper);
    } else {
      std::transform(first, last, first, to_lower);
      if (index > 0 && letters && length == 4 && !after_singleton) *first = to_upper(*first);
    }
    if (length == 1) after_singleton = true;
    start = end + 1;
  }
  return true;
}

}  // namespace

Replacement replacement_at(std::string_view text, std::size_t offset) {
  const DecodedCodePoint point = decode_utf8(text, offset);
  // A space that no rule collapses, so that canonical text stays so.
  if (point.valid && point.value == 0x85) return {"\u00A0", point.length};
  if (point.valid && point.value < 0xA0) return {{}, point.length};
  return {"\uFFFD", point.length};
}

void canonicalize_line(std::string& text) {
  bool sound = text.empty() || (text.front() != ' ' && text.back() != ' ');
  for (std::size_t i = 0; sound && i < text.size();) {
    const std::size_t length = sound_length(text, i);
    sound = length > 0 && !(text[i] == ' ' && text[i + 1] == ' ');
    i += length;
  }
  if (sound) return;
  std::string line;
  line.reserve(text.size());
  bool space = false;
  for (std::size_t i = 0; i < text.size();) {
    if (is_run_space(text[i])) {
      space = true;
      ++i;
      continue;
    }
    const std::size_t before = line.size();
    if (space && before > 0) line += ' ';
    const std::size_t with_space = line.size();
    i += append_sound(line, text, i);
    if (line.size() > with_space) {
      space = false;
    } else {
      line.resize(before);
    }
  }
  text = std::move(line);
}

void canonicalize_address(std::string& text) {
  bool sound = text.empty() || (text.front() != ' ' && text.back() != ' ');
  for (std::size_t i = 0; sound && i < text.size();) {
    const std::size_t length = sound_length(text, i);
    sound = length > 0;
    i += length;
  }
  if (sound) return;
  std::string address;
  for (std::size_t i = 0; i < text.size();) i += append_sound(address, text, i);
  const std::size_t first = std::min(address.find_first_not_of(' '), address.size());
  const std::size_t last = address.find_last_not_of(' ') + 1;
  text = address.substr(first, std::max(first, last) - first);
}

void canonicalize_lines(std::string& text) {
  bool sound = text.empty() || text.back() != '\n';
  for (std::size_t i = 0; sound && i < text.size();) {
    const std::size_t length = text[i] == '\n' || text[i] == '\t' ? 1 : sound_length(text, i);
    sound = length > 0;
    i += length;
  }
  if (sound) return;
  std::string lines;
  lines.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const char c = text[i];
    if (c == '\r' || c == '\n') {
      lines += '\n';
      i += c == '\r' && i + 1 < text.size() && text[i + 1] == '\n' ? 2 : 1;
    } else if (c == '\t') {
      lines += c;
      ++i;
    } else {
      i += append_sound(lines, text, i);
    }
  }
  lines.resize(lines.find_last_not_of('\n') + 1);
  text = std::move(lines);
}

void canonicalize_language(std::string& language, std::string_view around) {
  if (language.empty()) return;
  std::replace(language.begin(), language.end(), '_', '-');
  if (!format_language(language) || language == around) language.clear();
}

bool is_iso_date(std::string_view text) {
  if (text.size() != 4 && text.size() != 7 && text.size() != 10) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i == 4 || i == 7 ? text[i] != '-' : !is_digit(text[i])) return false;
  }
  const auto number = [&](std::size_t at, std::size_t length) {
    int value = 0;
    for (const char c : text.substr(at, length)) value = value * 10 + (c - '0');
    return value;
  };
  const int year = number(0, 4);
  if (year == 0) return false;
  if (text.size() == 4) return true;
  const int month = number(5, 2);
  if (month < 1 || month > 12) return false;
  if (text.size() == 7) return true;
  constexpr int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  const int day = number(8, 2);
  return day >= 1 && day <= days[month - 1] + (month == 2 && leap ? 1 : 0);
}

}  // namespace galley::model

bool galley::is_language_tag(std::string_view tag) {
  std::string copy(tag);
  std::replace(copy.begin(), copy.end(), '_', '-');
  return model::format_language(copy);
}

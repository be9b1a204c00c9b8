// SPDX-License-Identifier: Apache-2.0
#include "structure/pdf_file.hpp"

namespace galley::fuzz {

namespace {

bool is_white(char character) {
  return character == ' ' || character == '\t' || character == '\r' || character == '\n' || character == '\f' ||
         character == '\0';
}
bool is_delimiter(char character) { return std::string_view("()<>[]{}/%").find(character) != std::string_view::npos; }
bool is_digit(char character) { return character >= '0' && character <= '9'; }

std::size_t end_of_regular(std::string_view value, std::size_t at) {
  while (at < value.size() && !is_white(value[at]) && !is_delimiter(value[at])) ++at;
  return at;
}

std::size_t end_of_literal_string(std::string_view value, std::size_t at) {
  std::size_t depth = 0;
  for (; at < value.size(); ++at) {
    if (value[at] == '\\') {
      ++at;
    } else if (value[at] == '(') {
      ++depth;
    } else if (value[at] == ')' && --depth == 0) {
      return at + 1;
    }
  }
  return value.size();
}

/// After "12" in "12 0 R": where the reference ends; 0 for what is none.
std::size_t end_of_reference(std::string_view value, std::size_t at) {
  std::size_t digit = at;
  while (digit < value.size() && is_white(value[digit])) ++digit;
  const std::size_t first = digit;
  while (digit < value.size() && is_digit(value[digit])) ++digit;
  if (digit == first || digit - first > 5) return 0;
  const std::size_t white = digit;
  while (digit < value.size() && is_white(value[digit])) ++digit;
  if (digit == white || digit >= value.size() || value[digit] != 'R') return 0;
  return end_of_regular(value, digit) == digit + 1 ? digit + 1 : 0;
}

PdfToken token_at(std::string_view value, std::size_t at) {
  using Kind = PdfToken::Kind;
  const char first = value[at];
  const bool doubled = at + 1 < value.size() && value[at + 1] == first;
  if (first == '/') return {Kind::name, at, end_of_regular(value, at + 1)};
  if (first == '(') return {Kind::string, at, end_of_literal_string(value, at)};
  if (first == '[' || (first == '<' && doubled)) return {Kind::open, at, at + (first == '[' ? 1U : 2U)};
  if (first == ']' || (first == '>' && doubled)) return {Kind::close, at, at + (first == ']' ? 1U : 2U)};
  if (first == '<') {
    const std::size_t end = value.find('>', at);
    return {Kind::string, at, end == std::string_view::npos ? value.size() : end + 1};
  }
  if (is_delimiter(first)) return {Kind::word, at, at + 1};
  const std::size_t end = end_of_regular(value, at);
  if (is_digit(first)) {
    if (const std::size_t reference = end_of_reference(value, end); reference != 0) {
      return {Kind::reference, at, reference};
    }
  }
  const bool number = is_digit(first) || first == '-' || first == '+' || first == '.';
  return {number ? Kind::number : Kind::word, at, end};
}

}  // namespace

std::vector<PdfToken> pdf_tokens(std::string_view value) {
  constexpr std::size_t most = 20'000;
  std::vector<PdfToken> tokens;
  std::size_t at = 0;
  while (tokens.size() < most) {
    while (at < value.size() && is_white(value[at])) ++at;
    if (at >= value.size()) break;
    if (value[at] == '%') {
      const std::size_t line_end = value.find_first_of("\r\n", at);
      if (line_end == std::string_view::npos) break;
      at = line_end;
      continue;
    }
    tokens.push_back(token_at(value, at));
    at = tokens.back().end;
  }
  return tokens;
}

}  // namespace galley::fuzz

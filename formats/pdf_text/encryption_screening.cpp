// SPDX-License-Identifier: Apache-2.0
#include "pdf_text/encryption_screening.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>

#include "pdf_text/content_tokenizer.hpp"

namespace galley::pdf_text {
namespace {

// Most dictionaries end within the first; none of a real file, however many kids it has, goes beyond the second.
constexpr std::size_t usual_dictionary = 16'384;
constexpr std::size_t longest_dictionary = 4U << 20;

struct NeededString {
  std::string_view key;
  std::size_t least;  // bytes
};
constexpr std::array<NeededString, 5> needed{{{"O", 48}, {"U", 48}, {"OE", 32}, {"UE", 32}, {"Perms", 16}}};

using Sizes = std::array<std::size_t, needed.size()>;

bool whole(const Sizes& sizes) {
  for (std::size_t i = 0; i < needed.size(); ++i) {
    if (sizes[i] < needed[i].least) return false;
  }
  return true;
}

enum class Answer : std::uint8_t { whole, not_whole, unended };

/// Of the dictionary that `text` begins with, if it does; `size` becomes how much of the text was looked at.
Answer examine(std::string_view text, std::size_t& size) {
  std::size_t begin = 0;
  while (begin < text.size() &&
         (text[begin] == '\0' || text[begin] == ' ' || (text[begin] >= '\t' && text[begin] <= '\r'))) {
    ++begin;
  }
  size = begin;
  if (begin == text.size() || (text[begin] != '<' && text[begin] != '%')) return Answer::whole;
  ContentTokenizer tokens(text);
  const TokenKind first = tokens.next().kind;
  size = tokens.offset();
  if (first == TokenKind::end) return Answer::unended;
  if (first != TokenKind::dictionary_begin) return Answer::whole;
  Sizes sizes{};
  bool of_version_5 = false;
  std::string key;
  std::size_t depth = 1;
  while (depth > 0) {
    const Token token = tokens.next();
    switch (token.kind) {
      case TokenKind::end:
        size = tokens.offset();
        return Answer::unended;
      case TokenKind::dictionary_begin:
      case TokenKind::array_begin:
        ++depth;
        key.clear();
        break;
      case TokenKind::dictionary_end:
      case TokenKind::array_end:
        --depth;
        key.clear();
        break;
      case TokenKind::name:
        key = depth == 1 && key.empty() ? std::string(token.text) : std::string();
        break;
      case TokenKind::number:
        of_version_5 = of_version_5 || (key == "V" && static_cast<int>(token.number) == 5);
        key.clear();
        break;
      case TokenKind::string:
        for (std::size_t i = 0; i < needed.size(); ++i) {
          // Of two of one name PoDoFo has either.
          if (key == needed[i].key)
            sizes[i] = sizes[i] == 0 ? token.text.size() : std::min(sizes[i], token.text.size());
        }
        key.clear();
        break;
      default:
        key.clear();
    }
  }
  size = tokens.offset();
  return !of_version_5 || whole(sizes) ? Answer::whole : Answer::not_whole;
}

int hexadecimal_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char letter = static_cast<char>(c | 0x20);
  return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
}

/// Where the name Encrypt ends whose slash is at `at`, with #xx undone (7.3.5); npos for other names.
std::size_t end_of_encrypt(std::string_view bytes, std::size_t at) {
  ++at;
  for (const char expected : std::string_view("Encrypt")) {
    if (at >= bytes.size()) return std::string_view::npos;
    char c = bytes[at++];
    if (c == '#' && at + 2 <= bytes.size()) {
      const int high = hexadecimal_digit(bytes[at]);
      const int low = hexadecimal_digit(bytes[at + 1]);
      if (high < 0 || low < 0) return std::string_view::npos;
      c = static_cast<char>(high * 16 + low);
      at += 2;
    }
    if (c != expected) return std::string_view::npos;
  }
  return at;
}

}  // namespace

bool has_whole_encryption(std::string_view bytes) {
  // Objects do not overlap in sound files: who says so of many makes them be read over and over.
  std::size_t left = 4 * bytes.size() + longest_dictionary;
  const auto is_whole_at = [&](std::size_t at) {
    for (const std::size_t most : {usual_dictionary, longest_dictionary}) {
      std::size_t size = 0;
      const Answer answer = examine(bytes.substr(at, most), size);
      if (size > left) return false;
      left -= size;
      if (answer != Answer::unended) return answer == Answer::whole;
      if (bytes.size() - at <= most) break;
    }
    return false;
  };
  bool encrypted = false;
  for (std::size_t at = bytes.find('/'); at != std::string_view::npos; at = bytes.find('/', at + 1)) {
    const std::size_t end = end_of_encrypt(bytes, at);
    if (end == std::string_view::npos) continue;
    encrypted = true;
    if (!is_whole_at(end)) return false;
  }
  if (!encrypted) return true;
  for (std::size_t at = bytes.find("obj"); at != std::string_view::npos; at = bytes.find("obj", at + 3)) {
    if (!is_whole_at(at + 3)) return false;
  }
  return true;
}

}  // namespace galley::pdf_text

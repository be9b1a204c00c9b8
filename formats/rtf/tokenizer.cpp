// SPDX-License-Identifier: Apache-2.0
#include "rtf/tokenizer.hpp"

#include <algorithm>

namespace galley::rtf {

namespace {

constexpr std::size_t longest_word = 32;
constexpr std::size_t most_digits = 10;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

int hexadecimal(char c) {
  return c >= '0' && c <= '9'   ? c - '0'
         : c >= 'a' && c <= 'f' ? c - 'a' + 10
         : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                : -1;
}

}  // namespace

Token Tokenizer::next() {
  while (at_ < bytes_.size()) {
    const char c = bytes_[at_];
    switch (c) {
      case '\r':
      case '\n':
      case '\0':
        ++at_;
        continue;
      case '{':
        return {TokenKind::group_begin, {}, 0, false, at_++};
      case '}':
        return {TokenKind::group_end, {}, 0, false, at_++};
      case '\\':
        return control();
      default: {
        const std::size_t begin = at_;
        at_ = std::min(bytes_.find_first_of(std::string_view("\r\n\0{}\\", 6), at_), bytes_.size());
        return {TokenKind::text, bytes_.substr(begin, at_ - begin), 0, false, begin};
      }
    }
  }
  return {TokenKind::end, {}, 0, false, at_};
}

Token Tokenizer::control() {
  Token token{TokenKind::word, {}, 0, false, at_++};
  if (at_ >= bytes_.size()) return {TokenKind::end, {}, 0, false, at_};
  if (!is_letter(bytes_[at_])) {
    if (bytes_[at_] == '\'') {
      token.kind = TokenKind::byte;
      ++at_;
      for (int i = 0; i < 2 && at_ < bytes_.size(); ++i, ++at_) {
        const int digit = hexadecimal(bytes_[at_]);
        if (digit < 0) break;
        token.number = token.number * 16 + digit;
        token.has_number = true;
      }
      return token;
    }
    token.kind = TokenKind::symbol;
    token.text = bytes_.substr(at_++, 1);
    if (token.text == "\r" && at_ < bytes_.size() && bytes_[at_] == '\n') ++at_;
    return token;
  }
  const std::size_t begin = at_;
  while (at_ < bytes_.size() && is_letter(bytes_[at_]) && at_ - begin < longest_word) ++at_;
  token.text = bytes_.substr(begin, at_ - begin);
  const bool negative = at_ + 1 < bytes_.size() && bytes_[at_] == '-' && is_digit(bytes_[at_ + 1]);
  if (negative) ++at_;
  std::int64_t number = 0;
  for (std::size_t digits = 0; at_ < bytes_.size() && is_digit(bytes_[at_]) && digits < most_digits; ++digits, ++at_) {
    number = number * 10 + (bytes_[at_] - '0');
    token.has_number = true;
  }
  if (negative) number = -number;
  token.number = static_cast<std::int32_t>(std::clamp<std::int64_t>(number, INT32_MIN, INT32_MAX));
  if (at_ < bytes_.size() && bytes_[at_] == ' ') ++at_;
  return token;
}

std::string_view Tokenizer::binary(std::int32_t count) {
  const std::size_t size = std::min<std::size_t>(count > 0 ? static_cast<std::size_t>(count) : 0, bytes_.size() - at_);
  const std::string_view data = bytes_.substr(at_, size);
  at_ += size;
  return data;
}

}  // namespace galley::rtf

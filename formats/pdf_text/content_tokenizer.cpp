// SPDX-License-Identifier: Apache-2.0
#include "pdf_text/content_tokenizer.hpp"

#include <array>

namespace galley::pdf_text {
namespace {

enum CharacterClass : std::uint8_t { regular = 0, white = 1, delimiter = 2 };

constexpr std::array<std::uint8_t, 256> character_classes() {
  std::array<std::uint8_t, 256> classes{};
  for (const unsigned char c : {'\0', '\t', '\n', '\f', '\r', ' '}) classes[c] = white;
  for (const unsigned char c : {'(', ')', '<', '>', '[', ']', '{', '}', '/', '%'}) classes[c] = delimiter;
  return classes;
}

constexpr std::array<std::uint8_t, 256> classes = character_classes();

bool is_white(char c) { return classes[static_cast<unsigned char>(c)] == white; }
bool is_regular(char c) { return classes[static_cast<unsigned char>(c)] == regular; }

int hexadecimal(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

/// Numbers as producers write them: also "--5", "1.-3" and "5-", which count as far as they make sense.
bool parse_number(std::string_view text, double& value) {
  std::size_t i = 0;
  bool negative = false;
  while (i < text.size() && (text[i] == '+' || text[i] == '-')) negative = text[i++] == '-' || negative;
  double mantissa = 0;
  double scale = 1;
  bool digits = false;
  bool fraction = false;
  for (; i < text.size(); ++i) {
    const char c = text[i];
    if (c >= '0' && c <= '9') {
      digits = true;
      mantissa = mantissa * 10 + (c - '0');
      if (fraction) scale *= 10;
    } else if (c == '.' && !fraction) {
      fraction = true;
    } else if (c == '-' && (digits || fraction)) {
      break;
    } else {
      return false;
    }
  }
  if (!digits && !fraction) return false;
  value = (negative ? -mantissa : mantissa) / scale;
  return true;
}

}  // namespace

ContentTokenizer::ContentTokenizer(std::string_view content) : content_(content) { decoded_.reserve(content.size()); }

void ContentTokenizer::skip_white_space() {
  while (position_ < content_.size()) {
    const char c = content_[position_];
    if (is_white(c)) {
      ++position_;
    } else if (c == '%') {
      while (position_ < content_.size() && content_[position_] != '\n' && content_[position_] != '\r') ++position_;
    } else {
      return;
    }
  }
}

Token ContentTokenizer::next() {
  skip_white_space();
  if (position_ >= content_.size()) return {};
  switch (content_[position_]) {
    case '(':
      return literal_string();
    case '<':
      if (position_ + 1 < content_.size() && content_[position_ + 1] == '<') {
        position_ += 2;
        return {TokenKind::dictionary_begin, 0, {}};
      }
      return hexadecimal_string();
    case '>':
      position_ += position_ + 1 < content_.size() && content_[position_ + 1] == '>' ? 2 : 1;
      return {TokenKind::dictionary_end, 0, {}};
    case '/':
      return name();
    case '[':
      ++position_;
      return {TokenKind::array_begin, 0, {}};
    case ']':
      ++position_;
      return {TokenKind::array_end, 0, {}};
    case ')':
    case '{':
    case '}':
      return {TokenKind::keyword, 0, content_.substr(position_++, 1)};
    default:
      return number_or_keyword();
  }
}

Token ContentTokenizer::literal_string() {
  const std::size_t begin = ++position_;
  std::size_t depth = 1;
  bool plain = true;
  std::size_t end = begin;
  for (; end < content_.size(); ++end) {
    const char c = content_[end];
    if (c == '\\') {
      plain = false;
      ++end;
    } else if (c == '\r') {
      plain = false;
    } else if (c == '(') {
      ++depth;
    } else if (c == ')' && --depth == 0) {
      break;
    }
  }
  end = std::min(end, content_.size());
  position_ = std::min(end + 1, content_.size());
  const std::string_view raw = content_.substr(begin, end - begin);
  if (plain) return {TokenKind::string, 0, raw};

  const std::size_t decoded_begin = decoded_.size();
  for (std::size_t i = 0; i < raw.size(); ++i) {
    char c = raw[i];
    if (c == '\r') {
      if (i + 1 < raw.size() && raw[i + 1] == '\n') ++i;
      decoded_ += '\n';
      continue;
    }
    if (c != '\\' || i + 1 >= raw.size()) {
      if (c != '\\') decoded_ += c;
      continue;
    }
    c = raw[++i];
    switch (c) {
      case 'n':
        decoded_ += '\n';
        break;
      case 'r':
        decoded_ += '\r';
        break;
      case 't':
        decoded_ += '\t';
        break;
      case 'b':
        decoded_ += '\b';
        break;
      case 'f':
        decoded_ += '\f';
        break;
      case '\r':
        if (i + 1 < raw.size() && raw[i + 1] == '\n') ++i;
        break;
      case '\n':
        break;
      default:
        if (c >= '0' && c <= '7') {
          int value = c - '0';
          for (int digit = 0; digit < 2 && i + 1 < raw.size() && raw[i + 1] >= '0' && raw[i + 1] <= '7'; ++digit) {
            value = value * 8 + (raw[++i] - '0');
          }
          decoded_ += static_cast<char>(value & 0xFF);
        } else {
          decoded_ += c;
        }
    }
  }
  return {TokenKind::string, 0, std::string_view(decoded_).substr(decoded_begin)};
}

Token ContentTokenizer::hexadecimal_string() {
  const std::size_t decoded_begin = decoded_.size();
  int high = -1;
  for (++position_; position_ < content_.size() && content_[position_] != '>'; ++position_) {
    const int digit = hexadecimal(content_[position_]);
    if (digit < 0) continue;
    if (high < 0) {
      high = digit;
    } else {
      decoded_ += static_cast<char>(high * 16 + digit);
      high = -1;
    }
  }
  if (position_ < content_.size()) ++position_;
  if (high >= 0) decoded_ += static_cast<char>(high * 16);
  return {TokenKind::string, 0, std::string_view(decoded_).substr(decoded_begin)};
}

Token ContentTokenizer::name() {
  const std::size_t begin = ++position_;
  bool plain = true;
  while (position_ < content_.size() && is_regular(content_[position_])) {
    if (content_[position_] == '#') plain = false;
    ++position_;
  }
  const std::string_view raw = content_.substr(begin, position_ - begin);
  if (plain) return {TokenKind::name, 0, raw};
  const std::size_t decoded_begin = decoded_.size();
  for (std::size_t i = 0; i < raw.size(); ++i) {
    const int high = raw[i] == '#' && i + 2 < raw.size() + 0 ? hexadecimal(raw[i + 1]) : -1;
    const int low = high >= 0 ? hexadecimal(raw[i + 2]) : -1;
    if (low >= 0) {
      decoded_ += static_cast<char>(high * 16 + low);
      i += 2;
    } else {
      decoded_ += raw[i];
    }
  }
  return {TokenKind::name, 0, std::string_view(decoded_).substr(decoded_begin)};
}

Token ContentTokenizer::number_or_keyword() {
  const std::size_t begin = position_;
  while (position_ < content_.size() && is_regular(content_[position_])) ++position_;
  const std::string_view text = content_.substr(begin, position_ - begin);
  const char first = text.front();
  if ((first >= '0' && first <= '9') || first == '-' || first == '.' || first == '+') {
    double value = 0;
    if (parse_number(text, value)) return {TokenKind::number, value, text};
  }
  return {TokenKind::keyword, 0, text};
}

void ContentTokenizer::skip_inline_image() {
  if (position_ < content_.size() && is_white(content_[position_])) ++position_;
  for (std::size_t i = position_; i + 1 < content_.size(); ++i) {
    if (content_[i] != 'E' || content_[i + 1] != 'I') continue;
    if (i > position_ && !is_white(content_[i - 1])) continue;
    if (i + 2 < content_.size() && is_regular(content_[i + 2])) continue;
    // EI can be among the image's bytes: what follows the real one reads like a content stream.
    bool text = true;
    for (std::size_t j = i + 2; j < content_.size() && j < i + 24; ++j) {
      const auto c = static_cast<unsigned char>(content_[j]);
      if (c >= 0x7F || (c < 0x20 && !is_white(content_[j]))) text = false;
    }
    if (!text) continue;
    position_ = i + 2;
    return;
  }
  position_ = content_.size();
}

}  // namespace galley::pdf_text

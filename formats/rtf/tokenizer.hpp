// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace galley::rtf {

/// What Rich Text Format is made of (RTF 1.9.1, "RTF Syntax").
enum class TokenKind : std::uint8_t {
  end,
  group_begin,
  group_end,
  word,    ///< \name, with or without a number
  symbol,  ///< a backslash and one character that is no letter
  byte,    ///< \'hh
  text,    ///< characters as they are; line ends are none of them
};

struct Token {
  TokenKind kind = TokenKind::end;
  std::string_view text;    ///< of a word its name, of a symbol its character, of text the characters
  std::int32_t number = 0;  ///< of a word or a byte
  bool has_number = false;
  std::size_t offset = 0;  ///< where it begins, in bytes
};

/// Takes RTF apart. Whatever the bytes are, it gets to their end, each call in time that goes with what it passes over.
class Tokenizer {
 public:
  explicit Tokenizer(std::string_view bytes) : bytes_(bytes) {}

  Token next();

  /// The bytes that follow a \bin word: as many as it says, but no more than there are.
  std::string_view binary(std::int32_t count);

  std::size_t position() const { return at_; }

 private:
  Token control();

  std::string_view bytes_;
  std::size_t at_ = 0;
};

}  // namespace galley::rtf

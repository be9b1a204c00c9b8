// SPDX-License-Identifier: Apache-2.0
#pragma once

/// The tokens of a content stream or a CMap (ISO 32000-1, 7.2 and 7.3): one pass, no allocation for each token.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace galley::pdf_text {

enum class TokenKind : std::uint8_t {
  end,
  number,
  name,    ///< text: without the slash, #xx undone
  string,  ///< text: the bytes, escapes undone
  array_begin,
  array_end,
  dictionary_begin,
  dictionary_end,
  keyword,  ///< an operator, true, false, null
};

struct Token {
  TokenKind kind = TokenKind::end;
  double number = 0;
  std::string_view text;
};

/// Whatever bytes it is given, it ends: every token takes at least one byte. Text views stay valid until
/// release(), and as long as the content.
class ContentTokenizer {
 public:
  explicit ContentTokenizer(std::string_view content);

  Token next();

  /// Forgets the decoded strings so far, so that their memory is used again: call it after each operator.
  void release() { decoded_.clear(); }

  /// Passes over the data of an inline image (8.9.7), from after its ID operator to after its EI.
  void skip_inline_image();

  std::size_t offset() const { return position_; }

 private:
  Token literal_string();
  Token hexadecimal_string();
  Token name();
  Token number_or_keyword();
  void skip_white_space();

  std::string_view content_;
  std::size_t position_ = 0;
  std::string decoded_;  // never grows past the content's size, reserved at once: views into it stay valid
};

}  // namespace galley::pdf_text

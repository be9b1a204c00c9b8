// SPDX-License-Identifier: Apache-2.0
#include "pdf_text/content_tokenizer.hpp"

#include <gtest/gtest.h>

#include <random>
#include <vector>

namespace galley::pdf_text {
namespace {

std::string describe(std::string_view content) {
  ContentTokenizer tokens(content);
  std::string all;
  for (Token token = tokens.next(); token.kind != TokenKind::end; token = tokens.next()) {
    if (!all.empty()) all += ' ';
    switch (token.kind) {
      case TokenKind::number:
        all += "n:" + std::to_string(token.number).substr(0, 5);
        break;
      case TokenKind::name:
        all += "/" + std::string(token.text);
        break;
      case TokenKind::string:
        all += "(" + std::string(token.text) + ")";
        break;
      case TokenKind::array_begin:
        all += "[";
        break;
      case TokenKind::array_end:
        all += "]";
        break;
      case TokenKind::dictionary_begin:
        all += "<<";
        break;
      case TokenKind::dictionary_end:
        all += ">>";
        break;
      default:
        all += std::string(token.text);
        break;
    }
  }
  return all;
}

TEST(ContentTokenizerTest, TellsTheKindsOfTokens) {
  EXPECT_EQ(describe("/F1 12 Tf [(a)-250(b)]TJ"), "/F1 n:12.00 Tf [ (a) n:-250. (b) ] TJ");
  EXPECT_EQ(describe("/Span<</MCID 0>>BDC"), "/Span << /MCID n:0.000 >> BDC");
}

TEST(ContentTokenizerTest, UndoesEscapesOfStrings) {
  EXPECT_EQ(describe("(a\\(b\\)\\\\\\101\\1012)"), "(a(b)\\AA2)");
  EXPECT_EQ(describe("(nested (parts) stay)"), "(nested (parts) stay)");
  EXPECT_EQ(describe("(one\\\nline)"), "(oneline)");
  EXPECT_EQ(describe("<48656C6C6F>"), "(Hello)");
  EXPECT_EQ(describe("<486>"), "(H`)") << "a missing last digit is zero";
}

TEST(ContentTokenizerTest, UndoesEscapesOfNames) { EXPECT_EQ(describe("/A#20B"), "/A B"); }

TEST(ContentTokenizerTest, ReadsNumbersAsTheyAreWritten) {
  EXPECT_EQ(describe("-.5 +3 4. 0.25"), "n:-0.50 n:3.000 n:4.000 n:0.250");
}

TEST(ContentTokenizerTest, PassesOverCommentsAndInlineImages) {
  EXPECT_EQ(describe("1 % one (\n2"), "n:1.000 n:2.000");
  ContentTokenizer tokens("ID \x01\x02 EI Q");
  EXPECT_EQ(tokens.next().text, "ID");
  tokens.skip_inline_image();
  EXPECT_EQ(tokens.next().text, "Q");
}

TEST(ContentTokenizerTest, EndsWhateverTheBytes) {
  std::mt19937 random(3);
  for (int round = 0; round < 200; ++round) {
    std::string bytes;
    for (int i = 0; i < 300; ++i) bytes += "()<>[]/%\\ 0123abE\n\xFF"[random() % 18];
    ContentTokenizer tokens(bytes);
    std::size_t count = 0;
    while (tokens.next().kind != TokenKind::end) ASSERT_LE(++count, bytes.size());
  }
}

}  // namespace
}  // namespace galley::pdf_text

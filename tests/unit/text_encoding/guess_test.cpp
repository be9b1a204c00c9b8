// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "paragraphs.hpp"
#include "text_encoding/decode.hpp"
#include "text_encoding/encode.hpp"

namespace galley::text_encoding {
namespace {

std::string round_trip(std::string_view text, std::string_view encoding, std::string* guessed) {
  Diagnostics encoding_diagnostics;
  const std::string bytes = encode(text, encoding, false, encoding_diagnostics);
  EXPECT_EQ(encoding_diagnostics.count(Severity::loss), 0u) << encoding;
  Diagnostics diagnostics;
  const Decoded decoded = decode(bytes, {}, diagnostics);
  *guessed = decoded.encoding();
  return std::string(decoded.text());
}

TEST(Guess, ReadsThreeSentencesInEveryLanguageAndEncoding) {
  for (const Paragraphs& sample : all_paragraphs()) {
    for (const std::string_view encoding : sample.encodings) {
      std::string guessed;
      EXPECT_EQ(round_trip(sample.text, encoding, &guessed), sample.text)
          << sample.language << " in " << encoding << " taken for " << guessed;
    }
  }
}

TEST(Guess, ReadsAHeadlineAlone) {
  for (const Paragraphs& sample : all_paragraphs()) {
    for (const std::string_view encoding : sample.encodings) {
      std::string guessed;
      EXPECT_EQ(round_trip(sample.headline, encoding, &guessed), sample.headline)
          << sample.language << " in " << encoding << " taken for " << guessed;
    }
  }
}

TEST(Guess, SeesTheWholeInputNotItsBeginning) {
  for (const Paragraphs& sample : all_paragraphs()) {
    std::string text;
    while (text.size() < 300'000) text += "A long table of results in plain ASCII comes first, 3:1, 2:2.\n";
    text += sample.text;
    std::string guessed;
    EXPECT_EQ(round_trip(text, sample.encodings.front(), &guessed), text)
        << sample.language << " in " << sample.encodings.front() << " taken for " << guessed;
  }
}

TEST(Guess, TellsWhatItGuessedAndWhy) {
  Diagnostics diagnostics;
  const std::string bytes = encode(all_paragraphs().front().text, "gb18030", false, diagnostics);
  const Decoded decoded = decode(bytes, {}, diagnostics);
  EXPECT_TRUE(decoded.guessed);
  EXPECT_GT(decoded.confidence, 0.5);
  ASSERT_EQ(diagnostics.count(Severity::inference, code::guessed_encoding), 1u);
  EXPECT_EQ(diagnostics.entries().front().message, "gb18030: reads like Simplified Chinese");
}

TEST(Guess, TakesAsciiWithOddBytesForDamage) {
  Diagnostics diagnostics;
  const std::string bytes = "The harbour \xFE\x81 reopened on Monday, and ships \x9D\xF8 returned within the hour.\n";
  const Decoded decoded = decode(bytes, {}, diagnostics);
  EXPECT_EQ(decoded.encoding(), "UTF-8");
  EXPECT_EQ(diagnostics.count(Severity::warning, code::undecodable_bytes), 4u);
}

TEST(Guess, TakesTypographicQuotesInEnglishForWindows1252) {
  Diagnostics diagnostics;
  const std::string bytes = "It\x92s the \x93last\x94 train of the day \x96 and it was late, said the guard.\n";
  const Decoded decoded = decode(bytes, {}, diagnostics);
  EXPECT_EQ(decoded.encoding(), "windows-1252");
  EXPECT_EQ(decoded.text(), "It’s the “last” train of the day – and it was late, said the guard.\n");
}

}  // namespace
}  // namespace galley::text_encoding

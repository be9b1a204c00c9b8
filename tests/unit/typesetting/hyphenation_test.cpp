// SPDX-License-Identifier: Apache-2.0
#include "typesetting/hyphenation.hpp"

#include <gtest/gtest.h>

#include "testing/scratch_folder.hpp"

namespace galley::typesetting {
namespace {

std::string divided(const HyphenationPatterns& patterns, std::u16string_view word) {
  const std::vector<bool> places = patterns.divide(word);
  std::string text;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (places[i]) text += '-';
    text += word[i] < 0x80 ? static_cast<char>(word[i]) : '?';
  }
  return text;
}

TEST(Hyphenation, PatternsWorkAsLiangDescribed) {
  // "hyphenation" is the example of his thesis, with the patterns that bear on it.
  const auto patterns = HyphenationPatterns::parse(
      "UTF-8\nLEFTHYPHENMIN 2\nRIGHTHYPHENMIN 3\nhy3ph\nhe2n\nhena4\nhen5at\n1na\nn2at\n1tio\n2io\no2n\n");
  ASSERT_TRUE(patterns);
  EXPECT_EQ(divided(*patterns, u"hyphenation"), "hy-phen-ation");
  EXPECT_EQ(divided(*patterns, u"HYPHENATION"), "HY-PHEN-ATION");
}

TEST(Hyphenation, KeepsTheLeastLengthsAtBothEnds) {
  const auto patterns = HyphenationPatterns::parse("UTF-8\nLEFTHYPHENMIN 3\nRIGHTHYPHENMIN 4\na1b\n");
  ASSERT_TRUE(patterns);
  EXPECT_EQ(divided(*patterns, u"ababababab"), "aba-ba-babab");
}

TEST(Hyphenation, ReadsOtherEncodings) {
  const auto patterns = HyphenationPatterns::parse(
      "KOI8-R\n\xC1"
      "1"
      "\xC2\n");  // а1б
  ASSERT_TRUE(patterns);
  EXPECT_EQ(patterns->divide(u"абабаб"), (std::vector<bool>{false, false, false, true, false, false}));
}

TEST(Hyphenation, PartsOfCompoundsAreDividedAsWords) {
  const auto patterns = HyphenationPatterns::parse(
      "UTF-8\nCOMPOUNDLEFTHYPHENMIN 2\nCOMPOUNDRIGHTHYPHENMIN 2\nstau1becken\nNEXTLEVEL\nb1e\nbe1ck\n");
  ASSERT_TRUE(patterns);
  EXPECT_EQ(divided(*patterns, u"staubecken"), "stau-be-cken");  // not b-ecken: too near to where the part begins
  EXPECT_EQ(divided(*patterns, u"obecken"), "ob-e-cken");
}

TEST(Hyphenation, OnlyTheLongestPatternThatEndsAtALetterCounts) {
  const auto patterns = HyphenationPatterns::parse("UTF-8\na1r\nen1ar\n");
  ASSERT_TRUE(patterns);
  EXPECT_EQ(divided(*patterns, u"menarbeit"), "men-arbeit");
}

TEST(Hyphenation, FindsTheFileOfALanguage) {
  testing::ScratchFolder folder;
  folder.write("hyph_de_DE.dic", "UTF-8\na1b\n");
  Hyphenation hyphenation({folder.path().string()});
  EXPECT_NE(hyphenation.patterns("de"), nullptr);
  EXPECT_NE(hyphenation.patterns("de-AT"), nullptr);
  EXPECT_EQ(hyphenation.patterns("fr"), nullptr);
}

TEST(Hyphenation, ALanguageIsNeverAPath) {
  testing::ScratchFolder folder;
  folder.write("hyph_x.dic", "UTF-8\na1b\n");
  Hyphenation hyphenation({folder.path().string() + "/sub"});
  EXPECT_EQ(hyphenation.patterns("../hyph_x"), nullptr);
  EXPECT_EQ(hyphenation.patterns("/etc/passwd"), nullptr);
}

TEST(Hyphenation, BrokenFilesGiveNothing) {
  EXPECT_FALSE(HyphenationPatterns::parse(""));
  EXPECT_FALSE(HyphenationPatterns::parse("NO-SUCH-ENCODING\na1b\n"));
}

}  // namespace
}  // namespace galley::typesetting

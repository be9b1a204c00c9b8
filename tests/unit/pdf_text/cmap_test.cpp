// SPDX-License-Identifier: Apache-2.0
#include "pdf_text/cmap.hpp"

#include <gtest/gtest.h>

#include "pdf_text/glyph_names.hpp"
#include "pdf_text/predefined_cmaps.hpp"

namespace galley::pdf_text {
namespace {

std::string text_of(const ToUnicode& map, std::uint32_t code) {
  std::string text;
  map.append(code, text);
  return text;
}

TEST(CMapTest, ReadsCodesOfSeveralLengths) {
  const auto map = parse_cmap(
      "1 begincodespacerange <00> <80> <8140> <9FFC> endcodespacerange\n"
      "2 begincidrange <20> <7e> 1 <8140> <817e> 633 endcidrange 1 begincidchar <8181> 700 endcidchar",
      {});
  map->sort();
  const CMap::Code one = map->next_code("A");
  EXPECT_EQ(one.bytes, 1U);
  EXPECT_EQ(map->cid(one.value), 34U);
  const CMap::Code two = map->next_code("\x81\x41");
  EXPECT_EQ(two.bytes, 2U);
  EXPECT_EQ(map->cid(two.value), 634U);
  EXPECT_EQ(map->cid(0x8181), 700U);
  EXPECT_EQ(map->cid(0x9000), 0U);
}

TEST(CMapTest, KnowsThePredefinedOnes) {
  const auto identity = predefined_cmap("Identity-V");
  ASSERT_NE(identity, nullptr);
  EXPECT_TRUE(identity->vertical);
  EXPECT_EQ(identity->cid(0x1234), 0x1234U);
  const auto gb = predefined_cmap("UniGB-UCS2-H");
  ASSERT_NE(gb, nullptr);
  EXPECT_EQ(character_of_cid("Adobe-GB1", gb->cid(0x6E2F)), U'港');
  EXPECT_EQ(predefined_cmap("No-Such-Map"), nullptr);
}

TEST(PredefinedCMapsTest, CidsOfGlyphVariantsAreTheOrdinaryCharacters) {
  EXPECT_EQ(character_of_cid("Adobe-Japan1", 1), U' ') << "not a space that does not break";
  EXPECT_EQ(character_of_cid("Adobe-Japan1", 7639), U'欝') << "a character that the map gives a variation selector";
  EXPECT_EQ(character_of_cid("Adobe-GB1", 573), U'，') << "the one of vertical lines";
  EXPECT_EQ(character_of_cid("Adobe-KR", 15070), U'子') << "not the radical";
  EXPECT_EQ(character_of_cid("Adobe-GB1", 0), U'\0');
  EXPECT_EQ(character_of_cid("Adobe-GB1", 65'535), U'\0');
}

TEST(ToUnicodeTest, ReadsCharactersRangesAndLists) {
  const ToUnicode map = ToUnicode::parse(
      "2 beginbfchar <01> <0041> <02> <00660066> endbfchar\n"
      "2 beginbfrange <10> <12> <0061> <20> <21> [<6E2F> <D83DDE00>] endbfrange");
  EXPECT_EQ(text_of(map, 1), "A");
  EXPECT_EQ(text_of(map, 2), "ff");
  EXPECT_EQ(text_of(map, 0x12), "c");
  EXPECT_EQ(text_of(map, 0x20), "港");
  EXPECT_EQ(text_of(map, 0x21), "😀");
  EXPECT_EQ(text_of(map, 0x30), "");
}

TEST(ToUnicodeTest, PassesOverWhatIsBroken) {
  EXPECT_EQ(
      text_of(ToUnicode::parse("1 beginbfrange <05> <01> <0041> endbfrange 1 beginbfchar <07> <0042> endbfchar"), 7),
      "B");
  EXPECT_TRUE(ToUnicode::parse("1 beginbfchar <01").empty());
  EXPECT_TRUE(ToUnicode::parse("").empty());
}

TEST(GlyphNamesTest, FollowTheGlyphList) {
  const auto text = [](std::string_view name) {
    std::string characters;
    append_glyph_name(name, characters);
    return characters;
  };
  EXPECT_EQ(text("eacute"), "é");
  EXPECT_EQ(text("uni6E2F"), "港");
  EXPECT_EQ(text("u1F600"), "😀");
  EXPECT_EQ(text("f_f_i"), "ffi");
  EXPECT_EQ(text("A.small"), "A");
  EXPECT_EQ(text("nosuchglyphthere"), "");
}

}  // namespace
}  // namespace galley::pdf_text

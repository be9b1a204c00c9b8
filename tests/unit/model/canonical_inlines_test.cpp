// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "galley/document.hpp"

namespace galley {
namespace {

Inline text(std::string characters, Style style = Style::none, std::string language = {}) {
  return {Text{std::move(characters), style, std::move(language)}};
}
Inline link(std::string target, Inlines content) { return {Link{std::move(target), {}, std::move(content)}}; }
const Inline line_break{LineBreak{}};

Inlines canonical(Inlines inlines) {
  canonicalize(inlines);
  Inlines again = inlines;
  canonicalize(again);
  EXPECT_EQ(inlines, again) << "not idempotent";
  return inlines;
}

TEST(CanonicalInlines, JoinsTextOfOneSetting) {
  EXPECT_EQ(canonical({text("a"), text(""), text("b"), text("c", Style::strong)}),
            (Inlines{text("ab"), text("c", Style::strong)}));
}

TEST(CanonicalInlines, CollapsesWhiteSpaceAcrossRuns) {
  EXPECT_EQ(canonical({text(" \t a  b\n"), text(" \r\n c \f", Style::emphasis)}),
            (Inlines{text("a b "), text("c", Style::emphasis)}));
  EXPECT_EQ(canonical({text("  \n")}), Inlines{});
}

TEST(CanonicalInlines, KeepsNoBreakAndIdeographicSpaces) {
  const Inlines inlines{text("\u00A0\u3000甲\u3000\u3000乙\u00A0")};
  EXPECT_EQ(canonical(inlines), inlines);
}

TEST(CanonicalInlines, SpaceBetweenSettingsBelongsToWhatBothHave) {
  EXPECT_EQ(canonical({text("a ", Style::strong), text("b")}), (Inlines{text("a", Style::strong), text(" b")}));
  EXPECT_EQ(canonical({text("a"), text(" b", Style::strong)}), (Inlines{text("a "), text("b", Style::strong)}));
  EXPECT_EQ(canonical({text("a ", Style::strong | Style::emphasis), text("b", Style::emphasis)}),
            (Inlines{text("a", Style::strong | Style::emphasis), text(" b", Style::emphasis)}));
  EXPECT_EQ(canonical({text("a", Style::strong), text(" ", Style::code), text("b", Style::emphasis)}),
            (Inlines{text("a", Style::strong), text(" "), text("b", Style::emphasis)}));
  EXPECT_EQ(canonical({text("a ", Style::none, "de"), text("b", Style::none, "fr")}),
            (Inlines{text("a", Style::none, "de"), text(" "), text("b", Style::none, "fr")}));
}

TEST(CanonicalInlines, SpaceLeavesTheEdgesOfLinks) {
  EXPECT_EQ(canonical({text("see"), link("x", {text(" here ")}), text("now")}),
            (Inlines{text("see "), link("x", {text("here")}), text(" now")}));
  EXPECT_EQ(canonical({link("x", {text("a")}), link("y", {text(" "), text("b")})}),
            (Inlines{link("x", {text("a")}), text(" "), link("y", {text("b")})}));
}

TEST(CanonicalInlines, RemovesEmptyLinksAndUnwrapsNestedOnes) {
  EXPECT_EQ(canonical({text("a"), link("x", {text(" ")}), text("b")}), (Inlines{text("a b")}));
  EXPECT_EQ(canonical({link("x", {text("a"), link("y", {text("b")})})}), (Inlines{link("x", {text("ab")})}));
  EXPECT_EQ(canonical({text("a"), link("", {text("b"), link("y", {text("c")})})}),
            (Inlines{text("ab"), link("y", {text("c")})}));
}

TEST(CanonicalInlines, NoSpaceBesideLineBreaksAndNoneAtTheEdges) {
  EXPECT_EQ(canonical({line_break, text("a "), line_break, text(" b"), line_break, text(" ")}),
            (Inlines{text("a"), line_break, text("b")}));
  EXPECT_EQ(canonical({link("x", {text("a"), line_break}), text("b")}),
            (Inlines{link("x", {text("a")}), line_break, text("b")}));
  const Inlines within{link("x", {text("a"), line_break, text("b")})};
  EXPECT_EQ(canonical(within), within);
}

TEST(CanonicalInlines, RemovesControlsAndRepairsBytes) {
  EXPECT_EQ(canonical({text(std::string("a\0\x01"
                                        "b",
                                        4)),
                       text("\xFF\xE4\xB8|\uFFFE")}),
            (Inlines{text("ab\uFFFD\uFFFD|\uFFFD")}));
  EXPECT_EQ(canonical({text("a \x02 b")}), (Inlines{text("a b")}));
  // DEL and C1, as some word processors leave them; the next-line control parts words.
  EXPECT_EQ(canonical({text("a\x7F\u0081b\u009F")}), (Inlines{text("ab")}));
  EXPECT_EQ(canonical({text("one\u0085two")}), (Inlines{text("one\u00A0two")}));
  EXPECT_EQ(canonical({text("\u00A0\u00BF")}), (Inlines{text("\u00A0\u00BF")}));
}

TEST(CanonicalInlines, RubyWithOneHalfIsText) {
  EXPECT_EQ(canonical({text("a"), {Ruby{"東京", ""}}, {Ruby{"", "x"}}, {Ruby{" 京 ", " きょう\n"}}}),
            (Inlines{text("a東京x"), {Ruby{"京", "きょう"}}}));
}

TEST(CanonicalInlines, FormatsLanguageTags) {
  EXPECT_EQ(canonical({text("a", Style::none, "ZH_hans-cn"), text("b", Style::none, "no tag"),
                       text("c", Style::none, "en-x-US")}),
            (Inlines{text("a", Style::none, "zh-Hans-CN"), text("b"), text("c", Style::none, "en-x-us")}));
}

TEST(CanonicalInlines, LeavesCanonicalTextWhereItIs) {
  Inlines inlines{text("a long text that is surely not kept inside of the string object"), {NoteReference{"n"}}};
  const char* characters = std::get<Text>(inlines[0].value).text.data();
  const Inline* first = inlines.data();
  canonicalize(inlines);
  EXPECT_EQ(std::get<Text>(inlines[0].value).text.data(), characters);
  EXPECT_EQ(inlines.data(), first);
}

}  // namespace
}  // namespace galley

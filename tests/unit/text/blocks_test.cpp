// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "outline.hpp"

namespace galley::text {
namespace {

TEST(Blocks, NestLists) {
  EXPECT_EQ(blocks_of("- a\n- b\n  - c\n\n    d\n- e\n"),
            "ul\n  li\n    p a\n  li\n    p b\n    ul\n      li\n        p c\n        p d\n  li\n    p e\n");
  EXPECT_EQ(blocks_of("3. a\n4. b\n"), "ol 3\n  li\n    p a\n  li\n    p b\n");
  EXPECT_EQ(blocks_of("1) a\n2) b\n\n1. c\n"), "ol\n  li\n    p a\n  li\n    p b\nol\n  li\n    p c\n");
  EXPECT_EQ(blocks_of("- a\n+ b\n"), "ul\n  li\n    p a\nul\n  li\n    p b\n");
  EXPECT_EQ(blocks_of("• a\n• b\n"), "ul\n  li\n    p a\n  li\n    p b\n");
  EXPECT_EQ(blocks_of("- - a\n  - b\n"), "ul\n  li\n    ul\n      li\n        p a\n      li\n        p b\n");
}

TEST(Blocks, TakeYearsAndDialogueForText) {
  EXPECT_EQ(blocks_of("1984. It was the year."), "p 1984. It was the year.\n");
  EXPECT_EQ(blocks_of("— Oui, dit-il."), "p — Oui, dit-il.\n");
  EXPECT_EQ(blocks_of("-5 Grad"), "p -5 Grad\n");
  EXPECT_EQ(blocks_of("#hashtag"), "p #hashtag\n");
  EXPECT_EQ(blocks_of(">5 percent"), "p >5 percent\n");
  EXPECT_EQ(blocks_of("{x=1, y=2}"), "p {x=1, y=2}\n");
}

TEST(Blocks, StartListsWhereTheyAreTold) {
  EXPECT_EQ(blocks_of("{start=1984}\n1984. a\n1985. b\n"), "ol 1984\n  li\n    p a\n  li\n    p b\n");
  EXPECT_EQ(blocks_of("{start=-3}\n1. a\n"), "ol -3\n  li\n    p a\n");
}

TEST(Blocks, QuoteWithAttribution) {
  EXPECT_EQ(blocks_of("> a\n> b\n>\n> c\n>\n> — Me\n"), "quote -- Me\n  p a b\n  p c\n");
  EXPECT_EQ(blocks_of("> 学而时习之。\n>\n> ——孔子\n"), "quote -- 孔子\n  p 学而时习之。\n");
  EXPECT_EQ(blocks_of("> — a line of dialogue\n"), "quote\n  p — a line of dialogue\n");
  EXPECT_EQ(blocks_of("> a\n>\n> \\— b\n"), "quote\n  p a\n  p — b\n");
  EXPECT_EQ(blocks_of("> > a\n>\n> - b\n"), "quote\n  quote\n    p a\n  ul\n    li\n      p b\n");
  EXPECT_EQ(blocks_of("> a\n\n> b\n"), "quote\n  p a\nquote\n  p b\n");
}

TEST(Blocks, KeepCodeAsItStands) {
  EXPECT_EQ(blocks_of("```cpp\nint x;\n\n\n  *y*;\n```\nafter"),
            "pre language=cpp int x;\\n \\n \\n   *y*;\np after\n");
  EXPECT_EQ(blocks_of("~~~\n```\n~~~"), "pre ```\n");
  EXPECT_EQ(blocks_of("- a\n\n  ```\n  x\n\n\ty\n  ```\n"), "ul\n  li\n    p a\n    pre x\\n \\n   y\n");
  EXPECT_EQ(blocks_of("```\nnever closed\n"), "pre never closed\n");
  EXPECT_EQ(blocks_of("a\n\n    code\n\n      more\n\nb", {{"marks", "markdown"}}),
            "p a\npre code\\n \\n   more\np b\n");
}

TEST(Blocks, TakeAnIndentForAParagraphWhereParagraphsHaveOne) {
  EXPECT_EQ(blocks_of("    a\n    b\n"), "p a\np b\n");
  EXPECT_EQ(blocks_of("\ta\n\tb\n"), "p a\np b\n");
  EXPECT_EQ(blocks_of("　　甲\n　　乙\n"), "p 甲\np 乙\n");
}

TEST(Blocks, ReadTables) {
  EXPECT_EQ(blocks_of("| a | b \\| c |\n|---|:-:|\n| `x\\|y` | |\n: Cap *x*\n"),
            "table 1 Cap <em>x</em>\n  |a|b | c\n  |<code>x|y</code>|\n");
  EXPECT_EQ(blocks_of("a | b\n--|--\nc | d\n\nafter"), "table 1 \n  |a|b\n  |c|d\np after\n");
  EXPECT_EQ(blocks_of("|---|\n| a |\n"), "table 0 \n  |a\n");
  EXPECT_EQ(blocks_of("| a |\n| b |\n|---|\n| c {.header colspan=2 rowspan=3} |\n"), "table 2 \n  |a\n  |b\n  !c c2\n");
  EXPECT_EQ(blocks_of("| not a table"), "p | not a table\n");
}

TEST(Blocks, ReadFigures) {
  EXPECT_EQ(blocks_of("![Ships](a%20b.jpg)\nShips *return*.\nFoto: Ana Lima\n\nText"),
            "figure a%20b.jpg 'Ships' (Ships <em>return</em>.) (Foto: Ana Lima)\np Text\n");
  EXPECT_EQ(blocks_of("![](x.jpg \"Title\")"), "figure x.jpg '' (Title) ()\n");
  EXPECT_EQ(blocks_of("![](x.jpg)\nBy me {.credit}"), "figure x.jpg '' () (By me)\n");
  EXPECT_EQ(blocks_of("![a](x.jpg)\n1\n2\n3\n"), "figure x.jpg 'a' () ()\np 1\np 2\np 3\n");
}

TEST(Blocks, ReadBreaksAndHeadings) {
  EXPECT_EQ(blocks_of("***\n- - -\n___\n"), "break\nbreak\nbreak\n");
  EXPECT_EQ(blocks_of("## A ##\n\nx\n\n### B\n\ny\n\nC\n--\n\nz"),
            "section A\n  p x\n  section B\n    p y\nsection C\n  p z\n");
  EXPECT_EQ(blocks_of("- # a\n"), "ul\n  li\n    p <strong>a</strong>\n");
}

TEST(Blocks, GiveNotesToTheirArticle) {
  EXPECT_EQ(blocks_of("a[^x] b[^y]\n\n[^y]: Y\n[^x]: X *x*\n\n    - more\n"),
            "p a[n1] b[n2]\nnote n1\n  p X <em>x</em>\n  ul\n    li\n      p more\nnote n2\n  p Y\n");
  EXPECT_EQ(blocks_of("a\n\n[^unused]: U\n"), "p a\nnote n1\n  p U\n");
  EXPECT_EQ(blocks_of("`[^1]` [^1]\n"), "p <code>[^1]</code> [^1]\n");
}

TEST(Blocks, KeepNotesOfSeveralArticlesApart) {
  const Document document = read_text("# A\n\na[^1]\n\n[^1]: one\n\n# B\n\nb[^1]\n\n[^1]: two\n");
  ASSERT_EQ(document.articles.size(), 2u);
  EXPECT_EQ(outline(document.articles[0].notes.at(0).blocks), "p one\n");
  EXPECT_EQ(outline(document.articles[1].notes.at(0).blocks), "p two\n");
}

TEST(Blocks, FindNotesAtTheEndOfAllArticles) {
  const Document document = read_text("# A\n\na[^1]\n\n# B\n\nb[^2]\n\n[^1]: one\n[^2]: two\n");
  ASSERT_EQ(document.articles.size(), 2u);
  EXPECT_EQ(outline(document.articles[0].notes.at(0).blocks), "p one\n");
  EXPECT_EQ(outline(document.articles[1].notes.at(0).blocks), "p two\n");
}

TEST(Blocks, DefineLinksAnywhere) {
  EXPECT_EQ(blocks_of("[a][1] [b]\n\n```\n[b]: code\n```\n\n[1]: <x y> 'T'\n"),
            "p <a x y 'T'>a</a> [b]\npre [b]: code\n");
}

TEST(Blocks, PutAnchorsWhereTheyAreTold) {
  EXPECT_EQ(blocks_of("[x](#a) [y](#b)\n\nText {#a}\n\n{#b}\n- l\n"),
            "p <a #a>x</a> <a #b>y</a>\np id=a Text\nul id=b\n  li\n    p l\n");
}

TEST(Blocks, TakeMarksForTextWhenTold) {
  EXPECT_EQ(outline(read_text("# *a*\n- b", {{"marks", "none"}}).articles.at(0).blocks), "p # *a*\np - b\n");
}

}  // namespace
}  // namespace galley::text

// SPDX-License-Identifier: Apache-2.0
#include "text/inlines.hpp"

#include <gtest/gtest.h>

#include <string>

#include "outline.hpp"

namespace galley::text {
namespace {

std::string parsed(std::string_view text) {
  Definitions definitions;
  definitions.notes = {"1", "n2"};
  definitions.links["ref"] = {"http://r.org", "R"};
  InlineRules rules;
  rules.definitions = &definitions;
  InlineParser parser(rules);
  Inlines inlines = parser.parse(text);
  canonicalize(inlines);
  return run(inlines);
}

TEST(Inlines, LeaveProseAlone) {
  for (const std::string_view text : {"3 * 4 = 12",
                                      "snake_case_name",
                                      "2*3*4",
                                      "f(x) [sic] {x}",
                                      "a < b > c",
                                      "5~6月",
                                      "10~20~30",
                                      "x^2 + y^2",
                                      "C:\\temp\\new",
                                      "Preis: 5 € * (inkl. MwSt.) *",
                                      "“引号”——破折号……",
                                      "~~x~~",
                                      "a`b",
                                      "![",
                                      "[x](",
                                      "[x](y",
                                      "&amp; &#65;",
                                      "http://x.org/a_b_c",
                                      "_",
                                      "**",
                                      "* *",
                                      "{a|}",
                                      "{|b}",
                                      "{ }",
                                      "周一~周三、周五~周日",
                                      "#话题#",
                                      "a^b^2"}) {
    EXPECT_EQ(parsed(text), text);
  }
}

TEST(Inlines, ReadEmphasisAsCommonMarkDoes) {
  EXPECT_EQ(parsed("*a*, _b_, **c**, __d__, ***e***"),
            "<em>a</em>, <em>b</em>, <strong>c</strong>, <strong>d</strong>, <strong><em>e</em></strong>");
  EXPECT_EQ(parsed("*a **b** c*"), "<em>a </em><strong><em>b</em></strong><em> c</em>");
  EXPECT_EQ(parsed("**a *b* c**"), "<strong>a </strong><strong><em>b</em></strong><strong> c</strong>");
  EXPECT_EQ(parsed("un*believ*able"), "un<em>believ</em>able");
  EXPECT_EQ(parsed("_a_b"), "_a_b");
  EXPECT_EQ(parsed("*a _b* c_"), "<em>a _b</em> c_");
  EXPECT_EQ(parsed("**a*"), "*<em>a</em>");
  EXPECT_EQ(parsed("*foo**bar**baz*"), "<em>foo</em><strong><em>bar</em></strong><em>baz</em>");
  EXPECT_EQ(parsed("a * b * c"), "a * b * c");
}

TEST(Inlines, ReadEmphasisInTextWithoutSpaces) {
  EXPECT_EQ(parsed("这是*强调*的字"), "这是<em>强调</em>的字");
  EXPECT_EQ(parsed("这是**“引语”**的字"), "这是<strong>“引语”</strong>的字");
  EXPECT_EQ(parsed("**注意。**下面"), "<strong>注意。</strong>下面");
}

TEST(Inlines, ReadCodeAsItStands) {
  EXPECT_EQ(parsed("`a*b*`, ``c`d``, ` `` `"), "<code>a*b*</code>, <code>c`d</code>, <code>``</code>");
  EXPECT_EQ(parsed("`` a`"), "`` a`");
  EXPECT_EQ(parsed("`\\`x"), "<code>\\</code>x");
}

TEST(Inlines, ReadLinks) {
  EXPECT_EQ(parsed("[a *b*](http://x.org \"t\\\"u\")"), "<a http://x.org 't\"u'>a <em>b</em></a>");
  EXPECT_EQ(parsed("[a](<x y>)"), "<a x y>a</a>");
  EXPECT_EQ(parsed("[a](x(y)z)"), "<a x(y)z>a</a>");
  EXPECT_EQ(parsed("[a [b](c) d](e)"), "[a <a c>b</a> d](e)");
  EXPECT_EQ(parsed("[ref] [a][REF] [ref][]"),
            "<a http://r.org 'R'>ref</a> <a http://r.org 'R'>a</a> <a http://r.org 'R'>ref</a>");
  EXPECT_EQ(parsed("<http://x.org/?a_b_> <a@b.de>"),
            "<a http://x.org/?a_b_>http://x.org/?a_b_</a> <a mailto:a@b.de>a@b.de</a>");
  EXPECT_EQ(parsed("*[a*](x)"), "*<a x>a*</a>");
}

TEST(Inlines, TurnAPictureWithinALineIntoALink) {
  EXPECT_EQ(parsed("see ![the map](map.png) here"), "see <a map.png>the map</a> here");
}

TEST(Inlines, ReadNoteReferencesThatAreDefined) { EXPECT_EQ(parsed("a[^1] b[^n2] c[^3]"), "a[1] b[n2] c[^3]"); }

TEST(Inlines, ReadScriptsRubyAndBreaks) {
  EXPECT_EQ(parsed("x^2^ and H~2~O, 1^st^."), "x<sup>2</sup> and H<sub>2</sub>O, 1<sup>st</sup>.");
  EXPECT_EQ(parsed("{漢字|かんじ}を"), "{漢字|かんじ}を");
  EXPECT_EQ(parsed("{漢字|かんじ}").find("{漢字"), 0u);
  EXPECT_EQ(parsed("a<br>b<BR/>c\\\nd"), "a / b / c / d");
}

TEST(Inlines, ReadSpans) {
  EXPECT_EQ(parsed("un[frigging]{.em .strong}x [le *chat*]{lang=fr}"),
            "un<strong><em>frigging</em></strong>x <span fr>le </span><span fr><em>chat</em></span>");
  EXPECT_EQ(parsed("[漢字]{ruby=\"かん じ\"}"), "{漢字|かん じ}");
  EXPECT_EQ(parsed("[a]{b c}"), "[a]{b c}");
}

TEST(Inlines, UndoEscapes) {
  EXPECT_EQ(parsed("\\*a\\* \\[x](y) \\\\ \\u{2028}| \\q \\　"), "*a* [x](y) \\ \u2028| \\q 　");
}

TEST(Inlines, TakeOtherLineEndsForBreaks) {
  InlineRules rules;
  rules.separators = true;
  InlineParser parser(rules);
  EXPECT_EQ(run(parser.parse("a\u2028b\u0085c\vd“e”")), "a / b / c / d“e”");
}

TEST(Attributes, ReadAndPrint) {
  std::size_t at = 0;
  const auto attributes = parse_attributes("{#a .b key=c other=\"d \\\"e\\\" }\"} rest", at);
  ASSERT_TRUE(attributes);
  EXPECT_EQ(at, 31u);
  EXPECT_EQ(attributes->id, "a");
  EXPECT_TRUE(attributes->has_class("b"));
  EXPECT_EQ(*attributes->value("key"), "c");
  EXPECT_EQ(*attributes->value("other"), "d \"e\" }");
  std::size_t again = 0;
  EXPECT_EQ(parse_attributes(print_attributes(*attributes), again), attributes);
  for (const std::string_view wrong : {"{}", "{x}", "{x=}", "{.}", "{#}", "{.a", "{a=b c}", "{.a.b}", "{a=\"b}"}) {
    at = 0;
    EXPECT_FALSE(parse_attributes(wrong, at)) << wrong;
    EXPECT_EQ(at, 0u);
  }
}

TEST(Attributes, StandAtTheEndOfALine) {
  EXPECT_EQ(trailing_attributes("text {.a}")->begin, 4u);
  EXPECT_EQ(trailing_attributes("{.a}")->begin, 0u);
  EXPECT_EQ(trailing_attributes("x {.a k=\"{y}\"}")->begin, 1u);
  EXPECT_FALSE(trailing_attributes("text{.a}"));
  EXPECT_FALSE(trailing_attributes("text \\{.a}"));
  EXPECT_FALSE(trailing_attributes("text {.a} more"));
}

}  // namespace
}  // namespace galley::text

// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <chrono>
#include <string>

#include "conversion.hpp"

namespace galley::testing {
namespace {

std::string repeat(std::string_view text, std::size_t count) {
  std::string result;
  for (std::size_t i = 0; i < count; ++i) result += text;
  return result;
}

// Reads or refuses, and either in time that a linear walk needs many times over.
void is_bounded(const std::string& text) {
  const auto begin = std::chrono::steady_clock::now();
  try {
    read_markdown(text);
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::limit) << error.what();
  }
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(20));
}

TEST(MarkdownHostile, ContainersAreBounded) {
  EXPECT_THROW(read_markdown(repeat("> ", 50'000) + "a"), Error);
  is_bounded(repeat("> ", 190) + "a");
  is_bounded(repeat(repeat("> ", 100) + "a\n", 500));
  is_bounded(repeat(repeat("- ", 150) + "a\n", 500));
  std::string steps;
  for (int i = 0; i < 500; ++i) steps += std::string(static_cast<std::size_t>(2 * i), ' ') + "* a\n";
  is_bounded(steps);
}

TEST(MarkdownHostile, TablesAreBounded) {
  EXPECT_THROW(read_markdown("|" + repeat("a|", 2000) + "\n|" + repeat("-|", 2000) + "\n"), Error);
  EXPECT_THROW(read_markdown("|" + repeat("a|", 900) + "\n|" + repeat("-|", 900) + "\n" + repeat("|\n", 50'000)),
               Error);
}

TEST(MarkdownHostile, InlinesAreBounded) {
  for (const char* piece :
       {"*a **a ", "a_ ",       "_a ",  "a]",     "[a",      "*a_ ", "[ a_", "[ (](", "![[]()", "[a](<b", "<!--",
        "<?",      "<![CDATA[", "www.", "a@b.c ", "http://", "~",    "~~a ", "&",     "[^a]",   "]("}) {
    SCOPED_TRACE(piece);
    is_bounded(repeat(piece, 10'000));
  }
  std::string ticks;
  for (std::size_t i = 0; i < 500; ++i) ticks += "e" + std::string(i, '`');
  is_bounded(ticks);
}

TEST(MarkdownHostile, FrontMatterIsBounded) {
  // No alias is followed, however much it would stand for.
  const ReadResult laughs = read_markdown("---\na: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n---\nText.\n");
  EXPECT_EQ(laughs.diagnostics.count(Severity::warning, code::malformed), 1U);
  is_bounded("---\na: " + repeat("[", 50'000) + "\n---\nText.\n");
  is_bounded("---\na: " + repeat("{b: ", 50'000) + "\n---\nText.\n");
  is_bounded("+++\na = " + repeat("[", 50'000) + "\n+++\nText.\n");
  is_bounded(repeat("\n---\na: b\n", 20'000));
}

TEST(MarkdownHostile, MarksOfGalleyDoNoHarm) {
  is_bounded(repeat("<!-- galley: article id=\"<x>\" lang=\"\\\"\" -->\n\n", 2000));
  is_bounded(
      "<!-- galley: article -->\n\n<a href=\"galley-address:7\">x</a> <img "
      "src=\"galley-address:99999999999999999999\">\n");
  is_bounded("<!-- galley: article -->\n\n<figure><figcaption>\n\n<footer>\n\n<aside>\n\n# x\n\n## y\n");
  is_bounded("<article data-galley=\"article\"><header><h1>a</h1></header><section><section>\n\n# b\n");
}

}  // namespace
}  // namespace galley::testing

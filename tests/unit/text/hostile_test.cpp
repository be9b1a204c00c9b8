// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <ctime>
#include <string>

#include "galley/error.hpp"
#include "outline.hpp"
#include "text/description.hpp"
#include "text/reader.hpp"

namespace galley::text {
namespace {

std::string repeated(std::string_view part, std::size_t bytes) {
  std::string text;
  text.reserve(bytes + part.size());
  while (text.size() < bytes) text += part;
  return text;
}

/// Of this process's time, since others may be at work on the machine.
double seconds_since(std::clock_t begin) { return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC; }

double seconds_to_read(const std::string& text) {
  const std::clock_t begin = std::clock();
  read_text(text);
  return seconds_since(begin);
}

TEST(Hostile, MarksInMassesTakeLinearTime) {
  for (const std::string_view part :
       {">",       "> ",           "[",         "]",        "[]",   "*",     "**a",        "*a ",    "_a_ ",
        "`",       "` `` ",        "`a``",      "<",        "<a:",  "![",    "[a](",       "[a](b",  "[a](b \"",
        "[a]{",    "[a]{x=\"",     "{a|",       "{",        "^a",   "~a",    "\\",         "- ",     "+ ",
        "1. ",     "[^a]",         "[^a]: ",    "[a]: b\n", "|",    "| a\n", "a|b\n-|-\n", "#\n",    "# a\n",
        "```\n",   "~~~\na\n",     ">\n",       "> > ",     "-\n",  "- a\n", "  - a\n",    "a\n=\n", "---\n",
        "{.a}\n",  "{.article}\n", "![a](b)\n", ": a\n",    "\f",   "\f\n",  "　",         "a\\\n",  "a  \n",
        "*a **b ", "a*",           "**",        "[a][b] ",  "a-\n", "(",     "[x](((((",   "\u2028", "\v",
        "a: b\n",  "***a*",        "&amp;",     "\x01",     "“",    "— a\n", "> — a\n"}) {
    const double small = seconds_to_read(repeated(part, 4'000));
    const double large = seconds_to_read(repeated(part, 32'000));
    EXPECT_LT(large, 16 * small + 0.3) << part;
  }
}

TEST(Hostile, NestingIsBounded) {
  std::string quotes = repeated("> ", 20'000) + "deep";
  Diagnostics diagnostics;
  read_text(quotes, {}, &diagnostics);
  EXPECT_EQ(diagnostics.count(Severity::warning, "nested-too-deep"), 1u);
  std::string lists;
  for (int i = 0; i < 400; ++i) lists += std::string(static_cast<std::size_t>(2 * i), ' ') + "- a\n";
  read_text(lists);
  const Document document = read_text("{.article}\n\n## a {level=5000}\n\n## b {level=6000}\n");
  EXPECT_EQ(document.articles.at(0).sections.size(), 1u);
}

TEST(Hostile, PiecesAreBounded) {
  Options options(describe().reader_options, {});
  Limits limits;
  limits.nodes = 1000;
  Diagnostics diagnostics;
  Cancellation cancellation{false};
  Context context{options, limits, diagnostics, cancellation};
  for (const std::string& text :
       {repeated("a\n\n", 10'000), repeated("*a* ", 10'000), repeated("|a", 10'000) + "\n|-|\n"}) {
    try {
      read(Source::from_memory(text, "x"), context);
      FAIL() << text.substr(0, 8);
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::limit);
    }
  }
}

TEST(Hostile, StopsWhenCancelled) {
  Options options(describe().reader_options, {});
  Limits limits;
  Diagnostics diagnostics;
  Cancellation cancellation{true};
  Context context{options, limits, diagnostics, cancellation};
  EXPECT_THROW(read(Source::from_memory(repeated("a\n\n", 300'000), "x"), context), Error);
}

TEST(Hostile, EveryPrefixOfMarkedTextIsRead) {
  const std::string text =
      "---\ntitle: x\n---\n\n{.article}\n\n# A {#b}\n\n> q\n> - l\n>   ```c\n>   x\n>   ```\n\n| a |\n|---|\n: "
      "c\n\n[x](y \"z\")[^1] {a|b}\n\n[^1]: n\n";
  for (std::size_t i = 0; i <= text.size(); ++i) {
    const Document document = read_text(std::string_view(text).substr(0, i));
    EXPECT_EQ(read_text(write_text(document)), document) << i;
  }
}

TEST(Hostile, WritingMarksInMassesTakesLinearTime) {
  for (const std::string_view part : {"*", "[", "`", "\\", "{a|b", "_a", "^a", "<", "]("}) {
    Document document;
    document.articles.emplace_back().blocks = {paragraph(repeated(part, 30'000))};
    const std::clock_t begin = std::clock();
    const std::string text = write_text(document);
    EXPECT_LT(seconds_since(begin), 3) << part;
    EXPECT_EQ(read_text(text).articles.at(0).blocks, document.articles[0].blocks) << part;
  }
}

}  // namespace
}  // namespace galley::text

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
void is_bounded(const std::string& page) {
  const auto begin = std::chrono::steady_clock::now();
  try {
    read_html(page);
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::limit) << error.what();
  }
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(20));
}

TEST(HtmlHostile, NestingIsBounded) {
  is_bounded(repeat("<div>", 100'000));
  is_bounded(repeat("<div>", 190) + "text" + repeat("</div>", 190));
  is_bounded(repeat("<table><tr><td>", 600) + "x");
  is_bounded(repeat("<b><i>", 20'000) + "x");
  is_bounded(repeat("<article>", 1'500) + "x");
}

TEST(HtmlHostile, WidthIsBounded) {
  is_bounded(repeat("<p>word, word, word, word, word, word, word, word</p>", 4'000));
  is_bounded("<div>" + repeat("<div class=ad>x</div>", 20'000) + "</div>");
  is_bounded(repeat("<article><h1>a</h1><p>b</article>", 2'000));
  is_bounded(repeat("<table><tr><td><a href=x>x</a></td></tr></table>", 2'000));
  is_bounded("<p class='" + repeat("share ", 100'000) + "'>x");
  is_bounded(repeat("<noscript><img src=x></noscript>", 10'000));
  is_bounded("<img src='' srcset='" + repeat("a 1x,", 100'000) + "'>");
}

TEST(HtmlHostile, TruncationIsHarmless) {
  const std::string page =
      "<!DOCTYPE html><html lang=en><head><script "
      "type=application/ld+json>{\"@type\":\"NewsArticle\",\"headline\":\"A\"}"
      "</script><title>A | B</title></head><body><article><h1>A</h1><p class=byline>By Ana Lima</p><p>Text, and more, "
      "and more of it.</p><figure><img src=data:image/png;base64,iVBO><figcaption>c</figcaption></figure></article>";
  for (std::size_t size = 0; size < page.size(); ++size) is_bounded(page.substr(0, size));
}

}  // namespace
}  // namespace galley::testing

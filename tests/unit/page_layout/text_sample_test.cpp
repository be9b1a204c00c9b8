// SPDX-License-Identifier: Apache-2.0
#include "page_layout/text_sample.hpp"

#include <gtest/gtest.h>

#include "structure/conventions.hpp"
#include "unit/page_layout/made_up_page.hpp"

namespace galley {
namespace {

using testing::MadeUpPage;

// Words shown without spaces, each where it belongs.
void show_words(MadeUpPage& made, std::string_view text, float x, float y, const testing::Setting& setting) {
  while (!text.empty()) {
    const std::string_view word = text.substr(0, text.find(' '));
    x = made.line(word, x, y, setting) + setting.size / 2;
    text.remove_prefix(std::min(text.size(), word.size() + 1));
  }
}

TEST(TextSampleTest, PartsWordsByTheirPlacesAndLeavesOutHeadlinesAndFormulas) {
  MadeUpPage made;
  show_words(made, "O a e o que", 50, 60, {.size = 20});
  show_words(made, "The walls of the harbour are as", 50, 100, {});
  show_words(made, "high as a + o e a = e are", 50, 114, {});
  EXPECT_EQ(layout::text_sample(made.page, 1000), "The walls of the harbour are as high as are ");
}

TEST(TextSampleTest, TellsTheLanguageOfTextWithoutSpaces) {
  MadeUpPage made;
  float y = 100;
  for (const std::string& paragraph : testing::english_paragraphs(4)) show_words(made, paragraph, 50, y += 14, {});
  EXPECT_EQ(structure::infer_language(layout::text_sample(made.page, 1000)), "en");
  EXPECT_LE(layout::text_sample(made.page, 100).size(), 120U);
}

}  // namespace
}  // namespace galley

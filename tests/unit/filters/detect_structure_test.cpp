// SPDX-License-Identifier: Apache-2.0
#include "filters/detect_structure.hpp"

#include <gtest/gtest.h>

#include "unit/filters/filter_run.hpp"

namespace galley::filters {
namespace {

Document detected(const Document& document, const OptionValues& values = {}) {
  Document once = filtered(document, describe_detect_structure(), detect_structure, values);
  EXPECT_EQ(filtered(once, describe_detect_structure(), detect_structure, values), once) << "not idempotent";
  return once;
}

const std::vector<std::string> page = {
    "Harbour reopens after the storm",
    "First ships return to the old pier",
    "By Jane Doe",
    "The harbour was closed for a week after the storm had torn away the pier.",
    "The first ships came back on Monday, and the whole town was there to see them.",
    "Bridge to be rebuilt by spring",
    "By John Roe",
    "The bridge over the river will be rebuilt, the town council said on Monday.",
    "It had been closed since the flood of last year, to the grief of many.",
};

TEST(DetectStructure, FindsArticlesInFlatText) {
  const Document document = detected(document_of(page, "en"));
  ASSERT_EQ(document.articles.size(), 2U);
  EXPECT_EQ(text_of(document.articles[0].headline), page[0]);
  EXPECT_EQ(text_of(document.articles[0].deck), page[1]);
  ASSERT_EQ(document.articles[0].byline.credits.size(), 1U);
  EXPECT_EQ(document.articles[0].byline.credits[0].names[0].name, "Jane Doe");
  EXPECT_EQ(document.articles[0].blocks.size(), 2U);
  EXPECT_EQ(text_of(document.articles[1].headline), page[5]);
  EXPECT_EQ(document.articles[1].blocks.size(), 2U);
}

TEST(DetectStructure, KeepsOneArticleWhenTold) {
  const Document document = detected(document_of(page, "en"), {{"split", "never"}});
  ASSERT_EQ(document.articles.size(), 1U);
  EXPECT_EQ(text_of(document.articles[0].headline), page[0]);
}

TEST(DetectStructure, LeavesStructuredArticlesAlone) {
  Document document = document_of(page, "en");
  document.articles[0].headline = plain("A headline");
  EXPECT_EQ(detected(document), document);
  Document second = document_of(page, "en");
  second.articles.push_back(document.articles[0]);
  EXPECT_EQ(detected(second), second);
}

TEST(DetectStructure, KeepsOtherBlocksAndHandsNotesOut) {
  Document document = document_of(page, "en");
  Article& article = document.articles[0];
  article.id = "top";
  std::get<Paragraph>(article.blocks[3].value).content.push_back({NoteReference{"n1"}});
  std::get<Paragraph>(article.blocks[8].value).content.push_back({NoteReference{"n2"}});
  article.notes = {{"n1", {paragraph("First note.")}}, {"n2", {paragraph("Second note.")}}};
  article.blocks.insert(article.blocks.begin() + 5, Block{List{false, 1, {{{paragraph("item")}}}}, ""});
  const Document result = detected(document);
  ASSERT_EQ(result.articles.size(), 2U);
  ASSERT_EQ(result.articles[0].blocks.size(), 3U);
  EXPECT_TRUE(std::holds_alternative<List>(result.articles[0].blocks[2].value));
  ASSERT_EQ(result.articles[0].notes.size(), 1U);
  EXPECT_EQ(texts_of(result.articles[0].notes[0].blocks), std::vector<std::string>{"First note."});
  ASSERT_EQ(result.articles[1].notes.size(), 1U);
  EXPECT_EQ(texts_of(result.articles[1].notes[0].blocks), std::vector<std::string>{"Second note."});
}

TEST(DetectStructure, ChangesNothingInPlainProse) {
  const Document prose =
      document_of({"The harbour was closed for a week after the storm.",
                   "The first ships came back on Monday, and the whole town was there.", "It was a good day."},
                  "en");
  EXPECT_EQ(detected(prose), prose);
  EXPECT_EQ(detected({}), Document());
}

}  // namespace
}  // namespace galley::filters

// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "reading.hpp"

namespace galley::testing {
namespace {

void expect_one_note(const std::string& body, const std::string& text) {
  const Page page = read_page("<h1>H</h1>" + body);
  const Article& article = page.document.articles.at(0);
  ASSERT_EQ(article.notes.size(), 1U) << body;
  ASSERT_EQ(article.notes[0].blocks.size(), 1U) << body;
  EXPECT_EQ(text_of(std::get<Paragraph>(article.notes[0].blocks[0].value).content), text) << body;
  const auto& content = std::get<Paragraph>(article.blocks.at(0).value).content;
  bool referred = false;
  for (const Inline& each : content) referred = referred || std::holds_alternative<NoteReference>(each.value);
  EXPECT_TRUE(referred) << body;
}

TEST(XhtmlNotes, FindsMarkedNotes) {
  expect_one_note(
      "<p>x<a epub:type=\"noteref\" href=\"#n\">1</a></p><aside epub:type=\"footnote\" id=\"n\"><p>Note.</p></aside>",
      "Note.");
  expect_one_note("<p>x<a role=\"doc-noteref\" href=\"#n\">*</a></p><div role=\"doc-footnote\" id=\"n\">Note.</div>",
                  "Note.");
}

TEST(XhtmlNotes, FindsNotesOfPandoc) {
  expect_one_note(
      "<p>x<a href=\"#fn1\" class=\"footnote-ref\" id=\"fnref1\"><sup>1</sup></a></p>"
      "<section class=\"footnotes\"><hr/><ol><li id=\"fn1\"><p>Note.<a href=\"#fnref1\" "
      "class=\"footnote-back\">↩</a></p></li></ol></section>",
      "Note.");
}

TEST(XhtmlNotes, FindsPairsOfLinks) {
  expect_one_note(
      "<p>x<sup><a id=\"r1\" href=\"#n1\">[1]</a></sup></p><p>y</p><p id=\"n1\"><a href=\"#r1\">[1]</a> Note.</p>",
      "Note.");
  expect_one_note(
      "<p>x<a name=\"r1\"></a><a href=\"#n1\"><sup>1</sup></a></p><p>y</p><p><a name=\"n1\"></a><a href=\"#r1\">1</a>. "
      "Note.</p>",
      ". Note.");
}

TEST(XhtmlNotes, LeavesOtherLinksAlone) {
  const Page page = read_page(
      "<h1>H</h1><p><a href=\"#c\">3</a></p><p id=\"c\">Chapter, see <a href=\"https://example.org\">1</a></p>");
  EXPECT_TRUE(page.document.articles.at(0).notes.empty());
  EXPECT_EQ(page.document.articles.at(0).blocks.size(), 2U);
}

TEST(XhtmlNotes, KeepsWordsThatReferToNotes) {
  EXPECT_EQ(text_of(std::get<Paragraph>(read_page("<p>see <a epub:type=\"noteref\" href=\"#n\">this remark</a></p>"
                                                  "<aside epub:type=\"footnote\" id=\"n\">Note.</aside>")
                                            .document.articles.at(0)
                                            .blocks.at(0)
                                            .value)
                        .content),
            "see this remark");
}

TEST(XhtmlNotes, KeepsNotesThatNothingRefersTo) {
  const Page page = read_page("<p>x</p><aside epub:type=\"footnote\" id=\"n\">Lonely.</aside>");
  const Article& article = page.document.articles.at(0);
  EXPECT_EQ(article.blocks.size() + article.notes.size(), 2U);
}

}  // namespace
}  // namespace galley::testing

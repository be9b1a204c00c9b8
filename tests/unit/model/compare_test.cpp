// SPDX-License-Identifier: Apache-2.0
#include "galley/compare.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace galley {

void PrintTo(const Difference& difference, std::ostream* out) {
  *out << difference.place << ": " << difference.message;
}

namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

Document page(std::initializer_list<const char*> paragraphs) {
  Document document;
  Article& article = document.articles.emplace_back();
  article.headline = plain("Headline");
  for (const char* each : paragraphs) article.blocks.push_back(paragraph(each));
  return document;
}

TEST(Compare, CanonicalFormDecides) {
  Document b = page({"  one\n", "", "two"});
  b.articles.emplace_back();
  EXPECT_THAT(compare(page({"one", "two"}), b), IsEmpty());
}

TEST(Compare, OneParagraphMoreIsOneDifference) {
  EXPECT_THAT(compare(page({"one", "two", "three"}), page({"one", "new", "two", "three"})),
              ElementsAre(Difference{"article 1, paragraph 2", "only the second has this paragraph «new»"}));
  EXPECT_THAT(compare(page({"zero", "one", "two", "three"}), page({"one", "two", "3"})),
              ElementsAre(Difference{"article 1, paragraph 1", "only the first has this paragraph «zero»"},
                          Difference{"article 1, paragraph 4", "text differs: «three» and «3»"}));
}

TEST(Compare, ShowsWhereTextDiffers) {
  const std::string start = "本报讯记者从省政协获悉，全省各级政协组织围绕中心服务大局，";
  EXPECT_THAT(compare(page({(start + "成效明显。").c_str()}), page({(start + "成果明显。").c_str()})),
              ElementsAre(Difference{"article 1, paragraph 1",
                                     "text differs: «…级政协组织围绕中心服务大局，成效明显。» and "
                                     "«…级政协组织围绕中心服务大局，成果明显。»"}));
}

TEST(Compare, NamesStylesAndLinks) {
  Document a = page({});
  Document b = page({});
  a.articles[0].deck = {{Text{"x", Style::emphasis | Style::strong, {}}}};
  b.articles[0].deck = {{Text{"x", {}, {}}}};
  a.articles[0].blocks = {{Paragraph{{{Link{"http://a", {}, plain("y")}}}}, {}}};
  b.articles[0].blocks = {{Paragraph{{{Link{"http://b", {}, plain("y")}}}}, {}}};
  EXPECT_THAT(compare(a, b),
              ElementsAre(Difference{"article 1, deck", "style of «x» differs: emphasis+strong and none"},
                          Difference{"article 1, paragraph 1", "link target differs: «http://a» and «http://b»"}));
}

TEST(Compare, AnchorsCountByWhatTheyMark) {
  const auto linked = [](const char* name, std::size_t to) {
    Document document = page({"one", "two"});
    document.articles[0].blocks[to].id = name;
    document.articles[0].blocks.push_back({Paragraph{{{Link{std::string("#") + name, {}, plain("go")}}}}, {}});
    return document;
  };
  EXPECT_THAT(compare(linked("x", 0), linked("y", 0)), IsEmpty());
  EXPECT_FALSE(compare(linked("x", 0), linked("x", 1)).empty());
}

TEST(Compare, MediaCountByContent) {
  Document a = page({});
  Document b = page({});
  const std::string key = add_media(a, {"image/png", "bytes"});
  b.media["other-name"] = {"image/png", "bytes"};
  a.articles[0].blocks.push_back({Figure{key, {}, {}, {}, {}}, {}});
  b.articles[0].blocks.push_back({Figure{"other-name", {}, {}, {}, {}}, {}});
  EXPECT_THAT(compare(a, b), IsEmpty());
  b.media["other-name"].data = "other bytes";
  EXPECT_THAT(compare(a, b),
              ElementsAre(Difference{"article 1, figure 1", "the pictures differ"},
                          Difference{"document", "only the first has media of type image/png with 5 bytes"},
                          Difference{"document", "only the second has media of type image/png with 11 bytes"}));
}

TEST(Compare, GoesIntoEverything) {
  Document a = page({});
  Article& article = a.articles[0];
  article.byline.credits = {{"reporter", "By", {{"Jane", {}, {}}, {"John", {}, {}}}}};
  article.sections.resize(1);
  article.sections[0].heading = plain("S");
  article.sections[0].blocks = {{List{true, 1, {{{paragraph("a")}}, {{paragraph("b")}}}}, {}},
                                {Table{{}, 1, {{{TableCell{{paragraph("c")}, false, 1, 1}}}}}, {}}};
  article.notes = {{"n1", {paragraph("note")}}};
  Document b = a;
  b.articles[0].byline.credits[0].names.pop_back();
  auto& blocks = b.articles[0].sections[0].blocks;
  std::get<List>(blocks[0].value).items[1].blocks = {paragraph("B")};
  std::get<Table>(blocks[1].value).rows[0].cells[0].header = true;
  b.articles[0].notes.clear();
  EXPECT_THAT(compare(a, b),
              ElementsAre(Difference{"article 1, byline, credit 1", "only the first has the name «John»"},
                          Difference{"article 1, section 1, list 1, item 2, paragraph 1", "text differs: «b» and «B»"},
                          Difference{"article 1, section 1, table 1, row 1, cell 1", "heads no row, the second does"},
                          Difference{"article 1, note 1", "only the first has this note"}));
}

TEST(Compare, StopsAtTheLimit) {
  Document a;
  Document b;
  for (int i = 0; i < 500; ++i) {
    a.articles.emplace_back().headline = plain("a" + std::to_string(i));
    b.articles.emplace_back().headline = plain("b" + std::to_string(i));
  }
  EXPECT_EQ(compare(a, b).size(), 100U);
  EXPECT_EQ(compare(a, b, 7).size(), 7U);
}

TEST(Compare, EveryFieldCounts) {
  // A document that differs in any way must have a difference, else tests that rest on compare prove nothing.
  Document a = page({"p"});
  a.language = "en";
  Document b = page({"p"});
  EXPECT_EQ(compare(a, b).size(), 1U);
  b.language = "en";
  b.articles[0].language = "de";
  EXPECT_EQ(compare(a, b).size(), 1U);
  a = b;
  b.articles[0].dateline = {"Place", "Date", "2020", "Agency", "Label"};
  EXPECT_EQ(compare(a, b).size(), 5U);
  a = b;
  b.metadata = {{"title", "T", {}, {}}};
  EXPECT_EQ(compare(a, b).size(), 1U);
}

}  // namespace
}  // namespace galley

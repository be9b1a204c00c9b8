// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/pandoc_json/conversion.hpp"

namespace galley::pandoc_json {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

std::string str(const std::string& text) { return R"({"t":"Str","c":")" + text + "\"}"; }
std::string para(const std::string& text) { return R"({"t":"Para","c":[)" + str(text) + "]}"; }
std::string header(int level, const std::string& text, const std::string& id = {}) {
  return R"({"t":"Header","c":[)" + std::to_string(level) + R"(,[")" + id + R"(",[],[]],[)" + str(text) + "]]}";
}

const Article& only_article(const Document& document) {
  EXPECT_EQ(document.articles.size(), 1U);
  static const Article none;
  return document.articles.empty() ? none : document.articles.front();
}

/// The kind and the words of the error that reading this gives.
std::string fault(std::string_view json, const Limits& limits = {}) {
  try {
    Diagnostics diagnostics;
    read_json(json, diagnostics, limits);
    return "none";
  } catch (const Error& error) {
    return std::string(to_string(error.kind())) + ": " + error.what();
  }
}

TEST(PandocJsonReading, TakesTheHeaderFromTheMetadata) {
  const Document document = read_blocks_json(
      para("text"),
      R"({"title":{"t":"MetaInlines","c":[{"t":"Str","c":"Harbour"},{"t":"Space"},{"t":"Emph","c":[{"t":"Str","c":"open"}]}]},
          "subtitle":{"t":"MetaString","c":"At last"},
          "author":{"t":"MetaList","c":[{"t":"MetaInlines","c":[{"t":"Str","c":"Ana"}]},
             {"t":"MetaMap","c":{"name":{"t":"MetaString","c":"Eva"},"email":{"t":"MetaString","c":"e@x.org"}}}]},
          "lang":{"t":"MetaString","c":"en-gb"},
          "date":{"t":"MetaString","c":"2024-05-01"},
          "keywords":{"t":"MetaList","c":[{"t":"MetaString","c":"ships"},{"t":"MetaString","c":"ports"}]}})");
  const Article& article = only_article(document);
  EXPECT_EQ(text_of(article.headline), "Harbour open");
  EXPECT_EQ(text_of(article.deck), "At last");
  ASSERT_EQ(article.byline.credits.size(), 1U);
  ASSERT_EQ(article.byline.credits[0].names.size(), 2U);
  EXPECT_EQ(article.byline.credits[0].names[0].name, "Ana");
  EXPECT_EQ(article.byline.credits[0].names[1].contact, "e@x.org");
  EXPECT_EQ(document.language, "en-GB");
  EXPECT_EQ(find_metadata(document.metadata, "date"), "2024-05-01");
  EXPECT_EQ(document.metadata.size(), 3U);
}

TEST(PandocJsonReading, MakesSectionsOfHeaders) {
  const Document document = read_blocks_json(para("before") + "," + header(1, "A") + "," + header(3, "A.1") + "," +
                                             para("deep") + "," + header(2, "A.2") + "," + header(1, "B"));
  const Article& article = only_article(document);
  EXPECT_EQ(article.blocks.size(), 1U);
  ASSERT_EQ(article.sections.size(), 2U);
  ASSERT_EQ(article.sections[0].sections.size(), 2U);
  EXPECT_EQ(text_of(article.sections[0].sections[0].heading), "A.1");
  EXPECT_EQ(article.sections[0].sections[0].blocks.size(), 1U);
  EXPECT_EQ(text_of(article.sections[0].sections[1].heading), "A.2");
  EXPECT_EQ(text_of(article.sections[1].heading), "B");
}

TEST(PandocJsonReading, TakesALoneFirstHeadingForTheHeadline) {
  const Document document = read_blocks_json(header(1, "Title") + "," + para("text") + "," + header(2, "Part"));
  const Article& article = only_article(document);
  EXPECT_EQ(text_of(article.headline), "Title");
  EXPECT_EQ(article.sections.size(), 1U);
  EXPECT_TRUE(only_article(read_blocks_json(header(2, "Part") + "," + para("text"))).headline.empty());
}

TEST(PandocJsonReading, KeepsTextOfWhatTheModelLacksAndSaysSo) {
  Diagnostics diagnostics;
  const Document document = read_json(
      R"({"pandoc-api-version":[1,22],"meta":{},"blocks":[{"t":"Para","c":[
        {"t":"Strikeout","c":[{"t":"Str","c":"out"}]},{"t":"SoftBreak"},{"t":"Underline","c":[{"t":"Str","c":"under"}]},
        {"t":"Space"},{"t":"Quoted","c":[{"t":"DoubleQuote"},[{"t":"Str","c":"said"}]]},{"t":"Space"},
        {"t":"Math","c":[{"t":"InlineMath"},"x^2"]},{"t":"RawInline","c":["html","<b>"]},
        {"t":"Cite","c":[[],[{"t":"Str","c":"[1]"}]]}]},
        {"t":"DefinitionList","c":[[[{"t":"Str","c":"term"}],[[{"t":"Plain","c":[{"t":"Str","c":"meaning"}]}]]]]},
        {"t":"LineBlock","c":[[{"t":"Str","c":"one"}],[{"t":"Str","c":"two"}]]},{"t":"Null"},{"t":"Wonder","c":1}]})",
      diagnostics);
  const Article& article = only_article(document);
  ASSERT_EQ(article.blocks.size(), 3U);
  EXPECT_EQ(text_of(std::get<Paragraph>(article.blocks[0].value).content), "out under “said” x^2[1]");
  EXPECT_TRUE(std::holds_alternative<List>(article.blocks[1].value));
  EXPECT_EQ(text_of(std::get<Paragraph>(article.blocks[2].value).content), "one two");
  EXPECT_EQ(diagnostics.count(Severity::loss), 5U);
}

TEST(PandocJsonReading, TakesPicturesOutOfText) {
  const Document document = read_blocks_json(
      R"({"t":"Para","c":[{"t":"Str","c":"see"},{"t":"Image","c":[["",[],[]],[{"t":"Str","c":"a"}],["x.png",""]]}]},
         {"t":"Figure","c":[["f",[],[]],[null,[{"t":"Plain","c":[{"t":"Str","c":"Caption"}]}]],
           [{"t":"Plain","c":[{"t":"Image","c":[["",[],[]],[{"t":"Str","c":"alt"}],["data:image/png;base64,AAAA",""]]}]}]]})");
  const Article& article = only_article(document);
  ASSERT_EQ(article.blocks.size(), 3U);
  EXPECT_EQ(std::get<Figure>(article.blocks[1].value).source, "x.png");
  const auto& figure = std::get<Figure>(article.blocks[2].value);
  EXPECT_EQ(text_of(figure.caption), "Caption");
  EXPECT_EQ(figure.alternative_text, "alt");
  EXPECT_EQ(document.media.at(figure.media).data, std::string(3, '\0'));
}

TEST(PandocJsonReading, RefusesWhatIsNoneOfIt) {
  EXPECT_EQ(fault(""), "input: is not JSON");
  EXPECT_EQ(fault("{\"pandoc-api-version\":[1,22],"), "input: is not JSON");
  EXPECT_EQ(fault("[]"), "input: is no JSON of pandoc's: it has no pandoc-api-version and blocks");
  EXPECT_EQ(fault(R"({"pandoc-api-version":[1,22],"meta":{},"blocks":{}})"),
            "input: is no JSON of pandoc's: it has no pandoc-api-version and blocks");
  EXPECT_EQ(fault(R"({"pandoc-api-version":[1,17,5],"meta":{},"blocks":[]})"),
            "unsupported: is of version 1.17 of pandoc's types; 1.21 to 1.23 can be read");
  EXPECT_EQ(fault(std::string(100'000, '[')).substr(0, 26), "limit: is nested deeper th");
  EXPECT_THAT(fault(R"({"pandoc-api-version":[1,22],"meta":{},"blocks":[]})", {.nodes = 3}), HasSubstr("(nodes)"));
}

TEST(PandocJsonReading, TakesAnyShapeInPlaceOfAnother) {
  for (const char* wrong : {"null", "1", "\"x\"", "[]", "{}", "[[]]", "[null,null,null,null,null,null]", "[[[[[1]]]]]",
                            "-1.5e300", "[99999999999999999999,[],[]]"}) {
    for (const char* type : {"Para", "Header", "Div", "BulletList", "OrderedList", "Table", "BlockQuote", "CodeBlock",
                             "DefinitionList", "LineBlock", "RawBlock", "Figure"}) {
      const std::string block = std::string(R"({"t":")") + type + R"(","c":)" + wrong + "}";
      EXPECT_NO_THROW(read_blocks_json(block)) << block;
    }
    for (const char* type : {"Str", "Emph", "Span", "Link", "Image", "Note", "Code", "Math", "Quoted", "Cite"}) {
      const std::string block = std::string(R"({"t":"Para","c":[{"t":")") + type + R"(","c":)" + wrong + "}]}";
      EXPECT_NO_THROW(read_blocks_json(block)) << block;
    }
    EXPECT_NO_THROW(read_blocks_json("", wrong));
  }
}

}  // namespace
}  // namespace galley::pandoc_json

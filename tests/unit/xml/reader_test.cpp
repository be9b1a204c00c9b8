// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "galley/error.hpp"
#include "unit/xml/conversion.hpp"

namespace galley::xml {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

/// The document in canonical form, and what was said, as "line:column message".
struct Outcome {
  Document document;
  std::vector<std::string> said;
};

Outcome outcome(std::string_view text) {
  ReadResult result = read_xml(text);
  canonicalize(result.document);
  Outcome outcome{std::move(result.document), {}};
  for (const Diagnostic& each : result.diagnostics.entries()) {
    outcome.said.push_back(std::to_string(each.place.line) + ":" + std::to_string(each.place.column) + " " +
                           each.message);
  }
  return outcome;
}

Outcome article(const std::string& content) {
  return outcome("<document xmlns='urn:galley:document:1'><article>\n" + content + "</article></document>");
}

Blocks blocks_of(const Outcome& outcome) {
  return outcome.document.articles.empty() ? Blocks() : outcome.document.articles[0].blocks;
}

Inlines first_run(const Outcome& outcome) { return std::get<Paragraph>(blocks_of(outcome).at(0).value).content; }

Error refusal(std::string_view text, const Limits& limits = {}) {
  try {
    read_xml(text, limits);
  } catch (const Error& error) {
    return error;
  }
  ADD_FAILURE() << "not refused";
  return {ErrorKind::internal, ""};
}

TEST(XmlReader, TakesAnyPrefixAndAnArticleAsRoot) {
  const auto prefixed = outcome(
      "<g:document xmlns:g='urn:galley:document:1' xmlns='urn:other'><g:article><g:p>a<g:br/>b</g:p></g:article>"
      "</g:document>");
  EXPECT_THAT(prefixed.said, IsEmpty());
  EXPECT_EQ(first_run(prefixed).size(), 3U);
  const auto inner = outcome(
      "<x:article xmlns:x='urn:galley:document:1' xml:lang='de'><p xmlns='urn:galley:document:1'>a</p></x:article>");
  EXPECT_THAT(inner.said, IsEmpty());
  EXPECT_EQ(inner.document.articles.at(0).language, "de");
}

TEST(XmlReader, TakesADocumentWithoutNamespaceWithAWarning) {
  const auto result = outcome("<document><article><p>a</p></article></document>");
  EXPECT_THAT(result.said, ElementsAre("1:1 the namespace urn:galley:document:1 is not declared"));
  EXPECT_THAT(blocks_of(result), ElementsAre(paragraph("a")));
}

TEST(XmlReader, RefusesOtherXml) {
  const Error error = refusal("<html xmlns='http://www.w3.org/1999/xhtml'/>");
  EXPECT_EQ(error.kind(), ErrorKind::input);
  EXPECT_STREQ(error.what(), "the root element is <html>, not <document> in the namespace urn:galley:document:1");
  EXPECT_EQ(refusal("<document xmlns='urn:other'/>").kind(), ErrorKind::input);
  EXPECT_EQ(refusal("<p xmlns='urn:galley:document:1'/>").kind(), ErrorKind::input);
}

TEST(XmlReader, SaysWhereXmlIsMalformed) {
  const Error error =
      refusal("<document xmlns='urn:galley:document:1'>\n  <article>\n 政<p>a</b></article></document>");
  EXPECT_EQ(error.kind(), ErrorKind::input);
  EXPECT_STREQ(error.what(), "not well-formed XML: an element is not closed, or a tag closes none");
  EXPECT_EQ(error.place().line, 3U);
  EXPECT_EQ(error.place().column, 9U);
  for (const char* text : {"", "text", "<document xmlns='urn:galley:document:1'", "<document/><document/>",
                           "<document/>x", "x<document/>", "<document/>&amp;", "<a b=c/>", "<a><!-- x</a>",
                           "<a><![CDATA[x</a>", "<?xml", "<!DOCTYPE a [<a/>", "\xFF\xFE<"}) {
    EXPECT_EQ(refusal(text).kind(), ErrorKind::input) << text;
  }
  EXPECT_EQ(refusal(std::string("<document>\0</document>", 22)).kind(), ErrorKind::input);
}

TEST(XmlReader, KeepsTheTextOfUnknownElements) {
  const auto result = article("<p>a <blink>b <x:y xmlns:x='urn:x'>c</x:y></blink></p>\n<div><p>d</p><p>e</p></div>");
  EXPECT_THAT(blocks_of(result), ElementsAre(paragraph("a b c"), paragraph("d"), paragraph("e")));
  EXPECT_THAT(result.said, ElementsAre("2:6 <blink> is not known; its text is kept",
                                       "2:15 <x:y> of another namespace is not known; its text is kept",
                                       "3:1 <div> is not known; its text is kept"));
}

TEST(XmlReader, ReportsUnknownAttributes) {
  const auto result = article("<p colour='red' xml:id='x' xmlns:y='urn:y' y:z='1'>a</p>");
  EXPECT_THAT(result.said, ElementsAre("2:1 the attribute 'colour' of <p> is not known and is left out"));
}

TEST(XmlReader, KeepsTextOutsideOfParagraphs) {
  const auto result = article("loose <strong>text</strong><list><item>one</item><p>two</p></list> after");
  ASSERT_EQ(blocks_of(result).size(), 3U);
  EXPECT_EQ(text_of(first_run(result)), "loose text");
  EXPECT_EQ(std::get<List>(blocks_of(result)[1].value).items,
            (std::vector<ListItem>{{{paragraph("one")}}, {{paragraph("two")}}}));
  EXPECT_THAT(blocks_of(result)[2], paragraph("after"));
  EXPECT_EQ(result.said.size(), 4U);
}

TEST(XmlReader, MovesBlocksOutOfParagraphs) {
  const auto result =
      article("<p id='x'>a <emphasis>b <quote><p>q</p></quote> c</emphasis><link target='#x'>d <p>e</p></link></p>");
  const Blocks blocks = blocks_of(result);
  ASSERT_EQ(blocks.size(), 3U);
  EXPECT_EQ(blocks[0].id, "x");
  EXPECT_EQ(text_of(first_run(result)), "a b");
  EXPECT_EQ(std::get<Quote>(blocks[1].value).blocks, Blocks{paragraph("q")});
  EXPECT_EQ(text_of(std::get<Paragraph>(blocks[2].value).content), "cd e");
  EXPECT_THAT(result.said,
              ElementsAre(HasSubstr("<quote> has no place in <emphasis>"), HasSubstr("<p> has no place in <link>")));
}

TEST(XmlReader, KeepsOrderWhereBlocksFollowSections) {
  const auto result =
      article("<p>a</p><section><heading>s</heading></section><p>b</p><section><heading>t</heading></section>");
  const auto& sections = result.document.articles.at(0).sections;
  ASSERT_EQ(sections.size(), 3U);
  EXPECT_TRUE(sections[1].heading.empty());
  EXPECT_EQ(sections[1].blocks, Blocks{paragraph("b")});
}

TEST(XmlReader, ReadsWhatIsMisplaced) {
  const auto result = article(
      "<headline>a</headline><headline>b</headline><list><item><section><heading>h</heading><p>p</p></section></item>"
      "</list><article><headline>inner</headline></article><table><cell>c</cell></table>"
      "<figure><p>f</p></figure><note id='n'>loose note</note>");
  ASSERT_EQ(result.document.articles.size(), 2U);
  EXPECT_EQ(text_of(result.document.articles[0].headline), "a b");
  EXPECT_EQ(text_of(result.document.articles[1].headline), "inner");
  const Blocks blocks = blocks_of(result);
  ASSERT_EQ(blocks.size(), 3U);
  EXPECT_EQ(std::get<List>(blocks[0].value).items[0].blocks, (Blocks{paragraph("h"), paragraph("p")}));
  EXPECT_EQ(std::get<Table>(blocks[1].value).rows[0].cells[0].blocks, Blocks{paragraph("c")});
  EXPECT_EQ(blocks[2], paragraph("f"));
  EXPECT_EQ(result.document.articles[0].notes.size(), 1U);
}

TEST(XmlReader, BlocksOutsideOfArticlesMakeOne) {
  const auto result = outcome(
      "<document xmlns='urn:galley:document:1'><p>a<note>inline</note></p><article><p>b</p></article>c</document>");
  ASSERT_EQ(result.document.articles.size(), 3U);
  EXPECT_EQ(result.document.articles[0].notes.size(), 1U);
  EXPECT_EQ(result.document.articles[2].blocks, Blocks{paragraph("c")});
}

TEST(XmlReader, SaysWhichNamesAreNotThere) {
  const auto result = article(
      "<p id='x'>a<note-ref note='gone'/> <link target='#nowhere'>b</link></p><p id='x'><link "
      "target='#x'>c</link></p>\n"
      "<figure media='k'><caption>f</caption></figure>");
  EXPECT_THAT(result.said, ElementsAre("2:72 the id 'x' is given twice; links lead to the first",
                                       "3:1 the file 'k' that a figure shows is not in <media>",
                                       "2:12 the article has no note 'gone'; the reference to it is left out",
                                       "2:36 nothing has the id 'nowhere'; the text of the link to it is kept"));
  EXPECT_EQ(text_of(first_run(result)), "a b");
}

TEST(XmlReader, SaysWhichValuesAreWrong) {
  const auto result = article(
      "<list ordered='yes' start='first'><item><p>a</p></item></list>"
      "<table header-rows='-1'><row><cell column-span='0' row-span='99999999999'/></row></table>");
  EXPECT_EQ(result.said.size(), 5U);
  EXPECT_EQ(std::get<List>(blocks_of(result)[0].value).start, 1);
}

TEST(XmlReader, TakesMediaUnderAnyKey) {
  const auto result = outcome(
      "<document xmlns='urn:galley:document:1'><article><figure media='pic'/></article>"
      "<media><file key='pic' type='image/png'> aGVs\n bG8= </file><file key='bad'>a</file></media></document>");
  ASSERT_EQ(result.document.media.size(), 1U);
  EXPECT_EQ(result.document.media.begin()->second, (Media{"image/png", "hello"}));
  EXPECT_EQ(std::get<Figure>(blocks_of(result)[0].value).media, result.document.media.begin()->first);
  EXPECT_THAT(result.said, ElementsAre(HasSubstr("not base64")));
}

TEST(XmlReader, ReadsMetadata) {
  const auto result = outcome(
      "<document xmlns='urn:galley:document:1' xml:lang='en'><metadata><title xml:lang='de' scheme='S'>T</title>"
      "<entry term='own'>O</entry><d:creator xmlns:d='http://purl.org/dc/terms/'>C</d:creator></metadata></document>");
  EXPECT_EQ(result.document.metadata,
            (Metadata{{"title", "T", "S", "de"}, {"own", "O", {}, {}}, {"creator", "C", {}, {}}}));
  EXPECT_EQ(result.said.size(), 1U);
}

TEST(XmlReader, LanguagesOfElementsGoToTheirText) {
  const auto result = article("<p xml:lang='fr'>a <span xml:lang='de'>b</span></p>");
  EXPECT_EQ(first_run(result), (Inlines{{Text{"a", {}, "fr"}}, {Text{" ", {}, {}}}, {Text{"b", {}, "de"}}}));
}

TEST(XmlReader, RubyInPairs) {
  const auto result = article("<p><ruby>東<rt>とう</rt>京<rt>きょう</rt></ruby></p>");
  EXPECT_EQ(first_run(result), (Inlines{{Ruby{"東", "とう"}}, {Ruby{"京", "きょう"}}}));
}

TEST(XmlReader, WhiteSpaceOfPeopleIsHarmless) {
  const auto result = article("\n  <p>\n    one\n    <emphasis> two </emphasis>\n    three\n  </p>\n");
  EXPECT_EQ(first_run(result),
            (Inlines{{Text{"one ", {}, {}}}, {Text{"two", Style::emphasis, {}}}, {Text{" three", {}, {}}}}));
  EXPECT_THAT(result.said, IsEmpty());
}

TEST(XmlReader, CommentsInstructionsAndCdata) {
  const auto result = article("<p>a<!-- <b> -->b<?x <c> ?>c<![CDATA[<d>&amp;]]></p>");
  EXPECT_EQ(text_of(first_run(result)), "abc<d>&amp;");
  EXPECT_THAT(result.said, IsEmpty());
}

}  // namespace
}  // namespace galley::xml

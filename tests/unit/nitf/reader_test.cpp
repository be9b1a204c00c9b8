// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <string>

#include "nitf/description.hpp"
#include "nitf/reader.hpp"
#include "nitf/writer.hpp"
#include "testing/conversion.hpp"

namespace galley::nitf {
namespace {

const testing::Format format{describe, read, write};

testing::ReadOutcome outcome_of(const std::string& head, const std::string& content) {
  return read_with(format, "<nitf baselang='en'><body><body.head>" + head + "</body.head><body.content>" + content +
                               "</body.content></body></nitf>");
}

Article article_of(const std::string& head, const std::string& content) {
  Document document = outcome_of(head, content).document;
  EXPECT_EQ(document.articles.size(), 1U);
  return document.articles.empty() ? Article() : std::move(document.articles.front());
}

std::string paragraph_text(const Blocks& blocks, std::size_t at) {
  return text_of(std::get<Paragraph>(blocks.at(at).value).content);
}

TEST(NitfReader, HeadlinesAndTheLineUnderThem) {
  const Article article = article_of(
      "<hedline><hl1>Ferry returns</hl1><hl2>Repairs took months</hl2><hl2>Costs rose</hl2></hedline>", "<p>x</p>");
  EXPECT_EQ(text_of(article.headline), "Ferry returns");
  EXPECT_EQ(text_of(article.deck), "Repairs took months Costs rose");
}

TEST(NitfReader, APictureInAHeadlineStandsInTheArticle) {
  const Article article = article_of(
      "<hedline><hl1>Ferry returns</hl1><hl2>Repairs<media media-type='image'><media-reference source='a.jpg'/>"
      "<media-caption>The ferry</media-caption></media> took months</hl2></hedline>",
      "<p>x</p>");
  EXPECT_EQ(text_of(article.headline), "Ferry returns");
  EXPECT_EQ(text_of(article.deck), "Repairs took months");
  ASSERT_EQ(article.blocks.size(), 2U);
  EXPECT_TRUE(std::holds_alternative<Figure>(article.blocks[0].value));
  EXPECT_EQ(paragraph_text(article.blocks, 1), "x");
}

TEST(NitfReader, ABylineOfBareTextIsTakenApart) {
  const Article article = article_of("<byline>By JANE DOE, <byttl>AP Business Writer</byttl></byline>", "<p>x</p>");
  ASSERT_EQ(article.byline.credits.size(), 1U);
  EXPECT_EQ(article.byline.credits[0].label, "By");
  ASSERT_EQ(article.byline.credits[0].names.size(), 1U);
  EXPECT_EQ(article.byline.credits[0].names[0].name, "JANE DOE");
  EXPECT_EQ(article.byline.credits[0].names[0].affiliation, "AP Business Writer");
}

TEST(NitfReader, PersonsOfABylineHaveFunctionsAndAddresses) {
  const Article article = article_of(
      "<byline>Von <person><name.given>Ana</name.given> "
      "<name.family>Lima</name.family><function>photographer</function>"
      "</person><byttl><org>Gazette</org></byttl><virtloc>ana@example.org</virtloc></byline>",
      "<p>x</p>");
  ASSERT_EQ(article.byline.credits.size(), 1U);
  const Credit& credit = article.byline.credits[0];
  EXPECT_EQ(credit.label, "Von");
  EXPECT_EQ(credit.role, "photographer");
  EXPECT_EQ(credit.names.at(0), (CreditName{"Ana Lima", "Gazette", "ana@example.org"}));
}

TEST(NitfReader, DatelineAndDistributor) {
  const Article article = article_of(
      "<distributor>The Associated Press</distributor><dateline><location><city>Tampa</city>, "
      "<state>Fla</state>.</location>"
      "<story.date norm='20230704T120000Z'>July 4</story.date></dateline>",
      "<p>x</p>");
  EXPECT_EQ(article.dateline, (Dateline{"Tampa, Fla", "July 4", "2023-07-04", "The Associated Press", ""}));
}

TEST(NitfReader, EachSecondaryHeadlineBeginsASection) {
  const Article article =
      article_of("", "<block id='Main'><p>a</p><hl2>One</hl2><p>b</p></block><p>c</p><hl2>Two</hl2>");
  EXPECT_EQ(paragraph_text(article.blocks, 0), "a");
  ASSERT_EQ(article.sections.size(), 2U);
  EXPECT_EQ(text_of(article.sections[0].heading), "One");
  EXPECT_EQ(paragraph_text(article.sections[0].blocks, 1), "c");
  EXPECT_EQ(text_of(article.sections[1].heading), "Two");
}

TEST(NitfReader, OfSeveralRenditionsTheWidestIsTaken) {
  const Article article = article_of(
      "",
      "<media media-type='image'><media-reference source='small.jpg' width='100'/><media-reference source='large.jpg' "
      "width='900' alternate-text='A ship'/><media-caption><p>The ship.</p><p>At sea.</p></media-caption>"
      "<media-producer>Ana Lima</media-producer></media>");
  const auto& figure = std::get<Figure>(article.blocks.at(0).value);
  EXPECT_EQ(figure.source, "large.jpg");
  EXPECT_EQ(figure.alternative_text, "A ship");
  EXPECT_EQ(text_of(figure.caption), "The ship. At sea.");
  EXPECT_EQ(text_of(figure.credit), "Ana Lima");
}

TEST(NitfReader, NotesForEditorsAreLeftOutAndTold) {
  const testing::ReadOutcome outcome = outcome_of(
      "<note type='npa'><body.content><p>Hold until noon.</p></body.content></note>"
      "<note type='std'><body.content><p>Corrects an earlier story.</p></body.content></note>",
      "<p>x</p>");
  const Blocks& blocks = outcome.document.articles.at(0).blocks;
  ASSERT_EQ(blocks.size(), 2U);
  EXPECT_EQ(paragraph_text(blocks, 0), "Corrects an earlier story.");
  EXPECT_EQ(outcome.diagnostics.count(Severity::loss, code::dropped_content), 1U);
}

TEST(NitfReader, QuotesNumbersAndPronunciation) {
  const Article article = article_of(
      "",
      "<bq><block><p>Sea.</p></block><credit>Ana</credit></bq><p>H<num><sub>2</sub></num>O, <num><frac><numer>1</numer>"
      "<denom>2</denom></frac></num>, <pronounce phonetic='とうきょう'>東京</pronounce></p>");
  const auto& quote = std::get<Quote>(article.blocks.at(0).value);
  EXPECT_EQ(text_of(quote.attribution), "Ana");
  const Inlines& run = std::get<Paragraph>(article.blocks.at(1).value).content;
  EXPECT_EQ(text_of(run), "H2O, 1/2, 東京");
  EXPECT_EQ(std::get<Text>(run.at(1).value).style, Style::subscript);
  EXPECT_EQ(std::get<Ruby>(run.back().value).reading, "とうきょう");
}

TEST(NitfReader, MetadataInTermsOfDublinCore) {
  const Metadata metadata =
      read_with(format,
                "<nitf><head><title>T</title><docdata><doc-id id-string='x1' regsrc='AP'/><date.issue norm='20230704'/>"
                "<key-list><keyword key='ships'/></key-list><doc.copyright year='2023' holder='AP'/></docdata>"
                "<pubdata name='Gazette'/></head><body><body.content><p>x</p></body.content></body></nitf>")
          .document.metadata;
  EXPECT_EQ(find_metadata(metadata, "identifier"), "x1");
  EXPECT_EQ(find_metadata(metadata, "issued"), "20230704");
  EXPECT_EQ(find_metadata(metadata, "subject"), "ships");
  EXPECT_EQ(find_metadata(metadata, "rights"), "2023, AP");
  EXPECT_EQ(find_metadata(metadata, "isPartOf"), "Gazette");
}

/// A person that lacks the number of its credit, as damaged files have it.
TEST(NitfReader, APersonWithoutANumberIsACreditOfItsOwn) {
  const Article article =
      article_of("<byline><person idsrc='credit'>Ana</person><virtloc>a@b.c</virtloc></byline>", "<p>x</p>");
  EXPECT_EQ(article.byline.credits.at(0).names.at(0), (CreditName{"Ana", "", "a@b.c"}));
}

}  // namespace
}  // namespace galley::nitf

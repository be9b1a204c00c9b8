// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>

#include <string>

#include "jats/description.hpp"
#include "jats/reader.hpp"
#include "jats/writer.hpp"
#include "testing/conversion.hpp"

namespace galley::jats {
namespace {

const testing::Format format{describe, read, write};

Article article_of(const std::string& front, const std::string& body, const std::string& back = {}) {
  Document document =
      read_with(format, "<article xml:lang='en'><front><article-meta>" + front + "</article-meta></front><body>" +
                            body + "</body><back>" + back + "</back></article>")
          .document;
  EXPECT_EQ(document.articles.size(), 1U);
  return document.articles.empty() ? Article() : std::move(document.articles.front());
}

template <class Kind>
const Kind& block(const Blocks& blocks, std::size_t at) {
  return std::get<Kind>(blocks.at(at).value);
}

std::string paragraph_text(const Blocks& blocks, std::size_t at) {
  return text_of(block<Paragraph>(blocks, at).content);
}

TEST(JatsReader, ContributorsHaveTheirAffiliationsAndAddresses) {
  const Article article = article_of(
      "<title-group><article-title>T</article-title></title-group>"
      "<contrib-group>"
      "<contrib contrib-type='author'><name><surname>Doe</surname><given-names>Jane</given-names></name>"
      "<xref ref-type='aff' rid='a1'/><xref ref-type='corresp' rid='c1'/></contrib>"
      "<contrib contrib-type='author'><name "
      "name-style='eastern'><surname>林</surname><given-names>清</given-names></name>"
      "<aff>江城大学</aff></contrib>"
      "<contrib contrib-type='editor'><string-name>Ana Lima</string-name></contrib></contrib-group>"
      "<aff id='a1'><label>1</label><institution>Harbour Institute</institution>, <country>Isla</country></aff>"
      "<author-notes><corresp id='c1'>Write to <email>jane@example.org</email></corresp></author-notes>",
      "<p>x</p>");
  ASSERT_EQ(article.byline.credits.size(), 2U);
  const Credit& authors = article.byline.credits[0];
  EXPECT_EQ(authors.role, "aut");
  ASSERT_EQ(authors.names.size(), 2U);
  EXPECT_EQ(authors.names[0], (CreditName{"Jane Doe", "Harbour Institute, Isla", "jane@example.org"}));
  EXPECT_EQ(authors.names[1], (CreditName{"林 清", "江城大学", ""}));
  EXPECT_EQ(article.byline.credits[1].role, "edt");
  ASSERT_EQ(article.notes.size(), 1U);
  EXPECT_EQ(paragraph_text(article.notes[0].blocks, 0), "Write to jane@example.org");
}

TEST(JatsReader, WhatAContributorDoesIsMetadata) {
  const Document document =
      read_with(format,
                "<article><front><article-meta><contrib-group><contrib><string-name>A B</string-name>"
                "<role vocab='credit' vocab-term='Software'>Software</role></contrib></contrib-group></article-meta>"
                "</front><body><p>x</p></body></article>")
          .document;
  EXPECT_EQ(find_metadata(document.metadata, "contributor"), "A B: Software");
}

TEST(JatsReader, TitlesAndKicker) {
  const Article article = article_of(
      "<article-categories><subj-group "
      "subj-group-type='heading'><subject>Feature</subject></subj-group></article-categories>"
      "<title-group><article-title>On <italic>E. coli</italic></article-title><subtitle>A "
      "study</subtitle></title-group>"
      "<abstract><p>Short.</p></abstract><abstract abstract-type='digest'><title>Digest</title><p>Long.</p></abstract>",
      "<sec><label>1</label><title>Start</title><p>x</p><sec><title>Inner</title><p>y</p></sec></sec>");
  EXPECT_EQ(text_of(article.kicker), "Feature");
  EXPECT_EQ(text_of(article.headline), "On E. coli");
  EXPECT_EQ(text_of(article.deck), "A study");
  ASSERT_EQ(article.sections.size(), 3U);
  EXPECT_EQ(text_of(article.sections[0].heading), "Abstract");
  EXPECT_EQ(text_of(article.sections[1].heading), "Digest");
  EXPECT_EQ(text_of(article.sections[2].heading), "1 Start");
  EXPECT_EQ(text_of(article.sections[2].sections.at(0).heading), "Inner");
}

TEST(JatsReader, FootnotesThatTextRefersToAreNotes) {
  const Article article =
      article_of("", "<p>One<xref ref-type='fn' rid='f1'>*</xref> and two.<fn><p>Inline.</p></fn></p>",
                 "<fn-group><title>Declarations</title><fn id='f1'><label>*</label><p>Referred.</p></fn>"
                 "<fn id='f2'><p>Not referred.</p></fn></fn-group>");
  ASSERT_EQ(article.notes.size(), 2U);
  EXPECT_EQ(paragraph_text(article.notes[0].blocks, 0), "Referred.");
  EXPECT_EQ(paragraph_text(article.notes[1].blocks, 0), "Inline.");
  EXPECT_EQ(paragraph_text(article.blocks, 0), "One and two.");
  ASSERT_EQ(article.sections.size(), 1U);
  EXPECT_EQ(text_of(article.sections[0].heading), "Declarations");
  EXPECT_EQ(paragraph_text(article.sections[0].blocks, 0), "Not referred.");
}

TEST(JatsReader, ReferencesAreAListThatCitationsLeadTo) {
  const Article article = article_of(
      "", "<p>As shown <xref ref-type='bibr' rid='r2'>[2]</xref>.</p>",
      "<ref-list><title>References</title><ref id='r1'><label>1</label><mixed-citation>A. One.</mixed-citation></ref>"
      "<ref id='r2'><label>2</label><element-citation><person-group><name><surname>Doe</surname>"
      "<given-names>J</given-names></name></person-group><year>2001</year><source>Sea</source></element-citation></ref>"
      "</ref-list>");
  ASSERT_EQ(article.sections.size(), 1U);
  const List& list = block<List>(article.sections[0].blocks, 0);
  EXPECT_TRUE(list.ordered);
  ASSERT_EQ(list.items.size(), 2U);
  EXPECT_EQ(paragraph_text(list.items[1].blocks, 0), "Doe J 2001 Sea");
  EXPECT_EQ(list.items[1].blocks[0].id, "r2");
  const auto& link = std::get<Link>(block<Paragraph>(article.blocks, 0).content.at(1).value);
  EXPECT_EQ(link.target, "#r2");
}

TEST(JatsReader, FiguresHaveLabelCaptionAndCredit) {
  const Article article = article_of(
      "",
      "<fig id='g'><label>Figure 1.</label><caption><title>Curve</title><p>It falls.</p></caption>"
      "<alt-text>A falling curve</alt-text><graphic xmlns:xlink='http://www.w3.org/1999/xlink' xlink:href='c.tif'/>"
      "<attrib>Ana Lima</attrib></fig>"
      "<fig><caption><p>Embedded</p></caption><graphic xmlns:xlink='http://www.w3.org/1999/xlink' "
      "xlink:href='data:image/gif;base64,R0lG'/></fig>");
  const Figure& figure = block<Figure>(article.blocks, 0);
  EXPECT_EQ(figure.source, "c.tif");
  EXPECT_EQ(text_of(figure.caption), "Figure 1. Curve It falls.");
  EXPECT_EQ(text_of(figure.credit), "Ana Lima");
  EXPECT_EQ(figure.alternative_text, "A falling curve");
  EXPECT_FALSE(block<Figure>(article.blocks, 1).media.empty());
}

TEST(JatsReader, TablesOfBothModels) {
  const Article article = article_of(
      "",
      "<table-wrap><label>Table 1</label><caption><title>Routes</title></caption><table><thead><tr><th>Route</th>"
      "<th>No</th></tr></thead><tfoot><tr><td colspan='2'>Sum</td></tr></tfoot><tbody><tr><td rowspan='2'>A</td>"
      "<td>1</td></tr></tbody></table><table-wrap-foot><fn><p>Counted.</p></fn></table-wrap-foot></table-wrap>"
      "<table-wrap><oasis:table xmlns:oasis='http://www.niso.org/standards/z39-96/ns/oasis-exchange/table'>"
      "<oasis:tgroup cols='3'><oasis:colspec colname='c1'/><oasis:colspec colname='c2'/><oasis:colspec colname='c3'/>"
      "<oasis:tbody><oasis:row><oasis:entry namest='c1' nameend='c2' morerows='1'>x</oasis:entry>"
      "<oasis:entry>y</oasis:entry></oasis:row><oasis:row><oasis:entry>z</oasis:entry></oasis:row></oasis:tbody>"
      "</oasis:tgroup></oasis:table></table-wrap>");
  const Table& html = block<Table>(article.blocks, 0);
  EXPECT_EQ(text_of(html.caption), "Table 1 Routes");
  EXPECT_EQ(html.header_rows, 1U);
  ASSERT_EQ(html.rows.size(), 3U);
  EXPECT_EQ(html.rows[2].cells[0].column_span, 2U);
  EXPECT_EQ(paragraph_text(html.rows[2].cells[0].blocks, 0), "Sum");
  EXPECT_EQ(paragraph_text(article.blocks, 1), "Counted.");
  const Table& cals = block<Table>(article.blocks, 2);
  EXPECT_EQ(cals.rows.at(0).cells.at(0).column_span, 2U);
  EXPECT_EQ(cals.rows[0].cells[0].row_span, 2U);
}

TEST(JatsReader, FormulasAreKeptAsTextAndTold) {
  const testing::ReadOutcome outcome = read_with(
      format,
      "<article><front/><body><p>So <inline-formula><alternatives><inline-graphic xlink:href='f.gif'/>"
      "<mml:math "
      "xmlns:mml='http://www.w3.org/1998/Math/MathML'><mml:mi>x</mml:mi><mml:mo>=</mml:mo><mml:mfrac><mml:mn>1"
      "</mml:mn><mml:mn>6</mml:mn></mml:mfrac></mml:math></alternatives></inline-formula>; <tex-math>\\documentclass{m}"
      "\\begin{document}$y$\\end{document}</tex-math>.</p></body></article>");
  EXPECT_EQ(paragraph_text(outcome.document.articles.at(0).blocks, 0), "So x=1/6; $y$.");
  EXPECT_EQ(outcome.diagnostics.count(Severity::note, "formula-as-text"), 2U);
}

TEST(JatsReader, SubArticlesAreArticles) {
  const Document document =
      read_with(
          format,
          "<article xml:lang='en'><front><article-meta><title-group><article-title>A</article-title></title-group>"
          "</article-meta></front><body><p>a</p></body><sub-article article-type='translation' xml:lang='fr'>"
          "<front-stub><title-group><article-title>B</article-title></title-group></front-stub><body><p>b</p></body>"
          "</sub-article><response><front-stub/><body><p>c</p></body></response></article>")
          .document;
  ASSERT_EQ(document.articles.size(), 3U);
  EXPECT_EQ(document.language, "en");
  EXPECT_EQ(document.articles[1].language, "fr");
  EXPECT_EQ(text_of(document.articles[1].headline), "B");
  EXPECT_EQ(document.articles[2].language, "");
}

TEST(JatsReader, MetadataInTermsOfDublinCore) {
  const Metadata metadata =
      read_with(
          format,
          "<article><front><journal-meta><journal-title-group><journal-title>Sea</journal-title></journal-title-group>"
          "<issn>1234-5678</issn></journal-meta><article-meta><article-id pub-id-type='doi'>10.1/x</article-id>"
          "<pub-date><day>4</day><month>7</month><year>2023</year></pub-date><kwd-group><kwd>ships</kwd></kwd-group>"
          "<permissions><copyright-statement>© Sea</copyright-statement></permissions></article-meta></front>"
          "<body><p>x</p></body></article>")
          .document.metadata;
  EXPECT_EQ(find_metadata(metadata, "isPartOf"), "Sea");
  EXPECT_EQ(find_metadata(metadata, "issued"), "2023-07-04");
  EXPECT_EQ(find_metadata(metadata, "subject"), "ships");
  EXPECT_EQ(find_metadata(metadata, "rights"), "© Sea");
  const bool has_doi = std::any_of(metadata.begin(), metadata.end(), [](const MetadataEntry& entry) {
    return entry.term == "identifier" && entry.scheme == "DOI" && entry.value == "10.1/x";
  });
  EXPECT_TRUE(has_doi);
}

TEST(JatsReader, UnknownElementsAreToldAndTheirTextKept) {
  const testing::ReadOutcome outcome =
      read_with(format, "<article><front/><body><p>a <blink>b</blink> c</p></body></article>");
  EXPECT_EQ(paragraph_text(outcome.document.articles.at(0).blocks, 0), "a b c");
  EXPECT_EQ(outcome.diagnostics.count(Severity::warning, code::unknown_element), 1U);
}

TEST(JatsReader, NothingOutsideIsRead) {
  const testing::ReadOutcome outcome =
      read_with(format,
                "<!DOCTYPE article [<!ENTITY x SYSTEM '/etc/passwd'><!ENTITY y 'why'>]>"
                "<article><front/><body><p>a&x;b &y; &hellip;</p></body></article>");
  EXPECT_EQ(paragraph_text(outcome.document.articles.at(0).blocks, 0), "a&x;b why …");
  EXPECT_EQ(outcome.diagnostics.count(Severity::warning, code::malformed), 1U);
}

}  // namespace
}  // namespace galley::jats

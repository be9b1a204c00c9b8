// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <string>

#include "docbook/description.hpp"
#include "docbook/reader.hpp"
#include "docbook/writer.hpp"
#include "testing/conversion.hpp"

namespace galley::docbook {
namespace {

const testing::Format format{describe, read, write};

testing::ReadOutcome outcome_of(const std::string& content) {
  return read_with(format,
                   "<article xmlns='http://docbook.org/ns/docbook' xmlns:xlink='http://www.w3.org/1999/xlink' "
                   "version='5.1' xml:lang='en'>" +
                       content + "</article>");
}

Article article_of(const std::string& content) {
  Document document = outcome_of(content).document;
  EXPECT_EQ(document.articles.size(), 1U);
  return document.articles.empty() ? Article() : std::move(document.articles.front());
}

std::string paragraph_text(const Blocks& blocks, std::size_t at) {
  return text_of(std::get<Paragraph>(blocks.at(at).value).content);
}

TEST(DocBookReader, InfoGivesTitlesAuthorsAndMetadata) {
  const Document document =
      outcome_of(
          "<info><title>T</title><subtitle>S</subtitle><author><personname><firstname>Jane</firstname>"
          "<surname>Doe</surname></personname><affiliation><orgname>Gazette</orgname></affiliation>"
          "<email>jane@example.org</email></author><othercredit class='translator'><orgname>Words "
          "Ltd</orgname></othercredit>"
          "<pubdate>2023-07-04</pubdate><keywordset><keyword>ships</keyword></keywordset><abstract><para>Short.</para>"
          "</abstract></info><para>x</para>")
          .document;
  const Article& article = document.articles.at(0);
  EXPECT_EQ(text_of(article.headline), "T");
  EXPECT_EQ(text_of(article.deck), "S");
  ASSERT_EQ(article.byline.credits.size(), 2U);
  EXPECT_EQ(article.byline.credits[0].names.at(0), (CreditName{"Jane Doe", "Gazette", "jane@example.org"}));
  EXPECT_EQ(article.byline.credits[1].role, "trl");
  EXPECT_EQ(article.byline.credits[1].names.at(0).name, "Words Ltd");
  EXPECT_EQ(find_metadata(document.metadata, "issued"), "2023-07-04");
  EXPECT_EQ(find_metadata(document.metadata, "subject"), "ships");
  EXPECT_EQ(paragraph_text(article.blocks, 0), "Short.");
}

TEST(DocBookReader, Version4WithItsOwnNames) {
  const Document document =
      read_with(
          format,
          "<!DOCTYPE article PUBLIC '-//OASIS//DTD DocBook XML V4.5//EN' 'docbookx.dtd' [<!ENTITY who "
          "'the&nbsp;crew'>]>"
          "<article lang='de'><articleinfo><title>T</title><author><firstname>A</firstname><surname>B</surname>"
          "</author></articleinfo><sect1 id='s'><title>One</title><para>See <ulink url='http://example.org/'>here"
          "</ulink>, &who; &mdash; <xref linkend='s'/></para><sect2><title>Two</title><para>y</para></sect2></sect1>"
          "</article>")
          .document;
  EXPECT_EQ(document.language, "de");
  const Article& article = document.articles.at(0);
  ASSERT_EQ(article.sections.size(), 1U);
  EXPECT_EQ(text_of(article.sections[0].sections.at(0).heading), "Two");
  EXPECT_EQ(paragraph_text(article.sections[0].blocks, 0), "See here, the\u00a0crew — One");
  EXPECT_EQ(article.byline.credits.at(0).names.at(0).name, "A B");
}

TEST(DocBookReader, ABookOfArticlesIsAsManyAndChaptersAreSections) {
  const Document articles =
      read_with(
          format,
          "<book xmlns='http://docbook.org/ns/docbook'><title>Paper</title><article><title>A</title><para>a</para>"
          "</article><article xml:lang='fr'><title>B</title><para>b</para></article></book>")
          .document;
  ASSERT_EQ(articles.articles.size(), 2U);
  EXPECT_EQ(find_metadata(articles.metadata, "title"), "Paper");
  EXPECT_EQ(articles.articles[1].language, "fr");
  const Document book =
      read_with(format,
                "<book xmlns='http://docbook.org/ns/docbook'><title>Book</title><part><title>P</title><chapter><title>C"
                "</title><para>c</para></chapter></part></book>")
          .document;
  ASSERT_EQ(book.articles.size(), 1U);
  EXPECT_EQ(text_of(book.articles[0].sections.at(0).sections.at(0).heading), "C");
}

TEST(DocBookReader, FootnotesAndWhatRefersToThemAgain) {
  const Article article = article_of(
      "<title>T</title><para>a<footnote xml:id='f'><para>Note.</para></footnote> b<footnoteref linkend='f'/></para>");
  ASSERT_EQ(article.notes.size(), 1U);
  const Inlines& run = std::get<Paragraph>(article.blocks.at(0).value).content;
  EXPECT_TRUE(std::holds_alternative<NoteReference>(run.at(1).value));
  EXPECT_TRUE(std::holds_alternative<NoteReference>(run.at(3).value));
}

TEST(DocBookReader, ListsOfAllKinds) {
  const Article article = article_of(
      "<title>T</title><variablelist><varlistentry><term>hull</term><listitem><para>the "
      "body</para></listitem></varlistentry>"
      "</variablelist><orderedlist startingnumber='3'><listitem><para>c</para></listitem></orderedlist><para>"
      "<simplelist type='inline'><member>a</member><member>b</member></simplelist></para><procedure><title>Do</title>"
      "<step><para>so</para></step></procedure>");
  const auto& terms = std::get<List>(article.blocks.at(0).value);
  EXPECT_EQ(paragraph_text(terms.items.at(0).blocks, 0), "hull");
  EXPECT_EQ(std::get<Text>(std::get<Paragraph>(terms.items[0].blocks[0].value).content[0].value).style, Style::strong);
  EXPECT_EQ(std::get<List>(article.blocks.at(1).value).start, 3);
  EXPECT_EQ(paragraph_text(article.blocks, 2), "a, b");
  EXPECT_EQ(paragraph_text(article.blocks, 3), "Do");
  EXPECT_TRUE(std::get<List>(article.blocks.at(4).value).ordered);
}

TEST(DocBookReader, AFigureHasItsTitleAndTheCaptionOfItsPicture) {
  const Article article = article_of(
      "<title>T</title><figure xml:id='g'><title>The duck</title><mediaobject><imageobject><imagedata fileref='d.png'/>"
      "</imageobject><textobject><phrase>A duck</phrase></textobject><caption><para>It "
      "swims.</para></caption></mediaobject>"
      "</figure><table><title>Routes</title><tgroup cols='2'><thead><row><entry>a</entry><entry>b</entry></row></thead>"
      "<tbody><row><entry morerows='1'>c</entry><entry>d</entry></row><row><entry>e</entry></row></tbody></tgroup>"
      "<caption><para>Counted.</para></caption></table>");
  const auto& figure = std::get<Figure>(article.blocks.at(0).value);
  EXPECT_EQ(figure.source, "d.png");
  EXPECT_EQ(figure.alternative_text, "A duck");
  EXPECT_EQ(text_of(figure.caption), "The duck It swims.");
  const auto& table = std::get<Table>(article.blocks.at(1).value);
  EXPECT_EQ(text_of(table.caption), "Routes Counted.");
  EXPECT_EQ(table.header_rows, 1U);
  EXPECT_EQ(table.rows.at(1).cells.at(0).row_span, 2U);
}

TEST(DocBookReader, NotesInListingsAreKeptAside) {
  const Article article = article_of(
      "<title>T</title><programlisting language='c'>int a;<footnote><para>Why?</para></footnote>\n  int "
      "b;</programlisting>");
  EXPECT_EQ(std::get<Preformatted>(article.blocks.at(0).value), (Preformatted{"int a;\n  int b;", "c"}));
  ASSERT_EQ(article.notes.size(), 1U);
  EXPECT_EQ(paragraph_text(article.notes[0].blocks, 0), "Why?");
}

TEST(DocBookReader, InclusionsAreToldAsLost) {
  const testing::ReadOutcome outcome = outcome_of(
      "<title>T</title><para>x</para><xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='/etc/passwd'/>");
  EXPECT_EQ(outcome.diagnostics.count(Severity::loss, code::dropped_content), 1U);
}

TEST(DocBookReader, LineEndsBetweenHanCharactersAreNoSpaces) {
  const Article article = article_of("<title>T</title><para>清晨的\n    滨江路 and\n then</para>");
  EXPECT_EQ(paragraph_text(article.blocks, 0), "清晨的滨江路 and then");
}

}  // namespace
}  // namespace galley::docbook

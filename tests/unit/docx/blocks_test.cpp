// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "unit/docx/conversion.hpp"

namespace galley::docx {
namespace {

using testing::package;
using testing::read;

std::string paragraph(std::string_view text, std::string_view properties = "") {
  return "<w:p><w:pPr>" + std::string(properties) + "</w:pPr><w:r><w:t>" + std::string(text) + "</w:t></w:r></w:p>";
}
std::string styled(std::string_view style, std::string_view text) {
  return paragraph(text, "<w:pStyle w:val=\"" + std::string(style) + "\"/>");
}
std::string item(std::string_view text, int number, int level) {
  return paragraph(text, "<w:numPr><w:ilvl w:val=\"" + std::to_string(level) + "\"/><w:numId w:val=\"" +
                             std::to_string(number) + "\"/></w:numPr>");
}
std::string style(std::string_view id, std::string_view name, std::string_view more = "") {
  return "<w:style w:type=\"paragraph\" w:styleId=\"" + std::string(id) + "\"><w:name w:val=\"" + std::string(name) +
         "\"/>" + std::string(more) + "</w:style>";
}
const std::string long_text =
    "The harbour was closed for nine months, and nobody had expected that it would take so long.";

TEST(Blocks, FindHeadingsByNameLanguageBaseAndOutline) {
  for (const std::string& definition : {style("h", "heading 2"), style("h", "Überschrift 2"), style("h", "标题 2"),
                                        style("h", "見出し 2"), style("h", "Titre 2"), style("h", "Заголовок 2"),
                                        style("b", "heading 2") + style("h", "Own", "<w:basedOn w:val=\"b\"/>"),
                                        style("h", "Own", "<w:pPr><w:outlineLvl w:val=\"1\"/></w:pPr>")}) {
    const Document document =
        read(package(styled("t", "Harbour reopens") + styled("h", "What it cost") + paragraph(long_text),
                     {{"styles.xml", style("t", "heading 1") + definition}}));
    ASSERT_EQ(document.articles.size(), 1U) << definition;
    EXPECT_EQ(text_of(document.articles[0].headline), "Harbour reopens") << definition;
    ASSERT_EQ(document.articles[0].sections.size(), 1U) << definition;
    EXPECT_EQ(text_of(document.articles[0].sections[0].heading), "What it cost") << definition;
  }
}

TEST(Blocks, CutCyclesOfStyles) {
  const Document document = read(package(
      styled("a", long_text),
      {{"styles.xml", style("a", "A", "<w:basedOn w:val=\"b\"/>") + style("b", "B", "<w:basedOn w:val=\"a\"/>")}}));
  EXPECT_EQ(document.articles.size(), 1U);
}

TEST(Blocks, TakeATitleAsHeadlineAndHeadingsAsSections) {
  const Document document = read(package(styled("Title", "Harbour reopens") + styled("Subtitle", "After nine months") +
                                         styled("Heading1", "Cost") + paragraph(long_text) +
                                         styled("Heading1", "Crew") + paragraph(long_text)));
  ASSERT_EQ(document.articles.size(), 1U);
  EXPECT_EQ(text_of(document.articles[0].headline), "Harbour reopens");
  EXPECT_EQ(text_of(document.articles[0].deck), "After nine months");
  EXPECT_EQ(document.articles[0].sections.size(), 2U);
}

TEST(Blocks, SplitArticlesAsAsked) {
  const std::string bytes =
      package(styled("Heading1", "One") + paragraph(long_text) + styled("Heading1", "Two") + paragraph(long_text));
  EXPECT_EQ(read(bytes).articles.size(), 2U);
  EXPECT_EQ(read(bytes, {{"split-articles", "never"}}).articles.size(), 1U);
}

const std::string numbering =
    "<w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"4\"/><w:numFmt w:val=\"decimal\"/>"
    "<w:lvlText w:val=\"%1.\"/></w:lvl><w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt "
    "w:val=\"bullet\"/><w:lvlText "
    "w:val=\"-\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"1\"/></w:num>"
    "<w:num w:numId=\"2\"><w:abstractNumId w:val=\"1\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"9\"/>"
    "</w:lvlOverride></w:num>";

TEST(Blocks, NestListsAndCountTheirNumbers) {
  const Document document =
      read(package(styled("Heading1", "Lists") + item("four", 1, 0) + item("dash", 1, 1) + item("five", 1, 0) +
                       paragraph(long_text) + item("six", 1, 0) + item("nine", 2, 0),
                   {{"numbering.xml", numbering}}));
  ASSERT_EQ(document.articles.size(), 1U);
  const Blocks& blocks = document.articles[0].blocks;
  const auto list_of = [](std::int32_t start, std::vector<ListItem> items) {
    return Block{List{true, start, std::move(items)}, {}};
  };
  const ListItem four{{galley::paragraph("four"), {List{false, 1, {{{galley::paragraph("dash")}}}}, {}}}};
  const Blocks expected{list_of(4, {four, {{galley::paragraph("five")}}}), galley::paragraph(long_text),
                        list_of(6, {{{galley::paragraph("six")}}}), list_of(9, {{{galley::paragraph("nine")}}})};
  EXPECT_EQ(blocks, expected);
}

std::string cell(std::string_view properties, std::string_view content) {
  return "<w:tc><w:tcPr>" + std::string(properties) + "</w:tcPr>" + std::string(content) + "</w:tc>";
}

TEST(Blocks, MergeCellsAndTakeCaptions) {
  const Document document = read(
      package(styled("Heading1", "Tables") + styled("Caption", "Passengers") +
              "<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>" + cell("<w:gridSpan w:val=\"2\"/>", paragraph("wide")) +
              "</w:tr><w:tr>" + cell("<w:vMerge w:val=\"restart\"/>", paragraph("tall")) +
              cell("", "<w:tbl><w:tr>" + cell("", paragraph("inner")) + "</w:tr></w:tbl><w:p/>") + "</w:tr><w:tr>" +
              cell("<w:vMerge/>", "<w:p/>") + cell("", paragraph("last")) + "</w:tr></w:tbl>"));
  ASSERT_EQ(document.articles.size(), 1U);
  ASSERT_EQ(document.articles[0].blocks.size(), 1U);
  Table inner;
  inner.rows = {{{TableCell{{galley::paragraph("inner")}, false, 1, 1}}}};
  Table expected{plain("Passengers"), 1, {}};
  expected.rows = {{{TableCell{{galley::paragraph("wide")}, false, 2, 1}}},
                   {{TableCell{{galley::paragraph("tall")}, false, 1, 2}, TableCell{{{inner, {}}}, false, 1, 1}}},
                   {{TableCell{{galley::paragraph("last")}, false, 1, 1}}}};
  EXPECT_EQ(std::get<Table>(document.articles[0].blocks[0].value), expected);
}

TEST(Blocks, JoinPicturesWithCaptionsAndAlternativeText) {
  Diagnostics diagnostics;
  const std::string picture =
      "<w:p><w:r><w:drawing><wp:inline><wp:docPr id=\"1\" name=\"p\" descr=\"a quay\"/><a:graphic><a:graphicData>"
      "<pic:pic><pic:blipFill><a:blip r:embed=\"quay\"/></pic:blipFill></pic:pic></a:graphicData></a:graphic>"
      "</wp:inline></w:drawing></w:r></w:p>";
  const std::string vml =
      "<w:p><w:r><w:pict><v:shape alt=\"old\"><v:imagedata r:id=\"quay\"/></v:shape></w:pict></w:r></w:p>";
  const Document document = read(
      package(styled("Heading1", "Pictures") + picture + styled("Caption", "The quay") + vml + paragraph(long_text),
              {{"quay.png", "\x89PNG\r\n"}}),
      {}, &diagnostics);
  ASSERT_EQ(document.articles.size(), 1U);
  ASSERT_EQ(document.articles[0].blocks.size(), 3U);
  ASSERT_EQ(document.media.size(), 1U);
  const std::string key = document.media.begin()->first;
  EXPECT_EQ(document.media.begin()->second.media_type, "image/png");
  EXPECT_EQ(std::get<Figure>(document.articles[0].blocks[0].value), (Figure{key, {}, "a quay", plain("The quay"), {}}));
  EXPECT_EQ(std::get<Figure>(document.articles[0].blocks[1].value), (Figure{key, {}, "old", {}, {}}));
}

TEST(Blocks, LeadLinksToTheFigureOrTableWhoseCaptionIsMeant) {
  const auto caption = [](std::string_view bookmark, std::string_view text) {
    return "<w:p><w:pPr><w:pStyle w:val=\"Caption\"/></w:pPr><w:bookmarkStart w:id=\"1\" w:name=\"" +
           std::string(bookmark) + "\"/><w:r><w:t>" + std::string(text) + "</w:t></w:r></w:p>";
  };
  const auto link = [](std::string_view bookmark) {
    return "<w:p><w:hyperlink w:anchor=\"" + std::string(bookmark) + "\"><w:r><w:t>" + long_text +
           "</w:t></w:r></w:hyperlink></w:p>";
  };
  const std::string picture = "<w:p><w:r><w:pict><v:shape><v:imagedata r:id=\"quay\"/></v:shape></w:pict></w:r></w:p>";
  const std::string table = "<w:tbl><w:tr><w:tc>" + paragraph("1") + "</w:tc></w:tr></w:tbl>";
  const Document document =
      read(package(styled("Heading1", "Figures") + link("quay") + picture + caption("quay", "The quay") + link("toll") +
                       caption("toll", "What it cost") + table + link("alone") + caption("alone", "Of nothing") +
                       paragraph(long_text),
                   {{"quay.png", "\x89PNG\r\n"}}));
  ASSERT_EQ(document.articles.size(), 1U);
  const Blocks& blocks = document.articles[0].blocks;
  ASSERT_EQ(blocks.size(), 7U);
  for (const std::size_t i : {0U, 2U, 4U}) {
    const auto& of = std::get<Paragraph>(blocks[i].value).content;
    const auto* meant = of.empty() ? nullptr : std::get_if<Link>(&of[0].value);
    ASSERT_NE(meant, nullptr) << i;
    EXPECT_EQ(meant->target, "#" + blocks[i + 1].id) << i;
    EXPECT_NE(blocks[i + 1].id, "") << i;
  }
}

TEST(Blocks, LeadLinksToTheTopToTheFirstArticle) {
  const Document document = read(package(styled("Heading1", "Boxes") + paragraph(long_text) +
                                         "<w:p><w:hyperlink w:anchor=\"_top\"><w:r><w:t>Top of the document</w:t></w:r>"
                                         "</w:hyperlink></w:p>"));
  ASSERT_EQ(document.articles.size(), 1U);
  ASSERT_EQ(document.articles[0].blocks.size(), 2U);
  const auto& content = std::get<Paragraph>(document.articles[0].blocks[1].value).content;
  ASSERT_EQ(content.size(), 1U);
  const auto* link = std::get_if<Link>(&content[0].value);
  ASSERT_NE(link, nullptr);
  EXPECT_NE(document.articles[0].id, "");
  EXPECT_EQ(link->target, "#" + document.articles[0].id);
}

TEST(Blocks, ReadTextBoxesOnce) {
  const std::string box = "<w:txbxContent>" + paragraph("In the box " + long_text) + "</w:txbxContent>";
  const Document document = read(package(
      styled("Heading1", "Boxes") +
      "<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wp:anchor><wps:wsp><wps:txbx>" + box +
      "</wps:txbx></wps:wsp></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>" + box +
      "</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>" + long_text +
      "</w:t></w:r></w:p>"));
  ASSERT_EQ(document.articles.size(), 1U);
  EXPECT_EQ(document.articles[0].blocks,
            (Blocks{galley::paragraph("In the box " + long_text), galley::paragraph(long_text)}));
}

TEST(Blocks, GiveNotesToTheArticleThatRefersToThem) {
  const Document document = read(package(
      styled("Heading1", "One") + "<w:p><w:r><w:t>" + long_text +
          "</w:t><w:footnoteReference w:id=\"2\"/></w:r></w:p>" + styled("Heading1", "Two") + "<w:p><w:r><w:t>" +
          long_text + "</w:t><w:endnoteReference w:id=\"2\"/></w:r></w:p>",
      {{"footnotes.xml", "<w:footnote w:id=\"0\" w:type=\"separator\"><w:p/></w:footnote><w:footnote w:id=\"2\">" +
                             paragraph("foot") + "</w:footnote>"},
       {"endnotes.xml", "<w:endnote w:id=\"2\">" + paragraph("end") + "</w:endnote>"}}));
  ASSERT_EQ(document.articles.size(), 2U);
  EXPECT_EQ(document.articles[0].notes, (std::vector<Note>{{"n1", {galley::paragraph("foot")}}}));
  EXPECT_EQ(document.articles[1].notes, (std::vector<Note>{{"n1", {galley::paragraph("end")}}}));
}

TEST(Blocks, ReadQuotesPreformattedTextAndRules) {
  const Document document = read(package(
      styled("Heading1", "Kinds") + styled("Quote", "One.") + styled("Quote", "Two.") +
      "<w:p><w:pPr><w:pBdr><w:bottom w:val=\"single\"/></w:pBdr></w:pPr></w:p>" + styled("HTMLPreformatted", "int a;") +
      "<w:p><w:pPr><w:pStyle w:val=\"HTMLPreformatted\"/></w:pPr><w:r><w:t xml:space=\"preserve\">  "
      "b</w:t><w:tab/><w:br/><w:t>c</w:t></w:r></w:p>"));
  ASSERT_EQ(document.articles.size(), 1U);
  const Blocks expected{{Quote{{galley::paragraph("One."), galley::paragraph("Two.")}, {}}, {}},
                        {Break{}, {}},
                        {Preformatted{"int a;\n  b\t\nc", {}}, {}}};
  EXPECT_EQ(document.articles[0].blocks, expected);
}

TEST(Blocks, KeepTextThatRunsOnBetweenLinesAndOtherText) {
  const auto run_on = [](std::string_view style, std::string_view text) {
    return "<w:p><w:pPr><w:pStyle w:val=\"" + std::string(style) +
           "\"/><w:rPr><w:del w:id=\"1\"/></w:rPr></w:pPr><w:r><w:t>" + std::string(text) + "</w:t></w:r></w:p>";
  };
  const std::string head = styled("Heading1", "Kinds") + paragraph(long_text);
  const Document lines = read(package(head + run_on("HTMLPreformatted", "int a;") + paragraph(" and more")));
  ASSERT_EQ(lines.articles[0].blocks.size(), 2U);
  EXPECT_EQ(lines.articles[0].blocks[1], (Block{Preformatted{"int a; and more", {}}, {}}));
  const Document text = read(package(head + run_on("Normal", "It ends in ") + styled("HTMLPreformatted", "int a;")));
  ASSERT_EQ(text.articles[0].blocks.size(), 2U);
  EXPECT_EQ(text.articles[0].blocks[1], (Block{Paragraph{{{Text{"It ends in int a;", Style::none, {}}}}}, {}}));
}

}  // namespace
}  // namespace galley::docx

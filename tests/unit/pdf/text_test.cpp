// SPDX-License-Identifier: Apache-2.0
// What other programs read out of our files.
#include <algorithm>

#include <gtest/gtest.h>

#include "sample_documents.hpp"
#include "testing/samples.hpp"
#include "written_pdf.hpp"

namespace galley::testing {
namespace {

std::string source_of(const Sentences& news) {
  std::string text = news.headline;
  for (const std::string& paragraph : news.paragraphs) text += paragraph;
  return without_space(text);
}

class News : public ::testing::TestWithParam<Sentences> {};

/// "... Headline [...] text", in order, from the structure tree.
std::string structure_text(const WrittenPdf& pdf) {
  std::string text;
  const std::string tree = pdf.output({"pdfinfo", "-struct-text", "FILE"});
  for (std::size_t at = 0; at < tree.size();) {
    const std::size_t end = std::min(tree.find('\n', at), tree.size());
    const std::string line = tree.substr(at, end - at);
    const std::size_t quote = line.find('"');
    if (quote != std::string::npos && line.find_first_not_of(' ') == quote) {
      text += line.substr(quote + 1, line.rfind('"') - quote - 1);
    }
    at = end + 1;
  }
  return without_space(text);
}

TEST_P(News, StructureTreeGivesTheTextInOrder) {
  NEEDS_PROGRAM("pdfinfo");
  if (!has_font(GetParam())) GTEST_SKIP() << "no font";
  const WrittenPdf pdf(article_in(GetParam().language, GetParam().headline, GetParam().paragraphs));
  EXPECT_EQ(structure_text(pdf), source_of(GetParam()));
}

TEST_P(News, MutoolGivesTheTextInOrder) {
  NEEDS_PROGRAM("mutool");
  if (!has_font(GetParam())) GTEST_SKIP() << "no font";
  const WrittenPdf pdf(article_in(GetParam().language, GetParam().headline, GetParam().paragraphs),
                       {{"page-numbers", "false"}});
  EXPECT_EQ(without_space(pdf.output({"mutool", "draw", "-q", "-F", "txt", "FILE"})), source_of(GetParam()));
}

TEST_P(News, PdftotextGivesEveryCharacter) {
  NEEDS_PROGRAM("pdftotext");
  if (!has_font(GetParam())) GTEST_SKIP() << "no font";
  const WrittenPdf pdf(article_in(GetParam().language, GetParam().headline, GetParam().paragraphs),
                       {{"page-numbers", "false"}});
  EXPECT_EQ(without_space(pdf.output({"pdftotext", "FILE", "-"})), source_of(GetParam()));
}

TEST_P(News, FontsAreEmbeddedSubsetsWithUnicodeMaps) {
  NEEDS_PROGRAM("pdffonts");
  if (!has_font(GetParam())) GTEST_SKIP() << "no font";
  const WrittenPdf pdf(article_in(GetParam().language, GetParam().headline, GetParam().paragraphs));
  const std::string fonts = pdf.output({"pdffonts", "FILE"});
  const std::size_t lines = count(fonts, "\n") - 2;
  EXPECT_GE(lines, 1U);
  EXPECT_EQ(count(fonts, "yes yes yes"), lines) << fonts;
}

TEST_P(News, RenderersHaveNothingToSay) {
  if (!has_font(GetParam())) GTEST_SKIP() << "no font";
  const WrittenPdf pdf(article_in(GetParam().language, GetParam().headline, GetParam().paragraphs));
  if (has_program("qpdf")) {
    const std::string said = pdf.complaints({"qpdf", "--check", "FILE"});
    EXPECT_EQ(count(said, "WARNING"), 0U) << said;
    EXPECT_EQ(count(said, "No syntax or stream encoding errors found"), 1U) << said;
  }
  if (has_program("gs")) {
    EXPECT_EQ(pdf.complaints({"gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=nullpage", "FILE"}), "");
  }
  if (has_program("pdftoppm")) {
    EXPECT_EQ(pdf.complaints({"pdftoppm", "-r", "20", "FILE", "page"}), "");
  }
}

INSTANTIATE_TEST_SUITE_P(Pdf, News, ::testing::ValuesIn(news_in_many_languages()), [](const auto& one) {
  std::string name = one.param.language;
  std::erase(name, '-');
  return name;
});

/// A page of everything in one language, each of its texts in a place of its own; `text` is all of it in order.
Document page_of(const Sentences& news, std::string& text) {
  Document document = article_in(news.language, news.headline, news.paragraphs);
  Article& article = document.articles.front();
  std::size_t number = 0;
  const auto part = [&] { return news.headline + " " + std::to_string(++number); };
  const std::string kicker = part();
  const std::string deck = part();
  article.kicker = plain(kicker);
  article.deck = plain(deck);
  text = kicker + news.headline + deck;
  for (const std::string& paragraph : news.paragraphs) text += paragraph;
  Section section;
  const std::string heading = part();
  section.heading = plain(heading);
  text += heading;
  List list;
  for (int i = 0; i < 2; ++i) {
    const std::string item = part();
    list.items.push_back({{paragraph(item)}});
    text += "•" + item;
  }
  section.blocks.push_back({list, {}});
  Table table{plain(part()), 1, {}};
  text += text_of(table.caption);
  for (int row = 0; row < 3; ++row) {
    TableRow& cells = table.rows.emplace_back();
    for (int column = 0; column < 2; ++column) {
      const std::string cell = part();
      cells.cells.push_back({{paragraph(cell)}, false, 1, 1});
      text += cell;
    }
  }
  section.blocks.push_back({table, {}});
  const std::string quote = part();
  section.blocks.push_back({Quote{{paragraph(quote)}, {}}, {}});
  text += quote;
  for (const std::string& paragraph_text : news.paragraphs) {
    section.blocks.push_back(paragraph(paragraph_text));
    text += paragraph_text;
  }
  article.sections.push_back(std::move(section));
  text = without_space(text);
  return document;
}

std::string sorted(std::string text) {
  std::sort(text.begin(), text.end());
  return text;
}

/// Is there a letter of the blocks of radicals, U+2E80 to U+2FDF, which share their glyphs with Han?
bool has_radicals(const std::string& text) {
  for (std::size_t i = 0; i + 2 < text.size(); ++i) {
    const auto first = static_cast<unsigned char>(text[i]);
    const auto second = static_cast<unsigned char>(text[i + 1]);
    if (first == 0xE2 && (second >= 0xBA && second <= 0xBF)) return true;
  }
  return false;
}

TEST_P(News, APageOfEverythingIsWholeInEveryForm) {
  NEEDS_PROGRAM("pdfinfo");
  NEEDS_PROGRAM("mutool");
  NEEDS_PROGRAM("gs");
  NEEDS_PROGRAM("qpdf");
  if (!has_font(GetParam())) GTEST_SKIP() << "no font";
  std::vector<OptionValues> forms = {{}, {{"paper", "a3"}, {"columns", "4"}}};
  if (GetParam().language == "ja" || GetParam().language == "zh-CN") {
    forms.push_back({{"writing-mode", "vertical"}, {"columns", "2"}});
  }
  std::string text;
  const Document document = page_of(GetParam(), text);
  for (OptionValues& options : forms) {
    options.insert(options.end(), {{"page-numbers", "false"}, {"running-header", "-"}, {"hyphenate", "false"}});
    const WrittenPdf pdf(document, options);
    EXPECT_EQ(structure_text(pdf), text);
    for (const std::string& read : {without_space(pdf.output({"pdftotext", "FILE", "-"})),
                                    without_space(pdf.output({"mutool", "draw", "-q", "-F", "txt", "FILE"}))}) {
      EXPECT_EQ(sorted(read), sorted(text)) << read;
      EXPECT_FALSE(has_radicals(read)) << read;
    }
    const std::string fonts = pdf.output({"pdffonts", "FILE"});
    EXPECT_EQ(count(fonts, "yes yes yes"), count(fonts, "\n") - 2) << fonts;
    const Diagnostics& said = pdf.diagnostics();
    EXPECT_EQ(said.count(Severity::warning, code::missing_font), 0U);
    EXPECT_EQ(pdf.complaints({"gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=nullpage", "FILE"}), "");
    EXPECT_EQ(count(pdf.complaints({"qpdf", "--check", "FILE"}), "WARNING"), 0U);
    // Builds of mutool without colour management say so of every file.
    std::string drawn = pdf.complaints({"mutool", "draw", "-q", "-F", "pgm", "-r", "20", "-o", "/dev/null", "FILE"});
    const std::string no_icc = "warning: ICC support is not available\n";
    if (drawn.starts_with(no_icc)) drawn.erase(0, no_icc.size());
    EXPECT_EQ(drawn, "");
  }
}

TEST(PdfText, VerticalJapaneseKeepsItsOrder) {
  NEEDS_PROGRAM("pdfinfo");
  for (const Sentences& news : news_in_many_languages()) {
    if (news.language != "ja" || !has_font(news)) continue;
    const WrittenPdf pdf(article_in(news.language, news.headline, news.paragraphs), {{"writing-mode", "vertical"}});
    EXPECT_EQ(structure_text(pdf), source_of(news));
  }
}

TEST(PdfText, HanCharactersAreNotKangxiRadicals) {
  NEEDS_PROGRAM("pdftotext");
  // These share their glyphs with radicals in many fonts.
  const std::string han = "力工人心水火山口女子日月木";
  if (!has_font({"zh-CN", "", {}, U'力'})) GTEST_SKIP() << "no font";
  const WrittenPdf pdf(article_in("zh-CN", "", {han}), {{"page-numbers", "false"}});
  EXPECT_EQ(without_space(pdf.output({"pdftotext", "FILE", "-"})), han);
}

TEST(PdfText, TwoCharactersOfOneGlyphAreToldApart) {
  NEEDS_PROGRAM("pdfinfo");
  if (!has_font({"zh-CN", "", {}, U'⼒'})) GTEST_SKIP() << "no font";
  // The radical U+2F12 and the character U+529B.
  const WrittenPdf pdf(article_in("zh-CN", "", {"力\xE2\xBC\x92力"}), {{"page-numbers", "false"}});
  EXPECT_EQ(without_space(pdf.output({"pdftotext", "FILE", "-"})), "力\xE2\xBC\x92力");
}

TEST(PdfText, LigaturesSayTheirLetters) {
  NEEDS_PROGRAM("pdftotext");
  const WrittenPdf pdf(article_in("en", "", {"The office offers efficient flying fish."}), {{"page-numbers", "false"}});
  EXPECT_EQ(without_space(pdf.output({"pdftotext", "FILE", "-"})), "Theofficeoffersefficientflyingfish.");
}

TEST(PdfText, TheSamplePageIsSmallAndWhole) {
  NEEDS_PROGRAM("pdftotext");
  const auto path = sample("page.txt");
  if (!path || !has_font({"zh-CN", "", {}, U'铜'})) GTEST_SKIP() << "no sample or no font";
  std::vector<std::string> lines;
  std::string text;
  const std::string page = read_bytes(*path);
  for (std::size_t at = 0; at < page.size();) {
    const std::size_t end = std::min(page.find('\n', at), page.size());
    if (end > at) lines.push_back(page.substr(at, end - at));
    at = end + 1;
  }
  for (const std::string& line : lines) text += line;
  const WrittenPdf pdf(article_in("zh-CN", "", lines), {{"page-numbers", "false"}, {"running-header", "-"}});
  EXPECT_LE(pdf.bytes().size(), 150U << 10);
  EXPECT_EQ(without_space(pdf.output({"pdftotext", "FILE", "-"})), without_space(text));
}

}  // namespace
}  // namespace galley::testing

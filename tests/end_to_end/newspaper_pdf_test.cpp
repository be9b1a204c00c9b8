// SPDX-License-Identifier: Apache-2.0
#include <vector>

#include "end_to_end/newspaper_page.hpp"

namespace galley::testing {
namespace {

constexpr const char* not_here = "the real page is not here; tests/unit/pdf reads pages of Galley's own";

/// The paragraphs of HTML or XML, without what stands at the head of an article.
std::vector<std::string> paragraphs_of(const std::string& markup) {
  std::vector<std::string> paragraphs;
  for (std::size_t at = markup.find("<p>"); at != std::string::npos; at = markup.find("<p>", at)) {
    at += 3;
    const std::size_t end = markup.find("</p>", at);
    if (end == std::string::npos) break;
    paragraphs.push_back(markup.substr(at, end - at));
  }
  return paragraphs;
}

/// The page as other programs made it a PDF.
class NewspaperPdfTest : public NewspaperPageTest {
 protected:
  void expect_page_of_html(const char* name, const char* layout) {
    const auto pdf = sample(name);
    const auto html = sample("page-4col.html");
    if (!pdf || !html) GTEST_SKIP() << not_here;
    expect_whole_page(inspected(pdf->string(), {"-R", std::string("layout=") + layout}));
    const std::vector<std::string> wanted = paragraphs_of(read_bytes(*html));
    ASSERT_EQ(wanted.size(), 54U);
    const std::vector<std::string> found = paragraphs_of(folder.read("page.xml"));
    ASSERT_EQ(found.size(), wanted.size());
    for (std::size_t i = 0; i < wanted.size(); ++i) EXPECT_EQ(found[i], wanted[i]) << "paragraph " << i + 1;
  }
};

TEST_F(NewspaperPdfTest, UntaggedInFourColumns) { expect_page_of_html("page-4col-weasyprint.pdf", "auto"); }
TEST_F(NewspaperPdfTest, TaggedInFourColumns) { expect_page_of_html("page-4col-chromium-tagged.pdf", "auto"); }
TEST_F(NewspaperPdfTest, TaggedByItsTags) { expect_page_of_html("page-4col-chromium-tagged.pdf", "tags"); }
TEST_F(NewspaperPdfTest, TaggedByItsLayout) { expect_page_of_html("page-4col-chromium-tagged.pdf", "geometry"); }

// LibreOffice had the page with its paragraphs broken where columns ended, and nothing else is missing.
TEST_F(NewspaperPdfTest, OneColumnOnFivePages) {
  const auto pdf = sample("page-libreoffice.pdf");
  if (!pdf) GTEST_SKIP() << not_here;
  expect_whole_page(inspected(pdf->string()));
}

}  // namespace
}  // namespace galley::testing

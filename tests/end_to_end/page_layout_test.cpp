// SPDX-License-Identifier: Apache-2.0
// galley inspect --layout.
#include <pugixml.hpp>

#include <filesystem>
#include <string>

#include "end_to_end/command_test.hpp"
#include "end_to_end/made_pdf.hpp"

namespace galley::testing {
namespace {

using ::testing::HasSubstr;

class PageLayoutTest : public CommandTest {
 protected:
  // Standard encoding shows a typewriter's quote as ’ (ISO 32000-1, annex D).
  // Two columns of four lines, the right one painted first, below a headline that spans them.
  void write_page(const std::string& name) {
    std::string content = "BT /F 24 Tf 50 740 Td (Harbour reopens) Tj ET\n";
    for (const int x : {320, 50}) {
      for (int i = 0; i < 4; ++i)
        content += "BT /F 10 Tf " + std::to_string(x) + " " + std::to_string(690 - 14 * i) + " Td (" +
                   (x == 50 ? "Left" : "Right") + " line " + std::to_string(i) +
                   " <of> the harbour's & town's text) Tj ET\n";
    }
    folder.write(name,
                 made_pdf({"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
                           "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F 5 "
                           "0 R>>>>>>",
                           made_stream("", content), "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"}));
  }
};

TEST_F(PageLayoutTest, IsDrawnInTheOrderInWhichItIsRead) {
  write_page("page.pdf");
  const Outcome outcome = galley({"inspect", "--layout", "page.pdf", "-o", "page.svg"});
  ASSERT_EQ(outcome.exit_code, 0) << outcome.errors;
  EXPECT_EQ(outcome.output, "");
  pugi::xml_document svg;
  ASSERT_TRUE(svg.load_file((folder.path() / "page.svg").c_str()));
  std::vector<std::string> titles;
  for (const pugi::xpath_node found : svg.select_nodes("//*[local-name()='title']"))
    titles.emplace_back(found.node().text().get());
  ASSERT_EQ(titles.size(), 3U);
  EXPECT_EQ(titles[0], "1: text: Harbour reopens");
  EXPECT_THAT(titles[1], HasSubstr("2: text: Left line 0 <of> the harbour’s & town’s"));
  EXPECT_THAT(titles[2], HasSubstr("3: text: Right line 0"));
  EXPECT_EQ(svg.select_nodes("//*[@class='line']").size(), 9U);
}

TEST_F(PageLayoutTest, GoesToStandardOutputAsHtml) {
  write_page("page.pdf");
  const Outcome outcome = galley({"inspect", "--layout", "page.pdf"});
  EXPECT_EQ(outcome.exit_code, 0);
  EXPECT_THAT(outcome.output, HasSubstr("<!DOCTYPE html>"));
  EXPECT_THAT(outcome.output, HasSubstr("Right line 3 &lt;of&gt; the harbour’s &amp; town"));
  EXPECT_THAT(outcome.output, HasSubstr("article 1, headline"));
}

TEST_F(PageLayoutTest, IsNothingThatTextHas) {
  folder.write("page.txt", "Harbour reopens\n\nShips returned.\n");
  const Outcome outcome = galley({"inspect", "--layout", "page.txt", "-o", "page.svg"});
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_THAT(outcome.errors, HasSubstr("format 'text' has no layout to show"));
  EXPECT_FALSE(std::filesystem::exists(folder.path() / "page.svg"));
}

TEST_F(PageLayoutTest, RefusesNamesThatTellNoDrawingAndItsOwnInput) {
  write_page("page.pdf");
  EXPECT_EQ(galley({"inspect", "--layout", "page.pdf", "-o", "page.png"}).exit_code, 2);
  write_page("page.svg");
  EXPECT_EQ(galley({"inspect", "--layout", "-f", "pdf", "page.svg", "-o", "page.svg"}).exit_code, 2);
  EXPECT_EQ(galley({"inspect", "page.pdf", "-o", "page.svg"}).exit_code, 2);
  EXPECT_EQ(galley({"inspect", "--layout", "--json", "page.pdf"}).exit_code, 2);
}

}  // namespace
}  // namespace galley::testing

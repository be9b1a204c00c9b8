// SPDX-License-Identifier: Apache-2.0
#include "cli/output_names.hpp"

#include <gtest/gtest.h>

#include "galley/error.hpp"
#include "testing/scratch_folder.hpp"

namespace galley::cli {
namespace {

TEST(OutputInFolderTest, TakesTheNameOfTheInput) {
  EXPECT_EQ(output_in_folder("out", "desk/page.docx", "xml"), "out/page.xml");
  EXPECT_EQ(output_in_folder("out/", "/page", "xml"), "out/page.xml");
  EXPECT_EQ(output_in_folder("out", "../a.b.txt", "xml"), "out/a.b.xml");
  EXPECT_EQ(output_in_folder("out", ".hidden", "xml"), "out/.hidden.xml");
  EXPECT_EQ(output_in_folder("out", "-", "xml"), "out/stdin.xml");
}

TEST(OutputInFolderTest, NeverLeavesTheFolder) {
  for (const char* input : {"..", "../..", ".", "/", "a/..", "a/"}) {
    const auto output = output_in_folder("out", input, "xml");
    EXPECT_EQ(output.parent_path(), "out") << input;
    EXPECT_NE(output.filename(), "..") << input;
  }
}

TEST(OutputOfArticleTest, HasDigitsEnoughForAll) {
  EXPECT_EQ(output_of_article("out/page.xml", 1, 2), "out/page-01.xml");
  EXPECT_EQ(output_of_article("page.xml", 7, 1234), "page-0007.xml");
  EXPECT_EQ(output_of_article("page", 100, 100), "page-100");
}

TEST(CheckOutputsTest, FindsTwoInputsForOneOutput) {
  EXPECT_NO_THROW(check_outputs({{"/no/a.txt", "out/a.xml"}, {"/no/b.txt", "out/b.xml"}}));
  EXPECT_THROW(check_outputs({{"/no/a.txt", "out/a.xml"}, {"/no/a.md", "out/../out/a.xml"}}), Error);
  EXPECT_NO_THROW(check_outputs({{"/no/a.txt", "/dev/null"}, {"/no/b.txt", "/dev/null"}}));
}

TEST(CheckOutputsTest, FindsAnOutputThatIsAnInput) {
  const testing::ScratchFolder folder;
  const auto page = folder.write("page.txt", "text");
  std::filesystem::create_symlink(page, folder.path() / "link.txt");
  EXPECT_THROW(check_outputs({{page, page}}), Error);
  EXPECT_THROW(check_outputs({{page, folder.path() / "link.txt"}}), Error);
  EXPECT_THROW(check_outputs({{folder.path() / "link.txt", page}}), Error);
  EXPECT_NO_THROW(check_outputs({{page, folder.path() / "page.xml"}}));
}

}  // namespace
}  // namespace galley::cli

// SPDX-License-Identifier: Apache-2.0

/// share/doc/plugin-guide.md does what it says, with an installed Galley.
///
/// Fences in it: "file=PATH" is written to PATH; "sh run" is run, and must end well ("sh run fails": badly); "output"
/// after it must be part of what that said.

#include <sstream>

#include "end_to_end/installed_test.hpp"

namespace galley::testing {
namespace {

using ::testing::HasSubstr;

struct Block {
  std::string language;
  std::vector<std::string> words;  ///< after the language
  std::string text;
  int line = 0;
};

std::vector<Block> blocks_of(const std::string& markdown) {
  std::vector<Block> blocks;
  std::istringstream lines(markdown);
  bool within = false;
  int number = 0;
  for (std::string line; std::getline(lines, line);) {
    ++number;
    if (line.starts_with("```")) {
      within = !within;
      if (!within) continue;
      Block& block = blocks.emplace_back();
      block.line = number;
      std::istringstream words(line.substr(3));
      words >> block.language;
      for (std::string word; words >> word;) block.words.push_back(word);
    } else if (within) {
      blocks.back().text += line + "\n";
    }
  }
  EXPECT_FALSE(within) << "a fence is not closed";
  return blocks;
}

class GuideTest : public InstalledTest {
 protected:
  /// Does all that a part of the guide says.
  void follow(const std::string& text) {
    std::string said;
    for (const Block& block : blocks_of(text)) {
      SCOPED_TRACE("line " + std::to_string(block.line));
      const std::string first = block.words.empty() ? std::string() : block.words.front();
      if (first.starts_with("file=")) {
        folder.write(first.substr(5), block.text);
        ++done_;
      } else if (block.language == "sh" && first == "run") {
        const Outcome outcome = shell("set -e\n" + with_sanitizers(block.text));
        said = outcome.output + outcome.errors;
        const bool fails = block.words.back() == "fails";
        EXPECT_EQ(outcome.exit_code != 0, fails) << said;
        ++done_;
      } else if (block.language == "output") {
        EXPECT_THAT(said, HasSubstr(block.text.substr(0, block.text.size() - 1)));
        ++done_;
      }
      if (HasFatalFailure()) return;
    }
  }

  int done_ = 0;

 private:
  static std::string with_sanitizers(std::string text) {
    const std::string plain = "cmake -S notice -B build -G Ninja";
    const std::size_t at = text.find(plain);
    if (at != std::string::npos) text.replace(at, plain.size(), configure("notice", "build"));
    return text;
  }
};

TEST_F(GuideTest, FormatInCpp) {
  const std::string guide = folder.read("prefix/share/galley/doc/plugin-guide.md");
  follow(guide.substr(0, guide.find("\n## 7.")));
  EXPECT_GE(done_, 18);
}

TEST_F(GuideTest, FormatInPython) {
  const std::string guide = folder.read("prefix/share/galley/doc/plugin-guide.md");
  follow(guide.substr(guide.find("\n## 7.")));
  EXPECT_GE(done_, 8);
}

}  // namespace
}  // namespace galley::testing

// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "structure/build.hpp"
#include "testing/samples.hpp"

// Each file in texts/ holds a text, a line "=====", and the outline of the articles in it; where the outline
// of the same text without its # marks is another, a second such line and that outline. With
// GALLEY_SHOW_OUTLINES in the environment the outlines found are printed.
namespace galley::structure {
namespace {

std::string first_words(const std::string& text) {
  std::size_t end = 0;
  for (int count = 0; end < text.size() && count < 16; ++count) {
    ++end;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) ++end;
  }
  return text.substr(0, end) + (end < text.size() ? "…" : "");
}

void outline_blocks(const Blocks& blocks, const std::string& indent, std::string& out) {
  for (const Block& block : blocks) {
    const auto* paragraph = std::get_if<Paragraph>(&block.value);
    out += indent + (paragraph != nullptr ? "- " + first_words(text_of(paragraph->content)) : std::string("[block]")) +
           "\n";
  }
}

void outline_section(const Section& section, const std::string& indent, std::string& out) {
  out += indent + "## " + text_of(section.heading) + "\n";
  outline_blocks(section.blocks, indent + "  ", out);
  for (const Section& inner : section.sections) outline_section(inner, indent + "  ", out);
}

std::string lines_of(const Inlines& inlines) {
  std::string text;
  for (const Inline& piece : inlines) text += std::holds_alternative<LineBreak>(piece.value) ? " | " : text_of({piece});
  return text;
}

std::string outline(const std::vector<Article>& articles) {
  std::string out;
  for (const Article& article : articles) {
    out += "article" + (article.language.empty() ? "" : " " + article.language) + "\n";
    if (!article.kicker.empty()) out += "  kicker: " + lines_of(article.kicker) + "\n";
    if (!article.headline.empty()) out += "  headline: " + lines_of(article.headline) + "\n";
    if (!article.deck.empty()) out += "  deck: " + lines_of(article.deck) + "\n";
    for (const Credit& credit : article.byline.credits) {
      out += "  credit: " + credit.role + " | " + credit.label + " |";
      for (const CreditName& name : credit.names) {
        out += " " + name.name + (name.affiliation.empty() ? "" : " [" + name.affiliation + "]") +
               (name.contact.empty() ? "" : " <" + name.contact + ">") + ";";
      }
      out += "\n";
    }
    const Dateline& d = article.dateline;
    if (!d.empty())
      out += "  dateline: " + d.place + " | " + d.date + " | " + d.when + " | " + d.agency + " | " + d.label + "\n";
    outline_blocks(article.blocks, "  ", out);
    for (const Section& section : article.sections) outline_section(section, "  ", out);
  }
  return out;
}

std::vector<Piece> pieces_of(const std::string& text, bool marks) {
  std::vector<Piece> pieces;
  std::istringstream lines(text);
  std::string line;
  std::uint32_t blank = 0;
  while (std::getline(lines, line)) {
    if (line.empty()) {
      ++blank;
      continue;
    }
    Piece piece;
    piece.space_before = blank;
    blank = 0;
    if (line == "===") {
      piece.role = Role::article_break;
    } else if (line.starts_with("![](")) {
      piece.block.value = Figure{.source = line.substr(4, line.size() - 5)};
    } else if (line.starts_with("**")) {
      piece.strong = true;
      piece.block = paragraph(line.substr(2, line.size() - 4));
    } else if (line.starts_with("{")) {
      piece.relative_size = std::stod(line.substr(1));
      piece.block = paragraph(line.substr(line.find('}') + 2));
    } else if (const std::size_t hashes = line.find_first_not_of('#'); hashes > 0) {
      if (marks) {
        piece.role = hashes == 1 ? Role::headline : Role::heading;
        piece.level = static_cast<std::uint32_t>(hashes - 1);
      }
      piece.block = paragraph(line.substr(hashes + 1));
    } else {
      piece.block = paragraph(line);
    }
    pieces.push_back(std::move(piece));
  }
  return pieces;
}

std::string outline_of(const std::string& text, bool marks) {
  Diagnostics diagnostics;
  return outline(build_articles(pieces_of(text, marks), {}, diagnostics));
}

class Articles : public ::testing::TestWithParam<std::string> {};

TEST_P(Articles, AreBuiltFrom) {
  const std::string file = galley::testing::read_bytes(std::filesystem::path(GALLEY_STRUCTURE_TEXTS) / GetParam());
  const std::string bar = "=====\n";
  const std::size_t first = file.find("\n" + bar);
  const std::string text = file.substr(0, first);
  const bool show = std::getenv("GALLEY_SHOW_OUTLINES") != nullptr;
  const std::string marked = outline_of(text, true);
  const std::string unmarked = outline_of(text, false);
  if (show)
    std::printf("<<<%s\n%s%s%s>>>\n", GetParam().c_str(), marked.c_str(), unmarked != marked ? bar.c_str() : "",
                unmarked != marked ? unmarked.c_str() : "");
  ASSERT_NE(first, std::string::npos) << "the file tells no outline";
  const std::string outlines = file.substr(first + 1 + bar.size());
  const std::size_t second = outlines.find(bar);
  EXPECT_EQ(marked, outlines.substr(0, second));
  EXPECT_EQ(unmarked, second == std::string::npos ? outlines : outlines.substr(second + bar.size())) << "without marks";
}

std::vector<std::string> text_files() {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(GALLEY_STRUCTURE_TEXTS))
    names.push_back(entry.path().filename().string());
  std::sort(names.begin(), names.end());
  return names;
}

INSTANTIATE_TEST_SUITE_P(Text, Articles, ::testing::ValuesIn(text_files()), [](const auto& information) {
  return information.param.substr(0, information.param.find('.'));
});

}  // namespace
}  // namespace galley::structure

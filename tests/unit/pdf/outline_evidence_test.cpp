// SPDX-License-Identifier: Apache-2.0
// What an outline says of the lines that it leads to.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pdf/outline_evidence.hpp"

namespace galley::pdf {
namespace {

using pdf_text::OutlineItem;
using structure::Piece;
using structure::Role;

Piece line(std::string_view text, double size, std::uint32_t page = 1) {
  Piece piece;
  piece.block = paragraph(text);
  piece.relative_size = size;
  piece.place.page = page;
  return piece;
}

OutlineItem item(const char* title, std::uint32_t depth, std::int32_t page = 0) { return {title, {page, 0}, depth}; }

TEST(OutlineEvidence, LevelsAreHeadlinesAndHeadings) {
  std::vector<Piece> pieces{line("Harbour  Reopens", 1), line("Text.", 1), line("What it cost", 1)};
  apply_outline({item("Harbour reopens", 0), item("What it cost", 1)}, pieces);
  EXPECT_EQ(pieces[0].role, Role::headline);
  EXPECT_EQ(pieces[0].evidence, "outline, level 1");
  EXPECT_EQ(pieces[1].role, Role::unknown);
  EXPECT_EQ(pieces[2].role, Role::heading);
  EXPECT_EQ(pieces[2].level, 1U);
}

TEST(OutlineEvidence, BelowALargerTitleItBeginsWithSections) {
  std::vector<Piece> pieces{line("A report on harbours", 2), line("Introduction", 1.2), line("Method", 1.2)};
  apply_outline({item("Introduction", 0), item("Method", 0)}, pieces);
  EXPECT_EQ(pieces[0].role, Role::unknown);
  EXPECT_EQ(pieces[1].role, Role::heading);
  EXPECT_EQ(pieces[2].level, 1U);
}

TEST(OutlineEvidence, TheSameWordsOnAnotherPageAreText) {
  std::vector<Piece> pieces{line("Method", 1, 1), line("Method", 1.2, 2)};
  apply_outline({item("Method", 0, 1)}, pieces);
  EXPECT_EQ(pieces[0].role, Role::unknown);
  EXPECT_EQ(pieces[1].role, Role::headline);
}

TEST(OutlineEvidence, AnOutlineOfSomethingElseIsLeftAlone) {
  std::vector<Piece> pieces{line("Method", 1)};
  apply_outline({item("Method", 0), item("Page 2", 0), item("Page 3", 0)}, pieces);
  EXPECT_EQ(pieces[0].role, Role::unknown);
}

}  // namespace
}  // namespace galley::pdf

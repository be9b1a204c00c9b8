// SPDX-License-Identifier: Apache-2.0
// What samples of pictures come to as gray and RGB.
#include <gtest/gtest.h>

#include "pdf/picture_colours.hpp"

namespace galley::pdf {
namespace {

ColourSpace space_of(std::uint32_t components) {
  ColourSpace space;
  space.components = components;
  space.is_cmyk = components == 4;
  return space;
}

std::string rows_of(const Samples& samples, const ColourSpace& space, bool wanted_gray) {
  bool gray = !wanted_gray;
  std::string rows = eight_bit_rows(samples, space, gray);
  EXPECT_EQ(gray, wanted_gray);
  return rows;
}

TEST(PictureColours, SamplesOfAFewBitsFillTheRange) {
  // 1, 0, 1 and five bits that no pixel has.
  EXPECT_EQ(rows_of({3, 1, 1, {}, "\xA0"}, space_of(1), true), std::string("\xFF\0\xFF", 3));
  EXPECT_EQ(rows_of({2, 1, 4, {}, "\xF3"}, space_of(1), true), "\xFF\x33");
  EXPECT_EQ(rows_of({1, 1, 16, {}, "\x80\x01"}, space_of(1), true), "\x80");
}

TEST(PictureColours, DecodeTurnsAround) {
  EXPECT_EQ(rows_of({3, 1, 1, {1, 0}, "\xA0"}, space_of(1), true), std::string("\0\xFF\0", 3));
}

TEST(PictureColours, RowsBeginAtWholeBytes) {
  EXPECT_EQ(rows_of({1, 2, 1, {}, std::string_view("\x80\x00", 2)}, space_of(1), true), std::string("\xFF\0", 2));
}

TEST(PictureColours, IndexesLookUpTheirPalette) {
  ColourSpace space = space_of(1);
  space.palette = "\x01\x02\x03\x0A\x0B\x0C";
  // 1, 0, and 3, which the palette has not.
  EXPECT_EQ(rows_of({3, 1, 2, {}, "\x4C"}, space, false), std::string("\x0A\x0B\x0C\x01\x02\x03\0\0\0", 9));
}

TEST(PictureColours, InkIsDark) {
  EXPECT_EQ(rows_of({2, 1, 8, {}, std::string_view("\0\0\0\0\0\xFF\0\0", 8)}, space_of(4), false),
            std::string("\xFF\xFF\xFF\xFF\0\xFF", 6));
  ColourSpace ink = space_of(1);
  ink.is_ink = true;
  EXPECT_EQ(rows_of({2, 1, 8, {}, std::string_view("\0\xFF", 2)}, ink, true), std::string("\xFF\0", 2));
}

}  // namespace
}  // namespace galley::pdf

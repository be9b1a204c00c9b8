// SPDX-License-Identifier: Apache-2.0
#include "typesetting/table_grid.hpp"

#include <gtest/gtest.h>

namespace galley::typesetting {
namespace {

TableCell cell(std::uint32_t columns = 1, std::uint32_t rows = 1) {
  TableCell one;
  one.column_span = columns;
  one.row_span = rows;
  return one;
}

TEST(TableGrid, CellsMakeRoomForSpansFromAbove) {
  Table table;
  table.rows = {{{cell(1, 2), cell()}}, {{cell()}}};
  const TableGrid grid = place_cells(table);
  EXPECT_EQ(grid.columns, 2U);
  EXPECT_EQ(grid.rows[1][0].column, 1U);
}

TEST(TableGrid, SpansEndWithTheTable) {
  Table table;
  table.rows = {{{cell(4'000'000'000, 1), cell(1, 1'000'000)}}, {{cell()}}};
  const TableGrid grid = place_cells(table);
  EXPECT_EQ(grid.columns, 2U);
  EXPECT_EQ(grid.rows[0][0].column_span, 1U);
  EXPECT_EQ(grid.rows[0][1].row_span, 2U);
}

TEST(TableGrid, AColumnInWhichNoCellBeginsIsNone) {
  Table table;
  table.rows = {{{cell(3), cell()}}, {{cell(), cell(3)}}};
  const TableGrid grid = place_cells(table);
  EXPECT_EQ(grid.columns, 3U);
  EXPECT_EQ(grid.rows[0][0].column_span, 2U);
  EXPECT_EQ(grid.rows[1][1].column_span, 2U);
}

TEST(TableGrid, WidthIsSharedByWhatColumnsHold) {
  // Enough for all: a table that nearly fills the width fills it.
  EXPECT_EQ(share_width({{10, 30}, {10, 50}}, 100), (std::vector<float>{37.5F, 62.5F}));
  // A small one keeps its size.
  EXPECT_EQ(share_width({{5, 10}, {5, 10}}, 100), (std::vector<float>{10, 10}));
  // Too little: none below what it cannot do without.
  const std::vector<float> tight = share_width({{20, 40}, {20, 400}}, 100);
  EXPECT_GE(tight[0], 20);
  EXPECT_GT(tight[1], tight[0]);
  EXPECT_NEAR(tight[0] + tight[1], 100, 0.01);
  // A column that is content with little is not squeezed for one that wants much.
  EXPECT_EQ(share_width({{10, 30}, {20, 400}}, 100), (std::vector<float>{30, 70}));
  EXPECT_EQ(share_width({{10, 20}, {10, 25}, {20, 400}}, 100), (std::vector<float>{20, 25, 55}));
  // Not even that: the widest give way first.
  EXPECT_EQ(share_width({{20, 20}, {300, 300}}, 100), (std::vector<float>{20, 80}));
  EXPECT_EQ(share_width({{100, 100}, {300, 300}}, 100), (std::vector<float>{50, 50}));
}

}  // namespace
}  // namespace galley::typesetting

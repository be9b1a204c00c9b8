// SPDX-License-Identifier: Apache-2.0
#include "typesetting/line_breaking.hpp"

#include <gtest/gtest.h>

namespace galley::typesetting {
namespace {

Unit word(float width) {
  Unit unit;
  unit.width = width;
  return unit;
}

Unit space(float width = 3) {
  Unit unit;
  unit.space = true;
  unit.gap = width;
  unit.stretch = width / 2;
  unit.shrink = width / 3;
  unit.break_after = BreakAfter::allowed;
  return unit;
}

std::vector<Unit> words(const std::vector<float>& widths) {
  std::vector<Unit> units;
  for (const float width : widths) {
    if (!units.empty()) units.push_back(space());
    units.push_back(word(width));
  }
  return units;
}

TEST(LineBreaking, JustifiedLinesFillTheirWidth) {
  const std::vector<Unit> units = words({20, 31, 25, 18, 40, 22, 28, 35, 19, 30, 27, 24, 33});
  const LineWidths widths{100, 100, 4};
  const std::vector<LineExtent> lines = break_justified(units, widths, 6, true);
  ASSERT_GT(lines.size(), 2U);
  EXPECT_EQ(lines.front().begin, 0U);
  EXPECT_EQ(lines.back().end, units.size());
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    const LineExtent& line = lines[i];
    EXPECT_EQ(line.end, lines[i + 1].begin);
    float width = 0;
    for (std::uint32_t u = line.begin; u < line.visible; ++u) {
      width += units[u].width;
      if (u + 1 < line.visible) {
        width += units[u].gap + line.ratio * (line.ratio > 0 ? units[u].stretch : units[u].shrink);
      }
    }
    EXPECT_NEAR(width, 100, 0.01);
  }
}

TEST(LineBreaking, TotalFitTakesALooserFirstLineForABetterSecond) {
  // First fit puts three words on the first line and leaves the second with one and a hole.
  const std::vector<Unit> units = words({30, 30, 30, 70, 30, 60, 36});
  const LineWidths widths{100, 100, 4};
  const std::vector<LineExtent> greedy = break_first_fit(units, widths);
  const std::vector<LineExtent> fit = break_justified(units, widths, 20, true);
  ASSERT_FALSE(fit.empty());
  const auto worst = [&](const std::vector<LineExtent>& lines) {
    float ratio = 0;
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
      ratio = std::max(
          ratio, (100 - lines[i].natural) / std::max(1.0F, static_cast<float>(lines[i].visible - lines[i].begin) / 2));
    }
    return ratio;
  };
  EXPECT_LE(worst(fit), worst(greedy));
}

TEST(LineBreaking, WithoutEmergencyAnUnreachableToleranceGivesNothing) {
  EXPECT_TRUE(break_justified(words({60, 60, 60}), {100, 100, 4}, 1, false).empty());
  const std::vector<LineExtent> lines = break_justified(words({60, 60, 60}), {100, 100, 4}, 1, true);
  ASSERT_EQ(lines.size(), 3U);
}

TEST(LineBreaking, AWordWiderThanTheLineHasALineOfItsOwn) {
  const std::vector<LineExtent> lines = break_justified(words({20, 150, 20}), {100, 100, 4}, 6, true);
  ASSERT_EQ(lines.size(), 3U);
  EXPECT_FLOAT_EQ(lines[1].natural, 150);
}

TEST(LineBreaking, ForcedEndsAreKept) {
  std::vector<Unit> units = words({10, 10, 10});
  units[0].break_after = BreakAfter::forced;
  for (const auto& lines : {break_justified(units, {100, 100, 4}, 6, true), break_first_fit(units, {100, 100, 4})}) {
    ASSERT_EQ(lines.size(), 2U);
    EXPECT_EQ(lines[0].end, 1U);
    EXPECT_EQ(lines[0].ratio, 0);
  }
}

TEST(LineBreaking, TheHyphenTakesRoom) {
  std::vector<Unit> units = {word(60), word(38), word(30)};
  units[1].break_after = BreakAfter::hyphen;
  std::vector<LineExtent> lines = break_first_fit(units, {100, 100, 2});
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_TRUE(lines[0].hyphen);
  EXPECT_FLOAT_EQ(lines[0].natural, 100);
  EXPECT_FALSE(lines[1].hyphen);
}

TEST(LineBreaking, BlankOfPunctuationGoesAtBothEndsOfALine) {
  Unit opening = word(10);
  opening.trim_start = 5;
  Unit closing = word(10);
  closing.trim_end = 5;
  closing.break_after = BreakAfter::allowed;
  std::vector<Unit> units = {word(40), closing, opening, word(40)};
  const std::vector<LineExtent> lines = break_first_fit(units, {45, 45, 0});
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_FLOAT_EQ(lines[0].natural, 45);
  EXPECT_FLOAT_EQ(lines[1].natural, 45);
}

TEST(LineBreaking, BalancedLinesAreNearlyEqual) {
  const std::vector<Unit> units = words({30, 30, 30, 30, 30});
  const std::vector<LineExtent> lines = break_balanced(units, {140, 140, 0});
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_FLOAT_EQ(lines[0].natural, 96);
  EXPECT_FLOAT_EQ(lines[1].natural, 63);
}

TEST(LineBreaking, ManyUnitsTakeLinearTime) {
  std::vector<float> widths;
  for (int i = 0; i < 100'000; ++i) widths.push_back(static_cast<float>(5 + i * 7 % 23));
  const std::vector<LineExtent> lines = break_justified(words(widths), {200, 200, 4}, 3, true);
  EXPECT_GT(lines.size(), 9000U);
}

}  // namespace
}  // namespace galley::typesetting

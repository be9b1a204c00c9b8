// SPDX-License-Identifier: Apache-2.0
#pragma once

/// What a reader of typeset pages saw on each of them, for who wants to know why it read them in this order.
///
/// Lengths are points; the origin is the top left corner of the page as it is shown, y grows downwards. All values;
/// owned by who holds them, usable from any thread that has them to itself.

#include <cstdint>
#include <string>
#include <vector>

namespace galley {

/// A rectangle, its sides parallel to those of the page.
struct PageBox {
  double left = 0;
  double top = 0;
  double right = 0;
  double bottom = 0;

  bool operator==(const PageBox&) const = default;
};

/// Text as it stands on the page.
struct PageText {
  double x = 0;  ///< where its baseline begins
  double y = 0;
  double length = 0;     ///< along the baseline
  double size = 0;       ///< of the type
  double direction = 0;  ///< of the baseline, in degrees clockwise from left to right
  std::string text;

  bool operator==(const PageText&) const = default;
};

/// A part of the page that was read as one.
struct PageRegion {
  std::string kind;  ///< text, aside, table, margin, picture, note
  PageBox box;
  std::vector<PageBox> lines;

  bool operator==(const PageRegion&) const = default;
};

/// A block that came of it, at its place in the reading order.
struct PageStep {
  std::uint32_t order = 0;  ///< from 1, through all pages
  std::string kind;         ///< as PageRegion::kind
  PageBox box;
  std::string text;  ///< what it begins with

  bool operator==(const PageStep&) const = default;
};

/// One page, as the reader saw it.
struct PageView {
  std::uint32_t number = 0;  ///< from 1
  double width = 0;
  double height = 0;
  std::vector<PageText> text;
  std::vector<PageBox> rules;    ///< lines that are drawn
  std::vector<PageBox> grounds;  ///< boxes that are filled or framed
  std::vector<PageBox> pictures;
  std::vector<PageRegion> regions;  ///< in the order in which they are read
  std::vector<PageStep> steps;

  bool operator==(const PageView&) const = default;
};

}  // namespace galley

// SPDX-License-Identifier: Apache-2.0
#include "page_layout/running_heads.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/page_layout/made_up_page.hpp"

namespace galley {
namespace {

using ::testing::Contains;
using testing::MadeUpPage;
using ::testing::Not;

// One page with a line in the size of the text above its headline, and what stands at its foot.
std::vector<std::string> page_with(std::string_view head, float y, std::string_view foot) {
  MadeUpPage made;
  made.line(head, 50, y);
  made.line("Harbour reopens", 50, 100, {.size = 22, .font = 1});
  made.column(MadeUpPage::lines_of(testing::english_paragraphs(8), 500), 50, 130, 700, 500, {.space_after = 6});
  made.line(foot, 295, 770);
  return testing::texts_of(testing::pieces_of({made.page}));
}

TEST(RunningHeadsTest, AreToldOnOnePageByItsNumber) {
  EXPECT_THAT(page_with("The Harbour Post", 40, "1"), Not(Contains("The Harbour Post")));
}

TEST(RunningHeadsTest, AreTextWithoutANumberOrNearToTheText) {
  EXPECT_THAT(page_with("The Harbour Post", 40, "Printed in the upper town."), Contains("The Harbour Post"));
  EXPECT_THAT(page_with("From our harbour", 72, "1"), Contains("From our harbour"));
  EXPECT_THAT(page_with("Ships will return on Monday.", 40, "1"), Contains("Ships will return on Monday."));
}

}  // namespace
}  // namespace galley

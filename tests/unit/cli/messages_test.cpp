// SPDX-License-Identifier: Apache-2.0
#include "cli/messages.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace galley::cli {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

std::string told_in_json(const Diagnostics& diagnostics) {
  Messages messages;
  messages.set_json(true);
  ::testing::internal::CaptureStderr();
  messages.diagnostics("page.docx", diagnostics);
  return ::testing::internal::GetCapturedStderr();
}

TEST(MessagesTest, LeaveLossesOfTheAccountAloneAndNoWarning) {
  Diagnostics diagnostics;
  diagnostics.loss(code::not_carried, "2 tables cannot be kept in format 'text'");
  diagnostics.warning(code::not_carried, "a picture of type image/x-wmf cannot be set in a page");
  const std::string told = told_in_json(diagnostics);
  EXPECT_THAT(told, HasSubstr("image/x-wmf"));
  EXPECT_THAT(told, Not(HasSubstr("2 tables")));
}

}  // namespace
}  // namespace galley::cli

// SPDX-License-Identifier: Apache-2.0
#include "galley/version.hpp"
#include "end_to_end/command_test.hpp"

namespace galley::testing {
namespace {

class VersionTest : public CommandTest {};

TEST_F(VersionTest, IsTheNameAndTheNumber) {
  const Outcome outcome = galley({"--version"});
  EXPECT_EQ(outcome.exit_code, 0);
  EXPECT_EQ(outcome.output, "galley " GALLEY_VERSION "\n");
  EXPECT_EQ(outcome.errors, "");
}

TEST_F(VersionTest, FailsWhenItCannotBeWritten) {
  Call command = call({"--version"});
  command.output = "/dev/full";
  EXPECT_EQ(run(command).exit_code, 1);
}

}  // namespace
}  // namespace galley::testing

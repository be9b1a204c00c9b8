// SPDX-License-Identifier: Apache-2.0
#include "batch/job_files.hpp"

#include <gtest/gtest.h>

#include "testing/scratch_folder.hpp"

namespace galley::batch {
namespace {

using galley::testing::ScratchFolder;

TEST(JobOutput, TakesOverWhatAKilledOneLeft) {
  const ScratchFolder folder;
  const std::string name = temporary_name_of(folder.path() / "a.epub");
  folder.write("in", "input");
  folder.write("a.epub", "old");
  folder.write(name, "left by a killed process");
  const JobInput input = open_job_input(folder.path() / "in", {});
  const auto output = open_job_output(folder.path() / "a.epub", input, {}, name);
  output->write("new");
  output->commit();
  EXPECT_EQ(folder.read("a.epub"), "new");
  EXPECT_EQ(folder.files(), (std::vector<std::string>{"a.epub", "in"}));
}

TEST(JobOutput, HasATemporaryNameOfItsOwn) {
  EXPECT_EQ(temporary_name_of("x/a.epub"), temporary_name_of("y/a.epub"));
  EXPECT_NE(temporary_name_of("x/a.epub"), temporary_name_of("x/b.epub"));
}

TEST(JobInput, IsARegularFile) {
  const ScratchFolder folder;
  folder.write("in", "input");
  EXPECT_EQ(open_job_input(folder.path() / "in", {}).state.bytes, 5U);
  EXPECT_THROW(open_job_input(folder.path(), {}), Error);
  EXPECT_THROW(open_job_input(folder.path() / "missing", {}), Error);
  EXPECT_THROW(open_job_input("/dev/zero", {}), Error);
  Limits small;
  small.input_bytes = 4;
  EXPECT_THROW(open_job_input(folder.path() / "in", small), Error);
}

}  // namespace
}  // namespace galley::batch

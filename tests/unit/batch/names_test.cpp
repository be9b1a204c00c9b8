// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "batch/base64.hpp"
#include "batch/input_list.hpp"
#include "batch/output_template.hpp"
#include "batch/processors.hpp"
#include "batch/shard.hpp"
#include "galley/error.hpp"
#include "testing/scratch_folder.hpp"

namespace galley::batch {
namespace {

using galley::testing::ScratchFolder;

TEST(OutputTemplate, MakesNames) {
  const OutputTemplate usual(OutputTemplate::usual);
  EXPECT_EQ(usual.name_for("a.docx", "epub"), "a.epub");
  EXPECT_EQ(usual.name_for("x/y/a.b.docx", "epub"), "x/y/a.b.epub");
  EXPECT_EQ(usual.name_for("x/none", "epub"), "x/none.epub");
  EXPECT_EQ(usual.name_for("x/.docx", "epub"), "x/.docx.epub");
  EXPECT_EQ(OutputTemplate("{{{name}}}-{dir}").name_for("x/a.docx", "epub"), "{a.docx}-x");
  EXPECT_EQ(OutputTemplate("flat-{stem}").name_for("x/a.docx", "epub"), "flat-a");
}

TEST(OutputTemplate, RefusesWhatMakesNoNames) {
  for (const char* text : {"", "all.epub", "{dir}/{ext}", "{stem", "stem}", "{stam}", "{}{stem}"}) {
    EXPECT_THROW(OutputTemplate{text}, Error) << text;
  }
}

TEST(RelativeName, StaysBelow) {
  EXPECT_EQ(relative_name("a/b.docx"), "a/b.docx");
  EXPECT_EQ(relative_name("./a//./b.docx"), "a/b.docx");
  EXPECT_EQ(relative_name("/srv/a.docx"), "srv/a.docx");
  EXPECT_EQ(relative_name("../../a.docx"), "a.docx");
  EXPECT_EQ(relative_name("x/../../etc/a.docx"), "etc/a.docx");
}

TEST(Patterns, FitNamesOrPaths) {
  const Patterns patterns{{"*.docx", "news/*.txt"}, {"drafts", "old/*"}};
  EXPECT_TRUE(patterns.includes("a/b/c.docx"));
  EXPECT_TRUE(patterns.includes("news/deep/c.txt"));
  EXPECT_FALSE(patterns.includes("sport/c.txt"));
  EXPECT_TRUE(patterns.excludes("a/drafts"));
  EXPECT_TRUE(patterns.excludes("old/a.docx"));
  EXPECT_FALSE(patterns.excludes("a/old.docx"));
}

TEST(Shard, EachNameIsInOne) {
  int in_first = 0;
  for (int i = 0; i < 1000; ++i) {
    const std::string name = "page-" + std::to_string(i) + ".epub";
    int shards = 0;
    for (std::uint64_t number = 1; number <= 4; ++number) shards += Shard{number, 4}.holds(name) ? 1 : 0;
    EXPECT_EQ(shards, 1);
    in_first += Shard{1, 4}.holds(name) ? 1 : 0;
  }
  EXPECT_GT(in_first, 200);
  EXPECT_LT(in_first, 300);
  // The same everywhere and always: shards of one batch may run on different machines.
  EXPECT_TRUE((Shard{3, 4}.holds("page.epub")));
  EXPECT_TRUE((Shard{3, 4}.holds("a/b.xml")));
}

TEST(Shard, IsWrittenAsAFraction) {
  EXPECT_EQ(parse_shard("2/4").number, 2U);
  EXPECT_EQ(parse_shard("2/4").name(), "2/4");
  for (const char* text : {"0/4", "5/4", "1", "1/", "/4", "a/b", "1/0", "-1/4", ""}) {
    EXPECT_THROW(parse_shard(text), Error) << text;
  }
}

class ShardOfEnvironment : public ::testing::Test {
 protected:
  ~ShardOfEnvironment() override {
    for (const char* name : names) ::unsetenv(name);
  }
  static void set(const char* name, const char* value) { ::setenv(name, value, 1); }

  static constexpr const char* names[] = {"SLURM_ARRAY_TASK_ID",   "SLURM_ARRAY_TASK_MIN", "SLURM_ARRAY_TASK_COUNT",
                                          "SLURM_ARRAY_TASK_STEP", "JOB_COMPLETION_INDEX", "JOB_COMPLETIONS"};
};

TEST_F(ShardOfEnvironment, Slurm) {
  EXPECT_THROW(parse_shard("auto"), Error);
  set("SLURM_ARRAY_TASK_ID", "14");
  EXPECT_THROW(parse_shard("auto"), Error);
  set("SLURM_ARRAY_TASK_MIN", "10");
  set("SLURM_ARRAY_TASK_COUNT", "3");
  set("SLURM_ARRAY_TASK_STEP", "2");
  EXPECT_EQ(parse_shard("auto").name(), "3/3");
  set("SLURM_ARRAY_TASK_ID", "16");
  EXPECT_THROW(parse_shard("auto"), Error);
}

TEST_F(ShardOfEnvironment, Kubernetes) {
  set("JOB_COMPLETION_INDEX", "0");
  EXPECT_THROW(parse_shard("auto"), Error);
  EXPECT_EQ(parse_shard("auto/4").name(), "1/4");
  EXPECT_THROW(parse_shard("auto/"), Error);
  EXPECT_THROW(parse_shard("auto/0"), Error);
  set("JOB_COMPLETIONS", "8");
  EXPECT_EQ(parse_shard("auto").name(), "1/8");
}

TEST(Processors, AreWhatTheControlGroupGives) {
  const ScratchFolder root;
  const unsigned bound = usable_processors(root.path());
  EXPECT_GE(bound, 1U);
  root.write("proc/self/cgroup", "0::/slice/job\n");
  root.write("sys/fs/cgroup/slice/job/cpu.max", "max 100000\n");
  EXPECT_EQ(usable_processors(root.path()), bound);
  root.write("sys/fs/cgroup/slice/cpu.max", "50000 100000\n");
  EXPECT_EQ(usable_processors(root.path()), 1U);
  root.write("sys/fs/cgroup/slice/cpu.max", "100000000 100000\n");
  EXPECT_EQ(usable_processors(root.path()), bound);
  root.write("proc/self/cgroup", "9:memory:/x\n4:cpu,cpuacct:/job\n");
  root.write("sys/fs/cgroup/cpu/job/cpu.cfs_quota_us", "-1\n");
  root.write("sys/fs/cgroup/cpu/job/cpu.cfs_period_us", "100000\n");
  EXPECT_EQ(usable_processors(root.path()), bound);
  root.write("sys/fs/cgroup/cpu/job/cpu.cfs_quota_us", "20000\n");
  EXPECT_EQ(usable_processors(root.path()), 1U);
}

TEST(Base64, AndBack) {
  const std::pair<const char*, const char*> pairs[] = {{"", ""},
                                                       {"f", "Zg=="},
                                                       {"fo", "Zm8="},
                                                       {"foo", "Zm9v"},
                                                       {"foob", "Zm9vYg=="},
                                                       {"fooba", "Zm9vYmE="},
                                                       {"\xff\xfe", "//4="}};
  for (const auto& [bytes, text] : pairs) {
    EXPECT_EQ(encode_base64(bytes), text);
    EXPECT_EQ(decode_base64(text), bytes);
  }
  EXPECT_EQ(decode_base64("Zm8"), "fo");
  EXPECT_EQ(decode_base64("Zm\r\n9v\n"), "foo");
  for (const char* text : {"Z", "Zm9v!", "Zm=9", "Zg===", "Zm 9"}) EXPECT_EQ(decode_base64(text), std::nullopt) << text;
}

}  // namespace
}  // namespace galley::batch

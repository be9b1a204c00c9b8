// SPDX-License-Identifier: Apache-2.0
#include "end_to_end/command_test.hpp"

namespace galley::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class ConvertTest : public CommandTest {};

constexpr char page[] = "PROBE\narticle Harbour reopens\nparagraph Ships returned.\n";

TEST_F(ConvertTest, WritesToStandardOutputWithoutAName) {
  folder.write("page.probe", page);
  const Outcome outcome = galley({"convert", "-t", "probe", "page.probe"});
  EXPECT_EQ(outcome.exit_code, 0);
  EXPECT_EQ(outcome.output, page);
  EXPECT_EQ(outcome.errors, "");
}

TEST_F(ConvertTest, ReadsAndWritesStreams) {
  const Outcome outcome = galley({"convert", "-", "-t", "probe", "-o", "-"}, page);
  EXPECT_EQ(outcome.exit_code, 0);
  EXPECT_EQ(outcome.output, page);
}

TEST_F(ConvertTest, RecognisesContentWhateverTheName) {
  for (const char* name : {"page", "page.docx", "page.jpeg", ".hidden"}) {
    folder.write(name, page);
    EXPECT_EQ(galley({"convert", "-t", "probe", name}).output, page) << name;
  }
}

TEST_F(ConvertTest, TellsTheTargetFromTheExtensionInAnyCase) {
  folder.write("page.txt", page);
  EXPECT_EQ(galley({"convert", "page.txt", "-o", "out.PROBE"}).exit_code, 0);
  EXPECT_EQ(folder.read("out.PROBE"), page);
}

TEST_F(ConvertTest, TargetBeatsTheExtension) {
  folder.write("page.probe", page);
  EXPECT_EQ(galley({"convert", "page.probe", "-t", "probe", "-o", "out.bin"}).exit_code, 0);
  EXPECT_EQ(folder.read("out.bin"), page);
}

TEST_F(ConvertTest, NamesOutputsInAFolderForTheirInputs) {
  folder.write("a.txt", page);
  folder.write("sub/b.c.txt", page);
  folder.write("none", page);
  const Outcome outcome =
      galley({"convert", "-t", "probe", "--out-dir", "out/deep", "a.txt", "sub/b.c.txt", "none", "-"}, page);
  EXPECT_EQ(outcome.exit_code, 0);
  EXPECT_EQ(outcome.output, "");
  EXPECT_THAT(folder.files(), ElementsAre("a.txt", "none", "out/deep/a.probe", "out/deep/b.c.probe",
                                          "out/deep/none.probe", "out/deep/stdin.probe", "sub/b.c.txt"));
}

TEST_F(ConvertTest, ReplacesAnOlderOutputAndKeepsItsPermissions) {
  folder.write("page.txt", page);
  const auto old = folder.write("out.probe", "old and much longer than what comes now, so that a rest would show");
  std::filesystem::permissions(old, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  EXPECT_EQ(galley({"convert", "page.txt", "-o", "out.probe"}).exit_code, 0);
  EXPECT_EQ(folder.read("out.probe"), page);
  EXPECT_EQ(std::filesystem::status(old).permissions(),
            std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  EXPECT_THAT(folder.files(), ElementsAre("out.probe", "page.txt"));
}

TEST_F(ConvertTest, RefusesToReplaceAnInputByALinkToIt) {
  folder.write("page.txt", page);
  std::filesystem::create_symlink("page.txt", folder.path() / "link.probe");
  std::filesystem::create_hard_link(folder.path() / "page.txt", folder.path() / "hard.probe");
  for (const char* name : {"link.probe", "hard.probe"}) {
    const Outcome outcome = galley({"convert", "page.txt", "-o", name});
    EXPECT_EQ(outcome.exit_code, 2) << name;
    EXPECT_EQ(folder.read("page.txt"), page) << name;
  }
}

TEST_F(ConvertTest, TakesInputsThatBeginWithAHyphenAfterTwo) {
  folder.write("-q", page);
  folder.write("++", page);
  EXPECT_EQ(galley({"convert", "-t", "probe", "--", "-q"}).output, page);
  EXPECT_EQ(galley({"convert", "-t", "probe", "++"}).output, page);
  EXPECT_EQ(galley({"convert", "-t", "probe", "./-q"}).output, page);
}

TEST_F(ConvertTest, OneBadInputDoesNotStopTheOthers) {
  folder.write("a.probe", page);
  folder.write("bad.probe", "PROBE\nfail it is torn\n");
  folder.write("c.probe", page);
  const Outcome outcome =
      galley({"convert", "-t", "probe", "--out-dir", "out", "a.probe", "missing.probe", "bad.probe", "c.probe"});
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_THAT(outcome.errors, HasSubstr("galley: missing.probe: "));
  EXPECT_THAT(outcome.errors, HasSubstr("galley: bad.probe:2:1: it is torn\n"));
  EXPECT_EQ(folder.read("out/a.probe"), page);
  EXPECT_EQ(folder.read("out/c.probe"), page);
  EXPECT_FALSE(folder.has("out/bad.probe"));
}

TEST_F(ConvertTest, PassesOptionsToTheWriter) {
  folder.write("page.probe", page);
  const Outcome outcome = galley({"convert", "-t", "probe", "-W", "mebibytes=2", "page.probe"});
  EXPECT_EQ(outcome.output.size(), sizeof page - 1 + 2 * ((1 << 20) + 11));
}

TEST_F(ConvertTest, GivesTheSameBytesTwice) {
  folder.write("page.probe", page);
  galley({"convert", "page.probe", "-o", "one.probe"});
  galley({"convert", "page.probe", "-o", "two.probe"});
  EXPECT_EQ(folder.read("one.probe"), folder.read("two.probe"));
}

TEST_F(ConvertTest, HoldsToTheLimitsGiven) {
  folder.write("page.probe", page);
  const Outcome input = galley({"convert", "-t", "probe", "--limit", "input-bytes=10", "page.probe"});
  EXPECT_EQ(input.exit_code, 1);
  EXPECT_THAT(input.errors, HasSubstr("galley: page.probe: "));
  EXPECT_THAT(input.errors, HasSubstr("input-bytes"));
  const Outcome output =
      galley({"convert", "-W", "mebibytes=2", "--limit", "output-bytes=1M", "page.probe", "-o", "out.probe"});
  EXPECT_EQ(output.exit_code, 1);
  EXPECT_THAT(output.errors, HasSubstr("output-bytes"));
  EXPECT_FALSE(folder.has("out.probe"));
}

TEST_F(ConvertTest, DryRunSaysWhatItWouldWriteAndWritesNothing) {
  folder.write("page.txt", page);
  const Outcome outcome = galley({"convert", "-t", "probe", "--out-dir", "out", "--dry-run", "page.txt"});
  EXPECT_EQ(outcome.exit_code, 0);
  EXPECT_EQ(outcome.output, "page.txt (probe) -> out/page.probe (probe), 56 bytes\n");
  EXPECT_THAT(folder.files(), ElementsAre("page.txt"));
}

TEST_F(ConvertTest, LossesAreOneLineAndStillWritten) {
  folder.write("page.probe", "PROBE\narticle One\ntable\narticle Two\ntable\n");
  const Outcome outcome = galley({"convert", "page.probe", "-o", "out.probe"});
  EXPECT_EQ(outcome.exit_code, 0);
  EXPECT_EQ(outcome.errors, "galley: page.probe: lost in probe: 2 tables (first: article 1, table 1)\n");
  EXPECT_TRUE(folder.has("out.probe"));
}

TEST_F(ConvertTest, StrictWritesNothingThatWouldLoseSomething) {
  folder.write("whole.probe", page);
  folder.write("table.probe", "PROBE\narticle One\ntable\n");
  folder.write("reading.probe", "PROBE\nlose 1\narticle One\n");
  const Outcome outcome =
      galley({"convert", "-t", "probe", "--strict", "--out-dir", "out", "whole.probe", "table.probe", "reading.probe"});
  EXPECT_EQ(outcome.exit_code, 3);
  EXPECT_THAT(outcome.errors, HasSubstr("galley: table.probe: not written to out/table.probe"));
  EXPECT_THAT(outcome.errors, HasSubstr("galley: table.probe: lost in probe: 1 table"));
  EXPECT_THAT(outcome.errors, HasSubstr("galley: reading.probe: lost in reading: a thing is gone (line 2, column 1)"));
  EXPECT_TRUE(folder.has("out/whole.probe"));
  EXPECT_FALSE(folder.has("out/table.probe"));
  EXPECT_FALSE(folder.has("out/reading.probe"));
}

TEST_F(ConvertTest, StrictAlsoMindsWhatTheWriterLoses) {
  folder.write("page.probe", page);
  folder.write("out.probe", "old");
  const Outcome outcome = galley({"convert", "--strict", "-W", "lose=yes", "page.probe", "-o", "out.probe"});
  EXPECT_EQ(outcome.exit_code, 3);
  EXPECT_EQ(folder.read("out.probe"), "old");
  const Outcome stream = galley({"convert", "--strict", "-W", "lose=yes", "page.probe", "-t", "probe"});
  EXPECT_EQ(stream.exit_code, 3);
  EXPECT_EQ(stream.output, "");
}

TEST_F(ConvertTest, AFailureCountsMoreThanALoss) {
  folder.write("table.probe", "PROBE\narticle One\ntable\n");
  EXPECT_EQ(
      galley({"convert", "-t", "probe", "--strict", "--out-dir", "out", "table.probe", "missing.probe"}).exit_code, 1);
}

TEST_F(ConvertTest, SplitWritesOneOutputForEachArticle) {
  folder.write("page.probe", "PROBE\narticle One\nparagraph a\narticle Two\nparagraph b\n");
  EXPECT_EQ(galley({"convert", "--split", "page.probe", "-o", "out/../news.probe"}).exit_code, 1)
      << "a folder of -o is not made";
  EXPECT_EQ(galley({"convert", "--split", "page.probe", "-o", "news.probe"}).exit_code, 0);
  EXPECT_EQ(galley({"convert", "--split", "-t", "probe", "page.probe", "--out-dir", "out"}).exit_code, 0);
  EXPECT_THAT(folder.files(),
              ElementsAre("news-01.probe", "news-02.probe", "out/page-01.probe", "out/page-02.probe", "page.probe"));
  EXPECT_EQ(folder.read("news-01.probe"), "PROBE\narticle One\nparagraph a\n");
  EXPECT_EQ(folder.read("out/page-02.probe"), "PROBE\narticle Two\nparagraph b\n");
}

TEST_F(ConvertTest, SplitHasDigitsEnoughToSort) {
  std::string many = "PROBE\n";
  for (int i = 0; i < 120; ++i) many += "article One\n";
  folder.write("page.probe", many);
  EXPECT_EQ(galley({"convert", "--split", "page.probe", "-o", "n.probe"}).exit_code, 0);
  EXPECT_TRUE(folder.has("n-001.probe"));
  EXPECT_TRUE(folder.has("n-120.probe"));
}

TEST_F(ConvertTest, SplitNeverReplacesAnInput) {
  folder.write("page.probe", "PROBE\narticle One\narticle Two\n");
  folder.write("page-02.probe", page);
  const Outcome outcome =
      galley({"convert", "--split", "-t", "probe", "--out-dir", ".", "page-02.probe", "page.probe"});
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_EQ(folder.read("page-02.probe"), page);
  EXPECT_FALSE(folder.has("page-01.probe")) << "nothing of an input is written when a part of it cannot be";
}

TEST_F(ConvertTest, SplitTellsLinksThatLeadIntoAnotherFile) {
  folder.write("page.probe", "PROBE\narticle One\nlink #anchor-2\narticle Two\nlink #anchor-2\n");
  const Outcome outcome = galley({"convert", "--split", "-q", "--strict", "page.probe", "-o", "n.probe"});
  EXPECT_EQ(outcome.exit_code, 3);
  const Outcome told = galley({"convert", "--split", "page.probe", "-o", "n.probe"});
  EXPECT_THAT(told.errors, HasSubstr("leads into an article that is now in another file (article 1)"));
}

TEST_F(ConvertTest, SplitOfNothingWritesNothingAndSaysSo) {
  folder.write("page.probe", "PROBE\n");
  const Outcome outcome = galley({"convert", "--split", "page.probe", "-o", "n.probe"});
  EXPECT_EQ(outcome.exit_code, 0);
  EXPECT_THAT(outcome.errors, HasSubstr("warning: it holds no article"));
}

TEST_F(ConvertTest, DevicesTakeSeveralOutputs) {
  folder.write("page.probe", page);
  EXPECT_EQ(galley({"convert", "page.probe", "-t", "probe", "-o", "/dev/null"}).exit_code, 0);
  EXPECT_EQ(galley({"convert", "page.probe", "-t", "probe", "-o", "/dev/stdout"}).output, page);
  EXPECT_EQ(galley({"convert", "/dev/stdin", "-t", "probe"}, page).output, page);
}

TEST_F(ConvertTest, BinaryOutputIsNotForATerminal) {
  folder.write("page.probe", page);
  Call command = call({"convert", "page.probe", "-t", "probe"});
  command.on_terminal = true;
  const Outcome outcome = run(command);
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_THAT(outcome.output, HasSubstr("not for a terminal; name a file with -o"));
}

}  // namespace
}  // namespace galley::testing

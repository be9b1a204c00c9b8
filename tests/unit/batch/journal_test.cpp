// SPDX-License-Identifier: Apache-2.0
#include "batch/journal.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "testing/scratch_folder.hpp"

namespace galley::batch {
namespace {

using galley::testing::ScratchFolder;
using ::testing::HasSubstr;

class JournalTest : public ::testing::Test {
 protected:
  std::filesystem::path path() const { return folder.path() / "journal.sqlite"; }

  static Result done() {
    Result result;
    result.outcome = Outcome::done;
    result.format = "docx";
    result.input_hash = "00112233445566778899aabbccddeeff";
    result.output_bytes = 77;
    result.losses = {{Feature::tables, {2, "article 1"}}};
    result.reading_losses = {{"dropped-content", 3}};
    return result;
  }

  ScratchFolder folder;
};

TEST_F(JournalTest, RemembersWhatBecameOfADocument) {
  std::int64_t settings = 0;
  {
    Journal journal(path(), "1/1", "1.0");
    settings = journal.settings("{}");
    const std::int64_t id = journal.list("a.docx", "out/a.epub", settings, "epub", FileState{10, 20});
    EXPECT_EQ(journal.documents_of("out/a.epub").at(0).outcome, Outcome::pending);
    journal.finish(id, done());
  }
  Journal journal(path(), "1/1", "1.0");
  EXPECT_EQ(journal.settings("{}"), settings);
  EXPECT_NE(journal.settings("{\"to\":\"text\"}"), settings);
  const std::vector<KnownDocument> known = journal.documents_of("out/a.epub");
  ASSERT_EQ(known.size(), 1U);
  EXPECT_EQ(known[0].input, "a.docx");
  EXPECT_EQ(known[0].outcome, Outcome::done);
  EXPECT_EQ(known[0].settings, settings);
  EXPECT_EQ(known[0].input_state, (FileState{10, 20}));
  EXPECT_EQ(known[0].input_hash, done().input_hash);
  EXPECT_EQ(known[0].output_bytes, 77U);
  EXPECT_NE(known[0].listed, journal.run());
}

TEST_F(JournalTest, AnotherVersionHasOtherSettings) {
  std::int64_t settings = 0;
  {
    Journal journal(path(), "1/1", "1.0");
    settings = journal.settings("{}");
  }
  Journal journal(path(), "1/1", "1.1");
  EXPECT_NE(journal.settings("{}"), settings);
}

TEST_F(JournalTest, ListingAgainForgetsWhatWas) {
  Journal journal(path(), "1/1", "1.0");
  const std::int64_t settings = journal.settings("{}");
  const std::int64_t id = journal.list("a", "b", settings, "epub", FileState{1, 2});
  journal.finish(id, done());
  EXPECT_EQ(journal.list("a", "b", settings, "epub", std::nullopt), id);
  const std::vector<KnownDocument> known = journal.documents_of("b");
  ASSERT_EQ(known.size(), 1U);
  EXPECT_EQ(known[0].outcome, Outcome::pending);
  EXPECT_EQ(known[0].input_state, std::nullopt);
  EXPECT_EQ(known[0].output_bytes, std::nullopt);
}

TEST_F(JournalTest, NamesMayBeAnyBytes) {
  Journal journal(path(), "1/1", "1.0");
  const std::string name = "line\nbreak \xff\xfe.docx";
  journal.list(name, name + ".epub", journal.settings("{}"), "epub", std::nullopt);
  ASSERT_EQ(journal.documents_of(name + ".epub").size(), 1U);
  EXPECT_EQ(journal.documents_of(name + ".epub")[0].input, name);
}

TEST_F(JournalTest, CountsWhatThisRunListed) {
  {
    Journal journal(path(), "1/1", "1.0");
    journal.finish(journal.list("old", "old.epub", journal.settings("{}"), "epub", std::nullopt), done());
    journal.finish(journal.list("a", "a.epub", journal.settings("{}"), "epub", FileState{1, 1}), done());
  }
  Journal journal(path(), "1/1", "1.0");
  journal.leave(journal.documents_of("a.epub").at(0).id, {1, 1});
  Result failed;
  failed.error = Error(ErrorKind::input, "is damaged", Place{.line = 3});
  journal.finish(journal.list("b", "b.epub", journal.settings("{}"), "epub", FileState{1, 1}), failed);
  const std::vector<OutcomeCount> counts = journal.counts();
  ASSERT_EQ(counts.size(), 2U);
  EXPECT_EQ(counts[0].documents + counts[1].documents, 2U);
}

TEST_F(JournalTest, IsForOneProcess) {
  const Journal journal(path(), "1/1", "1.0");
  try {
    const Journal other(path(), "1/1", "1.0");
    FAIL() << "a second one could be opened";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::output);
    EXPECT_THAT(error.what(), HasSubstr("in use by another run"));
  }
}

TEST_F(JournalTest, RefusesWhatIsNoJournal) {
  folder.write("journal.sqlite", "something else entirely, and long enough to be looked at as a database header");
  EXPECT_THROW(Journal(path(), "1/1", "1.0"), Error);
  EXPECT_THROW(Journal(folder.path() / "missing/journal.sqlite", "1/1", "1.0"), Error);
  {
    Database other(folder.path() / "other.sqlite", Database::Access::write);
    other.run("CREATE TABLE mine (a)");
  }
  EXPECT_THROW(Journal(folder.path() / "other.sqlite", "1/1", "1.0"), Error);
}

TEST_F(JournalTest, WhatWasCommittedOutlivesAKill) {
  const pid_t child = ::fork();
  if (child == 0) {
    Journal journal(path(), "1/1", "1.0");
    const std::int64_t settings = journal.settings("{}");
    journal.finish(journal.list("a", "a.epub", settings, "epub", FileState{1, 2}), done());
    journal.commit();
    journal.finish(journal.list("b", "b.epub", settings, "epub", FileState{1, 2}), done());
    ::kill(::getpid(), SIGKILL);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  ASSERT_TRUE(WIFSIGNALED(status));
  Journal journal(path(), "1/1", "1.0");
  ASSERT_EQ(journal.documents_of("a.epub").size(), 1U);
  EXPECT_EQ(journal.documents_of("a.epub")[0].outcome, Outcome::done);
}

}  // namespace
}  // namespace galley::batch

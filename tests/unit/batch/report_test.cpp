// SPDX-License-Identifier: Apache-2.0
#include "batch/report.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "batch/journal.hpp"
#include "batch/readable.hpp"
#include "testing/scratch_folder.hpp"

namespace galley::batch {
namespace {

namespace fs = std::filesystem;
using galley::testing::ScratchFolder;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class ReportTest : public ::testing::Test {
 protected:
  fs::path path(const std::string& name = "journal.sqlite") const { return folder.path() / name; }

  static Result done(std::uint64_t microseconds = 1000) {
    Result result;
    result.outcome = Outcome::done;
    result.format = "docx";
    result.output_bytes = 70;
    result.total_microseconds = microseconds;
    result.processor_microseconds = microseconds / 2;
    result.peak_bytes = 1 << 20;
    return result;
  }
  static Result failed(const std::string& message) {
    Result result;
    result.outcome = Outcome::failed;
    result.error = Error(ErrorKind::input, message);
    result.total_microseconds = 10;
    return result;
  }
  static void add(Journal& journal, const std::string& input, const Result& result, const std::string& output = {}) {
    const std::int64_t id =
        journal.list(input, output.empty() ? input + ".xml" : output, journal.settings("{}"), "xml", FileState{10, 20});
    journal.finish(id, result);
  }

  ScratchFolder folder;
};

TEST_F(ReportTest, CountsAllJournals) {
  {
    Journal first(path("a"), "1/3", "1.0");
    Journal second(path("b"), "3/3", "1.1");
    add(first, "1.docx", done(100));
    add(second, "2.docx", done(900));
    Result lossy = done(300);
    lossy.losses = {{Feature::tables, {2, "article 1"}}};
    lossy.reading_losses = {{"dropped-content", 3}};
    lossy.attempts = 2;
    lossy.warnings = 4;
    add(second, "3.docx", lossy);
    lossy.losses[0].use.count = 5;
    add(first, "4.docx", lossy);
    add(first, "5.docx", failed("it is broken"));
    first.list("6.docx", "6.xml", first.settings("{}"), "xml", std::nullopt);
  }
  const Report report = make_report({path("b"), path("a"), path("a")}, 20);
  EXPECT_EQ(report.documents, 6U);
  EXPECT_EQ(report.of(Outcome::done), 4U);
  EXPECT_EQ(report.of(Outcome::failed), 1U);
  EXPECT_EQ(report.of(Outcome::pending), 1U);
  EXPECT_EQ(report.failed(), 1U);
  EXPECT_EQ(report.with_losses, 2U);
  EXPECT_EQ(report.retried, 2U);
  EXPECT_EQ(report.warnings, 8U);
  EXPECT_EQ(report.durations.count(), 5U);
  EXPECT_EQ(report.durations.sum(), 100U + 900 + 300 + 300 + 10);
  EXPECT_EQ(report.input_sizes.sum(), 50U);
  EXPECT_EQ(report.output_sizes.sum(), 280U);
  ASSERT_EQ(report.losses.size(), 2U);
  EXPECT_EQ(report.losses[0].code, "dropped-content");
  EXPECT_EQ(report.losses[1].feature, "tables");
  EXPECT_EQ(report.losses[1].documents, 2U);
  EXPECT_EQ(report.losses[1].count, 7U);
  ASSERT_EQ(report.losses[1].files.size(), 2U);
  EXPECT_EQ(report.losses[1].files[0].input, "3.docx");
  EXPECT_EQ(report.losses[1].files[0].place, "article 1");
  ASSERT_EQ(report.shards.size(), 2U);
  EXPECT_EQ(report.shards[0].journal.shard, "1/3");
  EXPECT_THAT(report.shards[1].journal.versions, ElementsAre("1.1"));
  EXPECT_THAT(report.missing_shards, ElementsAre("2/3"));
  EXPECT_EQ(report.slowest.front().input, "2.docx");
  EXPECT_EQ(report.slowest.size(), 5U);
  EXPECT_GE(report.noted, report.started);
}

TEST_F(ReportTest, CausesAreToldApartByWhatTheySayOfAll) {
  {
    Journal journal(path(), "1/1", "1.0");
    for (int i = 0; i < 30; ++i) {
      add(journal, "in/" + std::to_string(100 + i),
          failed("object " + std::to_string(i) + " of 'x" + std::to_string(i) + "' is missing"));
    }
    add(journal, "one", failed("row 7 is missing"));
    Result hung = failed("row 7 is missing");
    hung.outcome = Outcome::timed_out;
    add(journal, "two", hung);
  }
  const Report report = make_report({path()}, 5);
  ASSERT_EQ(report.causes.size(), 3U);
  EXPECT_EQ(report.causes[0].documents, 30U);
  EXPECT_EQ(report.causes[0].message, "object N of … is missing");
  ASSERT_EQ(report.causes[0].files.size(), 5U);
  EXPECT_EQ(report.causes[0].files[4].input, "in/104");
  EXPECT_EQ(report.causes[0].files[4].message, "object 4 of 'x4' is missing");
  // Where all say the same, it is said.
  EXPECT_EQ(report.causes[1].message, "row 7 is missing");
  EXPECT_EQ(report.causes[1].outcome, Outcome::failed);
  EXPECT_EQ(report.causes[2].outcome, Outcome::timed_out);
}

TEST_F(ReportTest, StrangeErrorsTakeBoundedMemory) {
  {
    Journal journal(path(), "1/1", "1.0");
    for (int i = 0; i < 1'500; ++i) {
      std::string word;
      for (int rest = i; word.size() < 4; rest /= 26) word += static_cast<char>('a' + rest % 26);
      add(journal, std::to_string(i), failed(word + " is wrong"));
    }
  }
  const Report report = make_report({path()}, 3);
  EXPECT_LE(report.causes.size(), 1'001U);
  EXPECT_EQ(report.causes.front().message, "other");
  std::uint64_t all = 0;
  for (const ReportedCause& cause : report.causes) all += cause.documents;
  EXPECT_EQ(all, 1'500U);
}

TEST_F(ReportTest, ABatchThatWasSplitAnewCountsEachDocumentOnce) {
  {
    Journal whole(path("whole"), "1/1", "1.0");
    add(whole, "a", failed("it is broken"));
    add(whole, "b", done());
    add(whole, "b", done(), "another.xml");
  }
  {
    Journal part(path("part"), "1/2", "1.0");
    add(part, "a", done());
    part.list("b", "b.xml", part.settings("{}"), "xml", std::nullopt);
  }
  for (const auto& order : {std::vector{path("whole"), path("part")}, std::vector{path("part"), path("whole")}}) {
    const Report report = make_report(order, 20);
    EXPECT_EQ(report.documents, 3U);
    EXPECT_EQ(report.of(Outcome::done), 3U);
    EXPECT_THAT(report.causes, IsEmpty());
  }
}

TEST_F(ReportTest, WhatTheLastRunDidNotListIsSaid) {
  {
    Journal journal(path(), "1/1", "1.0");
    add(journal, "old", done());
  }
  {
    Journal journal(path(), "1/1", "1.0");
    add(journal, "new", done());
  }
  const Report report = make_report({path()}, 20);
  EXPECT_EQ(report.documents, 2U);
  EXPECT_EQ(report.not_listed, 1U);
  EXPECT_EQ(report.shards[0].journal.runs, 2U);
}

TEST_F(ReportTest, NamesOfAnyBytesComeInTheOrderOfTheJournal) {
  const std::vector<std::string> names{"a", "a\n", "\xE6\x96\xB0", "\xff", "b\xfe"};
  {
    Journal first(path("1"), "1/2", "1.0");
    Journal second(path("2"), "2/2", "1.0");
    for (std::size_t i = 0; i < names.size(); ++i) {
      add(i % 2 == 0 ? first : second, names[i], done());
      add(second, names[i], done());
    }
  }
  JournalRows rows({path("1"), path("2")});
  std::vector<std::string> inputs;
  for (JournalRow row; rows.next(row);) inputs.push_back(row.input);
  // Text first, then what is not UTF-8.
  EXPECT_THAT(inputs, ElementsAre("a\n", "a", "\xE6\x96\xB0", "b\xfe", "\xff"));
}

TEST_F(ReportTest, JournalsThatCannotBeReadAreTold) {
  {
    Journal journal(path(), "1/1", "1.0");
    add(journal, "a", done());
  }
  folder.write("text", "not a database, but long enough to be looked at as one\n");
  { Database other(path("other"), Database::Access::write); }
  const Report report = make_report({path("text"), path(), path("missing"), path("other")}, 20);
  EXPECT_EQ(report.documents, 1U);
  ASSERT_EQ(report.unreadable.size(), 3U);
  EXPECT_THAT(report.unreadable[0].reason, HasSubstr("no journal at all"));
  EXPECT_THAT(report.unreadable[1].path, HasSubstr("missing"));
  EXPECT_THAT(report.unreadable[2].reason, HasSubstr("not a journal of galley batch"));
  EXPECT_THROW(make_report({path("text")}, 20), Error);
}

TEST_F(ReportTest, ReadingLeavesNothingBehind) {
  const std::string odd = "100% of it? #1.sqlite";
  {
    Journal journal(path(odd), "1/1", "1.0");
    add(journal, "a", done());
  }
  ASSERT_THAT(folder.files(), ElementsAre(odd));
  EXPECT_EQ(make_report({path(odd)}, 20).documents, 1U);
  EXPECT_THAT(folder.files(), ElementsAre(odd));
}

TEST_F(ReportTest, AJournalInUseIsReadToo) {
  Journal journal(path(), "1/1", "1.0");
  add(journal, "a", done());
  journal.commit();
  add(journal, "b", done());
  const Report report = make_report({path()}, 20);
  EXPECT_EQ(report.documents, 1U);
  EXPECT_EQ(report.shards[0].journal.unfinished_runs, 1U);
}

TEST(BlurredTest, NamesAndNumbersGoWordsStay) {
  EXPECT_EQ(blurred("object 12 0 is missing"), "object N N is missing");
  EXPECT_EQ(blurred("the entry 'word/a b.xml' can't be read"), "the entry … can't be read");
  EXPECT_EQ(blurred("would be written to out/a.xml as in/b is"), "would be written to … as … is");
  EXPECT_EQ(blurred("is no UTF-16, mp3 or «ü»"), "is no UTF-16, mp3 or …");
  EXPECT_EQ(blurred("an 'open end"), "an 'open end");
  EXPECT_EQ(blurred("第12页坏了 3"), "第12页坏了 N");
  EXPECT_EQ(blurred(""), "");
}

TEST(DistributionTest, QuantilesAreNear) {
  Distribution values;
  EXPECT_EQ(values.quantile(0.5), 0U);
  EXPECT_THAT(values.bars(), IsEmpty());
  for (std::uint64_t i = 1; i <= 100'000; ++i) values.add(i * 37);
  for (const double part : {0.01, 0.25, 0.5, 0.95, 0.99, 1.0}) {
    const double exact = part * 100'000 * 37;
    EXPECT_GE(static_cast<double>(values.quantile(part)), exact);
    EXPECT_LE(static_cast<double>(values.quantile(part)), exact * 1.02);
  }
  EXPECT_EQ(values.quantile(0), 37U);
  EXPECT_EQ(values.quantile(1), 3'700'000U);
}

TEST(DistributionTest, BarsHoldAllValues) {
  Distribution values;
  for (const std::uint64_t value :
       {std::uint64_t{0}, std::uint64_t{1}, std::uint64_t{5}, std::uint64_t{5}, std::uint64_t{9}})
    values.add(value);
  std::vector<std::string> bars;
  for (const Distribution::Bar& bar : values.bars()) {
    bars.push_back(std::to_string(bar.from) + "-" + std::to_string(bar.to) + ":" + std::to_string(bar.values));
  }
  EXPECT_THAT(bars, ElementsAre("0-1:1", "1-2:1", "2-5:0", "5-10:3"));
  Distribution extreme;
  extreme.add(UINT64_MAX);
  extreme.add(UINT64_MAX - 1);
  extreme.add(std::uint64_t{1} << 63U);
  std::uint64_t all = 0;
  for (const Distribution::Bar& bar : extreme.bars()) all += bar.values;
  EXPECT_EQ(all, 3U);
  EXPECT_EQ(extreme.quantile(1), UINT64_MAX);
}

TEST(ReadableTest, NumbersForPeople) {
  EXPECT_EQ(short_duration(0), "0 µs");
  EXPECT_EQ(short_duration(1'250), "1.25 ms");
  EXPECT_EQ(short_duration(59'990'000), "60 s");
  EXPECT_EQ(short_duration(90'000'000), "1.5 min");
  EXPECT_EQ(short_duration(3'600'000'000'000), "1000 h");
  EXPECT_EQ(short_size(999), "999 B");
  EXPECT_EQ(short_size(999'999), "1 MB");
  EXPECT_EQ(short_size(20'000'000), "20 MB");
  EXPECT_EQ(utc_time(1'000'000'000'000), "2001-09-09 01:46:40");
}

}  // namespace
}  // namespace galley::batch

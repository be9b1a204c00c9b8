// SPDX-License-Identifier: Apache-2.0
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <thread>

#include "batch/database.hpp"
#include "end_to_end/command_test.hpp"
#include "testing/plugin_folder.hpp"

namespace galley::testing {
namespace {

namespace fs = std::filesystem;
using ::testing::AllOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using Json = nlohmann::json;

class BatchTest : public CommandTest {
 protected:
  BatchTest() { plugins.add("intruder"); }

  Call batch_call(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), {"batch", "--plugin-path", plugins.path().string()});
    return call(std::move(arguments));
  }
  Outcome batch(std::vector<std::string> arguments, std::string input = {}) const {
    Call command = batch_call(std::move(arguments));
    command.input = std::move(input);
    return run(command);
  }

  void write_pages(int count) const {
    for (int i = 0; i < count; ++i) {
      folder.write("in/" + std::to_string(i % 7) + "/page-" + std::to_string(i) + ".probe",
                   "PROBE\narticle " + std::to_string(i) + "\n" + std::string(static_cast<std::size_t>(i) % 50, '\n'));
    }
  }

  /// "outcome input attempts" of each row, by input.
  std::vector<std::string> journal(const std::string& name = "out/galley-journal.sqlite") const {
    batch::Database database(folder.path() / name, batch::Database::Access::read);
    batch::Statement rows(database, "SELECT outcome, input, attempts FROM document ORDER BY CAST(input AS BLOB)");
    std::vector<std::string> all;
    while (rows.step()) all.push_back(rows.text(0) + " " + rows.text(1) + " " + rows.text(2));
    return all;
  }

  std::int64_t number(const std::string& sql, const std::string& name = "out/galley-journal.sqlite") const {
    batch::Database database(folder.path() / name, batch::Database::Access::read);
    batch::Statement rows(database, sql);
    EXPECT_TRUE(rows.step());
    return rows.number(0);
  }

  static std::vector<pid_t> children_of(pid_t parent) {
    std::vector<pid_t> children;
    for (const auto& entry : fs::directory_iterator("/proc")) {
      std::ifstream status(entry.path() / "stat");
      pid_t id = 0;
      std::string name;
      std::string state;
      pid_t its_parent = 0;
      if (status >> id >> name >> state >> its_parent && its_parent == parent) children.push_back(id);
    }
    return children;
  }

  /// What lies in the folder of outputs but the journal and what belongs to it.
  std::vector<std::string> outputs(const std::string& prefix = "out/") const {
    std::vector<std::string> all = folder.files();
    std::erase_if(all, [&](const std::string& name) {
      return !name.starts_with(prefix) || name.find("galley-journal") != std::string::npos;
    });
    return all;
  }

  PluginFolder plugins;
};

TEST_F(BatchTest, MirrorsAFolder) {
  folder.write("in/a.probe", "PROBE\narticle A\n");
  folder.write("in/deep/er/b.probe", "PROBE\narticle B\n");
  folder.write("in/.hidden.probe", "PROBE\narticle hidden\n");
  folder.write("in/notes.md", "PROBE\narticle notes\n");
  folder.write("in/drafts/c.probe", "PROBE\narticle C\n");
  ::symlink("a.probe", (folder.path() / "in/link.probe").c_str());
  const Outcome outcome =
      batch({"in", "-t", "probe", "--out-dir", "out", "--include", "*.probe", "--exclude", "drafts"});
  EXPECT_EQ(outcome.exit_code, 0);
  EXPECT_THAT(outcome.errors, HasSubstr("galley: 3 done in "));
  EXPECT_EQ(outcome.output, "");
  EXPECT_THAT(outputs(), ElementsAre("out/a.probe", "out/deep/er/b.probe", "out/link.probe"));
  EXPECT_EQ(folder.read("out/deep/er/b.probe"), "PROBE\narticle B\n");
  EXPECT_THAT(journal(), ElementsAre("done in/a.probe 1", "done in/deep/er/b.probe 1", "done in/link.probe 1"));
}

TEST_F(BatchTest, GoesOnWhereItEnded) {
  write_pages(20);
  ASSERT_EQ(batch({"in", "-t", "probe", "--out-dir", "out"}).exit_code, 0);
  const std::int64_t first_run = number("SELECT max(run) FROM document");

  // Nothing changed; then a touched one, one with other bytes, a new one, and one whose output is gone.
  EXPECT_THAT(batch({"in", "-t", "probe", "--out-dir", "out"}).errors, HasSubstr("0 done and 20 unchanged"));
  const auto later = fs::file_time_type::clock::now() + std::chrono::hours(1);
  fs::last_write_time(folder.path() / "in/0/page-0.probe", later);
  folder.write("in/1/page-1.probe", "PROBE\narticle changed\n");
  folder.write("in/new.probe", "PROBE\narticle new\n");
  fs::remove(folder.path() / "out/2/page-2.probe");
  EXPECT_THAT(batch({"in", "-t", "probe", "--out-dir", "out"}).errors, HasSubstr("3 done and 18 unchanged"));
  EXPECT_EQ(folder.read("out/1/page-1.probe"), "PROBE\narticle changed\n");
  EXPECT_EQ(number("SELECT count(*) FROM document WHERE run = " + std::to_string(first_run)), 18);

  // Other options are other outputs.
  EXPECT_THAT(batch({"in", "-t", "probe", "--out-dir", "out", "-W", "mebibytes=0"}).errors, HasSubstr("21 done in"));
}

TEST_F(BatchTest, WhatFailedIsTriedAgainOnRequest) {
  folder.write("in/good.probe", "PROBE\narticle A\n");
  folder.write("in/bad.probe", "PROBE\nfail it is broken\n");
  const Outcome first = batch({"in", "-t", "probe", "--out-dir", "out"});
  EXPECT_EQ(first.exit_code, 1);
  EXPECT_THAT(first.errors, HasSubstr("galley: in/bad.probe:2:1: it is broken\n"));
  const Outcome second = batch({"in", "-t", "probe", "--out-dir", "out"});
  EXPECT_EQ(second.exit_code, 1);
  EXPECT_THAT(second.errors, AllOf(HasSubstr("1 unchanged and 1 failed before"), Not(HasSubstr("it is broken"))));
  EXPECT_THAT(batch({"in", "-t", "probe", "--out-dir", "out", "--retry-failed"}).errors, HasSubstr("it is broken"));
  // Another input is another matter.
  folder.write("in/bad.probe", "PROBE\narticle mended\n");
  EXPECT_EQ(batch({"in", "-t", "probe", "--out-dir", "out"}).exit_code, 0);
}

TEST_F(BatchTest, NoDocumentStopsTheOthers) {
  write_pages(30);
  folder.write("in/crash.intruder", "crash\n");
  folder.write("in/abort.intruder", "abort\n");
  folder.write("in/hang.intruder", "hang\n");
  folder.write("in/hoard.intruder", "hoard 400\n");
  folder.write("in/throw.probe", "PROBE\nthrow\n");
  folder.write("in/steal.intruder", "open /etc/passwd\nmake out/stolen\nfork\nconnect\n");
  ASSERT_EQ(::mkfifo((folder.path() / "in/fifo.probe").c_str(), 0666), 0);
  std::vector<std::string> first;
  for (const char* jobs : {"1", "4"}) {
    const std::string out = std::string("out") + jobs;
    const Outcome outcome =
        batch({"in", "-t", "text", "--out-dir", out, "-j", jobs, "--timeout", "0.4", "--memory", "200M"});
    EXPECT_EQ(outcome.exit_code, 1);
    const std::vector<std::string> rows = journal(out + "/galley-journal.sqlite");
    EXPECT_EQ(rows.size(), 36U);
    EXPECT_THAT(rows, AllOf(Contains("crashed in/crash.intruder 2"), Contains("crashed in/abort.intruder 2"),
                            Contains("timed-out in/hang.intruder 2"), Contains("out-of-memory in/hoard.intruder 2"),
                            Contains("failed in/throw.probe 1"), Contains("done in/steal.intruder 1")));
    EXPECT_EQ(std::count_if(rows.begin(), rows.end(), [](const auto& row) { return row.starts_with("done"); }), 31);
    EXPECT_EQ(outputs(out + "/").size(), 31U);
    const std::string stolen = folder.read(out + "/steal.txt");
    EXPECT_THAT(stolen, Not(HasSubstr("done")));
    if (first.empty()) first = rows;
    EXPECT_EQ(rows, first);
  }
}

TEST_F(BatchTest, AWorkerThatLeaksIsReplacedInTime) {
  for (int i = 0; i < 12; ++i) folder.write("in/" + std::to_string(i) + ".intruder", "leak 60\n");
  const Outcome outcome = batch({"in", "-t", "text", "--out-dir", "out", "-j", "1", "--memory", "400M"});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.errors;
  for (int i = 0; i < 12; ++i) EXPECT_EQ(folder.read("out/" + std::to_string(i) + ".txt"), "leak 60: done\n");
  EXPECT_EQ(number("SELECT count(*) FROM document WHERE outcome = 'done' AND attempts = 1"), 12);
}

TEST_F(BatchTest, OneOutputForOneInput) {
  folder.write("in/a.probe", "PROBE\narticle first\n");
  folder.write("in/a.txt", "Some text.\n");
  for (const char* jobs : {"1", "4"}) {
    const Outcome outcome = batch({"in", "-t", "probe", "--out-dir", "out", "-j", jobs, "--retry-failed"});
    EXPECT_EQ(outcome.exit_code, 1);
    EXPECT_THAT(outcome.errors, HasSubstr("galley: in/a.txt: would be written to out/a.probe as in/a.probe is"));
    EXPECT_EQ(folder.read("out/a.probe"), "PROBE\narticle first\n");
  }
  EXPECT_EQ(batch({"in", "-t", "probe", "--out-dir", "other", "--name", "{dir}/{name}.{ext}"}).exit_code, 0);
  EXPECT_THAT(outputs("other/"), ElementsAre("other/a.probe.probe", "other/a.txt.probe"));
}

TEST_F(BatchTest, ListsOfNames) {
  write_pages(5);
  const std::string odd = "in/line\nbreak \xff\xfe.probe";
  folder.write(odd, "PROBE\narticle odd\n");
  const std::string names = "in/0/page-0.probe\n\n./in/1/page-1.probe\r\nin/0/page-0.probe\nmissing.probe\n";
  const Outcome lines = batch({"--from", "-", "-t", "probe", "--out-dir", "out"}, names);
  EXPECT_EQ(lines.exit_code, 1);
  EXPECT_THAT(lines.errors, AllOf(HasSubstr("galley: missing.probe: cannot be read: no such file or folder"),
                                  HasSubstr("2 done, 1 failed and 1 listed twice")));
  EXPECT_THAT(outputs(), ElementsAre("out/in/0/page-0.probe", "out/in/1/page-1.probe"));

  folder.write("names", odd + std::string(1, '\0') + "in/2/page-2.probe" + std::string(1, '\0'));
  const Outcome by_nul = batch({"--from", "names", "--null", "-t", "probe", "--out-dir", "nul"});
  EXPECT_EQ(by_nul.exit_code, 0) << by_nul.errors;
  EXPECT_THAT(outputs("nul/"), ElementsAre("nul/in/2/page-2.probe", "nul/" + odd));
  EXPECT_THAT(journal("nul/galley-journal.sqlite"), Contains("done " + odd + " 1"));
  EXPECT_THAT(batch({"--from", "names", "-t", "probe", "--out-dir", "x"}).errors, HasSubstr("(--null)"));
}

TEST_F(BatchTest, Manifests) {
  folder.write("a.probe", "PROBE\nlose 1\narticle A\n");
  folder.write("jobs.jsonl",
               R"({"input": "a.probe", "output": "x/a.probe", "to": "probe"})"
               "\n"
               R"({"input": "a.probe", "to": "text", "strict": true})"
               "\nnonsense\n"
               R"({"input": "a.probe", "output": "x/big.probe", "to": "probe", "writer-options": {"mebibytes": 1}})");
  const Outcome outcome = batch({"--manifest", "jobs.jsonl", "--out-dir", "out"});
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_THAT(outcome.errors, HasSubstr("galley: jobs.jsonl:3: the request is not JSON"));
  EXPECT_THAT(outputs(), ElementsAre("out/x/a.probe", "out/x/big.probe"));
  EXPECT_GT(folder.read("out/x/big.probe").size(), 1U << 20);
  EXPECT_EQ(number("SELECT count(*) FROM document WHERE outcome = 'lost'"), 1);

  folder.write("jobs.toml",
               "[[document]]\ninput = \"a.probe\"\noutput = \"b.probe\"\nto = \"probe\"\n"
               "[document.writer-options]\nmebibytes = 0\n");
  EXPECT_EQ(batch({"--manifest", "jobs.toml", "--out-dir", "toml"}).exit_code, 0);
  EXPECT_THAT(outputs("toml/"), ElementsAre("toml/b.probe"));
  folder.write("bad.toml", "[[document]]\ninput = a\n");
  const Outcome bad = batch({"--manifest", "bad.toml", "--out-dir", "toml"});
  EXPECT_EQ(bad.exit_code, 2);
  EXPECT_THAT(bad.errors, HasSubstr("is not TOML"));
}

TEST_F(BatchTest, ShardsAreTheWhole) {
  write_pages(60);
  std::vector<std::string> all;
  for (const char* shard : {"1/3", "2/3", "3/3"}) {
    ASSERT_EQ(batch({"in", "-t", "probe", "--out-dir", "out", "--shard", shard}).exit_code, 0);
    const std::size_t now = outputs().size();
    EXPECT_GT(now, all.size());
    all = outputs();
  }
  EXPECT_EQ(all.size(), 60U);
  EXPECT_EQ(journal("out/galley-journal-1-of-3.sqlite").size() + journal("out/galley-journal-2-of-3.sqlite").size() +
                journal("out/galley-journal-3-of-3.sqlite").size(),
            60U);
  Call slurm = batch_call({"in", "-t", "probe", "--out-dir", "slurm", "--shard", "auto"});
  slurm.environment.insert(slurm.environment.end(),
                           {"SLURM_ARRAY_TASK_ID=12", "SLURM_ARRAY_TASK_MIN=10", "SLURM_ARRAY_TASK_COUNT=3"});
  EXPECT_EQ(run(slurm).exit_code, 0);
  EXPECT_EQ(journal("slurm/galley-journal-3-of-3.sqlite"), journal("out/galley-journal-3-of-3.sqlite"));
}

TEST_F(BatchTest, AmongItsInputsItReplacesNothingOfOthers) {
  folder.write("in/a.txt", "Headline\n\nText.\n");
  folder.write("in/a.probe", "PROBE\narticle precious\n");
  const Outcome outcome = batch({"in", "-t", "probe", "--out-dir", "in", "--include", "*.txt"});
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_THAT(outcome.errors, HasSubstr("not of this batch"));
  EXPECT_EQ(folder.read("in/a.probe"), "PROBE\narticle precious\n");
  EXPECT_EQ(
      batch({"in", "-t", "probe", "--out-dir", "in", "--include", "*.txt", "--retry-failed", "--overwrite"}).exit_code,
      0);
  EXPECT_NE(folder.read("in/a.probe"), "PROBE\narticle precious\n");
}

TEST_F(BatchTest, ForMachines) {
  write_pages(3);
  folder.write("in/bad.probe", "PROBE\nfail it is broken\n");
  const Outcome outcome =
      batch({"in", "-t", "probe", "--out-dir", "out", "--log-format", "json", "--metrics", "state.prom"});
  std::istringstream lines(outcome.errors);
  int documents = 0;
  Json summary;
  for (std::string line; std::getline(lines, line);) {
    const Json object = Json::parse(line, nullptr, false);
    ASSERT_TRUE(object.is_object()) << line;
    if (object["code"] == "document") ++documents;
    if (object["code"] == "summary") summary = object;
    if (object.value("outcome", "") == "failed") {
      EXPECT_EQ(object["message"], "it is broken");
    }
  }
  EXPECT_EQ(documents, 4);
  EXPECT_EQ(summary["done"], 3);
  EXPECT_EQ(summary["failed"], 1);
  const std::string metrics = folder.read("state.prom");
  EXPECT_THAT(metrics, AllOf(HasSubstr("galley_batch_documents_total{shard=\"1/1\",outcome=\"done\"} 3\n"),
                             HasSubstr("galley_batch_documents_total{shard=\"1/1\",outcome=\"failed\"} 1\n"),
                             HasSubstr("galley_batch_run_ended{shard=\"1/1\"} 1\n")));
}

TEST_F(BatchTest, ProgressOnATerminalAlone) {
  write_pages(50);
  Call command = batch_call({"in", "-t", "probe", "--out-dir", "out"});
  EXPECT_THAT(run(command).errors, Not(HasSubstr("\r")));
  command = batch_call({"in", "-t", "probe", "--out-dir", "out2"});
  command.on_terminal = true;
  EXPECT_THAT(run(command).output, AllOf(HasSubstr("\r"), HasSubstr(" done"), HasSubstr("galley: 50 done in ")));
}

TEST_F(BatchTest, OutputsThatCannotBe) {
  write_pages(3);
  folder.write("taken", "a file");
  EXPECT_EQ(batch({"in", "-t", "probe", "--out-dir", "taken"}).exit_code, 1);
  EXPECT_EQ(batch({"in", "-t", "probe", "--out-dir", "out", "--journal", "taken"}).exit_code, 1);
  EXPECT_EQ(folder.read("taken"), "a file");
  // A folder stands where an output is to be.
  folder.write("out/1/page-1.probe/x", "");
  const Outcome outcome = batch({"in", "-t", "probe", "--out-dir", "out"});
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_THAT(outcome.errors, AllOf(HasSubstr("out/1/page-1.probe: it is a folder, not a file"), HasSubstr("2 done")));
}

TEST_F(BatchTest, AFullDiskIsSaidAndNothingIsLost) {
  write_pages(3);
  // Files may not grow beyond a megabyte: the outputs hit that, the journal does not.
  Call command = batch_call({"in", "-t", "probe", "--out-dir", "out", "-W", "mebibytes=2"});
  command.words.insert(command.words.begin(), {"/bin/sh", "-c", "ulimit -f 1024; exec \"$0\" \"$@\""});
  const Outcome outcome = run(command);
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_THAT(outcome.errors, HasSubstr("larger than the system allows"));
  EXPECT_THAT(outputs(), ElementsAre());
  EXPECT_EQ(batch({"in", "-t", "probe", "--out-dir", "out", "-W", "mebibytes=2", "--retry-failed"}).exit_code, 0);
  EXPECT_EQ(outputs().size(), 3U);
}

TEST_F(BatchTest, KilledAtAnyMomentItGoesOnToTheSameEnd) {
  write_pages(400);
  ASSERT_EQ(batch({"in", "-t", "probe", "--out-dir", "calm"}).exit_code, 0);
  std::int64_t run_of_first = 0;
  for (int moment = 0; moment < 20; ++moment) {
    Running command(batch_call({"in", "-t", "probe", "--out-dir", "out", "-j", "2"}));
    std::this_thread::sleep_for(std::chrono::milliseconds(5 + moment * 7 % 45));
    command.send(SIGKILL);
    command.wait();
    for (const std::string& name : outputs()) {
      // A kill between two steps of replacing an output leaves a hidden file, which the next run takes away.
      if (name.find("/.galley-") != std::string::npos) continue;
      ASSERT_EQ(folder.read(name), folder.read("calm" + name.substr(3))) << "after moment " << moment;
    }
    if (!folder.has("out/galley-journal.sqlite")) continue;
    try {
      run_of_first = number("SELECT count(*) FROM document WHERE outcome = 'done'");
    } catch (const Error&) {
      run_of_first = 0;  // killed before it had its tables
    }
  }
  const std::int64_t committed = run_of_first;
  const Outcome outcome = batch({"in", "-t", "probe", "--out-dir", "out"});
  EXPECT_EQ(outcome.exit_code, 0);
  // Nothing that was committed is done a second time.
  EXPECT_EQ(number("SELECT count(*) FROM document WHERE run < (SELECT max(id) FROM run)"), committed);
  EXPECT_EQ(outputs().size(), 400U);
  for (const std::string& name : outputs()) ASSERT_EQ(folder.read(name), folder.read("calm" + name.substr(3)));
}

TEST_F(BatchTest, AKilledWorkerCostsNothing) {
  write_pages(200);
  Call command = batch_call({"in", "-t", "probe", "--out-dir", "out", "-j", "2", "-W", "mebibytes=1"});
  command.errors = folder.path() / "errors";
  Running running(command);
  std::vector<pid_t> workers;
  for (int i = 0; i < 5'000 && workers.size() < 2; ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
    workers = children_of(running.id());
  }
  ASSERT_EQ(workers.size(), 2U);
  std::this_thread::sleep_for(std::chrono::milliseconds(20));
  for (const pid_t worker : workers) EXPECT_EQ(::kill(worker, SIGKILL), 0);
  EXPECT_EQ(running.wait().exit_code, 0) << folder.read("errors");
  EXPECT_EQ(outputs().size(), 200U);
  EXPECT_EQ(number("SELECT count(*) FROM document WHERE outcome = 'done'"), 200);
}

TEST_F(BatchTest, ASignalEndsItSoonAndItGoesOn) {
  write_pages(40);
  folder.write("in/slow.probe", "PROBE\nwait now\n");
  Call command = batch_call({"in", "-t", "probe", "--out-dir", "out", "-j", "2"});
  command.errors = folder.path() / "errors";
  folder.write("errors", "");
  {
    Running running(command);
    for (int i = 0; i < 20'000 && folder.read("errors") != "now\n"; ++i) {
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    running.send(SIGTERM);
    const Outcome outcome = running.wait(std::chrono::seconds(20));
    EXPECT_FALSE(outcome.timed_out);
    EXPECT_EQ(outcome.exit_code, 128 + SIGTERM);
  }
  EXPECT_THAT(folder.read("errors"), HasSubstr("the same command goes on from here"));
  EXPECT_FALSE(folder.has("out/slow.probe"));
  EXPECT_EQ(number("SELECT count(*) FROM document WHERE outcome = 'pending' AND input = 'in/slow.probe'"), 1);
  folder.write("in/slow.probe", "PROBE\narticle mended\n");
  EXPECT_EQ(run(command).exit_code, 0);
  EXPECT_EQ(outputs().size(), 41U);
}

}  // namespace
}  // namespace galley::testing

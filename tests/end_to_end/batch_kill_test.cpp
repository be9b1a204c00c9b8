// SPDX-License-Identifier: Apache-2.0
#include <signal.h>

#include <filesystem>
#include <map>
#include <random>
#include <set>
#include <thread>

#include "batch/database.hpp"
#include "end_to_end/command_test.hpp"
#include "galley/error.hpp"

namespace galley::testing {
namespace {

namespace fs = std::filesystem;
using std::chrono::milliseconds;

class BatchKillTest : public CommandTest {
 protected:
  static constexpr int documents = 240;
  static constexpr int moments = 20;

  /// Inputs that are small, and take the longer to read the more they complain.
  void write_inputs(int complaints) const {
    for (int i = 0; i < documents; ++i) {
      folder.write("in/" + std::to_string(i % 7) + "/page-" + std::to_string(i) + ".probe",
                   "PROBE\nwarn " + std::to_string(complaints) + "\narticle " + std::to_string(i) + "\n");
    }
  }

  Call batch_to(const std::string& place) const {
    return call({"batch", "in", "-t", "probe", "--out-dir", place, "-j", "2", "-q"});
  }

  /// Converts all in peace, with inputs that take about two seconds together on this machine.
  milliseconds convert_calmly() const {
    for (int complaints = 1'000;; complaints *= 4) {
      write_inputs(complaints);
      const auto begin = std::chrono::steady_clock::now();
      EXPECT_EQ(run(batch_to("calm")).exit_code, 0);
      const auto time = std::chrono::duration_cast<milliseconds>(std::chrono::steady_clock::now() - begin);
      if (time > milliseconds(2'000) || HasFailure()) return time;
    }
  }

  /// The run that did each document that the journal knows to be done; empty where there is no journal yet.
  std::map<std::string, std::int64_t> done_by() const {
    std::map<std::string, std::int64_t> runs;
    if (!folder.has("out/galley-journal.sqlite")) return runs;
    try {
      batch::Database database(folder.path() / "out/galley-journal.sqlite", batch::Database::Access::read);
      batch::Statement rows(database, "SELECT output, run FROM document WHERE outcome = 'done'");
      while (rows.step()) runs[rows.text(0)] = rows.number(1);
    } catch (const galley::Error&) {
      // Killed before it had its tables.
    }
    return runs;
  }

  /// Outputs that are in their place. What a kill left between two steps of replacing one has a hidden name.
  std::set<std::string> outputs(const std::string& place) const {
    std::set<std::string> names;
    for (const std::string& name : folder.files()) {
      if (name.starts_with(place + "/") && name.ends_with(".probe") && name.find("/.") == std::string::npos) {
        names.insert(name.substr(place.size() + 1));
      }
    }
    return names;
  }
};

TEST_F(BatchKillTest, AtRandomMomentsNothingIsLostAndNothingIsDoneTwice) {
  const milliseconds whole = convert_calmly();
  ASSERT_EQ(outputs("calm").size(), static_cast<std::size_t>(documents));

  std::mt19937 random(std::random_device{}());
  const auto seed = random();
  SCOPED_TRACE("seed " + std::to_string(seed));
  random.seed(seed);
  // The journal is written through five times a second: about half of the runs come so far.
  std::uniform_int_distribution<int> moment(0, 450);
  std::map<std::string, std::int64_t> done;
  int fell_within = 0;
  for (int i = 0; i < moments; ++i) {
    {
      Running command(batch_to("out"));
      std::this_thread::sleep_for(milliseconds(moment(random)));
      command.send(SIGKILL);
      command.wait();
    }
    for (const std::string& name : outputs("out")) {
      ASSERT_TRUE(folder.read("out/" + name) == folder.read("calm/" + name)) << name << " after kill " << i;
    }
    const std::map<std::string, std::int64_t> now = done_by();
    for (const auto& [output, by] : done) {
      ASSERT_TRUE(now.contains(output)) << output << " is forgotten after kill " << i;
      ASSERT_EQ(now.at(output), by) << output << " was done again";
      ASSERT_TRUE(folder.has(output));
    }
    if (now.size() > done.size() && now.size() < static_cast<std::size_t>(documents)) ++fell_within;
    done = now;
  }
  EXPECT_GE(fell_within, 2) << "the moments show too little";

  ASSERT_EQ(run(batch_to("out")).exit_code, 0);
  const std::map<std::string, std::int64_t> at_end = done_by();
  EXPECT_EQ(at_end.size(), static_cast<std::size_t>(documents));
  for (const auto& [output, by] : done) EXPECT_EQ(at_end.at(output), by) << output << " was done again";
  EXPECT_EQ(outputs("out"), outputs("calm"));
  for (const std::string& name : outputs("out")) ASSERT_TRUE(folder.read("out/" + name) == folder.read("calm/" + name));
  for (const std::string& name : folder.files()) {
    const bool expected = name.ends_with(".probe") || name.find("galley-journal") != std::string::npos;
    EXPECT_TRUE(expected && name.find("/.") == std::string::npos) << name << " is left behind";
  }
  RecordProperty("kills-within", fell_within);
  RecordProperty("milliseconds-undisturbed", static_cast<int>(whole.count()));
}

}  // namespace
}  // namespace galley::testing

// SPDX-License-Identifier: Apache-2.0
#include "conformance/recorder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdio>

#include "conformance/captured_stream.hpp"
#include "conformance/subject.hpp"

namespace galley::conformance {
namespace {

using ::testing::ElementsAre;
using ::testing::EndsWith;

class KeptFailures : public Recorder {
 public:
  std::vector<std::string> texts;
  std::vector<std::string> places;

 private:
  void told(const Failure& failure) override { texts.push_back(to_string(failure)); }
  void entered(const std::string& place) override { places.push_back(place); }
};

TEST(Recorder, TellsWhatWhereAndWhatInstead) {
  KeptFailures recorder;
  EXPECT_TRUE(recorder.expect(true, "nothing"));
  EXPECT_FALSE(recorder.failed());
  {
    const Recorder::Place outer(recorder, "seed 3");
    const Recorder::Place inner(recorder, "reading");
    EXPECT_FALSE(recorder.expect(false, "a", "b"));
  }
  recorder.fail("c");
  EXPECT_THAT(recorder.texts, ElementsAre("seed 3, reading: expected a; found b", "expected c"));
  EXPECT_THAT(recorder.places, ElementsAre("seed 3", "seed 3, reading", "seed 3", ""));
}

TEST(Recorder, IsBounded) {
  KeptFailures recorder;
  for (int i = 0; i < 1'000; ++i) recorder.fail(std::string(1 << 16, 'x'));
  EXPECT_EQ(recorder.failures(), 1'000U);
  EXPECT_EQ(recorder.texts.size(), Recorder::most_told);
  EXPECT_LT(recorder.texts.front().size(), 5'000U);
}

TEST(Recorder, ShowsBytes) {
  EXPECT_EQ(in_quotes(std::string("a\n\0\xff\\", 5)), R"('a\n\x00\xff\x5c')");
  EXPECT_THAT(in_quotes(std::string(1'000, 'a')), EndsWith("aaa...'"));
}

TEST(CapturedStream, TakesAllThatIsWritten) {
  CapturedStream stream(STDERR_FILENO);
  std::fputs("by the library, ", stderr);
  EXPECT_EQ(::write(STDERR_FILENO, "by the system", 13), 13);
  EXPECT_EQ(stream.end(), "by the library, by the system");
  EXPECT_EQ(stream.end(), "");
}

TEST(Budget, IsNeverLessThanOne) {
  const std::vector<std::filesystem::path> files;
  PluginHost host({});
  PluginRecord record;
  KeptFailures recorder;
  const Subject subject{host, record, recorder, files, 0.0};
  Budget budget(subject, 100, 60);
  EXPECT_TRUE(budget.take());
  EXPECT_FALSE(budget.take());
}

}  // namespace
}  // namespace galley::conformance

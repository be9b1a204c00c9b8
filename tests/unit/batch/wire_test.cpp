// SPDX-License-Identifier: Apache-2.0
#include "batch/wire.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <random>
#include <thread>

#include "batch/channel.hpp"
#include "batch/line_reader.hpp"
#include "batch/task.hpp"

namespace galley::batch {
namespace {

Result full_result() {
  Result result;
  result.outcome = Outcome::failed;
  result.error = Error(ErrorKind::input, "is broken", Place{.part = "a", .line = 3, .offset = 7, .item = "article 1"});
  result.format = "docx";
  result.input_hash = "00";
  result.input_bytes = 1;
  result.peak_bytes = UINT64_MAX;
  result.losses = {{Feature::tables, {2, "article 1"}}};
  result.reading_losses = {{"dropped-content", 4}};
  result.diagnostics = {{Severity::warning, "malformed", "it is odd", {}}};
  return result;
}

TEST(Wire, ResultsArriveAsTheyWere) {
  const Result result = decode_result(encode(full_result()));
  EXPECT_EQ(encode(result), encode(full_result()));
  EXPECT_EQ(result.error->place().offset, 7);
  EXPECT_EQ(result.losses, full_result().losses);
  EXPECT_EQ(result.diagnostics, full_result().diagnostics);
}

TEST(Wire, TasksArriveAsTheyWere) {
  Task task;
  task.name = "a.docx";
  task.reader_options = {{"encoding", "x"}};
  task.filters = {{.filter = "f", .options = {{"a", "b"}}}};
  task.to = "epub";
  task.resource_root = "/srv";
  task.limits.depth = 7;
  task.time_limit = std::chrono::milliseconds(1500);
  task.strict = true;
  EXPECT_EQ(encode(decode_task(encode(task))), encode(task));
  EXPECT_EQ(decode_task(encode(task)).limits.depth, 7U);
}

TEST(Wire, WhatMakesNoSenseIsRefused) {
  const std::string good = encode(full_result());
  for (std::size_t size = 0; size < good.size(); ++size) {
    EXPECT_THROW(decode_result(good.substr(0, size)), Error) << size;
  }
  EXPECT_THROW(decode_result(good + "x"), Error);
  Result liar;
  liar.outcome = Outcome::failed;  // and says not why
  EXPECT_THROW(decode_result(encode(liar)), Error);
  liar.outcome = Outcome::pending;
  EXPECT_THROW(decode_result(encode(liar)), Error);
}

TEST(Wire, NoMessageBringsTheParentDown) {
  std::mt19937 random(1);
  const std::string good = encode(full_result());
  int refused = 0;
  for (int i = 0; i < 20'000; ++i) {
    std::string bytes = good;
    for (int k = 0; k < 3; ++k) bytes[random() % bytes.size()] = static_cast<char>(random());
    try {
      decode_result(bytes);
    } catch (const Error&) {
      ++refused;
    }
  }
  EXPECT_GT(refused, 1000);
}

TEST(Channel, CarriesDescriptorsWithTheirMessage) {
  auto [parent, child] = Channel::make_pair();
  int ends[2];
  ASSERT_EQ(::pipe2(ends, O_CLOEXEC), 0);
  ASSERT_EQ(::write(ends[1], "x", 1), 1);
  const std::string large(1 << 20, 'm');
  std::thread sender([&, &to = parent] {
    EXPECT_TRUE(to.send("first", {ends[0]}));
    EXPECT_TRUE(to.send(large));
    EXPECT_TRUE(to.send("", {ends[0], ends[1]}));
    to.close();
  });
  const auto first = child.receive();
  ASSERT_TRUE(first);
  EXPECT_EQ(first->bytes, "first");
  ASSERT_EQ(first->descriptors.size(), 1U);
  char byte = 0;
  EXPECT_EQ(::read(first->descriptors[0].get(), &byte, 1), 1);
  const auto second = child.receive();
  EXPECT_EQ(second->bytes, large);
  EXPECT_TRUE(second->descriptors.empty());
  EXPECT_EQ(child.receive()->descriptors.size(), 2U);
  EXPECT_FALSE(child.receive());
  sender.join();
  for (const int end : ends) ::close(end);
}

TEST(Channel, TakesWhatHasArrived) {
  auto [parent, child] = Channel::make_pair();
  EXPECT_TRUE(parent.take_arrived());
  EXPECT_EQ(parent.next_arrived(), std::nullopt);
  ASSERT_TRUE(child.send("one"));
  ASSERT_TRUE(child.send("two"));
  EXPECT_TRUE(parent.take_arrived());
  EXPECT_EQ(parent.next_arrived(), "one");
  EXPECT_EQ(parent.next_arrived(), "two");
  EXPECT_EQ(parent.next_arrived(), std::nullopt);
  // A length that no message has: whoever sends that is not to be listened to.
  const std::string huge(8, '\x7f');
  ASSERT_EQ(::write(child.descriptor(), huge.data(), huge.size()), 8);
  EXPECT_FALSE(parent.take_arrived());
}

TEST(Channel, KnowsWhenTheOtherEndIsGone) {
  auto [parent, child] = Channel::make_pair();
  child.close();
  EXPECT_FALSE(parent.send("anybody?"));
  EXPECT_FALSE(parent.take_arrived());
}

TEST(LineReader, CutsLinesAndHoldsNoneThatIsTooLong) {
  int ends[2];
  ASSERT_EQ(::pipe2(ends, O_CLOEXEC), 0);
  const Cancellation never{false};
  LineReader lines(ends[0], '\n', 10, never);
  EXPECT_FALSE(lines.ready());
  std::thread writer([&] {
    const std::string text = "one\n\n" + std::string(300'000, 'x') + "\n0123456789\nlast";
    std::string_view rest = text;
    while (!rest.empty()) rest.remove_prefix(static_cast<std::size_t>(::write(ends[1], rest.data(), rest.size())));
    ::close(ends[1]);
  });
  EXPECT_EQ(lines.next()->text, "one");
  EXPECT_TRUE(lines.ready());
  EXPECT_EQ(lines.next()->text, "");
  const auto longest = lines.next();
  EXPECT_TRUE(longest->too_long);
  EXPECT_EQ(longest->text, "");
  EXPECT_EQ(lines.next()->text, "0123456789");
  EXPECT_EQ(lines.next()->text, "last");
  EXPECT_FALSE(lines.next());
  EXPECT_EQ(lines.consumed(), 300'021U);
  writer.join();
  ::close(ends[0]);
}

}  // namespace
}  // namespace galley::batch

// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <cstdlib>
#include <string>
#include <vector>

#include "galley/compare.hpp"
#include "galley/features.hpp"
#include "outline.hpp"
#include "testing/random_document.hpp"
#include "testing/random_text.hpp"
#include "testing/samples.hpp"
#include "text/description.hpp"

namespace galley::text {
namespace {

/// More in a soak: GALLEY_REPEATS times as many.
std::uint64_t repeats(std::uint64_t count) {
  const char* times = std::getenv("GALLEY_REPEATS");
  return times != nullptr ? count * std::strtoull(times, nullptr, 10) : count;
}

/// Empty if the document comes back as it was.
std::string difference(const Document& document, const OptionValues& options, std::string& text) {
  Diagnostics diagnostics;
  text = write_text(document, options, &diagnostics);
  const Document back = read_text(text);
  if (back == document) return {};
  const std::vector<Difference> differences = compare(document, back, 3);
  std::string message = "differs\n";
  for (const Difference& each : differences) message += each.place + ": " + each.message + "\n";
  return message;
}

void check_random(testing::Shape shape, const OptionValues& options, std::uint64_t count) {
  const char* only = std::getenv("GALLEY_SEED");
  const std::uint64_t first = only != nullptr ? std::strtoull(only, nullptr, 10) : 1;
  count = only != nullptr ? 1 : repeats(count);
  int failures = 0;
  for (std::uint64_t seed = first; seed < first + count && failures < 5; ++seed) {
    const Document document = testing::random_document(seed, describe().carries, shape);
    std::string text;
    const std::string problem = difference(document, options, text);
    if (problem.empty()) continue;
    ++failures;
    ADD_FAILURE() << "seed " << seed << ": " << problem << (only != nullptr ? text : std::string());
  }
}

TEST(RoundTrip, KeepsRandomDocuments) { check_random(testing::Shape::usual, {}, 50); }

TEST(RoundTrip, KeepsAnythingCanonical) { check_random(testing::Shape::any, {}, 50); }

TEST(RoundTrip, KeepsRandomDocumentsBrokenToAWidth) {
  check_random(testing::Shape::usual, {{"width", "40"}}, 25);
  check_random(testing::Shape::any, {{"width", "72"}}, 25);
}

/// Lines with all kinds of marks before them, blank lines and none, as no writer would write them.
std::string random_text(testing::Random& random) {
  static const std::vector<std::string> beginnings{"",
                                                   "",
                                                   "",
                                                   "",
                                                   "",
                                                   "# ",
                                                   "## ",
                                                   "### ",
                                                   "> ",
                                                   "> > ",
                                                   "- ",
                                                   "  - ",
                                                   "    ",
                                                   "\t",
                                                   "1. ",
                                                   "2) ",
                                                   "| ",
                                                   "　　",
                                                   "```",
                                                   "~~~",
                                                   "---",
                                                   "===",
                                                   "* * *",
                                                   "[^1]: ",
                                                   "[^a]: ",
                                                   "[x]: ",
                                                   "{.article}",
                                                   "{.p} ",
                                                   "{#a}",
                                                   "![",
                                                   ": ",
                                                   "— ",
                                                   "\f",
                                                   "\\",
                                                   "本报记者 ",
                                                   "By ",
                                                   "新华社北京7月4日电 ",
                                                   "LONDON, July 4 (Reuters) — "};
  static const std::vector<std::string> ends{"",   "",   "",    "",     " {.deck}", " {.byline}", " {#a}", "\\",
                                             "  ", " |", " ##", "[^1]", "](y)",     "-",          "。",    "."};
  std::string text;
  for (std::size_t i = random.between(1, 25); i > 0; --i) {
    text += random.pick(beginnings);
    if (random.chance(15)) text += random.pick(beginnings);
    if (random.chance(85)) text += testing::random_line(random, 12);
    text += random.pick(ends);
    text += random.chance(60) ? "\n\n" : "\n";
  }
  return text;
}

TEST(RoundTrip, KeepsWhatIsReadFromAnyText) {
  const char* only = std::getenv("GALLEY_SEED");
  const std::uint64_t first = only != nullptr ? std::strtoull(only, nullptr, 10) : 1;
  const std::uint64_t count = only != nullptr ? 1 : repeats(300);
  int failures = 0;
  for (std::uint64_t seed = first; seed < first + count && failures < 5; ++seed) {
    testing::Random random(seed);
    const std::string text = random_text(random);
    for (const char* wrap : {"auto", "join"}) {
      std::string written;
      const std::string problem = difference(read_text(text, {{"wrap", wrap}}), {}, written);
      if (problem.empty()) continue;
      ++failures;
      ADD_FAILURE() << "seed " << seed << ": " << problem
                    << (only != nullptr ? text + "\n=====\n" + written : std::string());
    }
  }
}

}  // namespace
}  // namespace galley::text

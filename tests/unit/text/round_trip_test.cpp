// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <cstdlib>
#include <string>

#include "galley/compare.hpp"
#include "galley/features.hpp"
#include "outline.hpp"
#include "testing/random_document.hpp"
#include "testing/samples.hpp"
#include "text/description.hpp"

namespace galley::text {
namespace {

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
  if (only != nullptr) count = 1;
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

TEST(RoundTrip, KeepsRandomDocuments) { check_random(testing::Shape::usual, {}, 400); }

TEST(RoundTrip, KeepsAnythingCanonical) { check_random(testing::Shape::any, {}, 400); }

TEST(RoundTrip, KeepsRandomDocumentsBrokenToAWidth) {
  check_random(testing::Shape::usual, {{"width", "40"}}, 150);
  check_random(testing::Shape::any, {{"width", "72"}}, 150);
}

}  // namespace
}  // namespace galley::text

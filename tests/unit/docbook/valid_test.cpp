// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "docbook/description.hpp"
#include "docbook/reader.hpp"
#include "docbook/writer.hpp"
#include "testing/child_process.hpp"
#include "testing/conversion.hpp"
#include "testing/feature_complete.hpp"
#include "testing/random_document.hpp"
#include "testing/scratch_folder.hpp"

namespace galley::docbook {
namespace {

const testing::Format format{describe, read, write};

/// The schema of Debian's docbook5-xml: DocBook 5.0, which all that is written keeps to.
constexpr const char* schema = "/usr/share/xml/docbook/schema/rng/5.0/docbook.rng";

testing::Outcome validate(const std::vector<std::string>& files) {
  std::vector<std::string> command{"/usr/bin/env", "jing", schema};
  command.insert(command.end(), files.begin(), files.end());
  return testing::run({.words = command});
}

TEST(DocBookSchema, EveryWrittenFileIsValid) {
  const testing::ScratchFolder folder;
  std::vector<std::string> files{
      folder.write("empty.dbk", write_with(format, {}).bytes).string(),
      folder.write("full.dbk", write_with(format, testing::feature_complete_document()).bytes).string()};
  for (std::uint64_t seed = 1; seed <= 100; ++seed) {
    const Document document = testing::random_document(seed, describe().carries);
    files.push_back(folder.write(std::to_string(seed) + ".dbk", write_with(format, document).bytes).string());
  }
  const testing::Outcome outcome = validate(files);
  EXPECT_EQ(outcome.exit_code, 0) << outcome.output.substr(0, 3000) << outcome.errors.substr(0, 3000);
}

/// The validator itself: without this, a schema that is not there or takes everything would go unnoticed.
TEST(DocBookSchema, ABrokenFileIsNotValid) {
  const testing::ScratchFolder folder;
  const std::string broken =
      "<article xmlns='http://docbook.org/ns/docbook' version='5.0'><title>a</title><section/></article>";
  const testing::Outcome outcome = validate({folder.write("broken.dbk", broken).string()});
  EXPECT_NE(outcome.exit_code, 0);
  EXPECT_NE(outcome.output.find("section"), std::string::npos) << outcome.output << outcome.errors;
}

}  // namespace
}  // namespace galley::docbook

// SPDX-License-Identifier: Apache-2.0

/// The example of a program that embeds Galley, built against what is installed.

#include "end_to_end/installed_test.hpp"

namespace galley::testing {
namespace {

using ::testing::HasSubstr;

class EmbeddingTest : public InstalledTest {
 protected:
  EmbeddingTest() { folder.write("page.txt", "# Harbour reopens\n\nShips returned on Monday.\n"); }

  void expect_converts(const std::string& program) {
    done(program + " page.txt page.xml xml");
    EXPECT_THAT(folder.read("page.xml"), HasSubstr("<headline>Harbour reopens</headline>"));
    const Outcome outcome = shell(program + " page.txt page.nothing nothing");
    EXPECT_EQ(outcome.exit_code, 1);
    EXPECT_THAT(outcome.errors, HasSubstr("there is no format 'nothing'"));
  }
};

TEST_F(EmbeddingTest, WithCMake) {
  done(configure("prefix/share/galley/examples/embedding", "build") + " && cmake --build build");
  expect_converts("build/convert");
}

TEST_F(EmbeddingTest, WithPkgConfig) {
  const std::string sanitize = GALLEY_SANITIZERS;
  done("cp -r prefix/share/galley/examples/embedding . && PKG_CONFIG_PATH=" + prefix() +
       "/lib/pkgconfig make -C embedding" + (sanitize.empty() ? "" : " CXXFLAGS=-fsanitize=" + sanitize));
  expect_converts("embedding/convert");
}

}  // namespace
}  // namespace galley::testing

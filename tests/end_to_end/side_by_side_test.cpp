// SPDX-License-Identifier: Apache-2.0
#include <memory>

#include "end_to_end/command_test.hpp"

namespace galley::testing {
namespace {

class SideBySideTest : public CommandTest {};

TEST_F(SideBySideTest, SixtyFourProcessesDoNotDisturbEachOther) {
  constexpr int processes = 64;
  std::vector<std::unique_ptr<Running>> running;
  for (int i = 0; i < processes; ++i) {
    const std::string name = "page-" + std::to_string(i);
    folder.write(name + ".txt", "PROBE\narticle " + name + "\n");
    running.push_back(std::make_unique<Running>(
        call({"convert", "-t", "probe", "--out-dir", "out", "-W", "mebibytes=1", name + ".txt"})));
  }
  for (const auto& process : running) EXPECT_EQ(process->wait().exit_code, 0);
  for (int i = 0; i < processes; ++i) {
    const std::string name = "page-" + std::to_string(i);
    const std::string output = folder.read("out/" + name + ".probe");
    EXPECT_EQ(output.substr(0, output.find("paragraph")), "PROBE\narticle " + name + "\n");
  }
  EXPECT_EQ(folder.files().size(), 2U * processes);
}

TEST_F(SideBySideTest, ManyWritersOfOneOutputLeaveOneOfTheirs) {
  constexpr int processes = 32;
  std::vector<std::unique_ptr<Running>> running;
  for (int i = 0; i < processes; ++i) {
    const std::string name = "page-" + std::to_string(i) + ".txt";
    folder.write(name, "PROBE\narticle " + std::string(1, static_cast<char>('a' + i % 26)) + "\n");
    running.push_back(std::make_unique<Running>(call({"convert", name, "-o", "out.probe", "-W", "mebibytes=2"})));
  }
  for (const auto& process : running) EXPECT_EQ(process->wait().exit_code, 0);
  EXPECT_EQ(folder.read("out.probe").size(), 16U + 2 * ((1 << 20) + 11));
  EXPECT_EQ(folder.files().size(), 1U + processes);
}

}  // namespace
}  // namespace galley::testing

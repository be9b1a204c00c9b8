// SPDX-License-Identifier: Apache-2.0
#include "record.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <sstream>

#include "galley/version.hpp"

namespace galley::testing {
namespace {

std::string version_line() { return "sdk-version " + std::to_string(GALLEY_SDK_VERSION); }

std::string text_of(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += "  " + line + "\n";
  return text;
}

std::vector<std::string> only_in(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  std::vector<std::string> lines;
  std::set_difference(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(lines));
  return lines;
}

}  // namespace

void expect_recorded(const std::string& name, std::vector<std::string> lines) {
  std::sort(lines.begin(), lines.end());
  const std::string path = GALLEY_SDK_RECORDS "/" + name;
  std::ifstream file(path);
  std::string version;
  std::getline(file, version);
  std::vector<std::string> recorded;
  for (std::string line; std::getline(file, line);) recorded.push_back(line);
  ASSERT_TRUE(std::is_sorted(recorded.begin(), recorded.end())) << path;

  const std::vector<std::string> gone = only_in(recorded, lines);
  const std::vector<std::string> added = only_in(lines, recorded);
  const bool raised = version != version_line();
  if (std::getenv("GALLEY_WRITE_SDK_RECORDS") != nullptr && (gone.empty() || raised)) {
    std::ofstream out(path);
    out << version_line() << "\n";
    for (const std::string& line : lines) out << line << "\n";
    return;
  }
  if (raised) {
    ADD_FAILURE() << "GALLEY_SDK_VERSION was changed: write " << path << " anew with GALLEY_WRITE_SDK_RECORDS=1";
    return;
  }
  EXPECT_TRUE(gone.empty()) << "plugins that are built already rely on these: raise GALLEY_SDK_VERSION in "
                               "core/include/galley/version.hpp.in (and write the record anew with "
                               "GALLEY_WRITE_SDK_RECORDS=1), or restore\n"
                            << text_of(gone) << "There is now\n"
                            << text_of(added);
  EXPECT_TRUE(added.empty() || !gone.empty())
      << "new in the SDK; nothing that is built breaks, but from now on these are "
         "to be kept: write the record with GALLEY_WRITE_SDK_RECORDS=1\n"
      << text_of(added);
}

}  // namespace galley::testing

// SPDX-License-Identifier: Apache-2.0
#include "testing/program_folder.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <fstream>
#include <iterator>

namespace galley::testing {

namespace fs = std::filesystem;

fs::path ProgramFolder::add_program(const fs::path& name, std::string_view script) const {
  const fs::path file = write(name, script);
  ::chmod(file.c_str(), 0755);
  return file;
}

fs::path ProgramFolder::add_format(std::string_view id, std::string_view script, std::string_view more) const {
  const std::string name(id);
  const std::string file = name + (script.find("python") < script.find('\n') ? ".py" : ".sh");
  add_program(file, script);
  return write(name + ".json", R"({"galley-plugin": 1, "id": ")" + name +
                                   R"(", "kind": "format", "name": "A program",)" +
                                   R"( "summary": "a program", "version": "1", "reads": true, "writes": true,)" +
                                   R"( "extensions": [")" + name + R"("], "carries": ["paragraphs"], )" +
                                   std::string(more) + R"( "exec": ["./)" + file + R"("]})");
}

fs::path ProgramFolder::add_filter(std::string_view id, std::string_view script, std::string_view more) const {
  const std::string name(id);
  const std::string file = name + (script.find("python") < script.find('\n') ? ".py" : ".sh");
  add_program(file, script);
  return write(name + ".json", R"({"galley-plugin": 1, "id": ")" + name +
                                   R"(", "kind": "filter", "name": "A program",)" +
                                   R"( "summary": "a program", "version": "1", )" + std::string(more) +
                                   R"( "exec": ["./)" + file + R"("]})");
}

int processes_with(std::string_view word) {
  int found = 0;
  std::error_code error;
  for (const fs::directory_entry& entry : fs::directory_iterator("/proc", error)) {
    const std::string name = entry.path().filename().string();
    if (!std::all_of(name.begin(), name.end(), [](char c) { return c >= '0' && c <= '9'; })) continue;
    std::ifstream file(entry.path() / "cmdline");
    const std::string words{std::istreambuf_iterator<char>(file), {}};
    if (words.find(word) != std::string::npos) ++found;
  }
  return found;
}

}  // namespace galley::testing
